from uuid import uuid4

from db.entities import OFFICE, Quarter, ReportKey, ReportKind, ReportSummary
from desktop.ui.kept import Kept

FIRST, SECOND = Quarter(2031, 1), Quarter(2031, 2)
MUNICIPAL, EXECUTIVE = ReportKind.MUNICIPAL, ReportKind.EXECUTIVE
OFFICES, VELIZH = ReportKey(MUNICIPAL, SECOND), ReportKey(MUNICIPAL, SECOND, "mun-velizh")


def kept(shown: ReportKey, *keys: ReportKey) -> Kept:
    return Kept([ReportSummary(uuid4(), key, "Отчет", 7) for key in keys], shown)


def test_the_shown_report_can_be_chosen_though_nothing_is_kept() -> None:
    nothing = kept(VELIZH)
    assert nothing.kinds == (MUNICIPAL,)
    assert nothing.authors == ("mun-velizh",)
    assert nothing.other is None


def test_kinds_and_authors_of_the_store_can_be_chosen() -> None:
    several = kept(OFFICES, OFFICES, VELIZH, ReportKey(EXECUTIVE, FIRST, "body-sport"))
    assert several.kinds == (MUNICIPAL, EXECUTIVE)
    assert several.authors == ("mun-velizh", OFFICE)


def test_events_are_counted_for_the_shown_kind_and_author() -> None:
    several = kept(OFFICES, OFFICES, ReportKey(MUNICIPAL, FIRST), VELIZH)
    assert several.events == {SECOND: 7, FIRST: 7}


def test_another_report_of_the_quarter_is_nearer_than_one_of_another() -> None:
    same_kind, same_quarter = ReportKey(MUNICIPAL, FIRST), ReportKey(EXECUTIVE, SECOND)
    assert kept(OFFICES, same_kind, same_quarter).other == same_quarter
    assert kept(OFFICES, ReportKey(EXECUTIVE, FIRST), same_kind).other == same_kind


def test_with_a_kind_an_author_is_chosen_of_whom_there_is_a_report() -> None:
    sport = ReportKey(EXECUTIVE, FIRST, "body-sport")
    assert kept(OFFICES, OFFICES, sport).of_kind(EXECUTIVE) == ReportKey(EXECUTIVE, SECOND, "body-sport")
    assert kept(OFFICES, OFFICES).of_kind(EXECUTIVE) == ReportKey(EXECUTIVE, SECOND)


def test_an_author_is_chosen_in_the_same_quarter() -> None:
    assert kept(OFFICES, OFFICES).of_author("mun-velizh") == VELIZH
