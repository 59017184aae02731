"""What the headings of a file stand for: known ones, former names, and those that a person must place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.dictionaries.entries import Municipality
from db.dictionaries.lookup import Dictionaries
from db.entities import ReportKey, ReportKind
from desktop.report.headings import name_in, recognise_heading
from desktop.report.printed import PrintedReport


@dataclass(frozen=True, slots=True)
class HeadingFound:
    """A heading of a file: what it stands for, and the name of the quarter where it is another one."""

    text: str
    entries: tuple[str, ...]
    name_now: str = ""

    @property
    def is_unknown(self) -> bool:
        """Whether the dictionaries do not know it."""
        return not self.entries


def headings_found(
    printed: PrintedReport,
    key: ReportKey,
    dictionaries: Dictionaries,
    said: Mapping[str, tuple[str, ...]],
) -> list[HeadingFound]:
    """Return the headings of a file in its order; `said` is what a person has said of some."""
    texts = dict.fromkeys(section.heading for section in printed.sections if section.heading)
    return [_found(text, key, dictionaries, said.get(text, ())) for text in texts]


def _found(text: str, key: ReportKey, dictionaries: Dictionaries, said: Sequence[str]) -> HeadingFound:
    if said:
        return HeadingFound(text, tuple(said))
    entries = recognise_heading(text, key.kind, key.quarter, dictionaries)
    return HeadingFound(text, entries, _name_now(text, entries, key, dictionaries))


def _name_now(text: str, entries: Sequence[str], key: ReportKey, dictionaries: Dictionaries) -> str:
    """Return the name of the quarter where a heading has one of other times; "" where it has none other."""
    if key.kind is not ReportKind.MUNICIPAL or not entries:
        return ""
    found = dictionaries.get(Municipality, entries[0], key.quarter)
    others = {each.full_name for each in dictionaries.all(Municipality) if each.id == entries[0]}
    if found is None or others == {found.full_name}:
        return ""
    valid = {each.id for each in dictionaries.find(name_in(text), key.quarter, (Municipality,))}
    return "" if found.id in valid else found.short_name
