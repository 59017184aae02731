"""Reports from LibreOffice and the Russian office programs, read letter by letter."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from db.entities import ReportKind, Texts
from desktop.office.odt_read import read_odt
from desktop.office.unreadable import UnreadableFile
from desktop.report.printed import PrintedReport, Unread
from tests.documents import invented_report, plain, write_odt_by_hand
from tests.gold import as_it_is, as_read
from tests.made.hostile import with_other_parts
from tests.made.libreoffice import covered, header_rows, p, paragraphs, table, td, texts_row, tr, write_odt
from tests.published import needs_published, variants

EVENT = ("1.", "Ярмарка", "г. Орша", "5 мая 2024 года", "Обмен", "7 человек")


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., PrintedReport]:
    """Write a body of a document and read it."""

    def written(body: str, styles: str = "") -> PrintedReport:
        return read_odt(write_odt(tmp_path / "отчет.odt", body, styles=styles))

    return written


def report(*rows: str) -> str:
    return table([header_rows(), *rows])


def event(content: str, attributes: str = "") -> str:
    before, after = EVENT[:4], EVENT[5:]
    return tr([*map(td, map(paragraphs, before)), td(content), *map(td, map(paragraphs, after))], attributes)


def texts(found: PrintedReport) -> list[tuple[str, ...]]:
    return [tuple(getattr(row.texts, name) for name in Texts.__slots__) for row in found.rows()]


@needs_published
@pytest.mark.parametrize("path", variants(".odt"), ids=lambda path: path.name)
def test_a_published_report_is_read_as_a_person_reads_it(path: Path) -> None:
    assert as_read(read_odt(path)) == as_it_is(path)


@pytest.mark.parametrize("kind", ReportKind)
def test_a_report_is_read_letter_by_letter(tmp_path: Path, kind: ReportKind) -> None:
    made = invented_report(kind)
    assert plain(read_odt(write_odt_by_hand(made, tmp_path / "отчет.odt"))) == made


def listed(style: str, *items: str) -> str:
    content = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}">{content}</text:list>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (p("а <text:s text:c='2'/>б<text:tab/>в<text:line-break/>г"), "а   б\tв\nг"),
        (p("  а \n\t б "), "а б "),
        (p("а<text:span> б</text:span><text:a xlink:href='x'> в</text:a>"), "а б в"),
        (p("а<text:soft-page-break/>б<text:bookmark text:name='x'/>в"), "абв"),
        (p("до <text:change text:change-id='1'/><text:change-start text:change-id='2'/>новое"), "до новое"),
        (p("по<text:page-number>7</text:page-number>\u00ad\u00a0лю"), "по7\u00a0лю"),
        (
            p("<text:ruby><text:ruby-base>а</text:ruby-base><text:ruby-text>я</text:ruby-text></text:ruby>б"),
            "аб",
        ),
        (p("а") + p() + p("б") + p(), "а\n\nб\n"),
        (p("<text:s/>\u00a0"), ""),
        (p("до") + table([texts_row(["Школа", "12"])]), "до\nШкола\n12"),
        (p("<draw:frame><svg:title>рис.</svg:title></draw:frame>а"), "а"),
        (listed("Steps", p("цель") + listed("", p("шаг"), p("шаг")), p("итог") + p("и все")), None),
        (listed("Dashes", p("один"), p("два")), "– один\n– два"),
    ],
)
def test_a_cell_is_read_letter_by_letter(
    read: Callable[..., PrintedReport], content: str, text: str | None
) -> None:
    inherited = content.replace(' text:style-name=""', "")
    expected = "1) цель\n1.а) шаг\n1.б) шаг\n2) итог\nи все" if text is None else text
    assert next(read(report(event(inherited))).rows()).texts.content == expected


def test_deleted_text_is_not_read(read: Callable[..., PrintedReport]) -> None:
    changes = "<text:tracked-changes><text:changed-region><text:deletion><text:p>нет</text:p></text:deletion>"
    found = read(changes + "</text:changed-region></text:tracked-changes>" + report(event(p("да"))))
    assert (found.title, found.unread, texts(found)[0][3]) == ("", (), "да")


def test_cells_merged_downwards_belong_to_the_row_they_say(read: Callable[..., PrintedReport]) -> None:
    down = 'table:number-rows-spanned="3"'
    first = tr([td(p("1.")), td(p("Ярмарка")), *(td(paragraphs(text), down) for text in EVENT[2:])])
    second = tr([td(p("2.")), td(p("Показ")), covered(4)])
    assert texts(read(report(first, second, second))) == [
        EVENT[1:],
        ("Показ", *EVENT[2:]),
        ("Показ", *EVENT[2:]),
    ]


def test_sections_and_groups_of_rows_are_looked_into(read: Callable[..., PrintedReport]) -> None:
    group = f"<table:table-row-group>{event(p('да'))}</table:table-row-group>"
    inner = f"<text:section>{report(f'<table:table-rows>{group}</table:table-rows>')}</text:section>"
    found = read(f"<text:section>{p('Отчет за 2024 год')}{inner}</text:section>")
    assert (found.title, texts(found)[0][3]) == ("Отчет за 2024 год", "да")


def test_a_text_box_above_the_table_can_hold_the_title(read: Callable[..., PrintedReport]) -> None:
    box = f"<draw:frame><draw:text-box>{p('Отчет за 2024 год')}</draw:text-box></draw:frame>"
    assert read(box + report(event(p("да")))).title == "Отчет за 2024 год"


def test_notes_and_margins_are_unread_with_their_place(read: Callable[..., PrintedReport]) -> None:
    body = f"<text:note-body>{p('уточнено')}</text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}"
    remark = f"<office:annotation><dc:creator>Редактор</dc:creator>{p('проверить')}</office:annotation>"
    page = p("лист <text:page-number>1</text:page-number>")
    styles = f"<style:header>{p('Проект отчета')}</style:header><style:footer>{page}</style:footer>"
    found = read(report(event(p(f"да{note}</text:note>{remark}"))), styles)
    assert texts(found)[0][3] == "да"
    assert found.unread == (
        Unread("таблица 1, строка 2, сноска", "уточнено"),
        Unread("таблица 1, строка 2, примечание", "проверить"),
        Unread("верхний колонтитул", "Проект отчета"),
    )


def test_two_hundred_tables_in_one_another_are_read(read: Callable[..., PrintedReport]) -> None:
    content = p("дно")
    for _ in range(200):
        content = table([tr([td(content)])])
    assert texts(read(report(event(content))))[0][3] == "дно"


def test_a_cell_repeated_a_milliard_times_is_cut_off(read: Callable[..., PrintedReport]) -> None:
    endless = tr(['<table:table-cell table:number-columns-repeated="1000000000"/>'])
    assert texts(read(report(event(p("да")), endless)))[0][3] == "да"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("xl/workbook.xml",), "книга Excel"),
        (("content.xml",), "не текстовый документ"),
        (("фото.jpg",), "архив ZIP"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, parts: tuple[str, ...], said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_odt(with_other_parts(tmp_path / "отчет.odt", *parts))


def test_a_file_with_a_password_is_refused(tmp_path: Path) -> None:
    path = write_odt(tmp_path / "отчет.odt", report(event(p("да"))))
    manifest = '<manifest:manifest xmlns:manifest="urn:x"><manifest:encryption-data/></manifest:manifest>'
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("META-INF/manifest.xml", manifest)
    with pytest.raises(UnreadableFile, match="паролем"):
        read_odt(path)


def test_a_drawn_line_parts_no_word(read: Callable[..., PrintedReport]) -> None:
    line = f'<draw:custom-shape text:anchor-type="as-char">{p()}</draw:custom-shape>'
    found = read(report(event(p(f"Обм{line}ен"))))
    assert texts(found) == [EVENT[1:]]


def test_a_report_in_a_frame_is_read(read: Callable[..., PrintedReport]) -> None:
    title, signature = p("Отчет о мероприятиях во II квартале 2024 года"), p("Министр")
    framed = table([tr([td(title)]), tr([td(report(event(p("Обмен"))) + signature)])])
    box = f"<draw:frame><draw:text-box>{report(event(p('Обмен')))}{signature}</draw:text-box></draw:frame>"
    for body in (framed, table([tr([td(framed)])]), title + p(box)):
        found = read(body)
        assert texts(found) == [EVENT[1:]]
        assert found.title == "Отчет о мероприятиях во II квартале 2024 года"
        assert [unread.text for unread in found.unread] == ["Министр"]


def test_rows_are_known_by_their_bookmarks(read: Callable[..., PrintedReport]) -> None:
    mark = (
        f'<text:bookmark-start text:name="pb_{"0" * 31}7"/>да<text:bookmark-end text:name="pb_{"0" * 31}7"/>'
    )
    found = read(report(event(p(mark)), event(p(mark)), event(p('<text:bookmark text:name="Итоги"/>нет'))))
    assert [row.id and row.id.int for row in found.rows()] == [7, None, None]
