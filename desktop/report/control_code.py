"""A short code of what a report shows, printed under its table: paper and file are matched by it."""

import re
from collections.abc import Iterator
from hashlib import sha256

from db.entities import Field
from db.folding import fold
from desktop.report.printed import PrintedReport

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O and U: they are taken for 1, 0 and V
_LENGTH, _GROUP = 8, 4
_BITS = 5  # of each sign
_CAPTION = "Контрольный код"
_LINE = re.compile(rf"{_CAPTION}\s?:?\s?(\w{{4}})[\s–—-]*(\w{{4}})\.?", re.IGNORECASE)
_UNPRINTED = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")  # no file holds these
# Codes are copied from paper by hand, on a Russian keyboard as well.
_MEANT = str.maketrans("АВЕЗКМНОРСТУХIL", "ABE3KMH0PCTYX11") | str.maketrans("O", "0")


def control_code(report: PrintedReport) -> str:
    """Return the code of what a report shows; breaks and spaces put in for looks do not count."""
    shown = _UNPRINTED.sub("", "\n".join(_shown(report)))
    number = int.from_bytes(sha256(shown.encode()).digest()[: _LENGTH * _BITS // 8])
    places = range(_BITS * (_LENGTH - 1), -1, -_BITS)
    return "".join(_SIGNS[number >> place & len(_SIGNS) - 1] for place in places)


def _shown(report: PrintedReport) -> Iterator[str]:
    """Yield the texts, each after what it is: a heading must not pass for a closing row."""
    yield f"title {fold(report.title)}"
    yield f"edition {report.edition}"
    for section in report.sections:
        yield f"section {fold(section.heading)}"
        for row in section.rows:
            yield from (f"{name} {fold(row.texts[name])}" for name in Field)
    yield f"closing {fold(report.closing)}"
    yield f"nil {fold(report.nil)}"


def code_line(code: str) -> str:
    """Return what is printed under the table: «Контрольный код: 7KQ4-M2XD»."""
    return f"{_CAPTION}: {grouped(code)}"


def grouped(code: str) -> str:
    """Return a code as people read it: «7KQ4-M2XD»."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(text: str) -> str:
    """Return the code that a line under a table names, "" where it names none."""
    found = _LINE.fullmatch(fold(text))
    return (found[1] + found[2]).upper().translate(_MEANT) if found else ""


def told_unlike(report: PrintedReport) -> str:
    """Return a sentence where the table is not the one for which its code was printed, else ""."""
    if not report.control_code or report.control_code == control_code(report):
        return ""
    return (
        f"Контрольный код {grouped(report.control_code)} не подходит к таблице: "
        "после подготовки к отправке файл изменили."
    )
