"""What the office has set for all who send reports, as the store keeps it: part by part, each by its name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from uuid import UUID, uuid5

_PARTS = UUID("0b6f3f62-7a54-4e0f-9c5d-3f1d2a8c9e41")


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A part of the settings; `values` are as JSON has them.

    What a later program has put in is kept as it is, be it a value or a whole part.
    """

    name: str
    values: Mapping[str, Any] = field(hash=False)
    version: int = 1

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))

    @property
    def id(self) -> UUID:
        """The key of its row, which follows from the name: there is one part of a name."""
        return uuid5(_PARTS, self.name)
