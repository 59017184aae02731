from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.entities import ReportKind
from desktop.office.convert import read_report
from desktop.report.printed import PrintedReport
from desktop.ui.error_dialog import ErrorBox
from desktop.ui.exporting import TargetDialog, export_report
from desktop.ui.jobs import jobs_of
from desktop.ui.message import Message
from desktop.ui.session import Session
from tests.documents import invented_report, plain
from tests.keys import press, type_text
from tests.outside import outside
from tests.published import needs_published, variants
from tests.ui.conftest import SessionOn, Shown
from tests.workplaces import SAMPLE

REPORTS = [invented_report(kind) for kind in ReportKind]


class Office:
    """A window on a store from which reports are exported into a folder."""

    def __init__(self, session: Session, window: QMainWindow, folder: Path, qtbot: QtBot) -> None:
        self.session = session
        self.window = window
        self.folder = folder
        self.qtbot = qtbot
        self.proposed: list[Path] = []

    def export(self, name: str | None = None, *, for_publication: bool = False) -> Message:
        """Export the report that is shown under a name, or the proposed one; return the box that tells."""

        def choose(parent: QWidget, proposed: Path) -> Path:
            self.proposed.append(proposed)
            return self.folder / (name or proposed.name)

        export_report(self.session, self.window, choose, for_publication=for_publication)
        return self.told()

    def told(self) -> Message:
        self.qtbot.waitUntil(lambda: self.boxes() != [])
        return self.boxes()[0]

    def boxes(self) -> list[Message]:
        return [each for each in self.window.findChildren(Message) if each.isVisible()]

    def click(self, box: Message, text: str) -> None:
        """Press a button of a box and wait until the box is gone."""
        QTest.mouseClick(button(box, text), Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: box not in self.boxes())


@pytest.fixture
def office_on(
    session_on: SessionOn, shown: Shown, tmp_path: Path, qtbot: QtBot
) -> Callable[[PrintedReport | Path], Office]:
    def made(report: PrintedReport | Path) -> Office:
        folder = tmp_path / "Отчеты"
        folder.mkdir()
        return Office(session_on(report), shown(QMainWindow()), folder, qtbot)

    return made


def button(box: QWidget, text: str) -> QPushButton:
    return next(each for each in box.findChildren(QPushButton) if each.text() == text)


def buttons(box: QWidget) -> list[str]:
    return [each.text() for each in box.findChildren(QPushButton)]


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_an_exported_report_is_the_kept_one_character_by_character(
    office_on: Callable[..., Office], report: PrintedReport, ending: str
) -> None:
    office = office_on(report)
    box = office.export(f"Отчет{ending}")
    assert box.text.splitlines()[:2] == [f"Файл записан: «Отчет{ending}».", f"Папка: {office.folder}"]
    assert plain(read_report(office.folder / f"Отчет{ending}")) == report


def test_a_report_with_errors_leaves_as_a_draft_and_that_is_said(office_on: Callable[..., Office]) -> None:
    office = office_on(REPORTS[0])
    assert "помечен как черновик" in office.export().text
    (written,) = office.folder.iterdir()
    assert written.name == "Сводный отчет муниципальных образований за II квартал 2024 – черновик.docx"
    assert read_report(written).is_draft


def test_a_report_for_publication_bears_no_mark_but_errors_are_told(office_on: Callable[..., Office]) -> None:
    office = office_on(REPORTS[0])
    assert "остались ошибки" in office.export(for_publication=True).text
    (written,) = office.folder.iterdir()
    assert "черновик" not in written.name
    assert not read_report(written).is_draft


def test_a_report_without_errors_is_no_draft(office_on: Callable[..., Office]) -> None:
    office = office_on(SAMPLE)
    assert "черновик" not in office.export().text
    (written,) = office.folder.iterdir()
    assert not read_report(written).is_draft


def test_a_report_leaves_as_a_pdf_too(office_on: Callable[..., Office]) -> None:
    office = office_on(REPORTS[0])
    office.export("Отчет.pdf")
    assert (office.folder / "Отчет.pdf").read_bytes().startswith(b"%PDF")
    assert TargetDialog(office.window, Path("Отчет.docx")).nameFilters()[-1].endswith("(*.pdf)")


@needs_published
@pytest.mark.parametrize("source", variants(".docx"), ids=lambda path: path.name)
def test_a_published_report_leaves_as_it_came(office_on: Callable[..., Office], source: Path) -> None:
    office = office_on(source)
    office.export("Отчет.docx")
    assert plain(read_report(office.folder / "Отчет.docx")) == plain(read_report(source))


def test_a_speaking_name_is_proposed_and_the_folder_remembered(office_on: Callable[..., Office]) -> None:
    office = office_on(REPORTS[0])
    office.click(office.export(), "Закрыть")
    office.export()
    name = "Сводный отчет муниципальных образований за II квартал 2024 – черновик.docx"
    assert [path.name for path in office.proposed] == [name, name]
    assert office.proposed[1].parent == office.folder


def test_a_written_report_can_be_opened_or_shown_in_its_folder(office_on: Callable[..., Office]) -> None:
    office = office_on(REPORTS[0])
    with outside() as caught:
        office.click(office.export("Отчет.docx"), "Открыть")
        office.click(office.export("Отчет.docx"), "Показать в папке")
    assert caught.opened == [office.folder / "Отчет.docx", office.folder]


def test_no_name_means_no_file(office_on: Callable[..., Office]) -> None:
    office = office_on(REPORTS[0])
    export_report(office.session, office.window, lambda parent, proposed: None)
    office.qtbot.waitUntil(lambda: not jobs_of(office.window).is_busy)
    assert list(office.folder.iterdir()) == []


def test_a_target_that_may_not_be_replaced_is_told_and_another_name_offered(
    office_on: Callable[..., Office],
) -> None:
    office = office_on(REPORTS[0])
    target = office.folder / "Отчет.docx"
    target.write_text("прежний")
    target.chmod(0o444)
    box = office.export("Отчет.docx")
    assert isinstance(box, ErrorBox)
    assert "«Отчет.docx»" in box.text
    office.click(box, "Сохранить как «… (2).docx»")
    assert "«Отчет (2).docx»" in office.told().text
    assert target.read_text() == "прежний"
    assert plain(read_report(office.folder / "Отчет (2).docx")) == REPORTS[0]


def test_writing_can_be_tried_again_when_the_target_is_free(office_on: Callable[..., Office]) -> None:
    office = office_on(REPORTS[0])
    target = office.folder / "Отчет.docx"
    target.touch(0o444)
    box = office.export("Отчет.docx")
    target.chmod(0o644)
    office.click(box, "Повторить")
    assert "записан" in office.told().text
    assert plain(read_report(target)) == REPORTS[0]


def test_another_name_is_not_offered_where_the_name_is_not_what_is_wrong(
    office_on: Callable[..., Office],
) -> None:
    office = office_on(REPORTS[0])
    box = office.export("нет такой папки/Отчет.docx")
    assert buttons(box) == ["Скопировать", "Закрыть", "Повторить"]
    press(box, Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: office.boxes() == [])


def test_the_ending_of_the_name_follows_the_chosen_kind_of_file(shown: Shown, tmp_path: Path) -> None:
    dialog = shown(dialog_on(tmp_path / "Отчет.docx"))
    assert dialog.target == tmp_path / "Отчет.docx"
    dialog.selectNameFilter("Таблица Excel (*.xlsx)")
    dialog.filterSelected.emit("Таблица Excel (*.xlsx)")
    QApplication.processEvents()
    assert dialog.target == tmp_path / "Отчет.xlsx"


def test_a_name_with_a_full_stop_in_it_gets_the_ending_it_lacks(shown: Shown, tmp_path: Path) -> None:
    dialog = shown(dialog_on(tmp_path / "Отчет.docx"))
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    type_text(line, "Отчет 2 кв.2025")
    assert dialog.target == tmp_path / "Отчет 2 кв.2025.docx"


def dialog_on(proposed: Path) -> TargetDialog:
    """Return the dialog as Qt draws it: one of the system cannot be asked in a test."""
    dialog = TargetDialog(None, proposed)
    dialog.setOption(TargetDialog.Option.DontUseNativeDialog)
    dialog.selectFile(proposed.name)
    return dialog
