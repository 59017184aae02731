"""Where the help begins: at what has the keys, at what it stands in, at its window."""

from PySide6.QtWidgets import QWidget

from desktop.ui.help_pages import CARD
from desktop.ui.keys import TOPIC

#: The topics of what is known by its name, which screen readers tell as well, or by the title of its window.
TOPICS = {
    "Раздел": "keys#section",
    "Сфера сотрудничества": "keys#section",
    "Место": "keys#place",
    "Сроки": "keys#period",
    "Наименование": "keys#fields",
    "Цель, содержание и результат": "keys#fields",
    "Участники": "keys#fields",
    "Количество участников": "keys#facts",
    "Добавить: партнер": "keys#facts",
    "Добавить: документ": "keys#facts",
    "Поиск": "keys#search",
    "Повторить прошлогоднее": "keys#copying",
    "Найти и заменить": "keys#replacing",
    "Печать и просмотр": "keys#preview",
    "Резервные копии": "safety#backups",
    "Перенос на другой компьютер": "safety#transfer",
    "Корзина": "safety#bin",
    "Справочники": "dictionaries#dictionaries",
    "Настройки управления": "dictionaries#office",
    "Принять пакет настроек": "dictionaries#office",
    "Замечания к отчету": "keys#findings",
    "Исправить все такие замечания": "checks#mend",
    "Пояснить": "checks#explain",
    "Строки таблицы": "event#texts",
    "Новая версия": "installing#update",
    "О программе": "installing#windows",
    "Подготовить к отправке": "sending#send",
    "Что было подготовлено": "sending#code",
    "Отчет из файла": "receiving#open",
    "Отчеты из файлов": "receiving#open",
    "Журнал приема": "receiving#log",
    "Строки из файла учреждения": "receiving#institution",
    "Взять из прошлого отчета": "earlier#last_quarter",
    "Переместить в раздел": "receiving#relocate",
    "Разделы отчета": "keys#sections",
    "История мероприятия": "safety#undo",
    "Мероприятие, как в отчете": "keys#row",
    "Название отправителя": "first_steps#begin",
    "Отправители": "first_steps#begin",
    "Кто здесь работает": "first_steps#begin",
    "Добавить раздел": "event#section",
    "Объединить записи": "dictionaries#dictionaries",
    "Что изменили вручную": "receiving#open",
    "Сравнение с файлом": "printing#compare",
}


def topic_at(window: QWidget) -> str:
    """Return the topic of what has the keys in a window, else of what it was opened from, else the card."""
    widget: QWidget | None = window.focusWidget() or window
    while widget is not None:
        name = widget.windowTitle() if widget.isWindow() else widget.accessibleName()
        if topic := widget.property(TOPIC) or TOPICS.get(name):
            return str(topic)
        widget = widget.parentWidget()
    return CARD
