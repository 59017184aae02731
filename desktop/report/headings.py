"""Section headings: municipalities and spheres in the house order, recognised however hands typed them."""

import re
from collections.abc import Iterable, Sequence

from db.dictionaries.entries import Municipality, Sphere
from db.dictionaries.lookup import Dictionaries
from db.dictionaries.names import bare, cyrillic
from db.entities import Quarter, ReportKind
from db.folding import fold, key

_FIRST = "smolensk-city"  # of the municipalities
LAST_SPHERE = "general"
_CO_OPERATION = "Сотрудничество "
_OF_A_SPHERE = f"{_CO_OPERATION}в сфере "


def heading(kind: ReportKind, entry_id: str, quarter: Quarter, dictionaries: Dictionaries) -> str:
    """Return the heading of a section: of a municipality its name in the quarter; "" for an unknown id."""
    if kind is ReportKind.EXECUTIVE:
        sphere = dictionaries.get(Sphere, entry_id, quarter) or dictionaries.get(Sphere, entry_id)
        return sphere.heading if sphere else ""
    municipality = dictionaries.get(Municipality, entry_id, quarter)
    return municipality.full_name if municipality else ""


def joined_heading(kind: ReportKind, ids: Sequence[str], quarter: Quarter, dictionaries: Dictionaries) -> str:
    """Return the heading of one entry or of several spheres joined, each one's common words said once.

    "" where one of them is unknown.
    """
    headings = [heading(kind, entry_id, quarter, dictionaries) for entry_id in ids]
    if not headings or not all(headings):
        return ""
    first, *others = headings
    said = _OF_A_SPHERE if first.startswith(_OF_A_SPHERE) else _CO_OPERATION
    short = (other.removeprefix(said).removeprefix(_CO_OPERATION) for other in others)
    return ", ".join([first, *(name[0].lower() + name[1:] for name in short)])


def house_order(
    kind: ReportKind, ids: Iterable[str], quarter: Quarter, dictionaries: Dictionaries
) -> tuple[str, ...]:
    """Return ids of sections in the order of the office; unknown ones come last."""
    if kind is ReportKind.EXECUTIVE:
        spheres = sorted(dictionaries.all(Sphere), key=lambda each: (each.id == LAST_SPHERE, each.order))
        known = [sphere.id for sphere in spheres]
    else:
        municipalities = dictionaries.all(Municipality, quarter)
        known = [each.id for each in sorted(municipalities, key=_place_among_municipalities)]
    places = {entry_id: place for place, entry_id in enumerate(known)}
    return tuple(sorted(ids, key=lambda entry_id: places.get(entry_id, len(places))))


def _place_among_municipalities(municipality: Municipality) -> tuple[bool, str]:
    """The city of Smolensk is first, the others follow by the name itself: «город Десногорск» under Д."""
    return municipality.id != _FIRST, bare(municipality.short_name)


_LONGEST = 2_000  # characters that are read of a heading: a book in its place must cost no time
_AROUND = re.compile(r"^(?:раздел )?(?:\d{1,2}|[ivx]+)[.)] *|^администраци\w{1,2} |[.:; ]+$", re.IGNORECASE)
_LOOSE_HYPHEN = re.compile(r"(?<=\w) ?[-–—] ?(?=\w)")
_REGION = re.compile(r"\bсмоленской области\b")
_WORD = re.compile(r"[\w-]+")
_COMMON = re.compile(r"международн\w+|сотрудничеств\w|сфер[аеы]?(?:ах)?|во?|и")
_IN_AREA = re.compile(r"\bв област(?:и|ях)\b")


def name_in(text: str) -> str:
    """Return the name that a heading consists of, without a number and the like around it."""
    return _AROUND.sub("", fold(text)[:_LONGEST])


def recognise_heading(
    text: str, kind: ReportKind | None, quarter: Quarter | None, dictionaries: Dictionaries
) -> tuple[str, ...]:
    """Return the ids of the municipality or of the spheres that a heading stands for, none if unknown."""
    name = name_in(text)
    hyphened = _LOOSE_HYPHEN.sub("-", name)  # «Холм – Жирковский»
    found: tuple[str, ...] = ()
    if kind is not ReportKind.EXECUTIVE:
        found = _municipality(name, quarter, dictionaries) or _municipality(hyphened, quarter, dictionaries)
    if kind is not ReportKind.MUNICIPAL:
        found = found or _spheres(hyphened, dictionaries)
    return found


def _municipality(name: str, quarter: Quarter | None, dictionaries: Dictionaries) -> tuple[str, ...]:
    """Return the id of the municipality of a name: one of the quarter goes before one of other times."""
    among = (Municipality,)
    entries = dictionaries.find(name, quarter, among) or dictionaries.find(name, among=among)
    ids = {entry.id for entry in entries}
    return tuple(ids) if len(ids) == 1 else ()


def _spheres(name: str, dictionaries: Dictionaries) -> tuple[str, ...]:
    """Return the ids of the spheres that a heading names one after another, none if a word is left over."""
    known = {
        _words(name_of_sphere): sphere.id
        for sphere in dictionaries.all(Sphere)
        for name_of_sphere in (sphere.short_name, sphere.heading, *sphere.aliases)
    }
    longest = max(map(len, known), default=0)
    found: list[str] = []
    words = _words(name)
    while words:
        lengths = range(min(longest, len(words)), 0, -1)
        length = next((each for each in lengths if words[:each] in known), None)
        if length is None:
            return ()
        found.append(known[words[:length]])
        words = words[length:]
    return tuple(found)


def _words(name: str) -> tuple[str, ...]:
    """Return the words that tell one sphere from another."""
    text = _IN_AREA.sub(" ", _REGION.sub(" ", key(cyrillic(name))))
    return tuple(word for word in _WORD.findall(text) if not _COMMON.fullmatch(word))
