from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.restoring import restore
from desktop.services.keeping import PACKED
from desktop.ui.message import Message
from desktop.ui.session import Session
from desktop.ui.transfer import TransferDialog
from tests.outside import outside
from tests.ui.conftest import Freed, SessionOn, Shown
from tests.workplaces import SAMPLE, workplace_in

TODAY = date(2031, 3, 20)


class Chooser:
    """Stands where the file dialogs are."""

    def __init__(self, answer: Path | None) -> None:
        self.answer = answer
        self.proposed = ""

    def target(self, parent: QWidget, name: str) -> Path | None:
        self.proposed = name
        return self.answer

    def source(self, parent: QWidget) -> Path | None:
        return self.answer


@pytest.fixture
def chooser(tmp_path: Path) -> Chooser:
    return Chooser(tmp_path / f"Перенос{PACKED}")


def dialog_on(session: Session, chooser: Chooser) -> TransferDialog:
    return TransferDialog(session.store, TODAY, choose_target=chooser.target, choose_source=chooser.source)


def button(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text)


def told(dialog: TransferDialog) -> str:
    labels = (label for label in dialog.findChildren(QLabel) if label.isVisible())
    return "\n".join(label.text().replace("\u200b", "") for label in labels)


def test_one_file_carries_all_to_another_computer(
    session_on: SessionOn, chooser: Chooser, shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    session = session_on(SAMPLE)
    dialog = shown(dialog_on(session, chooser))
    button(dialog, "Записать в файл…").click()
    qtbot.waitUntil(lambda: f"Файл «{chooser.answer}» записан и проверен: 5 мероприятий, " in told(dialog))
    there = workplace_in(tmp_path / "Другой компьютер")
    assert chooser.answer is not None
    restore(there.folder, chooser.answer, there.clock())
    with there.open_store(False) as store:
        assert store.reports() == session.store.reports()


def test_the_file_has_a_name_that_tells_what_it_is(
    session_on: SessionOn, shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    chooser = Chooser(tmp_path / "Без окончания")
    dialog = shown(dialog_on(session_on(SAMPLE), chooser))
    button(dialog, "Записать в файл…").click()
    assert chooser.proposed == f"Побратим 20.03.2031{PACKED}"
    qtbot.waitUntil((tmp_path / f"Без окончания{PACKED}").exists)


def test_the_file_is_shown_in_its_folder(
    session_on: SessionOn, chooser: Chooser, shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(dialog_on(session_on(SAMPLE), chooser))
    assert not button(dialog, "Показать в папке").isVisible()
    button(dialog, "Записать в файл…").click()
    qtbot.waitUntil(button(dialog, "Показать в папке").isVisible)
    with outside() as elsewhere:
        button(dialog, "Показать в папке").click()
    assert elsewhere.opened == [tmp_path]


def test_a_place_where_it_cannot_be_written_is_told(
    session_on: SessionOn, shown: Shown, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(dialog_on(session_on(SAMPLE), Chooser(tmp_path / "Нет" / "Перенос.pobratim")))
    button(dialog, "Записать в файл…").click()
    qtbot.waitUntil(lambda: "Нет доступа к" in told(dialog))
    assert button(dialog, "Записать в файл…").isEnabled()


def test_taking_a_file_in_is_asked_first_and_left_to_the_window(
    session_on: SessionOn, chooser: Chooser, shown: Shown, qtbot: QtBot
) -> None:
    dialog = shown(dialog_on(session_on(SAMPLE), chooser))
    button(dialog, "Принять файл…").click()
    box = dialog.findChild(Message)
    assert box is not None
    assert "Нынешние отчеты перед этим сохраняются в резервной копии" in box.text
    with qtbot.waitSignal(dialog.take_in) as taken:
        button(box, "Принять").click()
    assert taken.args == [chooser.answer]
    assert not dialog.isVisible()


def test_nothing_is_done_where_no_file_is_chosen(session_on: SessionOn, shown: Shown) -> None:
    dialog = shown(dialog_on(session_on(SAMPLE), Chooser(None)))
    button(dialog, "Записать в файл…").click()
    button(dialog, "Принять файл…").click()
    assert dialog.findChild(Message) is None
    assert button(dialog, "Записать в файл…").isEnabled()


def test_who_may_only_read_cannot_take_a_file_in(session_on: SessionOn, shown: Shown) -> None:
    dialog = shown(TransferDialog(session_on(SAMPLE).store, TODAY, read_only=True))
    assert not button(dialog, "Принять файл…").isEnabled()
    assert button(dialog, "Записать в файл…").isEnabled()


def test_the_dialog_is_freed(session_on: SessionOn, chooser: Chooser, freed: Freed) -> None:
    session = session_on(SAMPLE)
    assert freed(lambda: dialog_on(session, chooser))
