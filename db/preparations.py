"""What was prepared to be sent, as the store keeps it: which files of which edition, what stood in them."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from db.errors import AppError


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file that was written: its format («docx»), its name without the folder, SHA-256 in hex.

    `folder` is where it was put; of what was prepared by earlier programs it is not known.
    """

    format: str
    name: str
    sha256: str
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Preparation:
    """One preparation of a report: since then its edition is locked.

    `snapshot` is the report as its files carry it (JSON), by which the next edition tells what has changed.
    `control_code` is the one that is printed under the table.
    """

    id: UUID
    report_id: UUID
    edition: int
    prepared_at: datetime
    prepared_by: str
    files: tuple[PreparedFile, ...]
    control_code: str
    snapshot: str = field(default="", repr=False)
    version: int = 1


class ReportLocked(AppError):
    """A report was to be changed whose present edition has been prepared to be sent."""

    def __init__(self) -> None:
        super().__init__(
            "Изменения не сохранены: отчет подготовлен к отправке и закрыт для правки; "
            "выберите «Внести исправление», чтобы открыть следующую версию.",
            "Подготовленный отчет не изменился.",
            "Выберите «Внести исправление», чтобы открыть следующую версию.",
        )
