"""What the texts outside of rows are: the title, a heading, a note, or none of the report's parts."""

import re
from collections.abc import Sequence

from db.folding import fold, key
from desktop.office.grid import Paragraph

_TITLE = re.compile(r"(?:[а-я]{4,16}ый)*(?:отчет|информация|сведения|справка)(?![уа])")
_ABOUT = re.compile(r"мероприят|квартал")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # also «2023г.»
_ASIDE = re.compile(
    r"приложени[ея]\b|утвержд|согласован|форма\b|к (?:письму|приказу)\b|от _*\W*\d|исх\b|на №|кому\b|куда\b"
    r"|исп\b|исполнитель\b|тел\b|телефон|примечани|продолжени|окончани|подпись|м\W?п\b|таблица\b|с уважением"
    r"|контрольный код"
    r"|(?:мероприятия (?:\w+ ){0,6})?не (?:проводил|состоял|было)"
    r"|[*(]"
)
_TOTAL = re.compile(r"(?:итого|всего|общее количество)\b")
_LONGEST_HEADING = 250  # characters; several spheres joined in one heading make some 120


def begins_title(text: str) -> bool:
    """Say whether a text opens a title: «Отчет о …», also «О Т Ч Е Т» on a line of its own."""
    return _TITLE.match(key(text).replace(" ", "")) is not None


def is_title(text: str) -> bool:
    """Say whether one text is a title: it opens as one and tells of events or a quarter."""
    return begins_title(text) and _ABOUT.search(key(text)) is not None


def is_aside(text: str) -> bool:
    """Say whether a text is a note, a sum or a signature and so neither title nor heading."""
    words = key(text)
    return _ASIDE.match(words) is not None or _TOTAL.match(words) is not None


def is_total(text: str) -> bool:
    """Say whether a text opens a row of sums: «Итого», «Всего мероприятий»."""
    return _TOTAL.match(key(text)) is not None


def is_heading(text: str) -> bool:
    """Say whether a paragraph right above a table can be the heading of its rows."""
    words = fold(text)
    return (
        len(words) <= _LONGEST_HEADING
        and words[:1].isupper()
        and words[-1:] not in ".:;,"
        and not is_aside(text)
        and not begins_title(text)
    )


def title_among(paragraphs: Sequence[Paragraph], *, expected: bool) -> slice:
    """Return which of the paragraphs make a title; none is an empty slice.

    `expected`: they stand above the first table, where a title can also be worded in another way.
    """
    start = _title_start([paragraph.text for paragraph in paragraphs], expected=expected)
    if start is None:
        return slice(0, 0)
    stop = start + 1
    complete = _YEAR.search(paragraphs[start].text) is not None
    for paragraph in paragraphs[stop:]:
        if is_aside(paragraph.text) or (complete and not fold(paragraph.text)[:1].islower()):
            break
        complete = complete or _YEAR.search(paragraph.text) is not None
        stop += 1
    return slice(start, stop)


def _title_start(texts: Sequence[str], *, expected: bool) -> int | None:
    """Return where a title begins: with its usual word, else with what it tells of, else with any text."""
    openings = [begins_title]
    if expected:
        openings += [
            lambda text: not is_aside(text) and _ABOUT.search(key(text)) is not None,
            lambda text: not is_aside(text),
        ]
    found = (place for opens in openings for place, text in enumerate(texts) if opens(text))
    return next(found, None)
