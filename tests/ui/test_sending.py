"""The report leaves by «Подготовить к отправке», and is locked until a correction is opened."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTreeWidget,
    QWidget,
)

from db.entities import Field, Texts
from desktop.office.convert import read_report
from desktop.office.safe_names import LONGEST
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.ui.event_form import EventForm
from desktop.ui.explain_dialog import ExplainDialog
from desktop.ui.lock_bar import LockBar
from desktop.ui.main_window import MainWindow
from desktop.ui.message import Message
from desktop.ui.sending_dialog import SendingDialog
from desktop.ui.sending_form import SendingFiles
from desktop.ui.sent_dialog import SentDialog
from desktop.ui.workplace import Workplace
from tests.keys import Keyboard, press, type_text
from tests.outside import Outside, outside
from tests.scenes import in_front
from tests.ui.conftest import Shown, WindowOn
from tests.windows import action, button, child, listed, said, wait_until

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
WHO = "mun-velizh"
TITLE = (
    "Отчет о мероприятиях в международной сфере, проведенных органами местного самоуправления "
    "муниципального образования «Велижский муниципальный округ» Смоленской области во II квартале 2026 года"
)
HEADING = "Муниципальное образование «Велижский муниципальный округ» Смоленской области"
FAIR = Texts(
    "Ярмарка ремесел «Двинский круг»",
    "г. Орша, Республика Беларусь",
    "16 мая 2026 года",
    "Мастера показали гончарное дело. Подписано соглашение о ярмарках",
    "Мастера Велижа и Орши, всего 18 человек",
)
NAME = "Велижский МО – отчет за II квартал 2026"


def report(*events: Texts) -> PrintedReport:
    return PrintedReport(TITLE, (PrintedSection(HEADING, tuple(map(PrintedRow, events))),))


REPORT = report(FAIR, replace(FAIR, title="Вечер романса «Сирень»", period="17 мая 2026 года"))


@pytest.fixture(autouse=True)
def other_programs() -> Iterator[Outside]:
    with outside() as stand_in:
        yield stand_in


@pytest.fixture
def folder(workplace: Workplace, tmp_path: Path) -> Path:
    """Where reports are sent from."""
    folder = tmp_path / "Отчеты"
    workplace.settings.change(sending_folder=str(folder))
    return folder


@pytest.fixture
def window(window_on: WindowOn, folder: Path) -> MainWindow:
    return window_on(REPORT, author=WHO)


def asked(window: MainWindow) -> SendingDialog:
    """Ask to prepare the report by keys and wait for the dialog."""
    press(in_front(window), KEY.Key_E, CTRL | SHIFT)
    wait_until(lambda: any(each.isVisible() for each in window.findChildren(SendingDialog)))
    return child(window, SendingDialog)


def prepared(window: MainWindow) -> SendingDialog:
    """Prepare the report and wait for what was made."""
    dialog = asked(window)
    button(dialog, "Подготовить").click()
    wait_until(lambda: "Отчет подготовлен к отправке" in said(dialog))
    return dialog


def is_locked(window: MainWindow) -> bool:
    form = child(window, EventForm)
    fields = [field.editor.isReadOnly() for field in form.fields.values()]
    assert len(set(fields)) == 1
    return fields[0]


def fill(widget: QWidget, name: str, text: str) -> None:
    line = child(widget, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    type_text(line, text)


def test_the_files_are_made_in_the_folder_and_that_is_opened(
    window: MainWindow, folder: Path, other_programs: Outside
) -> None:
    dialog = prepared(window)
    assert sorted(file.name for file in folder.iterdir()) == [
        f"{NAME}.docx",
        "Велижский МО – письмо, II квартал 2026.docx",
        "Велижский МО – письмо, II квартал 2026.eml",
    ]
    assert other_programs.opened == [folder]
    code = read_report(folder / f"{NAME}.docx").control_code
    assert f"{code[:4]}-{code[4:]}" in said(dialog)
    assert any(text.startswith("SHA-256: ") for text in said(dialog))


def test_the_text_of_the_letter_is_copied_and_the_draft_opened(
    window: MainWindow, folder: Path, other_programs: Outside
) -> None:
    dialog = prepared(window)
    button(dialog, "Скопировать текст письма").click()
    assert QGuiApplication.clipboard().text().startswith("Направляем отчет о мероприятиях")
    button(dialog, "Открыть письмо").click()
    button(dialog, "Открыть папку").click()
    (mail,) = folder.glob("*.eml")
    assert other_programs.opened[1:] == [mail, folder]


def test_who_writes_to_whom_is_asked_once(window: MainWindow, workplace: Workplace, folder: Path) -> None:
    dialog = asked(window)
    dialog.activateWindow()
    wait_until(dialog.isActiveWindow)
    type_text(child(dialog, QPlainTextEdit), "Отдел связей")
    fill(dialog, "Номер письма", "15-п")
    fill(dialog, "Дата письма", "20.06.2026")
    fill(dialog, "Адрес электронной почты", "otdel")
    fill(dialog, "Исполнитель: фамилия, имя, отчество", "Соколова Мария Игоревна")
    wait_until(lambda: "Адрес написан неверно: черновик откроется без него." in said(dialog))
    button(dialog, "PDF").click()
    button(dialog, "Подготовить").click()
    wait_until(lambda: "Отчет подготовлен к отправке" in said(dialog))
    assert (folder / f"{NAME}.pdf").is_file()
    (letter,) = (Document(str(file)) for file in folder.glob("*письмо*.docx"))
    assert "20.06.2026 № 15-п" in letter.tables[0].rows[0].cells[0].text
    assert "Приложение: отчет на 1 л. в 1 экз." in [each.text for each in letter.paragraphs]
    dialog.close()
    again = asked(window)
    assert child(again, QLineEdit, "Исполнитель: фамилия, имя, отчество").text() == "Соколова Мария Игоревна"
    assert child(again, QPlainTextEdit).toPlainText() == "Отдел связей"
    assert child(again, QLineEdit, "Номер письма").text() == ""
    ticked = [box.text() for box in again.findChildren(QCheckBox) if box.isChecked()]
    assert "PDF" in ticked
    assert f"Файл с таким именем в папке уже есть, он будет заменен: «{NAME}.docx»." in said(again)


def test_a_prepared_report_is_read_only_until_a_correction_is_opened(window: MainWindow) -> None:
    assert not is_locked(window)
    prepared(window).close()
    wait_until(lambda: is_locked(window))
    (line,) = said(child(window, LockBar))
    assert line == "Отчет подготовлен к отправке 20.03.2031 (версия 1) и закрыт для правки."
    for text in ("Новое мероприятие", "Убрать в корзину", "Добавить раздел…", "Переместить выше"):
        assert not action(window, text).isEnabled()
    button(window, "Внести исправление").click()
    assert not is_locked(window)
    assert action(window, "Новое мероприятие").isEnabled()
    assert not [bar for bar in window.findChildren(LockBar) if bar.isVisible()]
    press(in_front(window), KEY.Key_Z, CTRL)
    assert is_locked(window)
    press(in_front(window), KEY.Key_Z, CTRL)
    assert not is_locked(window)


def test_a_correction_shows_what_has_changed_before_it_leaves(window: MainWindow, folder: Path) -> None:
    prepared(window).close()
    wait_until(lambda: is_locked(window))
    action(window, "Внести исправление").trigger()
    form = child(window, EventForm)
    editor = form.fields[Field.PLACE].editor
    editor.setFocus()
    editor.selectAll()
    type_text(editor, "г. Минск, Республика Беларусь")
    dialog = asked(window)
    assert "Изменено с версии 1 от 20.03.2031:" in said(dialog)
    assert any("№ 1. Ярмарка ремесел «Двинский круг» – изменено: место" in text for text in said(dialog))
    button(dialog, "Подготовить").click()
    wait_until(lambda: "Отчет подготовлен к отправке" in said(dialog))
    assert read_report(folder / f"{NAME} (версия 2).docx").edition == 2


def test_a_report_with_errors_leaves_as_a_draft_only(window_on: WindowOn, folder: Path) -> None:
    window = window_on(report(replace(FAIR, period="весной")), author=WHO)
    dialog = asked(window)
    assert any("только как черновик" in text for text in said(dialog))
    assert not [box for box in dialog.findChildren(QCheckBox) if box.isVisible() and "исьмо" in box.text()]
    button(dialog, "Сохранить черновик").click()
    wait_until(lambda: "Черновик сохранен" in said(dialog))
    assert [file.name for file in folder.iterdir()] == [f"{NAME} – черновик.docx"]
    assert not is_locked(window)


def test_what_needs_an_explanation_is_explained_before_the_report_leaves(
    window_on: WindowOn, folder: Path
) -> None:
    window = window_on(report(replace(FAIR, place="г. Орша")), author=WHO)
    dialog = asked(window)
    assert (
        "Чтобы отправить отчет, исправьте или поясните одним предложением (Ctrl+F9) 1 замечание. "
        "До этого его можно сохранить только как черновик."
    ) in said(dialog)
    assert not [each for each in dialog.findChildren(QPushButton) if each.text() == "Подготовить"]
    button(dialog, "Перейти к замечаниям").click()
    wait_until(lambda: window.statusBar().currentMessage().startswith("Замечание 1"))
    keyboard = Keyboard(window)
    keyboard.press("Ctrl+F9")
    explain = child(window, ExplainDialog)
    wait_until(explain.isActiveWindow)
    keyboard.follow("Это усадьба в Смоленской области<Tab><Tab><Space>")
    wait_until(lambda: not window.findChildren(ExplainDialog))
    window.activateWindow()
    prepared(window)
    assert (folder / f"{NAME}.docx").is_file()


def test_one_goes_to_the_findings_from_there(window_on: WindowOn, folder: Path) -> None:
    window = window_on(report(replace(FAIR, period="весной")), author=WHO)
    button(asked(window), "Перейти к замечаниям").click()
    wait_until(lambda: not [each for each in window.findChildren(QDialog) if each.isVisible()])
    wait_until(
        lambda: window.statusBar().currentMessage().startswith(("Отчет еще проверяется", "Замечание 1"))
    )


def test_a_file_that_cannot_be_written_is_tried_again_under_another_name(
    window: MainWindow, folder: Path
) -> None:
    (folder / f"{NAME}.docx").mkdir(parents=True)
    dialog = asked(window)
    button(dialog, "Подготовить").click()
    wait_until(lambda: any(each.isVisible() for each in dialog.findChildren(Message)))
    assert not is_locked(window)
    button(child(dialog, Message), "Сохранить как «… (2)»").click()
    wait_until(lambda: "Отчет подготовлен к отправке" in said(dialog))
    assert (folder / f"{NAME} (2).docx").is_file()
    assert (folder / "Велижский МО – письмо, II квартал 2026 (2).eml").is_file()


def test_the_report_cannot_take_the_place_of_its_letter(window: MainWindow, folder: Path) -> None:
    dialog = asked(window)
    fill(dialog, "Имя файлов отчета", "велижский МО – письмо, II квартал 2026")
    assert "Так называется письмо: назовите файлы отчета иначе." in said(dialog)
    assert not button(dialog, "Подготовить").isEnabled()
    button(dialog, "Сопроводительное письмо (.docx)").click()
    assert button(dialog, "Подготовить").isEnabled()


def test_a_quarter_without_events_leaves_as_a_nil_report(window_on: WindowOn, folder: Path) -> None:
    window = window_on(author=WHO)
    press(window, KEY.Key_N, CTRL)
    press(window, KEY.Key_Delete, CTRL)
    button(window, "Мероприятий не было – подготовить нулевой отчет").click()
    wait_until(lambda: any(each.isVisible() for each in window.findChildren(SendingDialog)))
    dialog = child(window, SendingDialog)
    assert "нулевой отчет: мероприятия не проводились" in " ".join(said(dialog))
    button(dialog, "Подготовить").click()
    wait_until(lambda: "Отчет подготовлен к отправке" in said(dialog))
    found = read_report(folder / f"{NAME}.docx")
    assert found.nil == "Во II квартале 2026 года мероприятия в международной сфере не проводились."


def test_that_nothing_was_held_is_taken_back_by_a_button_or_by_an_event(window_on: WindowOn) -> None:
    window = window_on(author=WHO)
    press(window, KEY.Key_N, CTRL)
    press(window, KEY.Key_Delete, CTRL)
    button(window, "Мероприятий не было – подготовить нулевой отчет").click()
    wait_until(lambda: any(each.isVisible() for each in window.findChildren(SendingDialog)))
    child(window, SendingDialog).close()
    assert "Нулевой отчет" in said(window)
    button(window, "Мероприятия все-таки были").click()
    assert "В отчете пока нет мероприятий" in said(window)
    press(in_front(window), KEY.Key_Z, CTRL)
    assert "Нулевой отчет" in said(window)
    press(in_front(window), KEY.Key_N, CTRL)
    assert len(listed(window)) == 2


def test_what_was_prepared_is_listed_with_its_code_and_sums(
    window: MainWindow, folder: Path, other_programs: Outside
) -> None:
    prepared(window).close()
    wait_until(lambda: is_locked(window))
    action(window, "Что было подготовлено…").trigger()
    dialog = child(window, SentDialog)
    item = child(dialog, QTreeWidget).topLevelItem(0)
    assert item is not None
    file = folder / f"{NAME}.docx"
    code = read_report(file).control_code
    shown = [item.text(column) for column in range(5)]
    assert shown[1:4] == ["1", f"{code[:4]}-{code[4:]}", file.name]
    assert shown[4] == sha256(file.read_bytes()).hexdigest()
    button(dialog, "Скопировать").click()
    assert QGuiApplication.clipboard().text() == "\t".join(shown)
    button(dialog, "Показать в папке").click()
    assert other_programs.opened[1:] == [folder]
    file.unlink()
    button(dialog, "Показать в папке").click()
    assert f"Файла «{file.name}» в папке «{folder}» нет: возможно, его перенесли или переименовали." in said(
        dialog
    )


def test_prepared_files_are_shown_where_they_were_put_as_long_as_they_are_there(
    window: MainWindow, workplace: Workplace, folder: Path, tmp_path: Path, other_programs: Outside
) -> None:
    prepared(window).close()
    wait_until(lambda: is_locked(window))
    elsewhere = tmp_path / "Другая"
    workplace.settings.change(sending_folder=str(elsewhere))
    button(window, "Показать файлы").click()
    assert other_programs.opened[1:] == [folder]
    elsewhere.mkdir()
    (folder / f"{NAME}.docx").rename(elsewhere / f"{NAME}.docx")
    button(window, "Показать файлы").click()
    assert other_programs.opened[2:] == [elsewhere]
    (elsewhere / f"{NAME}.docx").unlink()
    button(window, "Показать файлы").click()
    told = window.statusBar().currentMessage()
    assert told == f"В папке «{folder}» подготовленных файлов нет: возможно, их перенесли или переименовали."


def test_the_folder_is_chosen_and_a_name_is_made_safe(shown: Shown, tmp_path: Path) -> None:
    def choose(_parent: QWidget, _now: Path) -> Path:
        return tmp_path

    files = shown(SendingFiles("Отчет", tmp_path / "прежняя", (".docx",), choose))
    button(files, "Выбрать папку…").click()
    assert files.folder == tmp_path
    fill(files, "Имя файлов отчета", 'Отчет "за" год?')
    assert files.name == "Отчет за год"
    for name, safe in (
        ("?", "Отчет"),
        ("за/год\\LPT1", "за год LPT1"),
        ("nul", "_nul"),
        ("я" * 200, "я" * LONGEST),
    ):
        fill(files, "Имя файлов отчета", name)
        assert files.name == safe
    boxes: list[QAbstractButton] = [button(files, "Документ Word (.docx)")]
    boxes[0].click()
    assert files.formats == ()
