"""The report of a store is checked against those around it, and mended by what checks offer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.entities import OFFICE, Event, Field, Quarter, Report, ReportKey, ReportKind, Texts
from db.store import Store
from desktop.report.checks.finding import Finding, Severity
from desktop.services.editing import Editing
from desktop.services.kept_findings import KeptChecking, KeptFindings, Question
from desktop.services.mending import carry_out, mends
from desktop.services.placing import Draft
from desktop.services.replacing import Edit
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock

QUARTER = Quarter(2031, 2)
KEY = ReportKey(ReportKind.MUNICIPAL, QUARTER, "mun-velizh")
RIGHT = Texts(
    "Турнир по шашкам «Белая клетка»",
    "г. Орша, Республика Беларусь",
    "16 мая 2031 года",
    "Первое место заняла команда из Велижа. Подписано соглашение о турнирах",
    "Школьники Велижа и Орши, всего 18 человек",
)
WRONG_YEAR = replace(RIGHT, title="Вечер романса «Сирень»", period="24 мая 2030 года")
LATIN = replace(
    RIGHT, title="Выставка «Oкно»", period="17 мая 2031 года", participants="Шкoла № 99, 5 человек"
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "данные", "Лукина А. П.", ticking_clock()) as store:
        yield store


@pytest.fixture
def editing(store: Store) -> Editing:
    return Editing(store, shipped())


def kept(store: Store, editing: Editing, *texts: Texts, key: ReportKey = KEY) -> Report:
    report = editing.add_report(key)
    editing.add_events(report, [Draft(each) for each in texts], None, "ввод")
    return store.report(report.id)


def asked(report: Report, editing: Editing, **more: object) -> Question:
    return replace(Question(report, editing.reader, date(2031, 6, 1)), **more)  # type: ignore[arg-type]


def found(findings: KeptFindings, code: str) -> list[Finding]:
    return [line for line in findings.lines if line.code == code]


def texts_of(store: Store, report: Report) -> list[Texts]:
    return [event.texts for event in store.report(report.id).events]


def test_lines_lead_to_events_and_are_counted(store: Store, editing: Editing) -> None:
    report = kept(store, editing, RIGHT, WRONG_YEAR, LATIN)
    findings = KeptChecking(store).check(asked(report, editing))
    (year,) = found(findings, "P03")
    assert findings.event_id(year) == report.events[1].id
    assert findings.counts[Severity.ERROR] == 1
    assert year in findings.marks(report.events[1].id)
    assert year in findings.of_events[report.events[1].id]
    assert year in findings.of_sections[report.sections[0].id]


def test_what_has_changed_is_answered_anew_and_the_rest_is_kept(store: Store, editing: Editing) -> None:
    report = kept(store, editing, RIGHT, WRONG_YEAR, LATIN)
    checking = KeptChecking(store)
    first = checking.check(asked(report, editing))
    changed = editing.set_field(report.events[1], Field.PERIOD, "24 мая 2031 года")
    report = store.report(report.id)
    second = checking.check(asked(report, editing, anew=False))
    assert report.events[1] == changed
    assert found(first, "P03") != []
    assert found(second, "P03") == []
    assert second.checked.context.around is first.checked.context.around
    assert second.checked.of_events[2] is first.checked.of_events[2]


def test_the_same_event_in_the_quarter_before_is_seen(store: Store, editing: Editing) -> None:
    kept(store, editing, RIGHT, key=replace(KEY, quarter=QUARTER.previous))
    report = kept(store, editing, RIGHT)
    assert found(KeptChecking(store).check(asked(report, editing)), "D04") != []


def test_the_report_of_the_office_stands_in_for_one_that_was_not_kept(store: Store, editing: Editing) -> None:
    kept(store, editing, RIGHT, key=replace(KEY, quarter=QUARTER.previous, author=OFFICE))
    report = kept(store, editing, RIGHT)
    assert found(KeptChecking(store).check(asked(report, editing)), "D04") != []


def test_other_reports_are_looked_at_again_only_when_they_may_have_changed(
    store: Store, editing: Editing
) -> None:
    report = kept(store, editing, RIGHT)
    checking = KeptChecking(store)
    checking.check(asked(report, editing))
    kept(store, editing, RIGHT, key=replace(KEY, quarter=QUARTER.previous))
    assert found(checking.check(asked(report, editing, anew=False)), "D04") == []
    assert found(checking.check(asked(report, editing)), "D04") != []


def test_an_unfinished_event_is_spared_what_it_lacks(store: Store, editing: Editing) -> None:
    report = kept(store, editing, RIGHT, Texts("Прогулка", "", "", "", ""))
    event = report.events[1]
    checking = KeptChecking(store)
    spared = checking.check(asked(report, editing, unfinished=frozenset({event.id})))
    assert found(spared, "C01") == []
    assert len(found(checking.check(asked(report, editing)), "C01")) == 4


def mended_by(store: Store, editing: Editing, findings: KeptFindings, wanted: list[Finding]) -> None:
    chosen = mends(store.report(findings.report.id), findings, wanted)
    carry_out(editing, kept=findings, chosen=chosen)


def test_a_fix_is_one_action(store: Store, editing: Editing) -> None:
    report = kept(store, editing, RIGHT, WRONG_YEAR)
    findings = KeptChecking(store).check(asked(report, editing))
    mended_by(store, editing, findings, found(findings, "P03"))
    assert texts_of(store, report)[1] == replace(WRONG_YEAR, period="24 мая 2031 года")
    assert editing.undo_label == "исправление по замечанию: сроки мероприятия 2"
    editing.undo()
    assert texts_of(store, report)[1] == WRONG_YEAR


def test_all_of_a_kind_are_one_action(store: Store, editing: Editing) -> None:
    report = kept(store, editing, LATIN, RIGHT)
    findings = KeptChecking(store).check(asked(report, editing))
    first, *_ = found(findings, "W01")
    mended_by(store, editing, findings, findings.alike(first))
    assert texts_of(store, report)[0] == replace(
        LATIN, title="Выставка «Окно»", participants="Школа № 99, 5 человек"
    )
    assert editing.undo_label == "исправление по замечаниям в 2 местах"
    editing.undo()
    assert texts_of(store, report)[0] == LATIN


def test_what_was_written_anew_or_is_gone_is_not_mended(store: Store, editing: Editing) -> None:
    report = kept(store, editing, LATIN, WRONG_YEAR)
    findings = KeptChecking(store).check(asked(report, editing))
    wanted = [*found(findings, "W01"), *found(findings, "P03")]
    editing.set_field(report.events[0], Field.TITLE, "Показ «Oкно»")
    editing.remove_event(report.events[1])
    edits = mends(store.report(report.id), findings, wanted)
    assert [(edit.what, edit.parts[1].text) for edit in edits] == [("участники", "Школа")]


def test_a_fix_follows_its_event_to_another_place(store: Store, editing: Editing) -> None:
    report = kept(store, editing, WRONG_YEAR, RIGHT)
    findings = KeptChecking(store).check(asked(report, editing))
    first, second = report.events
    editing.move_event(report, second, first)
    (edit,) = mends(store.report(report.id), findings, found(findings, "P03"))
    assert isinstance(edit, Edit)
    assert (edit.number, _title(edit.place.event)) == ("2", WRONG_YEAR.title)


def explained(store: Store, editing: Editing, findings: KeptFindings, finding: Finding, text: str) -> None:
    editing.explain(findings.explained(finding, text))


def test_what_is_explained_comes_last_and_does_not_count(store: Store, editing: Editing) -> None:
    report = kept(store, editing, RIGHT, replace(LATIN, content=LATIN.title, period="18 мая 2031 года"))
    checking = KeptChecking(store)
    findings = checking.check(asked(report, editing))
    (repeats,) = found(findings, "C03")
    explained(store, editing, findings, repeats, "Вечер прошел без программы")
    again = checking.check(asked(report, editing))
    assert again.lines[-1] == repeats
    assert repeats not in again.open_lines
    assert again.counts[Severity.EXPLAIN] == findings.counts[Severity.EXPLAIN] - 1
    assert repeats not in again.marks(report.events[1].id)
    assert editing.undo_label == "пояснение к замечанию"
    explained(store, editing, again, repeats, "")
    assert checking.check(asked(report, editing)).open_lines == findings.open_lines


def test_an_explanation_lapses_with_its_text_and_holds_again_with_it(store: Store, editing: Editing) -> None:
    wrong = replace(LATIN, content=LATIN.title)
    report = kept(store, editing, RIGHT, wrong)
    checking = KeptChecking(store)
    findings = checking.check(asked(report, editing))
    (repeats,) = found(findings, "C03")
    explained(store, editing, findings, repeats, "Так и было")
    editing.set_field(report.events[1], Field.CONTENT, f"{wrong.content}.")
    changed = checking.check(asked(store.report(report.id), editing))
    assert found(changed, "C03")[0] in changed.open_lines
    editing.undo()
    back = checking.check(asked(store.report(report.id), editing))
    assert found(back, "C03")[0] not in back.open_lines


def test_two_events_that_are_told_apart_stay_so_until_one_changes(store: Store, editing: Editing) -> None:
    report = kept(store, editing, RIGHT, RIGHT)
    checking = KeptChecking(store)
    findings = checking.check(asked(report, editing))
    double = next(line for line in findings.lines if line.code.startswith("D"))
    explained(store, editing, findings, double, "Это другое мероприятие.")
    again = checking.check(asked(report, editing))
    assert double not in again.open_lines
    (twin,) = double.twins
    editing.set_field(report.events[twin.number - 1], Field.PARTICIPANTS, "Другие школьники")
    changed = checking.check(asked(store.report(report.id), editing))
    assert [line for line in changed.open_lines if line.code == double.code] != []


def _title(event: Event) -> str:
    return event.texts.title
