"""Invented reports for the tests of the store, and what a store holds as one value."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid5

from db.entities import (
    Corrections,
    Event,
    HeadCount,
    Level,
    Origin,
    Partner,
    Period,
    Precision,
    Quarter,
    Reading,
    Report,
    ReportKey,
    ReportKind,
    Section,
    SignedDocument,
    Span,
    Texts,
)
from db.positions import GAP
from db.store import Store

ROOT = UUID("6f0c1f0e-5d1b-4a53-9a52-0d6c6a3b7f11")
KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 1), "dorogobuzh", 1)


def invented_report(key: ReportKey = KEY) -> Report:
    return Report(uuid5(ROOT, str(key)), key, "Отчет о встречах\u00a0в 2031 году", "Состоялась 1 встреча")


def invented_section(report: Report, place: int) -> Section:
    return Section(
        uuid5(report.id, f"section {place}"), report.id, GAP * place, f"Раздел «{place}»", ("a", "b")
    )


def invented_event(report: Report, place: int, section: Section | None = None) -> Event:
    texts = Texts(f"Ярмарка\nремесел № {place}", "г.\u00a0Орша", "3-5 мая", "Обмен опытом", "12 человек")
    section_id = section.id if section else None
    event = Event(uuid5(report.id, f"event {place}"), report.id, section_id, GAP * place, texts, READING)
    return replace(event, sphere="youth", institution="Школа «Росток»")


READING = Reading(
    Period(
        (
            Span(date(2031, 5, 3), date(2031, 5, 5), label="Отборочный этап"),
            Span(date(2031, 5, 5), date(2031, 5, 5), bracketed=True),
            Span(date(2031, 6, 1), date(2031, 7, 31), Precision.MONTH),
        )
    ),
    "ab" * 32,
    3,
    Origin.HAND,
    partners=(Partner(Level.COUNTRY, "Беларусь", "BY"), Partner(Level.TOWN, "Орша", "orsha")),
    headcount=HeadCount(120, 150),
    headcount_parts=(HeadCount(20, 25), HeadCount(1, 1)),
    remote=True,
    signed=(SignedDocument("соглашение", ("город Велиж", "Оршанский район"), date(2031, 5, 3)),),
    foreign_party=True,
    corrections=Corrections(
        added=(Partner(Level.SETTLEMENT, "агрогородок Заречье"),),
        removed=(Partner(Level.TOWN, "Орша", "orsha"),),
        headcount=HeadCount(140, 140),
        signed=(),
    ),
)


def with_text(event: Event, title: str) -> Event:
    return replace(event, texts=replace(event.texts, title=title))


def content(store: Store) -> list[object]:
    """Return all that a store shows, the versions aside: they grow by an undo as well."""
    reports = [store.report(each.id) for each in store.reports()]
    return [
        *(
            replace(
                report,
                version=1,
                sections=tuple(replace(each, version=1) for each in report.sections),
                events=tuple(replace(each, version=1) for each in report.events),
            )
            for report in reports
        ),
        *(replace(event, version=1) for event in store.binned()),
        *(replace(entry, version=1) for entry in store.user_entries()),
        *(replace(part, version=1) for part in store.office_parts()),
    ]
