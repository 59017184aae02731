"""Rows, cells, lists, notes and parts of a .docx."""

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from db.entities import Texts
from desktop.office.docx_read import read_docx
from desktop.report.printed import PrintedReport, Unread
from tests.made.word import (
    SPACES,
    document,
    header_row,
    merged_row,
    p,
    paragraphs,
    r,
    tbl,
    tc,
    texts_row,
    tr,
    write_docx,
)

Written = Callable[..., PrintedReport]
CHANGE = 'w:id="1" w:author="Редактор" w:date="2024-05-01T10:00:00Z"'
EVENT = ("1.", "Ярмарка", "г. Орша", "5 мая 2024 года", "Обмен", "7 человек")


def numbering(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


@pytest.fixture
def read(tmp_path: Path) -> Written:
    """Write a body of a document and read it."""

    def written(body: str, **options: object) -> PrintedReport:
        return read_docx(write_docx(tmp_path / "отчет.docx", body, **options))  # type: ignore[arg-type]

    return written


@pytest.fixture
def content(read: Written) -> Callable[[str], str]:
    """Read a cell of contents."""

    def written(cell: str) -> str:
        return next(read(report(event(cell))).rows()).texts.content

    return written


def event(cell: str, properties: str = "") -> str:
    """Return an event whose cell of contents is given."""
    cells = [tc(paragraphs(text)) for text in EVENT]
    cells[4] = tc(cell)
    return tr(cells, properties)


def report(*rows: str) -> str:
    return tbl([header_row(), *rows])


def texts(found: PrintedReport) -> list[tuple[str, ...]]:
    return [tuple(getattr(row.texts, name) for name in Texts.__slots__) for row in found.rows()]


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (p("<w:r><w:t>ка</w:t><w:noBreakHyphen/><w:t>то</w:t></w:r>"), "ка-то"),
        (p("<w:r><w:t>а</w:t><w:tab/><w:ptab/><w:t>б</w:t></w:r>"), "а\t\tб"),
        (p('<w:r><w:t>а</w:t><w:br w:type="page"/><w:t>б</w:t></w:r>'), "а\nб"),
        (p('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>' + r(" пункт")), "• пункт"),
        (p("<w:r><w:t> края </w:t></w:r>"), " края "),
        (p(r("два  пробела\u00a0и неразрывный ")), "два  пробела\u00a0и неразрывный "),
        (p(r("а")) + p() + p(r("б")) + p(), "а\n\nб\n"),
        (p(r(" \u00a0\u200b ")), ""),
        (p("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>"), "x=2"),
        (p(r("до ") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("после")), "до после"),
        (p(control(r("Место для ввода"), "<w:showingPlcHdr/>") + r("текст")), "текст"),
        (p(r("текст") + f"<w:del {CHANGE}>" + r("нет") + "</w:del>"), "текст"),
    ],
)
def test_a_cell_is_read_letter_by_letter(content: Callable[[str], str], cell: str, text: str) -> None:
    assert content(cell) == text


def test_a_text_box_stands_in_its_place(content: Callable[[str], str]) -> None:
    box = f"<w:pict><v:textbox><w:txbxContent>{p(r('врезка'))}</w:txbxContent></v:textbox></w:pict>"
    assert content(p(r("до") + f"<w:r>{box}</w:r>" + r("после"))) == "до\nврезка\nпосле"


def test_a_drawn_line_parts_no_word(content: Callable[[str], str]) -> None:
    box = f"<w:txbxContent>{p()}</w:txbxContent>"
    line = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    assert content(p(r("Обм") + line + r("ен"))) == "Обмен"


def test_a_report_in_a_frame_is_read(read: Written) -> None:
    title, signature = p(r("Отчет о мероприятиях во II квартале 2024 года")), p(r("Министр"))
    framed = tbl([tr([tc(title)]), tr([tc(report(event(p(r("Обмен")))) + signature)])])
    box = f"<w:txbxContent>{report(event(p(r('Обмен'))))}{signature}</w:txbxContent>"
    boxed = title + p(f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>")
    for body in (framed, tbl([tr([tc(framed)])]), boxed):
        found = read(body)
        assert [printed.texts for printed in found.rows()] == [Texts(*EVENT[1:])]
        assert found.title == "Отчет о мероприятиях во II квартале 2024 года"
        assert [unread.text for unread in found.unread] == ["Министр"]


def test_paragraphs_joined_one_after_another_keep_their_order(content: Callable[[str], str]) -> None:
    letters = "абвгде" * 3_000  # were the letters of all moved at each joining, this would take minutes
    joined = (p(r(letter), f"<w:rPr><w:del {CHANGE}/></w:rPr>") for letter in letters)
    assert content("".join(joined) + p(r("."))) == f"{letters}."


def test_a_nested_table_is_read_line_by_line(content: Callable[[str], str]) -> None:
    nested = tbl([texts_row(["Школа", "12 человек"]), texts_row(["Лицей", "7 человек"])], 2)
    assert content(p(r("Были:")) + nested + p()) == "Были:\nШкола\n12 человек\nЛицей\n7 человек\n"


def test_lists_in_a_cell_print_their_numbers(content: Callable[[str], str]) -> None:
    items = [p(r("цель"), numbering(3)), p(r("шаг"), numbering(3, 1)), p(r("шаг"), numbering(3, 1))]
    items += [p(r("итог"), numbering(3)), p(r("черта"), numbering(4)), p(r("вне списка"), numbering(0))]
    assert content("".join(items)) == "1) цель\n1.а) шаг\n1.б) шаг\n2) итог\n– черта\nвне списка"


def test_a_style_that_numbers_prints_its_numbers(read: Written) -> None:
    styles = (
        f'<w:styles {SPACES}><w:style w:styleId="Base"><w:pPr>{numbering(3)}</w:pPr></w:style>'
        '<w:style w:styleId="Item"><w:basedOn w:val="Base"/></w:style></w:styles>'
    )
    cell = p(r("один"), '<w:pStyle w:val="Item"/>') + p(r("два"), '<w:pStyle w:val="Item"/>')
    found = read(report(event(cell)), parts={"styles": styles})
    assert next(found.rows()).texts.content == "1) один\n2) два"


def test_numbers_run_on_over_the_cells_of_a_list(read: Written) -> None:
    found = read(report(*[event(p(r("шаг"), numbering(3)) + p(r("далее")))] * 2))
    assert [row.texts.content for row in found.rows()] == ["1) шаг\nдалее", "2) шаг\nдалее"]


@pytest.mark.parametrize(
    "row",
    [
        event(p(r("нет")), f"<w:del {CHANGE}/>"),
        control(event(p(r("нет")), f"<w:del {CHANGE}/>")),
        texts_row([""] * 6),
        tr([tc(p(properties=numbering(1))), *[tc(p())] * 5]),
    ],
)
def test_a_deleted_or_empty_row_is_nothing(read: Written, row: str) -> None:
    found = read(report(row, texts_row(EVENT), row))
    assert (texts(found), found.unread) == ([EVENT[1:]], ())


@pytest.mark.parametrize("wrapper", ["sdt", "customXml", "moveTo", "alternatives"])
def test_wrapped_cells_rows_and_tables_are_read(read: Written, wrapper: str) -> None:
    wraps = {
        "sdt": control("{}"),
        "customXml": '<w:customXml w:element="x"><w:customXmlPr/>{}</w:customXml>',
        "moveTo": f"<w:moveTo {CHANGE}>{{}}</w:moveTo>",
        "alternatives": '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice></mc:AlternateContent>',
    }
    wrap = wraps[wrapper].format
    cells = [wrap(tc(paragraphs(text))) for text in EVENT]
    assert texts(read(wrap(report(wrap(tr(cells)), wrap(wrap(texts_row(EVENT))))))) == [EVENT[1:]] * 2


def test_an_unfilled_cell_of_a_form_keeps_its_column(read: Written) -> None:
    cells = [tc(paragraphs(text)) for text in EVENT]
    cells[2] = control(tc(p(r("Введите место"))), "<w:showingPlcHdr/>")
    assert texts(read(report(tr(cells)))) == [(EVENT[1], "", *EVENT[3:])]


def test_a_deleted_column_is_gone(read: Written) -> None:
    gone = tc(p(r("прежнее")), properties=f"<w:cellDel {CHANGE}/>")
    rows = [
        header_row().replace("<w:tc>", gone + "<w:tc>", 1),
        tr([gone, *(tc(paragraphs(x)) for x in EVENT)]),
    ]
    assert texts(read(tbl(rows, 7))) == [EVENT[1:]]


def test_rows_that_begin_and_end_late_keep_their_columns(read: Written) -> None:
    short = tr(map(tc, map(paragraphs, EVENT[1:5])), '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')
    assert texts(read(report(short))) == [(*EVENT[1:5], "")]


def test_cells_merged_downwards_belong_to_the_row_they_say(read: Written) -> None:
    down, up = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
    first = tr(tc(paragraphs(text), properties=up) for text in EVENT)
    own_number = tr([tc(p(r("2."))), tc(p(r("Показ"))), *[tc(p(), properties=down)] * 4])
    goes_on = tr([tc(p(), properties=down)] * 4 + [tc(p(r("и показ"))), tc(p(), properties=down)])
    assert texts(read(report(first, goes_on, own_number))) == [
        (*EVENT[1:4], "Обмен\nи показ", EVENT[5]),
        ("Показ", *EVENT[2:4], "Обмен\nи показ", EVENT[5]),
    ]


def test_a_heading_merged_in_the_oldest_way_is_a_section(read: Written) -> None:
    first = tc(p(r("Город Смоленск")), properties='<w:hMerge w:val="restart"/>')
    others = [tc(p(), properties='<w:hMerge w:val="continue"/>')] * 5
    found = read(report(tr([first, *others]), texts_row(EVENT)))
    assert [section.heading for section in found.sections] == ["Город Смоленск"]


def test_hidden_text_is_not_printed_and_not_lost(read: Written) -> None:
    found = read(
        report(event(p(r("видно") + r(" скрыто\n\t", "<w:vanish/>") + r("!", '<w:vanish w:val="0"/>'))))
    )
    assert next(found.rows()).texts.content == "видно!"
    assert found.unread == (Unread("таблица 1, строка 2, скрытый текст", " скрыто"),)


def test_notes_and_margins_are_unread_with_their_place(read: Written) -> None:
    references = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>'
    page = f'<w:fldSimple w:instr=" PAGE ">{r("1")}</w:fldSimple>'
    parts = {
        "footnotes": f'<w:footnotes {SPACES}><w:footnote w:id="0">{p(r("—"))}</w:footnote>'
        f'<w:footnote w:id="2">{p(r("по уточненным данным"))}</w:footnote></w:footnotes>',
        "comments": f'<w:comments {SPACES}><w:comment w:id="0">{p(r("проверить"))}</w:comment></w:comments>',
        "header1": f"<w:hdr {SPACES}>{p(r('Проект отчета'))}</w:hdr>",
        "footer1": f"<w:ftr {SPACES}>{p(page)}</w:ftr>",
    }
    found = read(report(event(p(r("итог") + references))), parts=parts)
    assert next(found.rows()).texts.content == "итог"
    assert found.unread == (
        Unread("верхний колонтитул", "Проект отчета"),
        Unread("таблица 1, строка 2, сноска", "по уточненным данным"),
        Unread("таблица 1, строка 2, примечание", "проверить"),
    )


def test_a_margin_that_is_named_again_and_again_is_read_once(tmp_path: Path) -> None:
    header = {"header1": f"<w:hdr {SPACES}>{p(r('Проект отчета'))}</w:hdr>"}
    path = write_docx(tmp_path / "отчет.docx", report(event(p(r("итог")))), parts=header)
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    ties = "word/_rels/document.xml.rels"
    (tie,) = re.findall(rb'<Relationship [^>]*"header1.xml"/>', parts[ties])
    parts[ties] = parts[ties].replace(tie, tie * 2000)
    with ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert read_docx(path).unread == (Unread("верхний колонтитул", "Проект отчета"),)


def strict(body: str) -> bytes:
    """Return a main part in the namespaces of ISO 29500 strict."""
    names = (("wordprocessingml/2006/main", "wordprocessingml/main"),)
    text = document(body)
    for usual, other in names:
        text = text.replace(
            f"http://schemas.openxmlformats.org/{usual}", f"http://purl.oclc.org/ooxml/{other}"
        )
    return text.encode()


def wide(body: str) -> bytes:
    """Return a main part in UTF-16."""
    return document(body).replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


@pytest.mark.parametrize("encode", [strict, wide])
def test_a_main_part_of_another_make_is_read(tmp_path: Path, encode: Callable[[str], bytes]) -> None:
    body = p(r("Отчет за 2024 год")) + report(merged_row("Город"), texts_row(EVENT))
    found = read_docx(write_docx(tmp_path / "отчет.docx", "", raw=encode(body), main="word/document2.xml"))
    assert (found.title, found.sections[0].heading, texts(found)) == (
        "Отчет за 2024 год",
        "Город",
        [EVENT[1:]],
    )


@pytest.mark.parametrize("name", ["отчет.docm", "отчет.dotx", "ОТЧЕТ.DOCX"])
def test_documents_with_macros_and_templates_are_read_as_text(tmp_path: Path, name: str) -> None:
    path = write_docx(tmp_path / name, report(texts_row(EVENT)), parts={"vbaProject": "<macro/>"})
    assert texts(read_docx(path)) == [EVENT[1:]]


def test_a_cell_of_a_hundred_thousand_letters_is_read_whole(content: Callable[[str], str]) -> None:
    text = "слово " * 20_000 + "конец"
    assert content(p(r(text))) == text


def test_wrappers_two_hundred_deep_are_read(content: Callable[[str], str]) -> None:
    runs = r("дно")
    for _ in range(200):
        runs = f'<w:smartTag w:element="x">{control(runs)}</w:smartTag>'
    assert content(p(runs)) == "дно"
