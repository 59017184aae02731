"""Sizes and places of widgets, kept in the settings as text."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray

from desktop.settings import SettingsFile

Save = Callable[[], QByteArray]
Restore = Callable[[QByteArray], bool]


def remember(settings: SettingsFile, saves: Mapping[str, Save]) -> None:
    """Keep what widgets say of themselves, each under its name."""
    said = {name: b64encode(save().data()).decode("ascii") for name, save in saves.items()}
    settings.change(layout={**settings.now.layout, **said})


def recall(settings: SettingsFile, name: str, restore: Restore) -> bool:
    """Give a widget back what it said; False where nothing usable is kept."""
    try:
        kept = b64decode(settings.now.layout[name], validate=True)
    except (KeyError, ValueError, TypeError):
        return False
    return restore(QByteArray(kept))
