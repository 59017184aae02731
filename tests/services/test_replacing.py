"""Find and replace in the texts of a report."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.entities import Field, Quarter, Report, ReportKey, ReportKind, Texts
from db.journal import StaleWrite
from db.store import Store
from desktop.services.editing import Editing
from desktop.services.history import Mark
from desktop.services.placing import Draft
from desktop.services.replacing import Needle, find, replace_all, to_change
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock

NBSP = "\u00a0"
KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), "mun-velizh")
TEXTS = [
    Texts(
        f"Вечер в{NBSP}Велижском районе", "г. Орша", "3 мая 2031 года", "Ёлка и ель в Велижском\nрайоне", ""
    ),
    Texts("велижском районе рады", "г. орша (Орша-2)", "", "", "Оршанцы"),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "данные", "Лукина А. П.", ticking_clock()) as store:
        yield store


@pytest.fixture
def editing(store: Store) -> Editing:
    return Editing(store, shipped())


@pytest.fixture
def report(store: Store, editing: Editing) -> Report:
    report = editing.add_report(KEY)
    editing.add_events(report, [Draft(texts) for texts in TEXTS], None, "ввод")
    return store.report(report.id)


def places(report: Report, needle: Needle) -> list[tuple[int, Field, str]]:
    return [(place.number, place.field, place.found) for place in find(report, needle)]


def test_spaces_and_breaks_of_all_kinds_are_alike(report: Report) -> None:
    assert places(report, Needle("велижском районе")) == [
        (1, Field.TITLE, f"Велижском{' '}районе"),
        (1, Field.CONTENT, "Велижском\nрайоне"),
        (2, Field.TITLE, "велижском районе"),
    ]
    assert places(report, Needle(f"в{NBSP}велижском", match_case=False))[0][2] == f"в{NBSP}Велижском"


def test_letter_case_counts_where_it_is_asked_for(report: Report) -> None:
    assert len(places(report, Needle("Велижском", match_case=True))) == 2
    assert len(places(report, Needle("велижском"))) == 3


def test_whole_words_are_told_from_parts(report: Report) -> None:
    assert len(places(report, Needle("орша"))) == 4
    assert [found for *_, found in places(report, Needle("орша", whole_words=True))] == [
        "Орша",
        "орша",
        "Орша",
    ]


def test_yo_is_found_as_ye_unless_they_are_told_apart(report: Report) -> None:
    assert [found for *_, found in places(report, Needle("елка"))] == ["Ёлка"]
    assert places(report, Needle("елка", tell_yo=True)) == []
    assert [found for *_, found in places(report, Needle("Ёлка", match_case=True))] == ["Ёлка"]


@pytest.mark.parametrize("nothing", ["", "  ", NBSP, "жираф"])
def test_nothing_to_look_for_is_found_nowhere(report: Report, nothing: str) -> None:
    assert find(report, Needle(nothing)) == []


def test_all_places_are_replaced_as_one_action(report: Report, editing: Editing, store: Store) -> None:
    found = find(report, Needle("велижском районе"))
    replace_all(editing, found, "Велижском округе")
    first, second = store.report(report.id).events
    assert first.texts.title == f"Вечер в{NBSP}Велижском округе"
    assert first.texts.content == "Ёлка и ель в Велижском округе"
    assert second.texts.title == "Велижском округе рады"
    assert editing.undo_label == "замена «Велижском районе» на «Велижском округе» в 3 местах"
    editing.undo()
    assert [event.texts for event in store.report(report.id).events] == TEXTS


def test_only_what_is_ticked_is_replaced_and_the_rest_stays(
    report: Report, editing: Editing, store: Store
) -> None:
    found = find(report, Needle("орша", whole_words=True))
    replace_all(editing, found[1:], "Витебск")
    assert [event.texts.place for event in store.report(report.id).events] == [
        "г. Орша",
        "г. Витебск (Витебск-2)",
    ]


def test_a_place_that_reads_so_already_is_left_out(report: Report) -> None:
    found = find(report, Needle("орша", whole_words=True))
    assert [place.found for place in to_change(found, "Орша")] == ["орша"]


def test_a_replaced_period_is_read_anew(report: Report, editing: Editing, store: Store) -> None:
    replace_all(editing, find(report, Needle("3 мая")), "4 мая")
    reading = store.report(report.id).events[0].reading
    assert reading is not None
    assert reading.period is not None
    assert reading.period.first.day == 4


def test_what_was_edited_meanwhile_is_not_overwritten(report: Report, editing: Editing, store: Store) -> None:
    found = find(report, Needle("рады"))
    editing.set_field(report.events[1], Field.TITLE, "Иное")
    with pytest.raises(StaleWrite):
        replace_all(editing, found, "весело")
    assert store.report(report.id).events[1].texts.title == "Иное"


def test_a_place_is_shown_with_what_is_around_it(report: Report) -> None:
    (place,) = find(report, Needle("рады"))
    assert [(part.text, part.mark) for part in place.parts("весело")] == [
        ("велижском районе ", Mark.PLAIN),
        ("рады", Mark.WAS),
        ("весело", Mark.IS),
    ]


@given(st.text(alphabet="аБё .-*(\\" + NBSP, max_size=30), st.text(alphabet="аБё .-*(\\", max_size=4))
def test_whatever_is_looked_for_stands_where_it_is_found(text: str, wanted: str) -> None:
    needle = Needle(wanted)
    pattern = needle.pattern()
    count = len(pattern.findall(text)) if pattern else 0
    folded_text, folded_wanted = (" ".join(each.lower().replace("ё", "е").split()) for each in (text, wanted))
    if wanted.strip() and wanted == wanted.strip():
        assert (count > 0) == (folded_wanted in folded_text)
