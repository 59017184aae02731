"""Report files and folders with them that are dropped on a window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.office.convert import READ


class FileDrop(QObject):
    """Lets report files be dropped on a window; other things are left to whom they concern."""

    dropped = Signal(object)  # Sequence[Path]

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        """It takes files as long as its parent is there; that is the window where no other is named."""
        super().__init__(parent or window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Take what can be read as a report."""
        if isinstance(event, QDropEvent) and (files := dropped_paths(event.mimeData())):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if event.type() is QEvent.Type.Drop:
                self.dropped.emit(files)
            return True
        return super().eventFilter(watched, event)


def dropped_paths(dropped: QMimeData) -> list[Path]:
    """Return the folders among what is dropped, and the files whose names say that they can be reports."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in READ or path.is_dir()]
