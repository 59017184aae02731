"""What people do to dictionaries: other names from a day on, doubles, entries that are hidden."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from db.dictionaries.entries import Author, Municipality, Sphere, UserEntry
from db.dictionaries.loading import load
from db.dictionaries.lookup import Dictionaries
from db.entities import Quarter
from tests.dictionaries import FOLDER, shipped

NEW_NAME = UserEntry(
    "spheres",
    "own-1",
    {"id": "sport", "order": "14", "heading": "Сотрудничество в сфере движения", "short_name": "Движение"},
    valid_from=date(2031, 4, 1),
)
OLD_NAME = UserEntry("spheres", "sport", {}, valid_to=date(2031, 3, 31))


def with_own(*entries: UserEntry) -> Dictionaries:
    return load(FOLDER, entries)


def merged(gone: str, stays: str) -> UserEntry:
    return UserEntry("spheres", gone, {"merged_into": stays})


def test_a_thing_that_was_renamed_has_the_name_of_the_day() -> None:
    renamed = with_own(NEW_NAME, OLD_NAME)
    names = [renamed.get(Sphere, "sport", on) for on in (Quarter(2031, 1), Quarter(2031, 2), None)]
    assert [each.short_name for each in names if each][1:] == ["Движение", "Движение"]
    assert names[0] is not None
    assert names[0].key == "sport"


def test_a_thing_is_offered_once_under_its_name_of_the_day() -> None:
    renamed = with_own(NEW_NAME, OLD_NAME)
    for on, key in ((None, "own-1"), (Quarter(2031, 2), "own-1"), (Quarter(2031, 1), "sport")):
        assert [each.key for each in renamed.offered(Sphere, on) if each.id == "sport"] == [key]
    assert len(renamed.offered(Sphere)) == len(shipped().all(Sphere))


def test_both_names_of_what_was_renamed_are_found() -> None:
    renamed = with_own(NEW_NAME, OLD_NAME)
    assert {each.id for each in renamed.find("Движение", among=(Sphere,))} == {"sport"}
    was = shipped().get(Sphere, "sport")
    assert was is not None
    assert {each.id for each in renamed.find(was.short_name, among=(Sphere,))} == {"sport"}


def test_what_is_hidden_is_read_and_not_offered() -> None:
    hidden = with_own(UserEntry("spheres", "sport", {"hidden": "yes"}))
    assert "sport" not in {each.id for each in hidden.offered(Sphere)}
    assert hidden.get(Sphere, "sport") is not None
    assert "sport" in {each.id for each in hidden.all(Sphere)}


def test_a_hidden_newest_name_does_not_bring_the_old_one_back() -> None:
    hidden = with_own(UserEntry("municipalities", "velizh-okrug", {"hidden": "yes"}))
    assert "velizh" not in {each.id for each in hidden.offered(Municipality)}


def test_the_id_of_a_double_stands_for_what_stays() -> None:
    changed = with_own(merged("sport", "youth"), merged("youth", "culture-tourism"))
    for gone in ("sport", "youth", "culture-tourism"):
        found = changed.get(Sphere, gone)
        assert found is not None
        assert found.id == "culture-tourism"
    assert {"sport", "youth"}.isdisjoint(each.id for each in changed.all(Sphere))
    assert {"sport", "youth"} <= {each.id for each in changed.every(Sphere)}


def test_a_double_of_nothing_is_an_entry_like_others() -> None:
    changed = with_own(merged("sport", "nowhere"))
    assert changed.all(Sphere) != shipped().all(Sphere)
    assert {each.id for each in changed.all(Sphere)} == {each.id for each in shipped().all(Sphere)}


@given(st.lists(st.tuples(*[st.sampled_from([each.id for each in shipped().all(Sphere)])] * 2), max_size=6))
def test_whatever_is_merged_into_what_every_id_leads_to_an_entry(pairs: list[tuple[str, str]]) -> None:
    entries = {gone: merged(gone, stays) for gone, stays in pairs}
    spheres = tuple(
        load_one(each, entries[each.id]) if each.id in entries else each for each in shipped().all(Sphere)
    )
    changed = Dictionaries({Sphere: spheres})
    for each in shipped().all(Sphere):
        found = changed.get(Sphere, each.id)
        assert found in changed.all(Sphere)


def load_one(entry: Sphere, change: UserEntry) -> Sphere:
    return Sphere(
        id=entry.id,
        order=entry.order,
        heading=entry.heading,
        short_name=entry.short_name,
        merged_into=change.values["merged_into"],
    )


def test_who_sends_has_the_name_of_the_quarter() -> None:
    renamed = with_own(
        UserEntry("authors", "body-sport", {}, valid_to=date(2031, 3, 31)),
        UserEntry(
            "authors",
            "own-2",
            {
                "id": "body-sport",
                "kind": "executive",
                "name": "Министерство движения",
                "short_name": "Миндвиж",
            },
            valid_from=date(2031, 4, 1),
        ),
    )
    before = shipped().get(Author, "body-sport")
    assert before is not None
    assert renamed.author_name("body-sport", Quarter(2031, 1)) == before.short_name
    assert renamed.author_name("body-sport", Quarter(2031, 2)) == "Миндвиж"
    assert renamed.author_name("body-sport") == "Миндвиж"
