"""The store: saving one event, listing a page and reading a report, alone and among 100,000 events."""

from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from db import search_index
from db.backup import copy_database
from db.engine import connect, engine_for, for_writing
from db.entities import Event, Period, Quarter, Reading, Report, ReportKey, ReportKind, Section, Span, Texts
from db.folder import FILE_NAME
from db.positions import spread
from db.rows import Entity
from db.store import Store
from db.tables import Base
from tests.bench.measure import Action, Result, in_ms, median_seconds, ratio

EVENTS = 300  # of a report: a quarter of the whole region
SECTIONS = 20
COPIES = 333  # of the report, for 100,000 events in all
QUARTER = Quarter(2031, 1)
RUNS = 25
ALONE = "the same with this report alone"

# How the rows of the one report are copied by SQL: saving them all would take longer than the measurements.
_NEW_KEY = "substr({0}, 1, 24) || printf('%08x', copy)"
_COPIED = {
    **dict.fromkeys(("id", "report_id", "section_id", "event_id"), _NEW_KEY),
    "year": "{0} + copy / 4",
    "quarter": "{0} + copy % 4",
}
_GROW = """
    WITH RECURSIVE copies (copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy < {copies})
    INSERT INTO {table} ({names}) SELECT {values} FROM {table}, copies
"""


def main() -> list[Result]:
    """Measure a store with one report and one with 100,000 events in one run."""
    with TemporaryDirectory() as name, ExitStack() as stores:
        folder = Path(name)
        small = stores.enter_context(open_store(folder / "small"))
        report = invented_report()
        kept: list[Entity] = [replace(report, sections=(), events=()), *report.sections, *report.events]
        entering = Result(
            f"enter {EVENTS} events", in_ms(median_seconds(lambda: small.commit("Ввод", kept), runs=1))
        )
        large_path = folder / "large" / FILE_NAME
        large_path.parent.mkdir()
        copy_database(small.path, large_path)
        grow(large_path)
        checking = Result(
            "open 100,000 events", in_ms(median_seconds(partial(open_and_close, large_path.parent)))
        )
        large = stores.enter_context(open_store(large_path.parent))
        return [
            *opening(folder),
            checking,
            entering,
            *saving(small, large, report),
            compared(
                "list a page of a report",
                partial(first_page, large, report.id),
                partial(first_page, small, report.id),
            ),
            compared(
                f"read a report of {EVENTS}",
                partial(large.report, report.id),
                partial(small.report, report.id),
            ),
            Result(f"list {COPIES + 1} reports", in_ms(median_seconds(large.reports))),
        ]


def opening(folder: Path) -> list[Result]:
    """Measure making a store and opening it; the first run, which imports Alembic, is left out."""
    open_and_close(folder / "first")
    fresh = (folder / f"fresh {number}" for number in count())
    return [
        Result("make a store", in_ms(median_seconds(lambda: open_and_close(next(fresh))))),
        Result("open a store", in_ms(median_seconds(partial(open_and_close, folder / "first")))),
    ]


def saving(small: Store, large: Store, report: Report) -> list[Result]:
    """Measure saving one event, against a bare commit of the same text under the same pragmas."""
    event, other = report.events[:2]
    with closing(connect(large.path)) as connection:

        def commit_bare() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE events SET content = content || '.' WHERE id = ?", (other.id.hex,))
            connection.execute("COMMIT")

        save, save_alone = saver(large, event), saver(small, event)
        return [
            Result("commit bare SQL", in_ms(median_seconds(commit_bare, RUNS))),
            compared("save an event", save, commit_bare, "the bare commit", target=None),
            compared("save an event", save, save_alone),
        ]


def compared(
    name: str, ours: Action, theirs: Action, against: str = ALONE, target: float | None = 2
) -> Result:
    """Return a line on how long something takes and how many times as long as something else."""
    return Result(name, in_ms(median_seconds(ours, RUNS)), ratio(ours, theirs, RUNS), target, against)


def saver(store: Store, event: Event) -> Action:
    """Return what edits an event each time it is called, as the form does when a field is left."""
    versions, numbers = count(event.version), count()

    def save() -> None:
        edited = replace(event, version=next(versions))
        store.commit("Правка", [replace(edited, texts=replace(event.texts, title=f"Правка {next(numbers)}"))])

    return save


def first_page(store: Store, report_id: UUID) -> list[Event]:
    """Return the first page of the list of a report."""
    return store.events(store.ids_of_report(report_id)[:200])


def open_store(folder: Path) -> Store:
    """Open a store in a folder of its own."""
    return Store.open(folder, "Лукина А. П.", lambda: datetime.now(UTC))


def open_and_close(folder: Path) -> None:
    """Open a store, check included, and close it."""
    open_store(folder).close()


def invented_report() -> Report:
    """Return a report as long as those of a quarter of the whole region."""
    report = Report(uuid4(), ReportKey(ReportKind.MUNICIPAL, QUARTER), "Отчет")
    sections = tuple(
        Section(uuid4(), report.id, position, f"Раздел {position}") for position in spread(SECTIONS)
    )
    reading = Reading(Period((Span(date(2031, 2, 3), date(2031, 2, 5)),)), "0" * 64, 1)
    texts = Texts(
        "Ярмарка " * 12, "г. Орша", "3-5 февраля 2031 года", "Обмен опытом. " * 30, "12 человек " * 9
    )
    events = tuple(
        Event(uuid4(), report.id, sections[place % SECTIONS].id, position, texts, reading)
        for place, position in enumerate(spread(EVENTS))
    )
    return replace(report, sections=sections, events=events)


def grow(path: Path) -> None:
    """Copy the one report of a store into as many later quarters as it takes to have 100,000 events."""
    with closing(connect(path)) as connection:
        connection.execute("BEGIN")
        for table in ("reports", "sections", "events", "spans"):
            names = Base.metadata.tables[table].columns.keys()
            quoted = [f'"{name}"' for name in names]
            values = [_COPIED.get(name, "{0}").format(cell) for name, cell in zip(names, quoted, strict=True)]
            connection.execute(
                _GROW.format(copies=COPIES, table=table, names=", ".join(quoted), values=", ".join(values))
            )
        connection.execute("COMMIT")
    with for_writing(engine_for(path)).begin() as writing:
        search_index.make(writing)
