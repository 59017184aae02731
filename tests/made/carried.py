"""An invented report with all that a file can carry of one."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from db.entities import (
    Corrections,
    HeadCount,
    Level,
    Partner,
    Period,
    Precision,
    Quarter,
    Reading,
    ReportKind,
    SignedDocument,
    Span,
    Texts,
)
from db.explanations import Explanation
from desktop.report.carried import Carried, CarriedState
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection

REPORT_ID = UUID(int=7)
TITLE = (
    "Отчет о мероприятиях в международной сфере, проведенных органами местного самоуправления "
    "муниципальных и городских округов Смоленской области во II квартале 2026 года"
)
_SPANS = (
    Span(date(2026, 5, 4), date(2026, 5, 6), label="Отборочный этап"),
    Span(date(2026, 6, 1), date(2026, 6, 30), Precision.MONTH, bracketed=True),
)
_READING = Reading(
    Period(_SPANS),
    text_hash="ab" * 32,
    reader=2,
    partners=(Partner(Level.COUNTRY, "Сербия", "rs"), Partner(Level.SETTLEMENT, "Заречье")),
    headcount=HeadCount(40, 48),
    headcount_parts=(HeadCount(8, 8), HeadCount(32, 40)),
    remote=True,
    signed=(SignedDocument("соглашение", ("школа", "гимназия"), date(2026, 5, 5)),),
    foreign_party=True,
    corrections=Corrections(
        added=(Partner(Level.TOWN, "Орша", "by-g-orsha"),),
        removed=(Partner(Level.COUNTRY, "Сербия", "rs"),),
        headcount=HeadCount(48, 48),
        signed=(),
    ),
)
_TEXTS = (
    Texts("Турнир «Ладья»", "г. Велиж", "4-6 мая,\nиюнь 2026 года", "Сыграно 7 туров", "48 школьников"),
    Texts("Ярмарка «Лен»", "г. Рудня", "7 июня 2026 года", "Торговля <льном> & «медом»", "Мастера"),
    Texts("Концерт хора «Криница»", "г. Орша", "май 2026 года", "Песни\u00a0и\tтанцы  ", ""),
)


def event_id(number: int) -> UUID:
    """Return the id of an event by its number."""
    return UUID(int=0xE0_0000_0000 + number)


def carried_report() -> PrintedReport:
    """Return the report: three events in two sections."""
    chess, fair, choir = (PrintedRow(texts, id=event_id(n)) for n, texts in enumerate(_TEXTS, 1))
    chess = replace(chess, reading=_READING, sphere="sport", institution="МБОУ «Школа № 2»")
    carried = Carried(
        CarriedState.INTACT,
        REPORT_ID,
        "Отдел связей",
        (
            Explanation(REPORT_ID, event_id(2), "P01", "period", "cd" * 32, "Дни назовут позже."),
            Explanation(REPORT_ID, None, "N01", "", "ef" * 32, "Не считали."),
        ),
    )
    return PrintedReport(
        TITLE,
        (
            PrintedSection("Муниципальное образование «Велижский район»", (chess, fair), ("velizh",)),
            PrintedSection("Город Смоленск", (choir,)),
        ),
        "Во II квартале 2026 года состоялась 1 встреча с иностранной делегацией",
        stated=Identity(ReportKind.MUNICIPAL, Quarter(2026, 2), "office"),
        carried=carried,
    )


def everything(report: PrintedReport) -> list[object]:
    """Return all that is known of a report, what does not count for equality included."""
    rows = [
        (row.texts, row.id, row.reading, row.sphere, row.institution)
        for section in report.sections
        for row in section.rows
    ]
    sections = [(section.heading, section.entries, len(section.rows)) for section in report.sections]
    carried = replace(report.carried, program="", differences=(), state=CarriedState.INTACT)
    return [report.title, sections, rows, report.closing, report.nil, report.edition, report.stated, carried]
