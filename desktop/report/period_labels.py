"""The labels of a period: «Отборочный этап: …», «2 тур – …», «(в Минске – …)», «5 мая 2025 года – финал».

A label is any text up to a colon, or up to a dash or bracket with a date behind it; one that names a stage or
a place needs no mark. It must not swallow a date: where a date stands in it, or a word that looks like a slip
of one, the text is unclear.
"""

from collections.abc import Sequence

from desktop.report.period_unclear import is_vague, no_date
from desktop.report.period_words import FIRST_YEAR, Kind, Row, Token, like_a_month

# Under such a name a bare number and a dash make a label: «2 тур – 5 мая».
_STAGES = ("этап", "тур", "смен", "заезд", "поток", "раунд", "част", "сесси", "заняти", "встреч", "групп")
# Such a name needs no mark at all: «финал 5 мая»; nor do those above that say which one: «I этап 5 мая».
_OCCASIONS = (
    *("отбор", "полуфинал", "финал", "заключительн", "открыти", "закрыти", "итог", "награжд", "церемони"),
)
_WHERE = ("в", "во", "на")
_MOST_QUARTERS = 4  # in one list
_OPENINGS = (Kind.LEAD_IN, Kind.SINCE)
_LABEL_STARTS = (*_OPENINGS, Kind.WORD, Kind.NUMBER, Kind.MARK, Kind.WHOLE, Kind.YEAR_WORD, Kind.UNTIL)
_LAST_OF_LABEL = (Kind.WORD, Kind.MARK, Kind.CLOSE)
_IN_NAME = (Kind.WORD, Kind.NUMBER, Kind.MARK, Kind.YEAR_WORD, Kind.LEAD_IN, Kind.SINCE, Kind.AND, Kind.DASH)
_AFTER_NAME = (Kind.COMMA, Kind.SEMICOLON, Kind.OPEN, Kind.CLOSE, Kind.END)
_BETWEEN_QUARTERS = (Kind.DASH, Kind.UNTIL, Kind.AND, Kind.COMMA)
_IN_DAYS = (Kind.NUMBER, Kind.DASH, Kind.UNTIL, Kind.SLASH, Kind.COMMA, Kind.AND, Kind.SINCE)


def at_date(row: Row, place: int) -> bool:
    """Tell whether a date begins at a place, and not a label."""
    while row.at(place).kind in _OPENINGS:
        place += 1
    token, following = row.at(place), row.at(place + 1)
    if token.kind is Kind.NUMBER:
        following = row.at(place + 2) if following.kind is Kind.DOT else following
        return following.kind is not Kind.WORD
    if quarter_ahead(row, place):
        return True
    if token.kind in (Kind.QUARTER, Kind.WHOLE):
        return following.kind not in (Kind.WORD, Kind.COLON)
    return token.kind in (Kind.ISO, Kind.MONTH)


def quarter_ahead(row: Row, place: int) -> Token | None:
    """Return the «квартал» of the number at a place: one stands for all in «I, II и IV квартал»."""
    for _ in range(_MOST_QUARTERS):
        number, following = row.at(place), row.at(place + 1)
        if number.kind not in (Kind.NUMBER, Kind.WORD) or not number.value:
            return None
        if following.kind is Kind.QUARTER:
            return following
        if following.kind not in _BETWEEN_QUARTERS:
            return None
        place += 2
    return None


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
    label = row.taken(row.place, end)
    row.take(Kind.COLON, Kind.DASH)
    return label


def name_end(row: Row) -> int:
    """Return the place after «– финал» that follows a date; 0 where no name does."""
    begin = end = row.place + 1
    if row.token.kind is not Kind.DASH or at_date(row, begin):
        return 0
    while _in_name(row.at(end)) and not _days_begin(row, end):
        end += 1
    words = row.tokens[begin:end]
    ends_here = row.at(end).kind in _AFTER_NAME or row.at(end).on_new_line
    return end if ends_here and (_names_stage(words) or _names_place(words)) else 0


def _in_name(token: Token) -> bool:
    """Tell whether a word can stand in a name after a date; a year or a slip of a month cannot."""
    return token.kind in _IN_NAME and token.value < FIRST_YEAR and not like_a_month(token.text, 0.8)


def _label_end(row: Row) -> int | None:
    """Return the place after a label, mostly of its colon or dash; None if a date or the end comes first."""
    depth = 0
    for place in range(row.place + 1, len(row.tokens) - 1):
        kind, outside = row.tokens[place].kind, depth == 0
        if outside and _days_begin(row, place) and _takes_no_mark(row.tokens[row.place : place]):
            return place
        depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)
        if kind is Kind.SEMICOLON or depth < 0 or is_date(row, place):
            return None
        if outside and kind is Kind.COLON:
            return place
        if outside and _parts_from_date(row, place):
            words = row.tokens[row.place : place]
            return place if takes_dash(words, before_month=row.at(place + 1).kind is Kind.MONTH) else None
    return None


def _takes_no_mark(words: Sequence[Token]) -> bool:
    """Tell whether words are surely a label: «финал 5 мая», «I этап 5 мая», «в г. Орше 5 мая»."""
    if words[0].text.lower() in _WHERE:
        return _names_place(words[1:])
    return _names_stage(words) and (len(words) > 1 or not _is_stage(words[0]))


def _names_stage(words: Sequence[Token]) -> bool:
    """Tell whether words name a stage: «I этап», «подведение итогов»."""
    said = [word.text.lower() for word in words]
    return _are_clear(words) and any(each.startswith((*_STAGES, *_OCCASIONS)) for each in said)


def _names_place(words: Sequence[Token]) -> bool:
    """Tell whether words name a place: «г. Орша»."""
    return _are_clear(words) and any(word.text[0].isupper() and not word.value for word in words)


def _are_clear(words: Sequence[Token]) -> bool:
    return not any(is_vague(word) or word.kind in (Kind.MONTH, Kind.UNTIL) for word in words)


def takes_dash(words: Sequence[Token], *, before_month: bool) -> bool:
    """Tell whether words before a dash are a label, and no date: «снтября – октябрь», «в начале – июнь»."""
    if any(map(is_vague, words[:2])) or any(word.kind is Kind.MONTH for word in words):
        return False
    if words[-1].kind is Kind.NUMBER:
        return False
    if words[0].kind is Kind.NUMBER and not words[0].ordinal:
        return any(map(_is_stage, words))
    # «мрат – июнь» are months, «матч – 5 июня» is a match, «отбор – июнь» is a stage.
    if len(words) == 1 and like_a_month(words[0].text, 0.6 if before_month else 0.8):
        return _names_stage(words)
    return any(word.kind is Kind.WORD and not word.value for word in words)


def _parts_from_date(row: Row, place: int) -> bool:
    """Tell whether a dash or bracket with a date behind it stands at a place, and is no part of «5-7 мая»."""
    mark, before = row.at(place).kind, row.at(place - 1).kind
    parts = mark is Kind.OPEN or (mark is Kind.DASH and before is not Kind.NUMBER)
    return parts and _days_at(row, place + 1)


def _days_begin(row: Row, place: int) -> bool:
    """Tell whether a date follows words directly; «I» of «I квартал» is none."""
    follows = row.at(place - 1).kind in _LAST_OF_LABEL and not quarter_ahead(row, place - 1)
    return follows and _days_at(row, place)


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
