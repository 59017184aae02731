"""What is put right while one types: quotes, dashes, no-break spaces, Roman numerals, needless spaces.

An aid is a small function over what stands before the cursor. It says what to write instead of the end of
that; nothing that was there before this visit to the field is ever replaced.
"""

import re
from collections.abc import Callable, Collection
from enum import StrEnum
from typing import NamedTuple

NO_BREAK = "\u00a0"


class Aid(StrEnum):
    """An aid that can be switched off, by its name in the settings."""

    QUOTES = "quotes"
    DASH = "dash"
    NO_BREAK = "no_break"
    ROMAN = "roman"
    SPACES = "spaces"


class Replacement(NamedTuple):
    """What to write instead of the text from a place up to the cursor.

    `is_seen`: a person sees that something was put right, and may want it back by the next key.
    """

    start: int
    text: str
    is_seen: bool = True


_Aid = Callable[[str, str], Replacement | None]  # what stands before the typed text, and that text


def aid(before: str, typed: str, since: int, allowed: Collection[Aid]) -> Replacement | None:
    """Return what the first aid that has something to say puts for the end of `before` and `typed`.

    `before` is the paragraph up to what a key has just put there; from `since` on it was typed in this visit.
    """
    for name, act in _AIDS:
        found = act(before, typed) if name in allowed else None
        if found and found.start >= since:
            return found
    return None


def _drop_second_space(before: str, typed: str) -> Replacement | None:
    """Let no space follow a space: words are parted by one."""
    is_second = typed == " " and before.endswith((" ", NO_BREAK)) and not before.isspace()
    return Replacement(len(before), "", is_seen=False) if is_second else None


def _drop_space_before_mark(before: str, typed: str) -> Replacement | None:
    """Put a comma right after its word; a dash keeps its spaces."""
    is_apart = typed in _CLOSE_TO_WORD and _WORD_AND_SPACE.search(before)
    return Replacement(len(before) - 1, typed, is_seen=False) if is_apart else None


def _turn_quote(before: str, typed: str) -> Replacement | None:
    """Turn a straight quote; one mark closes all that are nested, so that a second one is dropped."""
    if typed != '"':
        return None
    if not before or before[-1].isspace() or before[-1] in _BEFORE_OPENING:
        return Replacement(len(before), "«")
    is_closed = before.endswith("»") and _opened_within_another(before)
    return Replacement(len(before), "", is_seen=False) if is_closed else Replacement(len(before), "»")


def _opened_within_another(before: str) -> bool:
    """Whether the quote that ends here was opened within another one."""
    inside = before[: before.rfind("«")]
    return inside.rfind("«") > inside.rfind("»")


def _lengthen_dash(before: str, typed: str) -> Replacement | None:
    """Write the en dash between words that spaces part: « - » and « -- »; a hyphen in a word stays."""
    found = _HYPHEN_APART.search(before) if typed == " " else None
    return Replacement(found.start(), "– ") if found else None


def _bind_to_next(before: str, typed: str) -> Replacement | None:
    """Keep «г.», «п.» and «№» on the line of what they belong to; «2025 г.» belongs to what is before."""
    is_bound = typed == " " and _BINDS.search(before)
    return Replacement(len(before), NO_BREAK, is_seen=False) if is_bound else None


def _bind_surname(before: str, typed: str) -> Replacement | None:
    """Keep initials with the surname whose first letter was typed: «И.И. Иванов»."""
    found = _INITIALS_BEFORE.search(before) if typed.isalpha() and typed.isupper() else None
    if not found or _is_surname(found["word"]):
        return None
    return Replacement(len(before) - 1, NO_BREAK + typed, is_seen=False)


def _bind_initials(before: str, typed: str) -> Replacement | None:
    """Keep initials with each other and with the surname before them: «Иванов И.И.», «И. И. Иванов»."""
    text = before + typed
    found = _TWO_INITIALS.search(text) if typed == "." else None
    if not found:
        return None
    start = found.start("gap") if _is_surname(found["word"]) else found.start("initials")
    bound = text[start:].replace(" ", NO_BREAK)
    return Replacement(start, bound, is_seen=False) if bound != text[start:] else None


def _is_surname(word: str | None) -> bool:
    return bool(word and _SURNAME.search(word))


def _write_numeral(before: str, typed: str) -> Replacement | None:
    """Write a Roman numeral in Latin letters where others that look alike were typed: «ХХІ»."""
    found = _LAST_WORD.search(before) if typed in _ENDS_WORD else None
    if not found or not _SURELY_NUMERAL.fullmatch(found[0]):
        return None
    return _as_numeral(found[0], found.start(), typed)


def _write_counted_numeral(before: str, typed: str) -> Replacement | None:
    """Write a Roman numeral that only the word after it gives away: «Х век», «П квартал»."""
    found = _COUNTED.search(before) if typed in _ENDS_WORD else None
    return _as_numeral(found["numeral"], found.start(), found["counted"] + typed) if found else None


def _as_numeral(word: str, start: int, rest: str) -> Replacement | None:
    numeral = word.translate(_LOOK_ALIKES)
    is_new = numeral != word and _NUMERAL.fullmatch(numeral)
    return Replacement(start, numeral + rest) if is_new else None


_CLOSE_TO_WORD = (",", ";", ":", "!", "?")
_WORD_AND_SPACE = re.compile(r"[\w»)] \Z")
_BEFORE_OPENING = "([{«„–—-/"
_HYPHEN_APART = re.compile(r"(?<=\S[ \u00a0])--?\Z")
_BINDS = re.compile(r"(?:(?<!\d)(?<!\d[ \u00a0])(?<!\w)[гп]\.|№)\Z")
_INITIALS_BEFORE = re.compile(r"(?:(?P<word>\w[\w-]+)[ \u00a0])?(?<!\w)[А-ЯЁ]\.(?:[ \u00a0]?[А-ЯЁ]\.)? \Z")
_TWO_INITIALS = re.compile(
    r"(?:(?P<word>\w[\w-]+)(?P<gap>[ \u00a0]))?(?<!\w)(?P<initials>[А-ЯЁ]\.[ \u00a0]?[А-ЯЁ]\.)\Z"
)
# How surnames end, declined or not: «директор И.И.» must not be taken for one.
_SURNAME = re.compile(
    r"\A[А-ЯЁ][\w-]*(?:(?:[оеё]в|[иы]н|[сц]к|ич)(?:а|у|ым|ой|е|ий|ого|ому|им|ом|ая|ую|ем)?"
    r"|(?:ко|ук|юк|як|ец)(?:а|у|ом|е)?)\Z"
)
_ENDS_WORD = (" ", NO_BREAK, ",", ".", ";", ":", ")", "-", "»")
_LAST_WORD = re.compile(r"(?<![\w-])\w+\Z")
_LOOK_ALIKES = str.maketrans({"Х": "X", "І": "I", "Ӏ": "I", "У": "V", "П": "II", "Ш": "III", "1": "I"})
_SURELY_NUMERAL = re.compile(r"Х{2,3}|(?=.*[ІӀIVX])[ХІӀIVX]{2,}")
_NUMERAL = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_COUNTED = re.compile(
    r"(?<![\w-])(?P<numeral>(?!У\b)[ХІӀIVXУПШ]+|1[УV])(?P<counted>[ \u00a0]"
    r"(?i:век|столет|квартал|фестивал|форум|конгресс|съезд|конкурс|конференц|чтени|турнир|спартакиад|олимпиад"
    r"|ярмарк|выставк|слет|сесси|заседани|игр|симпозиум|пленэр|чемпионат|кубок|международн|межрегиональн"
    r"|всероссийск|республиканск|областн|открыт|ежегодн|юбилейн|белорусск|российск|славянск)\w*)\Z"
)

_AIDS: tuple[tuple[Aid, _Aid], ...] = (
    (Aid.SPACES, _drop_second_space),
    (Aid.SPACES, _drop_space_before_mark),
    (Aid.QUOTES, _turn_quote),
    (Aid.DASH, _lengthen_dash),
    (Aid.NO_BREAK, _bind_to_next),
    (Aid.NO_BREAK, _bind_surname),
    (Aid.NO_BREAK, _bind_initials),
    (Aid.ROMAN, _write_numeral),
    (Aid.ROMAN, _write_counted_numeral),
)
