"""What a correction has changed is told event by event."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from db.entities import Field, Quarter, Report, ReportKey, ReportKind
from db.preparations import Preparation
from db.store import Store
from desktop.report.carried import Difference, Edit
from desktop.services.corrections import change_lines, correction_of
from tests.workplaces import ticking_clock

KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), "mun-velizh")
LONG = "Международный " * 12 + "фестиваль"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "данные", "Лукина А. П.", ticking_clock()) as store:
        yield store


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ([Difference(Edit.TITLE, "Отчет", "Отчет за квартал")], ["изменен заголовок отчета"]),
        ([Difference(Edit.SECTION_ADDED, after="Город  Велиж")], ["добавлен раздел «Город Велиж»"]),
        ([Difference(Edit.SECTION_REMOVED, before="Город Велиж")], ["исключен раздел «Город Велиж»"]),
        ([Difference(Edit.ADDED, number=2, event="Вечер\nромса")], ["№ 2. Вечер ромса – добавлено"]),
        ([Difference(Edit.REMOVED, was=3, event="Бал")], ["Бал – исключено (было № 3)"]),
        (
            [
                Difference(Edit.CHANGED, "а", "б", 1, 4, "Бал", Field.PLACE),
                Difference(Edit.CHANGED, "а", "б", 1, 4, "Бал", Field.PERIOD),
                Difference(Edit.MOVED, "Первый", "Второй", 1, 4, "Бал"),
            ],
            ["№ 4. Бал – изменено: место, сроки; перенесено в другой раздел"],
        ),
        ([Difference(Edit.MOVED, "Один", "Один", 1, 2, "Бал")], ["№ 2. Бал – изменено место в отчете"]),
        ([Difference(Edit.REMOVED, was=1, event=LONG)], [f"{LONG[:111]}… – исключено (было № 1)"]),
    ],
)
def test_each_event_that_changed_is_a_line(changes: list[Difference], lines: list[str]) -> None:
    assert list(change_lines(changes)) == lines


def test_what_can_no_longer_be_read_is_not_compared(store: Store) -> None:
    report = Report(uuid4(), KEY, "Отчет")
    at = datetime(2031, 6, 20, 9, tzinfo=UTC)
    store.commit("ввод", [report])
    assert correction_of(store, report) is None
    store.commit("подготовка", [Preparation(uuid4(), report.id, 1, at, "", (), "7KQ4M2XD", "{}")])
    second = replace(report, key=replace(KEY, edition=2))
    assert correction_of(store, second) is None
