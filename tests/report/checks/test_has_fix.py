"""What the catalogue says of fixes is true: the rules that it names offer them, and no others."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from db.entities import Corrections, HeadCount, Texts
from desktop.report.checks.catalogue import RULES
from desktop.report.checks.checked import CheckedReport
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Finding
from desktop.report.checks.running import check
from tests.made.checks import around, report, row

ROWS = (
    row(period="12 мая 2024 года"),
    row(period="14 мая 2025"),
    row(place="г. Орша"),
    row(title="Cлет юннатов"),
    row(title="ХIV слет юннатов"),
    row(title="Слет юннатов «Зеленая тропа"),
    row(title='Слет юннатов "Зеленая тропа"'),
    row(title="Слет  юннатов"),
    row(title="Слет юннатов ,натуралистов"),
    row(title="Спорт - это дружба"),
    row(title="Слет юннатов."),
    row(title="Слет\nюннатов"),
    row(participants="Делегация Республики Белоруссия"),
    row(participants="22 участников из г. Лиозно (Республика Беларусь)"),
)


def reports() -> Iterator[CheckedReport]:
    """Yield reports in which every rule that can offer something finds it."""
    yield from (report(each) for each in ROWS)
    yield report(row(period="20 мая 2025 года"), row(period="3 апреля 2025 года", title="Слет пчеловодов"))
    yield report(row(), heading="Муниципальное образование «Ельнинский район»")
    yield report(row(), heading="Гopoд Смоленск")
    counted = report(row(participants="Общее количество участников – 45 человек"))
    by_hand = Corrections(headcount=HeadCount(40, 40))
    (event,) = counted.events
    yield replace(counted, events=(replace(event, reading=replace(event.reading, corrections=by_hand)),))


def found(checked: CheckedReport) -> Iterator[Finding]:
    answer = check(Context(checked, around()))
    return chain(answer.findings, *answer.of_events)


def test_the_rules_that_say_so_offer_a_fix_and_no_others() -> None:
    offered = {finding.code for each in reports() for finding in found(each) if finding.fix}
    assert offered == {rule.code for rule in RULES if rule.has_fix}


def test_rules_without_a_fix_find_what_only_a_person_can_mend() -> None:
    empty = {finding.code for finding in found(report(Texts(period="весной"), row(), row()))}
    assert {"C01", "P01", "D01"} <= empty
    assert not any(rule.has_fix for rule in RULES if rule.code in ("C01", "P01", "D01"))
