"""How reports and their fields are named to people in lists and messages."""

from db.dictionaries.entries import Municipality, Sphere
from db.dictionaries.lookup import Dictionaries
from db.entities import Field, Quarter, ReportKey, ReportKind, Section
from db.folding import fold
from desktop.report.wording import quarter_name

KIND_NAMES = {
    ReportKind.MUNICIPAL: "отчет муниципальных образований",
    ReportKind.EXECUTIVE: "отчет исполнительных органов",
}
FIELD_NAMES = {
    Field.TITLE: "наименование",
    Field.PLACE: "место",
    Field.PERIOD: "сроки",
    Field.CONTENT: "содержание",
    Field.PARTICIPANTS: "участники",
}


def report_name(key: ReportKey, author: str) -> str:
    """Return «II квартал 2026 года, отчет муниципальных образований (сводный отчет)»."""
    return f"{quarter_name(key.quarter)}, {KIND_NAMES[key.kind]} ({author})"


def sphere_name(sphere: str, dictionaries: Dictionaries, quarter: Quarter | None = None) -> str:
    """Return what a sphere is called where there is little room; an unknown one is called by its id."""
    found = dictionaries.get(Sphere, sphere, quarter) or dictionaries.get(Sphere, sphere)
    return found.short_name if found else sphere


def section_name(section: Section, key: ReportKey, dictionaries: Dictionaries) -> str:
    """Return what a section is called where there is little room: «Велижский муниципальный округ»."""
    heading = fold(section.heading)
    names = [_entry_name(key.kind, entry, key.quarter, dictionaries) for entry in section.entries]
    return min(heading, ", ".join(names), key=len) if names and all(names) else heading


def _entry_name(kind: ReportKind, entry_id: str, quarter: Quarter, dictionaries: Dictionaries) -> str:
    if kind is ReportKind.EXECUTIVE:
        return sphere_name(entry_id, dictionaries, quarter) if dictionaries.get(Sphere, entry_id) else ""
    municipality = dictionaries.get(Municipality, entry_id, quarter)
    return municipality.short_name if municipality else ""
