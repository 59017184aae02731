"""No file that we write holds anything alive, leads anywhere, or tells of the computer it was written on."""

import json
import os
import re
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from db.entities import Field, Quarter, ReportKind, Texts
from desktop.office.docx_write import write_docx
from desktop.office.form import Form
from desktop.office.form_docx import write_docx_form
from desktop.office.form_xlsx import write_xlsx_form
from desktop.office.letter import Letter, write_letter
from desktop.office.mail import Attachment, Mail, mail_draft
from desktop.office.report_json import write_json
from desktop.office.xlsx_write import write_xlsx
from desktop.report.carried import Carried, CarriedState
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection
from tests.dictionaries import shipped

NOON = datetime(2025, 6, 20, 12, tzinfo=UTC)
LIVELY = Texts(
    '=HYPERLINK("http://example.org/x";"Ярмарка")',
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "+7 4812 00-00-00",
    "-1+1 http://example.org/отчет?а=б&в=г",
    'file:///C:/Отчеты/{ INCLUDETEXT "C:\\\\secret.docx" } <w:instrText>DDEAUTO</w:instrText>',
)
HEADING = '=cmd|"/C calc"!A1'
REPORT = PrintedReport(
    "=1+1",
    (PrintedSection(HEADING, (PrintedRow(LIVELY, id=UUID(int=5)),)),),
    "+1 встреча http://example.org",
    stated=Identity(ReportKind.MUNICIPAL, Quarter(2025, 2), "office"),
    carried=Carried(CarriedState.INTACT, UUID(int=7), "=Отдел"),
)
LETTER = Letter("=Отдел", "+7 адресат", "=Отчет", ("=1+1", "http://example.org"), ("@SUM(1)",), "-1 л.")
FORM = Form("=1+1", (HEADING, "http://example.org", "+7"), rows=2)


def _docx(path: Path) -> None:
    write_docx(REPORT, path, modified=NOON, author="=Отдел")


def _xlsx(path: Path) -> None:
    write_xlsx(REPORT, path, modified=NOON, author="=Отдел")


def _docx_form(path: Path) -> None:
    write_docx_form(FORM, path, modified=NOON)


def _xlsx_form(path: Path) -> None:
    write_xlsx_form(FORM, path, modified=NOON)


def _letter(path: Path) -> None:
    write_letter(LETTER, path, author="=Отдел", modified=NOON)


WRITERS: dict[str, Callable[[Path], None]] = {
    "отчет.docx": _docx,
    "отчет.xlsx": _xlsx,
    "бланк.docx": _docx_form,
    "бланк.xlsx": _xlsx_form,
    "письмо.docx": _letter,
}


@pytest.fixture(params=WRITERS)
def package(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ZipFile]:
    path = tmp_path / str(request.param)
    WRITERS[request.param](path)
    with ZipFile(path) as package:
        yield package


def parts(package: ZipFile) -> dict[str, etree._Element]:
    """Return all parts: every one of them is XML."""
    return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def names(root: etree._Element) -> set[str]:
    return {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)}


#: Elements that fetch, run, embed or work something out.
_ALIVE = {"hyperlink", "instrText", "fldChar", "object", "OLEObject", "altChunk", "subDoc", "control", "pict"}
_ALIVE |= {"drawing", "attachedTemplate", "dataBinding", "f", "oleObject", "legacyDrawing", "ddeLink"}
_ALIVE |= {"externalReference", "externalLink", "webPublishItem", "macros", "vbaProject", "connection"}


def test_no_part_holds_anything_alive(package: ZipFile) -> None:
    for name, root in parts(package).items():
        assert not names(root) & _ALIVE, name
        fields = [each.get(each.keys()[0]) for each in root.iter("{*}fldSimple")]
        assert {(field or "").strip() for field in fields} <= {"PAGE"}, name


def test_nothing_leads_out_of_the_file(package: ZipFile) -> None:
    for name, root in parts(package).items():
        ties = list(root.iter("{*}Relationship"))
        assert all(tie.get("TargetMode", "Internal") == "Internal" for tie in ties), name
        assert not [tie.get("Target") for tie in ties if ":" in tie.get("Target", "")], name


def test_no_kind_of_part_can_be_run(package: ZipFile) -> None:
    types = " ".join(each.get("ContentType", "") for each in parts(package)["[Content_Types].xml"])
    assert not re.search("macro|vba|activex|ole|binary|external|connection", types, re.IGNORECASE)
    assert all(name.endswith((".xml", ".rels")) for name in package.namelist())


def test_what_rules_and_names_refer_to_lies_in_the_book(package: ZipFile) -> None:
    for root in parts(package).values():
        rules = [rule.text or "" for rule in (*root.iter("{*}formula1"), *root.iter("{*}definedName"))]
        assert all(re.fullmatch(r"'?(Отчет|Разделы)'?!\$?[A-Z$\d:]+", rule) for rule in rules), rules


def test_no_part_tells_of_this_computer(package: ZipFile, tmp_path: Path) -> None:
    assert not traces(b"".join(package.read(name) for name in package.namelist()), tmp_path)


def traces(content: bytes, folder: Path) -> list[bytes]:
    """Return what of this computer stands in a file: its folders and its name."""
    said = {folder, Path.cwd(), Path.home(), Path(__file__).resolve().parents[2]} - {Path("/")}
    places = [os.fsencode(f"{place}{os.sep}") for place in said]
    places += [socket.gethostname().encode()] if len(socket.gethostname()) > 5 else []
    return [place for place in places if place in content]


def test_texts_that_look_like_formulas_are_texts(tmp_path: Path) -> None:
    _xlsx(tmp_path / "отчет.xlsx")
    for sheet in load_workbook(tmp_path / "отчет.xlsx"):
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} == {"s"}
        assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(tuple("=+-@")))
    shown = [cell.value for cell in load_workbook(tmp_path / "отчет.xlsx").worksheets[0][4]]
    assert shown[1:] == [LIVELY[name] for name in Field]


def test_json_holds_nothing_of_this_computer(tmp_path: Path) -> None:
    target = tmp_path / "отчет.json"
    write_json(replace(REPORT, carried=Carried()), target, REPORT.stated, shipped())
    assert not traces(target.read_bytes(), tmp_path)
    assert json.loads(target.read_text(encoding="utf-8"))["events"][0]["title"] == LIVELY.title


def test_a_draft_for_the_mail_program_holds_texts_and_attachments_alone(tmp_path: Path) -> None:
    _docx(tmp_path / "отчет.docx")
    attachment = Attachment("отчет.docx", (tmp_path / "отчет.docx").read_bytes())
    content = mail_draft(Mail("vesna@example.org", "=Отчет", "=1+1 http://example.org", (attachment,)))
    message = message_from_bytes(content, policy=policy.default)
    kinds = {part.get_content_type() for part in message.walk()}
    assert not any("html" in kind or "external" in kind or "rfc822" in kind for kind in kinds)
    assert not traces(content, tmp_path)
