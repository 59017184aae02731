"""What the office sets is changed, given on and taken in through the real window, and gone by at once."""

from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QSpinBox, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from db.dictionaries.entries import Author, Organisation, Sphere, UserEntry
from db.entities import Field
from desktop.office.settings_package import SettingsPackage, write_package
from desktop.report.place_style import PlaceStyle
from desktop.report.window import WindowSettings
from desktop.services.completing import names_for
from desktop.services.dictionary_editing import kept_entry
from desktop.services.office_settings import OfficeSettings, keep
from desktop.ui.main_window import MainWindow
from desktop.ui.office_dialog import OfficeDialog
from desktop.ui.package_dialog import PackageDialog
from desktop.ui.service import Service
from desktop.ui.session import Session
from desktop.ui.widgets.period_field import PeriodField
from desktop.ui.workplace import Workplace
from tests.keys import press, type_text
from tests.ui.conftest import Freed, SessionOn, Shown, WindowOn
from tests.windows import action, button, child, said
from tests.workplaces import SAMPLE

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PACKAGE = SettingsPackage(parts={"window": {"deadline_day": 18}, "sending": {"address": "vesna@example.org"}})


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    window = window_on(SAMPLE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def package(window: MainWindow, tmp_path: Path) -> Path:
    """A package that the menu is led to."""
    file = tmp_path / "Управление.pobratim-settings"
    write_package(PACKAGE, file)
    service(window).choose_source = lambda parent: file
    return file


def service(window: MainWindow) -> Service:
    (found,) = window.findChildren(Service)
    return found


def take(window: MainWindow, qtbot: QtBot) -> PackageDialog:
    action(window, "Принять пакет…").trigger()
    dialog = window.findChildren(PackageDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def put(spin: QSpinBox, text: str) -> None:
    spin.selectAll()
    type_text(spin, text)


def deadline(window: QWidget) -> str:
    return next((text for text in said(window) if "сдать до" in text or "срок сдачи" in text), "")


def test_days_are_changed_by_keys_and_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    press(window, KEY.Key_Home, Qt.KeyboardModifier.AltModifier)
    before = deadline(window)
    assert "20" in before
    action(window, "Настройки управления…").trigger()
    (dialog,) = window.findChildren(OfficeDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    put(child(dialog, QSpinBox, "День сдачи, в последнем месяце квартала"), "25")
    type_text(child(dialog, QLineEdit, "Адрес для отправки отчетов"), "vesna@example.org")
    button(dialog, "Сохранить").click()
    assert "25" in deadline(window)
    assert window.statusBar().currentMessage() == "Настройки управления сохранены. Отменить: Ctrl+Z."
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, KEY.Key_Z, CTRL)
    assert deadline(window) == before


def test_the_usual_values_are_shown_and_kept_only_when_asked(session_on: SessionOn, shown: Shown) -> None:
    session = session_on(SAMPLE)
    settings = OfficeSettings(WindowSettings(5, 25, 15), PlaceStyle.COMMA, "vesna@example.org")
    session.change_office(partial(keep, settings=settings))
    dialog = shown(OfficeDialog(session))
    assert child(dialog, QComboBox).currentText() == "г. Брест, Республика Беларусь"
    button(dialog, "Обычные значения").click()
    assert session.office.window == WindowSettings(5, 25, 15)
    button(dialog, "Сохранить").click()
    assert session.office.window == WindowSettings()


def test_other_days_of_collection_are_told_under_a_period(session_on: SessionOn, shown: Shown) -> None:
    field = shown(PeriodField("Сроки"))
    session = session_on(SAMPLE)
    assert session.report is not None
    quarter = session.report.key.quarter
    field.show_quarter(quarter)
    field.show_text(f"12 марта {quarter.year} года")
    assert not any("до начала" in label.text() for label in field.findChildren(QLabel))
    field.use_window(WindowSettings(first_day=15))
    assert any("до начала периода сбора (15.03" in label.text() for label in field.findChildren(QLabel))


def test_a_store_to_be_read_only_is_looked_at(session_on: SessionOn, shown: Shown) -> None:
    dialog = shown(OfficeDialog(session_on(SAMPLE), read_only=True))
    assert "Отчеты открыты только для чтения: настройки можно только смотреть." in said(dialog)
    assert not any(spin.isEnabled() for spin in dialog.findChildren(QSpinBox))


def test_a_package_is_seen_taken_in_and_taken_back(window: MainWindow, package: Path, qtbot: QtBot) -> None:
    dialog = take(window, qtbot)
    rows = child(dialog, QTreeWidget, "Что изменится")
    items = (rows.topLevelItem(row) for row in range(rows.topLevelItemCount()))
    assert [[item.text(column) for column in range(3)] for item in items if item] == [
        ["Период сбора и срок сдачи", "день сдачи: 20", "день сдачи: 18"],
        ["Отправка отчетов", "адрес: не указан", "адрес: vesna@example.org"],
    ]
    button(dialog, "Принять (2)").click()
    assert window.statusBar().currentMessage() == "Принято из пакета: 2 изменения. Отменить: Ctrl+Z."
    again = take(window, qtbot)
    assert "Все уже принято: в пакете нет ничего нового." in said(again)
    again.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, KEY.Key_Z, CTRL)
    assert len(child(take(window, qtbot), QTreeWidget).findItems("", Qt.MatchFlag.MatchContains)) == 2


def test_a_tick_taken_away_by_the_space_bar_leaves_a_change_out(
    window: MainWindow, package: Path, qtbot: QtBot
) -> None:
    dialog = take(window, qtbot)
    press(child(dialog, QTreeWidget), KEY.Key_Space)
    button(dialog, "Принять (1)").click()
    left = take(window, qtbot)
    assert child(left, QTreeWidget).topLevelItemCount() == 1


def test_what_is_no_package_is_said_in_words(window: MainWindow, package: Path) -> None:
    package.write_text("{", encoding="utf-8")
    action(window, "Принять пакет…").trigger()
    assert any("не принят: это не пакет настроек, или он поврежден" in text for text in said(window))


def test_what_is_written_by_one_is_taken_in_by_another(
    window: MainWindow, session_on: SessionOn, package: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    button(take(window, qtbot), "Принять (2)").click()
    target = tmp_path / "Для всех.pobratim-settings"
    service(window).choose_target = lambda parent: target
    action(window, "Сохранить пакет…").trigger()
    assert window.statusBar().currentMessage() == "Пакет настроек записан: «Для всех.pobratim-settings»."
    assert target.read_text(encoding="utf-8").count("vesna@example.org") == 1


def test_the_style_of_the_office_wins_over_that_of_earlier_places(session_on: SessionOn) -> None:
    session = session_on(SAMPLE)
    assert session.report is not None
    earlier = [event.texts for event in session.report.events]
    for style, written in (
        (PlaceStyle.BRACKETS, "г. Витебск (Республика Беларусь)"),
        (PlaceStyle.COMMA, "г. Витебск, Республика Беларусь"),
    ):
        session.change_office(partial(keep, settings=OfficeSettings(place_style=style)))
        names = names_for(session.dictionaries, earlier, session.office.place_style)[Field.PLACE]
        assert written in {each.replacement for each in names.candidates("Витебск", 7)}


def test_a_name_that_was_added_is_offered_where_one_types_next(window: MainWindow) -> None:
    (session,) = window.findChildren(Session)
    values = {"full_name": "Студия танца «Росинка»", "core_name": "Росинка"}
    session.change_dictionaries(lambda editing: editing.add(Organisation, values))
    names = names_for(session.dictionaries, [])[Field.PARTICIPANTS]
    assert "Студия танца «Росинка»" in {each.replacement for each in names.candidates("росинка", 7)}
    assert session.editing.reader.dictionaries is session.dictionaries


def test_a_renamed_sender_is_named_anew_in_the_whole_window(window: MainWindow) -> None:
    (session,) = window.findChildren(Session)
    assert session.key is not None
    author = session.dictionaries.get(Author, session.key.author)
    assert author is not None
    session.change_dictionaries(lambda editing: editing.change(author, {"short_name": "Весенний отдел"}))
    assert session.dictionaries.author_name(author.id) == "Весенний отдел"
    session.undo()
    assert session.dictionaries.author_name(author.id) == author.short_name


def test_views_that_showed_a_report_before_the_store_was_open_hear_of_own_entries(
    workplace: Workplace, qtbot: QtBot
) -> None:
    with closing(workplace.open_store(False)) as store:
        own = UserEntry("spheres", "youth", {"short_name": "Юность"})
        store.commit("прием пакета настроек", [kept_entry(own)])
        session = Session(workplace)
        workplace.lay_over(store.user_entries())  # as the thread does that opens the store
        with qtbot.waitSignal(session.office.dictionaries_changed) as heard:
            session.begin(store)
        assert heard.args == [session.dictionaries]
        youth = session.dictionaries.get(Sphere, "youth")
        assert youth is not None
        assert youth.short_name == "Юность"


def test_closed_dialogs_are_freed(session_on: SessionOn, freed: Freed) -> None:
    session = session_on(SAMPLE)
    assert freed(lambda: OfficeDialog(session))
    assert freed(lambda: PackageDialog(session, []))
