from pathlib import Path

import pytest

from db.entities import OFFICE, Quarter, ReportKey, ReportKind
from desktop.services.file_names import free_name, letter_name, proposed_name
from tests.dictionaries import shipped

MUNICIPAL, EXECUTIVE = ReportKind


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (
            ReportKey(MUNICIPAL, Quarter(2023, 4), OFFICE),
            "Сводный отчет муниципальных образований за IV квартал 2023.docx",
        ),
        (
            ReportKey(EXECUTIVE, Quarter(2025, 2), OFFICE),
            "Сводный отчет исполнительных органов за II квартал 2025.docx",
        ),
        (
            ReportKey(MUNICIPAL, Quarter(2025, 2), "mun-velizh"),
            "Велижский МО – отчет за II квартал 2025.docx",
        ),
        (
            ReportKey(MUNICIPAL, Quarter(2023, 2), "mun-velizh"),
            "Велижский район – отчет за II квартал 2023.docx",
        ),
        (
            ReportKey(MUNICIPAL, Quarter(2025, 2), "mun-smolensk-city"),
            "Город Смоленск – отчет за II квартал 2025.docx",
        ),
        (
            ReportKey(MUNICIPAL, Quarter(2025, 2), "mun-desnogorsk"),
            "Город Десногорск – отчет за II квартал 2025.docx",
        ),
    ],
)
def test_a_file_is_called_after_who_sends_it_and_for_when(key: ReportKey, name: str) -> None:
    assert proposed_name(key, shipped()) == name


def test_a_correction_and_a_letter_are_told_by_their_names() -> None:
    key = ReportKey(MUNICIPAL, Quarter(2025, 2), "mun-velizh", 2)
    assert proposed_name(key, shipped()) == "Велижский МО – отчет за II квартал 2025 (версия 2).docx"
    assert letter_name(key, shipped(), ".eml") == "Велижский МО – письмо, II квартал 2025 (версия 2).eml"


def test_a_name_holds_nothing_that_windows_refuses() -> None:
    key = ReportKey(EXECUTIVE, Quarter(2025, 1), 'Отдел "А/Б": связи?')
    assert proposed_name(key, shipped()) == "Отдел А Б связи – отчет за I квартал 2025.docx"


@pytest.mark.parametrize(
    ("name", "begun"), [("Управление " * 30, "Управление Управление"), ("Слово" * 30, "СловоСлово")]
)
def test_a_long_name_is_cut_so_that_every_disk_takes_it(name: str, begun: str) -> None:
    file = proposed_name(ReportKey(EXECUTIVE, Quarter(2025, 1), name), shipped())
    assert file.startswith(begun)
    assert file.endswith(" – отчет за I квартал 2025.docx")
    assert len(f"{Path(file).stem} (22).docx".encode()) <= 255


def test_a_name_is_cut_between_words() -> None:
    first, second = (ReportKey(EXECUTIVE, Quarter(2025, 2), "body-safety", edition) for edition in (1, 2))
    whole = "Главное управление по обеспечению деятельности противопожарно-спасательной службы"
    assert proposed_name(first, shipped()) == f"{whole} – отчет за II квартал 2025.docx"
    cut = whole.removesuffix(" противопожарно-спасательной службы")
    assert proposed_name(second, shipped()) == f"{cut} – отчет за II квартал 2025 (версия 2).docx"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (MUNICIPAL, "Сводный отчет муниципальных образований"),
        (EXECUTIVE, "Сводный отчет исполнительных органов"),
    ],
)
def test_the_letter_of_the_office_is_called_after_its_report(kind: ReportKind, name: str) -> None:
    assert letter_name(ReportKey(kind, Quarter(2025, 2), OFFICE), shipped()) == (
        f"{name} – письмо, II квартал 2025.docx"
    )


def test_a_taken_name_gets_the_next_free_number(tmp_path: Path) -> None:
    target = tmp_path / "Отчет.docx"
    assert free_name(target).name == "Отчет (2).docx"
    (tmp_path / "Отчет (2).docx").touch()
    assert free_name(target).name == "Отчет (3).docx"
