"""A kept report leaves the store as a file."""

import json
from pathlib import Path

import pytest

from db.entities import (
    OFFICE,
    Field,
    HeadCount,
    Level,
    Partner,
    Quarter,
    ReportKey,
    ReportKind,
    SignedDocument,
)
from desktop.office.convert import UnknownFormat, read_report
from desktop.report.printed import PrintedReport
from desktop.services.editing import Editing
from desktop.services.exporting import NoSuchReport, export_report
from tests.command_line import is_one_russian_sentence
from tests.dictionaries import shipped
from tests.received import REPORT, Recipient
from tests.workplaces import ticking_clock

KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2026, 2), OFFICE)


def texts(report: PrintedReport) -> list[object]:
    rows = [(section.heading, [row.texts for row in section.rows]) for section in report.sections]
    return [report.title, rows, report.closing]


def export(recipient: Recipient, key: ReportKey, target: Path) -> PrintedReport:
    return export_report(recipient.store, shipped(), key, target, ticking_clock()())


@pytest.mark.parametrize("ending", [".docx", ".XLSX", ".json"])
def test_a_report_leaves_as_it_came(recipient: Recipient, tmp_path: Path, ending: str) -> None:
    recipient.keep(REPORT)
    target = tmp_path / f"сводный{ending}"
    assert texts(export(recipient, KEY, target)) == texts(REPORT)
    assert texts(read_report(target)) == texts(REPORT)


def test_what_a_person_set_leaves_with_the_report(recipient: Recipient, tmp_path: Path) -> None:
    recipient.keep(REPORT)
    report_id = recipient.store.find(KEY)
    assert report_id is not None
    editing = Editing(recipient.store, shipped())
    event = editing.set_field(recipient.store.report(report_id).events[0], Field.PARTICIPANTS, "14 сербов")
    event = editing.set_headcount(event, HeadCount(20, 22))
    event = editing.add_partner(event, Partner(Level.TOWN, "Орша", "by-g-orsha"))
    editing.set_signed(event, [SignedDocument("договор")])
    export(recipient, KEY, tmp_path / "сводный.json")
    found = json.loads((tmp_path / "сводный.json").read_text(encoding="utf-8"))["events"][0]
    assert found["headcount"] == [20, 22]
    assert "Орша" in found["partners"]["belarus"]
    assert found["signed"] == ["договор"]
    assert found["foreign_party"] is True


def test_a_report_that_is_not_kept_is_named(recipient: Recipient, tmp_path: Path) -> None:
    with pytest.raises(NoSuchReport, match=r"II квартал 2026 года.*Велижский муниципальный округ") as failed:
        export(recipient, ReportKey(KEY.kind, KEY.quarter, "mun-velizh"), tmp_path / "a.docx")
    assert is_one_russian_sentence(f"{failed.value.what_happened}\n")
    assert not (tmp_path / "a.docx").exists()


def test_another_ending_is_refused(recipient: Recipient, tmp_path: Path) -> None:
    recipient.keep(REPORT)
    with pytest.raises(UnknownFormat, match=r"сводный\.pdf"):
        export(recipient, KEY, tmp_path / "сводный.pdf")
