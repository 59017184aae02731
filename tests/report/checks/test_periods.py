from datetime import date

import pytest

from db.entities import Quarter
from desktop.report.checks.finding import Twin
from tests.made.checks import around, findings, found_in, report, row


@pytest.mark.parametrize(
    ("period", "at_fault"),
    [
        ("5 сенября 2025 года", "сенября"),
        ("весной 2025 года", "весной"),
        ("5 мая, г. Орша", "Орша"),
        ("31 июня 2025 года", "31 июня 2025 года"),
    ],
)
def test_the_word_that_cannot_be_read_is_marked(period: str, at_fault: str) -> None:
    finding = found_in(row(period=period), "P01")
    assert finding
    assert period[finding.start : finding.end] == at_fault


@pytest.mark.parametrize(
    "period",
    [
        "",
        " \n",
        "14\nмая\u00a02025 года",
        "май-июнь 2025 года",
        "14-16 мая",
        "5.5.2025",
        "апрель, 7 мая 2025 года",
    ],
)
def test_what_can_be_read_or_is_empty_is_not_unreadable(period: str) -> None:
    assert not found_in(row(period=period), "P01")


@pytest.mark.parametrize("period", ["15 мая – 3 апреля 2025 года", "7 июня 2025 года – 5 июня 2025 года"])
def test_an_end_before_its_start_is_an_error(period: str) -> None:
    finding = found_in(row(period=period), "P02")
    assert finding
    assert period[finding.start : finding.end] == period


@pytest.mark.parametrize(
    "period",
    [
        "3 апреля – 15 мая 2025 года",
        "5-5 мая 2025 года",
        "декабрь 2024 года – апрель 2025 года",
        "28 декабря – 4 апреля 2025 года",
    ],
)
def test_a_period_that_runs_over_the_new_year_or_is_short_ends_after_its_start(period: str) -> None:
    assert not found_in(row(period=period), "P02")


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("5-9 мая, 7 мая 2025 года", "Даты пересекаются: «5-9 мая 2025 года» и «7 мая 2025 года»."),
        ("20 мая 2025 года, 12 мая 2025 года", "Даты стоят не по порядку"),
        ("Отборочный этап: 5-9 мая 2025 года, финал: 3 апреля 2025 года", "Даты стоят не по порядку"),
    ],
)
def test_dates_that_overlap_or_stand_in_the_wrong_order_are_told(period: str, said: str) -> None:
    finding = found_in(row(period=period), "P06")
    assert finding
    assert finding.message.startswith(said)


@pytest.mark.parametrize(
    "period",
    [
        "5-9 мая, 12 мая 2025 года",
        "3-9 мая 2025 года (на территории Смоленской области – 5 мая 2025 года)",
        "г. Рудня: 5-9 мая 2025 года, г. Лиозно: 3 мая 2025 года",
        "апрель-май, май-июнь 2025 года",
        "Очный тур: 5-9 мая 2025 года, заочный тур: 7-12 мая 2025 года",
        "15 мая – 3 апреля 2025 года",
    ],
)
def test_parts_stages_and_places_may_overlap(period: str) -> None:
    assert not found_in(row(period=period), "P06")


@pytest.mark.parametrize("period", ["май 2025 года", "апрель-июнь 2025 года", "апрель, июнь 2025 года"])
def test_a_period_of_months_only_is_a_remark(period: str) -> None:
    assert found_in(row(period=period), "P08")


@pytest.mark.parametrize("period", ["5 мая 2025 года", "апрель 2025 года, 5 мая 2025 года", "весной"])
def test_one_day_is_enough(period: str) -> None:
    assert not found_in(row(period=period), "P08")


def test_months_of_several_rows_are_told_in_one_line() -> None:
    months, days = row(period="май 2025 года"), row()
    (line,) = findings(report(months, days, months, months), codes=["P08"])
    assert (line.number, line.rows) == (None, (1, 3, 4))
    assert "в строках 1 и 3-4" in line.message


class TestCarriedOver:
    BEFORE = Quarter(2025, 1)

    def carried(
        self, period: str, before: str, title: str = "Выставка «Лен»", quarter: Quarter = BEFORE
    ) -> list[Twin]:
        last = report(row(), row(title=title, period=before), quarter=quarter, source="прошлый.docx")
        now = report(row(title="Выставка «Лен»", period=period))
        lines = findings(now, around(earlier=(last,)), codes=["P07"])
        return [twin for line in lines for twin in line.twins]

    def test_an_event_that_the_last_report_had_and_that_goes_on_is_a_remark(self) -> None:
        twins = self.carried("20 марта – 15 апреля 2025 года", "20-31 марта 2025 года")
        assert twins == [Twin("прошлый.docx", 2)]

    def test_it_is_the_same_whatever_its_breaks_and_quotes(self) -> None:
        assert self.carried("20 марта – 15 апреля 2025 года", "20-31 марта 2025 года", 'Выставка\n"Лен"')

    @pytest.mark.parametrize(
        ("period", "before"),
        [
            ("20 апреля – 15 мая 2025 года", "20-31 марта 2025 года"),
            ("20 марта – 15 апреля 2025 года", "10-12 марта 2025 года"),
            ("20 марта – 15 апреля 2025 года", "весной"),
            ("20-31 марта 2025 года", "20-31 марта 2025 года"),
        ],
    )
    def test_an_event_of_other_days_or_told_before_as_a_whole_is_not(self, period: str, before: str) -> None:
        assert not self.carried(period, before)

    def test_it_is_one_that_both_reports_tell_with_the_same_dates(self) -> None:
        assert self.carried("20 марта – 15 апреля 2025 года", "20 марта – 15 апреля 2025 года")

    def test_its_name_and_place_are_enough(self) -> None:
        assert self.carried(
            "20 марта – 15 апреля 2025 года", "20-31 марта 2025 года", "Открытие выставки «Лен»"
        )

    def test_an_event_of_another_name_or_of_an_older_report_is_not(self) -> None:
        period, before = "20 марта – 15 апреля 2025 года", "20-31 марта 2025 года"
        assert not self.carried(period, before, title="Выставка «Керамика»")
        assert not self.carried(period, before, quarter=Quarter(2024, 4))

    def test_it_is_silent_without_earlier_reports(self) -> None:
        assert not findings(report(row(period="20 марта – 15 апреля 2025 года")), codes=["P07"])


class TestNotYet:
    def found(self, period: str, today: date, *, is_leaving: bool = True) -> bool:
        surroundings = around(today=today, is_leaving=is_leaving)
        return bool(findings(report(row(period=period)), surroundings, codes=["P10"]))

    def test_an_event_to_come_is_explained_when_the_report_is_sent(self) -> None:
        assert self.found("25 июня 2025 года", date(2025, 6, 20))
        assert self.found("25 июня – 3 июля 2025 года", date(2025, 6, 24))

    @pytest.mark.parametrize(
        "period", ["20 июня 2025 года", "19-25 июня 2025 года", "июнь 2025 года", "весной"]
    )
    def test_one_that_has_begun_or_may_have_is_not(self, period: str) -> None:
        assert not self.found(period, date(2025, 6, 20))

    def test_nothing_is_said_while_the_report_is_written(self) -> None:
        assert not self.found("25 июня 2025 года", date(2025, 6, 20), is_leaving=False)

    def test_an_event_after_the_window_is_told_once(self) -> None:
        lines = findings(
            report(row(period="5 августа 2025 года")), around(is_leaving=True), codes=["P04", "P10"]
        )
        assert [line.code for line in lines] == ["P04"]
