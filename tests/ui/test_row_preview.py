import csv
from io import StringIO
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.entities import Event, Field, Texts
from desktop.office.layout import COLUMNS
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.ui.event_form import EventForm
from desktop.ui.row_preview import RowPreview, tab_separated
from desktop.ui.session import Session
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import Freed, SessionOn, Shown

CONTROL = Qt.KeyboardModifier.ControlModifier
SECTION = "Муниципальное образование «Велижский район»"


def report_of(*texts: Texts) -> PrintedReport:
    """Return a report of one section with these rows."""
    title = invented_report().title
    return PrintedReport(title, (PrintedSection(SECTION, tuple(map(PrintedRow, texts))),))


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    """A session on a report with a short row, a long one and one that breaks its lines."""
    short = Texts("Бал", "г. Орша", "5 июня 2024 года", "Обсуждены планы", "9 человек")
    long = Texts("Бал", "г. Орша", "5 июня 2024 года", "Обсуждены планы работы. " * 40, "9 человек")
    broken = Texts("Бал\nв\nсаду", "г. Орша", "5 июня\n2024 года", "Обсуждены\nпланы", "9 человек")
    return session_on(report_of(short, long, broken))


@pytest.fixture
def preview(session: Session, shown: Shown) -> RowPreview:
    """The row of the first event."""
    preview = RowPreview(session)
    preview.resize(760, 300)
    return shown(preview)


def go_to(session: Session, place: int) -> None:
    assert session.report
    session.choose(session.report.events[place].id)


def sheet(preview: RowPreview) -> QWidget:
    """Return the paper."""
    QApplication.processEvents()
    found = [each for each in preview.widget().children() if type(each) is not QLabel]
    papers = [each for each in found if isinstance(each, QWidget)]
    return papers[0]


def lines_down(image: QImage) -> list[int]:
    """Return where lines go down the picture: where it is dark throughout."""
    middle = range(image.height() * 6 // 10, image.height() * 9 // 10)  # under the heading
    dark = [
        x for x in range(image.width()) if all(QColor(image.pixel(x, y)).lightness() < 200 for y in middle)
    ]
    return [x for x in dark if x - 1 not in dark]


def test_the_columns_are_as_wide_as_on_paper(preview: RowPreview, session: Session) -> None:
    go_to(session, 1)
    edges = lines_down(sheet(preview).grab().toImage())
    widths = [right - left for left, right in pairwise(edges)]
    scale = sum(widths) / sum(column.width for column in COLUMNS)
    assert [round(width / scale, 1) for width in widths] == pytest.approx(
        [column.width for column in COLUMNS], abs=0.1
    )


def test_the_paper_is_white_in_any_theme(preview: RowPreview) -> None:
    dark = preview.palette()
    dark.setColor(dark.ColorRole.Window, QColor("#1b2026"))
    dark.setColor(dark.ColorRole.Base, QColor("#1b2026"))
    preview.setPalette(dark)
    assert sheet(preview).grab().toImage().pixelColor(2, 2) == QColor("#ffffff")


def test_the_sheet_is_as_high_as_the_row(preview: RowPreview, session: Session) -> None:
    heights = []
    for place in range(3):
        go_to(session, place)
        heights.append(sheet(preview).heightForWidth(760))
    short, long, broken = heights
    assert short < broken < long


def test_a_narrow_place_scrolls_rather_than_becomes_unreadable(preview: RowPreview) -> None:
    preview.resize(300, 200)
    QApplication.processEvents()
    assert preview.horizontalScrollBar().maximum() > 0
    preview.resize(760, 300)
    QApplication.processEvents()
    assert preview.horizontalScrollBar().maximum() == 0


def test_the_row_is_told_with_its_number_and_its_section(preview: RowPreview, session: Session) -> None:
    go_to(session, 2)
    told = preview.accessibleDescription().split("\n")
    assert told[:4] == [SECTION, "3.", "Бал", "в"]


def test_a_change_is_shown_at_once(preview: RowPreview, session: Session) -> None:
    before = sheet(preview).grab().toImage()
    session.set_field(Field.TITLE, "Бал и концерт")
    assert "Бал и концерт" in preview.accessibleDescription()
    assert sheet(preview).grab().toImage() != before


def test_what_is_being_typed_is_shown_before_it_is_saved(
    preview: RowPreview, session: Session, shown: Shown, qtbot: QtBot
) -> None:
    form = shown(EventForm(session))
    saved = session.chosen
    type_text(form.fields[Field.TITLE].editor, "Весенний ")
    qtbot.waitUntil(lambda: "Весенний Бал" in preview.accessibleDescription())
    assert session.chosen == saved


def test_while_one_types_it_is_drawn_anew_ten_times_a_second_at_most(
    preview: RowPreview, session: Session, shown: Shown, qtbot: QtBot
) -> None:
    form = shown(EventForm(session))
    told: list[Event] = []
    session.typed.connect(told.append)
    for letter in "Весенний и летний ":
        type_text(form.fields[Field.TITLE].editor, letter)
    qtbot.waitUntil(lambda: told != [])
    assert [event.texts.title for event in told] == ["Весенний и летний Бал"]


def test_what_was_chosen_behind_another_tab_is_shown_when_it_comes_to_the_front(
    preview: RowPreview, session: Session
) -> None:
    preview.hide()
    go_to(session, 1)
    preview.show()
    assert "2." in preview.accessibleDescription()


def test_the_row_is_copied_for_a_table(preview: RowPreview, session: Session) -> None:
    go_to(session, 2)
    preview.setFocus()
    press(preview, Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().text()
    cells = next(csv.reader(StringIO(copied, newline=""), "excel-tab"))
    assert cells == ["3.", "Бал\nв\nсаду", "г. Орша", "5 июня\n2024 года", "Обсуждены\nпланы", "9 человек"]


def test_only_broken_cells_are_quoted() -> None:
    assert tab_separated(["1.", "Бал", "в\nсаду"]) == '1.\tБал\t"в\nсаду"'


def test_without_an_event_it_says_what_will_be_here(preview: RowPreview, session: Session) -> None:
    session.choose(None)
    said = [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]
    assert len(said) == 1
    assert said[0].startswith("Выберите мероприятие в списке")
    assert not sheet(preview).isVisible()
    assert [action.isEnabled() for action in preview.actions()] == [False]


def test_a_closed_preview_is_freed(session: Session, freed: Freed) -> None:
    assert freed(lambda: RowPreview(session))
    go_to(session, 1)
