"""Family P: whether a period is written in the house style, without what is a matter of taste."""

import re
from collections.abc import Iterator

from db.entities import Field, Origin, Period
from db.folding import fold, key
from desktop.report.checks.checked import CheckedEvent
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Found
from desktop.report.checks.spots import in_whole, is_reversed
from desktop.report.period import format_period
from desktop.report.period_words import Kind, tokens


def other_style(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find periods that are not written in the house style, and write them so."""
    period, text = event.period, event.texts.period
    if period is None or event.reading.period_origin is Origin.HAND or any(map(is_reversed, period)):
        return
    written = format_period(period)
    if _loosely(text) in map(_loosely, (written, *_variants(period))) or _tells_more(text, period):
        return
    if "год" in text.lower():
        said = "Сроки записаны не так, как принято"
    else:
        said = "Не хватает слова «года»" if _YEAR.search(text) else "Не указан год"
    yield in_whole(event, Field.PERIOD, f"{said}: замените на «{written}».", after=written)


_AND_OR_COMMA = re.compile(r"\s*;|\s+и(?=\s)")
_YEAR_AT_END = re.compile(r" (\d{4}) года$")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_DATES = re.compile(
    r"года?х?|гг|го|по|во?|со?|до|течение|весь|период|квартал\w*|полугоди\w*|[ivx]+", re.IGNORECASE
)


def _loosely(text: str) -> str:
    """Return a period without what is a matter of taste: capitals, «и» or a comma, a full stop."""
    return _AND_OR_COMMA.sub(",", fold(text).lower()).rstrip(" .,;")


def _variants(period: Period) -> tuple[str, str]:
    """Return the period with every date in full, and with a year that several dates share at the last one."""
    dates = [format_period(Period((span,))) for span in period]
    shared = [
        _YEAR_AT_END.sub("", date) if _year_at_end(date) == _year_at_end(following) else date
        for date, following in zip(dates, [*dates[1:], ""], strict=True)
    ]
    return ", ".join(dates), ", ".join(shared)


def _year_at_end(date: str) -> str:
    found = _YEAR_AT_END.search(date)
    return found[1] if found else "-"


def _tells_more(text: str, period: Period) -> bool:
    """Whether a text holds more than its dates, an hour or «еженедельно», that the house style would drop."""
    written = format_period(period)
    numbers = set(map(int, _NUMBER.findall(written)))
    for span in period:
        numbers |= {span.first.month, span.last.month, span.first.year % 100, span.last.year % 100}
    if any(int(number) not in numbers for number in _NUMBER.findall(text)):
        return True
    known = key(written)
    return any(
        key(word) not in known and not _OF_DATES.fullmatch(word) and not _is_month(word)
        for word in _WORD.findall(text)
    )


def _is_month(word: str) -> bool:
    return any(token.kind is Kind.MONTH for token in tokens(word))
