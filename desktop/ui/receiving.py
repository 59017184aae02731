"""The work behind taking files in, without any widget: it runs off the window's thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from db.entities import ReportKey, ReportKind
from db.store import Store
from desktop.office.convert import read_report
from desktop.report.identity import identify
from desktop.report.printed import Identity, PrintedReport
from desktop.report.reading import Reader
from desktop.services.import_plan import ImportPlan, compare
from desktop.services.importing import keep_all
from desktop.ui.jobs import Progress


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was read, which report it is as far as that is known, and what keeping it would change.

    `entries` are what headings stand for, as a person has said. `modified` is when the file was written.
    """

    source: Path
    printed: PrintedReport
    identity: Identity
    plan: ImportPlan | None = None
    entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    modified: float = 0

    def placing(self, entries: Mapping[str, tuple[str, ...]]) -> "Received":
        """Return it with other headings placed by a person."""
        return replace(self, entries=entries, plan=self.plan and replace(self.plan, entries=entries))


def receive(store: Store, dictionaries: Dictionaries, source: Path, progress: Progress) -> Received:
    """Read a file and compare it with what is kept. Raises AppError."""
    printed = read_report(source)
    progress.go_on()
    identity = _known(identify(printed, dictionaries), dictionaries)
    received = Received(source, printed, identity, modified=source.stat().st_mtime)
    return compare_again(store, received, progress)


def compare_again(store: Store, received: Received, progress: Progress) -> Received:
    """Compare a file with what is kept; there is no plan until it is known which report it is."""
    said = received.identity
    if said.kind is None or said.quarter is None or said.author is None:
        return replace(received, plan=None)
    key = ReportKey(said.kind, said.quarter, said.author)
    plan = compare(store, received.source, received.printed, key)
    return replace(received, plan=plan).placing(received.entries)


def _known(said: Identity, dictionaries: Dictionaries) -> Identity:
    """Return what can be believed of what a file says: an author who is known and sends such reports."""
    author = dictionaries.get(Author, said.author) if said.author else None
    if author is None:
        return replace(said, author=None)
    sends = next((kind for kind in ReportKind if kind == author.kind), said.kind)  # the office makes both
    return replace(said, kind=said.kind or sends, author=author.id if said.kind in (None, sends) else None)


def take_in(
    store: Store, reader: Reader, plans: Sequence[ImportPlan], progress: Progress
) -> Sequence[ReportKey]:
    """Keep what was planned; until the transaction begins it can be cancelled. Raises AppError."""
    progress.go_on()
    keep_all(store, reader.dictionaries, plans, reached=progress.reached, reader=reader)
    return [plan.key for plan in plans]
