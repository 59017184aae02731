"""What was done to an event, told from the journal: the newest first, with the words that differ marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from uuid import UUID

from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Field
from db.journal import Action, ActionKind, Change
from db.receptions import FILES
from db.store import Store
from desktop.services.correcting import told
from desktop.services.editing import Editing
from desktop.services.naming import FIELD_NAMES
from desktop.services.side_by_side import Pieces, side_by_side

_AROUND = 40  # characters that are left on either side of a difference
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
class Line:
    """What became of one text: told in parts, and the text as it was before."""

    field: Field
    before: str
    parts: tuple[Part, ...]

    def __iter__(self) -> Iterator[Part]:
        return iter(self.parts)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done: when, by whom, what, and a line for each text that it changed."""

    at: datetime
    who: str
    what: str
    lines: tuple[Line, ...] = ()

    def __str__(self) -> str:
        lines = ("".join(part.text for part in line) for line in self.lines)
        return "\n".join((self.what, *lines))


def history(store: Store, event_id: UUID, dictionaries: Dictionaries) -> list[Entry]:
    """Return what was done to an event, the newest first; what nobody would see is left out."""
    return [
        entry
        for action in store.history(event_id)
        for change in action.changes
        if (entry := _entry(action, change, dictionaries)).what
    ]


def give_back(editing: Editing, event: Event, line: Line) -> None:
    """Give an event a text back that it had, as one action. Raises StaleWrite, NotKept, DiskFull."""
    texts = replace(event.texts, **{line.field.value: line.before})
    editing.set_texts(f"возвращение прежнего текста ({FIELD_NAMES[line.field]})", [(event, texts)])


def _entry(action: Action, change: Change, dictionaries: Dictionaries) -> Entry:
    lines = tuple(_lines(change)) if change.before and change.after else ()
    return Entry(action.at, action.owner, _what(action, change, lines, dictionaries), lines)


def _what(action: Action, change: Change, lines: Sequence[object], dictionaries: Dictionaries) -> str:
    """Say in a few words what was done; nothing where no text and no place changed."""
    if action.kind in _REVERSALS:
        return f"{_REVERSALS[action.kind]}: {action.label}"
    if action.details:  # files came in, or that was taken back
        return _of_files(action)
    if change.before is None:
        return "Добавлено"
    if change.after is None:
        return "Удалено вместе с отчетом"
    if "binned_at" in change.after:
        return "Убрано в корзину" if change.after["binned_at"] else "Возвращено из корзины"
    if lines:
        return "Изменено"
    if set_by_hand := told(change.before, change.after, dictionaries):
        return f"Изменено: {set_by_hand}"
    if "section_id" in change.after:
        return "Перенесено в другой раздел"
    return "Перемещено" if "position" in change.after else ""


def _of_files(action: Action) -> str:
    """Return «Принято из файла «Отчет.docx»», or what the label says of several, or of taking that back."""
    names = [file["name"] for file in (action.details or {}).get(FILES, ())]
    if len(names) == 1 and action.label.startswith("прием"):
        return f"Принято из файла «{names[0]}»"
    return f"{action.label[:1].upper()}{action.label[1:]}"


def _lines(change: Change) -> Iterator[Line]:
    before, after = change.before or {}, change.after or {}
    for field, name in FIELD_NAMES.items():
        if field.value in after:
            old = before[field.value]
            yield Line(field, old, tuple(_line(name.capitalize(), old, after[field.value])))


def _line(name: str, old: str, new: str) -> Iterator[Part]:
    """Yield «Сроки: было «…», стало «…»», or what is shorter where one of the texts is empty."""
    was, now = side_by_side(old, new)
    if not old:
        yield from _quoted(f"{name}: вписано", now, Mark.IS)
    elif not new:
        yield from _quoted(f"{name}: стерто", was, Mark.WAS)
    else:
        yield from _quoted(f"{name}: было", was, Mark.WAS)
        yield from _quoted(", стало", now, Mark.IS)


def _quoted(said: str, pieces: Pieces, mark: Mark) -> Iterator[Part]:
    """Yield a text in quotes; of long stretches that both texts have only what is near to a difference."""
    yield Part(f"{said} «")
    for place, piece in enumerate(pieces):
        if piece.differs:
            yield Part(piece.text, mark)
        else:
            yield Part(_cut(piece.text, is_first=place == 0, is_last=place == len(pieces) - 1))
    yield Part("»")


def _cut(text: str, *, is_first: bool, is_last: bool) -> str:
    if len(text) <= 2 * _AROUND:
        return text
    head = "" if is_first else text[:_AROUND].rpartition(" ")[0] + " "
    tail = "" if is_last else " " + text[-_AROUND:].partition(" ")[2]
    return f"{head}…{tail}"
