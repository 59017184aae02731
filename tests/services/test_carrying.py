"""What a file carries besides its texts goes into the store with them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import docx
import pytest

from db.entities import Event, HeadCount, Level, Partner, Quarter, Report, ReportKey, ReportKind
from db.explanations import Explanation
from desktop.report.carried import CarriedState
from desktop.report.printed import Identity
from desktop.services.editing import Editing
from desktop.services.exporting import export_report
from desktop.services.import_plan import NOTHING_SAID, ImportPlan, State, plan_import
from desktop.services.importing import keep
from tests.dictionaries import shipped
from tests.received import FAIR, REPORT, Recipient
from tests.workplaces import ticking_clock

KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2026, 2))
PARTNER = Partner(Level.TOWN, "Орша", "by-g-orsha")
KEEPER = UUID(int=1)


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[Recipient]:
    """A store of someone who has corrected and explained what he has written."""
    sender = Recipient(tmp_path / "sender")
    sender.keep(REPORT)
    editing = Editing(sender.store, shipped())
    chess = editing.set_headcount(report_of(sender).events[0], HeadCount(30, 32))
    chess = editing.add_partner(chess, PARTNER)
    chess = editing.set_sphere(chess, "sport")
    report = report_of(sender)
    said = [
        Explanation(report.id, report.events[1].id, "P01", "period", "ab", "Дни назовут позже."),
        Explanation(report.id, None, "N01", "", "cd", "Число участников не считали."),
    ]
    sender.store.commit("пояснения", [*said, replace(chess, institution="Школа № 2")])
    yield sender
    sender.store.close()


def report_of(recipient: Recipient, key: ReportKey = KEY) -> Report:
    report_id = recipient.store.find(key)
    assert report_id is not None
    return recipient.store.report(report_id)


def sent(sender: Recipient, *, for_publication: bool = False) -> Path:
    target = sender.folder / "отчет.docx"
    export_report(sender.store, shipped(), KEY, target, ticking_clock()(), for_publication=for_publication)
    return target


def received(recipient: Recipient, file: Path, said: Identity = NOTHING_SAID) -> ImportPlan:
    plan = plan_import(recipient.store, shipped(), file, said)
    keep(recipient.store, shipped(), plan)
    return plan


def events(report: Report) -> list[Event]:
    """Return the events without what ties them to their own store."""
    return [
        replace(event, report_id=KEEPER, section_id=None, version=1, position=0) for event in report.events
    ]


def told(recipient: Recipient, report: Report) -> set[tuple[UUID | None, str, str]]:
    found = recipient.store.explanations(report.id)
    return {(each.event_id, each.rule, each.text) for each in found}


def test_a_report_goes_from_store_to_store_with_all_that_is_kept_of_it(
    sender: Recipient, recipient: Recipient
) -> None:
    plan = received(recipient, sent(sender))
    here, there = report_of(recipient), report_of(sender)
    assert plan.printed.carried.state is CarriedState.INTACT
    assert events(here) == events(there)
    assert told(recipient, here) == told(sender, there)
    assert plan_import(recipient.store, shipped(), sent(sender)).changes_nothing


def test_all_of_it_is_one_step_back(sender: Recipient, recipient: Recipient) -> None:
    received(recipient, sent(sender))
    report_id = report_of(recipient).id
    recipient.store.undo()
    assert (recipient.store.reports(), recipient.store.explanations(report_id)) == ([], [])


def test_what_was_set_by_hand_since_is_named_and_taken(sender: Recipient, recipient: Recipient) -> None:
    received(recipient, sent(sender))
    fair = Editing(sender.store, shipped()).set_headcount(report_of(sender).events[2], HeadCount(7, 7))
    answer = sender.store.explanations(fair.report_id)[0]
    sender.store.commit("пояснение", [replace(answer, text="Уточняется.")])
    plan = received(recipient, sent(sender))
    assert plan.around == ("исправленное вручную", "пояснения к замечаниям")
    assert plan.count(State.SAME) == 3
    assert events(report_of(recipient)) == events(report_of(sender))
    assert told(recipient, report_of(recipient)) == told(sender, report_of(sender))


def test_a_document_made_by_hand_takes_nothing_away(sender: Recipient) -> None:
    before = report_of(sender)
    assert sender.plan(REPORT).changes_nothing
    sender.keep(replace(REPORT, title=f"{REPORT.title}."))
    assert report_of(sender).events == before.events


def test_events_are_known_by_their_ids_however_they_were_rewritten(
    sender: Recipient, recipient: Recipient
) -> None:
    received(recipient, sent(sender))
    chess = report_of(sender).events[0]
    sender.store.commit("правка", [replace(chess, texts=replace(FAIR, title="Мастер-класс по резьбе"))])
    plan = plan_import(recipient.store, shipped(), sent(sender))
    assert [row.state for row in plan.rows] == [State.CHANGED, State.SAME, State.SAME]
    assert plan.rows[0].kept is not None
    assert plan.rows[0].kept.id == chess.id


def test_an_id_that_another_report_has_is_not_given_twice(sender: Recipient, recipient: Recipient) -> None:
    file = sent(sender)
    received(recipient, file)
    later = Identity(quarter=Quarter(2026, 3))
    received(recipient, file, later)
    here = {event.id for event in report_of(recipient).events}
    there = {event.id for event in report_of(recipient, replace(KEY, quarter=Quarter(2026, 3))).events}
    assert len(here | there) == 6


def test_an_event_comes_back_from_the_bin_as_itself(sender: Recipient, recipient: Recipient) -> None:
    file = sent(sender)
    received(recipient, file)
    chess = report_of(recipient).events[0]
    recipient.store.commit("удаление", remove=[chess])
    assert received(recipient, file).count(State.NEW) == 1
    assert report_of(recipient).events[0].id == chess.id
    assert recipient.store.binned() == []


def test_a_file_says_nothing_of_the_machine_and_of_who_works_at_it(sender: Recipient) -> None:
    with ZipFile(sent(sender)) as package:
        everything = "".join(package.read(name).decode() for name in package.namelist())
    assert not [
        private for private in ("Лукина", str(sender.folder), str(Path.home())) if private in everything
    ]


def test_a_report_for_publication_says_nothing_but_what_is_printed(
    sender: Recipient, recipient: Recipient
) -> None:
    file = sent(sender, for_publication=True)
    with ZipFile(file) as package:
        everything = "".join(package.read(name).decode() for name in package.namelist())
    ids = (event.id for event in report_of(sender).events)
    secrets = ("Дни назовут", "Школа № 2", "urn:pobratim", "pb_", *(each.hex for each in ids))
    assert not [secret for secret in secrets if secret in everything]
    properties = docx.Document(str(file)).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert received(recipient, file).printed.carried.state is CarriedState.ABSENT


def test_the_next_edition_takes_the_place_of_the_one_before(sender: Recipient, recipient: Recipient) -> None:
    received(recipient, sent(sender))
    report = report_of(sender)
    sender.store.commit("исправление", [replace(report, key=replace(KEY, edition=2))])
    assert received(recipient, sent(sender)).around == ("версия отчета",)
    assert [summary.key.edition for summary in recipient.store.reports()] == [2]
    recipient.store.undo()
    assert [summary.key.edition for summary in recipient.store.reports()] == [1]
