from contextlib import closing
from dataclasses import replace
from pathlib import Path

from db.entities import Report, Texts
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.services.import_plan import State
from desktop.services.importing import keep
from desktop.services.pasting import joined, plan_pasting
from tests.workplaces import SAMPLE, keep_reports, workplace_in

BALL = PrintedRow(Texts(title="Бал", period="4 мая 2026 года"))


def kept(folder: Path) -> Report:
    workplace = workplace_in(folder)
    keep_reports(workplace, SAMPLE)
    with closing(workplace.open_store(False)) as store:
        (summary,) = store.reports()
        return store.report(summary.id)


def titles(report: PrintedReport) -> list[str]:
    return [row.texts.title for row in report.rows()]


def pasted(heading: str = "") -> PrintedReport:
    return PrintedReport("", (PrintedSection(heading, (BALL,)),))


def test_rows_go_behind_the_event_into_its_section(tmp_path: Path) -> None:
    report = kept(tmp_path)
    for place, event in enumerate(report.events):
        after = joined(report, event.id, pasted())
        assert titles(after).index("Бал") == place + 1
        section = next(each for each in report.sections if each.id == event.section_id)
        assert [each.heading for each in after.sections if BALL in each.rows] == [section.heading]


def test_rows_of_a_report_with_no_event_chosen_go_to_its_end(tmp_path: Path) -> None:
    assert titles(joined(kept(tmp_path), None, pasted()))[-1] == "Бал"


def test_rows_of_an_empty_report_are_in_no_section(tmp_path: Path) -> None:
    empty = replace(kept(tmp_path), sections=(), events=())
    assert joined(empty, None, pasted()).sections == (PrintedSection("", (BALL,)),)


def test_rows_under_a_heading_go_under_it(tmp_path: Path) -> None:
    report = kept(tmp_path)
    first, *_ = report.sections
    known = joined(report, None, pasted(first.heading.replace(" ", "\u00a0")))
    assert BALL in known.sections[0].rows
    assert len(known.sections) == len(report.sections)
    *_, new = joined(report, None, pasted("Город Речной")).sections
    assert new == PrintedSection("Город Речной", (BALL,))


def test_what_is_kept_stays_and_all_is_one_action(tmp_path: Path) -> None:
    workplace = workplace_in(tmp_path)
    report = kept(tmp_path)
    with closing(workplace.open_store(False)) as store:
        plan = plan_pasting(store, report, report.events[0].id, pasted())
        assert plan.count(State.SAME) == len(report.events)
        assert plan.count(State.NEW) == len(plan.rows) - len(report.events) == 1
        keep(store, workplace.dictionaries, plan)
        after = store.report(report.id)
        assert {event.id for event in report.events} < {event.id for event in after.events}
        assert store.actions()[0].label == "вставка строк таблицы"
