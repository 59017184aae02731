import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from db.backup import FOLDER_NAME, Reason, backups
from desktop.ui.backups_dialog import BackupsDialog
from desktop.ui.message import Message
from desktop.ui.session import Session
from tests.keys import press
from tests.outside import outside
from tests.ui.conftest import Freed, SessionOn, Shown
from tests.workplaces import SAMPLE

DialogOn = Callable[[Session], BackupsDialog]


@pytest.fixture
def dialog_on(qtbot: QtBot, shown: Shown) -> DialogOn:
    def open_dialog(session: Session) -> BackupsDialog:
        dialog = shown(BackupsDialog(session.store))
        qtbot.waitUntil(lambda: bool(rows(dialog)) or "Копий пока нет" in told(dialog))
        return dialog

    return open_dialog


def rows(dialog: BackupsDialog) -> list[list[str]]:
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    items = filter(None, map(tree.topLevelItem, range(tree.topLevelItemCount())))
    return [[item.text(column) for column in range(4)] for item in items]


def told(dialog: BackupsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def button(dialog: BackupsDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def copies(session: Session) -> list[Path]:
    return [each.path for each in backups(session.store.path.parent / FOLDER_NAME)]


def answer(dialog: BackupsDialog, text: str) -> None:
    """Press a button of the question that is asked."""
    box = dialog.findChild(Message)
    assert box is not None
    assert "Нынешние отчеты перед этим сохраняются в отдельной копии" in box.text
    next(each for each in box.findChildren(QPushButton) if each.text() == text).click()


def test_copies_are_listed_with_their_time_occasion_and_number_of_events(
    session_on: SessionOn, dialog_on: DialogOn
) -> None:
    session = session_on(SAMPLE)
    session.store.back_up(Reason.ASKED)
    newest, oldest = rows(dialog_on(session))
    assert newest[0].startswith("20 марта 2031 года в ")
    assert newest[1:3] == ["по вашей команде", "5"]
    assert oldest[1:3] == ["перед приемом отчета", "0"]
    assert re.fullmatch(r"\d,\d МБ", newest[3])


def test_where_there_are_no_copies_it_is_said(session_on: SessionOn, dialog_on: DialogOn) -> None:
    dialog = dialog_on(session_on())
    assert "Копий пока нет" in told(dialog)
    assert not button(dialog, "Восстановить…").isEnabled()


def test_a_copy_is_made_at_a_wish(session_on: SessionOn, dialog_on: DialogOn, qtbot: QtBot) -> None:
    session = session_on()
    dialog = dialog_on(session)
    button(dialog, "Создать копию сейчас").click()
    qtbot.waitUntil(lambda: len(rows(dialog)) == 1)
    assert rows(dialog)[0][1] == "по вашей команде"
    assert "Копия создана и проверена." in told(dialog)
    assert len(copies(session)) == 1


def test_a_copy_that_cannot_be_made_is_told(session_on: SessionOn, dialog_on: DialogOn, qtbot: QtBot) -> None:
    session = session_on()
    dialog = dialog_on(session)
    (session.store.path.parent / FOLDER_NAME).write_text("no folder")
    button(dialog, "Создать копию сейчас").click()
    qtbot.waitUntil(lambda: "Нет доступа к" in told(dialog))
    assert button(dialog, "Создать копию сейчас").isEnabled()


def test_going_back_is_asked_first_and_left_to_the_window(
    session_on: SessionOn, dialog_on: DialogOn, qtbot: QtBot
) -> None:
    session = session_on(SAMPLE)
    dialog = dialog_on(session)
    button(dialog, "Восстановить…").click()
    with qtbot.waitSignal(dialog.restore) as chosen:
        answer(dialog, "Восстановить")
    assert chosen.args == copies(session)
    assert not dialog.isVisible()


def test_enter_on_a_copy_asks_too_and_nothing_is_done_without_a_yes(
    session_on: SessionOn, dialog_on: DialogOn, qtbot: QtBot
) -> None:
    dialog = dialog_on(session_on(SAMPLE))
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    with qtbot.assertNotEmitted(dialog.restore):
        press(tree, Qt.Key.Key_Return)
        answer(dialog, "Отмена")
    assert dialog.isVisible()


def test_a_copy_that_cannot_be_read_is_not_gone_back_to(session_on: SessionOn, dialog_on: DialogOn) -> None:
    session = session_on(SAMPLE)
    copies(session)[0].write_bytes(b"no store")
    dialog = dialog_on(session)
    assert rows(dialog)[0][2] == "не читается"
    assert not button(dialog, "Восстановить…").isEnabled()


def test_who_may_only_read_cannot_go_back(session_on: SessionOn, shown: Shown, qtbot: QtBot) -> None:
    dialog = shown(BackupsDialog(session_on(SAMPLE).store, read_only=True))
    qtbot.waitUntil(lambda: bool(rows(dialog)))
    assert not button(dialog, "Восстановить…").isEnabled()


def test_the_folder_of_the_copies_is_shown(session_on: SessionOn, dialog_on: DialogOn) -> None:
    session = session_on(SAMPLE)
    with outside() as elsewhere:
        button(dialog_on(session), "Показать папку").click()
    assert elsewhere.opened == [session.store.path.parent / FOLDER_NAME]


def test_the_dialog_is_freed(session_on: SessionOn, freed: Freed) -> None:
    session = session_on(SAMPLE)
    assert freed(lambda: BackupsDialog(session.store))
