"""Reading and writing of periods belong together: the published ones, every one that can be built, any text.

A period in canonical form begins with a span out of brackets; its spans of months begin and end with a month;
its labels are folded, begin with an unknown word, a stage's number or a quotation mark, pair their brackets,
and hold no colon, semicolon or date.
"""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.entities import Period, Precision, Quarter, Span, month_end
from db.folding import fold
from desktop.report.period import Unclear, format_period, parse
from desktop.report.period_words import Kind, tokens
from tests.published import FOLDER, gold, needs_published

# House style is not what these cells have, by report and number of the row.
NOT_IN_HOUSE_STYLE = {
    ("municipal-2025-q1", 2): "spaces around the dash between two months",
    ("municipal-2025-q1", 3): "spaces around the dash between two months",
    ("municipal-2025-q1", 33): "the word «года» is missing",
    ("executive-2023-q4", 10): "no space before the dash between two days",
}

near_days = st.dates(date(2024, 11, 20), date(2025, 3, 10))  # so that spans share days, months and years
any_days = near_days | near_days | st.dates(date(1900, 1, 1), date(2200, 12, 31))
ends = st.tuples(any_days, any_days) | any_days.map(lambda day: (day, day))


def whole_months(ends: tuple[date, date]) -> Span:
    first, last = ends
    return Span(first.replace(day=1), month_end(last.year, last.month), Precision.MONTH)


def is_unknown(word: str) -> bool:
    """Tell whether the grammar does not know a word."""
    return [token.kind for token in tokens(word)] == [Kind.WORD, Kind.END]


def with_paired_brackets(label: str) -> bool:
    depths = [label[:end].count("(") - label[:end].count(")") for end in range(len(label) + 1)]
    return min(depths) == depths[-1] == 0


words = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяёАЕКМНОРСТХЯIVXacexyzW", min_size=4, max_size=9).filter(
    is_unknown
)
openings = st.sampled_from(("", "", "I ", "в ", "на ", "«", "2-й ", "3 ", "1. "))
joints = st.sampled_from(
    (
        *(" ", ", ", " и ", " в ", " с ", "-", " – ", "/", ". "),
        *(" «", "» ", " (", ") ", " № 5 ", "-2 ", " 12 "),
    )
)
closings = st.sampled_from(("", "", " 2", "»", ")", ".", " I"))
labels = (
    st.tuples(openings, st.lists(words, min_size=1, max_size=3), joints, closings)
    .map(lambda parts: fold(parts[0] + parts[2].join(parts[1]) + parts[3]))
    .filter(with_paired_brackets)
)
spans = st.builds(
    lambda span, label, bracketed: replace(span, label=label, bracketed=bracketed),
    ends.map(lambda days: Span(*days)) | ends.map(whole_months),
    st.just("") | st.sampled_from(("финал", "Отборочный этап", "2 тур")) | labels,
    st.booleans(),
)
periods = st.lists(spans, min_size=1, max_size=8).map(
    lambda spans: Period((replace(spans[0], bracketed=False), *spans[1:]))
)
quarters = st.none() | st.sampled_from(
    (Quarter(2024, 4), Quarter(2025, 1), Quarter(1900, 1), Quarter(2200, 4))
)
scraps = st.lists(
    st.sampled_from(
        (
            *(
                "5",
                "15 ",
                "31",
                "2025",
                " мая ",
                "сентябрь",
                "февраля",
                " года",
                "г.",
                ".",
                "05",
                "/",
                "\n",
                "\u00a0",
            ),
            *(
                " – ",
                "-",
                ",",
                ";",
                ":",
                " и ",
                " с ",
                " по ",
                "в ",
                "(",
                ")",
                "финал",
                "I ",
                "квартал",
                "10:00",
                "чт",
            ),
            *(
                "2025-05-14",
                "в течение ",
                "период",
                "05.2025",
                "осень",
                "снтябрь",
                "5-го ",
                "а",
                "\u00ad",
                "«",
            ),
        )
    ),
    max_size=14,
).map("".join)


@needs_published
def test_every_published_period_is_read() -> None:
    published = json.loads((FOLDER / "periods.json").read_text(encoding="utf-8"))
    assert sum(map(len, published.values())) == 106
    for row in (row for rows in published.values() for row in rows):
        period = parse(row["text"])
        assert isinstance(period, Period), row
        assert [
            {
                "first": str(span.first),
                "last": str(span.last),
                "precision": span.precision,
                "label": span.label,
            }
            for span in period
        ] == row["spans"]


@needs_published
@pytest.mark.parametrize("report", ["municipal-2023-q4", "municipal-2025-q1", "executive-2023-q4"])
def test_a_published_period_is_written_as_it_was(report: str) -> None:
    changed = set()
    for row in gold(report)["rows"]:
        period = parse(row["dates"])
        assert isinstance(period, Period)
        if format_period(period) != " ".join(row["dates"].split()):
            changed.add((report, row["n"]))
    assert changed == {place for place in NOT_IN_HOUSE_STYLE if place[0] == report}


@settings(max_examples=300, deadline=None)
@given(periods, quarters)
def test_what_was_formatted_is_read_as_the_same_period(period: Period, quarter: Quarter | None) -> None:
    assert parse(format_period(period), quarter) == period


@settings(max_examples=300, deadline=None)
@given(st.text() | scraps, quarters)
def test_any_text_is_a_period_or_unclear(text: str, quarter: Quarter | None) -> None:
    match parse(text, quarter):
        case Unclear(word, start, end, reason):
            assert (text[start:end], reason[-1]) == (word, ".")
        case period:
            again = parse(format_period(period), quarter)
            assert isinstance(again, Period)
            assert format_period(again) == format_period(period)


@settings(max_examples=300, deadline=None)
@given(periods, st.data())
def test_a_damaged_text_is_a_period_or_unclear(period: Period, data: st.DataObject) -> None:
    text = format_period(period)
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    assert isinstance(parse(text[:begin] + data.draw(scraps) + text[end:]), Period | Unclear)


@pytest.mark.parametrize(
    "scrap",
    [
        "– ",
        "5, –",
        "а – ",
        "1 ",
        "а\n1 ",
        "5 мая – а ",
        "I, ",
        "а (5 мая ",
        "в А ",
        "а-1,1,",
        "года – 2025 квартал ",
        "(",
        "5 мая 2025 (",
        "в ",
    ],
)
def test_a_text_without_end_is_unclear(scrap: str) -> None:
    assert isinstance(parse(scrap * (10_000 // len(scrap)), Quarter(2025, 1)), Unclear)
