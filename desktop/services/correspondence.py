"""Who sends reports to whom: what a person fills in once for letters and mail."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Self

from db.folding import fold
from desktop.services.office_settings import OfficeSettings


@dataclass(frozen=True, slots=True)
class Correspondence:
    """The addressee, who has made the letter («исполнитель») and who signs it; all of it may be empty.

    `recipient` is the block of the addressee, of several lines perhaps.
    """

    recipient: str = ""
    address: str = ""
    clerk: str = ""
    position: str = ""
    telephone: str = ""
    email: str = ""
    signs_as: str = ""
    signs: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, str]) -> Self:
        """Return what is remembered, by the names of its parts."""
        known = {each.name: kept.get(each.name, "") for each in fields(cls)}
        return cls(**{name: _tidy(text) for name, text in known.items()})

    def kept(self) -> dict[str, str]:
        """Return what is to be remembered."""
        return {name: text for name, text in asdict(self).items() if text}

    @property
    def executor(self) -> tuple[str, ...]:
        """The lines by which an official letter names who has made it."""
        who = ", ".join(filter(None, (self.clerk, self.position)))
        how = ", ".join(filter(None, (self.telephone, self.email)))
        return tuple(filter(None, (who, how)))


def known_correspondence(kept: Mapping[str, str], office: OfficeSettings) -> Correspondence:
    """Return what is remembered; what the office has set for all goes first."""
    known = Correspondence.of(kept)
    return replace(
        known, recipient=office.recipient or known.recipient, address=office.address or known.address
    )


def _tidy(text: str) -> str:
    """Return a text without blanks that mean nothing; its lines stay."""
    return "\n".join(filter(None, map(fold, text.split("\n"))))
