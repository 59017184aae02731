"""A published report goes from one store through a workbook into another with all that is kept of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.entities import Field
from desktop.office.convert import read_report
from desktop.report.carried import CarriedState, Edit
from desktop.services.import_plan import plan_import
from tests.between_stores import REPORTS, Place, all_of, corrected, exported, taken
from tests.dictionaries import shipped
from tests.made.libreoffice import saved_by_libreoffice
from tests.published import needs_published

pytestmark = needs_published


@pytest.fixture(params=list(REPORTS.values()), ids=list(REPORTS))
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A store with a published report of which something was set by hand and explained."""
    with corrected(tmp_path / "here", request.param) as place:
        yield place


def test_events_ids_explanations_and_corrections_come_through(here: Place, tmp_path: Path) -> None:
    with taken(tmp_path / "there", exported(here, tmp_path / "отчет.xlsx")) as there:
        assert all_of(there) == all_of(here)


def test_they_come_through_libreoffice_and_an_edit_made_there(here: Place, tmp_path: Path) -> None:
    target = exported(here, tmp_path / "отчет.xlsx")
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
