"""How reports and their fields are named to people in lists and messages."""

from db.entities import Field, ReportKey, ReportKind
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
