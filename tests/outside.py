"""Files that the program hands to other programs, caught where Qt would hand them on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class Outside(QObject):
    """Stands where the other programs are."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def note(self, url: QUrl) -> None:
        """Take a file or a folder that is to be opened."""
        self.opened.append(Path(url.toLocalFile()))


@contextmanager
def outside() -> Iterator[Outside]:
    """Catch what is to be opened."""
    stand_in = Outside()
    # The method is named by text; Qt's own description asks for bytes and refuses them.
    QDesktopServices.setUrlHandler("file", stand_in, "note")  # type: ignore[arg-type]
    try:
        yield stand_in
    finally:
        QDesktopServices.unsetUrlHandler("file")
