from dataclasses import replace

from db.entities import Quarter, ReportKind
from desktop.report.carried import Carried, CarriedState, Difference, Edit
from desktop.report.identity import identify
from desktop.report.printed import Identity, PrintedReport
from tests.dictionaries import shipped

TITLE = (
    "Отчет о мероприятиях в международной сфере, проведенных органами местного самоуправления "
    "муниципальных и городских округов Смоленской области во II квартале 2026 года"
)
STATED = Identity(author="mun-velizh", quarter=Quarter(2025, 1))
REPORT = PrintedReport(TITLE, stated=STATED)


def test_what_a_file_states_goes_before_its_title_which_says_the_rest() -> None:
    assert identify(REPORT, shipped()) == Identity(ReportKind.MUNICIPAL, Quarter(2025, 1), "mun-velizh")


def test_an_author_whom_only_the_sender_knows_is_read_from_the_title() -> None:
    report = replace(REPORT, stated=replace(STATED, author="mun-atlantis"))
    assert identify(report, shipped()).author == "office"


def test_a_title_that_was_edited_by_hand_goes_first() -> None:
    edited = Carried(CarriedState.EDITED, differences=(Difference(Edit.TITLE, "Отчет", TITLE),))
    assert identify(replace(REPORT, carried=edited), shipped()) == Identity(
        ReportKind.MUNICIPAL, Quarter(2026, 2), "office"
    )


def test_an_edit_elsewhere_leaves_it_at_what_is_stated() -> None:
    edited = Carried(CarriedState.EDITED, differences=(Difference(Edit.CLOSING, "", "1 встреча"),))
    assert identify(replace(REPORT, carried=edited), shipped()).quarter == Quarter(2025, 1)
