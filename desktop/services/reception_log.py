"""The log of what came in by files: told for people, taken back and given back."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Report, ReportKey, ReportKind, Section
from db.folding import fold
from db.journal import Record
from db.receptions import Reception
from db.report_key import Quarter
from db.rows import Entity
from db.store import Store
from desktop.report.wording import plural
from desktop.services.naming import report_name

_COUNTS = {
    "new": "новых",
    "changed": "изменено",
    "same": "без изменений",
    "gone": "убрано",
    "unread": "не прочитано",
}


def told(reception: Reception) -> str:
    """Return what came in: the name of the file, or of the first of several."""
    names = [str(file["name"]) for file in reception.files]
    return names[0] if len(names) == 1 else f"{names[0]} и еще {len(names) - 1}"


def counted(reception: Reception) -> str:
    """Return «новых 12, изменено 3» for all files together."""
    return _counts([sum(int(file.get(name, 0)) for file in reception.files) for name in _COUNTS])


def file_lines(reception: Reception, dictionaries: Dictionaries) -> Iterator[str]:
    """Yield of each file which report it was and what it changed."""
    for file in reception.files:
        counts = _counts([int(file.get(name, 0)) for name in _COUNTS])
        yield f"{file['name']}: {_report(file, dictionaries)} – {counts or 'без мероприятий'}."


def _counts(numbers: Sequence[int]) -> str:
    named = zip(_COUNTS.values(), numbers, strict=True)
    return ", ".join(f"{name} {number}" for name, number in named if number)


def _report(file: Record, dictionaries: Dictionaries) -> str:
    key = ReportKey(ReportKind(file["kind"]), Quarter.parse(file["quarter"]), file["author"])
    return report_name(key, dictionaries.author_name(key.author, key.quarter))


def in_the_way(store: Store, reception: Reception, dictionaries: Dictionaries) -> list[str]:
    """Return what keeps a reception from being taken back, or given back: what was changed since, and how."""
    return [_told(store, each, dictionaries) for each in store.receptions.in_the_way(reception.id)]


def turn(store: Store, reception: Reception) -> bool:
    """Take a reception back, or give it back, and say whether that changed anything.

    Raises CannotReverse, ReportLocked.
    """
    what = "отмена" if reception.stands else "возвращение"
    count = len(reception.files)
    files = (
        f"файла «{told(reception)}»"
        if count == 1
        else f"{count} {plural(count, 'файла', 'файлов', 'файлов')}"
    )
    return store.receptions.turn(reception.id, f"{what} приема {files}") is not None


def _told(store: Store, entity: Entity, dictionaries: Dictionaries) -> str:
    last = next(iter(store.history(entity.id)), None)
    done = f" ({last.label}, {_day(last.at)})" if last else ""
    return f"{_named(store, entity, dictionaries)}{done}"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone():%d.%m.%Y}"


def _named(store: Store, entity: Entity, dictionaries: Dictionaries) -> str:
    match entity:
        case Event():
            title = fold(entity.texts.title) or "без наименования"
            return f"Мероприятие «{title}», {_home(store, entity, dictionaries)}"
        case Section():
            return f"Раздел «{fold(entity.heading)}», {_home(store, entity, dictionaries)}"
        case Report():
            return f"Отчет: {report_name(entity.key, dictionaries.author_name(entity.key.author))}"
        case _:
            return "Пояснение к замечанию"


def _home(store: Store, entity: Event | Section, dictionaries: Dictionaries) -> str:
    key = store.key(entity.report_id)
    return report_name(key, dictionaries.author_name(key.author)) if key else "отчета уже нет"
