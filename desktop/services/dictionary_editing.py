"""What people do to the dictionaries: each time one action of the journal, laid over what is shipped."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4, uuid5

from db.dictionaries.entries import KINDS, Author, Entry, EntryOrigin, Municipality, Sphere, UserEntry
from db.dictionaries.lookup import Dictionaries
from db.dictionaries.writing import written
from db.entities import Event, Report, Section
from db.errors import AppError
from db.store import Store
from db.user_entries import KeptEntry
from desktop.services.dictionary_columns import (
    ALIASES,
    FIRST_DAY,
    LAST_DAY,
    REFERENCES,
    TITLES,
    Values,
    entry_name,
    quoted,
)

_ENTRIES = UUID("c6f0f0f4-0f5e-4d58-8f0b-5a8f3a3a1a77")
_OWN = "own-"  # begins the ids of what people add: no entry that is shipped has such a one
_DAYS = (FIRST_DAY, LAST_DAY)
_NO_VALUE = {"hidden": "no", "merged_into": ""}  # what an overlay need not say of a shipped entry
_MERGED_INTO = "merged_into"
_HEADED = (Municipality, Sphere)  # by them sections are headed

_Change = tuple[Entry, Values]


class SameEntry(AppError):
    """An entry is to be merged into itself, or into another name of the same thing."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Запись {quoted(name)} не объединена: это одна и та же запись, выберите другую.",
            "Ничего не изменено.",
            "Выберите другую запись.",
        )


def kept_entry(entry: UserEntry, version: int = 1) -> KeptEntry:
    """Return an entry as the store keeps it: one for each line of a table."""
    entry_id = uuid5(_ENTRIES, f"{entry.dictionary} {entry.entry_id}")
    days = entry.valid_from, entry.valid_to
    return KeptEntry(entry.dictionary, entry.entry_id, entry.values, *days, id=entry_id, version=version)


class DictionaryEditing:
    """Changes dictionaries as they are now; afterwards they must be loaded anew."""

    def __init__(self, store: Store, dictionaries: Dictionaries, new_id: Callable[[], UUID] = uuid4) -> None:
        self._store = store
        self._dictionaries = dictionaries
        self._new_id = new_id
        self._kept = {(each.dictionary, each.entry_id): each for each in store.user_entries()}

    def add(self, kind: type[Entry], values: Values) -> str:
        """Add an entry, and return the key of its line."""
        key = values.get("id") or self._own_key()
        self._commit("добавление записи", kind, values, [self._own(kind, key, values)])
        return key

    def change(self, entry: Entry, values: Values) -> None:
        """Give an entry other values in the columns that are named."""
        self._commit("правка записи", type(entry), written(entry), [self._laid_over(entry, values)])

    def rename(self, entry: Entry, first_day: date, values: Values) -> str:
        """Give a thing another name from a day on, and return the key of the new line.

        Until the day before it has the name that it had.
        """
        before = self._laid_over(entry, {LAST_DAY: (first_day - timedelta(days=1)).isoformat()})
        later = {**written(entry), **values, FIRST_DAY: first_day.isoformat()}
        key = self._own_key()
        self._commit(
            "переименование записи", type(entry), values, [before, self._own(type(entry), key, later)]
        )
        return key

    def merge(self, gone: Entry, stays: Entry) -> None:
        """Make an entry, under all its names, a double of another one, which is found by them from now on.

        What refers to it, sections and reports included, refers to the other one then. Raises SameEntry.
        """
        if gone.id == stays.id:
            raise SameEntry(entry_name(gone))
        kind = type(gone)
        names = dict.fromkeys(name for row in self._rows(gone) for name, _ in row.names() if name)
        known = {name for row in self._rows(stays) for name, _ in row.names()}
        aliases = (*stays.aliases, *(name for name in names if name not in known))
        changes: list[_Change] = [
            (stays, {ALIASES: "|".join(aliases)}),
            *((row, {_MERGED_INTO: stays.id}) for row in self._rows(gone)),
            *self._referring(kind, gone.id, stays.id),
        ]
        used = self._used(kind, gone.id, stays.id)
        self._commit("объединение записи", kind, written(gone), self._all_laid_over(changes), used)

    def set_hidden(self, entry: Entry, *, hidden: bool) -> None:
        """Offer a thing no more, or offer it again."""
        value = {"hidden": "yes" if hidden else "no"}
        label = "скрытие записи" if hidden else "показ записи"
        rows = [self._laid_over(row, value) for row in self._rows(entry)]
        self._commit(label, type(entry), written(entry), rows)

    def restore(self, entry: Entry) -> None:
        """Take back all that people did to a thing that is shipped, its later names included."""
        keys = {(entry.TABLE, row.key) for row in self._rows(entry)}
        kept = [each for key, each in self._kept.items() if key in keys]
        label = _label("возвращение записи", type(entry), written(entry))
        self._store.commit(label, remove=kept)

    def can_restore(self, entry: Entry) -> bool:
        """Whether an entry is shipped and people did something to it."""
        origins = {row.origin for row in self._rows(entry)}
        return EntryOrigin.CHANGED in origins or origins == {EntryOrigin.SEED, EntryOrigin.USER}

    def _rows(self, entry: Entry) -> list[Entry]:
        """Return the lines of a thing, one for each name that it had."""
        return [row for row in self._dictionaries.every(type(entry)) if row.id == entry.id]

    def _own_key(self) -> str:
        return f"{_OWN}{self._new_id().hex}"

    def _own(self, kind: type[Entry], key: str, values: Values) -> KeptEntry:
        """Return a line of a person's own, with the id of the thing where that has other lines already."""
        own = {name: text for name, text in values.items() if name not in _DAYS and text}
        whole = {**own, "id": values.get("id") or key}
        whole.pop("row_id", None)
        return kept_entry(_with_days(UserEntry(kind.TABLE, key, whole), values))

    def _laid_over(self, entry: Entry, values: Values) -> KeptEntry:
        """Return what is laid over the line of an entry for these columns to be as wanted."""
        now = written(entry)
        changed = {name: text for name, text in values.items() if text != now.get(name)}
        kept = self._kept.get((entry.TABLE, entry.key)) or kept_entry(UserEntry(entry.TABLE, entry.key, {}))
        columns = {name: text for name, text in changed.items() if name not in _DAYS}
        return replace(_with_days(kept, changed), values={**kept.values, **_cleared(changed), **columns})

    def _all_laid_over(self, changes: Iterable[_Change]) -> Iterator[KeptEntry]:
        """Yield what is laid over each line for all its changes."""
        together: dict[tuple[str, str], tuple[Entry, dict[str, str]]] = {}
        for entry, values in changes:
            together.setdefault((entry.TABLE, entry.key), (entry, {}))[1].update(values)
        return (self._laid_over(entry, values) for entry, values in together.values())

    def _referring(self, kind: type[Entry], gone: str, stays: str) -> Iterator[_Change]:
        """Yield what makes entries that refer to one refer to another."""
        columns = [name for name, target in REFERENCES.items() if target is kind]
        for table in KINDS:
            for entry in self._dictionaries.every(table):
                values = written(entry)
                held = {name: values[name].split("|") for name in columns if gone in values.get(name, "")}
                if referring := {name: ids for name, ids in held.items() if gone in ids}:
                    yield entry, {name: _in_place(ids, gone, stays) for name, ids in referring.items()}

    def _used(self, kind: type[Entry], gone: str, stays: str) -> list[Report | Section | Event]:
        """Return the sections, the events or the reports of what goes as those of what stays."""
        if kind in _HEADED:
            return list(_in_reports(self._store, gone, stays))
        return list(_reports(self._store, gone, stays)) if kind is Author else []

    def _commit(
        self,
        what: str,
        kind: type[Entry],
        values: Values,
        entries: Iterable[KeptEntry],
        used: Iterable[Report | Section | Event] = (),
    ) -> None:
        put: list[Report | Section | Event | KeptEntry] = [*used]
        idle: list[KeptEntry] = []
        for each in entries:
            (put if _says_something(each) else idle).append(each)
        kept = {each.id for each in self._kept.values()}
        self._store.commit(_label(what, kind, values), put, [each for each in idle if each.id in kept])


def _label(what: str, kind: type[Entry], values: Values) -> str:
    names = (values.get(column, "") for column in ("short_name", "name", "full_name", "heading", "title"))
    name = next(filter(None, names), values.get("kind", ""))
    return f"{what} {quoted(name)} ({_in_sentence(TITLES[kind])})"


def _in_sentence(title: str) -> str:
    return title[:1].lower() + title[1:]


def _with_days(entry: UserEntry, values: Values) -> KeptEntry:
    """Return an entry with the days that are named; an empty one is said by `_cleared`."""
    days = {name: _day(values[name]) for name in _DAYS if name in values}
    kept = entry if isinstance(entry, KeptEntry) else kept_entry(entry)
    return replace(
        kept,
        valid_from=days.get(FIRST_DAY, kept.valid_from),
        valid_to=days.get(LAST_DAY, kept.valid_to),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _cleared(values: Values) -> dict[str, str]:
    return {name: "" for name in _DAYS if values.get(name) == ""}


def _in_place(ids: Iterable[str], gone: str, stays: str) -> str:
    return "|".join(dict.fromkeys(stays if each == gone else each for each in ids))


def _says_something(entry: KeptEntry) -> bool:
    """Whether anything is laid over at all: hiding and showing again leaves a shipped entry as it was."""
    values = {name: text for name, text in entry.values.items() if _NO_VALUE.get(name) != text}
    return bool(values or entry.valid_from or entry.valid_to)


def _reports(store: Store, gone: str, stays: str) -> Iterator[Report]:
    """Yield the reports of one author as those of another; who sent one for the quarter too keeps both."""
    keys = {summary.key for summary in store.reports()}
    for summary in store.reports():
        key = replace(summary.key, author=stays)
        if summary.key.author == gone and key not in keys:
            yield replace(store.report(summary.id), key=key, sections=(), events=())


def _in_reports(store: Store, gone: str, stays: str) -> Iterator[Section | Event]:
    for summary in store.reports():
        report = store.report(summary.id)
        for section in report.sections:
            if gone in section.entries:
                entries = dict.fromkeys(stays if each == gone else each for each in section.entries)
                yield replace(section, entries=tuple(entries))
        yield from _in_sphere(report.events, gone, stays)
    yield from _in_sphere(store.binned(), gone, stays)


def _in_sphere(events: Iterable[Event], gone: str, stays: str) -> Iterator[Event]:
    return (replace(event, sphere=stays) for event in events if event.sphere == gone)
