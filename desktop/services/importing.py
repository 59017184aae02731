"""Report files go into the store as they were planned: in one transaction with a backup before."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID, uuid4

from db.backup import Reason
from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Report, Section
from db.explanations import Explanation
from db.journal import Record
from db.positions import spread
from db.receptions import FILES
from db.store import Store
from desktop.report.headings import recognise_heading
from desktop.report.morphology import Morphology
from desktop.report.reading import Reader
from desktop.report.wording import plural
from desktop.services.carrying import Newcomers, answers, corrected
from desktop.services.import_plan import ImportPlan, State


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
