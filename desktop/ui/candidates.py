"""The files that are looked at before they are taken in: what is known of each, and what is ticked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from db.entities import ReportKey, Texts
from db.errors import AppError
from desktop.services.choosing import only
from desktop.services.import_plan import ImportPlan, State
from desktop.ui.receiving import Received


@dataclass(eq=False, slots=True)
class Candidate:
    """A file: what was read of it, or why it was not; whether it is ticked, and which rows of it are not."""

    source: Path
    received: Received | None = None
    error: AppError | None = None
    is_ticked: bool = True
    left_out: set[int] = field(default_factory=set)

    @property
    def is_waiting(self) -> bool:
        """Whether it was not read yet."""
        return self.received is None and self.error is None

    @property
    def plan(self) -> ImportPlan | None:
        """What keeping it would change; None where it was not read, or it is not known which report it is."""
        return self.received.plan if self.received else None

    @property
    def key(self) -> ReportKey | None:
        """Which report it is."""
        return self.plan.key if self.plan else None

    @property
    def offered(self) -> int:
        """How many rows may be ticked."""
        return sum(row.state is not State.SAME for row in self.plan.rows) if self.plan else 0

    @property
    def taken(self) -> int:
        """How many rows are ticked."""
        return self.offered - len(self.left_out)

    @property
    def is_locked(self) -> bool:
        """Whether the report is prepared to be sent, so that nothing of it may change."""
        kept = self.plan.kept if self.plan else None
        return kept is not None and kept.prepared_at is not None

    @property
    def may_be_taken(self) -> bool:
        """Whether there is something in it to keep."""
        plan = self.plan
        if plan is None or plan.changes_nothing or self.is_locked:
            return False
        return bool(self.taken or not self.offered)

    @property
    def is_taken(self) -> bool:
        """Whether it is to be kept."""
        return self.is_ticked and self.may_be_taken

    def chosen(self) -> ImportPlan:
        """Return the plan of the rows that are ticked."""
        if (plan := self.plan) is None:
            raise ValueError(f"nothing is known of {self.source}")
        if not self.left_out:
            return plan
        offered = {place for place, row in enumerate(plan.rows) if row.state is not State.SAME}
        return only(plan, offered - self.left_out)


class Likeness(Enum):
    """In what a file is like another one that is ticked."""

    SAME_ROWS = auto()
    SAME_REPORT = auto()


class Candidates:
    """The files in their order; of those that hold the same report only one is ticked."""

    def __init__(self, files: Iterable[Path] = ()) -> None:
        self._all: list[Candidate] = []
        self.add(files)

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self._all)

    def __getitem__(self, place: int) -> Candidate:
        return self._all[place]

    def place(self, candidate: Candidate) -> int:
        """Return the place of a file."""
        return self._all.index(candidate)

    def add(self, files: Iterable[Path]) -> Sequence[Candidate]:
        """Add files that are not there yet, and return them."""
        there = {each.source for each in self._all}
        new = [Candidate(file) for file in dict.fromkeys(files) if file not in there]
        self._all += new
        return new

    def waiting(self) -> Candidate | None:
        """Return the next file to be read."""
        return next((each for each in self._all if each.is_waiting), None)

    def read(self) -> int:
        """Return how many files were read, or could not be."""
        return sum(not each.is_waiting for each in self._all)

    def taken(self) -> list[Candidate]:
        """Return the files that are to be kept."""
        return [each for each in self._all if each.is_taken]

    def know(self, candidate: Candidate, received: Received) -> None:
        """Take what was found out about a file; of two that hold the same report the newer one is ticked."""
        candidate.received, candidate.error, candidate.left_out = received, None, set()
        rivals = self._rivals(candidate)
        candidate.is_ticked = all(_replaces(received, rival.received) for rival in rivals)
        if candidate.is_ticked:
            self._untick_rivals(candidate)

    def turn(self, candidate: Candidate) -> None:
        """Tick a file in place of others that hold the same report, or take its tick away."""
        candidate.is_ticked = not candidate.is_ticked
        if candidate.is_ticked:
            self._untick_rivals(candidate)

    def like(self, candidate: Candidate) -> tuple[Likeness, Candidate] | None:
        """Return the file in whose favour one is not ticked."""
        rival = None if candidate.is_ticked else next(iter(self._rivals(candidate)), None)
        if rival is None:
            return None
        is_same = _rows(candidate.received) == _rows(rival.received)
        return (Likeness.SAME_ROWS if is_same else Likeness.SAME_REPORT), rival

    def _rivals(self, candidate: Candidate) -> list[Candidate]:
        """Return the other files that hold the same report and are ticked."""
        return [
            each
            for each in self._all
            if each is not candidate and each.is_ticked and each.key is not None and each.key == candidate.key
        ]

    def _untick_rivals(self, candidate: Candidate) -> None:
        for rival in self._rivals(candidate):
            rival.is_ticked = False


def _replaces(received: Received, other: Received | None) -> bool:
    """Whether a file is to be kept in place of another one that holds the same report."""
    return other is None or (received.modified > other.modified and _rows(received) != _rows(other))


def _rows(received: Received | None) -> Sequence[tuple[str, Sequence[Texts]]]:
    """Return what a file says of events, wherever in it they stand."""
    sections = received.printed.sections if received else ()
    return [(section.heading, [row.texts for row in section.rows]) for section in sections]
