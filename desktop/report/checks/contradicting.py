"""When two rows tell of one event in different ways: other dates, another place."""

import re
from datetime import date, timedelta

from db.entities import Field
from desktop.report.checks.event_marks import Marks, has_month, stems
from desktop.report.checks.told import Told, has_alike_texts, in_one_section, is_copied
from desktop.report.checks.twins import is_telling, same_place, shared_names


def told_with_other_dates(one: Told, other: Told) -> bool:
    """Whether two twins have dates that cannot both be right."""
    differ = _contradict_in_section if in_one_section(one, other) else _dates_differ
    return differ(one, other)


def told_with_other_place(one: Told, other: Told) -> bool:
    """Whether two twins of two sections or reports have places that cannot both be right."""
    return not in_one_section(one, other) and _places_differ(one, other)


_NEAR = timedelta(days=3)
_WEEK = timedelta(days=7)
_FORTNIGHT = timedelta(days=14)
_STRONG = timedelta(days=31)
_ENOUGH = 3  # so many telling words of a title are as good as a name
# Held again and again with other people: another day is another event.
_REPEATED = frozenset(
    stems(
        "встреча визит прием переговоры совещание заседание поездка выезд экскурсия занятие урок лекция "
        "класс показ спектакль гастроли концерт матч игра этап тур отбор финал полуфинал консультация "
        "тренировка стажировка"
    )
)


def _dates_differ(one: Told, other: Told) -> bool:
    """Whether one event is told with other dates: not a part of its days, and no other one later."""
    mine, theirs = one.marks, other.marks
    if not (mine.dates and theirs.dates) or mine.dates == theirs.dates or not same_place(mine, theirs):
        return False
    gap, is_part = _gap(mine, theirs), _is_part(mine, theirs) or _is_part(theirs, mine)
    if not is_part and _is_copied_with_other_dates(one, other, gap):
        return True
    if has_month(one.event.period) or has_month(other.event.period) or not _is_surely_one(mine, theirs):
        return False
    if is_part:
        return _is_cut_by_a_day(mine, theirs)
    (first, _), (others_first, _) = _whole(mine), _whole(theirs)
    if gap <= timedelta(0) or _is_other_year(first, others_first):
        return True
    if not shared_names(mine, theirs):
        return gap <= _NEAR and _is_told_apart(mine, theirs)
    return gap <= _farthest(mine, theirs)


def _is_copied_with_other_dates(one: Told, other: Told, gap: timedelta) -> bool:
    """Whether a row was copied to another section: visits go on as before, but hardly twice in a week."""
    if in_one_section(one, other) or not is_copied(one, other):
        return False
    return gap <= _WEEK or one.marks.words.isdisjoint(_REPEATED)


def _farthest(mine: Marks, theirs: Marks) -> timedelta:
    """Return how far apart one named event may be told: guests come on one day or another of a long one."""
    if _is_unique(mine, theirs):
        return _STRONG
    is_named = any(map(is_telling, shared_names(mine, theirs)))
    is_hosted = not (mine.takes_part or theirs.takes_part)
    is_once = _REPEATED.isdisjoint(mine.words | theirs.words)
    return _FORTNIGHT if is_named and is_hosted and is_once else _NEAR


def _contradict_in_section(one: Told, other: Told) -> bool:
    """Whether a section tells one event with two dates: there a day later may be another stage."""
    mine, theirs = one.marks, other.marks
    if not (shared_names(mine, theirs) and _dates_differ(one, other)) or mine.words & _REPEATED:
        return False
    gap = _gap(mine, theirs)
    is_one = gap <= timedelta(0) or (gap <= _NEAR and _is_unique(mine, theirs))
    return is_one and has_alike_texts(one, other)


def _is_surely_one(mine: Marks, theirs: Marks) -> bool:
    """Whether a place or a telling name says besides the title that two events are one."""
    is_somewhere = all(each.places and not each.remote for each in (mine, theirs))
    return is_somewhere or any(map(is_telling, shared_names(mine, theirs))) or _is_told_apart(mine, theirs)


def _is_told_apart(mine: Marks, theirs: Marks) -> bool:
    """Whether the words of two titles tell of one event that is not held again and again."""
    shared = mine.telling & theirs.telling
    is_enough = len(shared) >= _ENOUGH or _is_unique(mine, theirs)
    return is_enough and shared in (mine.telling, theirs.telling) and not (mine.words & _REPEATED)


def _is_unique(mine: Marks, theirs: Marks) -> bool:
    """Whether two titles have one number: there is but one twenty-first festival."""
    return bool(mine.ordinals) and mine.ordinals == theirs.ordinals


def _gap(mine: Marks, theirs: Marks) -> timedelta:
    """Return how long after one event the other began, less than a day where they overlap."""
    (first, last), (others_first, others_last) = _whole(mine), _whole(theirs)
    return max(first, others_first) - min(last, others_last)


def _is_part(part: Marks, of: Marks) -> bool:
    """Whether an event lies within the days of another one."""
    (first, last), (others_first, others_last) = _whole(part), _whole(of)
    return others_first <= first and last <= others_last


def _whole(told: Marks) -> tuple[date, date]:
    return min(first for first, _ in told.dates), max(last for _, last in told.dates)


def _is_cut_by_a_day(mine: Marks, theirs: Marks) -> bool:
    """Whether of two spans of several days one has a day more: who came for a day came to a part."""
    spans = sorted((last - first for first, last in (_whole(mine), _whole(theirs))))
    return spans[0] >= timedelta(days=1) and spans[1] - spans[0] == timedelta(days=1)


def _is_other_year(one: date, other: date) -> bool:
    return one.year != other.year and (one.month, one.day) == (other.month, other.day)


# Held everywhere on one day: each place tells of its own.
_EVERYWHERE = frozenset(
    stems(
        "акция диктант флешмоб субботник урок неделя декада месячник эстафета день ночь вахта свеча полк "
        "дожинки дажынкі дажынкi масленица купалье купала елка марафон"
    )
)
_TELLING = 2  # words in a name that say that it is no common one
_ELSEWHERE = re.compile(r"\b(?:республик|беларус|белорус|област)", re.IGNORECASE)
_IN_THE_REGION = re.compile(r"\bсмолен[сщ]", re.IGNORECASE)


def _places_differ(one: Told, other: Told) -> bool:
    """Whether one event is told with another place: not one held everywhere, or taken part in at home."""
    mine, theirs = one.marks, other.marks
    if mine.dates != theirs.dates or not mine.dates or same_place(mine, theirs):
        return False
    names, is_surely_one = shared_names(mine, theirs), _is_unique(mine, theirs) or is_copied(one, other)
    if not (names or is_surely_one) or not _EVERYWHERE.isdisjoint((mine.words & theirs.words).union(*names)):
        return False
    at_home = [each for each in (one, other) if _is_at_home(each)]
    if len(at_home) == 2 or any(each.marks.takes_part for each in at_home):
        return False
    is_telling_name = any(len(name) >= _TELLING for name in names)
    has_left = mine.takes_part or theirs.takes_part or _one_left(one, other)
    return is_surely_one or (is_telling_name and has_left)


def _one_left(one: Told, other: Told) -> bool:
    """Whether one of two events of a kind was held outside of the region, and the other one in it."""
    mine, theirs = one.marks, other.marks
    if mine.kinds.isdisjoint(theirs.kinds):
        return False
    return _is_outside(one) != _is_outside(other)


def _is_outside(told: Told) -> bool:
    place = told.event.folded[Field.PLACE]
    return bool(_ELSEWHERE.search(place)) and not _IN_THE_REGION.search(place)


def _is_at_home(told: Told) -> bool:
    """Whether an event took place where its section is."""
    begins = {word[:4] for word in stems(told.heading)}
    return any(place[:4] in begins for place in told.marks.places)
