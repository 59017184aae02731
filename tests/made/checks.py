"""Invented reports under check, and what the rules find in them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from db.entities import OFFICE, Quarter, ReportKind, Texts
from desktop.report.checks.checked import CheckedReport, of_printed
from desktop.report.checks.context import Context, Surroundings
from desktop.report.checks.finding import Finding
from desktop.report.checks.running import check
from desktop.report.morphology import Morphology
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection
from desktop.report.reading import Reader
from tests.dictionaries import shipped

QUARTER = Quarter(2025, 2)
TODAY = date(2025, 6, 20)
#: An event in which no rule finds anything.
RIGHT = Texts(
    title="VII Международный слет юных натуралистов «Зеленая тропа»",
    place="г. Рудня, Смоленская область",
    period="14-16 мая 2025 года",
    content="Команды прошли экологическую тропу и посадили сто саженцев клена",
    participants="40 школьников г. Рудни и г. Лиозно (Республика Беларусь)",
)


@cache
def reader() -> Reader:
    """Return the reader that all tests share: what it reads does not change."""
    return Reader(shipped(), Morphology())


def around(**changes: object) -> Surroundings:
    """Return what lies around a report; nothing but the reader and the day unless it is said."""
    return replace(Surroundings(reader(), TODAY), **changes)  # type: ignore[arg-type]


def row(**texts: str) -> Texts:
    """Return the right event with some other texts."""
    return replace(RIGHT, **texts)


def report(
    *rows: Texts,
    kind: ReportKind | None = ReportKind.MUNICIPAL,
    quarter: Quarter | None = QUARTER,
    author: str | None = OFFICE,
    heading: str = "Город Смоленск",
    closing: str = "",
    source: str = "отчет.docx",
) -> CheckedReport:
    """Return a report of one section."""
    section = PrintedSection(heading, tuple(PrintedRow(texts) for texts in rows))
    printed = PrintedReport("Отчет", (section,) if rows else (), closing)
    return of_printed(printed, Identity(kind, quarter, author), source, reader().renew)


def findings(
    checked: CheckedReport, surroundings: Surroundings | None = None, *, codes: Sequence[str] = ()
) -> list[Finding]:
    """Return what the rules with the codes, all of them by default, find in a report."""
    found = check(Context(checked, surroundings or around())).findings
    return [each for each in found if not codes or each.code in codes]


def found_in(texts: Texts, code: str) -> Finding | None:
    """Return what one rule finds in one event, as the form marks it; None where it finds nothing."""
    checked = check(Context(report(texts, kind=ReportKind.EXECUTIVE, closing=CLOSING), around()))
    return next((each for each in checked.marks(1) if each.code == code), None)


CLOSING = "Во II квартале 2025 года состоялась 1 встреча с иностранной делегацией"
