"""The words of a period: the text cut into tokens, each with its place in the text as it was written."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from unicodedata import category

from db.folding import fold

NOMINATIVE = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
GENITIVE = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
FIRST_YEAR = 1000  # a number of four digits is a year, even one that a check will doubt


class Kind(Enum):
    """What a token is to the grammar."""

    NUMBER = auto()
    ISO = auto()  # 2025-05-14
    MONTH = auto()
    YEAR_WORD = auto()  # «года», «г.»
    QUARTER = auto()  # «квартал», «полугодие»
    WHOLE = auto()  # «период»: all that the report covers
    LEAD_IN = auto()  # «в», «в течение», «весь»: says nothing of its own
    SINCE = auto()  # «с» of «с 5 по 7 мая»
    UNTIL = auto()  # «по»
    DASH = auto()
    SLASH = auto()
    DOT = auto()
    AND = auto()
    COMMA = auto()
    SEMICOLON = auto()
    COLON = auto()
    OPEN = auto()
    CLOSE = auto()
    WORD = auto()  # any other word
    MARK = auto()  # any other character
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. `start` and `end` are its place in the text.

    `value` is the number, the number of the month, the months of a quarter or half-year, or the ordinal
    that a word means; 0 where there is none.
    """

    kind: Kind
    value: int
    text: str
    start: int
    end: int
    ordinal: bool = False  # «5-го»
    on_new_line: bool = False


_ENDINGS = {"ь": ("ь", "я", "ю", "е", "ем"), "й": ("й", "я", "ю", "е", "ем"), "т": ("", "а", "у", "е", "ом")}
_SHORT = {
    **{"янв": 1, "фев": 2, "февр": 2, "мар": 3, "апр": 4, "июн": 6, "июл": 7},
    **{"авг": 8, "сен": 9, "сент": 9, "окт": 10, "ноя": 11, "нояб": 11, "дек": 12},
}
_MONTHS = _SHORT | {
    name.rstrip("ьй") + ending: number
    for number, name in enumerate(NOMINATIVE, start=1)
    for ending in _ENDINGS[name[-1]]
}
_FIXED = {
    Kind.YEAR_WORD: ("г", "гг", "год", "года", "году", "годы", "годов"),
    Kind.WHOLE: ("период", "периода", "периоде"),
    Kind.LEAD_IN: ("в", "во", "за", "весь", "всего", "отчетный", "отчетного", "отчетном"),
    Kind.SINCE: ("с", "со"),
    Kind.UNTIL: ("по", "до"),
    Kind.AND: ("и",),
}
_ORDINALS = {
    **{"i": 1, "ii": 2, "iii": 3, "iv": 4},
    **{"первый": 1, "второй": 2, "третий": 3, "четвертый": 4},
    **{"первого": 1, "второго": 2, "третьего": 3, "четвертого": 4, "первое": 1, "второе": 2},
    **{"первом": 1, "втором": 2, "третьем": 3, "четвертом": 4},
}
_QUARTERS = {
    **dict.fromkeys(("квартал", "квартала", "квартале", "кварталы", "кварталов", "кварталах", "кв"), 3),
    **dict.fromkeys(("полугодие", "полугодия", "полугодии"), 6),
}
_VOCABULARY: dict[str, tuple[Kind, int]] = {
    **{word: (Kind.MONTH, number) for word, number in _MONTHS.items()},
    **{word: (Kind.QUARTER, months) for word, months in _QUARTERS.items()},
    **{word: (Kind.WORD, number) for word, number in _ORDINALS.items()},
    **{word: (kind, 0) for kind, words in _FIXED.items() for word in words},
}

# Latin letters that look like Russian ones get into Russian words; «е» stands for «ё».
_LOOKALIKES = str.maketrans("aceopxykmABCEHKMOPTXYёЁ", "асеорхукмАВСЕНКМОРТХУеЕ")

_CLOCK = (
    r"[0-2]?[0-9](?: :[0-5][0-9](?: :[0-5][0-9])? | [.-]00"
    r" | \s*ч(?:ас(?:а|ов)?)?(?!\w)\.?(?:\s*[0-5]?[0-9]\s*мин(?:ут[аы]?)?(?!\w)\.?)? )"
)
_LOOSE_CLOCK = r"[0-2]?[0-9][.:-][0-5][0-9]"  # a time only beside what is surely one
_WEEKDAY = (
    r"(?:понедельник|вторник|четверг)(?:[ау]|ам)?|(?:сред|пятниц|суббот)(?:[аеуы]|ам)|воскресень(?:[ея]|ям)"
    r"|пн|вт|ср|чт|пт|сб|вс"
)
_HOW_OFTEN = r"еже(?:дневно|недельно|месячно|квартально|годно)|постоянно|регулярно|систематически"
_TOKEN = re.compile(
    rf"""
      (?P<ISO> (?<!\w) [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}} (?!\w) )
    | (?P<noise> (?<![\w.])
        (?: (?:(?:начало\s+)?[вс]\s+)? {_CLOCK} (?: \s*(?:[-–—]|до|по)\s* (?:{_CLOCK}|{_LOOSE_CLOCK}) )?
          | в\s+[0-2]?[0-9]\.[0-5][0-9]
        ) (?!\w|\.[0-9]) (?: \s*ч(?:ас(?:а|ов)?)?(?!\w)\.? )? (?: \s*\(?мск(?!\w)\)? )?
        | (?<!\w) (?:(?:во?|по|кажд\w+)\s+)? (?:{_WEEKDAY}) (?!\w) \.?
      | (?<!\w) (?:{_HOW_OFTEN}) (?!\w)
        | (?<!\w) включительно (?!\w)
      )
    | (?P<NUMBER> [0-9]+ ) (?P<ordinal> -?(?:ого|го|ому|му|ое|е|ый|ий|й|ая|я|х) (?!\w) )?
    | (?P<LEAD_IN> (?<!\w)
        (?: в\s+течени[еи] | на\s+протяжении | в\s+период (?=\s+(?:со?\s|[0-9])) ) (?!\w)
      )
    | (?P<AND> (?<!\w) а\s+также (?!\w) )
    | (?P<WORD> [^\W\d_]+ ) \.?
    | (?P<DASH> [-‐‑‒–—―−]+ )
    | (?P<SLASH> / ) | (?P<DOT> \. ) | (?P<COMMA> , ) | (?P<SEMICOLON> ; ) | (?P<COLON> : )
    | (?P<OPEN> \( ) | (?P<CLOSE> \) )
    | (?P<MARK> \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FILLING = frozenset({Kind.COMMA, Kind.DASH, Kind.AND, Kind.LEAD_IN, Kind.SINCE, Kind.UNTIL})


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens, the last of them END. Times of day, weekdays and «ежемесячно» are left out."""
    places = [place for place, mark in enumerate(text) if category(mark) != "Cf"]  # soft hyphens and such
    plain = "".join(text[place] for place in places).translate(_LOOKALIKES)
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(plain):
        if match.lastgroup != "noise":
            first, last = places[match.start()], places[_end(match) - 1] + 1
            ordinal, on_new_line = match["ordinal"] is not None, "\n" in plain[end : match.start()]
            found.append(Token(*_meaning(match), text[first:last], first, last, ordinal, on_new_line))
            if match["CLOSE"]:
                _drop_empty_brackets(found)
        end = match.end()
    return [*found, Token(Kind.END, 0, "", len(text), len(text))]


class Row:
    """The tokens of a text and the place up to which they are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.place = 0

    @property
    def token(self) -> Token:
        """The next token."""
        return self.tokens[self.place]

    def at(self, place: int) -> Token:
        """Return the token at a place; there is no end to END."""
        return self.tokens[min(place, len(self.tokens) - 1)]

    def take(self, *kinds: Kind) -> Token | None:
        """Take the next token if it is of one of these kinds."""
        token = self.token
        if token.kind not in kinds:
            return None
        self.place += 1
        return token

    def taken(self, begin: int, end: int) -> str:
        """Take the tokens up to a place; return them from `begin` on as they are written, on one line."""
        self.place = end
        return fold(self.text[self.tokens[begin].start : self.tokens[end].start])

    def after_full_stop(self) -> bool:
        """Tell whether a full stop stands in front of the next token."""
        before = self.at(self.place - 1)
        return self.text[before.start : self.token.start].rstrip().endswith(".")

    def next_are(self, *kinds: Kind) -> bool:
        """Tell whether tokens of these kinds come next."""
        return all(self.at(self.place + step).kind is kind for step, kind in enumerate(kinds))


def _end(match: re.Match[str]) -> int:
    """Return where a token ends: the full stop after a shortened word is none of it."""
    return match.end("WORD") if match["WORD"] else match.end()


def _meaning(match: re.Match[str]) -> tuple[Kind, int]:
    if digits := match["NUMBER"]:
        return Kind.NUMBER, int(digits) if len(digits) <= 4 else 0
    if word := match["WORD"]:
        return _VOCABULARY.get(word.lower(), (Kind.WORD, 0))
    return Kind[match.lastgroup or "MARK"], 0


def _drop_empty_brackets(found: list[Token]) -> None:
    """Remove brackets at the end that held nothing but weekdays and times: «(чт, 14:00)»."""
    opening = len(found) - 2
    while opening >= 0 and found[opening].kind in _FILLING:
        opening -= 1
    if opening >= 0 and found[opening].kind is Kind.OPEN:
        del found[opening:]


def like_a_month(word: str, cutoff: float = 0.7) -> str | None:
    """Return the month that a word is probably a slip of; `cutoff` is the least likeness, from 0 to 1."""
    if not 2 <= len(word) <= 12:
        return None
    near = get_close_matches(word.translate(_LOOKALIKES).lower(), _MONTHS, n=1, cutoff=cutoff)
    return near[0] if near else None
