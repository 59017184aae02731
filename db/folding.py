"""The one way in which texts are made comparable: reports are full of breaks and marks put in for looks."""

import re

_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")  # soft hyphen, zero-width marks
_HYPHENS = str.maketrans("\u2010\u2011\u2212", "---")  # hyphen, no-break hyphen, minus sign
_KEY = str.maketrans({"ё": "е", **dict.fromkeys("«»„“”\"'", " ")})


def fold(text: str) -> str:
    """Return the text on one line: unseen marks removed, every run of white space one plain space."""
    return " ".join(_UNSEEN.sub("", text).translate(_HYPHENS).split())


def key(text: str) -> str:
    """Return what two spellings of one name have in common: folded, lower case, «е» for «ё», no quotes."""
    return fold(fold(text).lower().translate(_KEY))
