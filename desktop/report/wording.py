"""How numbers and quarters are worded, and how a quarter is read that hands wrote."""

import re

from db.folding import fold
from db.report_key import Quarter

ROMAN = ("I", "II", "III", "IV")


def plural(count: int, one: str, few: str, many: str) -> str:
    """Return the form that agrees with the count: 1 отчет, 2 отчета, 5 отчетов."""
    tens, ones = divmod(abs(count) % 100, 10)
    if tens == 1 or not 1 <= ones <= 4:
        return many
    return one if ones == 1 else few


def quarter_name(quarter: Quarter) -> str:
    """Return «IV квартал 2023 года»."""
    return f"{ROMAN[quarter.number - 1]} квартал {quarter.year} года"


def in_quarter(quarter: Quarter) -> str:
    """Return «в IV квартале 2023 года», with «во» before II."""
    preposition = "во" if quarter.number == 2 else "в"
    return f"{preposition} {ROMAN[quarter.number - 1]} квартале {quarter.year} года"


# Numerals by hand: letters and figures that look like the Latin ones («ІV», «1У», «П»).
_LATIN = str.maketrans(
    {"і": "i", "ӏ": "i", "l": "i", "|": "i", "1": "i", "у": "v", "ѵ": "v", "п": "ii", "ш": "iii"}
)
_NUMERALS = {numeral.lower(): number for number, numeral in enumerate(ROMAN, 1)}
_ORDINALS = {"пер": 1, "вто": 2, "тре": 3, "чет": 4}
_NUMBER = r"(?:[1-4ivlіӏ|уѵпш]+|(?:перв|втор|трет|четв[её]рт)[а-я]+)"
_QUARTER = re.compile(
    rf"(?:(?:\bза|\bво?|\bпо итогам)\s+)?(?:(?<!\w)(?P<other>{_NUMBER})\s*(?:и|,|-|–|—)\s*)?"
    rf"(?<!\w)(?P<number>{_NUMBER})(?:\s?-?\s?(?:го|м|й|е|ом|ый|ой))?\s*(?:квартал[еау]?\b|квартал[оа]м\b|кв\.)"
    r"(?:\s*[,(]?\s*(?P<year>(?:19|20)\d\d)(?!\d)(?:\s*(?:года?\b|г\.))?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def read_quarter(text: str) -> Quarter | None:
    """Read the quarter that a text names; None where it names none, several or not the year."""
    from db.dictionaries.names import cyrillic  # 4 ms, and most only name quarters

    readable = fold(cyrillic(text))
    years = set(_YEAR.findall(readable))
    quarters = {_quarter(mention, years) for mention in _QUARTER.finditer(readable)}
    return quarters.pop() if len(quarters) == 1 else None


def cut_quarter(text: str, instead: str) -> str:
    """Return the text, folded and in Cyrillic, with something else for the words that name a quarter."""
    from db.dictionaries.names import cyrillic

    return _QUARTER.sub(instead, fold(cyrillic(text)))


def _quarter(mention: re.Match[str], years: set[str]) -> Quarter | None:
    """Return the quarter of a mention; the year may stand elsewhere when the text names but one."""
    number = _number(mention["number"].lower())
    year = mention["year"] or (next(iter(years)) if len(years) == 1 else None)
    if mention["other"] or number is None or year is None:
        return None
    return Quarter(int(year), number)


def _number(written: str) -> int | None:
    """Return the number of a quarter; «11» is none, for nothing says that II is meant."""
    if written.isdecimal():
        return int(written) if written in "1234" else None
    return _ORDINALS.get(written[:3]) or _NUMERALS.get(written.translate(_LATIN))
