"""A kept report leaves the store as a file."""

from pathlib import Path

import pytest

from db.entities import OFFICE, Quarter, ReportKey, ReportKind
from desktop.office.convert import UnknownFormat, read_report
from desktop.report.printed import PrintedReport
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


def test_a_report_that_is_not_kept_is_named(recipient: Recipient, tmp_path: Path) -> None:
    with pytest.raises(NoSuchReport, match=r"II квартал 2026 года.*Велижский муниципальный округ") as failed:
        export(recipient, ReportKey(KEY.kind, KEY.quarter, "mun-velizh"), tmp_path / "a.docx")
    assert is_one_russian_sentence(f"{failed.value.what_happened}\n")
    assert not (tmp_path / "a.docx").exists()


def test_another_ending_is_refused(recipient: Recipient, tmp_path: Path) -> None:
    recipient.keep(REPORT)
    with pytest.raises(UnknownFormat, match=r"сводный\.pdf"):
        export(recipient, KEY, tmp_path / "сводный.pdf")
