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


def section_name(section: Section, key: ReportKey, dictionaries: Dictionaries) -> str:
    """Return what a section is called where there is little room: «Велижский муниципальный округ»."""
    heading = fold(section.heading)
    names = [_entry_name(key.kind, entry, key.quarter, dictionaries) for entry in section.entries]
    return min(heading, ", ".join(names), key=len) if names and all(names) else heading


def _entry_name(kind: ReportKind, entry_id: str, quarter: Quarter, dictionaries: Dictionaries) -> str:
    if kind is ReportKind.EXECUTIVE:
        sphere = dictionaries.get(Sphere, entry_id, quarter) or dictionaries.get(Sphere, entry_id)
        return sphere.short_name if sphere else ""
    municipality = dictionaries.get(Municipality, entry_id, quarter)
    return municipality.short_name if municipality else ""
