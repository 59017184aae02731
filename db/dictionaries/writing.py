"""An entry as the columns of its table have it: what `loading` reads is written here."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date

from db.dictionaries.entries import Entry


def written(entry: Entry) -> dict[str, str]:
    """Return the columns of an entry, each as the table writes it; empty ones too."""
    values = {field.name: getattr(entry, field.name) for field in fields(entry)}
    del values["origin"]  # no column: it says where the line came from
    return {name: _WRITERS.get(type(value), str)(value) for name, value in values.items()}


def _nothing(_value: object) -> str:
    return ""


_WRITERS: dict[type, Callable[..., str]] = {
    bool: {True: "yes", False: "no"}.__getitem__,
    type(None): _nothing,
    date: date.isoformat,
    tuple: "|".join,
}
