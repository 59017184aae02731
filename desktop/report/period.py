"""Periods as people write them: read into days and months, written in the house style."""

from db.entities import Period, Quarter
from desktop.report.period_dates import to_period
from desktop.report.period_format import format_period
from desktop.report.period_grammar import read_parts
from desktop.report.period_unclear import Misread, Unclear
from desktop.report.window import WindowSettings

__all__ = ["Unclear", "format_period", "parse"]


_USUAL = WindowSettings()


def parse(text: str, quarter: Quarter | None = None, settings: WindowSettings = _USUAL) -> Period | Unclear:
    """Read a period: «23-24 сентября 2023 года», «5.2-3.3».

    The quarter of the report, with its collection window, says which year is meant where none is written.
    """
    try:
        return to_period(read_parts(text, quarter), quarter, settings)
    except Misread as misread:
        return misread.in_text(text)
