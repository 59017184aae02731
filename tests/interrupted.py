"""What people are in the middle of when a window goes: `python -m tests.interrupted FOLDER NAME`.

Started so, it does what NAME says in the real program, lets the time pass in which all is promised to be
saved, types on and says so: then it is to be killed.
"""

import re
import sys
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QListView

from db.entities import Field
from desktop.ui.event_form import EventForm
from desktop.ui.main_window import MainWindow
from tests.keys import Keyboard
from tests.windows import wait_until

PROMISED = 800  # milliseconds after which what was typed is saved
PATIENCE = 60_000  # milliseconds
LETTER = "щ"  # typed after them: nothing is promised of it


class Middle(NamedTuple):
    """Where one begins to type, what is typed and opened, and what then stands at the end of which texts."""

    field: Field
    script: str
    kept: dict[Field, str]
    is_offered: bool = False  # names, under the field


_CONTENT = {Field.CONTENT: "Итог подведен"}
_BEGIN = "<Ctrl+End> Итог подведен"

MIDDLES = {
    "the title": Middle(Field.TITLE, "<Ctrl+End> и бал", {Field.TITLE: " и бал"}),
    "the place": Middle(Field.PLACE, "<Ctrl+End>, парк", {Field.PLACE: ", парк"}),
    "the period": Middle(Field.PERIOD, "<Ctrl+A>5-6.4", {Field.PERIOD: "5-6(.4| апреля 2026 года)"}),
    "the content": Middle(Field.CONTENT, _BEGIN, _CONTENT),
    "the participants": Middle(Field.PARTICIPANTS, "<Ctrl+End>, гости", {Field.PARTICIPANTS: ", гости"}),
    "one field after another": Middle(
        Field.TITLE,
        "<Ctrl+End> и бал<Tab><Ctrl+End>, парк<Tab><Ctrl+A>5-6.4<Tab><Ctrl+End>. Итог<Tab><Ctrl+End>, гости",
        {
            Field.TITLE: " и бал",
            Field.PLACE: ", парк",
            Field.PERIOD: "5-6 апреля 2026 года",
            Field.CONTENT: ". Итог",
            Field.PARTICIPANTS: ", гости",
        },
    ),
    "names that are offered": Middle(
        Field.PLACE, "<Ctrl+End>, смоле", {Field.PLACE: ", смоле"}, is_offered=True
    ),
    "the calendar": Middle(
        Field.PERIOD,
        "<Ctrl+A>5-6.4<Alt+Down><Right>",
        {Field.PERIOD: "5-6(.4| апреля 2026 года)"},
    ),
    "the wide editor": Middle(Field.CONTENT, "<Ctrl+End><Ctrl+Space> Итог подведен", _CONTENT),
    "replacing": Middle(Field.CONTENT, f"{_BEGIN}<Ctrl+H>турнир", _CONTENT),
    "copying": Middle(Field.CONTENT, f"{_BEGIN}<Ctrl+Shift+D>слет", _CONTENT),
    "search": Middle(Field.CONTENT, f"{_BEGIN}<Ctrl+F>турнир", _CONTENT),
}

#: Those of them in which a process is killed: each is started anew, which takes its time.
KILLED = tuple(MIDDLES)[5:]


def come_to(name: str, window: MainWindow) -> None:
    """Do what a person does up to the middle of something."""
    middle, keyboard = MIDDLES[name], Keyboard(window)
    form = window.findChild(EventForm)
    assert form
    form.focus_field(middle.field)
    keyboard.follow(middle.script)
    if middle.is_offered:
        wait_until(lambda: is_offered(window))


def is_offered(window: MainWindow) -> bool:
    """Whether names are offered, which is so as soon as they are gathered."""
    lists = (each for each in window.findChildren(QListView) if each.accessibleName() == "Подсказки")
    return any(each.isVisible() for each in lists)


def is_kept(name: str, texts: dict[Field, str]) -> bool:
    """Whether the texts are those that were typed, be it with a letter more."""
    kept = MIDDLES[name].kept.items()
    return all(re.search(f"{end}{LETTER}?$", texts[field]) for field, end in kept)


class Interrupted(QObject):
    """Comes to the middle of something as soon as the window shows a form."""

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._look = QTimer(self, interval=10)
        self._look.timeout.connect(self._begin)
        self._look.start()

    def _begin(self) -> None:
        windows = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
        window = next(windows, None)
        form = window.findChild(EventForm) if window else None
        if window is None or form is None or not form.isVisible():
            return
        self._look.stop()
        window.activateWindow()
        come_to(self._name, window)
        waited = QTimer(self, singleShot=True, interval=PROMISED, timerType=Qt.TimerType.PreciseTimer)
        waited.timeout.connect(partial(self._type_on, window))
        waited.start()

    def _type_on(self, window: MainWindow) -> None:
        Keyboard(window).type(LETTER)
        print(self._name, flush=True)


def run(folder: str, name: str) -> int:
    """Run the program on a store."""
    from desktop import cli
    from desktop.ui.application import application

    app = application()
    QTimer.singleShot(PATIENCE, app.quit)  # what fails here must not wait for ever
    Interrupted(name, app)
    return cli.run(["--data-dir", folder])


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
