"""A box with a sentence, what belongs to it and a few buttons: the one shape in which the window speaks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.keys import TOPIC

_WIDTH = 64  # of the box, in letters
_BREAKABLE = str.maketrans({sign: f"{sign}\u200b" for sign in "/\\_"})  # a path may go on in the next line


class Message(QDialog):
    """Says something and closes by Enter, Escape or any of its buttons; it is gone then."""

    def __init__(
        self, parent: QWidget | None, heading: str, lines: Sequence[str] = (), soft: str = ""
    ) -> None:
        """`lines` follow the heading, `soft` is said last and in a lower voice."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(
            Qt.WindowModality.WindowModal if parent else Qt.WindowModality.ApplicationModal
        )
        self.setWindowTitle("Побратим")
        self.setAccessibleName(heading)
        self.setProperty(TOPIC, "troubles")
        self._texts = [heading, *filter(None, lines), *filter(None, (soft,))]
        self._buttons = QHBoxLayout()
        self._has_last = False
        self._build(bool(soft))

    def _build(self, is_last_soft: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        for place, text in enumerate(self._texts):
            label = QLabel(breakable(text), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH)
            if place == 0:
                label.setFont(_bold(self.font()))
            label.setProperty("soft", is_last_soft and place == len(self._texts) - 1)
            layout.addWidget(label)
        layout.addSpacing(8)
        layout.addLayout(self._buttons)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)

    @property
    def text(self) -> str:
        """All that is said, a line for each part."""
        return "\n".join(self._texts)

    def add_button(
        self, text: str, pressed: Callable[[], object] | None = None, *, closes: bool = True
    ) -> QPushButton:
        """Add a button; the one that only closes stays last and is the one that Enter presses."""
        button = QPushButton(text, autoDefault=False)
        if closes:
            button.clicked.connect(self.accept)
        if pressed:
            button.clicked.connect(pressed)
        self._buttons.insertWidget(self._buttons.count() - self._has_last, button)
        if pressed is None:
            button.setDefault(True)
            self._has_last = True
        return button


def breakable(text: str) -> str:
    """Return a text for a label in which a long path may go on in the next line."""
    return text.translate(_BREAKABLE)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
