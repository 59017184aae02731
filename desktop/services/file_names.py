"""What a report's file is called, so that people know it in a folder and every system takes the name."""

import re
from itertools import count
from pathlib import Path

from db.dictionaries.entries import Author, Municipality
from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE, ReportKey, ReportKind
from db.folding import fold
from desktop.report.wording import ROMAN

_CONSOLIDATED = {
    ReportKind.MUNICIPAL: "Сводный отчет муниципальных образований",
    ReportKind.EXECUTIVE: "Сводный отчет исполнительных органов",
}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')  # by the rules of Windows
_LONGEST = 100  # signs of a name without its ending: 255 bytes are the limit, and Cyrillic takes two a sign


def proposed_name(key: ReportKey, dictionaries: Dictionaries, suffix: str = ".docx") -> str:
    """Return «Сводный отчет муниципальных образований за IV квартал 2023.docx»."""
    quarter = f"за {ROMAN[key.quarter.number - 1]} квартал {key.quarter.year}"
    if key.author == OFFICE:
        return f"{_CONSOLIDATED[key.kind]} {quarter}{suffix}"
    end = f" – отчет {quarter}"
    return f"{_safe(_author_name(key, dictionaries))[: _LONGEST - len(end)].rstrip()}{end}{suffix}"


def form_name(key: ReportKey, dictionaries: Dictionaries, suffix: str = ".xlsx") -> str:
    """Return «Бланк – Велижский муниципальный округ – отчет за II квартал 2025.xlsx»."""
    return f"Бланк – {proposed_name(key, dictionaries, suffix)}"


def free_name(target: Path) -> Path:
    """Return «… (2).docx» beside the target, or the first higher number that is free."""
    names = (target.with_stem(f"{target.stem} ({number})") for number in count(2))
    return next(name for name in names if not name.exists())


def _author_name(key: ReportKey, dictionaries: Dictionaries) -> str:
    """Return the short name that the author had in the quarter."""
    author = dictionaries.get(Author, key.author)
    municipality = author and dictionaries.get(Municipality, author.municipality_id, key.quarter)
    return municipality.short_name if municipality else dictionaries.author_name(key.author, key.quarter)


def _safe(name: str) -> str:
    return fold(_FORBIDDEN.sub(" ", name)).strip(". ") or "Отчет"
