import os
import platform
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.backup import FOLDER_NAME
from db.engine import DiskFull, StoreUnreachable
from db.errors import AppError
from db.folder import FILE_NAME
from db.lock import Holder, StoreInUse
from db.restoring import newest_sound
from desktop.ui.store_problem import StoreProblem, page_for
from desktop.ui.workplace import Workplace
from tests.documents import invented_report
from tests.keys import press
from tests.ui.conftest import Freed, Shown
from tests.workplaces import SAMPLE, keep_reports, workplace_in

FOLDER = Path("Отчеты отдела")
SINCE = datetime(2031, 3, 20, 12, 5, tzinfo=UTC)
ANOTHER = Path("another.sqlite")


def choose_another(parent: QWidget, folder: Path) -> Path:
    return ANOTHER


def page_of(error: AppError) -> StoreProblem:
    return page_for(error, FOLDER, None, choose_another)


def text_of(page: StoreProblem) -> str:
    return "\n".join(label.text().replace("\u200b", "") for label in page.findChildren(QLabel))


def buttons(page: StoreProblem) -> dict[str, QPushButton]:
    return {button.text(): button for button in page.findChildren(QPushButton)}


def refusal(workplace: Workplace) -> AppError:
    """Return why the store of a workplace cannot be opened."""
    with pytest.raises(AppError) as refused:
        workplace.open_store(False).close()
    return refused.value


def damage(store: Path) -> None:
    store.write_bytes(store.read_bytes()[:3000] + os.urandom(3000))


def test_a_store_in_use_tells_by_whom_and_since_when(workplace: Workplace, shown: Shown) -> None:
    keep_reports(workplace, SAMPLE)
    with closing(workplace.open_store(False)):
        error = refusal(workplace)
    assert isinstance(error, StoreInUse)
    told = text_of(shown(page_of(error)))
    assert f"Их открыл пользователь Лукина А. П. на компьютере {platform.node()} " in told
    assert "20 марта 2031 года в " in told
    assert str(FOLDER) in told


def test_a_store_in_use_can_be_tried_again_or_read(qtbot: QtBot, shown: Shown) -> None:
    page = shown(page_of(StoreInUse(FOLDER, None)))
    with qtbot.waitSignal(page.retry):
        buttons(page)["Повторить"].click()
    with qtbot.waitSignal(page.open_read_only):
        buttons(page)["Открыть только для чтения"].click()


def test_a_newer_store_is_offered_for_reading(workplace: Workplace, shown: Shown) -> None:
    keep_reports(workplace, SAMPLE)
    with closing(sqlite3.connect(workplace.folder / FILE_NAME)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    page = shown(page_of(refusal(workplace)))
    assert "новее" in text_of(page)
    assert list(buttons(page)) == ["Открыть только для чтения", "Повторить"]


@pytest.fixture
def damaged(workplace: Workplace) -> Path:
    """The folder of a damaged store that has two backups."""
    keep_reports(workplace, SAMPLE, invented_report())
    damage(workplace.folder / FILE_NAME)
    return workplace.folder


def test_a_damaged_store_offers_its_newest_copy(
    damaged: Path, workplace: Workplace, qtbot: QtBot, shown: Shown
) -> None:
    copy = newest_sound(damaged)
    assert copy is not None
    page = shown(page_for(refusal(workplace), damaged, copy, choose_another))
    told = text_of(page)
    assert "Последняя исправная копия сделана 20 марта 2031 года в " in told
    assert "перед приемом отчета. Последнее, что в нее вошло: прием файла «municipal.json», 20 марта" in told
    assert "Поврежденный файл изменялся" in told
    with qtbot.waitSignal(page.restore) as chosen:
        buttons(page)["Восстановить из копии"].click()
    assert chosen.args == [copy.path]


def test_another_copy_can_be_chosen(damaged: Path, workplace: Workplace, qtbot: QtBot, shown: Shown) -> None:
    page = shown(page_for(refusal(workplace), damaged, newest_sound(damaged), choose_another))
    with qtbot.waitSignal(page.restore) as chosen:
        buttons(page)["Выбрать другую копию…"].click()
    assert chosen.args == [ANOTHER]


def test_choosing_no_copy_restores_none(
    damaged: Path, workplace: Workplace, qtbot: QtBot, shown: Shown
) -> None:
    page = shown(page_for(refusal(workplace), damaged, newest_sound(damaged), lambda parent, folder: None))
    with qtbot.assertNotEmitted(page.restore):
        buttons(page)["Выбрать другую копию…"].click()


def test_without_a_sound_copy_one_can_be_chosen_or_all_begun_anew(
    damaged: Path, workplace: Workplace, qtbot: QtBot, shown: Shown
) -> None:
    shutil.rmtree(damaged / FOLDER_NAME)
    page = shown(page_for(refusal(workplace), damaged, newest_sound(damaged), choose_another))
    assert "Исправных резервных копий рядом с ним нет." in text_of(page)
    with qtbot.waitSignal(page.restore) as chosen:
        buttons(page)["Выбрать копию…"].click()
    assert chosen.args == [ANOTHER]
    with qtbot.waitSignal(page.begin_anew):
        buttons(page)["Начать заново"].click()


def test_a_folder_that_a_cloud_copies_is_refused_with_the_reason(tmp_path: Path, shown: Shown) -> None:
    workplace = workplace_in(tmp_path / "Dropbox" / "Отчеты")
    told = text_of(shown(page_of(refusal(workplace))))
    assert "ее копирует в облако программа «Dropbox»" in told
    assert "Перенесите папку целиком на диск этого компьютера" in told


@pytest.mark.parametrize(
    ("error", "heading"),
    [
        (DiskFull(FOLDER), "На диске нет свободного места"),
        (StoreUnreachable(FOLDER), "Нет доступа к папке с отчетами"),
        (AppError("Что-то стряслось.", "Все цело.", "Подождите."), "Отчеты не открыты"),
    ],
)
def test_what_else_goes_wrong_can_be_tried_again(
    error: AppError, heading: str, qtbot: QtBot, shown: Shown
) -> None:
    page = shown(page_of(error))
    assert text_of(page).startswith(heading)
    assert error.what_is_safe in text_of(page)
    with qtbot.waitSignal(page.retry):
        buttons(page)["Повторить"].click()


def test_an_unforeseen_problem_is_told_in_its_own_words(shown: Shown) -> None:
    page = shown(page_of(AppError("Папка данных занята ремонтом.", "Все цело.", "Подождите час.")))
    assert "Папка данных занята ремонтом." in text_of(page)
    assert "Подождите час." in text_of(page)


def test_enter_presses_what_is_proposed(qtbot: QtBot, shown: Shown) -> None:
    page = shown(page_of(StoreInUse(FOLDER, Holder("Лукина", "ОТДЕЛ-3", SINCE))))
    proposed = buttons(page)["Повторить"]
    assert page.focusWidget() is proposed
    with qtbot.waitSignal(page.retry):
        press(proposed, Qt.Key.Key_Return)


def test_no_text_is_cut_when_letters_are_large(shown: Shown) -> None:
    page = page_of(StoreInUse(FOLDER, Holder("Лукина", "ОТДЕЛ-3", SINCE)))
    font = page.font()
    font.setPointSize(24)
    page.setFont(font)
    page.resize(900, 300)
    shown(page)
    inner = page.widget()
    assert inner.height() >= inner.heightForWidth(inner.width())
    assert page.verticalScrollBar().maximum() > 0
    assert page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    "make", [lambda: page_of(StoreInUse(FOLDER, None)), lambda: page_of(DiskFull(FOLDER))]
)
def test_a_page_is_freed(make: Callable[[], QWidget], freed: Freed) -> None:
    assert freed(make)
