"""Every key of the program stands in a menu or on the card of keys; none means two things in one place."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.event_form import EventForm
from desktop.ui.keys import HELP, PLACES
from desktop.ui.main_window import MainWindow
from desktop.ui.menus import MENUS, Item
from tests.scenes import SCENES, in_front, leave
from tests.windows import child

IN_MENUS = {
    QKeySequence(keys) for _, items in MENUS for item in items if isinstance(item, Item) for keys in item.keys
}
ON_CARD = {QKeySequence(keys) for place in PLACES for key in place.keys for keys in key.pressed}
RUSSIAN = re.compile(r"[А-Яа-яе«»№…,. :-]+")


@pytest.fixture(params=SCENES, scope="module")
def scene(request: pytest.FixtureRequest, one_window: MainWindow) -> Iterator[QWidget]:
    root = SCENES[request.param](in_front(one_window))
    QApplication.processEvents()
    yield root
    leave(root, one_window)


def keys_of(root: QWidget) -> list[QKeySequence]:
    """Return the keys that are heard wherever the focus is in a window."""
    context = Qt.ShortcutContext.WindowShortcut
    actions = (each.shortcuts() for each in root.findChildren(QAction) if each.shortcutContext() == context)
    shortcuts = (each.keys() for each in root.findChildren(QShortcut) if each.parent() is root)
    own = (keys for several in (*actions, *shortcuts) for keys in several)
    return [keys for keys in own if keys.count() and not is_mnemonic(keys)]


def is_mnemonic(keys: QKeySequence) -> bool:
    return keys.toString().startswith("Alt+") and len(keys.toString()) == 5


def test_menus_are_opened_by_letters_no_two_by_the_same(one_window: MainWindow) -> None:
    titles = [each.text() for each in one_window.menuBar().actions()]
    letters = [title[title.index("&") + 1] for title in titles]
    assert len(set(letters)) == len(titles)


def test_entries_of_menus_are_russian_and_no_two_are_called_alike(one_window: MainWindow) -> None:
    texts = [each.text() for menu in one_window.menuBar().actions() for each in entries(menu)]
    assert len(texts) > 30
    assert [text for text in texts if not RUSSIAN.fullmatch(text)] == []
    assert len(set(texts)) == len(texts)


def entries(menu: QAction) -> list[QAction]:
    """Return the entries of a menu and of the menus in it."""
    within = menu.menu().actions() if menu.menu() else []  # type: ignore[attr-defined]
    return [each for one in within if not one.isSeparator() for each in (one, *entries(one))]


def test_every_key_stands_in_a_menu_or_on_the_card(scene: QWidget) -> None:
    unknown = {keys.toString() for keys in keys_of(scene) if keys not in IN_MENUS | ON_CARD}
    assert unknown == set()


def test_no_key_means_two_things_in_one_window(scene: QWidget) -> None:
    assert [keys.toString() for keys, count in Counter(keys_of(scene)).items() if count > 1] == []


def test_of_the_keys_of_fields_only_one_is_a_command_elsewhere(one_window: MainWindow) -> None:
    fields = child(one_window, EventForm).fields.values()
    taken = {keys for field in fields for keys in field._keys}
    assert len(taken) > 5
    assert taken <= ON_CARD
    assert taken & IN_MENUS == {QKeySequence("Alt+Down")}  # opens what hangs on a field, as everywhere


def test_help_is_opened_by_the_key_that_all_programs_have_for_it() -> None:
    assert QKeySequence(HELP) in IN_MENUS
