"""Reports are written in any format, a PDF among them; Qt is loaded for a PDF alone."""

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.dictionaries.lookup import Dictionaries
from db.errors import AppError
from desktop.office.convert import write_report
from desktop.report.printed import PrintedReport
from desktop.ui.display import has_display

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

PDF = ".pdf"


class NoDrawing(AppError):
    """Nothing can be drawn on this computer, and so no page of a PDF."""

    def __init__(self, target: Path, reason: str) -> None:
        super().__init__(
            f"Файл «{target.name}» не записан: для PDF не хватает частей системы ({reason}); что установить, "
            "подскажет команда self-test, а без них отчет записывается как .docx.",
            "Прежний файл, если он был, остался без изменений.",
            "Запишите отчет как .docx или обратитесь к администратору.",
        )


def write_in_any_format(
    report: PrintedReport, target: Path, dictionaries: Dictionaries, *, author: str, now: datetime
) -> None:
    """Write a report by the ending of the target, with a window or without.

    Raises AppError: no such format, the target cannot be written, or a PDF cannot be drawn here.
    """
    if target.suffix.lower() != PDF:
        write_report(report, target, dictionaries, author=author, now=now)
        return
    _application = _drawing(target)  # it has to live as long as something is drawn
    from desktop.ui.jobs import Progress
    from desktop.ui.report_pdf import write_pdf

    write_pdf(report, target, Progress(bool), author=author, now=now)


def _drawing(target: Path) -> "QGuiApplication":
    """Return the application that drawing needs: the window's, or one that has no window."""
    try:
        from PySide6.QtCore import QLibraryInfo
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise NoDrawing(target, str(error)) from error
    if isinstance(running := QGuiApplication.instance(), QGuiApplication):
        return running
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    if platform and not any(plugins.glob(f"*q{platform}.*")):  # Qt would end the program
        raise NoDrawing(target, f"нет {platform}")
    return QGuiApplication(["pobratim"])
