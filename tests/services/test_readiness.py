"""How complete a report is, and what keeps it from being ready to be sent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.entities import OFFICE, Quarter, ReportKey, ReportKind, Texts
from db.office_parts import KeptPart
from db.store import Store
from desktop.report.checks.context import RuleSettings
from desktop.report.checks.finding import Severity
from desktop.services.editing import Editing
from desktop.services.kept_findings import KeptChecking, Question
from desktop.services.office_settings import OfficeSettings, keep, office_settings
from desktop.services.placing import Draft
from desktop.services.readiness import MeetingsRow, Readiness, look
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock

QUARTER = Quarter(2031, 2)
OWN = ReportKey(ReportKind.MUNICIPAL, QUARTER, "mun-velizh")
CONSOLIDATED = ReportKey(ReportKind.EXECUTIVE, QUARTER, OFFICE)
DAY = date(2031, 6, 15)
RIGHT = Texts(
    "Турнир по шашкам «Белая клетка»",
    "г. Орша, Республика Беларусь",
    "16 мая 2031 года",
    "Первое место заняла команда из Велижа. Подписано соглашение о турнирах",
    "Школьники Велижа и Орши, всего 18 человек",
)
NO_COUNTRY = replace(RIGHT, title="Вечер романса «Сирень»", place="г. Орша", period="24 мая 2031 года")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "данные", "Лукина А. П.", ticking_clock()) as store:
        yield store


@pytest.fixture
def editing(store: Store) -> Editing:
    return Editing(store, shipped())


def stands(store: Store, editing: Editing, *texts: Texts, key: ReportKey = OWN, day: date = DAY) -> Readiness:
    found = store.find(key)
    report = store.report(found) if found else editing.add_report(key)
    editing.add_events(report, [Draft(each) for each in texts], None, "ввод")
    return look(store, store.report(report.id), editing.reader, day)


def test_a_report_in_which_nothing_is_wrong_is_ready(store: Store, editing: Editing) -> None:
    found = stands(store, editing, RIGHT)
    assert found.is_ready
    assert not found.has_errors
    assert (found.events, found.empty_sections, found.is_nil) == (1, (), False)


def test_errors_and_what_is_to_be_explained_keep_a_report_from_being_ready(
    store: Store, editing: Editing
) -> None:
    found = stands(store, editing, replace(RIGHT, period="весной"), NO_COUNTRY)
    assert [line.code for line in found.blocking] == ["P01", "C05"]
    assert found.has_errors
    assert not found.is_ready
    assert found.findings[Severity.EXPLAIN] == 1


def test_what_was_explained_no_longer_stands_in_the_way(store: Store, editing: Editing) -> None:
    stands(store, editing, NO_COUNTRY)
    report = store.report(store.find(OWN))  # type: ignore[arg-type]
    findings = KeptChecking(store).check(Question(report, editing.reader, DAY))
    (line,) = findings.open_lines
    editing.explain(findings.explained(line, "Деревня Орша Велижского округа."))
    found = look(store, report, editing.reader, DAY)
    assert found.is_ready
    assert found.explained == 1


def test_what_has_not_happened_yet_keeps_a_report_from_being_ready(store: Store, editing: Editing) -> None:
    found = stands(store, editing, RIGHT, day=date(2031, 5, 10))
    assert [line.code for line in found.blocking] == ["P10"]


@pytest.mark.parametrize(("day", "left"), [(15, 5), (20, 0), (23, -3)])
def test_the_days_until_the_deadline_are_counted_by_the_clock(
    store: Store, editing: Editing, day: int, left: int
) -> None:
    found = stands(store, editing, RIGHT, day=date(2031, 6, day))
    assert (found.deadline, found.days_left) == (date(2031, 6, 20), left)


def test_the_deadline_is_the_one_that_the_office_has_set(store: Store) -> None:
    store.commit("срок", [KeptPart("window", {"deadline_day": 17})])
    window = office_settings(store.office_parts()).window
    found = stands(store, Editing(store, shipped(), window=window), RIGHT)
    assert found.deadline == date(2031, 6, 17)


def test_only_the_report_of_executive_bodies_needs_the_row_on_meetings(
    store: Store, editing: Editing
) -> None:
    assert stands(store, editing, RIGHT).meetings is MeetingsRow.NOT_NEEDED
    assert stands(store, editing, RIGHT, key=CONSOLIDATED).meetings is MeetingsRow.MISSING
    report = store.report(store.find(CONSOLIDATED))  # type: ignore[arg-type]
    store.commit("строка", [replace(report, closing="Во II квартале 2031 года состоялась 1 встреча")])
    assert stands(store, editing, key=CONSOLIDATED).meetings is MeetingsRow.PRESENT


def test_sections_without_events_are_named(store: Store, editing: Editing) -> None:
    found = stands(store, editing)
    assert found.empty_sections == (
        "Муниципальное образование «Велижский муниципальный округ» Смоленской области",
    )
    assert [line.code for line in found.blocking] == ["C11"]


def test_a_nil_report_is_ready(store: Store, editing: Editing) -> None:
    stands(store, editing)
    report = store.report(store.find(OWN))  # type: ignore[arg-type]
    store.commit("нулевой отчет", [replace(report, nil="Мероприятия не проводились")])
    found = look(store, store.report(report.id), editing.reader, DAY)
    assert found.is_nil
    assert found.is_ready


def test_what_the_office_wants_explained_is_explained_place_by_place(store: Store, editing: Editing) -> None:
    keep(store, OfficeSettings(rules=RuleSettings({"P08": Severity.EXPLAIN})))
    months = [
        replace(RIGHT, title=f"Турнир «{month}»", period=f"{month} 2031 года") for month in ("май", "апрель")
    ]
    assert [line.number for line in stands(store, editing, *months).blocking] == [1, 2]
    report = store.report(store.find(OWN))  # type: ignore[arg-type]
    for at in (1, 2):
        question = Question(report, editing.reader, DAY, rules=office_settings(store.office_parts()).rules)
        findings = KeptChecking(store).check(question)
        editing.explain(findings.explained(findings.open_lines[0], f"Дни назвать нельзя, причина {at}."))
    found = look(store, report, editing.reader, DAY)
    assert (found.blocking, found.explained) == ((), 2)


def test_a_rule_that_is_switched_off_blocks_nothing(store: Store, editing: Editing) -> None:
    keep(store, OfficeSettings(rules=RuleSettings({"C05": None})))
    assert stands(store, editing, NO_COUNTRY).is_ready
