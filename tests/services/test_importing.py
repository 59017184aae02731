"""A file goes into the store: which report it is, what is new in it, and what is kept afterwards."""

from dataclasses import replace

import pytest

from db.entities import OFFICE, Field, Period, Quarter, ReportKey, ReportKind, Texts
from db.errors import AppError
from desktop.report.printed import Identity, PrintedReport
from desktop.services.exporting import as_printed
from desktop.services.import_plan import State, Unidentified, WrongAuthor, plan_import
from desktop.services.importing import keep
from tests.dictionaries import shipped
from tests.received import CHESS, CHOIR, FAIR, REPORT, RUDNYA, TITLE, VELIZH, Recipient, section

KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2026, 2), OFFICE)
UNNAMED = replace(REPORT, title="Список мероприятий")


def kept(recipient: Recipient) -> PrintedReport:
    """Return the report that the store holds, without the places in the file."""
    report_id = recipient.store.find(KEY)
    assert report_id is not None
    return replace(as_printed(recipient.store.report(report_id)), stated=Identity())


def states(recipient: Recipient, report: PrintedReport) -> list[State]:
    return [row.state for row in recipient.plan(report).rows]


def test_the_title_says_which_report_it_is(recipient: Recipient) -> None:
    assert recipient.plan(REPORT).key == KEY


def test_what_the_person_says_goes_before_the_title(recipient: Recipient) -> None:
    said = Identity(quarter=Quarter(2025, 4), author="mun-velizh")
    assert recipient.plan(REPORT, said).key == ReportKey(ReportKind.MUNICIPAL, Quarter(2025, 4), "mun-velizh")


def test_an_author_tells_the_kind_of_report(recipient: Recipient) -> None:
    said = Identity(quarter=Quarter(2025, 4), author="body-sport")
    assert recipient.plan(UNNAMED, said).key.kind is ReportKind.EXECUTIVE


def test_what_nobody_says_is_asked_for(recipient: Recipient) -> None:
    with pytest.raises(Unidentified, match="вид отчета, квартал, отправителя"):
        recipient.plan(UNNAMED)


def test_a_body_does_not_send_the_report_of_municipalities(recipient: Recipient) -> None:
    with pytest.raises(WrongAuthor, match="«Министерство спорта» не готовит отчет муниципальных образований"):
        recipient.plan(REPORT, Identity(author="body-sport"))


def test_an_author_whom_nobody_knows_is_refused(recipient: Recipient) -> None:
    with pytest.raises(WrongAuthor, match="отправителя «atlantis» нет в справочнике"):
        recipient.plan(REPORT, Identity(author="atlantis"))


def test_a_kept_report_is_as_it_was_printed(recipient: Recipient) -> None:
    odd = Texts("=1+1", " г.\u00a0Орша\n", "5–6\nмая 2026 года", "", "\t")
    report = PrintedReport(
        f"{TITLE}\n", (section("", odd), section(VELIZH), section(RUDNYA, FAIR)), "Состоялась 1 встреча"
    )
    recipient.keep(report)
    assert kept(recipient) == report


def test_a_kept_event_has_what_was_read_from_it(recipient: Recipient) -> None:
    recipient.keep(REPORT)
    report_id = recipient.store.find(KEY)
    assert report_id is not None
    report = recipient.store.report(report_id)
    assert [section.entries for section in report.sections] == [("velizh",), ("rudnya",)]
    readings = [event.reading for event in report.events]
    assert all(reading and isinstance(reading.period, Period) for reading in readings)


def test_the_same_file_again_changes_nothing(recipient: Recipient) -> None:
    recipient.keep(REPORT)
    assert recipient.plan(REPORT).changes_nothing


def test_what_a_changed_file_does_is_planned_row_by_row(recipient: Recipient) -> None:
    recipient.keep(REPORT)
    place = replace(CHESS, place="г. Рудня")
    new = replace(FAIR, title="Лыжный пробег «Снежинка»", period="3 апреля 2026 года", content="Лыжи")
    changed = replace(REPORT, sections=(section(VELIZH, place, new), section(RUDNYA, FAIR)))
    plan = recipient.plan(changed)
    assert [row.state for row in plan.rows] == [State.CHANGED, State.NEW, State.SAME, State.GONE]
    assert plan.rows[0].changed == (Field.PLACE,)
    assert plan.around == ()


@pytest.mark.parametrize(
    ("changed", "around"),
    [
        (replace(REPORT, title=TITLE + "."), ("заголовок",)),
        (replace(REPORT, closing="Состоялась 1 встреча"), ("строка о встречах",)),
        (replace(REPORT, sections=(*REPORT.sections, section("Город Смоленск"))), ("разделы",)),
        (replace(REPORT, sections=REPORT.sections[::-1]), ("разделы", "порядок мероприятий")),
        (
            replace(REPORT, sections=(section(VELIZH, CHESS), section(RUDNYA, CHOIR, FAIR))),
            ("распределение по разделам",),
        ),
        (
            replace(REPORT, sections=(section(VELIZH, CHOIR, CHESS), section(RUDNYA, FAIR))),
            ("порядок мероприятий",),
        ),
    ],
)
def test_what_changes_around_the_events_is_named_and_kept(
    recipient: Recipient, changed: PrintedReport, around: tuple[str, ...]
) -> None:
    recipient.keep(REPORT)
    plan = recipient.plan(changed)
    assert (plan.around, plan.changes_nothing) == (around, False)
    assert {row.state for row in plan.rows} == {State.SAME}
    recipient.keep(changed)
    assert kept(recipient) == changed


def test_the_sphere_of_an_event_leaves_and_comes_back_with_the_file_of_a_store(recipient: Recipient) -> None:
    report_id = recipient.store.find(recipient.keep(REPORT).key)
    assert report_id is not None
    chess = recipient.store.report(report_id).events[0]
    recipient.store.commit("выбор сферы", [replace(chess, sphere="sport")])
    written = as_printed(recipient.store.report(report_id))
    assert recipient.plan(written).changes_nothing
    recipient.store.undo()
    plan = recipient.plan(written)
    assert plan.around == ("сферы сотрудничества",)
    keep(recipient.store, shipped(), plan)
    assert recipient.store.event(chess.id).sphere == "sport"
    assert recipient.keep(REPORT).changes_nothing  # a document says nothing of spheres, so it takes none away
    assert recipient.store.event(chess.id).sphere == "sport"


def test_rows_that_stand_twice_are_kept_twice(recipient: Recipient) -> None:
    twice = replace(REPORT, sections=(section(VELIZH, CHESS, CHESS), section(RUDNYA, CHESS)))
    recipient.keep(twice)
    assert kept(recipient) == twice
    assert states(recipient, twice) == [State.SAME] * 3


def test_sections_of_one_name_stay_two(recipient: Recipient) -> None:
    report = replace(REPORT, sections=(section(VELIZH, CHESS), section(RUDNYA, FAIR), section(VELIZH, CHOIR)))
    recipient.keep(report)
    assert kept(recipient) == report
    assert recipient.plan(report).changes_nothing


def test_events_keep_their_ids_and_what_is_gone_goes_to_the_bin(recipient: Recipient) -> None:
    recipient.keep(REPORT)
    report_id = recipient.store.find(KEY)
    assert report_id is not None
    before = {event.texts: event.id for event in recipient.store.report(report_id).events}
    recipient.keep(replace(REPORT, sections=(section(RUDNYA, FAIR, CHESS),)))
    report = recipient.store.report(report_id)
    assert [event.id for event in report.events] == [before[FAIR], before[CHESS]]
    assert [event.id for event in recipient.store.binned()] == [before[CHOIR]]
    assert [each.heading for each in report.sections] == [RUDNYA]


def test_an_import_is_one_step_back(recipient: Recipient) -> None:
    recipient.keep(REPORT)
    recipient.keep(replace(REPORT, title=TITLE + ".", sections=(section(RUDNYA, FAIR),)))
    recipient.store.undo()
    assert kept(recipient) == REPORT
    recipient.store.undo()
    assert recipient.store.reports() == []


def test_a_file_that_cannot_be_read_leaves_the_store_alone(recipient: Recipient) -> None:
    with pytest.raises(AppError):
        plan_import(recipient.store, shipped(), recipient.folder / "нет такого.docx")
    assert recipient.store.reports() == []
