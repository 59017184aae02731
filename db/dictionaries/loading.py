"""The dictionaries are read from CSV files, with what people added or changed laid over them."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from db.dictionaries.entries import KINDS, Entry, EntryOrigin, UserEntry
from db.dictionaries.lookup import Dictionaries
from db.errors import AppError

Line = Mapping[str, str]


class DictionaryDamaged(AppError):
    """A dictionary cannot be read."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(
            f"{where}: {reason}; исправьте это место или установите программу заново.",
            "Отчеты не изменены.",
            "Исправьте указанное место или установите программу заново.",
        )


def load(folder: Path, extra: Iterable[UserEntry] = ()) -> Dictionaries:
    """Read all dictionaries of the folder; entries of people are laid over those that came with the program.

    Raises DictionaryDamaged, which names the file and the line.
    """
    own = tuple(extra)
    if unknown := {each.dictionary for each in own} - {kind.TABLE for kind in KINDS}:
        raise DictionaryDamaged(f"Справочник «{min(unknown)}»", "такого справочника нет")
    return Dictionaries({kind: tuple(_entries(kind, folder, own)) for kind in KINDS})


def _entries(kind: type[Entry], folder: Path, own: Iterable[UserEntry]) -> Iterator[Entry]:
    """Yield the entries of one table: those of the file in its order, then those that people added."""
    changes = {each.entry_id: each for each in own if each.dictionary == kind.TABLE}
    for where, line in _lines(folder / f"{kind.TABLE}.csv", kind.KEY):
        change = changes.pop(line[kind.KEY], None)
        yield _changed(kind, line, change) if change else _entry(kind, line, where)
    for added in changes.values():
        yield _changed(kind, {}, added)


def _lines(path: Path, key: str) -> Iterator[tuple[str, Line]]:
    """Yield the lines of a file, each with its place in words."""
    rows = _rows(path)
    where, header = next(rows, (_place(path, 1), []))
    if key not in header:
        raise DictionaryDamaged(where, f"в заголовке таблицы нет столбца «{key}»")
    seen: set[str] = set()
    for where, row in rows:
        if len(row) != len(header):
            raise DictionaryDamaged(where, f"ожидалось ячеек: {len(header)}, найдено: {len(row)}")
        line = dict(zip(header, row, strict=True))
        if line[key] in seen:
            raise DictionaryDamaged(where, f"запись «{line[key]}» встречается второй раз")
        seen.add(line[key])
        yield where, line


def _rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of a CSV file, each with its place in words."""
    reader = csv.reader(StringIO(_text(path), newline=""), strict=True)
    try:
        yield from ((_place(path, reader.line_num), row) for row in reader if row)
    except csv.Error:
        raise DictionaryDamaged(_place(path, reader.line_num), "строка таблицы повреждена") from None


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError:
        raise DictionaryDamaged(f"Справочник «{path}»", "файл не найден или не читается") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DictionaryDamaged(_place(path, line), "текст не в кодировке UTF-8") from None


def _place(path: Path, line: int) -> str:
    return f"Справочник «{path.name}», строка {line}"


def _changed(kind: type[Entry], line: Line, change: UserEntry) -> Entry:
    """Return the entry of the line with a person's changes laid over it."""
    days = {"valid_from": change.valid_from, "valid_to": change.valid_to}
    values = {**line, **change.values, **{name: day.isoformat() for name, day in days.items() if day}}
    where = f"Справочник «{kind.TABLE}», ваша запись «{change.entry_id}»"
    own = {kind.KEY: change.entry_id, **values, "row_id": change.entry_id}
    return _entry(kind, own, where, EntryOrigin.CHANGED if line else EntryOrigin.USER)


def _entry(kind: type[Entry], line: Line, where: str, origin: EntryOrigin = EntryOrigin.SEED) -> Entry:
    """Make an entry of a line: every field by its type, columns without a field passed over."""
    values: dict[str, Any] = {"origin": origin}
    for field in fields(kind):
        text = line.get(field.name, "")
        if not text and field.default is MISSING:
            raise DictionaryDamaged(where, f"не заполнен столбец «{field.name}»")
        if text and field.name != "origin":
            values[field.name] = _value(field.type, text, f"{where}, столбец «{field.name}»")
    return kind(**values)


def _value(wanted: object, text: str, where: str) -> object:
    try:
        return _READERS[wanted](text)
    except (ValueError, KeyError):
        raise DictionaryDamaged(where, f"непонятное значение «{text}»") from None


_READERS: dict[object, Callable[[str], object]] = {
    str: str,
    int: int,
    bool: {"yes": True, "no": False}.__getitem__,
    float | None: float,
    date | None: date.fromisoformat,
    tuple[str, ...]: lambda text: tuple(text.split("|")),
}
