"""What is read from the texts of an event and kept beside them."""

import hashlib

from db.entities import Period, Quarter, Reading, Texts
from desktop.report.period import parse

READER = 1  # goes up when the same text would be read in another way


def read(texts: Texts, quarter: Quarter | None) -> Reading:
    """Read the texts of an event of a report for the quarter."""
    period = parse(texts.period, quarter)
    return Reading(
        period=period if isinstance(period, Period) else None,
        text_hash=hashlib.sha256(texts.period.encode()).hexdigest(),
        reader=READER,
    )
