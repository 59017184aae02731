"""A published report in one store, with what was set by hand and explained, and the same in another."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from db.entities import Event, HeadCount, Level, Partner, Report, ReportKey
from db.explanations import Explanation
from db.store import Store
from desktop.services.editing import Editing
from desktop.services.exporting import export_report
from desktop.services.import_plan import plan_import
from desktop.services.importing import keep
from tests.dictionaries import shipped
from tests.published import variants
from tests.workplaces import ticking_clock

#: The published reports by their names, each in one of its variants.
REPORTS = {path.name.split(".")[0]: path for path in variants(".docx")}


class Place(NamedTuple):
    """A report in its store."""

    store: Store
    report: Report


@contextmanager
def corrected(folder: Path, file: Path) -> Iterator[Place]:
    """Keep a report of which something was set by hand and explained."""
    with taken(folder, file) as (store, report):
        editing = Editing(store, shipped())
        first = editing.set_headcount(report.events[0], HeadCount(70, 75))
        first = editing.add_partner(first, Partner(Level.SETTLEMENT, "Заречье"))
        answers = [
            Explanation(report.id, first.id, "P01", "period", "ab", "Дни назовут позже."),
            Explanation(report.id, None, "N01", "", "cd", "Участников не считали."),
        ]
        store.commit("пояснения", [replace(first, sphere="sport", institution="Школа № 2"), *answers])
        yield Place(store, store.report(report.id))


@contextmanager
def taken(folder: Path, file: Path) -> Iterator[Place]:
    """Take a file into a store of its own."""
    with Store.open(folder, "Лукина А. П.", ticking_clock()) as store:
        plan = plan_import(store, shipped(), file)
        keep(store, shipped(), plan)
        yield Place(store, kept(store, plan.key))


def kept(store: Store, key: ReportKey) -> Report:
    """Return the report of the key."""
    (summary,) = [each for each in store.reports() if each.key == key]
    return store.report(summary.id)


def exported(place: Place, target: Path) -> Path:
    """Write the report into a file."""
    export_report(place.store, shipped(), place.report.key, target, ticking_clock()())
    return target


def all_of(place: Place) -> object:
    """Return what is kept of a report but for the ids that are the store's own."""
    nobody = UUID(int=0)
    sections = {section.id: section for section in place.report.sections}

    def plain(event: Event) -> object:
        heading = sections[event.section_id].heading if event.section_id else ""
        return heading, replace(event, report_id=nobody, section_id=None, version=1, position=0)

    answers = {(each.event_id, each.rule, each.text) for each in place.store.explanations(place.report.id)}
    headings = [(section.heading, section.entries) for section in place.report.sections]
    report = place.report
    return report.key, report.title, report.closing, headings, list(map(plain, report.events)), answers
