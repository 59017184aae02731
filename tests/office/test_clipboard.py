"""What Word, Excel and LibreOffice put into the clipboard, as they write it."""

import pytest

from db.entities import Texts
from desktop.office.clipboard import read_copied

NB = "\u00a0"
FIRST = Texts(
    title="Вечер «Лен»",
    place=f"г.{NB}Орша, дом культуры",
    period="3 мая 2027 года",
    content="Спели песни.\nИ танцевали.",
    participants="40 человек",
)
SECOND = Texts(
    title="Бал", place="г. Велиж", period="4-5 июня 2027 года", content="Вальс", participants="Гости"
)

WORD = """Version:1.0
StartHTML:0000000105
EndHTML:0000004000
StartFragment:0000000200
EndFragment:0000003900

<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=RU style='tab-interval:35.4pt'><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=40 valign=top><p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span
  style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]><o:p>&nbsp;</o:p></p></td>
  <td width=200 valign=top><p class=MsoNormal>Вечер<br>
  «Лен»<o:p></o:p></p></td>
  <td><p class=MsoNormal>г.&nbsp;Орша,
  дом <span class=SpellE>культуры</span><o:p></o:p></p></td>
  <td><p class=MsoNormal>3 мая<br>2027 года</p></td>
  <td><p class=MsoNormal>Спели песни.</p><p class=MsoNormal>И <b>тан&shy;цевали</b>.</p></td>
  <td><p class=MsoNormal>40 человек</p></td>
 </tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'>
  <td><p>2.</p></td><td><p>Бал</p></td><td><p>г. Велиж</p></td>
<td><p>4-5 июня 2027 года</p></td><td><p>Вальс</p></td><td><p>Гости</p></td>
 </tr>
</table><!--EndFragment--></body></html>"""

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=Generator content="Microsoft Excel 15"></head>
<body link=blue vlink=purple><table border=0 cellpadding=0 cellspacing=0 width=400><!--StartFragment-->
 <col width=64 style='width:48pt'><col width=64>
 <tr height=20><td height=20 class=xl65>1</td><td class=xl65>Вечер<br>
    «Лен»</td><td>г.&nbsp;Орша,<span style='mso-spacerun:yes'>  </span>дом культуры</td>
 <td>3 мая 2027 года</td><td><p>Спели песни.</p><p>И танцевали.</p></td><td>40 человек</td></tr>
 <tr><td>2</td><td>Бал</td><td>г. Велиж</td><td>4-5 июня 2027 года</td><td>Вальс</td><td>Гости</td></tr>
<!--EndFragment--></table></body></html>"""

LIBREOFFICE = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head>
<meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title></head>
<body lang="ru-RU" dir="ltr"><table width="100%" cellpadding="4" cellspacing="0">
<col width="43*"/><col width="43*"/>
<tr valign="top"><td><p align="center">1.</p></td><td><p>Вечер<br/>
«Лен»</p></td><td><p>г.&nbsp;Орша, дом культуры</p></td><td><p>3 мая 2027 года<br/>
<br/>
</p></td><td><p>Спели песни.</p>
<p>И танцевали.</p></td><td><p>40 человек</p></td></tr>
<tr><td><p>2.</p></td><td><p>Бал</p></td><td><p>г. Велиж</p></td>
<td><p>4-5 июня 2027 года</p></td><td><p>Вальс</p></td><td><p>Гости</p></td></tr>
</table></body></html>"""

TABBED = (
    f'1\t"Вечер ""Лен"""\t"г.{NB}Орша, дом культуры"\t3 мая 2027 года\t'
    '"Спели песни.\nИ танцевали."\t40 человек\r\n'
    "2\tБал\tг. Велиж\t4-5 июня 2027 года\tВальс\tГости\r\n"
)


def rows(html: str = "", text: str = "") -> list[Texts]:
    report = read_copied(html, text)
    return [row.texts for row in report.rows()] if report else []


@pytest.mark.parametrize("html", [WORD, EXCEL, LIBREOFFICE])
def test_rows_of_a_copied_table_are_events(html: str) -> None:
    assert rows(html, "что угодно") == [FIRST, SECOND]


def test_rows_of_cells_parted_by_tabs_are_events() -> None:
    first, second = rows(text=TABBED)
    assert first.title == 'Вечер "Лен"'
    assert first.content == FIRST.content
    assert second == SECOND


def test_rows_without_numbers_are_events_too() -> None:
    text = "".join(line.split("\t", 1)[1] + "\r\n" for line in TABBED.split("\r\n") if line)
    assert [row.title for row in rows(text=text)] == ['Вечер "Лен"', "Бал"]


def test_columns_are_found_by_their_headings_where_these_are_copied_too() -> None:
    text = "Сроки\tНаименование мероприятия\tМесто\r\n3 мая 2027 года\tБал\tг. Велиж\r\n"
    assert rows(text=text) == [Texts(title="Бал", place="г. Велиж", period="3 мая 2027 года")]


def test_a_row_across_the_table_heads_a_section() -> None:
    row = (
        "<tr>"
        + "".join(f"<td>{cell}</td>" for cell in ("1", "Бал", "Велиж", "4 мая 2027 года", "", ""))
        + "</tr>"
    )
    report = read_copied(f"<table><tr><td colspan=6>Город Орша</td></tr>{row}</table>", "")
    assert report is not None
    assert [(section.heading, len(section.rows)) for section in report.sections] == [("Город Орша", 1)]


def test_a_cell_over_two_rows_belongs_to_both() -> None:
    html = (
        "<table><tr><td>1</td><td>Бал</td><td rowspan=2>Велиж</td>"
        "<td>4 мая 2027 года</td><td>а</td><td>б</td></tr>"
        "<tr><td>2</td><td>Хор</td><td>5 мая 2027 года</td><td>в</td><td>г</td></tr></table>"
    )
    assert [(row.title, row.place, row.content) for row in rows(html)] == [
        ("Бал", "Велиж", "а"),
        ("Хор", "Велиж", "в"),
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", "Вечер музыки"),
        ("<p>Вечер</p>", "Вечер\tмузыки"),
        ("<table><tr><td><p>Вечер</p></td></tr></table>", "Вечер\r\n"),
        ("<table><tr><td>Бал</td></tr><tr><td>Хор</td></tr></table>", "Бал\r\nХор\r\n"),
        ("<table><tr><td>а</td><td>б</td></tr></table>", "а\tб\r\n"),
        ("<table", ""),
        ("<table></table>", "\t\t\t"),
        ("<table><tr></tr><tr><td colspan=99999></td></tr></table>", ""),
        ("<table>" * 3000, ""),
    ],
)
def test_what_is_no_table_of_events_is_text(html: str, text: str) -> None:
    assert read_copied(html, text) is None
