"""«О программе»: versions for those who help, licences for those who ask."""

import sqlite3

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QListWidget, QTextBrowser

from db.folder import newest_version
from desktop import paths
from desktop.ui.about import AboutDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.page_window import PageWindow
from tests.keys import type_text
from tests.ui.conftest import WindowOn
from tests.windows import action, button, child


@pytest.fixture
def window(window_on: WindowOn) -> MainWindow:
    return window_on()


@pytest.fixture
def about(window: MainWindow) -> AboutDialog:
    action(window, "О программе").trigger()
    return child(window, AboutDialog)


def test_the_versions_can_be_copied_for_those_who_help(about: AboutDialog) -> None:
    button(about, "Скопировать").click()
    copied = QGuiApplication.clipboard().text()
    for version in (paths.program_version(), newest_version(), qVersion(), sqlite3.sqlite_version):
        assert version in copied
    assert "Данные 100 %" in copied


def test_the_licences_are_searched_by_any_word(about: AboutDialog) -> None:
    button(about, "Лицензии…").click()
    licences = child(about, PageWindow)
    names = child(licences, QListWidget)
    assert names.item(0).text() == "«Побратим»"
    assert names.count() > 20
    type_text(child(licences, QLineEdit), "lesser general public")
    shown = [names.item(row).text() for row in range(names.count()) if not names.item(row).isHidden()]
    assert "Qt" in shown
    assert "«Побратим»" not in shown
    assert "GNU" in child(licences, QTextBrowser).toPlainText()


def test_the_window_carries_the_icon(window: MainWindow) -> None:
    assert not window.windowIcon().pixmap(16, 16).isNull()
