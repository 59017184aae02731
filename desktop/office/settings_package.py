"""The package of the office: its dictionaries and settings in one file, to be taken in by all."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from db.dictionaries.entries import UserEntry
from db.errors import AppError
from desktop.office.replacing import replacing

_FORMAT, _VERSION = "pobratim-settings", 1
_LARGEST = 16 * 1024 * 1024  # bytes; a thousand entries make some 300 KB
_LONGEST_NAME, _LONGEST_TEXT = 64, 10_000  # characters
_MOST_ENTRIES = 20_000
_DAYS = ("valid_from", "valid_to")


@dataclass(frozen=True, slots=True)
class SettingsPackage:
    """Entries of dictionaries, and parts of the settings by name; those of a later program as they are."""

    entries: tuple[UserEntry, ...] = ()
    parts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


class UnreadablePackage(AppError):
    """The file is no package of settings, or not one that this program understands."""

    def __init__(self, source: Path, reason: str, advice: str = "попросите прислать его еще раз") -> None:
        super().__init__(
            f"Файл «{source.name}» не принят: {reason}; {advice}.",
            "Ничего не изменено.",
            f"{advice[:1].upper()}{advice[1:]}.",
        )


def write_package(package: SettingsPackage, target: Path) -> None:
    """Write a package; the file is whole or untouched. Raises AppError where it cannot be written."""
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "dictionaries": [
            {
                "dictionary": entry.dictionary,
                "entry_id": entry.entry_id,
                "values": dict(entry.values),
                **{name: day.isoformat() for name in _DAYS if (day := getattr(entry, name))},
            }
            for entry in package.entries
        ],
        "settings": {name: dict(values) for name, values in package.parts.items()},
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    with replacing(target) as draft:
        draft.write_text(text, encoding="utf-8")


def read_package(source: Path) -> SettingsPackage:
    """Read what `write_package` wrote, by whatever hands it went. Raises UnreadablePackage."""
    found = _content(source)
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        raise UnreadablePackage(source, "это не пакет настроек", "выберите другой файл")
    version = found.get("version")
    if type(version) is not int or version < 1:
        raise UnreadablePackage(source, "в нем не указана версия")
    if version > _VERSION:
        newer = "он создан более новой версией программы"
        raise UnreadablePackage(source, newer, "обновите программу и повторите")
    try:
        entries = tuple(_entries(found.get("dictionaries", [])))
        return SettingsPackage(entries, dict(_parts(found.get("settings", {}))))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise UnreadablePackage(source, "он поврежден") from error


def _content(source: Path) -> object:
    try:
        if source.stat().st_size > _LARGEST:
            raise UnreadablePackage(
                source, "он больше 16 МБ, пакеты такими не бывают", "выберите другой файл"
            )
        return json.loads(source.read_bytes())
    except OSError as error:
        advice = "проверьте, на месте ли он и можно ли его читать"
        raise UnreadablePackage(source, "его не удалось открыть", advice) from error
    except (ValueError, RecursionError) as error:
        raise UnreadablePackage(source, "это не пакет настроек, или он поврежден") from error


def _entries(found: object) -> Iterator[UserEntry]:
    if not isinstance(found, list) or len(found) > _MOST_ENTRIES:
        raise TypeError("no list of entries")
    for each in found:
        values = {_name(name): _text(text) for name, text in each["values"].items()}
        days = (date.fromisoformat(each[name]) if each.get(name) else None for name in _DAYS)
        yield UserEntry(_name(each["dictionary"]), _name(each["entry_id"]), values, *days)


def _parts(found: object) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(found, dict):
        raise TypeError("no parts")
    for name, values in found.items():
        if not isinstance(values, dict):
            raise TypeError("no values")
        yield _name(name), values


def _name(text: object) -> str:
    if not isinstance(text, str) or not 0 < len(text) <= _LONGEST_NAME:
        raise TypeError("no name")
    return text


def _text(text: object) -> str:
    if not isinstance(text, str) or len(text) > _LONGEST_TEXT:
        raise TypeError("no text")
    return text
