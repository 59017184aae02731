"""The work behind taking a file in, without any widget: it runs off the window's thread."""

from dataclasses import dataclass, replace
from pathlib import Path

from db.dictionaries.lookup import Dictionaries
from db.entities import ReportKey
from db.store import Store
from desktop.office.convert import read_report
from desktop.report.identity import identify
from desktop.report.printed import Identity, PrintedReport
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
    return compare_again(store, Received(source, printed, identify(printed, dictionaries)), progress)


def compare_again(store: Store, received: Received, progress: Progress) -> Received:
    """Compare a file with what is kept; there is no plan until it is known which report it is."""
    said = received.identity
    if said.kind is None or said.quarter is None or said.author is None:
        return replace(received, plan=None)
    key = ReportKey(said.kind, said.quarter, said.author)
    return replace(received, plan=compare(store, received.source, received.printed, key))


def take_in(store: Store, dictionaries: Dictionaries, plan: ImportPlan, progress: Progress) -> ReportKey:
    """Keep what was planned; until the transaction begins it can be cancelled. Raises AppError."""
    progress.go_on()
    keep(store, dictionaries, plan, go_on=progress.go_on)
    return plan.key
