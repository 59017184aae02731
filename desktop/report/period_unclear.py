"""What is said of a period that cannot be read: the word at fault and what to do about it."""

from dataclasses import dataclass
from typing import Protocol

from desktop.report.period_words import Kind, Row, Token, like_a_month

_LONGEST_QUOTE = 40
EXAMPLE = "например «23-24 сентября 2025 года»"


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why a text is no period: `text[start:end]` is the word at fault, `reason` a sentence on what to do."""

    word: str
    start: int
    end: int
    reason: str


class Placed(Protocol):
    """Anything that has a place in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Misread(Exception):
    """Reading cannot go on: it ends in an `Unclear`. In the reason «{}» stands for the word at fault."""

    def __init__(self, at: Placed, reason: str) -> None:
        super().__init__(reason)
        self._at = at
        self._reason = reason

    def in_text(self, text: str) -> Unclear:
        """Return what went wrong as a value."""
        word = text[self._at.start : self._at.end]
        quoted = " ".join(word.split())
        if len(quoted) > _LONGEST_QUOTE:
            quoted = quoted[:_LONGEST_QUOTE] + "…"
        return Unclear(word, self._at.start, self._at.end, self._reason.replace("{}", quoted))


_VAGUE = (
    *("начало", "начале", "начала", "середина", "середине", "середины", "конец", "конце", "конца"),
    *("весна", "весной", "весны", "лето", "летом", "лета"),
    *("осень", "осенью", "осени", "зима", "зимой", "зимы"),
    *("около", "примерно", "ориентировочно", "кроме", "вместо"),
    *("после", "позднее", "позже", "ранее", "раньше", "далее", "настоящее", "бессрочно"),
)
_SCHOOL_YEAR = (
    "По словам «{} год» нельзя узнать точных сроков: укажите месяцы, "
    "например «сентябрь 2024 года – май 2025 года»."
)


def is_vague(token: Token) -> bool:
    """Tell whether a word speaks of time, but names no day or month: «осень», «конец»."""
    return token.text.lower() in _VAGUE


_NO_COMMA = "Перед «{}» нет знака между датами: поставьте запятую или тире."
_SECOND_END = "У периода уже есть конец, поэтому «{}» после него непонятно: разделите даты запятыми."
# What is wrong with a token that follows a date directly.
_NO_SEPARATOR = {
    Kind.NUMBER: _NO_COMMA,
    Kind.MONTH: _NO_COMMA,
    Kind.ISO: _NO_COMMA,
    Kind.DASH: _SECOND_END,
    Kind.UNTIL: _SECOND_END,
    Kind.CLOSE: "Скобка «{}» закрыта, но не открыта: уберите ее или поставьте открывающую.",
}
_MARKS = frozenset(
    {Kind.DASH, Kind.SLASH, Kind.DOT, Kind.AND, Kind.COMMA, Kind.SEMICOLON, Kind.COLON, Kind.OPEN, Kind.CLOSE}
)


def no_date(row: Row) -> Misread:
    """Say what stands where a date should."""
    token = _at_fault(row)
    if token.kind is Kind.END:
        return Misread(row.tokens[-2], "После «{}» нет даты: допишите ее или уберите лишнее.")
    if token.kind is Kind.UNTIL:
        return Misread(token, "Перед «{}» нет начала: напишите, например, «с 5 по 7 мая 2025 года».")
    if token.kind in _MARKS:
        return Misread(token, "Перед «{}» нет даты: допишите ее или уберите лишнее.")
    return Misread(token, _not_understood(token))


def no_separator(row: Row) -> Misread:
    """Say what follows a date without a comma or a dash."""
    token = _at_fault(row)
    if token.kind is Kind.NUMBER and not 1 <= token.value <= 31:
        return Misread(token, "«{}» не похоже на год: запишите его четырьмя цифрами.")
    return Misread(token, _NO_SEPARATOR.get(token.kind) or _not_understood(token))


def _at_fault(row: Row) -> Token:
    """Return the word that stops the reading: in «5 мая, г. Орша» the town, in «13 сенября» the month."""
    place = row.place
    while row.at(place).kind in (Kind.LEAD_IN, Kind.SINCE):
        place += 1
    token, following = row.at(place), row.at(place + 1)
    begins = token.kind in (Kind.NUMBER, Kind.YEAR_WORD)
    return following if begins and following.kind is Kind.WORD else token


def _not_understood(token: Token) -> str:
    if token.kind is Kind.YEAR_WORD:
        return "Перед «{}» нет самого года: допишите его числом."
    if token.kind is Kind.MARK or token.kind in _MARKS:
        return f"Знак «{{}}» здесь лишний: укажите только даты, {EXAMPLE}."
    if token.text.lower().startswith("учебн"):
        return _SCHOOL_YEAR
    if is_vague(token):
        return f"«{{}}» не называет точного времени: укажите дни или месяцы, {EXAMPLE}."
    if token.kind is Kind.WORD and (month := like_a_month(token.text)):
        return (
            f"Слово «{{}}» не распознано: если это «{month}», исправьте его, "
            "а если название этапа, поставьте после него двоеточие."
        )
    return f"«{{}}» не относится к срокам: укажите только даты, {EXAMPLE}."
