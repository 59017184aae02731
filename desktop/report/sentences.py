"""The sentences of a text: abbreviations and initials end none, nor does what is in quotes or brackets."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…](?=\s+[«\"(]?[A-ZА-ЯЁ\d–—-])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(«.,])(?:г|гг|ул|пл|пос|дер?|д|с|п|пгт|пр|просп|пер|обл|р|им|св|ст|зам|проф|доц|акад|тыс|млн|т|е|к"
    r"|[А-ЯЁA-Z])$"
)
# Names are nested in names a few times at most: a text of opening marks only must cost no time.
_QUOTED = re.compile(r"«[^«»]*(?:«[^«»]*){0,9}»+|\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]")
_BRACKETED = re.compile(r"\([^()]*\)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end."""
    open_text, start = without_asides(text), 0
    for found in _END.finditer(open_text):
        if found[0] == "." and _ABBREVIATED.search(open_text[max(0, found.start() - 8) : found.start()]):
            continue
        yield start, found.end()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def without_names(text: str) -> str:
    """Return the text with blanks for what is in quotes; every character keeps its place."""
    return _QUOTED.sub(_blanks, text)


def without_asides(text: str) -> str:
    """Return the text with blanks for what is in quotes or brackets; every character keeps its place."""
    return _BRACKETED.sub(_blanks, without_names(text))


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])
