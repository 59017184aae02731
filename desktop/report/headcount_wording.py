"""How a head count is written in a report."""

from db.entities import HeadCount
from desktop.report.wording import plural


def counted(count: HeadCount) -> str:
    """Return «21 человек», «22 человека», «от 20 до 21 человека»."""
    if count.least == count.most:
        return f"{_number(count.most)} {plural(count.most, 'человек', 'человека', 'человек')}"
    people = plural(count.most, "человека", "человек", "человек")
    return f"от {_number(count.least)} до {_number(count.most)} {people}"


def _number(value: int) -> str:
    """Return a number as reports write it: by thousands from five figures on."""
    return str(value) if value < 10_000 else f"{value:,}".replace(",", "\u00a0")


def headcount_sentence(count: HeadCount) -> str:
    """Return «Общее количество участников – 16 человек.»."""
    return f"Общее количество участников – {counted(count)}."
