"""What the clipboard holds of a table of another program."""

from PySide6.QtCore import QMimeData

from desktop.report.printed import PrintedReport


def copied_rows(source: QMimeData) -> PrintedReport | None:
    """Return copied rows of a table as events; None where there are none."""
    if not (source.hasHtml() or "\t" in source.text()):
        return None
    from desktop.office.clipboard import read_copied  # it takes time to load, and most only paste texts

    return read_copied(source.html(), source.text())
