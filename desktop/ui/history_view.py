"""«История»: what was done to the chosen event, the newest first, with the words that differ marked."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QTimer, QUrl, Slot
from PySide6.QtGui import QColor, QFont, QShowEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.services.history import Entry, Line, Mark, give_back, history
from desktop.ui.session import Session
from desktop.ui.theme import colors_of

_NOTHING_CHOSEN = "Выберите мероприятие в списке: здесь будет видно, что в нем меняли."
_NOTHING_DONE = "Мероприятие еще не менялось"
_BETWEEN, _INDENT = 10, 16  # pixels: above an entry, before the lines of what it changed
_RESTORE = "Вернуть прежний текст"
_PAUSE = 1000  # milliseconds: longer than from one save to the next while somebody types


class HistoryView(QTextBrowser):
    """Shows the history of the chosen event of a session, as text that can be selected and copied."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._read_only = read_only
        self._entries: Sequence[Entry] = ()
        self._nothing = _NOTHING_CHOSEN
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.setAccessibleName("История мероприятия")
        self.setUndoRedoEnabled(False)
        self.setOpenLinks(False)
        self.setStyleSheet("HistoryView { border: none; }")  # the panel around it has a line
        self.document().setDocumentMargin(_BETWEEN)
        self._pause.timeout.connect(self._tell)
        self.anchorClicked.connect(self._restore)
        session.event_chosen.connect(self._tell)
        session.event_changed.connect(self._tell_after_a_pause)

    @Slot()
    def _tell_after_a_pause(self) -> None:
        """Compare long texts when nobody is typing."""
        self._pause.start()

    @Slot()
    def _tell(self) -> None:
        """Tell the history anew; behind another tab when it comes to be seen."""
        self._pause.stop()
        if not self.isVisible():
            return
        event = self._session.chosen
        names = self._session.dictionaries
        self._entries = history(self._session.store, event.id, names) if event else ()
        self._nothing = _NOTHING_DONE if event else _NOTHING_CHOSEN
        self._write()

    def _write(self) -> None:
        """Write the entries from the top; the view stays there."""
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if not self._entries:
            cursor.insertText(self._nothing, self._soft())
        for place, entry in enumerate(self._entries):
            _begin_line(cursor, first=place == 0, above=_BETWEEN)
            cursor.insertText(entry.what, self._plain(bold=True))
            cursor.insertText(f"   {entry.at.astimezone():%d.%m.%Y, %H:%M} · {entry.who}", self._soft())
            for number, line in enumerate(entry.lines):
                _begin_line(cursor, indent=_INDENT)
                for part in line:
                    cursor.insertText(part.text, self._format(part.mark))
                if self._can_restore(line):
                    cursor.insertText("   ", self._plain())
                    cursor.insertText(_RESTORE, self._link(f"{place}/{number}"))
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(0)

    def _can_restore(self, line: Line) -> bool:
        """Whether the text from before a change is another one than there is now."""
        event, report = self._session.chosen, self._session.report
        is_past = event is not None and event.texts[line.field] != line.before
        is_locked = report is not None and report.prepared_at is not None
        return is_past and bool(line.before) and not (self._read_only or is_locked)

    @Slot(QUrl)
    def _restore(self, link: QUrl) -> None:
        """Give the event back the text that a link stands beside."""
        entry, line = map(int, link.path().split("/"))
        chosen = self._entries[entry].lines[line]
        self._session.leave_field()
        if event := self._session.chosen:
            self._session.edit(partial(give_back, event=event, line=chosen))

    def _format(self, mark: Mark) -> QTextCharFormat:
        """Return how a part is written: what was is struck out, what is now is bold."""
        match mark:
            case Mark.WAS:
                struck = self._soft()
                struck.setFontStrikeOut(True)
                return struck
            case Mark.IS:
                return self._plain(bold=True)
            case Mark.PLAIN:
                return self._plain()

    def _plain(self, *, bold: bool = False) -> QTextCharFormat:
        written = QTextCharFormat()
        written.setForeground(self.palette().text())
        written.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return written

    def _soft(self) -> QTextCharFormat:
        written = QTextCharFormat()
        written.setForeground(QColor(colors_of(self.palette()).soft))
        return written

    def _link(self, address: str) -> QTextCharFormat:
        written = QTextCharFormat()
        written.setForeground(QColor(colors_of(self.palette()).accent))
        written.setFontUnderline(True)
        written.setAnchor(True)
        written.setAnchorHref(address)
        return written

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's own name
        """Tell what was done meanwhile."""
        super().showEvent(event)
        self._tell()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Write in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()


def _begin_line(cursor: QTextCursor, *, first: bool = False, above: int = 0, indent: int = 0) -> None:
    """Begin a line; the first one stands there already."""
    line = QTextBlockFormat()
    line.setTopMargin(0 if first else above)
    line.setLeftMargin(indent)
    if first:
        cursor.setBlockFormat(line)
    else:
        cursor.insertBlock(line)
