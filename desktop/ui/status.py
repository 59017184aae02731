"""The line at the bottom: that all is saved, how much there is, and what was just done."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from desktop.report.checks.finding import Severity
from desktop.report.wording import plural
from desktop.ui.empty_states import OPENING
from desktop.ui.severity_mark import counted
from desktop.ui.widgets.elided_label import ElidedLabel

_HINT = "F8 – следующее замечание   Ctrl+Enter – следующее мероприятие"
_LONG_ENOUGH = 10_000  # milliseconds to read a sentence


class Status(QStatusBar):
    """Shows what goes on without being asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = QLabel()
        self._count = QLabel()
        self._found = QLabel()
        self._hint = ElidedLabel(_HINT)
        self.setSizeGripEnabled(False)
        self.addWidget(self._saved)
        self.addWidget(self._count)
        self.addWidget(self._found)
        self.addPermanentWidget(self._hint)
        for label in (self._saved, self._count, self._found, self._hint):
            label.hide()
        self._stands = {self._saved: False, self._count: False, self._found: False}
        self.messageChanged.connect(self._bring_back)

    def wait(self) -> None:
        """Say that the reports cannot be worked on yet."""
        self._saved.setText(OPENING.heading)
        self._show(self._saved)

    def wait_no_more(self) -> None:
        """Say nothing until there is something to say."""
        self._show(self._saved, visible=False)

    @Slot(object)
    def show_saved(self, when: datetime) -> None:
        """Say when the last change was saved."""
        self._saved.setText(f"Сохранено в {when.astimezone():%H:%M:%S}")
        self._show(self._saved)

    def show_count(self, listed: int, whole: int) -> None:
        """Say how many events there are, and how many of them are listed."""
        events = f"{whole} {plural(whole, 'мероприятие', 'мероприятия', 'мероприятий')}"
        self._count.setText(events if listed == whole else f"показано {listed} из {whole}")
        self._show(self._count, visible=whole > 0)
        self._hint.setVisible(whole > 0)

    @Slot(object)
    def show_found(self, counts: Mapping[Severity, int]) -> None:
        """Say how many findings there are of each weight."""
        told = (counted(severity, counts[severity]) for severity in Severity if counts.get(severity))
        self._found.setText(" · ".join(told))
        self._show(self._found, visible=bool(self._found.text()))

    def _show(self, label: QLabel, *, visible: bool = True) -> None:
        """Show or hide what stands on the left, where a sentence is shown now as soon as that is gone."""
        self._stands[label] = visible
        label.setVisible(visible and not self.currentMessage())

    @Slot(str)
    def _bring_back(self, sentence: str) -> None:
        if not sentence:
            for label, visible in self._stands.items():
                label.setVisible(visible)

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a sentence for a while."""
        self.showMessage(sentence, _LONG_ENOUGH)

    def tell_at_length(self, sentence: str) -> None:
        """Show a sentence until the next one."""
        self.showMessage(sentence)
