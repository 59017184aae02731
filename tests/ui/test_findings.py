"""Findings in the real window: seen in rows, sections and fields, gone to by F8, mended by F9."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPlainTextEdit, QTableView, QTabWidget, QTreeView
from pytestqt.qtbot import QtBot

from db.entities import Quarter, Texts
from desktop.report.checks.finding import Severity
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.report.wording import in_quarter
from desktop.ui.event_form import EventForm
from desktop.ui.explain_dialog import ExplainDialog
from desktop.ui.finding_delegate import FindingDelegate
from desktop.ui.findings_panel import FindingList, FindingsPanel
from desktop.ui.main_window import MainWindow
from desktop.ui.mend_dialog import MendDialog
from desktop.ui.models.event_rows import FOUND_ROLE, PERIOD
from desktop.ui.models.finding_rows import OFFER, WHERE
from desktop.ui.sections_list import SectionsList
from desktop.ui.status import Status
from tests.keys import Keyboard, press
from tests.ui.conftest import WindowOn
from tests.windows import action, button, child, chosen, said

KEY = Qt.Key
RIGHT = Texts(
    "Турнир по шашкам «Белая клетка»",
    "г. Орша, Республика Беларусь",
    "16 мая 2026 года",
    "Первое место заняла команда из Смоленска. Подписано соглашение о турнирах",
    "Школьники Смоленска и Орши, всего 18 человек",
)
QUARTER = Quarter(2026, 2)
LATIN_O = "O"
FAULTY = (
    RIGHT,
    replace(RIGHT, title=f"Выставка рисунков «{LATIN_O}кно в сад»", period="17 мая 2026 года"),
    replace(RIGHT, title="Вечер романса «Сирень»", period="24 мая 2025 года"),
    replace(
        RIGHT, title="Урок письма «Перо»", period="27 мая 2026 года", participants="Шкoла № 99, 5 человек"
    ),
)
HEADINGS = ("Город Смоленск", "Муниципальное образование «Велижский муниципальный округ» Смоленской области")
NOT_YET = "Отчет будет проверен, как только вы начнете с ним работать"
YEAR = "3 · Сроки"
LETTER, OTHER_LETTER = "2 · Наименование", "4 · Участники"


def report(*texts: Texts, quarter: Quarter = QUARTER) -> PrintedReport:
    who = "органами местного самоуправления муниципальных и городских округов Смоленской области"
    title = f"Отчет о мероприятиях в международной сфере, проведенных {who} {in_quarter(quarter)}"
    rows = tuple(map(PrintedRow, texts))
    sections = tuple(PrintedSection(*each) for each in zip(HEADINGS, (rows[:2], rows[2:]), strict=True))
    return PrintedReport(title, sections)


def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert NOT_YET in said(window)
    press(window, Qt.Key.Key_Control)
    qtbot.waitUntil(lambda: not {NOT_YET, "Отчет проверяется…"}.intersection(said(window)))
    return window


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    return ready(window_on(report(*FAULTY)), qtbot)


@pytest.fixture
def keyboard(window: MainWindow) -> Keyboard:
    return Keyboard(window)


def lines(window: MainWindow) -> list[tuple[str, str]]:
    """Return where the findings are and what they offer."""
    model = child(window, FindingList).model()
    return [
        (model.index(row, 0).data(WHERE), model.index(row, 0).data(OFFER)) for row in range(model.rowCount())
    ]


def places(window: MainWindow) -> list[str]:
    return [where for where, _ in lines(window)]


def form(window: MainWindow) -> EventForm:
    return child(window, EventForm)


def editor(window: MainWindow, name: str) -> QPlainTextEdit:
    return child(form(window), QPlainTextEdit, name)


def underlined(window: MainWindow, name: str) -> list[str]:
    drawn = editor(window, name).extraSelections()
    return [each.cursor.selectedText() for each in drawn]  # type: ignore[attr-defined]


def tab_name(window: MainWindow) -> str:
    return child(window, QTabWidget).tabText(0)


def test_findings_are_listed_by_weight_with_their_place_and_what_can_be_done(window: MainWindow) -> None:
    assert lines(window)[:3] == [(YEAR, "Исправить"), (LETTER, "Исправить"), (OTHER_LETTER, "Исправить")]
    assert tab_name(window) == f"Замечания  {len(lines(window))}"
    assert any(text.startswith("1 ошибка · 2 требуют пояснения") for text in said(child(window, Status)))


def test_nothing_found_is_said(window_on: WindowOn, qtbot: QtBot) -> None:
    right = [
        replace(RIGHT, title=f"Турнир «Клетка-{at}»", period=f"{at} мая 2026 года") for at in range(4, 8)
    ]
    window = ready(window_on(report(*right)), qtbot)
    assert "Замечаний нет" in said(window)
    assert tab_name(window) == "Замечания"
    Keyboard(window).press("F8")
    assert child(window, Status).currentMessage().startswith("Замечаний, которые ждут")


def test_f8_goes_from_finding_to_finding_and_selects_what_is_at_fault(
    window: MainWindow, keyboard: Keyboard
) -> None:
    keyboard.press("F8")
    assert chosen(window) == "3. Вечер романса «Сирень»"
    assert editor(window, "Сроки").hasFocus()
    assert editor(window, "Сроки").textCursor().selectedText() == "2025"
    keyboard.press("F8")
    assert editor(window, "Наименование").hasFocus()
    assert editor(window, "Наименование").textCursor().selectedText() == f"{LATIN_O}кно"
    keyboard.press("F8")
    assert editor(window, "Участники").textCursor().selectedText() == "Шкoла"
    keyboard.press("Shift+F8")
    keyboard.press("Shift+F8")
    assert editor(window, "Сроки").hasFocus()
    keyboard.press("Shift+F8")
    assert child(window, FindingList).currentIndex().row() == len(lines(window)) - 1


def test_enter_and_a_click_go_to_what_a_line_is_about(window: MainWindow, keyboard: Keyboard) -> None:
    found = child(window, FindingList)
    found.setFocus()
    found.setCurrentIndex(found.model().index(1, 0))
    keyboard.press("Return")
    assert editor(window, "Наименование").hasFocus()
    place = found.visualRect(found.model().index(0, 0)).topLeft() + QPoint(20, 5)
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor(window, "Сроки").hasFocus()
    assert editor(window, "Сроки").toPlainText() == "24 мая 2025 года"


def test_f9_mends_a_finding_as_one_action_and_ctrl_z_takes_it_back(
    window: MainWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    keyboard.press("F8")
    keyboard.press("F9")
    assert editor(window, "Сроки").toPlainText() == "24 мая 2026 года"
    assert editor(window, "Сроки").textCursor().selectedText() == "2026"
    qtbot.waitUntil(lambda: YEAR not in places(window))
    assert action(window, "Отменить: исправление по замечанию: сроки мероприятия 3").isEnabled()
    keyboard.press("F9")  # nothing is chosen now: the next finding is not mended unseen
    assert child(window, Status).currentMessage() == "Сначала выберите замечание: F8."
    keyboard.press("F8")
    assert editor(window, "Наименование").hasFocus()
    keyboard.press("Ctrl+Z")
    assert editor(window, "Сроки").toPlainText() == "24 мая 2025 года"
    qtbot.waitUntil(lambda: YEAR in places(window))


def test_what_a_line_offers_is_pressed_by_the_mouse(window: MainWindow, qtbot: QtBot) -> None:
    found = child(window, FindingList)
    index = found.model().index(0, 0)
    delegate = found.itemDelegate()
    assert isinstance(delegate, FindingDelegate)
    rect = found.visualRect(index)
    offered = [QPoint(x, rect.center().y()) for x in range(rect.left(), rect.right(), 5)]
    place = next(each for each in offered if delegate.offers_at(index, each))
    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor(window, "Сроки").toPlainText() == "24 мая 2026 года"
    qtbot.waitUntil(lambda: YEAR not in places(window))


def test_all_of_a_kind_are_seen_before_they_are_mended_and_taken_back_at_once(
    window: MainWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    for keys in ("F8", "F8", "Shift+F9"):
        keyboard.press(keys)
    (dialog,) = window.findChildren(MendDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    model = child(dialog, QTreeView).model()
    cells = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert cells == [
        ["2", "наименование", f"Выставка рисунков «[было: {LATIN_O}кно][стало: Окно] в сад»"],
        ["4", "участники", "[было: Шкoла][стало: Школа] № 99, 5 человек"],
    ]
    press(child(dialog, QTreeView), KEY.Key_Return)
    qtbot.waitUntil(lambda: not {LETTER, OTHER_LETTER} & set(places(window)))
    assert chosen(window) == "2. Выставка рисунков «Окно в сад»"
    assert action(window, "Отменить: исправление по замечаниям в 2 местах").isEnabled()
    keyboard.press("Ctrl+Z")
    qtbot.waitUntil(lambda: {LETTER, OTHER_LETTER} <= set(places(window)))


def test_what_is_not_ticked_stays(window: MainWindow, keyboard: Keyboard, qtbot: QtBot) -> None:
    for keys in ("F8", "F8", "Shift+F9", "Space", "Return"):
        keyboard.press(keys)
    qtbot.waitUntil(lambda: OTHER_LETTER not in places(window))
    assert LETTER in places(window)


def test_a_line_on_several_rows_offers_to_mend_them_after_they_were_seen(
    window_on: WindowOn, qtbot: QtBot
) -> None:
    spaced = [replace(each, content=each.content.replace("место", "место ", 1)) for each in FAULTY]
    window = ready(window_on(report(*spaced)), qtbot)
    at = lines(window).index(("Отчет", "Исправить все…"))
    found = child(window, FindingList)
    found.setFocus()
    found.setCurrentIndex(found.model().index(at, 0))
    for number in ("1.", "2.", "3.", "4.", "1."):
        found.setFocus()
        press(found, KEY.Key_Return)
        assert chosen(window).startswith(number)
    press(window, KEY.Key_F9)
    (dialog,) = window.findChildren(MendDialog)
    assert child(dialog, QTreeView).model().rowCount() == 4


def test_the_answer_follows_what_is_typed(window: MainWindow, keyboard: Keyboard, qtbot: QtBot) -> None:
    keyboard.press("F8")
    keyboard.type("2026")
    qtbot.waitUntil(lambda: YEAR not in places(window))
    assert editor(window, "Сроки").hasFocus()
    assert child(window, QListView, "Замечания к отчету").model().rowCount() == len(places(window))


def test_marks_stand_in_the_field_and_beside_the_row_and_the_section(
    window: MainWindow, keyboard: Keyboard
) -> None:
    keyboard.press("F8")
    assert "2025" in underlined(window, "Сроки")
    assert "Ошибка: Похоже, указан не тот год" in editor(window, "Сроки").toolTip()
    events = child(window, QTableView).model()
    beside = [events.index(row, PERIOD).data(FOUND_ROLE) or () for row in range(events.rowCount())]
    assert [each[0].severity if each else None for each in beside] == [
        None,  # a heading
        None,
        Severity.EXPLAIN,
        None,
        Severity.ERROR,
        Severity.EXPLAIN,
    ]
    sections = child(window, SectionsList)
    told = [sections.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(sections.count())]
    assert told[1].endswith("мероприятий: 2, 1 требует пояснения")
    assert told[2].endswith("мероприятий: 2, 1 ошибка, 1 требует пояснения")
    keyboard.press("F8")
    assert underlined(window, "Наименование") == [f"{LATIN_O}кно"]
    assert underlined(window, "Сроки") == []


def test_a_new_event_is_spared_what_it_lacks_until_it_is_left(
    window: MainWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    keyboard.press("Ctrl+N")
    keyboard.type("Прогулка")
    qtbot.waitUntil(lambda: "4 · Сроки" in places(window))  # the year that was wrong in row 3
    assert [where for where in places(window) if where.startswith("2 ·")] == []
    keyboard.press("Ctrl+Enter")
    qtbot.waitUntil(lambda: "2 · Сроки" in places(window))


def test_a_check_on_purpose_spares_nothing_and_says_what_there_is(
    window: MainWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    keyboard.press("Ctrl+N")
    keyboard.type("Прогулка")
    keyboard.press("F5")
    assert child(window, FindingList).hasFocus()
    qtbot.waitUntil(lambda: "2 · Сроки" in places(window))
    assert any(text.startswith("5 мероприятий · ") for text in said(window))
    assert child(window, Status).currentMessage().startswith("Замечание 1 из ")


def test_an_event_of_last_quarter_is_found_again(window_on: WindowOn, qtbot: QtBot) -> None:
    before = report(*FAULTY[:1], replace(RIGHT, title="Иное «Дело»"), quarter=QUARTER.previous)
    window = ready(window_on(before, report(*FAULTY)), qtbot)
    model = child(window, FindingList).model()
    told = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert any(each.startswith("Мероприятие с теми же сроками") for each in told), told[1]


def test_an_explanation_takes_a_finding_from_the_list_until_its_text_changes(
    window_on: WindowOn, qtbot: QtBot
) -> None:
    repeated = replace(RIGHT, title="Вечер «Сирень»", content="Вечер «Сирень»", period="24 мая 2026 года")
    right = (RIGHT, replace(RIGHT, title="Урок письма «Перо»", period="27 мая 2026 года"))
    window = ready(window_on(report(*right, repeated)), qtbot)
    keyboard, where = Keyboard(window), "3 · Содержание"
    assert (where, "Пояснить…") in lines(window)
    while child(window, FindingList).currentIndex().data(WHERE) != where:
        keyboard.press("F8")
    keyboard.press("Ctrl+F9")
    (dialog,) = window.findChildren(ExplainDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    keyboard.follow("Вечер прошел без программы<Tab><Tab><Space>")
    qtbot.waitUntil(lambda: "Пояснение: Вечер прошел без программы" in last_line(window))
    assert tab_name(window) == "Замечания"
    editor(window, "Цель, содержание и результат").setFocus()
    keyboard.press("Ctrl+End")
    keyboard.type(".")
    qtbot.waitUntil(lambda: tab_name(window) != "Замечания")
    assert where in places(window)
    assert "Пояснение" not in last_line(window)
    keyboard.press("Ctrl+Z")
    qtbot.waitUntil(lambda: tab_name(window) == "Замечания")
    keyboard.press("Ctrl+Z")  # the explanation itself
    qtbot.waitUntil(lambda: tab_name(window) == "Замечания  1")
    assert last_line(window).startswith("Содержание")


def last_line(window: MainWindow) -> str:
    model = child(window, FindingList).model()
    return str(model.index(model.rowCount() - 1, 0).data())


def test_doubles_are_told_apart_by_one_button(window_on: WindowOn, qtbot: QtBot) -> None:
    window = ready(window_on(report(RIGHT, RIGHT)), qtbot)
    keyboard = Keyboard(window)
    found = child(window, FindingList)
    messages = [found.model().index(row, 0).data() for row in range(found.model().rowCount())]
    keyboard.press("F8")
    assert "в строке" in messages[0]
    keyboard.press("F9")
    assert child(window, Status).currentMessage().startswith("Это замечание исправьте сами")
    keyboard.press("Ctrl+F9")
    (dialog,) = window.findChildren(ExplainDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    button(dialog, "Не дубликат").click()
    qtbot.waitUntil(lambda: last_line(window) == f"{messages[0]}\nПояснение: Это другое мероприятие.")


def test_what_is_an_error_can_only_be_mended(window: MainWindow, keyboard: Keyboard) -> None:
    keyboard.press("Ctrl+F9")
    assert child(window, Status).currentMessage() == "Сначала выберите замечание: F8."
    keyboard.press("F8")
    keyboard.press("Ctrl+F9")
    assert child(window, Status).currentMessage().startswith("Пояснение здесь не нужно")
    assert window.findChildren(ExplainDialog) == []


def test_what_has_been_written_anew_meanwhile_is_not_mended(window: MainWindow, keyboard: Keyboard) -> None:
    keyboard.press("F8")
    keyboard.type("2027")
    keyboard.press("F9")
    assert editor(window, "Сроки").toPlainText() == "24 мая 2027 года"
    assert child(window, Status).currentMessage().startswith("Текст уже изменен")


def test_a_report_without_events_is_checked_on_purpose(window_on: WindowOn, qtbot: QtBot) -> None:
    window = ready(window_on(report(RIGHT)), qtbot)
    keyboard = Keyboard(window)
    keyboard.press("Ctrl+Delete")
    assert not panel_is_seen(window)
    keyboard.press("F5")
    qtbot.waitUntil(lambda: child(window, Status).currentMessage() == "Замечание 1 из 1. Следующее: F8.")
    assert panel_is_seen(window)


def panel_is_seen(window: MainWindow) -> bool:
    return any(each.isVisible() for each in window.findChildren(FindingsPanel))


def test_after_an_explanation_the_tour_goes_on_where_it_was(
    window: MainWindow, keyboard: Keyboard, qtbot: QtBot
) -> None:
    for keys in ("F8", "F8", "Ctrl+F9"):
        keyboard.press(keys)
    (dialog,) = window.findChildren(ExplainDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    keyboard.follow("Так на афише<Tab><Tab><Space>")
    qtbot.waitUntil(lambda: places(window)[-1] == LETTER)
    keyboard.press("F8")
    assert editor(window, "Участники").textCursor().selectedText() == "Шкoла"
