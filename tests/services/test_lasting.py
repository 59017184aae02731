"""What was entered last is offered for the next event."""

from dataclasses import replace

from db.entities import Event, Field, Report, Texts
from desktop.services.lasting import LastEntered
from tests.db.invented import invented_event, invented_report


def report_of(*texts: Texts) -> Report:
    report = invented_report()
    events = [replace(invented_event(report, place), texts=each) for place, each in enumerate(texts)]
    return replace(report, events=tuple(events))


ABOVE = Texts(place="г. Орша", participants="Хор «Лад»", content="Песни")


def test_the_row_above_is_offered_before_anything_was_entered() -> None:
    report = report_of(ABOVE, Texts())
    last = LastEntered()
    assert last.offered(Field.PLACE, report.events[1], report) == "г. Орша"
    assert last.offered(Field.PARTICIPANTS, report.events[1], report) == "Хор «Лад»"
    assert last.offered(Field.PLACE, report.events[0], report) == ""


def test_what_was_entered_last_goes_before_the_row_above() -> None:
    report = report_of(ABOVE, Texts(), Texts(place="пос. Лесной"))
    last = LastEntered()
    last.note(report.events[2], Field.PLACE)
    assert last.offered(Field.PLACE, report.events[1], report) == "пос. Лесной"
    assert last.offered(Field.PARTICIPANTS, report.events[1], report) == "Хор «Лад»"


def test_an_event_is_not_offered_its_own_text() -> None:
    report = report_of(ABOVE, Texts(place="пос. Лесной"))
    last = LastEntered()
    event: Event = report.events[1]
    last.note(event, Field.PLACE)
    assert last.offered(Field.PLACE, event, report) == "г. Орша"


def test_a_text_that_was_emptied_is_not_offered() -> None:
    report = report_of(ABOVE, Texts(place=" "), Texts())
    last = LastEntered()
    last.note(report.events[0], Field.PLACE)
    last.note(report.events[1], Field.PLACE)
    assert last.offered(Field.PLACE, report.events[2], report) == "г. Орша"


def test_titles_periods_and_contents_are_not_offered() -> None:
    report = report_of(ABOVE, Texts())
    last = LastEntered()
    last.note(report.events[0], Field.CONTENT)
    offered = [last.offered(field, report.events[1], report) for field in Field]
    assert offered == ["", "г. Орша", "", "", "Хор «Лад»"]
