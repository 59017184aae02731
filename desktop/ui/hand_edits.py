"""What people have changed by hand in a file that the program wrote: as it was written, and as it is now."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QWidget

from db.folding import fold
from desktop.report.carried import Difference
from desktop.services.carried_lines import edit_line
from desktop.services.naming import FIELD_NAMES
from desktop.ui.dialog_layout import dialog_column
from desktop.ui.sides import across, capital, headings, page, plain, sides
from desktop.ui.theme import Colors, colors_of

_NAMES = ("Как записала программа", "Как в файле сейчас")
_WIDTH, _HEIGHT = 60, 30  # in heights of a line


class HandEditsDialog(QDialog):
    """Lists the edits of a file."""

    def __init__(self, name: str, edits: Sequence[Difference], parent: QWidget | None = None) -> None:
        """`name` is that of the file."""
        super().__init__(parent)
        self._edits = edits
        self._build(name)
        self._tell()

    def _build(self, name: str) -> None:
        self.setWindowTitle("Что изменили вручную")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        heading = QLabel(f"Правки в файле «{name}»", textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        heading.setProperty("heading", True)
        self._page = QTextBrowser(openLinks=False)
        self._page.setAccessibleName("Что изменили вручную")
        close = QPushButton("Закрыть", default=True)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = dialog_column(self)
        layout.addWidget(heading)
        layout.addWidget(self._page, 1)
        layout.addLayout(foot)
        height = self.fontMetrics().height()
        self.resize(QSize(_WIDTH * height, _HEIGHT * height).boundedTo(self.screen().availableSize()))

    def _tell(self) -> None:
        self._page.setHtml(edits_html(self._edits, colors_of(self.palette())))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's own name
        """Draw with the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._tell()


def edits_html(edits: Sequence[Difference], colors: Colors) -> str:
    """Return the edits as a page of rich text."""
    return page((headings(_NAMES, colors), *_lines(edits, colors)))


def _lines(edits: Sequence[Difference], colors: Colors) -> Iterator[str]:
    """Yield texts beside each other where a text was changed, under what event it is; else one sentence."""
    above = None
    for each in edits:
        if each.field is None:
            yield across("", plain(edit_line(each)), colors)
            continue
        if (each.number, each.event) != above:
            above = each.number, each.event
            yield across(f"№ {each.number}", f"<b>{plain(fold(each.event))}</b>", colors)
        yield sides(capital(FIELD_NAMES[each.field]), each.before, each.after, colors)
