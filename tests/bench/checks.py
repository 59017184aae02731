"""The checks: a report of a thousand events among four earlier ones, whole and after each key."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from statistics import median
from time import process_time
from uuid import UUID

from db.entities import OFFICE, Quarter, ReportKind, Texts
from desktop.report.checks.checked import CheckedReport, of_printed
from desktop.report.checks.context import Context, Surroundings
from desktop.report.checks.running import Checked, check
from desktop.report.morphology import Morphology
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection
from desktop.report.reading import Reader
from tests.bench.measure import Result, in_ms, ratio
from tests.bench.samples import report
from tests.dictionaries import shipped

ROWS = 1000
QUARTER = Quarter(2025, 3)
TODAY = date(2025, 9, 20)
IN_TIME = 2.0
AT_EACH_KEY = 0.03
ENDLESS = ("« ", "а - ", " ,", "5 участника ", "  ", "а\n", "из них: 5 человек, ", "Аа", "Х ")


def main() -> list[Result]:
    """Measure what «Проверить отчет» takes, and what a change of one event does."""
    reader = Reader(shipped(), Morphology())
    around = Surroundings(reader, TODAY, earlier=earlier(reader), is_leaving=True)
    context = Context(kept(reader, ROWS, QUARTER), around)
    found = check(context)  # also loads the forms of words
    whole = median_of_work(partial(check_anew, context))
    changed = median_of_changes(found)
    reading = partial(kept, reader, ROWS, QUARTER)
    endless = median_of_work(partial(check_endless, [of_endless(reader, scrap) for scrap in ENDLESS], around))
    equal = check(Context(of_equal(reader), around))
    whole_equal = median_of_work(partial(check_anew, equal.context))
    changed_equal = median_of_changes(equal)
    return [
        Result(f"check {ROWS:,} events, 4 earlier quarters", in_ms(whole), whole, IN_TIME, "seconds"),
        Result("check them after one has changed", in_ms(changed), changed, AT_EACH_KEY, "seconds"),
        Result(f"check {ROWS:,} equal events", in_ms(whole_equal), whole_equal, IN_TIME, "seconds"),
        Result("check them after one has changed", in_ms(changed_equal), changed_equal, 0.1, "seconds"),
        Result("check 10,000 endless letters", in_ms(endless), endless, 0.5 * len(ENDLESS), "seconds"),
        Result(
            "check them all", in_ms(whole), ratio(partial(check_anew, context), reading), 1.0, "reading them"
        ),
    ]


def kept(reader: Reader, rows: int, quarter: Quarter) -> CheckedReport:
    """Return an invented report with all that its texts say."""
    identity = Identity(ReportKind.EXECUTIVE, quarter, OFFICE)
    read = of_printed(report(rows), identity, f"{quarter} {rows}", reader.renew)
    events = tuple(replace(event, id=UUID(int=number)) for number, event in enumerate(read.events))
    return replace(read, events=events)


def of_equal(reader: Reader) -> CheckedReport:
    """Return a report in which one event stands again and again: each may be the twin of each."""
    made = kept(reader, ROWS, QUARTER)
    return replace(made, events=tuple(replace(made.events[0], id=event.id) for event in made.events))


def of_endless(reader: Reader, scrap: str) -> CheckedReport:
    """Return a report of one event whose time would grow with the square if a rule were careless."""
    text = scrap * (10_000 // len(scrap))
    printed = PrintedReport(
        "Отчет", (PrintedSection("", (PrintedRow(Texts(text, text, "", text, text)),)),), text
    )
    return of_printed(printed, Identity(ReportKind.EXECUTIVE, QUARTER, OFFICE), scrap, reader.renew)


def check_endless(reports: Sequence[CheckedReport], around: Surroundings) -> None:
    """Check reports of endless letters of which nothing is remembered."""
    for each in reports:
        events = tuple(replace(event) for event in each.events)
        check(Context(replace(each, events=events), around))


def earlier(reader: Reader) -> tuple[CheckedReport, ...]:
    """Return the reports of the four quarters before, each of other events."""
    reports, quarter = [], QUARTER
    for rows in range(ROWS + 1, ROWS + 5):
        quarter = quarter.previous
        reports.append(kept(reader, rows, quarter))
    return tuple(reports)


def check_anew(context: Context) -> Checked:
    """Check a report of which nothing is remembered."""
    events = tuple(replace(event) for event in context.report.events)
    return check(replace(context, report=replace(context.report, events=events)))


def median_of_work(action: Callable[[], object], runs: int = 5) -> float:
    """Return the median of several runs, in seconds of the processor: others may be at work beside it."""
    durations = []
    for _ in range(runs):
        start = process_time()
        action()
        durations.append(process_time() - start)
    return median(durations)


def median_of_changes(found: Checked, changes: int = 9) -> float:
    """Return how long a check takes that follows the change of one event."""
    durations = []
    for change in range(changes):
        start = process_time()
        found = check(after_change(found.context, change), found)
        durations.append(process_time() - start)
    return median(durations)


def after_change(context: Context, change: int) -> Context:
    """Return the report with a letter more in one content, as the store would give it: all values anew."""
    around, number = context.around, 500 + change
    events = [replace(event) for event in context.report.events]
    texts = replace(events[number].texts, content=f"{events[number].texts.content} и")
    reading = around.reader.renew(events[number].reading, texts, QUARTER)
    events[number] = replace(events[number], texts=texts, reading=reading)
    return replace(context, report=replace(context.report, events=tuple(events)))
