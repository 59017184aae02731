"""«Кто работает за этим компьютером?»: answered by keys, remembered, changed later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from db.entities import OFFICE, ReportKind
from desktop.ui.first_start import AuthorChoice, AuthorDialog
from desktop.ui.workplace import Workplace
from tests.dictionaries import shipped
from tests.keys import press, type_text
from tests.ui.conftest import Shown, WindowOn
from tests.windows import action, button, child, said
from tests.workplaces import SAMPLE

QUESTION = "Кто работает за этим компьютером?"


@pytest.fixture
def choice(shown: Shown) -> AuthorChoice:
    """The question before anybody has answered it."""
    return shown(AuthorChoice(shipped(), None))


def offered(choice: AuthorChoice) -> list[str]:
    names = child(choice, QListWidget)
    return [names.item(row).text() for row in range(names.count())]


def test_every_author_of_the_dictionary_is_offered_and_none_is_taken_for_granted(
    choice: AuthorChoice,
) -> None:
    names = offered(choice)
    assert names[0] == "Мы составляем сводный отчет"
    assert {"Велижский муниципальный округ", "Министерство спорта"} < set(names)
    assert not child(choice, QPushButton).isEnabled()


@pytest.mark.parametrize("typed", ["велиж", "ВЕЛИЖСКИЙ округ", "округ велижский"])
def test_the_list_is_narrowed_by_words_of_a_name(choice: AuthorChoice, typed: str, qtbot: QtBot) -> None:
    search = child(choice, QLineEdit)
    type_text(search, typed)
    assert offered(choice) == ["Велижский муниципальный округ"]
    with qtbot.waitSignal(choice.chosen) as answer:
        press(search, Qt.Key.Key_Return)
    assert answer.args == ["mun-velizh"]


def test_arrows_go_through_the_list_while_one_types(choice: AuthorChoice, qtbot: QtBot) -> None:
    search = child(choice, QLineEdit)
    for _ in range(3):
        press(search, Qt.Key.Key_Down)
    press(search, Qt.Key.Key_Up)
    with qtbot.waitSignal(choice.chosen) as answer:
        press(search, Qt.Key.Key_Return)
    assert answer.args == ["mun-smolensk-city"]


def test_an_unknown_name_is_said_and_cannot_be_chosen(choice: AuthorChoice) -> None:
    type_text(child(choice, QLineEdit), "Атлантида")
    assert "Такого названия в справочнике нет." in said(choice)
    assert not child(choice, QPushButton).isEnabled()


def test_the_first_start_asks_who_works_here_and_goes_on_with_the_answer(
    window_on: WindowOn, workplace: Workplace
) -> None:
    window = window_on(author=None)
    assert QUESTION in said(window)
    type_text(child(window, QLineEdit, "Название отправителя"), "министерство спорта")
    button(window, "Выбрать").click()
    assert "Отчетов пока нет" in said(window)
    now = workplace.settings.now
    assert (now.author, now.kind) == ("body-sport", ReportKind.EXECUTIVE)


def test_who_works_here_is_asked_only_once(window_on: WindowOn) -> None:
    assert QUESTION not in said(window_on(SAMPLE, author=OFFICE))


def test_who_works_here_can_be_changed_in_the_menu(window_on: WindowOn, workplace: Workplace) -> None:
    window = window_on(SAMPLE)
    action(window, "Кто здесь работает…").trigger()
    dialog = window.findChild(AuthorDialog)
    assert dialog is not None
    type_text(child(dialog, QLineEdit), "рудн")
    press(child(dialog, QLineEdit), Qt.Key.Key_Return)
    assert workplace.settings.now.author == "mun-rudnya"
    assert "Отчета за II квартал 2026 года нет" in said(window)
    authors = child(window, QComboBox, "Отправитель")
    assert authors.currentText() == "Руднянский муниципальный округ"
    assert authors.count() == 2
