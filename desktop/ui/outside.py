"""Files are opened and shown by other programs: the one for such files, the one that shows folders."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

_FILE_MANAGER = "org.freedesktop.FileManager1"


def open_file(path: Path) -> None:
    """Open a file in the program that this computer has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> None:
    """Open the folder of a file, with the file selected where the system can do that."""
    if not _select(path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _select(path: Path) -> bool:
    match sys.platform:
        case "win32":
            return QProcess.startDetached("explorer", ["/select,", str(path)])[0]
        case "darwin":
            return QProcess.startDetached("open", ["-R", str(path)])[0]
    return _select_by_bus(path)


def _select_by_bus(path: Path) -> bool:
    """Ask the file manager of a Linux desktop; False where none of them answers to its usual name."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    names = bus.interface()
    known = names.call("ListActivatableNames").arguments()
    if not (names.isServiceRegistered(_FILE_MANAGER).value() or _FILE_MANAGER in (known or [[]])[0]):
        return False
    message = QDBusMessage.createMethodCall(
        _FILE_MANAGER, "/org/freedesktop/FileManager1", _FILE_MANAGER, "ShowItems"
    )
    message.setArguments(
        [[QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)], ""]
    )
    return bus.send(message)
