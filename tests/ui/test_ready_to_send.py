"""How a report stands, walked through by keys in the real window: F5, F8, F9, and what a reader may do."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from db.entities import OFFICE, Field, Quarter, Texts
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.report.wording import in_quarter
from desktop.ui.event_form import EventForm
from desktop.ui.findings_panel import FindingList, FindingsPanel
from desktop.ui.main_window import MainWindow
from desktop.ui.mend_dialog import MendDialog
from desktop.ui.models.finding_rows import OFFER, WHERE
from desktop.ui.status import Status
from desktop.ui.workplace import Workplace
from tests.keys import Keyboard, press
from tests.ui.conftest import Shown
from tests.windows import action, button, child, chosen, is_ready, listed, said
from tests.workplaces import keep_reports

CITY = "Город Смоленск"
FORMER = "Муниципальное образование «Велижский район»"
RIGHT = Texts(
    "Турнир по шашкам «Белая клетка»",
    "г. Орша, Республика Беларусь",
    "16 января 2031 года",
    "Первое место заняла команда из Смоленска. Подписано соглашение о турнирах",
    "Школьники Смоленска и Орши, всего 18 человек",
)
LATER = replace(RIGHT, title="Урок письма «Перо»", period="27 января 2031 года")
NO_COUNTRY = replace(RIGHT, title="Вечер романса «Сирень»", place="г. Орша", period="20 января 2031 года")
UNREADABLE = replace(RIGHT, title="Выставка «Окно»", period="весной")
TO_COME = replace(RIGHT, title="Бал «Весна»", period="30 марта 2031 года")

Open = Callable[..., MainWindow]


def report(*sections: tuple[str, tuple[Texts, ...]]) -> PrintedReport:
    who = "органами местного самоуправления муниципальных и городских округов Смоленской области"
    title = f"Отчет о мероприятиях в международной сфере, проведенных {who} {in_quarter(Quarter(2031, 1))}"
    made = (PrintedSection(heading, tuple(map(PrintedRow, texts))) for heading, texts in sections)
    return PrintedReport(title, tuple(made))


@pytest.fixture
def window_on(workplace: Workplace, shown: Shown, qtbot: QtBot) -> Open:
    """Open the real window on a report of the quarter that is collected now, the 20th of March 2031."""

    def opened(*sections: tuple[str, tuple[Texts, ...]]) -> MainWindow:
        keep_reports(workplace, report(*sections))
        return ready(begun(workplace, shown, qtbot), qtbot)

    return opened


def begun(workplace: Workplace, shown: Shown, qtbot: QtBot) -> MainWindow:
    workplace.settings.change(author=OFFICE, quarter="2031-Q1")
    window = shown(MainWindow(workplace))
    qtbot.waitUntil(lambda: is_ready(window))
    return window


def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Put the window in front and wait for the first answer of the checks."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, Qt.Key.Key_Control)
    qtbot.waitUntil(lambda: any("тправк" in text for text in head(window)))
    return window


def head(window: MainWindow) -> list[str]:
    """Return how the report stands, as the panel says it."""
    panel = child(window, FindingsPanel)
    return [text for text in said(panel) if not text.startswith("Замечаний")]


def told(window: MainWindow) -> str:
    return child(window, Status).currentMessage()


def found(window: MainWindow) -> list[tuple[str, str]]:
    (lines,) = window.findChildren(FindingList)
    model = lines.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return [(index.data(WHERE), index.data(OFFER)) for index in rows]


def test_the_panel_says_how_the_report_stands_and_what_there_is(window_on: Open) -> None:
    window = window_on((CITY, (RIGHT, NO_COUNTRY, UNREADABLE)), ("Город Десногорск", ()))
    verdict, facts = head(window)
    assert verdict == "Не готов к отправке: 1 ошибка, 1 требует пояснения"
    assert facts.startswith("3 мероприятия · ")
    assert "1 раздел без мероприятий · сдать до 20 марта, сегодня последний день" in facts


def test_f5_walks_from_the_first_finding_and_says_at_the_end_how_the_report_stands(
    window_on: Open, qtbot: QtBot
) -> None:
    window = window_on((CITY, (RIGHT, NO_COUNTRY, UNREADABLE)))
    keyboard, count = Keyboard(window), len(found(window))
    keyboard.press("F8")
    keyboard.press("F8")
    keyboard.press("F5")
    qtbot.waitUntil(lambda: told(window) == f"Замечание 1 из {count}. Следующее: F8.")
    form = child(window, EventForm)
    assert form.isAncestorOf(window.focusWidget())
    assert form.fields[Field.PERIOD].editor.textCursor().selectedText() == "весной"
    for _ in range(count - 1):
        keyboard.press("F8")
    assert told(window) == f"Замечание {count} из {count}. Следующее: F8."
    keyboard.press("F8")
    standing = "Не готов к отправке: 1 ошибка, 1 требует пояснения"
    assert told(window) == f"Это было последнее замечание. {standing}."
    keyboard.press("F8")
    assert told(window).startswith("Замечание 1 из ")


def test_f5_is_the_first_key_that_is_pressed(workplace: Workplace, shown: Shown, qtbot: QtBot) -> None:
    keep_reports(workplace, report((CITY, (RIGHT, UNREADABLE))))
    window = begun(workplace, shown, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    Keyboard(window).press("F5")
    qtbot.waitUntil(lambda: told(window).startswith("Замечание 1 из "))
    assert child(window, EventForm).fields[Field.PERIOD].editor.hasFocus()


def test_who_has_gone_elsewhere_meanwhile_is_not_called_back(window_on: Open, qtbot: QtBot) -> None:
    window = window_on((CITY, (RIGHT, UNREADABLE)))
    Keyboard(window).press("F5")
    child(window, EventForm).focus_title()
    qtbot.waitUntil(lambda: told(window) == "Отчет проверен. Не готов к отправке: 1 ошибка.")
    assert child(window, EventForm).fields[Field.TITLE].editor.hasFocus()


def test_what_has_not_happened_yet_is_found_when_the_report_is_to_be_sent(
    window_on: Open, qtbot: QtBot
) -> None:
    window = window_on((CITY, (RIGHT, TO_COME)))
    assert head(window)[0] == "Исправлять нечего. Перед отправкой проверьте отчет: F5"
    Keyboard(window).press("F5")
    qtbot.waitUntil(lambda: ("2 · Сроки", "Пояснить…") in found(window))
    assert head(window)[0] == "Не готов к отправке: 1 требует пояснения"


def test_a_report_without_faults_is_ready(window_on: Open, qtbot: QtBot) -> None:
    window = window_on((CITY, (RIGHT, LATER)))
    Keyboard(window).press("F5")
    qtbot.waitUntil(lambda: head(window)[0] == "Готов к отправке")
    assert told(window).startswith(("Отчет проверен. Готов к отправке", "Замечание 1 из "))


def test_f9_puts_the_rows_in_order_and_ctrl_z_takes_it_back(window_on: Open, qtbot: QtBot) -> None:
    window = window_on((CITY, (LATER, RIGHT)))
    keyboard, before = Keyboard(window), listed(window)
    choose(window, "Отчет")
    keyboard.press("F9")
    assert listed(window)[1:] == [f"1. {RIGHT.title}", f"2. {LATER.title}"]
    qtbot.waitUntil(lambda: "Отчет" not in dict(found(window)))
    keyboard.press("Ctrl+Z")
    assert listed(window) == before
    assert told(window) == "Отменено: расстановка мероприятий и разделов по порядку."


def test_an_order_is_seen_before_it_is_made(window_on: Open) -> None:
    window = window_on((CITY, (LATER, RIGHT)))
    choose(window, "Отчет")
    dialog = previewed(window)
    shown = child(dialog, QTreeView).model()
    assert shown.index(0, 2).data() == f"[было: строка 2]  [стало: строка 1]  {RIGHT.period} · {RIGHT.title}"
    assert shown.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    button(dialog, "Исправить (1)").click()
    assert listed(window)[1:] == [f"1. {RIGHT.title}", f"2. {LATER.title}"]


def test_all_headings_are_mended_after_they_were_seen_and_given_back_at_once(
    window_on: Open, qtbot: QtBot
) -> None:
    window = window_on((FORMER, (RIGHT,)), ("Муниципальное образование «Вяземский район»", (LATER,)))
    keyboard, before = Keyboard(window), listed(window)
    choose(window, "Раздел")
    assert chosen(window) == f"1. {RIGHT.title}"
    assert child(window, EventForm).isAncestorOf(window.focusWidget())
    dialog = previewed(window)
    button(dialog, "Исправить (2)").click()
    assert not any("район" in row for row in listed(window))
    qtbot.waitUntil(lambda: "Раздел" not in dict(found(window)))
    keyboard.press("Ctrl+Z")
    assert listed(window) == before


def choose(window: MainWindow, where: str) -> None:
    """Go by keys to the finding on a place."""
    keyboard, lines = Keyboard(window), child(window, FindingList)
    while lines.currentIndex().data(WHERE) != where:
        keyboard.press("F8")


def previewed(window: MainWindow) -> MendDialog:
    Keyboard(window).press("Shift+F9")
    (dialog,) = window.findChildren(MendDialog)
    return dialog


def test_a_reader_is_led_through_the_findings_but_offered_nothing(
    workplace: Workplace, shown: Shown, qtbot: QtBot
) -> None:
    keep_reports(workplace, report((CITY, (RIGHT, NO_COUNTRY, UNREADABLE))))
    with closing(workplace.open_store(False)):
        window = begun(workplace, shown, qtbot)
        button(window, "Открыть только для чтения").click()
        qtbot.waitUntil(lambda: bool(window.findChildren(FindingsPanel)))
        ready(window, qtbot)
        assert {offer for _, offer in found(window)} == {""}
        keyboard = Keyboard(window)
        keyboard.press("F8")
        assert child(window, EventForm).fields[Field.PERIOD].editor.textCursor().selectedText() == "весной"
        assert not any(
            action(window, name).isEnabled() for name in ("Исправить", "Пояснить…", "Исправить все такие…")
        )
        keyboard.press("F9")
        keyboard.press("Ctrl+F9")
        assert child(window, EventForm).fields[Field.PERIOD].text() == UNREADABLE.period
        keyboard.press("F5")
        qtbot.waitUntil(lambda: told(window).startswith("Замечание 1 из "))
