"""«Новая версия»: what is said of a folder that has one, and of one that has none."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from desktop import paths
from desktop.services.new_version import SUMS
from desktop.ui.main_window import MainWindow
from desktop.ui.new_version_dialog import NewVersionDialog
from tests.ui.conftest import WindowOn
from tests.windows import action, button, child, said, wait_until

NEWER = "pobratim_99.0_amd64.deb"


@pytest.fixture
def window(window_on: WindowOn) -> MainWindow:
    return window_on()


@pytest.fixture
def dialog(window: MainWindow) -> NewVersionDialog:
    action(window, "Новая версия…").trigger()
    return child(window, NewVersionDialog)


def text(dialog: NewVersionDialog) -> str:
    return "\n".join(said(dialog)).replace("\u200b", "")


def test_it_says_which_version_this_is_and_where_the_reports_stay(dialog: NewVersionDialog) -> None:
    assert f"Сейчас у вас версия {paths.program_version()}" in said(dialog)
    assert "останутся в папке" in text(dialog)
    assert "Данные 100 %" in text(dialog)
    assert "SHA-256" not in text(dialog)


def test_a_newer_version_is_shown_with_its_sum_and_not_opened(
    dialog: NewVersionDialog, tmp_path: Path
) -> None:
    (tmp_path / NEWER).write_bytes(b"")
    dialog.look_into(tmp_path, "linux")
    wait_until(lambda: "Найдена версия 99.0" in text(dialog))
    assert "SHA-256: e3b0c44298fc" in text(dialog)
    button(dialog, "Скопировать сумму").click()
    assert QGuiApplication.clipboard().text().startswith("e3b0c44298fc")


def test_a_damaged_file_is_not_to_be_opened(dialog: NewVersionDialog, tmp_path: Path) -> None:
    (tmp_path / NEWER).write_bytes(b"")
    (tmp_path / SUMS).write_text(f"{'0' * 64}  {NEWER}\n", encoding="utf-8")
    dialog.look_into(tmp_path, "linux")
    wait_until(lambda: "файл поврежден или подменен" in text(dialog))
    assert "откройте этот файл" not in text(dialog)


def test_a_folder_without_a_newer_version_and_one_that_is_not_there_are_told(
    dialog: NewVersionDialog, tmp_path: Path
) -> None:
    dialog.look_into(tmp_path)
    wait_until(lambda: "нет версии новее вашей" in text(dialog))
    dialog.look_into(tmp_path / "нет такой")
    wait_until(lambda: "выберите другую" in text(dialog))
