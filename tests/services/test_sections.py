"""Sections of a report: which there can be, where a new one stands, how they are moved and ordered."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from db.entities import OFFICE, Quarter, Report, ReportKey, ReportKind, Section
from db.store import Store
from desktop.services.editing import Editing
from desktop.services.section_editing import add_section, move_section, order_sections, remove_section
from desktop.services.sections import SectionInUse, UnknownEntry, may_have, offers, section_of
from tests.db.invented import content
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock

MUNICIPAL = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2))
EXECUTIVE = ReportKey(ReportKind.EXECUTIVE, Quarter(2031, 2))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "данные", "Лукина А. П.", ticking_clock()) as store:
        yield store


@pytest.fixture
def editing(store: Store) -> Editing:
    return Editing(store, shipped())


def with_sections(editing: Editing, store: Store, key: ReportKey, *entries: str) -> Report:
    """Return a new report of the office to which sections were added in this order."""
    report = editing.add_report(key)
    for entry in entries:
        add_section(editing, store.report(report.id), (entry,))
    return store.report(report.id)


def order(store: Store, report: Report) -> list[str]:
    return ["+".join(section.entries) for section in store.report(report.id).sections]


def test_a_new_section_takes_its_place_by_the_house_order(editing: Editing, store: Store) -> None:
    report = with_sections(editing, store, MUNICIPAL, "yartsevo", "velizh", "smolensk-city", "rudnya")
    assert order(store, report) == ["smolensk-city", "velizh", "rudnya", "yartsevo"]
    assert report.sections[1].heading == (
        "Муниципальное образование «Велижский муниципальный округ» Смоленской области"
    )


def test_a_section_that_is_there_is_not_made_again(editing: Editing, store: Store) -> None:
    report = with_sections(editing, store, MUNICIPAL, "velizh")
    before = store.actions()
    assert add_section(editing, report, ("velizh",)) == report.sections[0]
    assert store.actions() == before


def test_several_spheres_are_joined_in_one_heading(editing: Editing, store: Store) -> None:
    report = with_sections(editing, store, EXECUTIVE, "general", "culture-tourism")
    add_section(editing, report, ("education", "sport"))
    assert order(store, report) == ["culture-tourism", "education+sport", "general"]
    assert store.report(report.id).sections[1].heading == "Сотрудничество в сфере образования и науки, спорта"


def test_a_section_nobody_knows_is_refused(editing: Editing, store: Store) -> None:
    report = editing.add_report(MUNICIPAL)
    before = content(store)
    with pytest.raises(UnknownEntry, match="«atlantis»"):
        add_section(editing, report, ("atlantis",))
    assert content(store) == before


def test_sections_move_and_the_move_is_undone(editing: Editing, store: Store) -> None:
    report = with_sections(editing, store, MUNICIPAL, "smolensk-city", "velizh", "rudnya")
    city, velizh, rudnya = report.sections
    move_section(editing, report, rudnya, before=city)
    assert order(store, report) == ["rudnya", "smolensk-city", "velizh"]
    report = store.report(report.id)
    move_section(editing, report, report.sections[0], before=None)
    assert order(store, report) == ["smolensk-city", "velizh", "rudnya"]
    editing.undo()
    editing.undo()
    assert store.report(report.id).sections[0].entries == city.entries
    assert [section.heading for section in store.report(report.id).sections] == [
        city.heading,
        velizh.heading,
        rudnya.heading,
    ]


def test_events_go_with_their_section(editing: Editing, store: Store) -> None:
    report = with_sections(editing, store, MUNICIPAL, "smolensk-city", "velizh")
    first = editing.add_event(report, after=None)
    move_section(editing, report, report.sections[0], before=None)
    kept = store.report(report.id)
    assert kept.sections[1].id == kept.events[0].section_id
    assert kept.events[0].id == first.id


def test_the_house_order_is_restored_as_one_action(editing: Editing, store: Store) -> None:
    report = with_sections(editing, store, EXECUTIVE, "sport", "economy", "general")
    assert order(store, report) == ["economy", "sport", "general"]
    move_section(editing, report, report.sections[2], before=report.sections[0])
    report = store.report(report.id)
    order_sections(editing, report)
    assert order(store, report) == ["economy", "sport", "general"]
    assert editing.undo_label == "расстановка разделов по порядку"
    before = store.actions()
    order_sections(editing, store.report(report.id))
    assert store.actions() == before


def test_only_an_empty_section_is_removed(editing: Editing, store: Store) -> None:
    report = with_sections(editing, store, MUNICIPAL, "smolensk-city", "velizh")
    editing.add_event(report, after=None)
    report = store.report(report.id)
    with pytest.raises(SectionInUse, match="Город Смоленск"):
        remove_section(editing, report, report.sections[0])
    remove_section(editing, report, report.sections[1])
    assert order(store, report) == ["smolensk-city"]
    editing.undo()
    assert order(store, report) == ["smolensk-city", "velizh"]


def test_an_event_is_put_under_a_section_that_is_made_for_it(editing: Editing, store: Store) -> None:
    report = with_sections(editing, store, MUNICIPAL, "velizh")
    event = editing.add_event(report, after=None)
    report = store.report(report.id)
    editing.set_section(report, event, ("smolensk-city",))
    assert order(store, report) == ["smolensk-city", "velizh"]
    kept = store.report(report.id)
    assert kept.events[0].section_id == kept.sections[0].id
    editing.undo()
    assert order(store, report) == ["velizh"]


def test_the_entries_of_a_section_that_is_there_lead_to_it(editing: Editing, store: Store) -> None:
    report = with_sections(editing, store, MUNICIPAL, "velizh", "rudnya")
    event = editing.add_event(report, after=None)
    report = store.report(report.id)
    editing.set_section(report, event, ("rudnya",))
    assert order(store, report) == ["velizh", "rudnya"]
    assert store.event(event.id).section_id == report.sections[1].id


def test_municipalities_are_offered_under_the_name_of_the_quarter() -> None:
    names = {
        year: {
            each.id: each.heading
            for each in offers(ReportKey(ReportKind.MUNICIPAL, Quarter(year, 1)), shipped())
        }
        for year in (2023, 2025)
    }
    assert "«Велижский район»" in names[2023]["velizh"]
    assert "«Велижский муниципальный округ»" in names[2025]["velizh"]
    assert next(iter(names[2025])) == "smolensk-city"


def test_a_report_of_one_municipality_has_its_section_alone() -> None:
    own = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), "mun-velizh")
    assert may_have(own, ("velizh",), shipped())
    assert not may_have(own, ("rudnya",), shipped())
    assert not may_have(own, (), shipped())
    assert may_have(ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), OFFICE), ("rudnya",), shipped())


def test_a_section_is_known_by_its_heading_where_it_has_no_entries(editing: Editing, store: Store) -> None:
    report = with_sections(editing, store, MUNICIPAL, "velizh")
    heading = report.sections[0].heading
    assert section_of(report, (), heading.upper()) == report.sections[0]
    assert section_of(report, ("rudnya",), "Иной раздел") is None


def test_a_section_nobody_knows_stays_behind_the_one_above_it(editing: Editing, store: Store) -> None:
    report = with_sections(editing, store, EXECUTIVE, "economy", "general")
    economy = report.sections[0]
    unknown = Section(uuid4(), report.id, economy.position + 1, "Сотрудничество в космосе")
    store.commit("прием файла", [unknown])
    add_section(editing, store.report(report.id), ("sport",))
    assert order(store, report) == ["economy", "", "sport", "general"]
    report = store.report(report.id)
    move_section(editing, report, report.sections[3], before=report.sections[0])
    order_sections(editing, store.report(report.id))
    assert order(store, report) == ["economy", "", "sport", "general"]
