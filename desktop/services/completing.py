"""Which names are offered while one types: from the dictionaries and from what was entered before."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from db.dictionaries.entries import Organisation
from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Field, Quarter, ReportKind
from db.folding import fold, key
from db.store import Store
from desktop.report.completion import Name, Names
from desktop.report.formats import Format, with_format
from desktop.report.place_names import centres, place_names
from desktop.report.place_style import PlaceStyle, place_writing

_EARLIER = 5_000  # events that are looked through, the newest first
_FOR_STYLE = 50  # of them, those that say how places are written: the habits of years ago do not count
_LONGEST_PLACE = 120  # characters: what is longer is no place that comes again
_LEAST_OF_PLACE, _LEAST_OF_ORGANISATION = 2, 3  # characters to be typed
_IN_QUOTES = re.compile(r"(?:\b[А-ЯЁ]{2,}\s)?«[^»\n]{3,120}»")
_BEFORE = "вводилось ранее"


def earlier_events(store: Store, kind: ReportKind) -> list[Event]:
    """Return the events of the newest reports, those of the kind first."""
    reports = sorted(store.reports(), key=lambda summary: summary.key.kind is not kind)
    events = (event for summary in reports for event in store.report(summary.id).events)
    return list(islice(events, _EARLIER))


def names_for(
    dictionaries: Dictionaries,
    earlier: Iterable[Event],
    style: PlaceStyle | None = None,
    quarter: Quarter | None = None,
) -> dict[Field, Names]:
    """Return what is offered in which field; without a style places are written as in earlier events."""
    events = list(earlier)
    entered = (event.texts.place for event in events[:_FOR_STYLE])
    known = place_names(dictionaries, place_writing(entered, centres(dictionaries), style), quarter)
    named = {key(name.shown) for name in known}
    places = [*(name for name in _entered_before(events) if key(name.shown) not in named), *known]
    organisations = Names([*_named_before(events), *_organisations(dictionaries)], _LEAST_OF_ORGANISATION)
    return {
        Field.PLACE: Names(places, _LEAST_OF_PLACE),
        Field.CONTENT: organisations,
        Field.PARTICIPANTS: organisations,
    }


def _entered_before(events: Iterable[Event]) -> Iterator[Name]:
    for event in events:
        place = fold(with_format(event.texts.place, Format.IN_PERSON))
        if place and len(place) <= _LONGEST_PLACE:
            yield Name(place, _BEFORE, place)


def _organisations(dictionaries: Dictionaries) -> Iterator[Name]:
    for each in dictionaries.offered(Organisation):
        for name in filter(None, dict.fromkeys((each.full_name, each.short_name, *each.aliases))):
            yield Name(name, each.place, name)


def _named_before(events: Iterable[Event]) -> Iterator[Name]:
    """Yield what stands in quotes: names of schools, ensembles and museums."""
    for event in events:
        for text in (event.texts.participants, event.texts.content):
            for name in _IN_QUOTES.findall(fold(text)):
                yield Name(name, _BEFORE, name)
