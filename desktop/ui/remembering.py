"""What is remembered from one day to the next: the report that was shown, sizes and places of widgets."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QByteArray

from db.report_key import OFFICE, Quarter, ReportKey, ReportKind
from desktop.settings import Settings, SettingsFile
from desktop.ui.standing import current_quarter

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


def remember_key(settings: SettingsFile, key: ReportKey | None) -> None:
    """Keep which report is shown."""
    if key:
        settings.change(quarter=str(key.quarter), kind=key.kind.value, shown_author=key.author)


def first_key(settings: Settings, day: date) -> ReportKey:
    """Return the report that was shown last, else the person's own for the quarter that is collected."""
    try:
        quarter = Quarter.parse(settings.quarter or "")
    except ValueError:
        quarter = current_quarter(day)
    kind = next((kind for kind in ReportKind if kind == settings.kind), ReportKind.MUNICIPAL)
    return ReportKey(kind, quarter, settings.shown_author or settings.author or OFFICE)
