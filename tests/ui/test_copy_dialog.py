"""«Повторить прошлогоднее» and Ctrl+D: earlier events taken over in the real window, by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from db.entities import Quarter, ReportKey, Texts
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.report.wording import in_quarter
from desktop.ui.copy_dialog import CopyDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import Freed, SessionOn, WindowOn
from tests.windows import action, button, child, chosen, listed
from tests.workplaces import SAMPLE

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CITY = "Город Смоленск"
DISTRICT = "Муниципальное образование «Руднянский муниципальный округ» Смоленской области"


def of_last_year() -> PrintedReport:
    """A report for the same quarter as the sample's, a year before."""
    rows = (
        Texts(
            "VI открытый пленэр «Краски Двины»",
            "г. Велиж",
            "29 мая – 1 июня 2025 года",
            "Этюды",
            "20 человек",
        ),
        Texts(
            "Турнир лодочников – 2025", "г. Рудня", "7 июня 2025 года", "К 50-летию причала", "Клуб «Волна»"
        ),
    )
    title = (
        "Отчет о мероприятиях в международной сфере, проведенных органами местного самоуправления "
        f"муниципальных и городских округов Смоленской области {in_quarter(Quarter(2025, 2))}"
    )
    sections = (
        PrintedSection(CITY, (PrintedRow(rows[0]),)),
        PrintedSection(DISTRICT, (PrintedRow(rows[1]),)),
    )
    return PrintedReport(title, sections)


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    """The window on the sample, with last year's report and an older one kept."""
    window = window_on(SAMPLE, of_last_year(), invented_report())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def opened(window: MainWindow, qtbot: QtBot) -> CopyDialog:
    press(window, KEY.Key_D, CTRL | SHIFT)
    dialog = window.findChildren(CopyDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def again(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the window is in front again, as it is for a person when a dialog is closed."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def take_second(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    press(child(dialog, QLineEdit), KEY.Key_Down)
    press(child(dialog, QTreeWidget), KEY.Key_Down)
    button(dialog, "Взять в отчет").click()
    again(window, qtbot)


def offered(dialog: CopyDialog) -> list[str]:
    tree = child(dialog, QTreeWidget)
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]  # type: ignore[union-attr]


def field(window: MainWindow, name: str) -> QPlainTextEdit:
    return child(window, QPlainTextEdit, name)


def test_the_same_quarter_of_last_year_is_offered_moved_on(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    assert child(dialog, QComboBox, "Квартал").currentText() == "II квартал 2025 года"
    assert offered(dialog) == ["VII открытый пленэр «Краски Двины»", "Турнир лодочников – 2026"]


def test_what_the_report_has_already_is_said(window: MainWindow, qtbot: QtBot) -> None:
    tree = child(opened(window, qtbot), QTreeWidget)
    assert [tree.topLevelItem(row).text(3) for row in range(2)] == ["уже в отчете", ""]  # type: ignore[union-attr]


def test_an_event_is_taken_by_keys_alone(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    search = child(dialog, QLineEdit)
    assert search.hasFocus()
    press(search, KEY.Key_Down)
    press(child(dialog, QTreeWidget), KEY.Key_Down)
    press(child(dialog, QTreeWidget), KEY.Key_Return)
    assert "Турнир лодочников – 2026" in chosen(window)
    assert listed(window)[-2:] == ["5. Участие в празднике ремесел «Льняная ярмарка»", chosen(window)]
    again(window, qtbot)
    assert field(window, "Сроки").hasFocus()
    assert window.statusBar().currentMessage().startswith("Взято в отчет: 1 мероприятие")


def test_several_are_ticked_and_taken_at_once_and_undone_at_once(window: MainWindow, qtbot: QtBot) -> None:
    before = listed(window)
    dialog = opened(window, qtbot)
    press(child(dialog, QLineEdit), KEY.Key_Down)
    tree = child(dialog, QTreeWidget)
    press(tree, KEY.Key_Space)
    press(tree, KEY.Key_Down)
    press(tree, KEY.Key_Space)
    button(dialog, "Взять в отчет (2)").click()
    assert len(listed(window)) == len(before) + 2
    again(window, qtbot)
    press(window, KEY.Key_Z, CTRL)
    assert listed(window) == before


def test_all_quarters_are_searched(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    type_text(child(dialog, QLineEdit), "заочный чтецов")
    qtbot.waitUntil(lambda: offered(dialog)[:1] == ["Заочный конкурс чтецов «Слово о доме»"])
    tree = child(dialog, QTreeWidget)
    assert tree.topLevelItem(0).text(2) == "II квартал 2024 года"  # type: ignore[union-attr]


def test_enter_takes_what_was_found_first(window: MainWindow, qtbot: QtBot) -> None:
    search = child(opened(window, qtbot), QLineEdit)
    type_text(search, "шашкам")
    press(search, KEY.Key_Return)  # at once, before the search had its pause
    assert "XXIII турнир по шашкам «Белая клетка»" in chosen(window)


def test_where_nothing_is_found_it_is_said(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    type_text(child(dialog, QLineEdit), "жираф")
    qtbot.waitUntil(lambda: any(label.text().startswith("Ничего не найдено") for label in labels(dialog)))
    assert not button(dialog, "Взять в отчет").isEnabled()


def labels(dialog: CopyDialog) -> list[QLabel]:
    return [label for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_preview_says_what_was_moved_on(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    press(child(dialog, QLineEdit), KEY.Key_Down)
    press(child(dialog, QTreeWidget), KEY.Key_Down)
    shown = child(dialog, QTextEdit).toPlainText()
    assert "Турнир лодочников – 2026 (было «2025»)" in shown
    assert "К 51-летию (было «50») причала" in shown
    assert "Сроки: укажите заново (было: 7 июня 2025 года)" in shown


def test_the_form_shows_last_years_period_and_what_was_moved_on(window: MainWindow, qtbot: QtBot) -> None:
    take_second(window, qtbot)
    notes = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "В прошлом году: 7 июня 2025 года" in notes
    assert "Изменено: 2025 → 2026" in notes
    assert "Проверьте: 50 → 51" in notes
    (tinted,) = field(window, "Наименование").extraSelections()
    assert tinted.cursor.selectedText() == "2026"  # type: ignore[attr-defined]


def test_the_period_typed_hides_last_years_and_leaving_a_text_its_mark(
    window: MainWindow, qtbot: QtBot
) -> None:
    take_second(window, qtbot)
    type_text(field(window, "Сроки"), "6.6")
    assert not any(
        "В прошлом году" in label.text() for label in window.findChildren(QLabel) if label.isVisible()
    )
    content = field(window, "Цель, содержание и результат")
    content.setFocus()
    press(content, KEY.Key_Tab)
    assert content.extraSelections() == []
    assert len(field(window, "Наименование").extraSelections()) == 1


def test_a_copy_within_the_report_is_made_by_a_key(window: MainWindow, qtbot: QtBot) -> None:
    before = listed(window)
    press(window, KEY.Key_D, CTRL)
    assert len(listed(window)) == len(before) + 1
    assert chosen(window) == "2. Детский турнир по шахматам «Ладья на Днепре»"
    assert field(window, "Сроки").hasFocus()
    assert field(window, "Сроки").toPlainText() == ""


def test_the_key_for_a_copy_works_from_within_a_text(window: MainWindow) -> None:
    title = field(window, "Наименование")
    title.setFocus()
    press(title, KEY.Key_D, CTRL)
    assert chosen(window).startswith("2. Детский турнир")


def test_f7_puts_in_the_place_that_was_entered_last(window: MainWindow, qtbot: QtBot) -> None:
    type_into_new_event(window)
    press(window, KEY.Key_N, CTRL)
    place = field(window, "Место")
    assert place.placeholderText() == "F7: пос. Лесной"
    place.setFocus()
    press(place, KEY.Key_F7)
    assert place.toPlainText() == "пос. Лесной"
    press(place, KEY.Key_F7)
    assert place.toPlainText() == "пос. Лесной"
    assert window.statusBar().currentMessage().startswith("F7 повторяет")


def type_into_new_event(window: MainWindow) -> None:
    press(window, KEY.Key_N, CTRL)
    place = field(window, "Место")
    place.setFocus()
    type_text(place, "пос. Лесной")
    press(place, KEY.Key_Tab)


def test_with_nothing_kept_the_way_to_a_report_is_told(window_on: WindowOn, qtbot: QtBot) -> None:
    window = window_on(SAMPLE)
    action(window, "Повторить прошлогоднее…").trigger()
    dialog = window.findChildren(CopyDialog)[-1]
    assert any(label.text().startswith("Мероприятий прежних кварталов пока нет") for label in labels(dialog))


def test_a_closed_dialog_is_freed(session_on: SessionOn, freed: Freed) -> None:
    session: Session = session_on(of_last_year())
    key = session.key
    assert isinstance(key, ReportKey)
    assert freed(lambda: CopyDialog(session, replace(key, edition=2)))
