"""A report is prepared to be sent: all its files are written, or none, and what was sent is kept."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from itertools import count
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
from desktop.office.replacing import aside, replacing, taking_places
from desktop.report.control_code import control_code
from desktop.report.printed import PrintedReport
from desktop.services.corrections import correction_of
from desktop.services.correspondence import Correspondence
from desktop.services.exporting import with_data
from desktop.services.file_names import letter_name, proposed_name
from desktop.services.letters import cover_letter, mail_subject, mail_text

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
    number: str = (
        ""  # of the letter; where it is not known yet, the letter leaves room for it, as for its day
    )
    day: str = ""
    with_letter: bool = True
    with_mail: bool = True
    is_draft: bool = False
    beside: str = ""  # what is put behind every name where the usual one is taken: « (2)»


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
    """With what reports are written, and by what layout their sheets are counted."""

    write: WriteReport
    count_pages: Callable[[PrintedReport], int] | None = None


def usual_name(report: Report, dictionaries: Dictionaries, *, is_draft: bool = False) -> str:
    """Return what the files of a report are called, without their endings."""
    return proposed_name(report.key, dictionaries, suffix="", is_draft=is_draft)


def targets(report: Report, order: Order, dictionaries: Dictionaries) -> tuple[Path, ...]:
    """Return all files that an order makes, those of the report first."""
    letters = ((DOCX, order.with_letter), (EML, order.with_mail)) if not order.is_draft else ()
    return (
        *(_target(order, order.name, suffix) for suffix in FORMATS if suffix in order.formats),
        *(_letter_target(report, order, dictionaries, suffix) for suffix, is_on in letters if is_on),
    )


def beside_taken(report: Report, order: Order, dictionaries: Dictionaries) -> Order:
    """Return the order under the first names with a number that are free, « (2)» if possible."""
    orders = (replace(order, beside=f" ({number})") for number in count(2))
    return next(
        each for each in orders if not any(file.exists() for file in targets(report, each, dictionaries))
    )


def _letter_target(report: Report, order: Order, dictionaries: Dictionaries, suffix: str) -> Path:
    return _target(order, letter_name(report.key, dictionaries, ""), suffix)


def _target(order: Order, stem: str, suffix: str) -> Path:
    return order.folder / f"{stem}{order.beside}{suffix}"


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
    files = targets(report, order, dictionaries)
    with aside(files) as folder:
        making = _Making(store, dictionaries, report, replace(order, folder=folder), means, now)
        made = making.written()
        with taking_places(folder, files):
            return making.kept(_in(order.folder, made))


def _in(folder: Path, made: Outcome) -> Outcome:
    """Return what was made as it lies in another folder."""
    return replace(
        made,
        files=tuple(folder / file.name for file in made.files),
        letter=made.letter and folder / made.letter.name,
        mail=made.mail and folder / made.mail.name,
    )


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
        self._correction = correction_of(store, report)
        self._printed = self._as_printed()

    def written(self) -> Outcome:
        """Write all of them."""
        files = self._write_report()
        if self._order.is_draft:
            return Outcome(files)
        letter = self._letter()
        text = mail_text(letter, ())
        letter_file = self._write_letter(letter) if self._order.with_letter else None
        attached = (*files, letter_file) if letter_file else files
        mail_file = self._write_mail(letter, attached) if self._order.with_mail else None
        return Outcome(files, letter_file, mail_file, text)

    def kept(self, made: Outcome) -> Outcome:
        """Keep what was prepared, of a draft nothing: from now on this edition is locked."""
        if self._order.is_draft:
            return made
        preparation = Preparation(
            uuid4(),
            self._report.id,
            self._report.key.edition,
            self._now,
            self._order.people.clerk,
            tuple(map(_prepared, made.files)),
            self._printed.control_code,
            write_payload(self._printed),
        )
        self._store.commit(_ACTION, [preparation])
        return replace(made, preparation=preparation)

    def _as_printed(self) -> PrintedReport:
        """Return the report as its files show and carry it."""
        printed = with_data(self._store, self._report, self._author)
        if self._order.is_draft:
            return replace(printed, is_draft=True, control_code="")
        changes = self._correction.changes if self._correction else ()
        carried = replace(printed.carried, changes=changes)
        return replace(printed, carried=carried, control_code=control_code(printed))

    def _write_report(self) -> tuple[Path, ...]:
        files = targets(self._report, replace(self._order, is_draft=True), self._dictionaries)
        for file in files:
            self._means.write(self._printed, file, self._dictionaries, author=self._author, now=self._now)
        return files

    def _letter(self) -> Letter:
        letter = cover_letter(
            self._report,
            self._order.people,
            self._dictionaries,
            correction=self._correction,
            pages=self._sheets(),
        )
        return replace(letter, number=self._order.number, day=self._order.day)

    def _sheets(self) -> int | None:
        """Return on how many sheets the report is printed; None where that is up to other programs.

        A PDF has them for good. Documents are laid out tighter by office programs than by this one, so that
        what takes one sheet here takes one everywhere; of more sheets that cannot be said.
        """
        if self._means.count_pages is None:
            return None
        sheets = self._means.count_pages(self._printed)
        return sheets if sheets == 1 or PDF in self._order.formats else None

    def _write_letter(self, letter: Letter) -> Path:
        target = _letter_target(self._report, self._order, self._dictionaries, DOCX)
        write_letter(letter, target, author=self._author, modified=self._now)
        return target

    def _write_mail(self, letter: Letter, attached: Sequence[Path]) -> Path:
        target = _letter_target(self._report, self._order, self._dictionaries, EML)
        mail = Mail(
            self._order.people.address,
            mail_subject(self._report, self._dictionaries),
            mail_text(letter, [file.name for file in attached]),
            tuple(Attachment(file.name, file.read_bytes()) for file in attached),
        )
        with replacing(target) as draft:
            draft.write_bytes(mail_draft(mail))
        return target


def _prepared(file: Path) -> PreparedFile:
    return PreparedFile(
        file.suffix[1:], file.name, sha256(file.read_bytes()).hexdigest(), str(file.parent.absolute())
    )
