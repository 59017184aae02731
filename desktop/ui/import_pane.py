"""One file before it is taken in: which report it is, what should be known of it, its rows with ticks."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from db.folding import fold
from desktop.services.headings_found import HeadingFound, headings_found
from desktop.ui.candidates import Candidate
from desktop.ui.hand_edits import HandEditsDialog
from desktop.ui.import_headings import ImportHeadings
from desktop.ui.import_rows_view import ImportRowsView
from desktop.ui.import_wording import former_names, note
from desktop.ui.models.import_rows import Group, preview_rows
from desktop.ui.receiving import Received
from desktop.ui.report_choice import ReportChoice
from desktop.ui.session import Session

_WAITING = "Файл еще не прочитан."


class ImportPane(QWidget):
    """Shows a file; a person says what is not known of it and ticks rows."""

    identified = Signal(object)  # Identity
    placed = Signal(object)  # Mapping[str, tuple[str, ...]]: what headings stand for
    ticked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._build()
        self._choice.chosen.connect(self.identified)
        self._headings.placed.connect(self.placed)
        self.rows.ticked.connect(self.ticked)
        self._edits.clicked.connect(self._show_edits)

    def _build(self) -> None:
        self.heading = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.heading.setProperty("heading", True)
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._title.setProperty("soft", True)
        self._choice = ReportChoice(self._session.dictionaries, self._session.workplace.clock().date())
        self.note = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._edits = QPushButton("Что изменили вручную…", autoDefault=False)
        self._headings = ImportHeadings(self._session)
        self.rows = ImportRowsView()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for widget in (self.heading, self._title, self._choice, self.note):
            self._column.addWidget(widget)
        self._column.addWidget(self._edits, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._headings)
        self._column.addWidget(self.rows, 1)
        self._rest = QWidget()  # in place of the rows, where there are none
        self._column.addWidget(self._rest, 1)

    def put_above_rows(self, widget: QWidget) -> None:
        """Put something between what is said of the file and its rows."""
        self._column.insertWidget(self._column.indexOf(self._headings), widget)

    def hide_identity(self) -> None:
        """Let nobody choose which report it is: it is the one that is shown."""
        self._choice.hide()
        self._title.hide()

    def show_candidate(self, candidate: Candidate, group: Group = Group.ALL) -> None:
        """Show a file, be it unread."""
        received = candidate.received
        self.heading.setText(f"Отчет из файла «{candidate.source.name}»")
        for widget in (self._title, self._choice, self.rows):
            widget.setVisible(received is not None)
        self._rest.setVisible(received is None)
        self._headings.hide()
        self._edits.setVisible(received is not None and bool(received.printed.carried.differences))
        self._candidate = candidate
        if received is None:
            self.note.setText(candidate.error.what_happened if candidate.error else _WAITING)
            return
        self._title.setText(fold(received.printed.title) or "Заголовка в файле нет.")
        self._choice.show_identity(received.identity)
        found = self._found(received)
        said = (note(received, self._session.dictionaries), former_names(found))
        self.note.setText(" ".join(filter(None, said)))
        self._headings.show_headings(received.plan.key if received.plan else None, found, received.entries)
        self.rows.show_rows(preview_rows(received.printed, received.plan), candidate.left_out, group)

    @Slot()
    def _show_edits(self) -> None:
        """Show what people have changed in the file since the program wrote it."""
        if received := self._candidate.received:
            edits = received.printed.carried.differences
            HandEditsDialog(self._candidate.source.name, edits, self.window()).open()

    def _found(self, received: Received) -> list[HeadingFound]:
        if received.plan is None:
            return []
        entries: Mapping[str, tuple[str, ...]] = received.entries
        return headings_found(received.printed, received.plan.key, self._session.dictionaries, entries)

    def focus(self, candidate: Candidate) -> None:
        """Begin where something is to be done: at what is still unknown, or at the rows."""
        if candidate.plan:
            self.rows.focus_rows()
        else:
            self._choice.focus_missing()
