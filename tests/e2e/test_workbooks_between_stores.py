"""A published report goes from one store through a workbook into another with all that is kept of it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest
from openpyxl import load_workbook

from db.entities import Event, Field, HeadCount, Report
from db.explanations import Explanation
from db.store import Store
from desktop.office.convert import read_report
from desktop.report.carried import CarriedState, Edit
from desktop.services.editing import Editing
from desktop.services.exporting import export_report
from desktop.services.importing import keep, plan_import
from tests.dictionaries import shipped
from tests.made.libreoffice import saved_by_libreoffice
from tests.published import needs_published, variants
from tests.workplaces import ticking_clock

pytestmark = needs_published
REPORTS = {path.name.split(".")[0]: path for path in variants(".docx")}


class Place(NamedTuple):
    store: Store
    report: Report


def taken(folder: Path, file: Path) -> Place:
    """Take a file into a store of its own."""
    store = Store.open(folder, "Лукина А. П.", ticking_clock())
    plan = plan_import(store, shipped(), file)
    keep(store, shipped(), plan)
    return Place(store, kept(store, plan.key))


def kept(store: Store, key: object) -> Report:
    (summary,) = [each for each in store.reports() if each.key == key]
    return store.report(summary.id)


@pytest.fixture(params=list(REPORTS.values()), ids=list(REPORTS))
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A store with a published report of which something was set by hand and explained."""
    store, report = taken(tmp_path / "here", request.param)
    first = Editing(store, shipped()).set_headcount(report.events[0], HeadCount(70, 75))
    store.commit(
        "пояснения",
        [
            Explanation(report.id, first.id, "P01", "period", "ab", "Дни назовут позже."),
            Explanation(report.id, None, "N01", "", "cd", "Участников не считали."),
        ],
    )
    yield Place(store, store.report(report.id))
    store.close()


def as_workbook(place: Place, folder: Path) -> Path:
    target = folder / "отчет.xlsx"
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


def test_events_ids_explanations_and_corrections_come_through(here: Place, tmp_path: Path) -> None:
    there = taken(tmp_path / "there", as_workbook(here, tmp_path))
    assert all_of(there) == all_of(here)
    there.store.close()


def test_they_come_through_libreoffice_and_an_edit_made_there(here: Place, tmp_path: Path) -> None:
    target = as_workbook(here, tmp_path)
    book = load_workbook(target)
    sheet = book.worksheets[0]
    row = next(cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.value == "2.")
    sheet.cell(row, 3).value = "г. Полевск"
    book.save(target)
    again = saved_by_libreoffice(target, tmp_path / "again", "xlsx")
    carried = read_report(again).carried
    assert carried.state is CarriedState.EDITED
    assert [(each.edit, each.field, each.after) for each in carried.differences] == [
        (Edit.CHANGED, Field.PLACE, "г. Полевск")
    ]
    plan = plan_import(here.store, shipped(), again)
    assert [each.number for each in plan.rows if each.changed] == [2]
