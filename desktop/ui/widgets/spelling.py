"""The wave under misspelt words of a field, and what its menu proposes. Texts are changed by people only."""

from collections.abc import Callable
from functools import partial
from threading import Thread
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QColor, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu

from desktop.report.spelling import Spelling, Word, words_of
from desktop.ui.hands import Hands
from desktop.ui.theme import colors_of
from desktop.ui.widgets.growing_text import GrowingText, puts_text

PAUSE_MS = 400  # after the last key, or since a text was shown
_LOADING_MS = 50  # between two looks whether the words are there
_SLICE = 0.004  # seconds of work between two looks at what the person does


class Speller(QObject):
    """Looks words up for all fields of a form: after a pause, and in slices that no key has to wait for."""

    looked_up = Signal()  # there are new verdicts
    _loading: Thread | None = None

    def __init__(
        self, spelling: Spelling, keep: Callable[[str], None], hands: Hands, parent: QObject
    ) -> None:
        """`keep` puts a word on the person's own list."""
        super().__init__(parent)
        self.spelling = spelling
        self.is_on = True
        self._keep = keep
        self._hands = hands
        self._asked: dict[str, None] = {}  # in the order in which they were asked for
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look_up)
        self._slice = QTimer(self, singleShot=True)
        self._slice.timeout.connect(self._look_up)
        hands.begun.connect(self.wait)

    def switch(self, *, is_on: bool) -> None:
        """Begin or cease to mark misspelt words."""
        self.is_on = is_on
        self.looked_up.emit()

    def ask(self, word: str) -> None:
        """Look a word up after the next pause of a person who is at work."""
        self._asked[word] = None
        if not self._pause.isActive():
            self._pause.start()

    @Slot()
    def wait(self) -> None:
        """Begin the pause anew: the person is typing."""
        self._slice.stop()
        self._pause.start()

    @Slot()
    def _look_up(self) -> None:
        if not self._hands.have_begun:
            return
        if not self._asked:
            self.looked_up.emit()
            return
        if self._is_loading():
            self._slice.start(_LOADING_MS)
            return
        end = perf_counter() + _SLICE
        while self._asked and perf_counter() < end:
            word = next(iter(self._asked))
            del self._asked[word]
            self.spelling.is_right(word)
        self._slice.start(0)

    def _is_loading(self) -> bool:
        """Load the words when they are first needed, on a thread of its own."""
        if self._loading is None:
            load = partial(self.spelling.load, self._hands.polite())
            self._loading = Thread(target=load, name="words", daemon=True)
            self._loading.start()
        return self._loading.is_alive()

    def add(self, word: str) -> None:
        """Put a word on the person's own list."""
        self._keep(word)
        self.skip(word)

    def skip(self, word: str) -> None:
        """Take a word for right as long as the program runs."""
        self.spelling.learn(word)
        self.looked_up.emit()


class Waves(QSyntaxHighlighter):
    """Draws a wave under the misspelt words of a field, all but the one that is being typed."""

    def __init__(self, field: GrowingText, speller: Speller) -> None:
        super().__init__(field.document())
        self._field = field
        self._speller = speller
        self._wave = QTextCharFormat()
        self._wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._is_typing = False
        self._dress()
        field.installEventFilter(self)
        field.cursorPositionChanged.connect(speller.wait)
        field.left.connect(self._end_typing)
        field.menu_asked.connect(self._offer)
        speller.looked_up.connect(self.rehighlight)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Note whether a word is being typed, and draw in the colours of another theme."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._is_typing = puts_text(event) or event.key() == Qt.Key.Key_Backspace
        elif event.type() is QEvent.Type.PaletteChange:
            self._dress()
            self.rehighlight()
        return False

    def highlightBlock(self, text: str) -> None:  # noqa: N802  Qt's own name
        """Mark the words of a paragraph that are known to be wrong; ask for those that nobody knows yet."""
        if not self._speller.is_on:
            return
        cursor = self._field.textCursor().position() - self.currentBlock().position()
        for word in words_of(text):
            is_right = self._speller.spelling.verdict(word.text)
            if is_right is None:
                self._speller.ask(word.text)
            elif not is_right and not (self._is_typing and word.end == cursor):
                self.setFormat(word.start, word.end - word.start, self._wave)

    def _dress(self) -> None:
        self._wave.setUnderlineColor(QColor(colors_of(self._field.palette()).error))

    @Slot()
    def _end_typing(self) -> None:
        self._is_typing = False
        self._speller.wait()

    @Slot(QMenu, QPoint)
    def _offer(self, menu: QMenu, place: QPoint) -> None:
        """Put what may have been meant above the usual commands."""
        cursor = self._field.cursorForPosition(place)
        if (word := self._wrong_word(cursor)) is None:
            return
        first = menu.actions()[0]
        for text in self._speller.spelling.proposals(word.text):
            _insert(menu, first, text, partial(self._put, cursor.block().position() + word.start, word, text))
        menu.insertSeparator(first)
        _insert(menu, first, "Добавить в словарь", partial(self._speller.add, word.text))
        _insert(menu, first, "Пропустить", partial(self._speller.skip, word.text))
        menu.insertSeparator(first)

    def _wrong_word(self, cursor: QTextCursor) -> Word | None:
        if not self._speller.is_on or self._field.isReadOnly():
            return None
        place = cursor.positionInBlock()
        touched = (word for word in words_of(cursor.block().text()) if word.start <= place <= word.end)
        return next((word for word in touched if self._speller.spelling.verdict(word.text) is False), None)

    def _put(self, start: int, word: Word, text: str) -> None:
        """Write what was meant instead of the word."""
        cursor = self._field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + word.end - word.start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self._field.setTextCursor(cursor)


def _insert(menu: QMenu, before: QAction, text: str, act: Callable[[], None]) -> None:
    action = QAction(text.replace("&", "&&"), menu)
    action.triggered.connect(act)
    menu.insertAction(before, action)
