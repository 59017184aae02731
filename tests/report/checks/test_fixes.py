"""Fixes of all rules on invented events with slips in them."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.entities import Field, ReportKind, Texts
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Finding, mended
from desktop.report.checks.running import Checked, check
from tests.made.checks import CLOSING, around, report

TITLES = (
    "VII Международный слет «Зеленая тропа»",
    "VII Международный слет юных натуралистов «Зеленая тропа 2025",
    "ХХI фестиваль «Лен - 2025»",
    'Турнир "Белая ладья" .',
    "Прием  делегации г. Орши ,Витебская область",
    "Cлет юннатов «Школа «Росток»",
    "Выставка «Керамика» , посвященная\nДню города",
)
PLACES = (
    "г. Рудня, Смоленская область",
    "г. Орша",
    "г.  Орша",
    "г. Смоленск - г. Орша",
    "Духовщинский район",
    "г.Минск",
)
PERIODS = (
    "14-16 мая 2025 года",
    "14 мая 2025",
    "14 – 16 мая 2025",
    "12 мая 2024 года",
    "с 3 по 5 июня",
    "май –\nиюнь 2025",
)
CONTENTS = (
    "Команды прошли тропу - 5 км - и посадили сто саженцев.",
    "Обсуждены вопросы :туризм ,спорт.Подписан договор",
    "Показан спектакль «Лес» («Театр «Ветер»)",
    "Цели:\n- развитие связей;\n- обмен опытом",
    "Представители Республики Белоруссия  рассказали о ремеслах",
)
WHO = (
    "40 школьников г. Рудни и г. Лиозно (Республика Беларусь)",
    "22 участников из Бeларуси",
    "Школьники ,педагоги",
)

TEXTS = st.builds(
    Texts,
    title=st.sampled_from(TITLES),
    place=st.sampled_from(PLACES),
    period=st.sampled_from(PERIODS),
    content=st.sampled_from(CONTENTS),
    participants=st.sampled_from(WHO),
)
REPORTS = st.lists(TEXTS, min_size=1, max_size=3, unique_by=lambda texts: texts.title)


def checked(rows: Sequence[Texts]) -> Checked:
    return check(Context(report(*rows, kind=ReportKind.EXECUTIVE, closing=CLOSING), around()))


def fixes(found: Checked, rows: Sequence[Texts]) -> list[tuple[int, Finding]]:
    """Return the findings that have a fix, each with the place of its event."""
    return [
        (at, finding)
        for at in range(len(rows))
        for finding in found.marks(at + 1)
        if finding.fix and finding.spot.field
    ]


def fixed(texts: Texts, finding: Finding) -> Texts:
    field = finding.spot.field
    assert field
    return replace(texts, **{field.value: mended(texts[field], finding)})


def codes(found: Checked, at: int) -> list[str]:
    return sorted(each.code for each in found.marks(at + 1))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(REPORTS)
def test_a_fix_mends_its_span_once_and_brings_nothing_new(rows: list[Texts]) -> None:
    before = checked(rows)
    for at, finding in fixes(before, rows):
        field, texts = finding.spot.field, rows[at]
        assert field
        assert finding.fix
        after = fixed(texts, finding)
        assert after[field] == texts[field][: finding.start] + finding.fix.after + texts[field][finding.end :]
        assert after[field] != texts[field]
        assert fixed(after, finding) == after
        left = codes(checked([*rows[:at], after, *rows[at + 1 :]]), at)
        new = [code for code in left if left.count(code) > codes(before, at).count(code)]
        assert not new, (finding, after[field])


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_mending_everything_ends_and_leaves_nothing_to_mend(texts: Texts) -> None:
    for _ in range(40):
        todo = fixes(checked([texts]), [texts])
        if not todo:
            return
        texts = fixed(texts, todo[0][1])
    raise AssertionError(texts)


def test_there_is_something_to_mend_in_every_field() -> None:
    columns = (TITLES, PLACES, PERIODS, CONTENTS, WHO)
    rows = [Texts(*(column[at % len(column)] for column in columns)) for at in range(len(TITLES))]
    assert {finding.spot.field for _, finding in fixes(checked(rows), rows)} == set(Field)
