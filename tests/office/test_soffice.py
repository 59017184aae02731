"""Documents of the old format, by the LibreOffice of this machine."""

import os
import select
import zipfile
from pathlib import Path

import pytest

from db.entities import ReportKind
from db.errors import AppError
from desktop.office.docx_read import read_doc, read_docx
from desktop.office.odt_read import read_odt
from desktop.office.soffice import converted, find_soffice, usual_folders
from desktop.office.unreadable import OLE, UnreadableFile
from desktop.report.printed import PrintedReport
from tests.documents import invented_report, plain, write_docx_by_hand
from tests.gold import as_it_is, as_read
from tests.made import hostile
from tests.published import needs_published, variants

REPORT = invented_report(ReportKind.EXECUTIVE, 12)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report in Word, of which LibreOffice makes the others."""
    return write_docx_by_hand(REPORT, tmp_path_factory.mktemp("word") / "отчет.docx", headings="first cell")


@needs_published
@pytest.mark.parametrize("path", variants(".doc"), ids=lambda path: path.name)
def test_a_published_report_is_read_as_a_person_reads_it(path: Path) -> None:
    assert as_read(read_doc(path)) == as_it_is(path)


@pytest.mark.parametrize("name", ["отчет.doc", "отчет.docx"])
def test_a_doc_is_read_under_either_name(written: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with converted(written, "doc") as copy:
        assert copy.read_bytes().startswith(OLE)
        path.write_bytes(copy.read_bytes())
    assert plain(read_doc(path) if path.suffix == ".doc" else read_docx(path)) == REPORT


@pytest.mark.parametrize("rows", [3, 150])
def test_a_doc_that_ends_with_its_table_is_read_whole(tmp_path: Path, rows: int) -> None:
    report = invented_report(ReportKind.MUNICIPAL, rows)
    whole = write_docx_by_hand(report, tmp_path / "отчет.docx", numbers="typed")
    path = tmp_path / "отчет.doc"
    with converted(without_last_paragraph(whole, tmp_path / "конец.docx"), "doc") as copy:
        path.write_bytes(copy.read_bytes())
    assert plain(read_doc(path)) == report


def without_last_paragraph(source: Path, target: Path) -> Path:
    """Write the document so that its table is the last thing in it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                start, table, end = content.rpartition(b"</w:tbl>")
                content = start + table + end[end.index(b"<w:sectPr") :]
            new.writestr(name, content)
    return target


def test_what_libreoffice_saves_again_is_the_same_report(written: Path) -> None:
    with converted(written, "odt") as copy:
        odt: PrintedReport = read_odt(copy)
    with converted(written, "docx") as copy:
        docx = read_docx(copy)
    assert plain(odt) == plain(docx) == REPORT


def test_a_docx_under_the_name_of_a_doc_is_read_as_what_it_is(written: Path, tmp_path: Path) -> None:
    path = tmp_path / "отчет.doc"
    path.write_bytes(written.read_bytes())
    assert plain(read_doc(path)) == REPORT


def test_libreoffice_is_found_on_this_machine() -> None:
    assert find_soffice(usual_folders()) is not None


def test_without_libreoffice_a_sentence_says_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "отчет.doc"
    path.write_bytes(OLE + bytes(4000))
    missing = converted(path, "docx", folders=[str(tmp_path)])
    with pytest.raises(UnreadableFile, match="LibreOffice, а ее на этом компьютере нет"), missing:
        pass


def test_a_document_with_a_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="паролем"):
        read_doc(hostile.locked(tmp_path / "отчет.doc"))


def test_an_old_document_with_a_password_is_refused(written: Path, tmp_path: Path) -> None:
    path = tmp_path / "отчет.doc"
    with converted(written, "doc") as copy:
        data = bytearray(copy.read_bytes())
    flags = data.index(b"\xec\xa5") + 11  # in the header of the text, which begins so
    data[flags] |= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="паролем"):
        read_doc(path)


def test_what_libreoffice_cannot_open_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "отчет.doc"
    path.write_bytes(OLE + os.urandom(5000))
    with pytest.raises(AppError, match=r"отчет\.doc"):
        read_doc(path)


def test_a_libreoffice_that_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nexec 3>'{pipe}'\necho started >&3\nsleep 60 &\nwait\n", encoding="utf-8")
    program.chmod(0o755)
    path = tmp_path / "отчет.doc"
    path.write_bytes(bytes(4000))
    hanging = converted(path, "docx", folders=[str(tmp_path), *os.get_exec_path()], seconds=0.5)
    with pytest.raises(UnreadableFile, match="слишком долго"), hanging:
        pass
    assert os.read(reader, 100) == b"started\n"
    assert select.select([reader], [], [], 10)[0], "something still holds the pipe"
    assert os.read(reader, 100) == b""
    os.close(reader)
