"""The closing row of executive reports, on meetings with foreign delegations: worded, told apart and read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.dictionaries.names import cyrillic
from db.entities import Quarter
from db.folding import fold, key
from desktop.report.wording import in_quarter, plural, read_quarter


class MeetingKind(StrEnum):
    """What a meeting is called."""

    MEETING = "встреча"
    RECEPTION = "прием"
    TALKS = "переговоры"
    VISIT = "визит"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Meetings of one kind at one venue; the venue is as printed, with its preposition, or empty."""

    kind: MeetingKind
    venue: str
    count: int


@dataclass(frozen=True, slots=True)
class MeetingsRow:
    """What a closing row says: no meetings where it says that there were none."""

    quarter: Quarter | None
    meetings: tuple[Meeting, ...]


# Each with the forms after 1, after 2 and after 5.
_NAMES = {
    MeetingKind.MEETING: ("встреча", "встречи", "встреч"),
    MeetingKind.RECEPTION: ("прием", "приема", "приемов"),
    MeetingKind.TALKS: ("переговоры", "переговоров", "переговоров"),
    MeetingKind.VISIT: ("визит", "визита", "визитов"),
}
_TOOK_PLACE = {
    MeetingKind.MEETING: ("состоялась", "состоялись", "состоялось"),
    MeetingKind.RECEPTION: ("состоялся", "состоялись", "состоялось"),
    MeetingKind.TALKS: ("состоялись", "состоялись", "состоялось"),
    MeetingKind.VISIT: ("состоялся", "состоялись", "состоялось"),
}
_OR_ELSE = {MeetingKind.MEETING: (" (прием, переговоры)", " (приемы, переговоры)", " (приемов, переговоров)")}
_WITH_WHOM = "с иностранными делегациями (отдельными лицами)"


def meetings_row(quarter: Quarter, meetings: Sequence[Meeting]) -> str:
    """Return the closing row: meetings of one kind with their venue, several with the total and a list."""
    when = in_quarter(quarter)
    match tuple(meetings):
        case ():
            said = f"встречи (приемы, переговоры) {_WITH_WHOM} не проводились"
        case (only,):
            said = f"{_happened(only.kind, only.count)} {only.venue}".strip()
        case several:
            total = sum(meeting.count for meeting in several)
            said = f"{_happened(MeetingKind.MEETING, total)}: {', '.join(map(_item, several))}"
    return f"{when[0].upper()}{when[1:]} {said}"


def _happened(kind: MeetingKind, count: int) -> str:
    """Return «состоялись 3 встречи (приемы, переговоры) с иностранными делегациями (отдельными лицами)»."""
    or_else = plural(count, *_OR_ELSE[kind]) if kind in _OR_ELSE else ""
    return f"{plural(count, *_TOOK_PLACE[kind])} {_counted(kind, count)}{or_else} {_WITH_WHOM}"


def _item(meeting: Meeting) -> str:
    """Return «7 приемов – в здании …»."""
    return f"{_counted(meeting.kind, meeting.count)} – {meeting.venue}".removesuffix(" – ")


def _counted(kind: MeetingKind, count: int) -> str:
    return f"{count} {plural(count, *_NAMES[kind])}"


_WORDS = ("один одна одно", "два две", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять")
_NUMBERS = {word: number for number, words in enumerate(_WORDS, 1) for word in words.split()}
_KINDS = {kind.value[:5]: kind for kind in MeetingKind}
_KIND = r"(встре|при[её]м|перег|визит)\w*"
_COUNTED = re.compile(
    rf"(?<![\w.-])(\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?:\w+(?:ы[хей]|и[хей]|ая)\s+){{0,2}}{_KIND}(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
_VENUE = re.compile(r"(?:^[-–—]|(?<!\w)(?=(?:во?|на)\s))\s*(.+)")
_NONE = re.compile(r"\bне (?:проводил|провед|состоял|было|организов)", re.IGNORECASE)
_HAPPENED = re.compile(
    r"\b(?:состоял(?:ся|ась|ось|ись)|провед[её]н[аоы]?|проводил(?:ся|ась|ось|ись)|прош(?:[её]л|л[аио])"
    r"|организован[аоы]?|принят[аоы]?|был[аио]?|количество|число|всего|итого)\b",
    re.IGNORECASE,
)
_WHO_CAME = re.compile(r"\b(?:встреч|при[её]м|переговор|визит|делегаци)", re.IGNORECASE)


def looks_like_meetings_row(text: str) -> bool:
    """Whether a merged row says that meetings took place or that none did; a heading has no such verb."""
    said = fold(cyrillic(text))
    return bool(_HAPPENED.search(said) and _WHO_CAME.search(said))


def parse_meetings(text: str) -> MeetingsRow | None:
    """Read a closing row; None for what is none, or where counts and list contradict each other."""
    if not looks_like_meetings_row(text):
        return None
    said = fold(cyrillic(text))
    quarter = read_quarter(said)
    counted = list(_COUNTED.finditer(said))
    if not counted:
        return MeetingsRow(quarter, ()) if _NONE.search(said) else None
    meetings = tuple(_meetings(said, counted))
    if _begins_with_total(said, counted):
        total, *meetings_of_list = meetings
        if total.count != sum(meeting.count for meeting in meetings_of_list):
            return None
        meetings = tuple(meetings_of_list)
    return MeetingsRow(quarter, meetings)


def miscounted(text: str) -> tuple[int, int] | None:
    """Return the stated total of a closing row and the sum of its list, if they are not the same."""
    said = fold(cyrillic(text))
    counted = list(_COUNTED.finditer(said)) if looks_like_meetings_row(text) else []
    if not _begins_with_total(said, counted):
        return None
    total, *listed = (meeting.count for meeting in _meetings(said, counted))
    return (total, sum(listed)) if total != sum(listed) else None


def _begins_with_total(said: str, counted: Sequence[re.Match[str]]) -> bool:
    """Whether the first number is that of all, and a list follows it."""
    return len(counted) > 1 and ":" in said[counted[0].end() : counted[1].start()]


def _meetings(said: str, counted: list[re.Match[str]]) -> Iterator[Meeting]:
    """Yield the meetings counted in a text; what follows a count up to the next one tells the venue."""
    ends = [following.start() for following in counted[1:]] + [len(said)]
    for match, end in zip(counted, ends, strict=True):
        count, kind = match[1].lower(), _KINDS[key(match[2])]
        yield Meeting(kind, _venue(said[match.end() : end]), _NUMBERS.get(count) or int(count))


def _venue(text: str) -> str:
    """Return the place that a text names, after a dash or from its preposition on."""
    found = _VENUE.search(text.strip(" ,;.").removesuffix(" и"))
    return found[1] if found else ""
