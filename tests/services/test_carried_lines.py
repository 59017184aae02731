"""What a file carries, and how it was edited since, is told in lines."""

import pytest

from db.entities import Field
from desktop.report.carried import Carried, CarriedState, Difference, Edit
from desktop.services.carried_lines import carried_lines, carried_sentence

EDITS = (
    (Difference(Edit.TITLE, "Отчет", "Сводный отчет"), "Заголовок: было «Отчет», стало «Сводный отчет»."),
    (
        Difference(Edit.CLOSING, "Состоялась 1 встреча", ""),
        "Строка о встречах: было «Состоялась 1 встреча», стало пусто.",
    ),
    (
        Difference(Edit.NIL, "", "Не проводились"),
        "Отметка о том, что мероприятий не было: было пусто, стало «Не проводились».",
    ),
    (Difference(Edit.SECTION_ADDED, after="Город\nСмоленск"), "Добавлен раздел «Город Смоленск»."),
    (Difference(Edit.SECTION_REMOVED, before="Город Смоленск"), "Убран раздел «Город Смоленск»."),
    (Difference(Edit.ADDED, number=2, event="Пробег"), "Мероприятие 2: добавлено, «Пробег»."),
    (Difference(Edit.REMOVED, was=2, event="Пробег"), "Убрано мероприятие «Пробег» (было № 2)."),
    (
        Difference(Edit.CHANGED, "г. Орша", "г. Рудня", 1, 3, "Пробег", Field.PLACE),
        "Мероприятие 3, место: было «г. Орша», стало «г. Рудня».",
    ),
    (
        Difference(Edit.MOVED, "А", "А", 1, 3, "Пробег"),
        "Мероприятие 3 «Пробег»: другое место в отчете (было № 1).",
    ),
    (
        Difference(Edit.MOVED, "А", "Б", 1, 3, "Пробег"),
        "Мероприятие 3 «Пробег»: другой раздел, было «А», стало «Б».",
    ),
)
HEAD = "После записи программой файл изменили вручную. Принимается то, что в таблице:"


def edited(*differences: Difference) -> Carried:
    return Carried(CarriedState.EDITED, differences=differences)


@pytest.mark.parametrize(("difference", "line"), EDITS)
def test_every_edit_is_told_with_what_was_and_what_is(difference: Difference, line: str) -> None:
    assert list(carried_lines(edited(difference))) == [HEAD, f"  {line}"]


def test_many_edits_are_counted_where_there_is_little_room() -> None:
    assert carried_sentence(edited(*(difference for difference, _ in EDITS))) == (
        "После записи программой файл изменили вручную (прочих правок 5, добавлено строк 1, убрано строк 1, "
        "изменено ячеек 1, перемещено строк 2): принимается то, что в таблице."
    )


@pytest.mark.parametrize("state", [CarriedState.FOREIGN, CarriedState.NEWER, CarriedState.DAMAGED])
def test_data_that_are_not_believed_are_told_in_one_line(state: CarriedState) -> None:
    (line,) = carried_lines(Carried(state))
    assert carried_sentence(Carried(state)) == line
    assert "таблиц" in line
    assert line.endswith(".")


@pytest.mark.parametrize("state", [CarriedState.ABSENT, CarriedState.INTACT])
def test_where_all_is_well_nothing_is_told(state: CarriedState) -> None:
    assert list(carried_lines(Carried(state))) == []
    assert carried_sentence(Carried(state)) == ""
