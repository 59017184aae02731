"""What a file carries besides its table, and how the table was edited since, told line by line."""

from collections import Counter
from collections.abc import Callable, Iterator

from db.folding import fold
from desktop.report.carried import Carried, CarriedState, Difference, Edit
from desktop.services.excerpts import excerpt, was_and_is
from desktop.services.naming import FIELD_NAMES

_SAID = {
    CarriedState.EDITED: "После записи программой файл изменили вручную. Принимается то, что в таблице:",
    CarriedState.FOREIGN: "Таблица в файле – от другого отчета, не от того, который записала программа: "
    "прочитана только таблица.",
    CarriedState.NEWER: "Файл записан более новой версией программы: прочитано то, что видно в таблице. "
    "Чтобы принять и остальное, обновите программу.",
    CarriedState.DAMAGED: "Данные, которые программа вложила в файл, повреждены: прочитано то, что видно "
    "в таблице.",
}

_COUNTED = {
    Edit.ADDED: "добавлено строк",
    Edit.REMOVED: "убрано строк",
    Edit.CHANGED: "изменено ячеек",
    Edit.MOVED: "перемещено строк",
}


def carried_lines(carried: Carried) -> Iterator[str]:
    """Yield what a person should know of the data in a file; nothing where there are none or all is well."""
    if said := _SAID.get(carried.state):
        yield said
    for each in carried.differences:
        yield f"  {edit_line(each)}"


def carried_sentence(carried: Carried) -> str:
    """Return the same in one sentence, "" where all is well: the edits are counted."""
    if carried.state is not CarriedState.EDITED:
        return _SAID.get(carried.state, "")
    counts = Counter(_COUNTED.get(each.edit, "прочих правок") for each in carried.differences)
    told = ", ".join(f"{name} {count}" for name, count in counts.items())
    return f"После записи программой файл изменили вручную ({told}): принимается то, что в таблице."


def edit_line(edit: Difference) -> str:
    """Return what was done to a file by hand."""
    return f"{_LINES[edit.edit](edit)}."


def _text(name: str) -> Callable[[Difference], str]:
    return lambda each: f"{name}: {was_and_is(each.before, each.after)}"


def _changed(each: Difference) -> str:
    field = FIELD_NAMES[each.field] if each.field else ""
    return f"Мероприятие {each.number}, {field}: {was_and_is(each.before, each.after)}"


def _moved(each: Difference) -> str:
    event = f"Мероприятие {each.number} «{excerpt(each.event)}»"
    if each.before == each.after:
        return f"{event}: другое место в отчете (было № {each.was})"
    return f"{event}: другой раздел, {was_and_is(each.before, each.after)}"


_LINES: dict[Edit, Callable[[Difference], str]] = {
    Edit.TITLE: _text("Заголовок"),
    Edit.CLOSING: _text("Строка о встречах"),
    Edit.NIL: _text("Отметка о том, что мероприятий не было"),
    Edit.SECTION_ADDED: lambda each: f"Добавлен раздел «{fold(each.after)}»",
    Edit.SECTION_REMOVED: lambda each: f"Убран раздел «{fold(each.before)}»",
    Edit.ADDED: lambda each: f"Мероприятие {each.number}: добавлено, «{excerpt(each.event)}»",
    Edit.REMOVED: lambda each: f"Убрано мероприятие «{excerpt(each.event)}» (было № {each.was})",
    Edit.CHANGED: _changed,
    Edit.MOVED: _moved,
}
