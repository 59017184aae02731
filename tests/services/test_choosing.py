"""Of a file only what is ticked is kept: the rest of the report stays as it was."""

from dataclasses import replace
from itertools import chain, combinations

import pytest

from db.entities import Event, Texts
from desktop.report.printed import PrintedReport
from desktop.services.choosing import only
from desktop.services.exporting import as_printed
from desktop.services.import_plan import ImportPlan, State
from desktop.services.importing import keep
from tests.dictionaries import shipped
from tests.received import CHESS, CHOIR, FAIR, REPORT, RUDNYA, TITLE, VELIZH, Recipient, section

SKIS = Texts("Лыжный поход «Снежинка»", "г. Рудня", "3 июня 2026 года", "Поход", "12 лыжников")
HARDIN = "Муниципальное образование «Хиславичский муниципальный округ» Смоленской области"
CHANGED_CHESS = replace(CHESS, content="Шахматы и шашки")
#: Chess changes, the choir goes, the fair stays, the skis are new, in a section of their own.
FILE = PrintedReport(TITLE, (section(VELIZH, CHANGED_CHESS), section(RUDNYA, FAIR), section(HARDIN, SKIS)))
ROWS = {State.CHANGED: CHESS, State.SAME: FAIR, State.NEW: SKIS, State.GONE: CHOIR}


def planned(recipient: Recipient) -> ImportPlan:
    recipient.keep(REPORT)
    return recipient.plan(FILE)


def events(recipient: Recipient) -> tuple[Event, ...]:
    return recipient.store.report(recipient.store.reports()[0].id).events


def kept(recipient: Recipient) -> dict[str, list[Texts]]:
    printed = as_printed(recipient.store.report(recipient.store.reports()[0].id))
    return {each.heading: [row.texts for row in each.rows] for each in printed.sections}


def take(recipient: Recipient, plan: ImportPlan, *states: State) -> None:
    places = [place for place, row in enumerate(plan.rows) if row.state in states]
    keep(recipient.store, shipped(), only(plan, places))


def test_nothing_ticked_leaves_all_events_as_they_were(recipient: Recipient) -> None:
    plan = planned(recipient)
    before = events(recipient)
    assert only(plan, ()).changes_nothing
    take(recipient, plan)
    assert events(recipient) == before


def test_all_ticked_is_the_plan_itself(recipient: Recipient) -> None:
    plan = planned(recipient)
    assert only(plan, range(len(plan.rows))) == plan


@pytest.mark.parametrize(
    "states",
    [*chain.from_iterable(combinations((State.CHANGED, State.NEW, State.GONE), n) for n in (1, 2, 3))],
)
def test_what_is_ticked_is_kept_and_nothing_else(recipient: Recipient, states: tuple[State, ...]) -> None:
    take(recipient, planned(recipient), *states)
    chess = CHANGED_CHESS if State.CHANGED in states else CHESS
    expected = {
        VELIZH: [chess] if State.GONE in states else [chess, CHOIR],
        RUDNYA: [FAIR],
        **({HARDIN: [SKIS]} if State.NEW in states else {}),
    }
    assert kept(recipient) == expected


def test_events_that_stay_keep_their_ids(recipient: Recipient) -> None:
    plan = planned(recipient)
    ids = {event.texts.title: event.id for event in events(recipient)}
    take(recipient, plan, State.NEW)
    now = {event.texts.title: event.id for event in events(recipient)}
    assert {title: now[title] for title in ids} == ids


def test_the_rest_can_be_taken_from_the_same_file_later(recipient: Recipient) -> None:
    take(recipient, planned(recipient), State.NEW)
    later = recipient.plan(FILE)
    assert [row.state for row in later.rows] == [State.CHANGED, State.SAME, State.SAME, State.GONE]
    take(recipient, later, State.CHANGED, State.GONE)
    assert recipient.plan(FILE).changes_nothing


def test_a_section_that_the_file_does_not_have_stays_with_what_stays_in_it(recipient: Recipient) -> None:
    recipient.keep(REPORT)
    plan = recipient.plan(PrintedReport(TITLE, (section(RUDNYA, FAIR),)))
    gone = [place for place, row in enumerate(plan.rows) if row.kept and row.kept.texts == CHOIR]
    keep(recipient.store, shipped(), only(plan, gone))
    assert kept(recipient) == {RUDNYA: [FAIR], VELIZH: [CHESS]}


def test_what_stood_above_all_headings_stays_there(recipient: Recipient) -> None:
    recipient.keep(PrintedReport(TITLE, (section("", CHOIR), section(RUDNYA, FAIR))))
    plan = recipient.plan(PrintedReport(TITLE, (section(RUDNYA, FAIR, SKIS),)))
    take(recipient, plan, State.NEW)
    assert kept(recipient) == {"": [CHOIR], RUDNYA: [FAIR, SKIS]}


def test_of_a_report_that_is_not_kept_yet_a_part_is_taken(recipient: Recipient) -> None:
    plan = recipient.plan(REPORT)
    keep(recipient.store, shipped(), only(plan, (2,)))
    assert kept(recipient) == {RUDNYA: [FAIR]}
