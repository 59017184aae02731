"""The keys beside those of the menus: what fields, lists and windows take, for them and for the help."""

from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from desktop.report.formats import Format


class Key(NamedTuple):
    """What keys do. Each of `pressed` does it; words like «Стрелки» stand for several keys."""

    pressed: tuple[str, ...]
    does: str


class KeysOf(NamedTuple):
    """The keys of one place of the program; the manual says more at `more`, a page and a place in it."""

    name: str
    title: str
    keys: tuple[Key, ...]
    more: str


WIDE = Key(("Ctrl+Space",), "Открыть текст на всю ширину окна и вернуться")
CALENDAR = Key(("Alt+Down", "F4"), "Открыть календарь")
FORMATS = {
    Format.IN_PERSON: Key(("Ctrl+1",), "Очно"),
    Format.REMOTE: Key(("Ctrl+2",), "В дистанционном формате"),
    Format.VIDEO: Key(("Ctrl+3",), "В режиме видеоконференцсвязи"),
    Format.MIXED: Key(("Ctrl+4",), "Очно и в дистанционном формате"),
}
HELP = "F1"
#: A property of a widget that names where the help begins: a page of the manual, after «#» a place in it.
TOPIC = "helpTopic"

_ARROWS, _UP_AND_DOWN = "Стрелки", "Вверх, Вниз"
_LEAVE = Key(("Esc",), "Закрыть, ничего не меняя")

#: In the order of the card.
PLACES = (
    KeysOf(
        "fields",
        "В полях мероприятия",
        (
            Key(("Tab",), "Следующее поле"),
            Key(("Shift+Tab",), "Предыдущее поле"),
            Key(("Enter",), "Новая строка"),
            WIDE,
            Key(("Backspace", "Ctrl+Z"), "Сразу после замены знака – вернуть набранное"),
            Key(("Shift+F10",), "Варианты для подчеркнутого слова"),
        ),
        "event#texts",
    ),
    KeysOf(
        "completion",
        "В подсказках под полем",
        (
            Key((_UP_AND_DOWN,), "Выбрать название"),
            Key(("Enter", "Tab"), "Записать выбранное"),
            Key(("Esc",), "Убрать подсказки"),
        ),
        "event#completion",
    ),
    KeysOf(
        "section",
        "В полях «Раздел» и «Сфера сотрудничества»",
        (
            Key(("Down",), "Открыть список"),
            Key(("Enter",), "Взять первое название, в котором есть набранное"),
            Key(("Esc",), "Вернуть прежнее"),
        ),
        "event#section",
    ),
    KeysOf("place", "В поле «Место»", tuple(FORMATS.values()), "event#place"),
    KeysOf(
        "period",
        "В поле «Сроки»",
        (CALENDAR, Key(("Esc",), "Вернуть сроки в том виде, в каком они набраны")),
        "event#period",
    ),
    KeysOf(
        "calendar",
        "В календаре",
        (
            Key((_ARROWS,), "Перейти к другому дню"),
            Key(("PgUp", "PgDown"), "Перейти на месяц назад или вперед"),
            Key(("Space",), "Выбрать день"),
            Key(("Ctrl+Space",), "Добавить день к выбранным"),
            Key(("Shift+стрелки",), "Выбрать несколько дней подряд"),
            Key(("Enter",), "Записать выбранное"),
            _LEAVE,
        ),
        "event#period",
    ),
    KeysOf(
        "wide",
        "В широком редакторе",
        (Key(("Esc", *WIDE.pressed), "Вернуться к форме"),),
        "event#texts",
    ),
    KeysOf(
        "facts",
        "Партнеры, количество участников, документы",
        (
            Key(("Space",), "Нажать кнопку: добавить партнера или документ"),
            Key((_UP_AND_DOWN,), "Выбрать из найденных партнеров"),
            Key(("Enter",), "Записать введенное"),
            Key(("Delete", "Backspace"), "Убрать партнера или документ"),
            Key(("Esc",), "Закрыть поиск партнера или ввод документа"),
        ),
        "event#facts",
    ),
    KeysOf(
        "events",
        "В списке мероприятий",
        (
            Key((_UP_AND_DOWN,), "Выбрать мероприятие"),
            Key(("Home", "End"), "Первое и последнее мероприятие"),
            Key(("Enter",), "Перейти к форме"),
            Key(("Delete",), "Убрать мероприятие в корзину"),
        ),
        "first_steps#window",
    ),
    KeysOf(
        "findings",
        "На вкладке «Замечания»",
        (
            Key((_UP_AND_DOWN,), "Выбрать замечание"),
            Key(("Enter",), "Перейти к тому, о чем замечание; еще раз – к следующему месту"),
        ),
        "checks#findings",
    ),
    KeysOf(
        "row",
        "На вкладке «Как в отчете»",
        (Key(("Ctrl+C",), "Скопировать строку отчета"),),
        "printing#row",
    ),
    KeysOf(
        "sections",
        "В списке разделов",
        (
            Key((_UP_AND_DOWN,), "Показать мероприятия раздела"),
            Key(("Alt+Up", "Alt+Down"), "Переместить раздел"),
        ),
        "event#section",
    ),
    KeysOf(
        "search",
        "При поиске",
        (
            Key(("Enter", "Down"), "Перейти к найденному, затем открыть его"),
            Key(("Esc",), "Вернуться к найденному, к поиску, очистить поиск"),
        ),
        "replacing#search",
    ),
    KeysOf(
        "copying",
        "В окне «Повторить прошлогоднее»",
        (
            Key(("Down",), "Перейти от поиска к списку"),
            Key(("Space",), "Отметить мероприятие"),
            Key(("Enter",), "Взять в отчет отмеченное или выбранное"),
            _LEAVE,
        ),
        "earlier#repeat",
    ),
    KeysOf(
        "replacing",
        "В окне «Найти и заменить»",
        (
            Key(("Down",), "Перейти к списку изменений"),
            Key(("Space",), "Отметить место или снять отметку"),
            Key(("Enter",), "Заменить отмеченное"),
            _LEAVE,
        ),
        "replacing#replace",
    ),
    KeysOf(
        "preview",
        "В окне «Печать и просмотр»",
        (
            Key(("PgDown", "Space", "Ctrl+PgDown", "Alt+Right"), "Следующая страница"),
            Key(("PgUp", "Ctrl+PgUp", "Alt+Left"), "Предыдущая страница"),
            Key(("Home", "End"), "Первая и последняя страница"),
            Key(("Ctrl++", "Ctrl+="), "Крупнее"),
            Key(("Ctrl+-",), "Мельче"),
            Key(("Ctrl+1",), "По ширине окна"),
            Key(("Ctrl+2",), "Страница целиком"),
            Key(("Ctrl+0",), "Как на бумаге"),
            Key(("Ctrl+P",), "Напечатать"),
            Key(("Ctrl+S",), "Сохранить как PDF"),
            Key(("Esc",), "Закрыть"),
        ),
        "printing#preview",
    ),
)


def shown(pressed: tuple[str, ...]) -> list[str]:
    """Return keys as they are called in the menus, the two Enter keys by one name."""
    names = (QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText) or each for each in pressed)
    return list(dict.fromkeys(name.replace("Return", "Enter") for name in names))
