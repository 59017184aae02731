"""«Справочники»: entries are added, renamed, merged and hidden by keys in the real window."""

from contextlib import closing
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListView, QPlainTextEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from db.dictionaries.entries import Municipality, Organisation, Sphere, UserEntry
from desktop.services.dictionary_editing import kept_entry
from desktop.ui.dictionaries_dialog import DictionariesDialog
from desktop.ui.entry_dialog import EntryDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.merge_dialog import MergeDialog
from desktop.ui.workplace import Workplace
from tests.keys import press, type_text
from tests.ui.conftest import Freed, SessionOn, Shown, WindowOn
from tests.windows import action, button, child, said
from tests.workplaces import SAMPLE

D = TypeVar("D", bound=QDialog)

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    window = window_on(SAMPLE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> DictionariesDialog:
    action(window, "Справочники…").trigger()
    (dialog,) = window.findChildren(DictionariesDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def opened(dialog: DictionariesDialog, kind: type[D], name: str, qtbot: QtBot) -> D:
    button(dialog, name).click()
    found = dialog.findChildren(kind)[-1]
    qtbot.waitUntil(found.isActiveWindow)
    return found


def choose_table(dialog: DictionariesDialog, title: str) -> None:
    tables = child(dialog, QTreeWidget, "Справочники")
    for _ in range(tables.topLevelItemCount()):
        if tables.currentItem().text(0) == title:
            return
        press(tables, KEY.Key_Down)
    raise AssertionError(title)


def entries(dialog: DictionariesDialog) -> list[str]:
    model = child(dialog, QListView, "Записи справочника").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def seek(dialog: QDialog, text: str) -> None:
    search = child(dialog, QLineEdit, "Поиск записи")
    search.clear()
    type_text(search, text)


def fill(dialog: EntryDialog, **texts: str) -> None:
    for name, text in texts.items():
        editor = dialog._fields[name].editor
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.clear()
        type_text(editor, text)


def count(dialog: DictionariesDialog, title: str) -> str:
    tables = child(dialog, QTreeWidget, "Справочники")
    items = tables.findItems(title, Qt.MatchFlag.MatchExactly)
    return items[0].text(1)


def test_each_dictionary_stands_with_its_count(dialog: DictionariesDialog) -> None:
    assert count(dialog, "Муниципальные образования") == "27"
    assert count(dialog, "Страны") == "251"


def test_what_is_typed_is_found_anywhere_in_a_name_whatever_its_case(dialog: DictionariesDialog) -> None:
    seek(dialog, "ЕЛИЖ")
    assert entries(dialog) == ["Велижский муниципальный округ", "Велижский район · по 31.12.2024"]
    seek(dialog, "нет такого")
    assert "Ничего не найдено. Измените запрос или очистите поиск." in said(dialog)


def test_an_entry_is_added_by_keys_found_and_taken_back(
    window: MainWindow, dialog: DictionariesDialog, qtbot: QtBot
) -> None:
    choose_table(dialog, "Организации")
    entry = opened(dialog, EntryDialog, "Добавить…", qtbot)
    fill(entry, full_name="Студия танца «Росинка»", place="г. Орша")
    assert entry._fields["core_name"].value == "Росинка"
    press(entry._fields["place"].editor, KEY.Key_Return)
    assert entries(dialog).count("Студия танца «Росинка»") == 1
    assert count(dialog, "Организации") == "136"
    assert "ваша запись" in said(dialog)
    dialog.activateWindow()  # a desktop does so by itself
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog, KEY.Key_Z, CTRL)
    assert count(dialog, "Организации") == "135"
    press(dialog, KEY.Key_Y, CTRL)
    assert count(dialog, "Организации") == "136"
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, KEY.Key_Z, CTRL)
    assert "добавление записи «Студия танца «Росинка»" in window.statusBar().currentMessage()


def test_what_is_missing_is_said_beside_the_field_and_nothing_is_lost(
    dialog: DictionariesDialog, qtbot: QtBot
) -> None:
    entry = opened(dialog, EntryDialog, "Добавить…", qtbot)
    fill(entry, short_name="Речной муниципальный округ")
    assert entry._fields["genitive"].value == "Речного муниципального округа"
    assert entry._fields["prepositional"].value == "в Речном муниципальном округе"
    button(entry, "Добавить").click()
    assert "Заполните это поле." in said(entry)
    assert entry.isVisible()
    assert entry._fields["short_name"].value == "Речной муниципальный округ"
    box = entry._fields["kind"].editor
    assert isinstance(box, QComboBox)
    type_text(box.lineEdit(), "муниципальный округ")  # type: ignore[arg-type]
    button(entry, "Добавить").click()
    assert "Речной муниципальный округ" in entries(dialog)


def test_what_a_person_wrote_is_not_proposed_over(dialog: DictionariesDialog, qtbot: QtBot) -> None:
    entry = opened(dialog, EntryDialog, "Добавить…", qtbot)
    fill(entry, short_name="Реч", genitive="своей реки")
    fill(entry, short_name="Речной муниципальный округ")
    assert entry._fields["genitive"].value == "своей реки"


def test_a_name_from_a_day_on_stands_beside_the_old_one(
    window: MainWindow, dialog: DictionariesDialog, qtbot: QtBot
) -> None:
    seek(dialog, "велижский муниципальный")
    entry = opened(dialog, EntryDialog, "Переименовать с даты…", qtbot)
    button(entry, "Переименовать").click()
    assert "Укажите, с какого дня действует новое наименование." in said(entry)
    fill(entry, valid_from="1 апреля")
    button(entry, "Переименовать").click()
    assert "Укажите день так: 01.04.2026." in said(entry)
    fill(entry, valid_from="31.12.2024")
    button(entry, "Переименовать").click()
    assert "Новое наименование должно действовать позже прежнего (с 01.01.2025)." in said(entry)
    fill(entry, valid_from="01.04.2031", short_name="Велижский городской округ")
    button(entry, "Переименовать").click()
    seek(dialog, "велижский")
    assert entries(dialog) == [
        "Велижский городской округ",
        "Велижский муниципальный округ · по 31.03.2031",
        "Велижский район · по 31.12.2024",
    ]
    button(dialog, "Вернуть как в поставке").click()
    assert entries(dialog) == ["Велижский муниципальный округ", "Велижский район · по 31.12.2024"]


def test_a_double_is_merged_into_what_stays(dialog: DictionariesDialog, qtbot: QtBot) -> None:
    choose_table(dialog, "Сферы сотрудничества")
    names = entries(dialog)
    merge = opened(dialog, MergeDialog, "Объединить…", qtbot)
    press(child(merge, QLineEdit, "Поиск записи"), KEY.Key_Down)
    press(child(merge, QListView), KEY.Key_Down)
    button(merge, "Объединить").click()
    assert entries(dialog) == names[1:]
    button(dialog, "Показывать скрытые").click()
    assert f"{names[0]} · объединена с другой" in entries(dialog)


def test_an_entry_is_hidden_and_shown_again(dialog: DictionariesDialog) -> None:
    choose_table(dialog, "Сферы сотрудничества")
    names = entries(dialog)
    button(dialog, "Скрыть").click()
    assert entries(dialog) == names[1:]
    button(dialog, "Показывать скрытые").click()
    assert entries(dialog)[0] == f"{names[0]} · скрыта"
    press(child(dialog, QListView, "Записи справочника"), KEY.Key_Home)
    button(dialog, "Показать").click()
    assert entries(dialog) == names


def test_other_names_are_written_one_on_a_line(dialog: DictionariesDialog, qtbot: QtBot) -> None:
    choose_table(dialog, "Сферы сотрудничества")
    entry = opened(dialog, EntryDialog, "Изменить…", qtbot)
    aliases = child(entry, QPlainTextEdit)
    aliases.setFocus()
    type_text(aliases, "Хозяйство\nПроизводство")
    button(entry, "Сохранить").click()
    assert "Хозяйство\nПроизводство" in said(dialog)
    assert "изменено вами" in said(dialog)


def test_other_dictionaries_are_seen_by_the_whole_window_at_once(session_on: SessionOn) -> None:
    session = session_on(SAMPLE)
    session.change_dictionaries(
        lambda editing: editing.add(Organisation, {"full_name": "Клуб «Весна»", "core_name": "Весна"})
    )
    assert session.dictionaries.find("клуб «Весна»")
    session.undo()
    assert not session.dictionaries.find("клуб «Весна»")


def test_own_entries_are_there_when_the_store_is_opened_again(session_on: SessionOn) -> None:
    session = session_on(SAMPLE)
    sphere = session.dictionaries.all(Sphere)[0]
    session.change_dictionaries(lambda editing: editing.set_hidden(sphere, hidden=True))
    session.store.close()
    again = session_on()
    assert sphere.id not in {each.id for each in again.dictionaries.offered(Sphere)}
    assert again.dictionaries.get(Municipality, "velizh") is not None


def test_an_entry_that_cannot_be_read_keeps_nobody_from_the_others(
    session_on: SessionOn, workplace: Workplace
) -> None:
    with closing(workplace.open_store(False)) as store:
        bad = UserEntry("spheres", "sport", {"order": "первый"})
        good = UserEntry("spheres", "youth", {"short_name": "Юность"})
        store.commit("прием пакета настроек", [kept_entry(bad), kept_entry(good)])
    dictionaries = session_on(SAMPLE).dictionaries
    youth = dictionaries.get(Sphere, "youth")
    assert youth is not None
    assert youth.short_name == "Юность"
    assert dictionaries.get(Sphere, "sport") is not None


def test_a_store_to_be_read_only_is_looked_at(session_on: SessionOn, shown: Shown) -> None:
    dialog = shown(DictionariesDialog(session_on(SAMPLE), read_only=True))
    assert "Отчеты открыты только для чтения: справочники можно только смотреть." in said(dialog)
    with pytest.raises(AssertionError):
        button(dialog, "Добавить…")
    seek(dialog, "десногорск")
    assert entries(dialog) == ["г. Десногорск"]


def test_a_closed_dialog_is_freed(session_on: SessionOn, freed: Freed) -> None:
    session = session_on(SAMPLE)
    assert freed(lambda: DictionariesDialog(session))
