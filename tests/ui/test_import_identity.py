"""Which report a file is: what the file does not say is said by a person."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt

from db.entities import Quarter, ReportKey, ReportKind
from desktop.office.report_json import write_json
from desktop.report.printed import Identity, PrintedReport
from desktop.ui.models.import_rows import FATE
from tests.dictionaries import shipped
from tests.documents import QUARTER
from tests.keys import press, type_text
from tests.previews import (
    KEY,
    NAMELESS,
    SMALL,
    Preview,
    box,
    button,
    click,
    column,
    said,
    table,
)


def test_a_report_whose_title_says_nothing_is_accepted_when_a_person_says_which_it_is(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on()
    dialog = preview.open(file(replace(SMALL, title=NAMELESS)))
    assert "не определить вид отчета, квартал и отправителя" in said(dialog)
    assert not button(dialog, "Принять").isEnabled()
    kind, quarter, author = (box(dialog, name) for name in ("Вид отчета", "Квартал", "Отправитель"))
    assert kind.hasFocus()
    type_text(kind, "И")
    press(kind, Qt.Key.Key_Up)
    quarter.setFocus()
    type_text(quarter, "II квартал 2024")
    author.setFocus()
    type_text(author, "велижский муниципальный округ")
    press(author, Qt.Key.Key_Return)
    key = ReportKey(ReportKind.MUNICIPAL, QUARTER, "mun-velizh")
    preview.qtbot.waitUntil(lambda: button(dialog, "Принять").isEnabled())
    click(dialog, "Принять")
    preview.settled()
    assert preview.kept(key) == replace(SMALL, title=NAMELESS)


def test_another_quarter_plans_anew(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on(SMALL)
    dialog = preview.open(file(SMALL))
    assert set(column(dialog, FATE)) == {"без изменений"}
    quarter = box(dialog, "Квартал")
    quarter.setFocus()
    press(quarter, Qt.Key.Key_Down)
    preview.qtbot.waitUntil(lambda: set(column(dialog, FATE)) == {"новое"})
    assert "В заголовке файла указано другое: II квартал 2024 года." in said(dialog)
    click(dialog, "Принять")
    preview.settled()
    assert preview.kept(replace(KEY, quarter=Quarter(2024, 1))) == SMALL
    assert preview.kept() == SMALL


def test_a_name_that_no_author_has_gives_way_to_the_one_who_was_chosen(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    dialog = preview_on().open(file(SMALL))
    author = box(dialog, "Отправитель")
    author.setFocus()
    line = author.lineEdit()
    assert line is not None
    line.selectAll()
    type_text(author, "Кто-то")
    press(author, Qt.Key.Key_Return)
    assert dialog.isVisible()  # Enter ends the choice and accepts nothing
    table(dialog).setFocus()
    assert author.currentText() == "Сводный отчет"


def test_an_author_whom_nobody_knows_stays_to_be_chosen(
    preview_on: Callable[..., Preview], tmp_path: Path
) -> None:
    stated = Identity(ReportKind.MUNICIPAL, QUARTER, "mun-nowhere")
    report, path = replace(SMALL, title=NAMELESS, stated=stated), tmp_path / "Отчет.json"
    write_json(report, path, stated, shipped())
    dialog = preview_on().open(path)
    assert "не определить отправителя" in said(dialog)
    assert box(dialog, "Отправитель").hasFocus()
