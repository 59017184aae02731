"""Which names are offered while one types: from the dictionaries and from what was entered before."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from db.dictionaries.entries import Organisation
from db.dictionaries.lookup import Dictionaries
from db.entities import Field, Quarter, ReportKind, Texts
from db.folding import fold, key
from db.store import Store
from desktop.report.completion import Name, Names
from desktop.report.formats import Format, with_format
from desktop.report.place_names import centres, place_names
from desktop.report.place_style import PlaceStyle, place_writing
from desktop.report.stepping import GoOn, stepped

_EARLIER = 5_000  # events that are looked through, the newest first
_FOR_STYLE = 50  # of them, those that say how places are written: the habits of years ago do not count
_LONGEST_PLACE = 120  # characters: what is longer is no place that comes again
_LEAST_OF_PLACE, _LEAST_OF_ORGANISATION = 2, 3  # characters to be typed
_IN_QUOTES = re.compile(r"(?:\b[А-ЯЁ]{2,}\s)?«[^»\n]{3,120}»")
_BEFORE = "вводилось ранее"


def earlier_texts(store: Store, kind: ReportKind, go_on: GoOn = bool) -> list[Texts]:
    """Return the texts of the newest reports, those of the kind first; `go_on` is called between reports."""
    reports = sorted(store.reports(), key=lambda summary: summary.key.kind is not kind)
    texts = (each for summary in stepped(reports, go_on) for each in store.texts(summary.id))
    return list(islice(texts, _EARLIER))


def names_for(
    dictionaries: Dictionaries,
    earlier: Iterable[Texts],
    style: PlaceStyle | None = None,
    quarter: Quarter | None = None,
    go_on: GoOn = bool,
) -> dict[Field, Names]:
    """Return what is offered in which field; without a style places are written as in earlier events.

    `go_on` is called between the steps.
    """
    texts = list(earlier)
    entered = (each.place for each in texts[:_FOR_STYLE])
    known = place_names(dictionaries, place_writing(entered, centres(dictionaries), style), quarter)
    named = {key(name.shown) for name in known}
    before = _entered_before(stepped(texts, go_on))
    places = [*(name for name in before if key(name.shown) not in named), *known]
    organisations = [*_named_before(stepped(texts, go_on)), *stepped(_organisations(dictionaries), go_on)]
    of_organisations = Names(organisations, _LEAST_OF_ORGANISATION, go_on)
    return {
        Field.PLACE: Names(places, _LEAST_OF_PLACE, go_on),
        Field.CONTENT: of_organisations,
        Field.PARTICIPANTS: of_organisations,
    }


def _entered_before(earlier: Iterable[Texts]) -> Iterator[Name]:
    for texts in earlier:
        place = fold(with_format(texts.place, Format.IN_PERSON))
        if place and len(place) <= _LONGEST_PLACE:
            yield Name(place, _BEFORE, place)


def _organisations(dictionaries: Dictionaries) -> Iterator[Name]:
    for each in dictionaries.offered(Organisation):
        for name in filter(None, dict.fromkeys((each.full_name, each.short_name, *each.aliases))):
            yield Name(name, each.place, name)


def _named_before(earlier: Iterable[Texts]) -> Iterator[Name]:
    """Yield what stands in quotes: names of schools, ensembles and museums."""
    for texts in earlier:
        for text in (texts.participants, texts.content):
            for name in _IN_QUOTES.findall(fold(text)):
                yield Name(name, _BEFORE, name)
