"""Reports as hands make them in Word, read letter by letter."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db.entities import ReportKind
from desktop.office.docx_read import read_docx
from tests.documents import (
    DRESSINGS,
    Headings,
    Numbers,
    invented_report,
    plain,
    write_docx_by_hand,
    write_docx_of_all_kinds,
)
from tests.gold import as_it_is, as_read
from tests.published import needs_published, variants


@needs_published
@pytest.mark.parametrize("path", variants(".docx"), ids=lambda path: path.name)
def test_a_published_report_is_read_as_a_person_reads_it(path: Path) -> None:
    assert as_read(read_docx(path)) == as_it_is(path)


@pytest.mark.parametrize("kind", ReportKind)
@pytest.mark.parametrize("numbers", ["auto", "typed", "restarting", "none"])
@pytest.mark.parametrize("headings", ["merged", "first cell", "any cell"])
def test_a_report_is_read_however_rows_are_numbered_and_headed(
    tmp_path: Path, kind: ReportKind, numbers: Numbers, headings: Headings
) -> None:
    report = invented_report(kind)
    path = write_docx_by_hand(report, tmp_path / "отчет.docx", numbers=numbers, headings=headings)
    assert plain(read_docx(path)) == report


@pytest.mark.parametrize("tables", [2, 3, 7])
@pytest.mark.parametrize("repeat_header", [False, True])
def test_tables_pasted_one_after_another_are_one_report(
    tmp_path: Path, tables: int, repeat_header: bool
) -> None:
    report = invented_report(ReportKind.EXECUTIVE, 14)
    path = write_docx_by_hand(report, tmp_path / "отчет.docx", tables=tables, repeat_header=repeat_header)
    assert plain(read_docx(path)) == report


@pytest.mark.parametrize("dress", DRESSINGS, ids=lambda dress: dress.__name__)
def test_a_text_is_the_same_however_word_holds_it(tmp_path: Path, dress: Callable[[str], str]) -> None:
    report = invented_report(ReportKind.MUNICIPAL, 5)
    path = write_docx_by_hand(report, tmp_path / "отчет.docx", dress=dress)
    assert plain(read_docx(path)) == report


def test_rows_deleted_inserted_and_wrapped_are_read_as_accepted(tmp_path: Path) -> None:
    report = invented_report(ReportKind.EXECUTIVE, 30)
    assert plain(read_docx(write_docx_of_all_kinds(report, tmp_path / "отчет.docx"))) == report
