"""«Пояснить»: the author answers a finding instead of mending it; the answer goes with what it is about."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from desktop.report.checks.finding import Finding
from desktop.services.editing import Editing
from desktop.services.kept_findings import KeptFindings
from desktop.ui.dialog_layout import dialog_column
from desktop.ui.replace_dialog import side_by_side
from desktop.ui.session import Session
from desktop.ui.widgets.growing_text import GrowingText

_NO_DOUBLE = "Это другое мероприятие."
_HOLDS = "Пояснение действует, пока не изменится сам текст. В отчет оно не печатается."
_WIDTH = 36  # in heights of a line


class ExplainDialog(QDialog):
    """Asks for an explanation; an empty one takes back what was explained."""

    def __init__(
        self, session: Session, findings: KeptFindings, finding: Finding, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._findings = findings
        self._finding = finding
        self._text = GrowingText(3)
        self._text.setAccessibleName("Пояснение")
        answer = findings.answer(finding)
        self._text.set_text(answer.text if answer else "")
        self._build()

    def _build(self) -> None:
        self.setWindowTitle("Пояснить")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        message = QLabel(self._finding.message, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label = QLabel("Поя&снение")
        label.setProperty("caption", True)
        label.setBuddy(self._text)
        holds = QLabel(_HOLDS, wordWrap=True)
        holds.setProperty("caption", True)
        layout = dialog_column(self)
        for widget in (message, label, self._text, holds):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addLayout(side_by_side(*self._buttons()))
        self.resize(self.fontMetrics().lineSpacing() * _WIDTH, self.sizeHint().height())
        self._text.setFocus()

    def _buttons(self) -> list[QPushButton | None]:
        save = QPushButton("Сохранить", default=True)
        save.setProperty("main", True)
        save.clicked.connect(self._save)
        cancel = QPushButton("Отмена", autoDefault=False)
        cancel.clicked.connect(self.reject)
        if not self._finding.twins:
            return [None, cancel, save]
        other = QPushButton("Не дубликат", autoDefault=False)
        other.clicked.connect(self._tell_apart)
        return [other, None, cancel, save]

    @Slot()
    def _tell_apart(self) -> None:
        """Answer that the events are two."""
        self._text.set_text(_NO_DOUBLE)
        self._save()

    @Slot()
    def _save(self) -> None:
        text = self._text.text().strip()
        self._session.leave_field()
        self._session.edit(
            partial(Editing.explain, explanation=self._findings.explained(self._finding, text))
        )
        self._session.told.emit("Пояснение сохранено." if text else "Пояснения нет.")
        self.accept()
