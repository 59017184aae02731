from desktop.report.checks.finding import Fix, Found, Spot, mended

FOUND = Found(message="", spot=Spot.PERIOD, start=3, end=6, fix=Fix("мая", "июня"))


def test_a_fix_changes_its_span_only() -> None:
    assert mended("14 мая 2025 года, мая", FOUND) == "14 июня 2025 года, мая"


def test_a_text_that_says_something_else_by_now_stays() -> None:
    for text in ("14 июня 2025 года", "4 мая", ""):
        assert mended(text, FOUND) == text


def test_what_is_added_is_added_once() -> None:
    found = Found(message="", spot=Spot.PERIOD, start=0, end=4, fix=Fix("2025", "2025 года"))
    assert mended(mended("2025", found), found) == "2025 года"


def test_a_finding_without_a_fix_changes_nothing() -> None:
    assert mended("14 мая", Found(message="", spot=Spot.PERIOD, end=6)) == "14 мая"


def test_fields_of_events_are_told_from_sections_and_reports() -> None:
    assert [spot.name for spot in Spot if spot.field is None] == ["SECTION", "REPORT"]
