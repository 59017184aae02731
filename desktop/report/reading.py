"""What is read from the texts of an event and kept beside them."""

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from db.dictionaries.lookup import Dictionaries
from db.entities import Corrections, Event, Field, Period, Quarter, Reading, Texts
from desktop.report.morphology import Morphology
from desktop.report.window import USUAL, WindowSettings

if TYPE_CHECKING:
    from desktop.report.partners import PartnerReader

NOTHING_SET = Corrections()
READER = 2  # goes up when the same texts would be read in another way


@dataclass(frozen=True)
class Reader:
    """Reads texts with the help of the dictionaries and of the forms of words.

    In `window` a day without a year is looked for.
    """

    dictionaries: Dictionaries
    morphology: Morphology
    window: WindowSettings = USUAL

    @cached_property
    def partners(self) -> "PartnerReader":
        """The reader of partners, with all their names."""
        from desktop.report.partners import PartnerReader

        return PartnerReader(self.dictionaries)

    def read(self, texts: Texts, quarter: Quarter | None, corrections: Corrections = NOTHING_SET) -> Reading:
        """Read the texts of an event of a report for the quarter; what a person set stays."""
        # Here, since their patterns take 40 ms to make and the first picture needs none of them.
        from desktop.report.foreign import has_foreign_party
        from desktop.report.headcount import read_headcount
        from desktop.report.period import parse
        from desktop.report.remote import is_remote
        from desktop.report.signed import read_signed

        parsed = parse(texts.period, quarter, self.window)
        period = parsed if isinstance(parsed, Period) else None
        partners = self.partners.read(texts)
        counted = read_headcount(texts, self.morphology)
        return Reading(
            period=period,
            text_hash=_hash(texts),
            reader=READER,
            partners=partners,
            headcount=counted.total,
            headcount_parts=counted.parts,
            remote=is_remote(texts),
            signed=read_signed(texts, period),
            foreign_party=has_foreign_party(texts, names_partner=bool(partners)),
            corrections=corrections,
        )

    def renewed(self, event: Event, quarter: Quarter | None) -> Event:
        """Return an event with what is read from its texts as they are; itself if its reading is good."""
        reading = self.renew(event.reading, event.texts, quarter)
        return event if reading is event.reading else replace(event, reading=reading)

    def renew(self, reading: Reading | None, texts: Texts, quarter: Quarter | None) -> Reading:
        """Return what is read from texts; the reading itself if it is good, else with what a person set."""
        if reading and reading.text_hash == _hash(texts):
            return reading
        return self.read(texts, quarter, reading.corrections if reading else NOTHING_SET)


def _hash(texts: Texts) -> str:
    """Return what tells texts, and how they are read, from others."""
    together = "\x1f".join((str(READER), *(texts[field] for field in Field)))
    return hashlib.sha256(together.encode()).hexdigest()
