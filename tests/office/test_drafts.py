"""A report in which errors are left says so above every page, and is read back as it is."""

from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop.office.convert import read_report
from desktop.office.docx_write import write_docx
from desktop.office.layout import DRAFT
from desktop.office.odt_read import read_odt
from desktop.office.xlsx_write import write_xlsx
from tests.documents import invented_report, plain
from tests.made.libreoffice import p, write_odt_by_hand

NOON = datetime(2031, 3, 20, 12, tzinfo=UTC)
WRITERS = {".docx": write_docx, ".xlsx": write_xlsx}


def margins_of(target: Path) -> str:
    """Return the parts of a file that may hold what stands above its pages."""
    with ZipFile(target) as package:
        names = [name for name in package.namelist() if "header" in name or "sheet1" in name]
        return unescape("".join(package.read(name).decode() for name in names))


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_draft_says_so_above_every_page_and_is_read_back_the_same(tmp_path: Path, suffix: str) -> None:
    report = replace(invented_report(), is_draft=True)
    target = tmp_path / f"Отчет{suffix}"
    WRITERS[suffix](report, target, modified=NOON)
    assert DRAFT in margins_of(target)
    again = read_report(target)
    assert plain(again) == plain(report)
    assert again.is_draft
    assert not again.unread


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_report_without_errors_says_nothing_above_its_pages(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"Отчет{suffix}"
    WRITERS[suffix](invented_report(), target, modified=NOON)
    assert DRAFT not in margins_of(target)
    assert not read_report(target).is_draft


def test_the_mark_is_known_in_any_office_program(tmp_path: Path) -> None:
    source = write_odt_by_hand(invented_report(), tmp_path / "Отчет.odt")
    header = f"<style:header>{p('ЧЕРНОВИК')}</style:header>"
    with ZipFile(source) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    styles = parts["styles.xml"].decode()
    marked = styles.replace("</office:document-styles>", f"{header}</office:document-styles>")
    with ZipFile(source, "w") as package:
        for name, content in (parts | {"styles.xml": marked.encode()}).items():
            package.writestr(name, content)
    report = read_odt(source)
    assert report.is_draft
    assert not report.unread
