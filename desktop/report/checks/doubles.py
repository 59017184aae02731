"""Family D: events told twice, told in different ways, held together with others, told a quarter before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from db.entities import Field, Quarter, ReportKind
from db.folding import fold
from desktop.report.checks.checked import CheckedEvent, CheckedReport
from desktop.report.checks.context import Context
from desktop.report.checks.event_marks import Marks, has_month, marks, stems
from desktop.report.checks.finding import Found, Twin
from desktop.report.checks.spots import in_whole
from desktop.report.checks.twins import (
    TwinIndex,
    index_of,
    is_telling,
    marks_of,
    same_place,
    shared_names,
)
from desktop.report.headings import recognise_heading
from desktop.report.wording import in_quarter


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """An event under comparison: where it stands and what tells it from others."""

    report: CheckedReport
    number: int
    marks: Marks
    position: int = 0  # among all that are compared

    @property
    def event(self) -> CheckedEvent:
        """The event itself."""
        return self.report.event(self.number)

    @property
    def heading(self) -> str:
        """The heading under which it stands, "" where there is none."""
        section = self.report.section_of(self.number)
        return "" if section is None else self.report.sections[section].heading

    @property
    def twin(self) -> Twin:
        """The event as findings name it."""
        return Twin(self.report.source, self.number)


_Pair = tuple[_Told, _Told]


def twice(context: Context) -> Iterator[Found]:
    """Find events that stand twice in one section."""
    pairs = [pair for pair in context.once(_pairs) if _in_one_section(*pair) and _is_told_twice(*pair)]
    for first, *others in _groups(pairs):
        for other in others:
            message = (
                f"Похоже, это мероприятие уже указано в том же разделе в строке {first.number}: "
                "оставьте одну запись или поясните, чем мероприятия различаются."
            )
            yield _about(other, Field.TITLE, message, [first])


def contradiction(context: Context) -> Iterator[Found]:
    """Find events that two sections or reports tell with other dates, or with another place."""
    pairs = [pair for pair in context.once(_pairs) if not _in_one_section(*pair)]
    for field, differ, said in (
        (Field.PERIOD, _dates_differ, "с другими сроками"),
        (Field.PLACE, _places_differ, "с другим местом проведения"),
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
    pairs = [pair for pair in context.once(_pairs) if not _in_one_section(*pair) and _are_joint(*pair)]
    for first, *others in _groups(pairs):
        where = ", ".join(_where(each, context) for each in others)
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
            mine = _Told(context.report, number, event.once(marks))
            theirs = _Told(before, place + 1, indexes[which].events[place])
            if _goes_on(event, context.quarter) or _of_different_authors(mine, theirs, context):
                continue
            when = f" {in_quarter(before.quarter)}" if before.quarter else ""
            message = (
                f"Мероприятие с теми же сроками уже указано в отчете{when}, строка {theirs.number}: "
                "уберите его или поясните, почему о нем сообщается снова."
            )
            yield _about(mine, Field.TITLE, message, [theirs])
            break  # who reports an event again needs to hear of it once


def _pairs(context: Context) -> list[_Pair]:
    """Return the events of the report that are one event told twice, there or in reports beside it."""
    reports = (context.report, *_beside(context))
    where = [(report, number) for report in reports for number in range(1, len(report.events) + 1)]
    index = TwinIndex([each for report in reports for each in report.once(marks_of)])
    own = len(context.report.events)
    pairs = [pair for pair in index.pairs() if pair[0] < own]
    told = {at: _Told(*where[at], index.events[at], at) for pair in pairs for at in pair}
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


def _are_the_same(mine: Marks, theirs: Marks) -> bool:
    return bool(mine.dates) and mine.dates == theirs.dates and same_place(mine, theirs)


def _goes_on(event: CheckedEvent, quarter: Quarter | None) -> bool:
    """Whether an event of the quarter before goes on: it may be told of in both."""
    period = event.period
    return bool(quarter and period and period.first < quarter.first_day <= period.last)


def _of_different_authors(mine: _Told, theirs: _Told, context: Context) -> bool:
    """Whether two municipalities tell of one event, each in its own time."""
    territories = [_territory(each, context) for each in (mine, theirs)]
    return all(territories) and territories[0] != territories[1]


def _territory(told: _Told, context: Context) -> str:
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


def _in_one_section(one: _Told, other: _Told) -> bool:
    return one.report is other.report and one.report.section_of(one.number) == one.report.section_of(
        other.number
    )


_ALIKE = 0.4  # of the words of two texts


def _is_told_twice(one: _Told, other: _Told) -> bool:
    """Whether two events of one section are one: several can be held on a day, then others took part."""
    if not _are_the_same(one.marks, other.marks):
        return False
    return any(_is_alike(one.event, other.event, field) for field in (Field.PARTICIPANTS, Field.CONTENT))


def _is_alike(one: CheckedEvent, other: CheckedEvent, field: Field) -> bool:
    mine, theirs = (each.once(_stems, field) for each in (one, other))
    if not (mine and theirs):
        return True
    return len(mine & theirs) >= _ALIKE * len(mine | theirs)


def _stems(event: CheckedEvent, field: Field) -> frozenset[str]:
    """Return the words of a text without their endings; asked as `event.once`."""
    return frozenset(stems(event.folded[field]))


def _are_joint(one: _Told, other: _Told) -> bool:
    return _are_the_same(one.marks, other.marks) and (
        bool(shared_names(one.marks, other.marks)) or not _is_anywhere(one) or not _is_anywhere(other)
    )


def _is_anywhere(told: _Told) -> bool:
    return told.marks.remote or not told.marks.places


_NEAR = timedelta(days=3)
_STRONG = timedelta(days=31)


def _dates_differ(one: _Told, other: _Told) -> bool:
    """Whether one event is told with other dates: not a part of its days, and no other one later."""
    mine, theirs = one.marks, other.marks
    if not (mine.dates and theirs.dates) or mine.dates == theirs.dates or not same_place(mine, theirs):
        return False
    if has_month(one.event.period) or has_month(other.event.period) or not _is_surely_one(mine, theirs):
        return False
    (first, last), (others_first, others_last) = _whole(mine), _whole(theirs)
    if (first <= others_first and others_last <= last) or (others_first <= first and last <= others_last):
        return _is_cut_by_a_day(mine, theirs)
    gap = max(first, others_first) - min(last, others_last)
    if gap <= timedelta(0) or _is_other_year(first, others_first):
        return True
    if not shared_names(mine, theirs):
        return False
    is_unique = bool(mine.ordinals) and mine.ordinals == theirs.ordinals
    return gap <= (_STRONG if is_unique else _NEAR)


def _is_surely_one(mine: Marks, theirs: Marks) -> bool:
    """Whether a place or a telling name says besides the title that two events are one."""
    is_somewhere = all(each.places and not each.remote for each in (mine, theirs))
    return is_somewhere or any(map(is_telling, shared_names(mine, theirs)))


def _whole(told: Marks) -> tuple[date, date]:
    return min(first for first, _ in told.dates), max(last for _, last in told.dates)


def _is_cut_by_a_day(mine: Marks, theirs: Marks) -> bool:
    """Whether of two spans of several days one has a day more: who came for a day came to a part."""
    spans = sorted((last - first for first, last in (_whole(mine), _whole(theirs))))
    return spans[0] >= timedelta(days=1) and spans[1] - spans[0] == timedelta(days=1)


def _is_other_year(one: date, other: date) -> bool:
    return one.year != other.year and (one.month, one.day) == (other.month, other.day)


# Held everywhere on one day: each place tells of its own.
_EVERYWHERE = frozenset(stems("акция диктант флешмоб субботник урок неделя декада месячник эстафета день"))


def _places_differ(one: _Told, other: _Told) -> bool:
    """Whether one event is told with another place: not one held everywhere, or taken part in at home."""
    mine, theirs = one.marks, other.marks
    if mine.dates != theirs.dates or not mine.dates or same_place(mine, theirs):
        return False
    if not shared_names(mine, theirs) or not _EVERYWHERE.isdisjoint(mine.words & theirs.words):
        return False
    at_home = [each for each in (one, other) if _is_at_home(each)]
    if len(at_home) == 2 or any(each.marks.takes_part for each in at_home):
        return False
    is_unique = bool(mine.ordinals) and mine.ordinals == theirs.ordinals
    return is_unique or mine.takes_part or theirs.takes_part


def _is_at_home(told: _Told) -> bool:
    """Whether an event took place where its section is."""
    begins = {word[:4] for word in stems(told.heading)}
    return any(place[:4] in begins for place in told.marks.places)


def _others_of(pairs: Sequence[_Pair]) -> dict[_Told, list[_Told]]:
    """Return with which others each event makes pairs."""
    others: dict[_Told, list[_Told]] = {}
    for one, other in pairs:
        others.setdefault(one, []).append(other)
        others.setdefault(other, []).append(one)
    return others


def _groups(pairs: Sequence[_Pair]) -> list[list[_Told]]:
    """Return what hangs together, each group in the order of the reports."""
    group_of: dict[_Told, list[_Told]] = {}
    for one, other in pairs:
        mine, theirs = group_of.setdefault(one, [one]), group_of.setdefault(other, [other])
        if mine is not theirs:
            mine.extend(theirs)
            for each in theirs:
                group_of[each] = mine
    groups = {id(group): group for group in group_of.values()}.values()
    return [sorted(group, key=lambda each: each.position) for group in groups]


def _about(told: _Told, field: Field, message: str, others: Sequence[_Told]) -> Found:
    """Return what is said of an event with its twins."""
    found = in_whole(told.event, field, message, twins=tuple(each.twin for each in others))
    rows = {told.number, *(each.number for each in others if each.report is told.report)}
    return replace(found, number=told.number, rows=tuple(sorted(rows)))


_STREAMS = {
    ReportKind.MUNICIPAL: "в отчете муниципальных образований",
    ReportKind.EXECUTIVE: "в отчете исполнительных органов",
}


def _where(told: _Told, context: Context) -> str:
    """Return «в строке 21», or in which report and row an event is told."""
    if told.report is context.report:
        return f"в строке {told.number}"
    is_other = told.report.kind != context.report.kind
    stream = _STREAMS[told.report.kind] if is_other and told.report.kind else "в другом отчете"
    return f"{stream} (строка {told.number})"
