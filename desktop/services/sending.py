"""A report is prepared to be sent: all its files are written, or none, and what was sent is kept."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

from db.dictionaries.lookup import Dictionaries
from db.entities import Report
from db.preparations import Preparation, PreparedFile
from db.store import Store
from desktop.office.convert import WriteReport
from desktop.office.letter import Letter, write_letter
from desktop.office.mail import EML, Attachment, Mail, mail_draft
from desktop.office.payload import write_payload
from desktop.office.replacing import replacing, restoring
from desktop.report.control_code import control_code
from desktop.report.printed import PrintedReport
from desktop.services.corrections import change_lines, changes_since, sent_before
from desktop.services.correspondence import Correspondence
from desktop.services.exporting import with_data
from desktop.services.file_names import letter_name, proposed_name
from desktop.services.letters import Correction, cover_letter, mail_subject, mail_text

DOCX, XLSX, PDF = ".docx", ".xlsx", ".pdf"
FORMATS = (DOCX, XLSX, PDF)
_ACTION = "подготовка отчета к отправке"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made, and where. A draft is the report alone: nothing is kept of it."""

    folder: Path
    name: str  # of the report's files, without their endings
    formats: tuple[str, ...]
    people: Correspondence
    with_letter: bool = True
    with_mail: bool = True
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was made. `text` is that of the letter; a draft has neither that nor a `preparation`."""

    files: tuple[Path, ...]
    letter: Path | None = None
    mail: Path | None = None
    text: str = ""
    preparation: Preparation | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """With what reports are written and counted; `count_pages` is asked where there is a PDF."""

    write: WriteReport
    count_pages: Callable[[PrintedReport], int] | None = None


def usual_name(report: Report, dictionaries: Dictionaries, *, is_draft: bool = False) -> str:
    """Return what the files of a report are called, without their endings."""
    return proposed_name(report.key, dictionaries, suffix="", is_draft=is_draft)


def targets(report: Report, order: Order, dictionaries: Dictionaries) -> tuple[Path, ...]:
    """Return all files that an order makes, those of the report first."""
    files = [order.folder / f"{order.name}{suffix}" for suffix in FORMATS if suffix in order.formats]
    if order.with_letter and not order.is_draft:
        files.append(order.folder / letter_name(report.key, dictionaries, DOCX))
    if order.with_mail and not order.is_draft:
        files.append(order.folder / letter_name(report.key, dictionaries, EML))
    return tuple(files)


def prepare(
    store: Store,
    dictionaries: Dictionaries,
    report_id: UUID,
    order: Order,
    means: Means,
    now: datetime,
) -> Outcome:
    """Write what is ordered, all of it or nothing, and keep what was prepared.

    Raises NotKept, AppError where a file cannot be written; then all files are as they were.
    """
    report = store.report(report_id)
    with suppress(OSError):  # where there is no folder even so, the first file tells
        order.folder.mkdir(parents=True, exist_ok=True)
    with restoring(targets(report, order, dictionaries)):
        return _Making(store, dictionaries, report, order, means, now).made()


class _Making:
    """The files of one order."""

    def __init__(
        self,
        store: Store,
        dictionaries: Dictionaries,
        report: Report,
        order: Order,
        means: Means,
        now: datetime,
    ) -> None:
        self._store = store
        self._dictionaries = dictionaries
        self._report = report
        self._order = order
        self._means = means
        self._now = now
        self._author = dictionaries.author_name(report.key.author, report.key.quarter)
        self._sent = sent_before(store, report)
        self._changes = changes_since(self._sent, report) if self._sent else None

    def made(self) -> Outcome:
        """Make all of them."""
        printed = self._printed()
        files = self._write_report(printed)
        if self._order.is_draft:
            return Outcome(files)
        letter = self._letter(printed)
        text = mail_text(letter, ())
        letter_file = self._write_letter(letter) if self._order.with_letter else None
        attached = (*files, letter_file) if letter_file else files
        mail_file = self._write_mail(letter, attached) if self._order.with_mail else None
        return Outcome(files, letter_file, mail_file, text, self._keep(printed, files))

    def _printed(self) -> PrintedReport:
        """Return the report as its files show and carry it."""
        printed = with_data(self._store, self._report, self._author)
        if self._order.is_draft:
            return replace(printed, is_draft=True)
        carried = replace(printed.carried, changes=self._changes or ())
        return replace(printed, carried=carried, control_code=control_code(printed))

    def _write_report(self, printed: PrintedReport) -> tuple[Path, ...]:
        files = targets(self._report, replace(self._order, is_draft=True), self._dictionaries)
        for file in files:
            self._means.write(printed, file, self._dictionaries, author=self._author, now=self._now)
        return files

    def _letter(self, printed: PrintedReport) -> Letter:
        count = self._means.count_pages if PDF in self._order.formats else None
        return cover_letter(
            self._report,
            self._order.people,
            self._dictionaries,
            correction=self._correction(),
            pages=count(printed) if count else None,
        )

    def _correction(self) -> Correction | None:
        if self._sent is None or self._changes is None:
            return None
        day = f"{self._sent.prepared_at.astimezone():%d.%m.%Y}"
        return Correction(self._sent.edition, day, tuple(change_lines(self._changes)))

    def _write_letter(self, letter: Letter) -> Path:
        target = self._order.folder / letter_name(self._report.key, self._dictionaries, DOCX)
        write_letter(letter, target, author=self._author, modified=self._now)
        return target

    def _write_mail(self, letter: Letter, attached: Sequence[Path]) -> Path:
        target = self._order.folder / letter_name(self._report.key, self._dictionaries, EML)
        mail = Mail(
            self._order.people.address,
            mail_subject(self._report, self._dictionaries),
            mail_text(letter, [file.name for file in attached]),
            tuple(Attachment(file.name, file.read_bytes()) for file in attached),
        )
        with replacing(target) as draft:
            draft.write_bytes(mail_draft(mail))
        return target

    def _keep(self, printed: PrintedReport, files: Sequence[Path]) -> Preparation:
        """Keep what was prepared: from now on this edition is locked."""
        preparation = Preparation(
            uuid4(),
            self._report.id,
            self._report.key.edition,
            self._now,
            self._order.people.clerk,
            tuple(PreparedFile(file.suffix[1:], file.name, _hash(file)) for file in files),
            printed.control_code,
            write_payload(printed),
        )
        self._store.commit(_ACTION, [preparation])
        return preparation


def _hash(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()
