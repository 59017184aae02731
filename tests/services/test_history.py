"""What the history of an event tells, from the journal of a real store."""

from dataclasses import replace
from uuid import UUID

import pytest

from db.entities import Event, Field, Quarter
from desktop.report.printed import Identity
from desktop.services.editing import Editing
from desktop.services.history import Entry, Mark, history
from desktop.services.importing import keep_all
from desktop.services.reception_log import turn
from tests.dictionaries import shipped
from tests.received import CHESS, FAIR, RUDNYA, VELIZH, Recipient, section
from tests.received import REPORT as RECEIVED


def told(recipient: Recipient, event_id: UUID) -> list[str]:
    return [str(entry) for entry in history(recipient.store, event_id, shipped())]


def marked(entry: Entry) -> list[str]:
    """Return the lines of an entry: what is gone between braces, what is new between brackets."""
    signs = {Mark.PLAIN: "{}", Mark.WAS: "{{{}}}", Mark.IS: "[{}]"}
    return ["".join(signs[part.mark].format(part.text) for part in line) for line in entry.lines]


@pytest.fixture
def event(recipient: Recipient) -> Event:
    """The first event of a report that was received."""
    plan = recipient.keep(RECEIVED)
    report_id = recipient.store.find(plan.key)
    assert report_id is not None
    return recipient.store.report(report_id).events[0]


@pytest.fixture
def editing(recipient: Recipient) -> Editing:
    return Editing(recipient.store, shipped())


def test_an_event_that_was_received_names_the_file(recipient: Recipient, event: Event) -> None:
    (entry,) = history(recipient.store, event.id, shipped())
    assert str(entry) == "Принято из файла «отчет.json»"
    assert entry.who == "Лукина А. П."
    assert entry.at == recipient.store.actions(1)[0].at


def test_words_that_differ_are_marked_in_the_old_text_and_in_the_new_one(
    recipient: Recipient, event: Event, editing: Editing
) -> None:
    editing.set_field(event, Field.PERIOD, "5-6 мая 2026 года")
    entry = history(recipient.store, event.id, shipped())[0]
    assert str(entry) == "Изменено\nСроки: было «5 мая 2026 года», стало «5-6 мая 2026 года»"
    assert "".join(marked(entry)).startswith("Сроки: было «")
    assert [part.mark for part in entry.lines[0] if part.mark is not Mark.PLAIN].count(Mark.IS) >= 1


def test_a_text_that_was_empty_or_is_empty_now_is_told_alone(
    recipient: Recipient, event: Event, editing: Editing
) -> None:
    editing.set_field(event, Field.PLACE, "")
    editing.leave_field()
    editing.set_field(recipient.store.event(event.id), Field.PLACE, "г. Орша")
    latest, earlier = history(recipient.store, event.id, shipped())[:2]
    assert marked(latest) == ["Место: вписано «[г. Орша]»"]
    assert marked(earlier) == ["Место: стерто «{г. Велиж}»"]


def test_a_difference_in_spaces_alone_is_made_visible(
    recipient: Recipient, event: Event, editing: Editing
) -> None:
    editing.set_field(event, Field.PLACE, "г.\u00a0Велиж")
    assert "°" in told(recipient, event.id)[0]


def test_of_a_long_text_only_what_is_near_to_a_difference_is_told(
    recipient: Recipient, event: Event, editing: Editing
) -> None:
    words = [f"слово{number}" for number in range(300)]
    event = editing.set_field(event, Field.CONTENT, " ".join(words))
    editing.leave_field()
    words[150] = "иное"
    editing.set_field(event, Field.CONTENT, " ".join(words))
    entry = history(recipient.store, event.id, shipped())[0]
    line = marked(entry)[0]
    assert "{слово150 }" in line
    assert "[иное ]" in line
    assert "слово149 " in line
    assert "слово100" not in line
    assert line.count("…") == 4
    assert len(line) < 300


def test_bin_and_sections_are_told_in_words(recipient: Recipient, event: Event, editing: Editing) -> None:
    report = recipient.store.report(event.report_id)
    editing.set_section(report, event, report.sections[1])
    editing.remove_event(recipient.store.event(event.id))
    editing.restore_event(recipient.store.event(event.id))
    report = recipient.store.report(event.report_id)
    editing.move_event(report, recipient.store.event(event.id), report.events[1])
    assert told(recipient, event.id) == [
        "Перемещено",
        "Возвращено из корзины",
        "Убрано в корзину",
        "Перенесено в другой раздел",
        "Принято из файла «отчет.json»",
    ]


def test_undo_and_redo_are_told_with_what_they_took_back(
    recipient: Recipient, event: Event, editing: Editing
) -> None:
    editing.set_field(event, Field.TITLE, "Турнир «Слон»")
    editing.undo()
    editing.redo()
    redone, undone, done = history(recipient.store, event.id, shipped())[:3]
    assert redone.what == "Повторено: правка наименования мероприятия 1"
    assert undone.what == "Отменено: правка наименования мероприятия 1"
    assert marked(undone) == ["Наименование: было «Турнир «{Слон}»», стало «Турнир «[Ладья]»»"]
    assert redone.lines == done.lines


def test_an_event_that_was_added_by_hand_says_so(
    recipient: Recipient, event: Event, editing: Editing
) -> None:
    new = editing.add_event(recipient.store.report(event.report_id), event)
    assert told(recipient, new.id) == ["Добавлено"]


def test_a_second_file_is_told_with_what_it_changed(recipient: Recipient, event: Event) -> None:
    other = replace(CHESS, participants="40 школьников")
    recipient.keep(replace(RECEIVED, sections=(section(VELIZH, other), section(RUDNYA, FAIR))))
    assert told(recipient, event.id)[0] == (
        "Принято из файла «отчет.json»\nУчастники: было «30 школьников», стало «40 школьников»"
    )


def test_what_nobody_would_see_is_no_entry(recipient: Recipient, event: Event) -> None:
    assert event.reading is not None
    read_anew = replace(event, reading=replace(event.reading, reader=event.reading.reader + 1))
    assert recipient.store.commit("новое прочтение", [read_anew])
    assert told(recipient, event.id) == ["Принято из файла «отчет.json»"]


def test_files_that_came_in_together_and_taking_them_back_are_told(recipient: Recipient) -> None:
    plans = [recipient.plan(RECEIVED), recipient.plan(RECEIVED, Identity(quarter=Quarter(2026, 1)))]
    keep_all(recipient.store, shipped(), plans)
    event = recipient.store.report(recipient.store.reports()[0].id).events[0]
    (reception,) = recipient.store.receptions.all()
    for _ in range(2):
        turn(recipient.store, recipient.store.receptions.all()[0])
    assert reception.stands
    assert told(recipient, event.id) == [
        "Возвращение приема 2 файлов",
        "Отмена приема 2 файлов",
        "Прием 2 файлов",
    ]
