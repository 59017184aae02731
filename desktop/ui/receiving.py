"""The work behind taking a file in, without any widget: it runs off the window's thread."""

from dataclasses import dataclass, replace
from pathlib import Path

from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from db.entities import ReportKey, ReportKind
from db.store import Store
from desktop.office.convert import read_report
from desktop.report.identity import identify
from desktop.report.printed import Identity, PrintedReport
from desktop.report.reading import Reader
from desktop.services.importing import ImportPlan, compare, keep
from desktop.ui.jobs import Progress


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was read, which report it is as far as that is known, and what keeping it would change."""

    source: Path
    printed: PrintedReport
    identity: Identity
    plan: ImportPlan | None = None


def receive(store: Store, dictionaries: Dictionaries, source: Path, progress: Progress) -> Received:
    """Read a file and compare it with what is kept. Raises AppError."""
    printed = read_report(source)
    progress.go_on()
    identity = _known(identify(printed, dictionaries), dictionaries)
    return compare_again(store, Received(source, printed, identity), progress)


def compare_again(store: Store, received: Received, progress: Progress) -> Received:
    """Compare a file with what is kept; there is no plan until it is known which report it is."""
    said = received.identity
    if said.kind is None or said.quarter is None or said.author is None:
        return replace(received, plan=None)
    key = ReportKey(said.kind, said.quarter, said.author)
    return replace(received, plan=compare(store, received.source, received.printed, key))


def _known(said: Identity, dictionaries: Dictionaries) -> Identity:
    """Return what can be believed of what a file says: an author who is known and sends such reports."""
    author = dictionaries.get(Author, said.author) if said.author else None
    if author is None:
        return replace(said, author=None)
    sends = next((kind for kind in ReportKind if kind == author.kind), said.kind)  # the office makes both
    return replace(said, kind=said.kind or sends, author=author.id if said.kind in (None, sends) else None)


def take_in(store: Store, reader: Reader, plan: ImportPlan, progress: Progress) -> ReportKey:
    """Keep what was planned; until the transaction begins it can be cancelled. Raises AppError."""
    progress.go_on()
    keep(store, reader.dictionaries, plan, go_on=progress.go_on, reader=reader)
    return plan.key
