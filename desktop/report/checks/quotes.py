"""Family W: quotation marks that lack their other half, or are not those of printed Russian texts.

Nested quotes close with one mark: «Школа № 3 «Радуга» is right, and so is «Школа № 3 «Радуга»».
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.entities import Field
from desktop.report.checks.checked import CheckedEvent
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Fix, Found, Spot

_FIELDS = (Field.TITLE, Field.PLACE, Field.CONTENT, Field.PARTICIPANTS)
_MARK = re.compile(r"[«»\"“”„]")
_TYPED = frozenset('"“”„')
_TYPED_MARK = re.compile(r"[\"“”„]")
_OPENS_AFTER = re.compile(r"(?:\A|[\s(\[{«„–—/-])\Z")
_DOUBLE_CLOSING = re.compile(r"»{2,}")
_LONGEST_NAME = 60  # of what can be taken for a name up to the end of a text
_NOT_IN_NAME = re.compile(r"[,.;:()\n]|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark of a text, whatever its shape."""

    place: int
    opens: bool
    is_typed: bool  # straight or curly


def unbalanced_quotes(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find marks that close nothing, and the last one that is never closed."""
    for field in _FIELDS:
        text = event.texts[field]
        marks = _marks(text)
        stray, unclosed = _unbalanced(marks)
        for start, end in _runs(stray):
            yield _found(
                field,
                text,
                start,
                end,
                "Кавычка закрыта, но не открыта: поставьте открывающую или уберите эту.",
                "" if text[max(0, start - 1) : start] == "»" else None,
            )
        if unclosed:
            yield _unclosed(field, text, unclosed)


def _runs(marks: Sequence[_Mark]) -> list[tuple[int, int]]:
    """Return where marks that stand side by side begin and end."""
    runs: list[tuple[int, int]] = []
    for mark in marks:
        if runs and runs[-1][1] == mark.place:
            runs[-1] = (runs[-1][0], mark.place + 1)
        else:
            runs.append((mark.place, mark.place + 1))
    return runs


def _unclosed(field: Field, text: str, mark: _Mark) -> Found:
    end = len(text.rstrip())
    rest = text[mark.place + 1 : end]
    is_name = 0 < len(rest) <= _LONGEST_NAME and not _NOT_IN_NAME.search(rest)
    stop = end if is_name else mark.place + 1
    return _found(
        field,
        text,
        mark.place,
        stop,
        "Кавычка открыта, но не закрыта: поставьте закрывающую там, где кончается название.",
        f"{text[mark.place : stop]}{_closing(text[mark.place])}" if is_name else None,
    )


def _closing(mark: str) -> str:
    return "»" if mark == "«" else '"'


def typed_quotes(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find straight and curly marks; all of a text are mended together, so that each keeps its other half."""
    for field in _FIELDS:
        text = event.texts[field]
        typed = [mark for mark in _marks(text) if mark.is_typed]
        if typed:
            start, end = typed[0].place, typed[-1].place + 1
            yield _found(
                field,
                text,
                start,
                end,
                "Кавычки должны быть такими: «…».",
                _printed(text[start:end], start, typed),
            )


def _printed(text: str, start: int, typed: Sequence[_Mark]) -> str:
    """Return a text with printed marks in place of the typed ones; nested ones close with one mark."""
    letters = list(text)
    for mark in typed:
        letters[mark.place - start] = "«" if mark.opens else "»"
    return _DOUBLE_CLOSING.sub("»", "".join(letters))


def with_printed_marks(text: str) -> str:
    """Return a text with «…» for straight and curly marks, each in its place, as other rules see it."""
    letters = list(text) if _TYPED_MARK.search(text) else []
    for mark in _marks(text) if letters else ():
        letters[mark.place] = "«" if mark.opens else "»"
    return "".join(letters) or text


def _marks(text: str) -> list[_Mark]:
    """Return the quotation marks of a text; inches, and „…“ within «…», are right as they are."""
    found: list[_Mark] = []
    depth, inner = 0, 0  # of any marks, and of „…“ within others
    for match in _MARK.finditer(text):
        mark, place = match[0], match.start()
        if (mark == "„" and depth) or (mark == "“" and inner):
            inner += 1 if mark == "„" else -1
            continue
        is_nested = bool(found) and found[-1].opens and found[-1].place == place - 1
        is_before_word = is_nested or bool(_OPENS_AFTER.search(text[max(0, place - 1) : place]))
        opens = mark in "«„" or (mark in '"“' and is_before_word)
        if mark == '"' and not opens and not depth and text[place - 1].isdigit():
            continue
        depth = depth + 1 if opens else max(0, depth - 1)
        found.append(_Mark(place, opens, mark in _TYPED))
    return found


def _unbalanced(marks: Sequence[_Mark]) -> tuple[list[_Mark], _Mark | None]:
    """Return the marks that close nothing, and the last one if nothing closes it.

    A closing mark may close any number of open quotes: only the most that can be open counts, and what was
    opened since the last closing mark.
    """
    stray: list[_Mark] = []
    most, unclosed = 0, None
    for mark in marks:
        if mark.opens:
            most, unclosed = most + 1, mark
        elif most:
            most, unclosed = most - 1, None
        else:
            stray.append(mark)
    return stray, unclosed


def _found(field: Field, text: str, start: int, end: int, message: str, after: str | None) -> Found:
    fix = None if after is None else Fix(text[start:end], after)
    return Found(message=message, spot=Spot(field.value), start=start, end=end, fix=fix)
