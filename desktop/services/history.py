"""What was done to an event, told from the journal: the newest first, with the words that differ marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from enum import Enum, auto
from uuid import UUID

from db.folding import fold
from db.journal import Action, ActionKind, Change
from db.store import Store
from desktop.services.naming import FIELD_NAMES

_AROUND = 40  # characters that are left on either side of a difference
_LONGEST = 20_000  # characters of a text that is compared word by word
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_RECEIVED = "прием файла "
_REVERSALS = {ActionKind.UNDO: "Отменено", ActionKind.REDO: "Повторено"}


class Mark(Enum):
    """Where a part of a line is from: from both texts or from us, only from the old one, only the new one."""

    PLAIN = auto()
    WAS = auto()
    IS = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line that is shown in one way."""

    text: str
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done: when, by whom, what, and a line for each text that it changed."""

    at: datetime
    who: str
    what: str
    lines: tuple[tuple[Part, ...], ...] = ()

    def __str__(self) -> str:
        lines = ("".join(part.text for part in line) for line in self.lines)
        return "\n".join((self.what, *lines))


def history(store: Store, event_id: UUID) -> list[Entry]:
    """Return what was done to an event, the newest first; what nobody would see is left out."""
    return [
        entry
        for action in store.history(event_id)
        for change in action.changes
        if (entry := _entry(action, change)).what
    ]


def _entry(action: Action, change: Change) -> Entry:
    lines = tuple(_lines(change)) if change.before and change.after else ()
    return Entry(action.at, action.owner, _what(action, change, lines), lines)


def _what(action: Action, change: Change, lines: Sequence[object]) -> str:
    """Say in a few words what was done; nothing where no text and no place changed."""
    if action.kind in _REVERSALS:
        return f"{_REVERSALS[action.kind]}: {action.label}"
    if action.label.startswith(_RECEIVED):
        return f"Принято из файла {action.label.removeprefix(_RECEIVED)}"
    if change.before is None:
        return "Добавлено"
    if change.after is None:
        return "Удалено вместе с отчетом"
    if "binned_at" in change.after:
        return "Убрано в корзину" if change.after["binned_at"] else "Возвращено из корзины"
    if lines:
        return "Изменено"
    if "section_id" in change.after:
        return "Перенесено в другой раздел"
    return "Перемещено" if "position" in change.after else ""


def _lines(change: Change) -> Iterator[tuple[Part, ...]]:
    before, after = change.before or {}, change.after or {}
    for field, name in FIELD_NAMES.items():
        if field.value in after:
            yield tuple(_line(name.capitalize(), fold(before[field.value]), fold(after[field.value])))


def _line(name: str, old: str, new: str) -> Iterator[Part]:
    """Yield «Сроки: было «…», стало «…»», or what is shorter where one of the texts is empty."""
    if old == new:
        yield Part(f"{name}: другие пробелы или переносы строк")
    elif not old:
        yield from _quoted(f"{name}: вписано", [Part(new, Mark.IS)])
    elif not new:
        yield from _quoted(f"{name}: стерто", [Part(old, Mark.WAS)])
    else:
        was, now = _compared(old, new)
        yield from _quoted(f"{name}: было", was)
        yield from _quoted(", стало", now)


def _quoted(said: str, parts: Sequence[Part]) -> Iterator[Part]:
    yield Part(f"{said} «")
    yield from parts
    yield Part("»")


def _compared(old: str, new: str) -> tuple[list[Part], list[Part]]:
    """Return both texts in parts, word by word; long stretches that both have are cut short."""
    if max(len(old), len(new)) > _LONGEST:
        return [Part(old, Mark.WAS)], [Part(new, Mark.IS)]
    olds, news = _TOKEN.findall(old), _TOKEN.findall(new)
    was: list[Part] = []
    now: list[Part] = []
    for what, start, end, other_start, other_end in SequenceMatcher(None, olds, news, False).get_opcodes():
        if what == "equal":
            common = "".join(olds[start:end])
            part = Part(_cut(common, is_first=not start, is_last=end == len(olds)))
            was.append(part)
            now.append(part)
        else:
            was += _marked(olds[start:end], Mark.WAS)
            now += _marked(news[other_start:other_end], Mark.IS)
    return was, now


def _marked(tokens: Sequence[str], mark: Mark) -> list[Part]:
    return [Part("".join(tokens), mark)] if tokens else []


def _cut(text: str, *, is_first: bool, is_last: bool) -> str:
    """Leave of a stretch only the words that are near to a difference."""
    if len(text) <= 2 * _AROUND:
        return text
    head = "" if is_first else text[:_AROUND].rpartition(" ")[0] + " "
    tail = "" if is_last else " " + text[-_AROUND:].partition(" ")[2]
    return f"{head}…{tail}"
