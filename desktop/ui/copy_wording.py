"""How copies of the store are told of: when they were made, what for, and how large they are."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from db.backup import Reason
from desktop.report.wording import plural

_MEGABYTE = 1024 * 1024

WHAT_FOR = {
    Reason.START: "при запуске программы",
    Reason.EXIT: "при выходе из программы",
    Reason.IMPORT: "перед приемом отчета",
    Reason.UPGRADE: "перед обновлением программы",
    Reason.RESTORE: "перед восстановлением из копии",
    Reason.ASKED: "по вашей команде",
}


def moment(when: datetime) -> str:
    """Return «20 марта 2031 года в 9:30», by the clock of this computer."""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(local, "d MMMM yyyy 'года в' H:mm")


def size(count: int) -> str:
    """Return «1,2 МБ»: one unit for all, so that a column of sizes can be compared at a glance."""
    return f"{max(count / _MEGABYTE, 0.1):.1f} МБ".replace(".", ",")


def events(count: int) -> str:
    """Return «5 мероприятий»."""
    return f"{QLocale().toString(count)} {plural(count, 'мероприятие', 'мероприятия', 'мероприятий')}"
