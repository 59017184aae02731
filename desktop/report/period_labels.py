"""The labels of a period: «Отборочный этап: …», «2 тур – …», «(в Минске – …)».

A label is any text up to a colon, or up to a dash with a date behind it. It must not swallow a date: where
a date stands in it, or a word that looks like a slip of one, the text is unclear.
"""

from collections.abc import Sequence

from db.folding import fold
from desktop.report.period_unclear import is_vague, no_date
from desktop.report.period_words import FIRST_YEAR, Kind, Row, Token, like_a_month

# Under such a name a bare number and a dash make a label: «2 тур – 5 мая».
_STAGES = ("этап", "тур", "смен", "заезд", "поток", "раунд", "част", "сесси", "заняти", "встреч", "групп")
_OPENINGS = (Kind.LEAD_IN, Kind.SINCE)
_LABEL_STARTS = (*_OPENINGS, Kind.WORD, Kind.NUMBER, Kind.MARK, Kind.WHOLE, Kind.YEAR_WORD, Kind.UNTIL)
_IN_DAYS = (Kind.NUMBER, Kind.DASH, Kind.UNTIL, Kind.SLASH, Kind.COMMA, Kind.AND, Kind.SINCE)


def at_date(row: Row, place: int) -> bool:
    """Tell whether a date begins at a place, and not a label."""
    while row.at(place).kind in _OPENINGS:
        place += 1
    token, following = row.at(place), row.at(place + 1)
    if token.kind is Kind.NUMBER:
        following = row.at(place + 2) if following.kind is Kind.DOT else following
        return following.kind is not Kind.WORD
    if token.value and following.kind is Kind.QUARTER:
        return True
    if token.kind in (Kind.QUARTER, Kind.WHOLE):
        return following.kind not in (Kind.WORD, Kind.COLON)
    return token.kind in (Kind.ISO, Kind.MONTH)


def is_date(row: Row, place: int) -> bool:
    """Tell whether a date is written out at a place: «5 мая», «5.05», «май 2025»."""
    token, following, third = (row.at(place + step) for step in range(3))
    match token.kind, following.kind:
        case Kind.NUMBER, Kind.MONTH:
            return True
        case Kind.NUMBER, Kind.DOT:
            return third.kind is Kind.NUMBER and (1 <= third.value <= 12 or third.value >= FIRST_YEAR)
        case Kind.MONTH, Kind.NUMBER:
            return following.value >= FIRST_YEAR
        case _:
            return token.kind is Kind.ISO


def take_label(row: Row) -> str:
    """Take a label and the mark after it. Raises Misread at the first word that is not understood."""
    end = _label_end(row) if row.token.kind in _LABEL_STARTS else None
    if end is None:
        raise no_date(row)
    begin, row.place = row.place, end + 1
    return fold(row.text[row.tokens[begin].start : row.tokens[end].start])


def _label_end(row: Row) -> int | None:
    """Return the place of the colon or dash after a label, None if a date or the end comes first."""
    depth = 0
    for place in range(row.place, len(row.tokens) - 1):
        kind = row.tokens[place].kind
        depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)
        if kind is Kind.SEMICOLON or depth < 0 or is_date(row, place):
            return None
        if depth:
            continue
        if kind is Kind.COLON:
            return place
        if _parts_from_date(row, place):
            words = row.tokens[row.place : place]
            return place if takes_dash(words, before_month=row.at(place + 1).kind is Kind.MONTH) else None
    return None


def takes_dash(words: Sequence[Token], *, before_month: bool) -> bool:
    """Tell whether words before a dash are a label, and no date: «снтября – октябрь», «в начале – июнь»."""
    if any(map(is_vague, words[:2])) or any(word.kind is Kind.MONTH for word in words):
        return False
    if words[-1].kind is Kind.NUMBER:
        return False
    if words[0].kind is Kind.NUMBER and not words[0].ordinal:
        return any(map(_is_stage, words))
    # «мрат – июнь» are months, «матч – 5 июня» is a match.
    if len(words) == 1 and like_a_month(words[0].text, 0.6 if before_month else 0.8):
        return False
    return any(word.kind is Kind.WORD and not word.value for word in words)


def _parts_from_date(row: Row, place: int) -> bool:
    """Tell whether a dash with a date behind it stands at a place, and is no part of «5-7 мая» itself."""
    return (
        row.at(place).kind is Kind.DASH
        and row.at(place - 1).kind is not Kind.NUMBER
        and _days_at(row, place + 1)
    )


def _days_at(row: Row, place: int) -> bool:
    """Tell whether a date stands at a place, maybe as the last of several days: «5, 6 и 7 мая»."""
    while row.at(place).kind in _OPENINGS:
        place += 1
    while row.at(place).kind in _IN_DAYS and not is_date(row, place):
        if row.at(place).kind is Kind.DASH and row.at(place - 1).kind is not Kind.NUMBER:
            return False
        place += 1
    return is_date(row, place) or (row.at(place).kind is not Kind.NUMBER and at_date(row, place))


def _is_stage(token: Token) -> bool:
    return token.text.lower().startswith(_STAGES)
