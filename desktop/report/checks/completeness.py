"""Family C: what a row or a report lacks, and contents that tell nothing."""

import re
from collections.abc import Iterator, Sequence

from db.entities import Field, ReportKind
from db.folding import fold
from desktop.report.checks.checked import CheckedEvent, CheckedSection
from desktop.report.checks.content import is_venue, repeats_title, tells_result
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Fix, Found, Spot
from desktop.report.checks.places import is_without_settlement, place_without_country
from desktop.report.checks.spots import in_whole
from desktop.report.place_style import with_country

_EMPTY = {
    Field.TITLE: "Не указано наименование мероприятия: заполните это поле.",
    Field.PLACE: "Не указано место проведения: заполните это поле.",
    Field.PERIOD: "Не указаны сроки проведения: заполните это поле.",
    Field.CONTENT: "Не указаны цель, содержание и результат: заполните это поле.",
    Field.PARTICIPANTS: "Не указаны участники: заполните это поле.",
}
_SAYS_SOMETHING = re.compile(r"[^\W_]")


def empty_field(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find fields without a letter or a figure."""
    for field, message in _EMPTY.items():
        if not _SAYS_SOMETHING.search(event.texts[field]):
            yield in_whole(event, field, message)


def without_section(context: Context) -> Iterator[Found]:
    """Find events that stand before any heading; a report of one author may do without any."""
    report = context.report
    if any(section.heading for section in report.sections):
        yield from _before_headings(report.sections)
    elif report.is_consolidated and report.events:
        rows = tuple(range(1, len(report.events) + 1))
        message = "В сводном отчете нет разделов: добавьте их и распределите мероприятия."
        yield Found(message=message, spot=Spot.REPORT, rows=rows)


def _before_headings(sections: Sequence[CheckedSection]) -> Iterator[Found]:
    for at, section in enumerate(sections):
        for number in () if section.heading else section.numbers:
            yield Found(
                message="Мероприятие не отнесено ни к одному разделу: выберите раздел.",
                spot=Spot.SECTION,
                number=number,
                section=at,
                rows=(number,),
            )


def repeats(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find contents that only say once more what the title says."""
    if _has(event, Field.CONTENT) and repeats_title(event, context.around.reader.morphology):
        yield in_whole(
            event,
            Field.CONTENT,
            "Содержание лишь повторяет наименование: напишите, что было сделано и чего удалось достичь.",
        )


def venue_for_content(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find contents that name a venue."""
    if _has(event, Field.CONTENT) and is_venue(event, context.around.reader.morphology):
        yield in_whole(
            event,
            Field.CONTENT,
            "Вместо содержания названо место: перенесите его в поле «Место» и напишите, что было сделано.",
        )


def without_country(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find foreign places whose country is not named; where the text ends with the place, it is offered."""
    abroad = place_without_country(event.texts.place, context.around.reader)
    if abroad is None:
        return
    text = event.texts.place
    named = text[abroad.start : abroad.end]
    is_last = not text[abroad.end :].strip()
    offered = with_country(named, abroad.country, context.around.place_style)
    yield Found(
        message=f"Не указана страна: допишите «{abroad.country}» к месту «{fold(named)}».",
        spot=Spot.PLACE,
        start=abroad.start,
        end=abroad.end,
        fix=Fix(named, offered) if is_last else None,
    )


def without_settlement(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find places that name no settlement."""
    if is_without_settlement(event, context.around.reader):
        yield in_whole(
            event,
            Field.PLACE,
            "Не указан населенный пункт: допишите его, например «г. Вязьма», или поясните, где проходило "
            "мероприятие.",
        )


def nobody_from_abroad(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find events in whose texts nothing is foreign."""
    reading = event.reading
    if _has(event, Field.TITLE) and not reading.foreign_party and not reading.all_partners:
        yield in_whole(
            event,
            Field.PARTICIPANTS,
            "Не названа иностранная сторона: укажите, какая страна или организация участвовала.",
        )


def no_headcount(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find events that tell nothing of how many people took part."""
    reading = event.reading
    if _has(event, Field.PARTICIPANTS) and reading.people is None and not reading.headcount_parts:
        yield in_whole(event, Field.PARTICIPANTS, "Не указано, сколько человек участвовало.")


def no_result(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find contents that tell aims or subjects only."""
    if _has(event, Field.CONTENT) and not tells_result(event, context.around.reader.morphology):
        yield in_whole(event, Field.CONTENT, "Не указано, чем завершилось мероприятие.")


def no_meetings(context: Context) -> Iterator[Found]:
    """Find executive reports of the office that do not end with the row on meetings."""
    report = context.report
    is_of_one = report.identity.author is not None and not report.is_consolidated
    if report.kind is ReportKind.EXECUTIVE and not is_of_one and report.events and not fold(report.closing):
        yield Found(
            message="Нет строки о встречах с иностранными делегациями: добавьте ее в конец отчета, "
            "даже если встреч не было.",
            spot=Spot.REPORT,
        )


def nothing_to_tell(context: Context) -> Iterator[Found]:
    """Find reports without events that do not say on purpose that there were none."""
    if not context.report.events and not context.report.is_nil:
        yield Found(
            message="В отчете нет мероприятий: внесите их или отметьте, что мероприятия не проводились.",
            spot=Spot.REPORT,
        )


def _has(event: CheckedEvent, field: Field) -> bool:
    """Whether a field is filled in: an empty one is told by a rule of its own."""
    return bool(_SAYS_SOMETHING.search(event.texts[field]))
