"""Dictionaries are changed in a real store, and every change can be taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.dictionaries.entries import (
    Author,
    City,
    Country,
    EntryOrigin,
    Municipality,
    Organisation,
    Settlement,
    Sphere,
)
from db.dictionaries.loading import load
from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE, Event, Quarter, Report, ReportKey, ReportKind, Section, Texts
from db.store import Store
from desktop.report.headings import heading
from desktop.services.dictionary_editing import DictionaryEditing, SameEntry
from desktop.services.sections import may_have, offers
from tests.dictionaries import FOLDER
from tests.received import Recipient
from tests.workplaces import ticking_clock

STUDIO = {"full_name": "Студия танца «Росинка»", "core_name": "Росинка", "place": "г. Орша", "country": "BY"}
DAY = date(2031, 4, 1)
REPORT_ID, SECTION_ID = UUID(int=1), UUID(int=2)


def now(store: Store) -> Dictionaries:
    return load(FOLDER, store.user_entries())


def editing(store: Store) -> DictionaryEditing:
    return DictionaryEditing(store, now(store))


def sphere(store: Store, entry_id: str) -> Sphere:
    found = now(store).get(Sphere, entry_id)
    assert found is not None
    return found


@pytest.fixture
def store(recipient: Recipient) -> Store:
    return recipient.store


def test_an_added_entry_is_found_and_told_from_what_is_shipped(store: Store) -> None:
    key = editing(store).add(Organisation, {**STUDIO, "aliases": "Росинка из Орши|Студия «Роса»"})
    found = now(store).get(Organisation, key)
    assert found is not None
    assert found.origin is EntryOrigin.USER
    assert found.aliases == ("Росинка из Орши", "Студия «Роса»")
    assert now(store).find("студия «роса»") == (found,)


def test_an_action_names_the_entry_and_the_dictionary(store: Store) -> None:
    editing(store).add(Organisation, STUDIO)
    assert store.actions(1)[0].label == "добавление записи «Студия танца «Росинка» (организации)"


def test_a_change_keeps_what_was_not_changed_as_it_is_shipped(store: Store) -> None:
    before = sphere(store, "sport")
    editing(store).change(before, {"short_name": "Движение", "heading": before.heading})
    after = sphere(store, "sport")
    assert (after.short_name, after.heading, after.origin) == (
        "Движение",
        before.heading,
        EntryOrigin.CHANGED,
    )
    (kept,) = store.user_entries()
    assert dict(kept.values) == {"short_name": "Движение"}


def test_a_municipality_renamed_from_a_day_on_heads_reports_as_its_quarter_asks(store: Store) -> None:
    velizh = now(store).get(Municipality, "velizh")
    assert velizh is not None
    new = {"short_name": "Велижский городской округ", "full_name": "Велижский городской округ"}
    editing(store).rename(velizh, DAY, new)
    names = [
        heading(ReportKind.MUNICIPAL, "velizh", Quarter(year, number), now(store))
        for year, number in ((2024, 4), (2031, 1), (2031, 2))
    ]
    assert names == [
        "Муниципальное образование «Велижский район»",
        "Муниципальное образование «Велижский муниципальный округ» Смоленской области",
        "Велижский городской округ",
    ]
    later = now(store).get(Municipality, "velizh")
    assert later is not None
    assert (later.valid_from, later.centre, later.id) == (DAY, "Велиж", "velizh")


@pytest.mark.parametrize("kind", [Sphere, Author, Organisation, Settlement, City, Country])
def test_anything_can_be_renamed(store: Store, kind: type[Sphere]) -> None:
    entry = now(store).all(kind)[3]
    key = editing(store).rename(entry, DAY, {"short_name": "Иное", "name": "Иное", "core_name": "Иное"})
    rows = [each for each in now(store).every(kind) if each.id == entry.id]
    assert [(each.key, each.valid_from, each.valid_to) for each in rows] == [
        (entry.key, None, date(2031, 3, 31)),
        (key, DAY, None),
    ]


def test_the_names_of_a_double_are_other_names_of_what_stays(store: Store) -> None:
    key = editing(store).add(Organisation, STUDIO)
    other = editing(store).add(Organisation, {**STUDIO, "full_name": "Танцстудия «Росинка»"})
    gone, stays = (now(store).get(Organisation, each) for each in (key, other))
    assert gone is not None
    assert stays is not None
    editing(store).merge(gone, stays)
    assert {each.id for each in now(store).find("Студия танца «Росинка»")} == {other}
    found = now(store).get(Organisation, key)
    assert found is not None
    assert (found.id, found.aliases) == (other, ("Студия танца «Росинка»",))


def test_what_refers_to_a_double_refers_to_what_stays(store: Store) -> None:
    gone, stays = sphere(store, "sport"), sphere(store, "youth")
    body = next(each for each in now(store).all(Author) if "sport" in each.spheres)
    key = ReportKey(ReportKind.EXECUTIVE, Quarter(2031, 1), body.id)
    report = Report(REPORT_ID, key, "Отчет")
    section = Section(SECTION_ID, report.id, 1024, gone.heading, ("sport",))
    store.commit("ввод", [report, section])
    editing(store).merge(gone, stays)
    assert store.report(report.id).sections[0].entries == ("youth",)
    assert store.report(report.id).sections[0].heading == gone.heading
    assert may_have(key, ("youth",), now(store))
    store.undo()
    assert store.report(report.id).sections == (
        Section(SECTION_ID, report.id, 1024, gone.heading, ("sport",), 3),
    )
    assert now(store).get(Sphere, "sport") == gone


def test_events_of_a_double_are_in_the_sphere_that_stays_also_in_the_bin(store: Store) -> None:
    report = Report(REPORT_ID, ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 1), "velizh"), "Отчет")
    events = [
        Event(uuid5(REPORT_ID, name), REPORT_ID, None, 1024, Texts(name), sphere="sport")
        for name in ("здесь", "в корзине")
    ]
    store.commit("ввод", [report, *events])
    store.commit("удаление", remove=[events[1]])
    editing(store).merge(sphere(store, "sport"), sphere(store, "youth"))
    assert [store.event(event.id).sphere for event in events] == ["youth", "youth"]
    store.undo()
    assert [store.event(event.id).sphere for event in events] == ["sport", "sport"]


def test_the_reports_of_a_double_are_those_of_the_author_that_stays(store: Store) -> None:
    values = {"kind": "executive", "name": "Комитет весны", "short_name": "комитет весны"}
    keys = [editing(store).add(Author, values) for _ in range(2)]
    report = Report(REPORT_ID, ReportKey(ReportKind.EXECUTIVE, Quarter(2031, 1), keys[0]), "Отчет")
    store.commit("ввод", [report])
    gone, stays = (now(store).get(Author, key) for key in keys)
    assert gone is not None
    assert stays is not None
    editing(store).merge(gone, stays)
    assert [each.key.author for each in store.reports()] == [keys[1]]
    store.undo()
    assert [each.key.author for each in store.reports()] == [keys[0]]


def test_an_entry_is_no_double_of_itself(store: Store) -> None:
    entry = sphere(store, "sport")
    with pytest.raises(SameEntry, match="та же запись"):
        editing(store).merge(entry, entry)
    assert store.actions() == []


def test_a_hidden_section_is_not_offered_and_still_known(store: Store) -> None:
    editing(store).set_hidden(sphere(store, "sport"), hidden=True)
    key = ReportKey(ReportKind.EXECUTIVE, Quarter(2031, 1), OFFICE)
    assert "sport" not in {each.id for each in offers(key, now(store))}
    assert may_have(key, ("sport",), now(store))


def test_an_entry_hidden_and_shown_again_is_as_it_is_shipped(store: Store) -> None:
    before = sphere(store, "sport")
    editing(store).set_hidden(before, hidden=True)
    editing(store).set_hidden(sphere(store, "sport"), hidden=False)
    assert store.user_entries() == []
    assert sphere(store, "sport") == before


def test_all_that_was_done_to_a_shipped_entry_is_taken_back_at_once(store: Store) -> None:
    before = now(store)
    velizh = before.get(Municipality, "velizh")
    assert velizh is not None
    editing(store).rename(velizh, DAY, {"short_name": "Велижский городской округ"})
    renamed = now(store).get(Municipality, "velizh")
    assert renamed is not None
    assert editing(store).can_restore(renamed)
    editing(store).restore(renamed)
    assert now(store).all(Municipality) == before.all(Municipality)
    assert not editing(store).can_restore(velizh)


def test_a_persons_own_entry_has_nothing_to_go_back_to(store: Store) -> None:
    key = editing(store).add(Organisation, STUDIO)
    found = now(store).get(Organisation, key)
    assert found is not None
    assert not editing(store).can_restore(found)


def test_own_entries_outlive_an_update_of_what_is_shipped(store: Store, tmp_path: Path) -> None:
    key = editing(store).add(Sphere, {"heading": "Весна", "short_name": "Весна", "order": "99"})
    editing(store).change(sphere(store, "sport"), {"short_name": "Движение"})
    folder = tmp_path / "shipped later"
    folder.mkdir()
    for table in FOLDER.glob("*.csv"):
        text = table.read_text(encoding="utf-8")
        if table.name == "spheres.csv":
            text = text.replace("в сфере физической культуры", "в области физической культуры")
            text += "space,98,Сотрудничество в космосе,Космос,,,,,,,\n"
        (folder / table.name).write_text(text, encoding="utf-8")
    later = load(folder, store.user_entries())
    assert {key, "space"} <= {each.id for each in later.all(Sphere)}
    sport = later.get(Sphere, "sport")
    assert sport is not None
    assert sport.short_name == "Движение"


Step = Callable[[Store, int, int], None]


def _add(store: Store, one: int, other: int) -> None:
    editing(store).add(Sphere, {"heading": f"Сфера {one}", "short_name": f"{one}", "order": f"{other}"})


def _change(store: Store, one: int, other: int) -> None:
    editing(store).change(_at(store, one), {"short_name": f"Сфера {other}", "aliases": "иная|другая"})


def _rename(store: Store, one: int, other: int) -> None:
    editing(store).rename(_at(store, one), date(2031, 1, 1 + other % 28), {"short_name": "Иная сфера"})


def _merge(store: Store, one: int, other: int) -> None:
    if _at(store, one).id != _at(store, other).id:
        editing(store).merge(_at(store, one), _at(store, other))


def _hide(store: Store, one: int, other: int) -> None:
    editing(store).set_hidden(_at(store, one), hidden=other % 2 == 0)


def _restore(store: Store, one: int, other: int) -> None:
    editing(store).restore(_at(store, one))


def _at(store: Store, place: int) -> Sphere:
    spheres = now(store).all(Sphere)
    return spheres[place % len(spheres)]


STEPS: tuple[Step, ...] = (_add, _change, _rename, _merge, _hide, _restore)
PLACES = st.integers(0, 40)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(STEPS), PLACES, PLACES), min_size=1, max_size=5))
def test_whatever_is_done_is_taken_back_step_by_step(steps: list[tuple[Step, int, int]]) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder), "Лукина А. П.", ticking_clock()) as store:
        states = [now(store).every(Sphere)]
        for step, one, other in steps:
            actions = len(store.actions())
            step(store, one, other)
            if len(store.actions()) > actions:
                states.append(now(store).every(Sphere))
        for expected in reversed(states[:-1]):
            assert store.undo() is not None
            assert now(store).every(Sphere) == expected
        assert store.user_entries() == []
