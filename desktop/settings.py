"""What the program remembers about how a person works with it: one small file beside the store."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

NAME = "settings.json"
WORDS_NAME = "words.txt"


class Theme(StrEnum):
    """How the window is coloured."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered; `layout` holds what widgets say of their sizes, base64 by name.

    `author` is who works here, an id of the dictionary of authors, None before the first start.
    `switched_off` are the aids that a person writes without, by their names.
    `sent` is what a report was sent as, `correspondence` who sends it to whom, by the names of its parts.
    `quarter` («2026-Q2»), `kind` and `shown_author` are the report that was shown last.
    """

    author: str | None = None
    quarter: str | None = None
    kind: str | None = None
    shown_author: str | None = None
    text_size: int = 10  # points
    theme: Theme = Theme.SYSTEM
    open_folder: str | None = None
    export_folder: str | None = None
    switched_off: tuple[str, ...] = ()
    sending_folder: str | None = None
    sent: tuple[str, ...] = (".docx", "letter", "mail")
    correspondence: Mapping[str, str] = field(default_factory=dict)
    layout: Mapping[str, str] = field(default_factory=dict)


class SettingsFile:
    """Keeps the settings of a folder; a damaged or missing file means the usual settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / NAME
        self.now = _read(self._path)

    def change(self, **changes: Any) -> Settings:  # noqa: ANN401  each setting has its own type
        """Change some settings and write them down; that they could not be written stops no work."""
        changed = replace(self.now, **changes)
        if changed != self.now:
            self.now = changed
            _write(self._path, json.dumps(asdict(changed), ensure_ascii=False, indent=1))
        return changed


class WordsFile:
    """Keeps the words that a person has added, one on a line: hands may write here too."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / WORDS_NAME

    def words(self) -> list[str]:
        """Return the words; none where there is no file or it cannot be read."""
        try:
            return self._path.read_text(encoding="utf-8-sig", errors="replace").split()
        except OSError:
            return []

    def add(self, word: str) -> None:
        """Add a word; that it could not be written down stops no work."""
        known = self.words()
        if word not in known:
            _write(self._path, "\n".join((*known, word, "")))


def _read(path: Path) -> Settings:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    usual = Settings()
    sound = {
        each.name: found[each.name]
        for each in fields(Settings)
        if each.name in found and _fits(found[each.name], getattr(usual, each.name))
    }
    typed = {
        "theme": Theme(sound.get("theme", usual.theme)),
        "switched_off": tuple(sound.get("switched_off", ())),
        "sent": tuple(sound.get("sent", usual.sent)),
    }
    return Settings(**sound | typed)


def _fits(value: object, usual: object) -> bool:
    """Tell whether a value that was read can stand for a usual one: hands and other versions write here."""
    match usual:
        case Theme():
            return value in list(Theme)
        case int():
            return type(value) is int
        case tuple():
            return isinstance(value, list) and all(isinstance(each, str) for each in value)
        case Mapping():
            return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
    return value is None or isinstance(value, str)


def _write(path: Path, text: str) -> None:
    draft = path.with_suffix(".draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
