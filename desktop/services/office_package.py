"""The package of the office: made of what a store keeps, compared with it, and taken in as one action."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.dictionaries.entries import KINDS, Entry, UserEntry
from db.dictionaries.lookup import Dictionaries
from db.dictionaries.writing import written
from db.errors import AppError
from db.office_parts import KeptPart
from db.store import Store
from db.user_entries import KeptEntry
from desktop.office.settings_package import SettingsPackage
from desktop.services.dictionary_columns import (
    ALIASES,
    FIRST_DAY,
    LAST_DAY,
    NOTE,
    TITLES,
    columns_of,
    entry_name,
)
from desktop.services.dictionary_editing import kept_entry
from desktop.services.office_settings import part_title, told

Load = Callable[[Iterable[UserEntry]], Dictionaries]
_LABEL = "прием пакета настроек"
_LABELS = {
    FIRST_DAY: "Действует с",
    LAST_DAY: "Действует по",
    ALIASES: "Другие наименования",
    NOTE: "Примечание",
    "hidden": "Скрыта",
    "merged_into": "Объединена с записью",
}
_DAYS = (FIRST_DAY, LAST_DAY)
_SAID = {"yes": "да", "no": "нет"}


@dataclass(frozen=True, slots=True)
class Difference:
    """What a package would change: what it is, how it was and how it becomes; `put` is to be kept for it."""

    what: str
    was: str
    becomes: str
    put: KeptEntry | KeptPart


class IncompletePackage(AppError):
    """A package holds an entry that cannot be read."""

    def __init__(self) -> None:
        super().__init__(
            "Пакет настроек не принят: в нем есть неполная или непонятная запись справочника; "
            "попросите прислать его еще раз.",
            "Ничего не изменено.",
            "Попросите прислать пакет еще раз.",
        )


def package_of(store: Store) -> SettingsPackage:
    """Return all that the office has set, to be written into a file."""
    parts = {part.name: part.values for part in store.office_parts()}
    return SettingsPackage(tuple(store.user_entries()), parts)


def compare(store: Store, load: Load, package: SettingsPackage) -> list[Difference]:
    """Return what taking a package in would change, nothing where all is as it says.

    What it does not speak of stays as it is. Raises IncompletePackage.
    """
    return [*_parts(store, package), *_entries(store, load, package)]


def take_in(store: Store, chosen: Sequence[Difference]) -> None:
    """Carry the chosen changes out as one action. Raises StaleWrite, DiskFull."""
    store.commit(_LABEL, [each.put for each in chosen])


def _parts(store: Store, package: SettingsPackage) -> Iterator[Difference]:
    kept = {part.name: part for part in store.office_parts()}
    for name, values in package.parts.items():
        part = kept.get(name, KeptPart(name, {}))
        whole = {**part.values, **values}
        if whole != dict(part.values):
            was, becomes = dict(told(name, part.values)), dict(told(name, whole))
            differing = [title for title in becomes if was.get(title) != becomes[title]]
            lines = ("\n".join(f"{title}: {said[title]}" for title in differing) for said in (was, becomes))
            first, second = lines
            changed = replace(part, values=whole)
            yield Difference(part_title(name), first, second or "другие значения", changed)


def _entries(store: Store, load: Load, package: SettingsPackage) -> Iterator[Difference]:
    kept = {(each.dictionary, each.entry_id): each for each in store.user_entries()}
    wanted = {(each.dictionary, each.entry_id): each for each in package.entries}
    changed = {key: each for key, each in wanted.items() if key not in kept or _differs(kept[key], each)}
    if not changed:
        return
    before, after = _lines(load, kept), _lines(load, {**kept, **changed})
    for key, entry in changed.items():
        here = kept.get(key)
        put = replace(kept_entry(entry), id=here.id, version=here.version) if here else kept_entry(entry)
        was, becomes = before.get(key), after[key]
        what = f"{TITLES[type(becomes)]}: {entry_name(was or becomes)}"
        yield Difference(what, *_said(was, becomes), put)


def _differs(kept: UserEntry, wanted: UserEntry) -> bool:
    days = (kept.valid_from, kept.valid_to) != (wanted.valid_from, wanted.valid_to)
    return days or dict(kept.values) != dict(wanted.values)


def _lines(load: Load, entries: Mapping[tuple[str, str], UserEntry]) -> dict[tuple[str, str], Entry]:
    """Return every line of the dictionaries with these entries laid over them."""
    try:
        dictionaries = load(entries.values())
    except AppError as error:
        raise IncompletePackage from error
    return {(each.TABLE, each.key): each for kind in KINDS for each in dictionaries.every(kind)}


def _said(was: Entry | None, becomes: Entry) -> tuple[str, str]:
    """Return in which columns two states of an entry differ, each column after its name."""
    names = {column.name: column.label for column in columns_of(type(becomes))} | _LABELS
    old, new = written(was) if was else {}, written(becomes)
    differing = [
        name for name in names if old.get(name, "") != new[name] and (was or new[name] not in _NOTHING)
    ]
    if not was:
        return "нет", "\n".join(_line(names[name], name, new[name]) for name in differing)
    lines = ((_line(names[name], name, values[name]) for name in differing) for values in (old, new))
    first, second = ("\n".join(each) for each in lines)
    return first, second


_NOTHING = ("", "no")


def _line(name: str, column: str, text: str) -> str:
    if column in _DAYS and text:
        text = f"{date.fromisoformat(text):%d.%m.%Y}"
    return f"{name}: {_SAID.get(text, text.replace('|', ', ')) or 'не указано'}"
