"""What is offered for headings and for the order of rows: seen before, one action, nothing left over."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.entities import OFFICE, Field, Quarter, Report, ReportKey, ReportKind, Texts
from db.store import Store
from desktop.report.checks.finding import Finding
from desktop.services.editing import Editing
from desktop.services.kept_findings import KeptChecking, KeptFindings, Question
from desktop.services.mending import HeadingEdit, carry_out, mends
from desktop.services.placing import Draft
from desktop.services.section_editing import add_section, move_section
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock

KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), OFFICE)
CITY, VELIZH, VYAZMA = ("smolensk-city",), ("velizh",), ("vyazma",)
FORMER = "Муниципальное образование «Велижский район»"
NOW = "Муниципальное образование «Велижский муниципальный округ» Смоленской области"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "данные", "Лукина А. П.", ticking_clock()) as store:
        yield store


@pytest.fixture
def editing(store: Store) -> Editing:
    return Editing(store, shipped())


def on(day: int) -> Texts:
    """Return an event of a day that nothing else is wrong with."""
    return Texts(
        f"Турнир «Белая клетка-{day}»",
        "г. Орша, Республика Беларусь",
        f"{day} мая 2031 года",
        "Первое место заняла команда из Велижа. Подписано соглашение о турнирах",
        f"Школьники Велижа и Орши, всего {day} человек",
    )


def report_of(editing: Editing, store: Store, *days: int, entries: tuple[str, ...] = VELIZH) -> Report:
    """Add events under a heading to the one report."""
    found = store.find(KEY)
    report = store.report(found) if found else editing.add_report(KEY)
    add_section(editing, report, entries)
    editing.add_events(store.report(report.id), [Draft(on(day), entries) for day in days], None, "ввод")
    return store.report(report.id)


def checked(store: Store, editing: Editing) -> KeptFindings:
    report = store.report(store.find(KEY))  # type: ignore[arg-type]
    return KeptChecking(store).check(Question(report, editing.reader, date(2031, 6, 15)))


def lines(findings: KeptFindings, code: str) -> list[Finding]:
    return [line for line in findings.lines if line.code == code]


def said(findings: KeptFindings, wanted: Sequence[Finding]) -> list[tuple[str, str, str]]:
    """Return what a preview would say."""
    return [
        (each.number, each.what, "|".join(part.text for part in each.parts))
        for each in mends(findings.report, findings, wanted)
    ]


def mend(editing: Editing, findings: KeptFindings, wanted: Sequence[Finding]) -> None:
    carry_out(editing, kept=findings, chosen=mends(findings.report, findings, wanted))


def days(store: Store, report: Report) -> list[str]:
    return [event.texts.period.partition(" ")[0] for event in store.report(report.id).events]


def headings(store: Store, report: Report) -> list[str]:
    return [section.heading for section in store.report(report.id).sections]


def with_former_names(store: Store, report: Report) -> None:
    renamed: dict[tuple[str, ...], str] = {
        VELIZH: FORMER,
        VYAZMA: "Муниципальное образование «Вяземский район»",
    }
    store.commit(
        "правка", [replace(each, heading=renamed.get(each.entries, each.heading)) for each in report.sections]
    )


def test_rows_are_put_into_the_order_of_the_house_as_one_action(store: Store, editing: Editing) -> None:
    report = report_of(editing, store, 3, 17, 9, 24)
    findings = checked(store, editing)
    wanted = lines(findings, "O01")
    assert said(findings, wanted) == [
        ("2", "строка", "строка 2|  |строка 3|  17 мая 2031 года · Турнир «Белая клетка-17»")
    ]
    mend(editing, findings, wanted)
    assert days(store, report) == ["3", "9", "17", "24"]
    assert not lines(checked(store, editing), "O01")
    assert editing.undo_label == "расстановка мероприятий и разделов по порядку"
    editing.undo()
    assert days(store, report) == ["3", "17", "9", "24"]


def test_sections_move_with_their_rows(store: Store, editing: Editing) -> None:
    report_of(editing, store, 3, 9, entries=VELIZH)
    report = report_of(editing, store, 20, 5, entries=CITY)
    first, second = report.sections
    move_section(editing, report, first, None)
    assert headings(store, report) == [second.heading, first.heading]
    findings = checked(store, editing)
    moved = said(findings, lines(findings, "O01"))
    assert [(number, what) for number, what, _ in moved if what == "раздел"] in (
        [("2", "раздел")],
        [("1", "раздел")],
    )
    mend(editing, findings, lines(findings, "O01"))
    assert headings(store, report) == [first.heading, second.heading]
    assert days(store, report) == ["5", "20", "3", "9"]
    assert not lines(checked(store, editing), "O01")


def test_events_without_a_section_stay_in_front(store: Store, editing: Editing) -> None:
    report = report_of(editing, store, 3, 17, 9)
    loose = report.events[1]
    editing.set_section(report, loose, None)
    findings = checked(store, editing)
    assert not lines(findings, "O01")
    editing.move_event(
        store.report(report.id), store.report(report.id).events[2], store.report(report.id).events[1]
    )
    findings = checked(store, editing)
    mend(editing, findings, lines(findings, "O01"))
    assert days(store, report) == ["17", "3", "9"]


def test_rows_that_were_moved_or_dated_anew_meanwhile_are_left_alone(store: Store, editing: Editing) -> None:
    report = report_of(editing, store, 3, 17, 9)
    findings = checked(store, editing)
    editing.set_field(report.events[1], Field.PERIOD, "5 мая 2031 года")
    assert mends(store.report(report.id), findings, lines(findings, "O01")) == []


def test_a_former_name_in_a_heading_is_replaced_and_given_back(store: Store, editing: Editing) -> None:
    report = report_of(editing, store, 3)
    with_former_names(store, report)
    findings = checked(store, editing)
    (former,) = lines(findings, "W10")
    assert said(findings, [former]) == [("", "раздел", f"{FORMER}|  |{NOW}")]
    mend(editing, findings, [former])
    assert headings(store, report) == [NOW]
    assert editing.undo_label == "исправление заголовка раздела"
    editing.undo()
    assert headings(store, report) == [FORMER]


def test_all_headings_of_a_kind_are_one_action(store: Store, editing: Editing) -> None:
    report_of(editing, store, 3)
    report = report_of(editing, store, 9, entries=VYAZMA)
    was = headings(store, report)
    with_former_names(store, report)
    findings = checked(store, editing)
    first, _ = lines(findings, "W10")
    chosen = mends(findings.report, findings, findings.alike(first))
    assert [type(each) for each in chosen] == [HeadingEdit, HeadingEdit]
    carry_out(editing, kept=findings, chosen=chosen)
    assert headings(store, report) == was
    assert editing.undo_label == "исправление заголовков разделов"


def test_several_slips_of_one_heading_are_mended_together(store: Store, editing: Editing) -> None:
    report = report_of(editing, store, 3)
    latin = NOW.replace("Велижский", "Вeлижcкий").replace("области", "oблaсти")
    store.commit("правка", [replace(each, heading=latin) for each in report.sections])
    findings = checked(store, editing)
    wanted = lines(findings, "W13")
    assert len(wanted) > 1
    assert said(findings, wanted) == [("", "раздел", f"{latin}|  |{NOW}")]
    mend(editing, findings, wanted)
    assert headings(store, report) == [NOW]


def test_a_heading_that_reads_otherwise_by_now_is_left_alone(store: Store, editing: Editing) -> None:
    report = report_of(editing, store, 3)
    with_former_names(store, report)
    findings = checked(store, editing)
    (section,) = store.report(report.id).sections
    store.commit("правка", [replace(section, heading=NOW)])
    assert mends(store.report(report.id), findings, lines(findings, "W10")) == []
