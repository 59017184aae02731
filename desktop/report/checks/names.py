"""Family W: names of territories that are no longer, or never were, official."""

import re
from collections.abc import Iterator

from db.dictionaries.declension import decline
from db.dictionaries.entries import Author, Municipality
from db.dictionaries.lookup import Dictionaries
from db.dictionaries.names import cyrillic, normal
from db.entities import Field, Quarter, ReportKind
from desktop.report.checks.checked import CheckedEvent, CheckedReport
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Fix, Found, Spot
from desktop.report.headings import heading

_AMONG = (Municipality,)


def abolished_name(context: Context) -> Iterator[Found]:
    """Find headings and authors with a name that a municipality had before the quarter.

    In texts the old name stays the name of the territory.
    """
    report, quarter = context.report, context.quarter
    if quarter is None:
        return
    dictionaries = context.around.reader.dictionaries
    for at, section in enumerate(report.sections):
        if municipality := _abolished(section.heading, quarter, dictionaries):
            yield _in_heading(section.heading, at, municipality, quarter, dictionaries)
    if former := _author_before(report, quarter, dictionaries):
        yield Found(
            message=f"В заглавии отчета стоит прежнее название «{former}»: с этого квартала действует новое.",
            spot=Spot.REPORT,
        )


def _in_heading(
    written: str, at: int, municipality: Municipality, quarter: Quarter, dictionaries: Dictionaries
) -> Found:
    now = heading(ReportKind.MUNICIPAL, municipality.id, quarter, dictionaries)
    message = f"Название «{municipality.short_name}» в этом квартале уже не действует."
    return Found(
        message=f"{message} Новый заголовок: {now}." if now else message,
        spot=Spot.SECTION,
        section=at,
        end=len(written),
        fix=Fix(written, now) if now else None,
    )


def _abolished(written: str, quarter: Quarter, dictionaries: Dictionaries) -> Municipality | None:
    """Return the municipality of a name that ended before the quarter, if no valid one has it too."""
    named = [each for each in dictionaries.find(written, among=_AMONG) if isinstance(each, Municipality)]
    if any(each.is_valid(quarter) for each in named):
        return None
    former = [each for each in named if each.valid_to and each.valid_to < quarter.first_day]
    return former[0] if former else None


def _author_before(report: CheckedReport, quarter: Quarter, dictionaries: Dictionaries) -> str:
    """Return the former name of the report's author that its title holds, "" where it holds none."""
    author = dictionaries.get(Author, report.identity.author or "")
    if author is None or not author.municipality_id:
        return ""
    title = normal(report.title)
    names = [each for each in dictionaries.all(Municipality) if each.id == author.municipality_id]
    if any(_stands_in(title, each) for each in names if each.is_valid(quarter)):
        return ""
    former = (each for each in names if each.valid_to and each.valid_to < quarter.first_day)
    return next((each.short_name for each in former if _stands_in(title, each)), "")


def _stands_in(title: str, municipality: Municipality) -> bool:
    name = normal(municipality.short_name)
    return any(form and form in title for form in {name, *decline(name, normal(municipality.genitive))})


_BELORUSSIA = re.compile(
    r"(?P<republic>республик\w*)\s+(?P<name>б[еі]л[оа]русси(?:я|и|ю|ей|ею))(?!\w)", re.IGNORECASE
)


def no_such_republic(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find «Республика Белоруссия»: the republic is Belarus, «Белоруссия» alone is right."""
    for field in Field:
        text = event.texts[field]
        for found in _BELORUSSIA.finditer(cyrillic(text)):
            start, end = found.span("name")
            before = text[start:end]
            yield Found(
                message="Официальное название – Республика Беларусь.",
                spot=Spot(field.value),
                start=start,
                end=end,
                fix=Fix(before, _belarus(before)),
            )


def _belarus(before: str) -> str:
    """Return the name after «Республика»: it is not declined there."""
    return "БЕЛАРУСЬ" if before.isupper() else "Беларусь"
