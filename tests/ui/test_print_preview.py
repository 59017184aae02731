from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from db.entities import ReportKind
from desktop.office.layout import SHEET_WIDTH
from desktop.services.exporting import as_printed
from desktop.ui.main_window import MainWindow
from desktop.ui.message import Message
from desktop.ui.paper import new_printer
from desktop.ui.print_preview import PrintPreview, preview_report
from desktop.ui.report_painter import paged
from desktop.ui.session import Session
from desktop.ui.widgets.page_view import PageView
from tests.documents import invented_report
from tests.keys import press, type_text
from tests.outside import outside
from tests.pdfs import needs_poppler, pages_of, said_of, text_of
from tests.ui.conftest import Freed, SessionOn, Shown, WindowOn
from tests.windows import button, child, said
from tests.workplaces import SAMPLE

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key
REPORT = invented_report(ReportKind.EXECUTIVE)  # ten pages


class LogCapture(Protocol):
    """What catches the words of Qt."""

    def disabled(self) -> AbstractContextManager[None]: ...


class Desk:
    """A preview on a session, with the two places where a person chooses something replaced."""

    def __init__(self, session: Session, folder: Path) -> None:
        assert session.report
        self.folder = folder
        self.proposed: list[str] = []
        self.printer: QPrinter | None = None
        report = as_printed(session.report)
        self.preview = PrintPreview(
            session, report, paged(report), choose_target=self.choose, choose_printer=self.choose_printer
        )
        self.preview.resize(1000, 650)

    def choose(self, _parent: QWidget, proposed: Path) -> Path:
        self.proposed.append(proposed.name)
        return self.folder / proposed.name

    def choose_printer(self, _parent: QWidget, _name: str, _pages: int) -> QPrinter | None:
        return self.printer

    @property
    def view(self) -> PageView:
        return self.preview.view

    def told(self) -> list[Message]:
        return [each for each in self.preview.findChildren(Message) if each.isVisible()]


@pytest.fixture
def desk(session_on: SessionOn, shown: Shown, tmp_path: Path, qtbot: QtBot) -> Desk:
    desk = Desk(session_on(REPORT), tmp_path)
    shown(desk.preview)
    qtbot.waitUntil(desk.view.hasFocus)
    return desk


def file_printer(target: Path) -> QPrinter:
    """Return a printer that prints into a PDF."""
    printer = new_printer("Отчет")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    return printer


def open_preview(window: MainWindow, qtbot: QtBot) -> PrintPreview:
    """Press Ctrl+P in the window and wait for the pages."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, KEY.Key_P, CTRL)
    qtbot.waitUntil(lambda: window.findChildren(PrintPreview) != [])
    preview: PrintPreview = window.findChildren(PrintPreview)[0]
    qtbot.waitUntil(preview.isVisible)
    return preview


def test_ctrl_p_shows_the_pages_and_escape_the_window_again(window_on: WindowOn, qtbot: QtBot) -> None:
    window = window_on(SAMPLE)
    preview = open_preview(window, qtbot)
    assert "Страница 1 из 2" in said(preview)
    press(preview, KEY.Key_Escape)
    qtbot.waitUntil(lambda: window.findChildren(PrintPreview) == [])


def test_what_is_being_typed_is_printed_too(window_on: WindowOn, qtbot: QtBot, tmp_path: Path) -> None:
    window = window_on(SAMPLE)
    type_text(child(window, QWidget, "Наименование"), "Снежный ")
    preview = open_preview(window, qtbot)
    assert "Снежный" in preview.view.accessibleDescription()
    preview.close()


@pytest.mark.parametrize("begun", [True, False])
def test_a_report_with_nothing_in_it_says_what_to_do(window_on: WindowOn, qtbot: QtBot, begun: bool) -> None:
    window = window_on(SAMPLE)
    press(window, KEY.Key_Right, Qt.KeyboardModifier.AltModifier)
    if begun:
        press(window, KEY.Key_N, CTRL)
        press(window, KEY.Key_Delete, CTRL)
    press(window, KEY.Key_P, CTRL)
    box = child(window, Message)
    assert "печатать нечего" in box.text
    assert "Ctrl+N" in box.text
    press(box, KEY.Key_Return)


def test_that_nothing_was_held_is_printed_too(session_on: SessionOn, shown: Shown, qtbot: QtBot) -> None:
    session = session_on(SAMPLE)
    assert session.key
    key = replace(session.key, quarter=session.key.quarter.next)
    nil = replace(session.editing.add_report(key), nil="Мероприятия не проводились")
    session.store.commit("нулевой отчет", [nil])
    session.show_report(key)
    window = shown(QMainWindow())
    preview_report(session, window)
    qtbot.waitUntil(lambda: bool(window.findChildren(PrintPreview)))
    (preview,) = window.findChildren(PrintPreview)
    assert "не проводились" in preview.view.accessibleDescription()


def test_page_up_and_page_down_home_and_end_go_through_the_pages(desk: Desk) -> None:
    press(desk.preview, KEY.Key_2, CTRL)  # whole pages
    went = []
    for key in (KEY.Key_PageDown, KEY.Key_PageDown, KEY.Key_PageUp, KEY.Key_End, KEY.Key_Home):
        press(desk.view, key)
        went.append(desk.view.page)
    assert went == [1, 2, 1, 9, 0]
    assert "Страница 1 из 10" in said(desk.preview)


def test_page_down_leaves_nothing_of_a_tall_page_unseen(desk: Desk) -> None:
    press(desk.preview, KEY.Key_0, CTRL)
    bar = desk.view.verticalScrollBar()
    seen, tops = desk.view.viewport().height(), [bar.value()]
    while bar.value() < bar.maximum():
        press(desk.view, KEY.Key_PageDown)
        tops.append(bar.value())
    assert all(0 < below - above <= seen for above, below in pairwise(tops))
    while bar.value():
        before = bar.value()
        press(desk.view, KEY.Key_PageUp)
        assert 0 < before - bar.value() <= seen


def test_the_arrows_turn_the_pages(desk: Desk) -> None:
    button(desk.preview, "Следующая страница").click()
    button(desk.preview, "Следующая страница").click()
    button(desk.preview, "Предыдущая страница").click()
    assert desk.view.page == 1
    assert "Страница 2 из 10" in said(desk.preview)


def test_pages_are_as_wide_as_the_window_until_another_size_is_asked_for(desk: Desk) -> None:
    wide = desk.view.zoom
    desk.preview.resize(700, 650)
    QApplication.processEvents()
    assert desk.view.zoom < wide
    assert desk.view.horizontalScrollBar().maximum() == 0
    press(desk.preview, KEY.Key_0, CTRL)
    desk.preview.resize(900, 650)
    QApplication.processEvents()
    assert desk.view.zoom == 1
    assert "100 %" in said(desk.preview)


def test_a_whole_page_is_seen_whole(desk: Desk) -> None:
    button(desk.preview, "Страница целиком").click()
    image = desk.view.viewport().grab().toImage()
    margin = image.width() // 2 - round(0.48 * SHEET_WIDTH / 1440 * 96 * desk.view.zoom)
    down = [image.pixelColor(margin, y) == QColor("#ffffff") for y in range(image.height())]
    seen = [is_paper for is_paper, _ in groupby(down)]
    assert seen[:3] == [False, True, False]  # from one edge of the paper to the other
    assert down.count(True) > 0.85 * len(down)
    assert button(desk.preview, "Страница целиком").isChecked()
    assert not button(desk.preview, "По ширине").isChecked()


def test_ctrl_plus_and_minus_and_the_wheel_change_the_size(desk: Desk) -> None:
    press(desk.preview, KEY.Key_0, CTRL)
    press(desk.preview, KEY.Key_Plus, CTRL)
    assert desk.view.zoom == pytest.approx(1.2)
    press(desk.preview, KEY.Key_Minus, CTRL)
    press(desk.preview, KEY.Key_Minus, CTRL)
    assert desk.view.zoom == pytest.approx(1 / 1.2)
    turn_wheel(desk.view, 120)
    assert desk.view.zoom == pytest.approx(1)


def turn_wheel(view: PageView, angle: int) -> None:
    place = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_a_change_of_size_keeps_the_place_that_is_seen(desk: Desk) -> None:
    desk.view.go_to(6)
    for key in (KEY.Key_0, KEY.Key_1, KEY.Key_2):
        press(desk.preview, key, CTRL)
        assert desk.view.page == 6


def test_the_paper_is_white_in_the_dark(desk: Desk) -> None:
    dark = desk.preview.palette()
    dark.setColor(dark.ColorRole.Window, QColor("#1b2026"))
    desk.preview.setPalette(dark)
    image = desk.view.viewport().grab().toImage()
    assert image.pixelColor(40, 40) == QColor("#ffffff")
    assert image.pixelColor(2, 2) == QColor("#1b2026")


def test_a_screen_reader_hears_the_page(desk: Desk) -> None:
    assert desk.view.accessibleName() == "Страницы отчета"
    assert desk.view.accessibleDescription().startswith("Страница 1 из 10")
    desk.view.go_to(9)
    assert "Доме дружбы" in desk.view.accessibleDescription()


@needs_poppler
def test_the_pdf_holds_the_pages_that_were_seen(desk: Desk, qtbot: QtBot) -> None:
    press(desk.preview, KEY.Key_S, CTRL)
    qtbot.waitUntil(lambda: desk.told() != [])
    name = "Сводный отчет исполнительных органов за II квартал 2024.pdf"
    assert desk.proposed == [name]
    assert said_of(desk.folder / name)["Pages"] == "10"
    with outside() as caught:
        button(desk.told()[0], "Показать в папке").click()
    assert caught.opened == [desk.folder]


def test_a_pdf_that_cannot_be_written_is_told(desk: Desk, qtbot: QtBot) -> None:
    desk.folder /= "нет такой папки"
    press(desk.preview, KEY.Key_S, CTRL)
    qtbot.waitUntil(lambda: desk.told() != [])
    assert "нет такой папки" in desk.told()[0].text


@needs_poppler
@pytest.mark.parametrize("portrait", [False, True])
def test_all_pages_are_printed_whole(desk: Desk, qtbot: QtBot, portrait: bool) -> None:
    target = desk.folder / "Бумага.pdf"
    desk.printer = file_printer(target)
    if portrait:
        desk.printer.setPageOrientation(desk.printer.pageLayout().orientation().Portrait)
    press(desk.preview, KEY.Key_P, CTRL)
    qtbot.waitUntil(lambda: "Отправлено на печать: 10 страниц." in said(desk.preview))
    pages = pages_of(target)
    assert text_of(pages[-1]).endswith("Страница 10 из 10")
    width = 595 if portrait else 842
    rights = [word.right for page in pages for word in page]
    assert 0.85 * width < max(rights) < 0.95 * width


@needs_poppler
def test_only_the_pages_that_are_asked_for_are_printed_and_in_that_order(desk: Desk, qtbot: QtBot) -> None:
    target = desk.folder / "Бумага.pdf"
    desk.printer = file_printer(target)
    desk.printer.setPrintRange(QPrinter.PrintRange.PageRange)
    desk.printer.setFromTo(3, 4)
    desk.printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    button(desk.preview, "Напечатать…").click()
    qtbot.waitUntil(lambda: "Отправлено на печать: 2 страницы." in said(desk.preview))
    ends = [text_of(page)[-16:] for page in pages_of(target)]
    assert ends == ["Страница 4 из 10", "Страница 3 из 10"]


def test_a_printer_that_takes_nothing_is_told(desk: Desk, qtbot: QtBot, qtlog: LogCapture) -> None:
    desk.printer = file_printer(desk.folder / "нет такой папки" / "Бумага.pdf")
    with qtlog.disabled():  # Qt says of its own that it could not begin
        button(desk.preview, "Напечатать…").click()
        qtbot.waitUntil(lambda: desk.told() != [])
    assert "не принял отчет" in desk.told()[0].text


def test_who_thinks_better_of_printing_prints_nothing(desk: Desk) -> None:
    button(desk.preview, "Напечатать…").click()
    assert not [text for text in said(desk.preview) if "Отправлено" in text]


def test_a_closed_preview_is_freed(session_on: SessionOn, freed: Freed, tmp_path: Path) -> None:
    session = session_on(REPORT)
    assert freed(lambda: Desk(session, tmp_path).preview)
