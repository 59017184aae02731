"""What stands in the middle where there are no rows: why, and what can be done next."""

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.report_key import Quarter
from desktop.report.wording import quarter_name


class Step(Enum):
    """What can be done next."""

    CREATE = auto()
    OPEN = auto()
    SHOW_OTHER = auto()
    CLEAR_SEARCH = auto()
    CLEAR_FILTERS = auto()
    SEARCH_ALL = auto()
    SAY_NIL = auto()
    TAKE_BACK_NIL = auto()
    SEND = auto()


class Note(NamedTuple):
    """What is said, and which buttons stand under it: the first one is the main one."""

    heading: str
    text: str = ""
    steps: tuple[tuple[Step, str], ...] = ()


OPENING = Note("Отчеты открываются…")
NO_EVENTS = Note(
    "В отчете пока нет мероприятий",
    "Введите первое: поля откроются справа, а все введенное сохраняется само.",
    ((Step.CREATE, "Новое мероприятие"),),
)
_NO_EVENTS_HELD = (Step.SAY_NIL, "Мероприятий не было – подготовить нулевой отчет")


def no_events(*, may_be_nil: bool) -> Note:
    """The report has no events yet; its author may say that there were none."""
    return NO_EVENTS._replace(steps=(*NO_EVENTS.steps, _NO_EVENTS_HELD)) if may_be_nil else NO_EVENTS


def nil_report(said: str) -> Note:
    """The author has said that nothing was held."""
    return Note(
        "Нулевой отчет",
        said,
        ((Step.SEND, "Подготовить к отправке…"), (Step.TAKE_BACK_NIL, "Мероприятия все-таки были")),
    )


def empty_store(quarter: Quarter) -> Note:
    """Nothing is kept yet."""
    return Note(
        "Отчетов пока нет",
        "Создайте отчет и введите первое мероприятие или откройте готовый отчет из файла.",
        _begin(quarter),
    )


def empty_quarter(quarter: Quarter, whose: str, other: str, *, may_be_nil: bool = False) -> Note:
    """There is no report of whom is named; `other` names one that there is, "" where there is none."""
    steps = _begin(quarter)
    if may_be_nil:
        steps += (_NO_EVENTS_HELD,)
    if other:
        steps += ((Step.SHOW_OTHER, f"Показать: {other}"),)
    return Note(f"Отчета за {quarter_name(quarter)} нет", whose, steps)


def nothing_found(needle: str, *, has_others: bool) -> Note:
    """No event of the report holds what is searched for; there may be other reports."""
    elsewhere = ((Step.SEARCH_ALL, "Искать во всех отчетах"),) if has_others else ()
    return Note(
        _not_found(needle),
        "Поиск идет по всем полям мероприятий этого отчета.",
        (*elsewhere, (Step.CLEAR_SEARCH, "Очистить поиск")),
    )


def nothing_anywhere(needle: str, *, is_filtered: bool) -> Note:
    """No event of any report holds what is searched for, as far as the filters let them through."""
    clear_search = (Step.CLEAR_SEARCH, "Очистить поиск")
    if is_filtered:
        steps = ((Step.CLEAR_FILTERS, "Сбросить фильтры"), clear_search)
        return Note(_not_found(needle), "Возможно, мешают фильтры: сбросьте их или измените запрос.", steps)
    text = "Проверьте написание или введите часть слова. Слова ищутся в любой форме и в любом порядке."
    return Note(_not_found(needle), text, (clear_search,))


def _not_found(needle: str) -> str:
    return f"Ничего не найдено по запросу «{needle}»" if needle else "Ничего не найдено"


def _begin(quarter: Quarter) -> tuple[tuple[Step, str], ...]:
    return (
        (Step.CREATE, f"Создать отчет за {quarter_name(quarter)}"),
        (Step.OPEN, "Открыть отчет…"),
    )


class EmptyState(QWidget):
    """A message in the middle of a panel with its buttons."""

    taken = Signal(object)  # Step: its button was pressed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = Note("")
        self._steps: dict[QPushButton, Step] = {}
        self._build()

    def _build(self) -> None:
        self._heading = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._heading.setProperty("heading", True)
        self._text = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._text.setProperty("soft", True)
        self._buttons = QVBoxLayout()
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (self._heading, self._text):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(self._buttons)
        column.addStretch(3)
        around = QHBoxLayout(self)
        around.addStretch(1)
        around.addLayout(column, 6)
        around.addStretch(1)

    def say(self, note: Note) -> None:
        """Show a message."""
        self._heading.setText(note.heading)
        self._text.setText(note.text)
        self._text.setVisible(bool(note.text))
        if note.steps != self._note.steps:
            self._offer(note)
        self._note = note

    def _offer(self, note: Note) -> None:
        for button in self._steps:
            button.hide()
            button.deleteLater()
        self._steps = {}
        for step, label in note.steps:
            button = QPushButton(label, self)
            button.setProperty("main", not self._steps)
            button.clicked.connect(self._press)
            self._buttons.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
            button.show()
            self._steps[button] = step

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.taken.emit(self._steps[button])
