"""What keeping a file would change, told line by line."""

from collections.abc import Iterator
from operator import attrgetter

from db.dictionaries.lookup import Dictionaries
from db.entities import Field
from desktop.report.titles import recognise_title
from desktop.report.wording import quarter_name
from desktop.services.excerpts import excerpt, was_and_is
from desktop.services.import_plan import ImportPlan, PlannedRow, State
from desktop.services.naming import FIELD_NAMES, KIND_NAMES

_TEXTS_AROUND = {"заголовок": attrgetter("title"), "строка о встречах": attrgetter("closing")}


def describe_title(plan: ImportPlan, dictionaries: Dictionaries) -> Iterator[str]:
    """Tell that the title says otherwise than what the file is taken for, and that the file is a draft."""
    title, key = recognise_title(plan.printed.title, dictionaries), plan.key
    otherwise = []
    if title.kind not in (None, key.kind):
        otherwise.append(KIND_NAMES[title.kind])
    if title.quarter not in (None, key.quarter):
        otherwise.append(quarter_name(title.quarter))
    if title.author not in (None, key.author):
        otherwise.append(dictionaries.author_name(title.author))
    if otherwise:
        yield f"В заголовке файла указано другое: {', '.join(otherwise)}."
    if plan.printed.is_draft:
        yield "Файл помечен как черновик: отправитель оставил в нем ошибки."


def describe_changes(plan: ImportPlan) -> Iterator[str]:
    """Tell how a file differs from the report that is kept already; nothing where there is none."""
    if plan.kept is not None:
        yield from describe_around(plan)
        for row in plan.rows:
            yield from _describe(row)


def describe_around(plan: ImportPlan) -> Iterator[str]:
    """Tell what else than the events differs from the report that is kept already."""
    if elsewhere := [name for name in plan.around if name not in _TEXTS_AROUND]:
        yield f"Отличаются: {', '.join(elsewhere)}."
    for name in plan.around:
        if text := _TEXTS_AROUND.get(name):
            yield f"{name.capitalize()}: {was_and_is(text(plan.kept), text(plan.printed))}."


def summary(plan: ImportPlan) -> str:
    """Return «Новых 12, изменено 3, без изменений 27, будет убрано 1, не прочитано 0.»."""
    unread = f"не прочитано {len(plan.printed.unread)}."
    if plan.kept is None:
        return f"Новых {plan.count(State.NEW)}, {unread}"
    return (
        f"Новых {plan.count(State.NEW)}, изменено {plan.count(State.CHANGED)}, "
        f"без изменений {plan.count(State.SAME)}, будет убрано {plan.count(State.GONE)}, {unread}"
    )


def _describe(row: PlannedRow) -> Iterator[str]:
    match row:
        case PlannedRow(State.NEW, number, printed) if printed:
            yield f"Мероприятие {number}: новое, «{excerpt(printed.texts.title)}»."
        case PlannedRow(State.GONE, kept=kept) if kept:
            yield f"Нет в файле, будет убрано в корзину: «{excerpt(kept.texts.title)}»."
        case PlannedRow(State.CHANGED, number, printed, kept) if printed and kept:
            for field in row.changed:
                difference = was_and_is(kept.texts[field], printed.texts[field])
                yield f"Мероприятие {number}, {FIELD_NAMES[Field(field)]}: {difference}."
