"""The menus: every action of the window with its keys and what it needs to be possible."""

from collections.abc import Callable, Collection, Iterator
from enum import Flag, auto
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.report.spelling import SPELLING
from desktop.report.typing_aids import Aid
from desktop.settings import Theme
from desktop.ui.keys import HELP


class Needs(Flag):
    """What must be there for an action to be possible."""

    NOTHING = 0
    STORE = auto()
    WRITING = auto()
    REPORT = auto()
    EVENT = auto()
    ABOVE = auto()  # an event above the chosen one
    BELOW = auto()
    UNLOCKED = auto()  # a report that can be changed
    LOCKED = auto()  # one that is prepared to be sent


_CHANGE = Needs.STORE | Needs.WRITING
_EDIT = _CHANGE | Needs.UNLOCKED
_EVENT = _EDIT | Needs.EVENT


class Item(NamedTuple):
    """One action: its name in the program, its words, its keys, what it needs."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    needs: Needs = Needs.NOTHING


_SEPARATOR = None
_THEMES = "themes"  # stands for the submenu of themes
_AIDS = "aids"  # for that of what helps while one types

#: The menus by their titles; the card of keys is made from them as well.
MENUS: tuple[tuple[str, tuple[Item | str | None, ...]], ...] = (
    (
        "&Файл",
        (
            Item("open", "Открыть отчет…", ("Ctrl+O",), _CHANGE),
            Item("history", "Загрузить прежние отчеты…", (), _CHANGE),
            Item("receptions", "Журнал приема…", (), Needs.STORE),
            _SEPARATOR,
            Item("export", "Выгрузить…", ("Ctrl+E",), Needs.STORE | Needs.REPORT),
            Item("publish", "Выгрузить для публикации…", (), Needs.STORE | Needs.REPORT),
            Item("print", "Печать и просмотр…", ("Ctrl+P",), Needs.STORE),
            Item("form", "Сохранить пустой бланк…", (), Needs.STORE),
            Item("save", "Сохранить", ("Ctrl+S",), Needs.STORE),
            _SEPARATOR,
            Item("backups", "Резервные копии…", (), Needs.STORE),
            Item("transfer", "Перенести на другой компьютер…", (), Needs.STORE),
            _SEPARATOR,
            Item("author", "Кто здесь работает…", (), Needs.STORE),
            _SEPARATOR,
            Item("quit", "Выход", ("Ctrl+Q",)),
        ),
    ),
    (
        "&Правка",
        (
            Item("undo", "Отменить", ("Ctrl+Z",), _CHANGE),
            Item("redo", "Повторить", ("Ctrl+Y", "Ctrl+Shift+Z"), _CHANGE),
            _SEPARATOR,
            Item("search", "Найти", ("Ctrl+F",), Needs.STORE),
            Item("replace", "Найти и заменить…", ("Ctrl+H",), _EDIT | Needs.REPORT),
            _SEPARATOR,
            _AIDS,
        ),
    ),
    (
        "&Мероприятие",
        (
            Item("new", "Новое мероприятие", ("Ctrl+N",), _EDIT),
            Item("copy", "Скопировать мероприятие", ("Ctrl+D",), _EVENT),
            Item("repeat", "Повторить прошлогоднее…", ("Ctrl+Shift+D",), _EDIT),
            Item("earlier", "Взять из прошлого отчета…", (), _EDIT),
            Item("institution", "Добавить строки из файла учреждения…", (), _EDIT),
            Item("last", "Повторить прошлый ввод в поле", ("F7",), _EVENT),
            Item("rows", "Вставить строки таблицы…", ("Ctrl+Shift+V",), _EDIT),
            _SEPARATOR,
            Item("next", "Следующее", ("Ctrl+Enter", "Ctrl+Return"), Needs.STORE | Needs.EVENT),
            Item(
                "previous", "Предыдущее", ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"), Needs.STORE | Needs.EVENT
            ),
            _SEPARATOR,
            Item("up", "Переместить выше", ("Alt+Up",), _EVENT | Needs.ABOVE),
            Item("down", "Переместить ниже", ("Alt+Down",), _EVENT | Needs.BELOW),
            Item("relocate", "Переместить в раздел…", ("Ctrl+M",), _EVENT),
            _SEPARATOR,
            Item("remove", "Убрать в корзину", ("Ctrl+Delete",), _EVENT),
            Item("bin", "Корзина…", (), _CHANGE),
        ),
    ),
    (
        "&Отчет",
        (
            Item("before", "Предыдущий квартал", ("Alt+Left",), Needs.STORE),
            Item("after", "Следующий квартал", ("Alt+Right",), Needs.STORE),
            Item("current", "Текущий квартал", ("Alt+Home",), Needs.STORE),
            _SEPARATOR,
            Item("check", "Проверить отчет", ("F5",), Needs.STORE | Needs.REPORT),
            Item("finding_next", "Следующее замечание", ("F8",), Needs.STORE | Needs.REPORT),
            Item("finding_previous", "Предыдущее замечание", ("Shift+F8",), Needs.STORE | Needs.REPORT),
            Item("mend", "Исправить", ("F9", "Ctrl+."), _EDIT | Needs.REPORT),
            Item("explain", "Пояснить…", ("Ctrl+F9",), _EDIT | Needs.REPORT),
            Item("mend_all", "Исправить все такие…", ("Shift+F9",), _EDIT | Needs.REPORT),
            _SEPARATOR,
            Item("compare", "Сравнить с файлом…", (), Needs.STORE | Needs.REPORT),
            _SEPARATOR,
            Item("section", "Добавить раздел…", (), _EDIT),
            Item("order", "Расставить разделы по порядку", (), _EDIT | Needs.REPORT),
            _SEPARATOR,
            Item("send", "Подготовить к отправке…", ("Ctrl+Shift+E",), _CHANGE | Needs.REPORT),
            Item("correct", "Внести исправление", (), _CHANGE | Needs.LOCKED),
            Item("sent", "Что было подготовлено…", (), Needs.STORE | Needs.REPORT),
        ),
    ),
    (
        "С&ервис",
        (
            Item("dictionaries", "Справочники…", (), Needs.STORE),
            _SEPARATOR,
            Item("office", "Настройки управления…", (), Needs.STORE),
            Item("give", "Сохранить пакет…", (), Needs.STORE),
            Item("take", "Принять пакет…", (), _CHANGE),
        ),
    ),
    (
        "&Вид",
        (
            Item("enlarge", "Крупнее", ("Ctrl++", "Ctrl+=")),
            Item("reduce", "Мельче", ("Ctrl+-",)),
            Item("usual", "Обычный размер", ("Ctrl+0",)),
            _SEPARATOR,
            _THEMES,
        ),
    ),
    (
        "&Справка",
        (
            Item("help", "Справка…", (HELP,)),
            Item("keys", "Карточка клавиш…"),
            _SEPARATOR,
            Item("new_version", "Новая версия…"),
            Item("about", "О программе"),
        ),
    ),
)
_AID_NAMES = {  # spelling is no aid of typing: it changes nothing
    Aid.QUOTES: "Кавычки «елочки»",
    Aid.DASH: "Тире между пробелами",
    Aid.NO_BREAK: "Неразрывные пробелы после «г.», «№» и инициалов",
    Aid.ROMAN: "Римские цифры латинскими буквами",
    Aid.SPACES: "Без лишних пробелов",
    SPELLING: "Проверка правописания",
}
_THEME_NAMES = {Theme.SYSTEM: "Как в системе", Theme.LIGHT: "Светлая", Theme.DARK: "Темная"}

#: What one does with an event, also by its context menu.
ON_EVENT = ("new", "copy", "up", "down", "relocate", "remove")


class Actions(QObject):
    """All actions by name; those whose needs are not met are grey."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._needs = {item.name: item.needs for item in _items()}
        self._actions = {item.name: _action(item, self) for item in _items()}
        self.themes = QActionGroup(self)
        for theme, name in _THEME_NAMES.items():
            action = QAction(name, self, checkable=True)
            action.setData(theme)
            self.themes.addAction(action)
        self.aids = QActionGroup(self)
        self.aids.setExclusive(False)
        for aid, name in _AID_NAMES.items():
            action = QAction(name, self, checkable=True)
            action.setData(str(aid))
            self.aids.addAction(action)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def bind(self, **does: Callable[[], object]) -> None:
        """Say what carries actions out, each by its name."""
        for name, slot in does.items():
            self._actions[name].triggered.connect(slot)

    def allow(self, given: Needs) -> None:
        """Enable the actions that are possible with what is there."""
        for name, action in self._actions.items():
            action.setEnabled(self._needs[name] in given)

    def fill(self, bar: QMenuBar) -> None:
        """Put the actions into the menus."""
        for title, items in MENUS:
            menu = bar.addMenu(title)
            menu.setToolTipsVisible(False)
            for item in items:
                self._add(item, menu)

    def name_undo(self, undo: str | None, redo: str | None) -> None:
        """Say in the menu what would be undone and what done again."""
        self._actions["undo"].setText(f"Отменить: {undo}" if undo else "Отменить")
        self._actions["redo"].setText(f"Повторить: {redo}" if redo else "Повторить")

    def choose_theme(self, theme: Theme) -> None:
        """Mark the theme that is set."""
        for action in self.themes.actions():
            action.setChecked(action.data() == theme)

    def check_aids(self, switched_off: Collection[str]) -> None:
        """Mark the aids that are on."""
        for action in self.aids.actions():
            action.setChecked(action.data() not in switched_off)

    def _add(self, item: Item | str | None, menu: QMenu) -> None:
        if isinstance(item, Item):
            menu.addAction(self._actions[item.name])
        elif item is _SEPARATOR:
            menu.addSeparator()
        elif item is _AIDS:
            menu.addMenu("Помощь при вводе").addActions(self.aids.actions())
        else:
            menu.addMenu("Тема").addActions(self.themes.actions())


def _items() -> Iterator[Item]:
    return (item for _, items in MENUS for item in items if isinstance(item, Item))


def _action(item: Item, parent: QObject) -> QAction:
    action = QAction(item.text, parent)
    action.setShortcuts([QKeySequence(keys) for keys in item.keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{item.text.rstrip('…')} ({keys})" if keys else item.text)
    return action
