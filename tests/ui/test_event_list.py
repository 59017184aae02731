"""The list of events, driven by keys and mouse on a real store."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.entities import Field
from desktop.ui.event_list import EventList
from desktop.ui.models.event_rows import PLACE_ROLE, TITLE, Filter, Heading, Numbered
from desktop.ui.session import Session
from desktop.ui.theme import colors_of
from tests.db.finding import typed
from tests.keys import press
from tests.ui.conftest import SessionOn, Shown
from tests.workplaces import SAMPLE

CHESS, MEETING, PAINTERS, BOOKS, FAIR = range(5)  # the events of the sample
_NOTHING_PRESSED = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    """A session on the sample: five events in three sections."""
    return session_on(SAMPLE)


@pytest.fixture
def listing(session: Session, shown: Shown) -> EventList:
    """The list, wide enough for two lines of a title."""
    listing = EventList(session)
    listing.let_move(True)
    listing.resize(700, 500)
    return shown(listing)


def ids(session: Session) -> list[UUID]:
    assert session.report
    return [event.id for event in session.report.events]


def is_chosen(session: Session, place: int) -> bool:
    return session.chosen is not None and session.chosen.id == ids(session)[place]


def rows(listing: EventList) -> list[str]:
    """Return names of headings and first words of titles."""
    each_row = [listing.rows.at(row) for row in range(listing.rows.rowCount())]
    return [each.name if isinstance(each, Heading) else _first_word(each) for each in each_row]


def _first_word(row: Numbered) -> str:
    return next(iter(row.event.texts.title.split()), "")


def click(listing: EventList, row: int) -> None:
    place = listing.visualRect(listing.rows.index(row, TITLE)).center()
    QTest.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=place)


def drag(listing: EventList, row: int, to: QPoint) -> None:
    """Drop a row at a place, as the end of a drag does; Qt cannot be dragged without a mouse."""
    data = listing.rows.mimeData([listing.rows.index(row, TITLE)])
    listing.dropEvent(QDropEvent(QPointF(to), Qt.DropAction.MoveAction, data, *_NOTHING_PRESSED))
    QApplication.processEvents()


def above(listing: EventList, row: int) -> QPoint:
    """Return the place at the upper edge of a row, a little left of its middle."""
    rect = listing.visualRect(listing.rows.index(row, TITLE))
    return QPoint(rect.center().x(), rect.top() + 1)


def below(listing: EventList, row: int) -> QPoint:
    rect = listing.visualRect(listing.rows.index(row, TITLE))
    return QPoint(rect.center().x(), rect.bottom() - 1)


def test_events_stand_under_their_headings_in_stored_order(listing: EventList) -> None:
    assert rows(listing) == [
        *("г. Смоленск", "Детский", "Рабочая"),
        *("Велижский муниципальный округ", "VII", "Обмен"),
        *("Руднянский муниципальный округ", "Участие"),
    ]


def test_texts_are_shown_on_one_line_and_whole_in_tooltips(listing: EventList) -> None:
    title = listing.rows.index(1, TITLE)
    assert title.data(PLACE_ROLE) == "г. Смоленск, Дворец детского творчества"
    assert listing.rows.index(1, 2).data(Qt.ItemDataRole.ToolTipRole) == "18-19 апреля\n2026 года"
    heading = listing.rows.index(3, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert heading == "Муниципальное образование «Велижский муниципальный округ» Смоленской области"


def test_the_chosen_event_of_the_session_is_marked(listing: EventList, session: Session) -> None:
    session.choose(ids(session)[BOOKS])
    assert [index.row() for index in listing.selectionModel().selectedRows()] == [5]
    session.choose(None)
    assert not listing.selectionModel().hasSelection()


def test_a_click_chooses_an_event(listing: EventList, session: Session) -> None:
    click(listing, 4)
    assert is_chosen(session, PAINTERS)


def test_a_click_on_a_heading_changes_nothing(listing: EventList, session: Session) -> None:
    click(listing, 3)
    assert is_chosen(session, CHESS)


def test_arrows_go_from_event_to_event_over_headings(listing: EventList, session: Session) -> None:
    listing.setFocus()
    for _ in range(2):
        press(listing, Qt.Key.Key_Down)
    assert is_chosen(session, PAINTERS)
    press(listing, Qt.Key.Key_Up)
    assert is_chosen(session, MEETING)


def test_home_and_end_go_to_the_ends(listing: EventList, session: Session) -> None:
    listing.setFocus()
    press(listing, Qt.Key.Key_End)
    assert is_chosen(session, FAIR)
    press(listing, Qt.Key.Key_Home)
    assert is_chosen(session, CHESS)


def test_enter_goes_on_to_the_texts_and_delete_asks_for_removal(listing: EventList, qtbot: QtBot) -> None:
    listing.setFocus()
    with qtbot.waitSignal(listing.entered_by_key):
        press(listing, Qt.Key.Key_Return)
    with qtbot.waitSignal(listing.removal_asked):
        press(listing, Qt.Key.Key_Delete)


def test_steps_end_where_the_list_ends(listing: EventList, session: Session) -> None:
    assert [listing.step(1) for _ in range(5)] == [True] * 4 + [False]
    assert is_chosen(session, FAIR)
    assert [listing.step(-1) for _ in range(5)] == [True] * 4 + [False]


def test_an_edited_text_is_shown_at_once(listing: EventList, session: Session) -> None:
    session.set_field(Field.TITLE, "Турнир\nпо шашкам")
    assert listing.rows.index(1, TITLE).data() == "Турнир по шашкам"


def test_a_row_is_as_high_as_its_texts(listing: EventList, session: Session) -> None:
    one_line = listing.rowHeight(1)
    session.set_field(Field.TITLE, "Очень длинное наименование мероприятия " * 4)
    two_lines = listing.rowHeight(1)
    listing.resize(1800, 500)
    QApplication.processEvents()
    assert one_line < two_lines
    assert listing.rowHeight(1) == one_line
    session.set_field(Field.PERIOD, "3 мая 2026 года, 10 мая 2026 года, 17 мая 2026 года, 24 мая 2026 года")
    assert listing.rowHeight(1) > one_line


def test_a_text_without_end_makes_no_row_without_end(listing: EventList, session: Session) -> None:
    session.set_field(Field.TITLE, "слово " * 2000)
    session.set_field(Field.PERIOD, "май " * 2000)
    assert listing.rowHeight(1) < 5 * listing.fontMetrics().lineSpacing()


def test_a_larger_font_makes_higher_rows(listing: EventList) -> None:
    before = listing.rowHeight(1), listing.rowHeight(0)
    font = listing.font()
    font.setPointSize(font.pointSize() + 6)
    listing.setFont(font)
    listing.take_font()
    assert (listing.rowHeight(1), listing.rowHeight(0)) > before
    assert listing.rowHeight(0) > before[1]


@pytest.mark.parametrize("needle", ["ладья", "ЛАДЬЯ днепре", "дворец детского", "витебска орши"])
def test_an_event_is_found_by_words_of_any_of_its_texts(listing: EventList, needle: str) -> None:
    listing.filter(Filter(sought=typed(needle)))
    assert rows(listing) == ["г. Смоленск", "Детский"]
    assert listing.rows.index(1, 0).data() == "1."


def test_a_no_break_space_and_a_letter_e_with_dots_are_found(listing: EventList, session: Session) -> None:
    session.set_field(Field.PLACE, "школа №\u00a07,\nпосёлок Зелёный")
    listing.filter(Filter(sought=typed("№ 7, поселок зеленый")))
    assert listing.rows.events_listed() == 1


def test_one_section_can_be_listed_alone(listing: EventList, session: Session) -> None:
    assert session.report
    listing.filter(Filter(section=session.report.sections[1].id))
    assert rows(listing) == ["Велижский муниципальный округ", "VII", "Обмен"]


def test_an_event_stays_listed_while_it_is_edited(listing: EventList, session: Session) -> None:
    listing.filter(Filter(sought=typed("Ладья")))
    session.set_field(Field.TITLE, "Турнир")
    assert rows(listing) == ["г. Смоленск", "Турнир"]


def test_the_chosen_event_stays_chosen_when_it_is_not_listed(listing: EventList, session: Session) -> None:
    listing.filter(Filter(sought=typed("ярмарка")))
    assert is_chosen(session, CHESS)
    assert not listing.selectionModel().hasSelection()
    listing.take_over()
    assert is_chosen(session, FAIR)


def test_an_event_is_dragged_before_another_one_of_its_section(listing: EventList, session: Session) -> None:
    first, second = ids(session)[:2]
    drag(listing, 2, above(listing, 1))
    assert ids(session)[:2] == [second, first]


def test_an_event_is_dragged_to_the_end_of_its_section(listing: EventList, session: Session) -> None:
    first, second = ids(session)[:2]
    drag(listing, 1, below(listing, 2))
    assert ids(session)[:2] == [second, first]
    assert rows(listing)[:3] == ["г. Смоленск", "Рабочая", "Детский"]


@pytest.mark.parametrize("row", [0, 1, 2], ids=["on the heading", "where it stands", "behind itself"])
def test_dropping_an_event_where_it_stands_changes_nothing(
    listing: EventList, session: Session, row: int
) -> None:
    before = ids(session)
    drag(listing, 1, above(listing, row) if row else below(listing, row))
    assert ids(session) == before
    assert session.editing.undo_label is None


def test_an_event_is_not_dragged_into_another_section(listing: EventList, session: Session) -> None:
    before = ids(session)
    drag(listing, 1, below(listing, 4))
    drag(listing, 6, above(listing, 1))
    assert ids(session) == before


def test_nothing_can_be_dragged_where_nothing_can_be_changed(session: Session, shown: Shown) -> None:
    listing = shown(EventList(session))
    assert not listing.dragEnabled()
    assert not listing.acceptDrops()


def test_the_chosen_row_wears_the_colours_of_the_selection(listing: EventList) -> None:
    picture = listing.viewport().grab().toImage()
    row = listing.visualRect(listing.rows.index(1, 0))
    colors = colors_of(listing.palette())
    assert picture.pixelColor(row.left() + 1, row.center().y()) == QColor(colors.accent)
    assert picture.pixelColor(row.left() + 6, row.top() + 2) == QColor(colors.selection)
