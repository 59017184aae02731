"""Searches as tests ask for them: with no forms of words but those that they name."""

from db.entities import Event
from db.search import NO_FILTERS, Filters
from db.store import Store
from db.wanted import Wanted, wanted

FORMS = ({"орша", "орши", "орше", "оршу", "оршей"}, {"выставка", "выставки", "выставке", "выставок"})


def inflect(word: str) -> frozenset[str]:
    """Return the forms of a few words."""
    return frozenset().union(*(forms for forms in FORMS if word in forms))


def typed(text: str) -> Wanted:
    """Return what is wanted by whoever types the text."""
    return wanted(text, inflect)


def find_events(store: Store, text: str, filters: Filters = NO_FILTERS) -> list[Event]:
    """Return the events that are found in a whole store."""
    numbers = store.search(typed(text), filters)
    return [each.event for each in store.found(numbers, 0, len(numbers))]
