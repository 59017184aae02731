"""A published report goes from one store through a document into another with all that is kept of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.entities import Field
from desktop.report.carried import CarriedState, Edit
from desktop.services.import_plan import State, plan_import
from desktop.services.importing import keep
from tests.between_stores import REPORTS, Place, all_of, corrected, exported, kept, taken
from tests.dictionaries import shipped
from tests.made.edited import body_of, rows_of, set_text
from tests.made.libreoffice import saved_by_libreoffice
from tests.published import needs_published

pytestmark = needs_published
WORD = "docx:MS Word 2007 XML"


@pytest.fixture(params=list(REPORTS.values()), ids=list(REPORTS))
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A store with a published report of which something was set by hand and explained."""
    with corrected(tmp_path / "here", request.param) as place:
        yield place


def test_all_that_is_kept_comes_through_a_document(here: Place, tmp_path: Path) -> None:
    with taken(tmp_path / "there", exported(here, tmp_path / "отчет.docx")) as there:
        assert all_of(there) == all_of(here)


def test_all_of_it_comes_through_libreoffice_and_an_edit_made_there_wins(here: Place, tmp_path: Path) -> None:
    again = saved_by_libreoffice(exported(here, tmp_path / "отчет.docx"), tmp_path / "again", WORD)
    with taken(tmp_path / "there", again) as there:
        assert all_of(there) == all_of(here)
        assert plan_import(there.store, shipped(), again).changes_nothing
        edit_first_event(again)
        plan = plan_import(there.store, shipped(), again)
        assert plan.printed.carried.state is CarriedState.EDITED
        assert [
            (each.edit, each.number, each.field, each.after) for each in plan.printed.carried.differences
        ] == [(Edit.CHANGED, 1, Field.PLACE, "г. Полевск")]
        assert [row.number for row in plan.rows if row.state is not State.SAME] == [1]
        keep(there.store, shipped(), plan)
        first, before = kept(there.store, plan.key).events[0], here.report.events[0]
        assert (first.id, first.texts.place, first.sphere) == (before.id, "г. Полевск", "sport")
        assert first.reading is not None
        assert before.reading is not None
        assert first.reading.corrections == before.reading.corrections


def edit_first_event(file: Path) -> None:
    """Type another place into the first numbered row."""
    with body_of(file) as root:
        row = next(row for row in rows_of(root) if "".join(map(str, row[1].itertext())).strip() == "1.")
        set_text(row, 2, "г. Полевск")


def test_a_document_that_has_lost_its_data_is_known_by_its_bookmarks(tmp_path: Path) -> None:
    with corrected(tmp_path / "here", REPORTS["municipal-2023-q4"]) as here:
        file = exported(here, tmp_path / "отчет.docx")
        for form in ("odt", WORD):
            file = saved_by_libreoffice(file, tmp_path / form[:3], form)
            plan = plan_import(here.store, shipped(), file)
            assert plan.printed.carried.state is CarriedState.ABSENT
            assert [row.id for row in plan.printed.rows()] == [event.id for event in here.report.events]
            assert plan.changes_nothing
