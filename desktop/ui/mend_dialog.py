"""«Исправить все такие»: every change is seen before it is made; all are one action."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QPushButton, QWidget

from desktop.report.wording import plural
from desktop.services.kept_findings import KeptFindings
from desktop.services.mending import Mend, Move, carry_out
from desktop.ui.dialog_layout import dialog_column
from desktop.ui.models.replace_rows import NUMBER, ReplaceRows
from desktop.ui.replace_dialog import changes_list, side_by_side
from desktop.ui.session import Session

_WIDTH, _HEIGHT = 54, 26  # in heights of a line


class MendDialog(QDialog):
    """Shows what the fixes of a rule would change and makes the changes that are ticked."""

    def __init__(
        self,
        session: Session,
        findings: KeptFindings,
        purpose: str,
        edits: Sequence[Mend],
        parent: QWidget | None = None,
    ) -> None:
        """`purpose` says what is to be mended."""
        super().__init__(parent)
        self._session = session
        self._findings = findings
        self._build(purpose)
        self._rows.ticked.connect(self._say)
        self._all.clicked.connect(self._tick_all)
        self._mend.clicked.connect(self._carry_out)
        self._rows.show_edits(edits)
        self._all.setVisible(not any(isinstance(each, Move) for each in edits))
        self._list.setCurrentIndex(self._rows.index(0, NUMBER))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _build(self, purpose: str) -> None:
        self.setWindowTitle("Исправить все такие замечания")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows = ReplaceRows(self)
        self._list = changes_list(self._rows)
        self._all = QCheckBox("Все места")
        self._mend = QPushButton("Исправить", default=True)
        self._mend.setProperty("main", True)
        close = QPushButton("Закрыть", autoDefault=False)
        close.clicked.connect(self.reject)
        layout = dialog_column(self)
        layout.addWidget(QLabel(purpose, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        layout.addWidget(self._list, 1)
        layout.addLayout(side_by_side(self._all, None, close, self._mend))
        line = self.fontMetrics().lineSpacing()
        self.resize(line * _WIDTH, line * _HEIGHT)

    @Slot()
    def _say(self) -> None:
        """Say how much is ticked."""
        chosen = len(self._rows.chosen())
        self._all.setChecked(chosen == self._rows.rowCount())
        self._mend.setEnabled(chosen > 0)
        self._mend.setText(f"Исправить ({chosen})" if chosen else "Исправить")

    @Slot(bool)
    def _tick_all(self, on: bool) -> None:
        self._rows.tick_all(on=on)

    @Slot()
    def _carry_out(self) -> None:
        if chosen := self._rows.chosen():
            self._session.leave_field()
            self._session.edit(partial(carry_out, kept=self._findings, chosen=chosen))
            count = plural(len(chosen), "место", "места", "мест")
            self._session.told.emit(f"Исправлено: {len(chosen)} {count}. Отменить: Ctrl+Z.")
            self.accept()
