"""Report files go into the store: read, planned, shown, kept in one transaction with a backup before.

Nothing is dropped silently: what could not be read stands in the plan with its place.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from pathlib import Path
from uuid import UUID, uuid4

from db.backup import Reason
from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Field, Report, ReportKey, ReportKind, Section
from db.errors import AppError
from db.explanations import Explanation
from db.folding import fold
from db.journal import Record
from db.positions import spread
from db.receptions import FILES
from db.store import Store
from desktop.office.convert import read_report
from desktop.report.headings import recognise_heading
from desktop.report.identity import identify
from desktop.report.matching import Pair, by_id, match
from desktop.report.morphology import Morphology
from desktop.report.printed import Identity, PrintedReport, PrintedRow
from desktop.report.reading import Reader
from desktop.report.wording import plural
from desktop.services.carrying import Newcomers, answers, corrected, ids_of, sets_otherwise
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


def keep(
    store: Store,
    dictionaries: Dictionaries,
    plan: ImportPlan,
    new_id: Callable[[], UUID] = uuid4,
    go_on: Callable[[], object] = bool,
    reader: Reader | None = None,
) -> None:
    """Carry one plan out, see `keep_all`."""
    keep_all(store, dictionaries, [plan], new_id, lambda _: go_on(), reader)


def keep_all(
    store: Store,
    dictionaries: Dictionaries,
    plans: Sequence[ImportPlan],
    new_id: Callable[[], UUID] = uuid4,
    reached: Callable[[float], object] = bool,
    reader: Reader | None = None,
) -> None:
    """Carry plans out, each of another report: a backup first, then one transaction, which is one action.

    Events and headings that are known keep their ids; the order is the file's; what is gone goes to the bin.
    `reached` is told how much is done, last right before the transaction, and stops everything by raising.
    `reader` is the one of the program, where it has one already.
    Raises AppError; then the store is as it was.
    """
    by_whom = reader or Reader(dictionaries, Morphology())
    newcomers = Newcomers.of(store, (plan.printed for plan in plans), new_id)
    put: list[Report | Section | Event | Explanation] = []
    remove: list[Section | Event] = []
    for done, plan in enumerate(plans):
        reached(done / len(plans))
        wanted, unwanted = _to_keep(plan, dictionaries, by_whom, newcomers)
        put += wanted
        remove += unwanted
    store.back_up(Reason.IMPORT)
    reached(1)
    store.commit(_label(plans), put, remove, details={FILES: [_told(plan) for plan in plans]})


def _to_keep(
    plan: ImportPlan, dictionaries: Dictionaries, reader: Reader, newcomers: Newcomers
) -> tuple[list[Report | Section | Event | Explanation], list[Section | Event]]:
    """Return what a plan comes to: what is to be kept, and what is to go."""
    old = plan.kept or Report(newcomers.new_id(), plan.key, plan.printed.title)
    printed = plan.printed
    key = replace(old.key, edition=max(old.key.edition, printed.edition))
    report = replace(old, key=key, title=printed.title, closing=printed.closing, nil=printed.nil)
    sections = _sections(plan, old, dictionaries, newcomers.new_id)
    events = _events(plan, report.id, sections, reader, newcomers)
    ids = {row.id: event.id for row, event in zip(printed.rows(), events, strict=True) if row.id}
    answered = answers(printed, report.id, ids, plan.answers)
    staying = {section.id for section in sections.values()}
    gone = [row.kept for row in plan.rows if row.state is State.GONE and row.kept]
    return [report, *sections.values(), *events, *answered], [
        *gone,
        *(section for section in old.sections if section.id not in staying),
    ]


def _label(plans: Sequence[ImportPlan]) -> str:
    """Return how the journal calls it."""
    first = plans[0]
    if len(plans) == 1:
        return first.action or f"прием файла «{first.source.name}»"
    return f"прием {len(plans)} {plural(len(plans), 'файла', 'файлов', 'файлов')}"


def _told(plan: ImportPlan) -> Record:
    """Return what the log says of a file."""
    return {
        "name": plan.source.name,
        "kind": plan.key.kind.value,
        "quarter": str(plan.key.quarter),
        "author": plan.key.author,
        **{state.name.lower(): plan.count(state) for state in State},
        "unread": len(plan.printed.unread),
    }


def _sections(
    plan: ImportPlan, old: Report, dictionaries: Dictionaries, new_id: Callable[[], UUID]
) -> dict[int, Section]:
    """Return the sections by their place in the file; rows before any heading are in none."""
    known = {section.heading: section for section in reversed(old.sections)}
    printed = plan.printed.sections
    sections = {}
    for place, (each, position) in enumerate(zip(printed, spread(len(printed)), strict=True)):
        if each.heading:
            section = known.pop(each.heading, None) or Section(new_id(), old.id, position, each.heading)
            read = recognise_heading(each.heading, plan.key.kind, plan.key.quarter, dictionaries)
            chosen = section.entries or each.entries  # by a person, here or where the file was written
            entries = plan.entries.get(each.heading) or read or chosen
            sections[place] = replace(section, position=position, entries=entries)
    return sections


def _events(
    plan: ImportPlan,
    report_id: UUID,
    sections: dict[int, Section],
    reader: Reader,
    newcomers: Newcomers,
) -> list[Event]:
    """Return the events of the file in its order, each with what is read from it."""
    known = {row.number: row.kept for row in plan.rows if row.kept}
    rows = [(place, row) for place, each in enumerate(plan.printed.sections) for row in each.rows]
    events = []
    for number, ((place, row), position) in enumerate(zip(rows, spread(len(rows)), strict=True), 1):
        event = known.get(number) or newcomers.event(row, report_id)
        taken = replace(
            event,
            section_id=sections[place].id if place in sections else None,
            position=position,
            texts=row.texts,
            reading=corrected(event.reading, row),
            sphere=row.sphere or event.sphere,  # documents made by hand do not say it
            institution=row.institution or event.institution,
        )
        is_as_kept = taken.reading is not None and event.texts == row.texts
        events.append(taken if is_as_kept else reader.renewed(taken, plan.key.quarter))
    return events


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
