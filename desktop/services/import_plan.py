"""What keeping a report file would change: read, compared with the store, shown before it is kept.

Nothing is dropped silently: what could not be read stands in the plan with its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from pathlib import Path

from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Field, Report, ReportKey, ReportKind
from db.errors import AppError
from db.explanations import Explanation
from db.folding import fold
from db.store import Store
from desktop.office.convert import read_report
from desktop.report.identity import identify
from desktop.report.matching import Pair, by_id, match
from desktop.report.printed import Identity, PrintedReport, PrintedRow
from desktop.services.carrying import answers, ids_of, sets_otherwise
from desktop.services.exporting import as_printed
from desktop.services.naming import KIND_NAMES

NOTHING_SAID = Identity()


class State(Enum):
    """What a file does to an event of the store."""

    NEW = auto()
    CHANGED = auto()
    SAME = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One event: its number and row in the file (None where it is gone), the kept one (None where new)."""

    state: State
    number: int | None
    printed: PrintedRow | None
    kept: Event | None
    changed: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a file holds and what keeping it would change.

    `around` names what else differs from the report that is kept: title, sections, order, closing row.
    `action` is how the journal calls it, where it comes from no file. `entries` are what headings stand for
    that the dictionaries do not know, as a person has said. `answers` are the explanations that are kept.
    """

    source: Path
    key: ReportKey
    printed: PrintedReport
    kept: Report | None
    rows: tuple[PlannedRow, ...]
    around: tuple[str, ...] = ()
    action: str = ""
    entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    answers: tuple[Explanation, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether the store holds all of it already."""
        if self.kept is None or self.around or self._places_headings:
            return False
        return self.count(State.SAME) == len(self.rows)

    @property
    def _places_headings(self) -> bool:
        """Whether a person has said of headings that they stand for something else than is kept."""
        sections = self.kept.sections if self.kept else ()
        return any(self.entries.get(each.heading, each.entries) != each.entries for each in sections)

    def count(self, state: State) -> int:
        """Return how many events have the state."""
        return sum(row.state is state for row in self.rows)


class Unidentified(AppError):
    """Neither the file nor the person said which report it is."""

    def __init__(self, source: Path, missing: str) -> None:
        super().__init__(
            f"Файл «{source.name}» не принят: по его заголовку не определить {missing}, укажите это явно.",
            "Хранилище не изменено.",
            "Укажите вид отчета, квартал и отправителя и повторите.",
        )


class WrongAuthor(AppError):
    """Nobody of that name sends such a report."""

    def __init__(self, source: Path, reason: str) -> None:
        super().__init__(
            f"Файл «{source.name}» не принят: {reason}; проверьте вид отчета и отправителя.",
            "Хранилище не изменено.",
            "Укажите вид отчета и отправителя и повторите.",
        )


def plan_import(
    store: Store, dictionaries: Dictionaries, source: Path, said: Identity = NOTHING_SAID
) -> ImportPlan:
    """Read a file and compare it with what is kept; `said` is what the person says of it and goes first.

    Raises AppError: the file cannot be read, or it stays unknown which report it is, or there is no such.
    """
    printed = read_report(source)
    key = _key(source, said, identify(printed, dictionaries), dictionaries)
    return compare(store, source, printed, key)


def compare(store: Store, source: Path, printed: PrintedReport, key: ReportKey) -> ImportPlan:
    """Compare what was read from a file with the report that is kept under the key."""
    report_id = store.find(key)
    kept = store.report(report_id) if report_id else None
    events, file_rows = kept.events if kept else (), list(printed.rows())
    known = by_id([event.id for event in events], [row.id for row in file_rows])
    pairs = match([event.texts for event in events], [row.texts for row in file_rows], known)
    answered = tuple(store.explanations(kept.id)) if kept else ()
    return planned(ImportPlan(source, key, printed, kept, (), answers=answered), pairs)


def planned(plan: ImportPlan, pairs: Sequence[Pair]) -> ImportPlan:
    """Return a plan whose rows and differences are those of its file, whose events are told by `pairs`."""
    kept, printed = plan.kept, plan.printed
    events, file_rows = kept.events if kept else (), list(printed.rows())
    rows = tuple(_planned(pair, events, file_rows) for pair in pairs)
    around = _around(kept, printed, pairs) if kept else []
    if kept and any(answers(printed, kept.id, ids_of(kept, file_rows, pairs), plan.answers)):
        around.append("пояснения к замечаниям")
    return replace(plan, rows=rows, around=tuple(around))


def _key(source: Path, said: Identity, found: Identity, dictionaries: Dictionaries) -> ReportKey:
    """Return which report it is: an author who sends reports of one kind only tells the kind."""
    quarter, author = said.quarter or found.quarter, said.author or found.author
    sends = _sends(source, author, dictionaries) if author else None
    kind = said.kind or found.kind or sends
    if kind is None or quarter is None or author is None:
        names = {"вид отчета": kind, "квартал": quarter, "отправителя": author}
        raise Unidentified(source, ", ".join(name for name, value in names.items() if value is None))
    if sends not in (None, kind):
        name = dictionaries.author_name(author)
        raise WrongAuthor(source, f"«{name}» не готовит {KIND_NAMES[kind]}")
    return ReportKey(kind, quarter, author)


def _sends(source: Path, author_id: str, dictionaries: Dictionaries) -> ReportKind | None:
    """Return of which kind the reports of an author are, None for the office, which makes both."""
    author = dictionaries.get(Author, author_id)
    if author is None:
        raise WrongAuthor(source, f"отправителя «{fold(author_id)}» нет в справочнике")
    return next((kind for kind in ReportKind if kind.value == author.kind), None)


def _planned(pair: Pair, kept: Sequence[Event], printed: Sequence[PrintedRow]) -> PlannedRow:
    event = None if pair.old is None else kept[pair.old]
    if pair.new is None:
        return PlannedRow(State.GONE, None, None, event)
    states = {(True, False): State.NEW, (False, False): State.SAME, (False, True): State.CHANGED}
    state = states[event is None, bool(pair.changed)]
    return PlannedRow(state, pair.new + 1, printed[pair.new], event, pair.changed)


def _around(kept: Report, printed: PrintedReport, pairs: Sequence[Pair]) -> list[str]:
    """Name what differs besides the texts of the events."""
    before = as_printed(kept)
    order = [pair.old for pair in pairs if pair.old is not None and pair.new is not None]
    differences = {
        "версия отчета": before.edition < printed.edition,
        "заголовок": before.title != printed.title,
        "разделы": [each.heading for each in before.sections] != [each.heading for each in printed.sections],
        "распределение по разделам": _moved(before, printed, pairs),
        "порядок мероприятий": order != sorted(order),
        "сферы сотрудничества": _other_spheres(kept, printed, pairs),
        "исправленное вручную": _other_corrections(kept, printed, pairs),
        "строка о встречах": before.closing != printed.closing,
        "отметка о том, что мероприятий не было": before.nil != printed.nil,
    }
    return [name for name, differs in differences.items() if differs]


def _moved(before: PrintedReport, printed: PrintedReport, pairs: Sequence[Pair]) -> bool:
    old, new = _headings(before), _headings(printed)
    return any(
        old[pair.old] != new[pair.new] for pair in pairs if pair.old is not None and pair.new is not None
    )


def _other_spheres(kept: Report, printed: PrintedReport, pairs: Sequence[Pair]) -> bool:
    """Whether a file names spheres that are not those of the events; one that names none changes none."""
    rows = list(printed.rows())
    return any(
        rows[pair.new].sphere not in ("", kept.events[pair.old].sphere)
        for pair in pairs
        if pair.old is not None and pair.new is not None
    )


def _other_corrections(kept: Report, printed: PrintedReport, pairs: Sequence[Pair]) -> bool:
    rows = list(printed.rows())
    return any(
        sets_otherwise(kept.events[pair.old], rows[pair.new])
        for pair in pairs
        if pair.old is not None and pair.new is not None
    )


def _headings(report: PrintedReport) -> list[str]:
    return [section.heading for section in report.sections for _ in section.rows]
