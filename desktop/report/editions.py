"""Which edition of a report it is, as its file and its name say."""

import re

from db.folding import key

_LINE = re.compile(r"версия (\d{1,3}), исправленная\.?")


def edition_line(edition: int) -> str:
    """Return what stands under the title of an edition, "" for the first: «Версия 2, исправленная»."""
    return f"Версия {edition}, исправленная" if edition > 1 else ""


def read_edition(text: str) -> int:
    """Return which edition a line under a title names, 0 where it names none."""
    found = _LINE.fullmatch(key(text))
    return int(found[1]) if found else 0
