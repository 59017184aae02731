"""Stores for the window to be measured on, with texts that differ as those of real reports do."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from uuid import uuid4

from db.backup import copy_database
from db.entities import OFFICE, Event, Quarter, Report, ReportKey, ReportKind, Section, Texts
from db.folder import FILE_NAME
from db.positions import spread
from db.rows import Entity
from db.store import Store
from desktop.settings import SettingsFile
from tests.bench import samples
from tests.bench.store import COPIES, EVENTS, QUARTER, grow, open_store
from tests.dictionaries import reader

LONG = 2556  # characters of the longest content that was published
OWN = 6  # reports of the large store that are no copies: those with which the newest is compared, and itself


def fill(small: Path, large: Path) -> None:
    """Make a store with one report and one with 100,000 events, each as its person has left it.

    In both a report of 300 events is shown; the events of the years before are copies of each other.
    """
    first = report_for(QUARTER)
    with closing(open_store(small)) as store:
        keep(store, first)
    large.mkdir()
    copy_database(small / FILE_NAME, large / FILE_NAME)
    grow(large / FILE_NAME)
    newest = QUARTER
    for _ in range(COPIES):
        newest = newest.next
    with closing(open_store(large)) as store:
        for _ in range(OWN):
            newest = newest.next
            keep(store, report_for(newest))
    for folder, quarter in ((small, QUARTER), (large, newest)):
        SettingsFile(folder).change(author=OFFICE, shown_author=OFFICE, quarter=str(quarter))


def keep(store: Store, report: Report) -> None:
    """Keep a report with all that stands in it."""
    kept: list[Entity] = [replace(report, sections=(), events=()), *report.sections, *report.events]
    store.commit("ввод", kept)


def report_for(quarter: Quarter) -> Report:
    """Return the report of a quarter as it is once the window was open for a while: all is read."""
    printed = samples.report(EVENTS, seed=quarter.year * 4 + quarter.number)
    report = Report(uuid4(), ReportKey(ReportKind.MUNICIPAL, quarter), printed.title, printed.closing)
    positions = spread(len(printed.sections))
    sections = tuple(
        Section(uuid4(), report.id, position, section.heading)
        for position, section in zip(positions, printed.sections, strict=True)
    )
    texts = [
        (section.id, row.texts)
        for section, of_file in zip(sections, printed.sections, strict=True)
        for row in of_file.rows
    ]
    texts[0] = texts[0][0], with_a_long_content(texts[0][1])
    events = tuple(
        reader().renewed(Event(uuid4(), report.id, section, position, each), quarter)
        for position, (section, each) in zip(spread(EVENTS), texts, strict=True)
    )
    return replace(report, sections=sections, events=events)


def with_a_long_content(texts: Texts) -> Texts:
    """Return texts with a content as long as any that was published, but for one key: that is typed."""
    words = samples.phrase(Random(LONG), LONG, LONG)  # noqa: S311 - nobody is to be kept from guessing it
    return replace(texts, content=f"{words:ю<{LONG - 1}}"[: LONG - 1])
