"""What a report's file is called, so that people know it in a folder and every system takes the name."""

from itertools import count
from pathlib import Path

from db.dictionaries.entries import Author, Municipality
from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE, ReportKey, ReportKind
from desktop.office.safe_names import LONGEST, safe_name
from desktop.report.wording import ROMAN

_CONSOLIDATED = {
    ReportKind.MUNICIPAL: "Сводный отчет муниципальных образований",
    ReportKind.EXECUTIVE: "Сводный отчет исполнительных органов",
}

_IN_A_FOLDER = {"муниципальный округ": "МО", "городской округ": "ГО", "г. ": "Город "}


def proposed_name(
    key: ReportKey, dictionaries: Dictionaries, suffix: str = ".docx", *, is_draft: bool = False
) -> str:
    """Return «Велижский МО – отчет за II квартал 2025.docx», of a draft with that word."""
    quarter = _quarter(key)
    edition = f" (версия {key.edition})" if key.edition > 1 else ""
    end = f"{quarter}{edition}{' – черновик' if is_draft else ''}"
    if key.author == OFFICE:
        return f"{consolidated_name(key.kind)} за {end}{suffix}"
    return f"{_begun(key, dictionaries, f' – отчет за {end}')}{suffix}"


def consolidated_name(kind: ReportKind) -> str:
    """Return «Сводный отчет муниципальных образований»: how a report of the office is called."""
    return _CONSOLIDATED[kind]


def published_name(key: ReportKey, dictionaries: Dictionaries) -> str:
    """Return the name of the file that is to be published: «… за IV квартал 2023 (для публикации).docx»."""
    return proposed_name(key, dictionaries, " (для публикации).docx")


def letter_name(key: ReportKey, dictionaries: Dictionaries, suffix: str = ".docx") -> str:
    """Return «Велижский МО – письмо, II квартал 2025.docx»."""
    edition = f" (версия {key.edition})" if key.edition > 1 else ""
    return f"{_begun(key, dictionaries, f' – письмо, {_quarter(key)}{edition}')}{suffix}"


def _begun(key: ReportKey, dictionaries: Dictionaries, end: str) -> str:
    """Return a name that begins with that of the author, as many words as there is room for."""
    name, room = safe_name(_author_name(key, dictionaries)), LONGEST - len(end)
    if len(name) > room:
        name = name[: room + 1].rpartition(" ")[0] or name[:room]
    return f"{name or 'Отчет'}{end}"


def _quarter(key: ReportKey) -> str:
    return f"{ROMAN[key.quarter.number - 1]} квартал {key.quarter.year}"


def form_name(key: ReportKey, dictionaries: Dictionaries, suffix: str = ".xlsx") -> str:
    """Return «Бланк – Велижский МО – отчет за II квартал 2025.xlsx»."""
    return f"Бланк – {proposed_name(key, dictionaries, suffix)}"


def free_name(target: Path) -> Path:
    """Return «… (2).docx» beside the target, or the first higher number that is free."""
    names = (target.with_stem(f"{target.stem} ({number})") for number in count(2))
    return next(name for name in names if not name.exists())


def _author_name(key: ReportKey, dictionaries: Dictionaries) -> str:
    """Return the name that the author had in the quarter, as short as people know it in a folder."""
    if key.author == OFFICE:
        return consolidated_name(key.kind)
    author = dictionaries.get(Author, key.author)
    municipality = author and dictionaries.get(Municipality, author.municipality_id, key.quarter)
    if municipality is None:
        return dictionaries.author_name(key.author, key.quarter)
    name = municipality.short_name
    for long, short in _IN_A_FOLDER.items():
        name = name.replace(long, short)
    return name
