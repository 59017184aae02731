"""What a person meets and does when the store cannot be opened, seen in the real window."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from db.backup import FOLDER_NAME, Reason, backups, events_in
from db.entities import OFFICE
from db.folder import FILE_NAME
from desktop.ui.backups_dialog import BackupsDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.message import Message
from desktop.ui.transfer import TransferDialog
from desktop.ui.workplace import Workplace
from tests.keys import type_text
from tests.ui.conftest import Shown, WindowOn
from tests.windows import action, button, child, is_ready, listed, said
from tests.workplaces import SAMPLE, SAMPLE_QUARTER, keep_reports

FIRST = "1. Детский турнир по шахматам «Ладья на Днепре»"


@pytest.fixture
def kept(workplace: Workplace) -> Path:
    """The file of a store that holds the sample and has a backup with it."""
    keep_reports(workplace, SAMPLE)
    workplace.settings.change(author=OFFICE, quarter=SAMPLE_QUARTER)
    with closing(workplace.open_store(False)) as store:
        store.back_up(Reason.ASKED)
    return workplace.folder / FILE_NAME


def damage(store: Path) -> bytes:
    """Spoil a store's file and return what it holds now."""
    store.write_bytes(store.read_bytes()[:5000] + os.urandom(5000))
    return store.read_bytes()


def opened(workplace: Workplace, shown: Shown, qtbot: QtBot) -> MainWindow:
    window = shown(MainWindow(workplace))
    qtbot.waitUntil(lambda: is_ready(window))
    return window


def test_a_damaged_store_is_restored_by_one_button(
    kept: Path, workplace: Workplace, shown: Shown, qtbot: QtBot
) -> None:
    spoiled = damage(kept)
    window = opened(workplace, shown, qtbot)
    assert said(window)[0] == "Файл с отчетами поврежден"
    button(window, "Восстановить из копии").click()
    qtbot.waitUntil(lambda: is_ready(window))
    assert FIRST in listed(window)
    assert spoiled in [path.read_bytes() for path in kept.parent.glob("*.sqlite")]


def test_without_a_copy_one_begins_anew(kept: Path, workplace: Workplace, shown: Shown, qtbot: QtBot) -> None:
    spoiled = damage(kept)
    for backup in backups(kept.parent / FOLDER_NAME):
        backup.path.unlink()
    window = opened(workplace, shown, qtbot)
    button(window, "Начать заново").click()
    qtbot.waitUntil(lambda: "Отчетов пока нет" in said(window))
    assert spoiled in [path.read_bytes() for path in kept.parent.glob("*.sqlite")]


def test_a_store_in_use_is_read_and_not_changed(
    kept: Path, workplace: Workplace, shown: Shown, qtbot: QtBot
) -> None:
    with closing(workplace.open_store(False)) as store:
        before = store.actions()
        window = opened(workplace, shown, qtbot)
        assert said(window)[0] == "Отчеты открыты в другом окне"
        button(window, "Открыть только для чтения").click()
        qtbot.waitUntil(lambda: is_ready(window))
        assert FIRST in listed(window)
        type_text(child(window, QPlainTextEdit, "Наименование"), "правка")
        window.close()
        assert store.actions() == before


def test_a_store_of_a_later_program_is_read(
    kept: Path, workplace: Workplace, shown: Shown, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    window = opened(workplace, shown, qtbot)
    assert said(window)[0] == "Отчеты сохранены более новой версией программы"
    button(window, "Открыть только для чтения").click()
    qtbot.waitUntil(lambda: is_ready(window))
    assert FIRST in listed(window)
    assert not button(window, "Новое мероприятие").isEnabled()


def test_a_store_that_was_let_go_of_is_opened_at_the_next_try(
    kept: Path, workplace: Workplace, shown: Shown, qtbot: QtBot
) -> None:
    with closing(workplace.open_store(False)):
        window = opened(workplace, shown, qtbot)
    button(window, "Повторить").click()
    qtbot.waitUntil(lambda: is_ready(window))
    assert FIRST in listed(window)


def test_one_goes_back_to_a_backup_and_keeps_what_there_was(
    kept: Path, workplace: Workplace, shown: Shown, qtbot: QtBot
) -> None:
    window = opened(workplace, shown, qtbot)
    button(window, "Новое мероприятие").click()
    assert len(listed(window)) == 9
    action(window, "Резервные копии…").trigger()
    dialog = window.findChild(BackupsDialog)
    assert dialog is not None
    qtbot.waitUntil(button(dialog, "Восстановить…").isEnabled)
    button(dialog, "Восстановить…").click()
    box = dialog.findChild(Message)
    assert box is not None
    button(box, "Восстановить").click()
    qtbot.waitUntil(lambda: is_ready(window) and len(listed(window)) == 8)
    before = [each for each in backups(kept.parent / FOLDER_NAME) if each.reason is Reason.RESTORE]
    assert [events_in(each.path) for each in before] == [6]


def test_a_file_that_is_no_store_is_refused_and_the_reports_stay(
    window_on: WindowOn, qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_on(SAMPLE)
    action(window, "Перенести на другой компьютер…").trigger()
    dialog = window.findChild(TransferDialog)
    assert dialog is not None
    stranger = tmp_path / "Чужой.pobratim"
    stranger.write_bytes(b"something else")
    dialog.take_in.emit(stranger)
    dialog.close()
    qtbot.waitUntil(lambda: any("Чужой.pobratim" in box.text for box in window.findChildren(Message)))
    button(window.findChildren(Message)[0], "Закрыть").click()
    qtbot.waitUntil(lambda: is_ready(window))
    assert FIRST in listed(window)
