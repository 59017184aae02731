"""Family D: events told twice, told in different ways, held together with others, told a quarter before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from db.entities import Field, Quarter, ReportKind
from db.folding import fold
from desktop.report.checks.checked import CheckedEvent, CheckedReport
from desktop.report.checks.context import Context
from desktop.report.checks.contradicting import told_with_other_dates, told_with_other_place
from desktop.report.checks.event_marks import marks
from desktop.report.checks.finding import Found
from desktop.report.checks.spots import in_whole
from desktop.report.checks.told import Pair, Told, are_the_same, has_alike_texts, in_one_section
from desktop.report.checks.twins import TwinIndex, index_of, marks_of, shared_names
from desktop.report.headings import recognise_heading
from desktop.report.wording import in_quarter


def twice(context: Context) -> Iterator[Found]:
    """Find events that stand twice in one section."""
    pairs = [pair for pair in context.once(_pairs) if in_one_section(*pair) and _is_told_twice(*pair)]
    for first, *others in _groups(pairs):
        for other in others:
            message = (
                f"Похоже, это мероприятие уже указано в том же разделе в строке {first.number}: "
                "оставьте одну запись или поясните, чем мероприятия различаются."
            )
            yield _about(other, Field.TITLE, message, [first])


def contradiction(context: Context) -> Iterator[Found]:
    """Find events that two sections or reports tell with other dates, or with another place."""
    pairs = context.once(_pairs)
    for field, differ, said in (
        (Field.PERIOD, told_with_other_dates, "с другими сроками"),
        (Field.PLACE, told_with_other_place, "с другим местом проведения"),
    ):
        differing = [pair for pair in pairs if differ(*pair)]
        contrary_to = _others_of(differing)
        for group in _groups(differing):
            own = [each for each in group if each.report is context.report]
            odd = max(own, key=lambda each: (len(contrary_to[each]), each.number))  # of equals the last
            others = [each for each in group if each is not odd]
            contrary = min(contrary_to[odd], key=lambda each: each.position)
            message = (
                f"Похоже, о том же мероприятии сообщается {_where(contrary, context)}, но {said}: "
                f"{fold(contrary.event.texts[field])}. Уточните сведения или поясните разницу."
            )
            yield _about(odd, field, message, others)


def joint(context: Context) -> Iterator[Found]:
    """Find events that several sections or reports tell with the same dates."""
    pairs = [pair for pair in context.once(_pairs) if not in_one_section(*pair) and _are_joint(*pair)]
    for first, *others in _groups(pairs):
        where = ", ".join(dict.fromkeys(_where(each, context) for each in others))
        message = (
            f"О том же мероприятии сообщается {where}: если оно совместное, проверьте, "
            "что сведения не расходятся."
        )
        yield _about(first, Field.TITLE, message, others)


def told_before(context: Context) -> Iterator[Found]:
    """Find events that a report for an earlier quarter has with the same dates."""
    reports = tuple(_reports_before(context))
    indexes = tuple(report.once(index_of) for report in reports)
    for number, event in enumerate(context.report.events, 1) if reports else ():
        for which, place in event.once(_in_indexes, indexes):
            before = reports[which]
            mine = Told(context.report, number, event.once(marks))
            theirs = Told(before, place + 1, indexes[which].events[place])
            if _goes_on(event, context.quarter) or _of_different_authors(mine, theirs, context):
                continue
            when = f" {in_quarter(before.quarter)}" if before.quarter else ""
            message = (
                f"Мероприятие с теми же сроками уже указано в отчете{when}, строка {theirs.number}: "
                "уберите его или поясните, почему о нем сообщается снова."
            )
            yield _about(mine, Field.TITLE, message, [theirs])
            break  # who reports an event again needs to hear of it once


def _pairs(context: Context) -> list[Pair]:
    """Return the events of the report that are one event told twice, there or in reports beside it."""
    reports = (context.report, *_beside(context))
    where = [(report, number) for report in reports for number in range(1, len(report.events) + 1)]
    index = TwinIndex([each for report in reports for each in report.once(marks_of)])
    own = len(context.report.events)
    pairs = [pair for pair in index.pairs() if pair[0] < own]
    told = {at: Told(*where[at], index.events[at], at) for pair in pairs for at in pair}
    return [(told[one], told[other]) for one, other in pairs]


def _beside(context: Context) -> Iterator[CheckedReport]:
    """Yield the reports on the same quarter that hold other events: no other version, no part of a whole."""
    report = context.report
    for other in context.around.beside:
        is_of_time = None in (report.quarter, other.quarter) or report.quarter == other.quarter
        is_of_same = report.kind == other.kind and (
            report.identity.author == other.identity.author or report.is_consolidated or other.is_consolidated
        )
        if is_of_time and not is_of_same:
            yield other


def _reports_before(context: Context) -> Iterator[CheckedReport]:
    """Yield the reports of the same kind on quarters before."""
    report = context.report
    for other in (*context.around.earlier, *context.around.beside):
        if other.kind != report.kind or report.quarter is None or other.quarter is None:
            continue
        if other.quarter < report.quarter:
            yield other


def _in_indexes(event: CheckedEvent, indexes: tuple[TwinIndex, ...]) -> list[tuple[int, int]]:
    """Return which events of other reports are this one with the same dates; asked as `event.once`."""
    mine = event.once(marks)
    return [(which, position) for which, index in enumerate(indexes) for position in index.like(mine)]


def _goes_on(event: CheckedEvent, quarter: Quarter | None) -> bool:
    """Whether an event of the quarter before goes on: it may be told of in both."""
    period = event.period
    return bool(quarter and period and period.first < quarter.first_day <= period.last)


def _of_different_authors(mine: Told, theirs: Told, context: Context) -> bool:
    """Whether two municipalities tell of one event, each in its own time."""
    territories = [_territory(each, context) for each in (mine, theirs)]
    return all(territories) and territories[0] != territories[1]


def _territory(told: Told, context: Context) -> str:
    """Return the municipality that tells of an event, "" where that is not known."""
    report, dictionaries = told.report, context.around.reader.dictionaries
    if report.kind is not ReportKind.MUNICIPAL:
        return ""
    if report.is_consolidated:
        return report.once(_told_of, told.heading, dictionaries)
    author = dictionaries.get(Author, report.identity.author or "")
    return author.municipality_id if author else ""


def _told_of(report: CheckedReport, heading: str, dictionaries: Dictionaries) -> str:
    """Return the municipality of which a heading tells; asked as `report.once`."""
    return next(iter(recognise_heading(heading, report.kind, report.quarter, dictionaries)), "")


def _is_told_twice(one: Told, other: Told) -> bool:
    """Whether two events of one section are one: several can be held on a day, then others took part."""
    return are_the_same(one.marks, other.marks) and has_alike_texts(one, other)


def _are_joint(one: Told, other: Told) -> bool:
    mine, theirs = one.marks, other.marks
    is_told_well = bool(shared_names(mine, theirs)) or len(mine.telling & theirs.telling) > 1
    return are_the_same(mine, theirs) and (is_told_well or not _is_anywhere(one) or not _is_anywhere(other))


def _is_anywhere(told: Told) -> bool:
    return told.marks.remote or not told.marks.places


def _others_of(pairs: Sequence[Pair]) -> dict[Told, list[Told]]:
    """Return with which others each event makes pairs."""
    others: dict[Told, list[Told]] = {}
    for one, other in pairs:
        others.setdefault(one, []).append(other)
        others.setdefault(other, []).append(one)
    return others


def _groups(pairs: Sequence[Pair]) -> list[list[Told]]:
    """Return what hangs together, each group in the order of the reports."""
    group_of: dict[Told, list[Told]] = {}
    for one, other in pairs:
        mine, theirs = group_of.setdefault(one, [one]), group_of.setdefault(other, [other])
        if mine is not theirs:
            mine.extend(theirs)
            for each in theirs:
                group_of[each] = mine
    groups = {id(group): group for group in group_of.values()}.values()
    return [sorted(group, key=lambda each: each.position) for group in groups]


def _about(told: Told, field: Field, message: str, others: Sequence[Told]) -> Found:
    """Return what is said of an event with its twins."""
    found = in_whole(told.event, field, message, twins=tuple(each.twin for each in others))
    rows = {told.number, *(each.number for each in others if each.report is told.report)}
    return replace(found, number=told.number, rows=tuple(sorted(rows)))


_STREAMS = {
    ReportKind.MUNICIPAL: "в отчете муниципальных образований",
    ReportKind.EXECUTIVE: "в отчете исполнительных органов",
}


def _where(told: Told, context: Context) -> str:
    """Return «в строке 21», or in which report and row an event is told."""
    if told.report is context.report:
        return f"в строке {told.number}"
    is_other = told.report.kind != context.report.kind
    stream = _STREAMS[told.report.kind] if is_other and told.report.kind else "в другом отчете"
    return f"{stream} (строка {told.number})"
