"""Several files in the preview, and folders: all of them are taken in as one action."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QWidget,
)

from db.backup import FOLDER_NAME
from db.entities import Quarter
from db.preparations import Preparation
from desktop.report.printed import PrintedReport
from desktop.report.titles import title
from desktop.ui.error_dialog import ErrorBox
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.import_preview import open_report
from desktop.ui.jobs import jobs_of
from tests.dictionaries import shipped
from tests.documents import write_docx_by_hand
from tests.keys import press
from tests.previews import (
    KEY,
    NOON,
    SMALL,
    Preview,
    button,
    click,
    mended,
    said,
    table,
    ticks,
)


def drop_files(widget: QWidget, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(5, 5), *given))
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), *given))


def files_list(dialog: QWidget) -> QListView:
    return next(each for each in dialog.findChildren(QListView) if each.accessibleName() == "Файлы")


def read(preview: Preview, dialog: ImportDialog) -> list[str]:
    """Wait until all files are read, and return what is said of each."""
    preview.qtbot.waitUntil(lambda: not jobs_of(preview.window).is_busy)
    return [dialog._standing(each) for each in dialog._candidates]


def titled(quarter: Quarter) -> PrintedReport:
    """Return the invented report with the title of another quarter."""
    return replace(SMALL, title=title(replace(KEY, quarter=quarter), shipped()))


def test_several_files_are_taken_in_as_one_action_after_one_backup(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on()
    quarters = [Quarter(2024, number) for number in (1, 2, 3)]
    dialog = preview.open(*(file(titled(quarter)) for quarter in quarters))
    assert all(each.startswith("новых 6 ") for each in read(preview, dialog))
    assert "Будет принято файлов: 3 из 3. Мероприятий: новых 18." in said(dialog)
    files = files_list(dialog)
    files.setFocus()
    press(files, Qt.Key.Key_Down)
    press(files, Qt.Key.Key_Space)
    assert "Отчет 2.docx" in said(dialog)
    click(dialog, "Принять файлы (2)")
    preview.settled()
    assert [preview.kept(replace(KEY, quarter=each)) is not None for each in quarters] == [True, False, True]
    assert "Отчеты приняты из 2 файлов" in preview.told[-1]
    assert len(list((preview.session.workplace.folder / FOLDER_NAME).glob("*_import.sqlite"))) == 1
    preview.session.undo()
    assert preview.session.store.reports() == []


def test_a_folder_gives_all_documents_in_it_and_in_folders_of_it(
    preview_on: Callable[..., Preview], tmp_path: Path
) -> None:
    inner = tmp_path / "Прежние" / "2023 год"
    inner.mkdir(parents=True)
    write_docx_by_hand(titled(Quarter(2023, 4)), inner / "IV квартал.docx")
    write_docx_by_hand(titled(Quarter(2024, 1)), inner.parent / "I квартал.docx")
    write_docx_by_hand(titled(Quarter(2024, 1)), inner.parent / "I квартал (копия).docx")
    (inner / "~$ квартал.docx").write_bytes(b"open")
    (inner / "Письмо.docx").write_bytes(b"PK")
    (inner / "Фото.jpg").write_bytes(b"JPEG")
    preview = preview_on()
    dialog = preview.open(tmp_path / "Прежние")
    states = dict(zip([each.source.name for each in dialog._candidates], read(preview, dialog), strict=True))
    assert list(states) == ["I квартал (копия).docx", "I квартал.docx", "IV квартал.docx", "Письмо.docx"]
    assert states["I квартал.docx"] == "повтор файла «I квартал (копия).docx»"
    assert states["Письмо.docx"] == "не прочитан"
    click(dialog, "Принять файлы (2)")
    preview.settled()
    assert {each.key.quarter for each in preview.session.store.reports()} == {
        Quarter(2023, 4),
        Quarter(2024, 1),
    }


def test_of_two_files_that_hold_one_report_the_tick_goes_to_the_other(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on()
    older, newer = file(SMALL), file(mended(SMALL))
    os.utime(older, (1, 1))
    dialog = preview.open(newer, older)
    assert read(preview, dialog)[1] == "тот же отчет, что в файле «Отчет 2.docx»"
    files = files_list(dialog)
    press(files, Qt.Key.Key_Down)
    press(files, Qt.Key.Key_Space)
    assert read(preview, dialog)[0] == "тот же отчет, что в файле «Отчет 1.docx»"
    click(dialog, "Принять файлы (1)")
    preview.settled()
    assert preview.kept() == SMALL


def test_a_report_that_is_prepared_to_be_sent_takes_no_file(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on(SMALL)
    store = preview.session.store
    report_id = store.find(KEY)
    assert report_id
    store.commit("подготовка", [Preparation(uuid4(), report_id, 1, NOON, "Лукина А. П.", (), "0000-0000")])
    dialog = preview.open(file(mended(SMALL)))
    assert "Этот отчет подготовлен к отправке, поэтому файл не принять." in said(dialog)
    assert not button(dialog, "Принять").isEnabled()


def test_rows_left_out_of_one_file_stay_left_out_when_another_was_looked_at(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on()
    dialog = preview.open(file(SMALL), file(titled(Quarter(2024, 3))))
    read(preview, dialog)
    press(table(dialog), Qt.Key.Key_Space)
    files = files_list(dialog)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(files, key)
    assert ticks(dialog) == [False, True, True, True, True, True]
    click(dialog, "Принять все")
    preview.settled()
    kept = preview.kept()
    assert kept
    assert sum(1 for _ in kept.rows()) == 5
    assert "Принято строк: 11 из 12." in preview.told[-1]


def test_files_dropped_on_the_preview_join_the_others(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on()
    dialog = preview.open(file(SMALL))
    drop_files(dialog, file(titled(Quarter(2024, 3))))
    assert len(read(preview, dialog)) == 2
    assert files_list(dialog).isVisible()
    click(dialog, "Принять все")
    preview.settled()
    assert len(preview.session.store.reports()) == 2


def test_cancelling_leaves_all_files(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on()
    click(preview.open(file(SMALL), file(SMALL)), "Отмена")
    preview.settled()
    assert preview.session.store.reports() == []


def test_a_file_that_cannot_be_read_is_told_in_its_place(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path], tmp_path: Path
) -> None:
    preview = preview_on()
    broken = tmp_path / "Не отчет.docx"
    broken.write_bytes(b"PK\x03\x04")
    dialog = preview.open(broken, file(SMALL))
    assert read(preview, dialog)[0] == "не прочитан"
    assert "Файл «Не отчет.docx»" in said(dialog)
    assert "Не прочитано файлов: 1." in said(dialog)
    click(dialog, "Принять файлы (1)")
    preview.settled()
    assert preview.kept() == SMALL


def test_the_only_file_that_cannot_be_read_is_told_at_once(
    preview_on: Callable[..., Preview], tmp_path: Path
) -> None:
    preview = preview_on()
    broken = tmp_path / "Не отчет.docx"
    broken.write_bytes(b"PK\x03\x04")
    open_report(preview.session, preview.window, [broken])
    preview.qtbot.waitUntil(lambda: preview.window.findChild(ErrorBox) is not None)
    error = preview.window.findChild(ErrorBox)
    assert error is not None
    assert "«Не отчет.docx»" in error.text
    press(error, Qt.Key.Key_Return)
    assert preview.dialogs() == []


def test_a_folder_without_reports_is_told(preview_on: Callable[..., Preview], tmp_path: Path) -> None:
    preview = preview_on()
    (tmp_path / "Пусто").mkdir()
    open_report(preview.session, preview.window, [tmp_path / "Пусто"])
    assert preview.told[-1].startswith("В папке «Пусто» нет файлов отчетов")
