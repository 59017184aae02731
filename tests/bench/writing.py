"""Writing: keys in the longest text with all aids and spelling on, and what a key may have to wait for."""

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from db.entities import OFFICE, Field
from desktop.ui.application import application
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.spelling import PAUSE_MS
from tests.bench.measure import Result, in_ms
from tests.keys import press, type_text
from tests.windows import child
from tests.workplaces import SAMPLE, SAMPLE_QUARTER, keep_reports, workplace_in

LONG = 2556  # characters of the longest content that was published
KEYS, STRETCH = 600, 30  # all keys, and those between two pauses
KEY_TAKEN = 0.016  # seconds
TYPED = 'Делегацыя "Хор "Лен"" - г. Орша,  учавствовала в ХХІ фестевале, И.П. Кряквенко (Всплывунцы) . '


def main() -> list[Result]:
    """Type in the middle and at the end of the text, with a pause from time to time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    with TemporaryDirectory() as name:
        window = opened(app, Path(name) / "store")
        field = child(window, QPlainTextEdit, "Цель, содержание и результат")
        field.setFocus()
        waits = list(waited(app))  # the text is looked through, the words are loaded
        keys = []
        for place, stretch in enumerate(stretches()):
            press(field, (Qt.Key.Key_End, Qt.Key.Key_Up)[place % 2], Qt.KeyboardModifier.ControlModifier)
            keys += [timed(app, field, key) for key in stretch]
            waits += waited(app)
        window.close()
    worst = quantiles(keys, n=100)[98]
    return [
        Result(f"a key in {LONG} characters", in_ms(median(keys)), worst, KEY_TAKEN, "seconds, 99th of 100"),
        Result("the longest work in a pause", in_ms(max(waits))),
    ]


def opened(app: QApplication, folder: Path) -> MainWindow:
    """Return the window on a report whose first event has the longest of texts."""
    workplace = workplace_in(folder)
    keep_reports(workplace, SAMPLE)
    with closing(workplace.open_store(False)) as store:
        (summary,) = store.reports()
        first, *_ = store.report(summary.id).events
        text = (first.texts.content.replace("\n", " ") + " ") * LONG
        store.commit("ввод", [replace(first, texts=replace(first.texts, **{Field.CONTENT: text[:LONG]}))])
    workplace.settings.change(author=OFFICE, quarter=SAMPLE_QUARTER)
    window = MainWindow(workplace)
    window.show()
    while not any(field.isVisible() for field in window.findChildren(QPlainTextEdit)):
        app.processEvents()
    window.activateWindow()
    return window


def stretches() -> Iterator[str]:
    """Yield what is typed between two pauses."""
    keys = cycle(TYPED)
    for _ in range(KEYS // STRETCH):
        yield "".join(islice(keys, STRETCH))


def timed(app: QApplication, field: QPlainTextEdit, key: str) -> float:
    """Return how long it takes until a key is seen, in seconds."""
    start = perf_counter()
    type_text(field, key)
    app.processEvents()
    return perf_counter() - start


def waited(app: QApplication) -> Iterator[float]:
    """Make a pause, and yield how long each piece of work in it keeps a key waiting."""
    end = perf_counter() + 3 * PAUSE_MS / 1000
    while (start := perf_counter()) < end:
        app.processEvents()
        if (took := perf_counter() - start) > KEY_TAKEN / 100:
            yield took
