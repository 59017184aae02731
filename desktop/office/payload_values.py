"""Values out of JSON that anyone may have written: each of its kind and within bounds, or refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID

LONGEST_ID = 64  # characters, as the store keeps them
LONGEST_NAME = 10_000  # a stage of an event or a party to an agreement can be a whole sentence
LONGEST_TEXT = 1_000_000  # of what is printed: a cell of any report has a few thousand
_MOST = 1_000  # of what an event has several of
_LARGEST = 1_000_000_000

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOWHERE = re.compile("[\x00\ud800-\udfff]")  # neither a document nor the store can hold it


class Refused(ValueError):
    """A value is not what it ought to be."""


@dataclass(frozen=True, slots=True)
class Values:
    """A JSON object; what it does not have is empty, and what it has besides is left aside."""

    found: dict[str, Any]

    @classmethod
    def of(cls, value: object) -> Self:
        """Return the values of an object. Raises Refused."""
        if not isinstance(value, dict):
            raise Refused("no object")
        return cls(value)

    def text(self, name: str, most: int = LONGEST_NAME) -> str:
        """Return a text. Raises Refused."""
        return checked_text(self.found.get(name, ""), most)

    def number(self, name: str, usual: int = 0) -> int:
        """Return a whole number from 0 on. Raises Refused."""
        return checked_number(self.found.get(name, usual))

    def flag(self, name: str) -> bool:
        """Return whether something is so. Raises Refused."""
        value = self.found.get(name, False)
        if not isinstance(value, bool):
            raise Refused(name)
        return value

    def id(self, name: str) -> UUID:
        """Return an id. Raises Refused."""
        text = self.text(name)
        if not _ID.fullmatch(text):
            raise Refused(name)
        return UUID(text)

    def day(self, name: str) -> date | None:
        """Return a day, if one is given. Raises Refused."""
        text = self.text(name)
        return checked_day(text) if text else None

    def items(self, name: str, most: int = _MOST) -> list[Any]:
        """Return a list. Raises Refused."""
        value = self.found.get(name, [])
        if not isinstance(value, list) or len(value) > most:
            raise Refused(name)
        return value

    def objects(self, name: str, most: int = _MOST) -> Iterator["Values"]:
        """Yield the objects of a list. Raises Refused."""
        return map(Values.of, self.items(name, most))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list. Raises Refused."""
        return tuple(checked_text(each, LONGEST_NAME) for each in self.items(name))


def checked_text(value: object, most: int) -> str:
    """Return a text that documents and the store can hold. Raises Refused."""
    if not isinstance(value, str) or len(value) > most or _NOWHERE.search(value):
        raise Refused("no text")
    return value


def checked_number(value: object) -> int:
    """Return a whole number from 0 on: true and 1.0 are none. Raises Refused."""
    if type(value) is not int or not 0 <= value <= _LARGEST:
        raise Refused("no number")
    return value


def checked_day(value: object) -> date:
    """Return a day written as 2025-03-20. Raises ValueError."""
    text = checked_text(value, LONGEST_NAME)
    if not _DAY.fullmatch(text):
        raise Refused("no day")
    return date.fromisoformat(text)
