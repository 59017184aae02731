"""One file in the preview: nothing happens unless the person accepts."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QTabBar,
    QTableView,
    QTextBrowser,
    QWidget,
)
from shiboken6 import isValid

from db.backup import FOLDER_NAME
from desktop.report.printed import PrintedReport, PrintedRow
from desktop.ui.error_dialog import ErrorBox
from desktop.ui.import_preview import open_report
from desktop.ui.jobs import Cancelled, Progress
from desktop.ui.models.import_rows import FATE, NUMBER, TITLE, WHERE
from desktop.ui.receiving import take_in
from desktop.ui.session import Session
from tests.documents import invented_report, write_docx_by_hand
from tests.keys import press
from tests.previews import (
    KEY,
    SMALL,
    Preview,
    button,
    choose_tab,
    click,
    column,
    details,
    emphasised,
    mended,
    said,
    table,
    tabs,
    ticks,
    with_rows,
)


def test_a_new_report_is_shown_and_kept_only_when_it_is_accepted(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on()
    dialog = preview.open(file(SMALL))
    assert set(column(dialog, FATE)) == {"новое"}
    assert "6 мероприятий, 3 раздела." in said(dialog)
    assert "Новых 6, не прочитано 0." in said(dialog)
    assert preview.kept() is None
    press(table(dialog), Qt.Key.Key_Return)
    preview.settled()
    assert preview.kept() == SMALL
    assert preview.session.key == KEY
    assert len(preview.session.report.events if preview.session.report else ()) == 6
    assert "принят" in preview.told[-1]


def test_accepting_makes_a_backup_and_is_one_undo(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on(SMALL)
    dialog = preview.open(file(mended(SMALL)))
    click(dialog, "Принять")
    preview.settled()
    assert preview.kept() == mended(SMALL)
    assert list((preview.session.workplace.folder / FOLDER_NAME).glob("*_import.sqlite"))
    preview.session.undo()
    assert preview.kept() == SMALL


def test_every_row_says_what_becomes_of_it_and_where_it_stands(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    dialog = preview_on(SMALL).open(file(mended(SMALL)))
    assert column(dialog, FATE) == [
        "изменится: сроки",
        "новое",
        *["без изменений"] * 4,
        "будет убрано в корзину",
    ]
    assert column(dialog, WHERE)[0] == "таблица 1, строка 3"
    assert column(dialog, WHERE)[-1] == "нет в файле"
    assert "Новых 1, изменено 1, без изменений 4, будет убрано 1, не прочитано 0." in said(dialog)


def test_differences_stand_side_by_side_with_the_words_that_differ_marked(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    dialog = preview_on(SMALL).open(file(mended(SMALL)))
    assert table(dialog).currentIndex().row() == 0  # the first row that changes is shown at once
    assert {"Было", "Станет", "23-24 апреля 2024 года", "24-25 апреля 2024 года"} <= set(
        details(dialog).splitlines()
    )
    assert emphasised(dialog) == {"23", "24", "25"}


def test_rows_can_be_shown_by_what_becomes_of_them(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    dialog = preview_on(SMALL).open(file(mended(SMALL)))
    assert tabs(dialog) == ["Все 7", "Новые 1", "Измененные 1", "Без изменений 4", "Убираемые 1"]
    choose_tab(dialog, "Убираемые")
    assert column(dialog, FATE) == ["будет убрано в корзину"]
    choose_tab(dialog, "Новые")
    assert column(dialog, TITLE) == ["Вечер поэзии «Две реки»"]
    assert "Читали" in details(dialog)


def test_what_was_not_read_is_shown_with_its_place_and_text(
    preview_on: Callable[..., Preview], tmp_path: Path
) -> None:
    first, second, *others = SMALL.sections[0].rows
    strange = replace(first.texts, title="", period="", place="", participants="", content="Приложение: фото")
    report = with_rows(SMALL, [first, PrintedRow(strange), second, *others])
    dialog = preview_on().open(write_docx_by_hand(report, tmp_path / "Отчет.docx", numbers="none"))
    choose_tab(dialog, "Непрочитанные")
    assert column(dialog, TITLE) == ["Приложение: фото"]
    assert column(dialog, FATE) == ["не прочитано"]
    assert details(dialog).split("\n")[1:3] == ["Таблица 1, строка 4", "Приложение: фото"]
    assert "не прочитано 1." in said(dialog)


def test_what_changes_something_is_ticked_at_first(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    dialog = preview_on(SMALL).open(file(mended(SMALL)))
    assert ticks(dialog) == [True, True, None, None, None, None, True]


def test_only_what_is_ticked_is_kept(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on(SMALL)
    dialog = preview.open(file(mended(SMALL)))
    press(table(dialog), Qt.Key.Key_Space)
    press(table(dialog), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    press(table(dialog), Qt.Key.Key_Space)
    assert ticks(dialog) == [False, True, None, None, None, None, False]
    assert column(dialog, FATE)[0] == "останется как было"
    assert "Отмечено 1 из 3." in said(dialog)
    click(dialog, "Принять отмеченные (1)")
    preview.settled()
    first, second, *_ = SMALL.sections[0].rows
    new = mended(SMALL).sections[0].rows[1]
    kept = preview.kept()
    assert kept
    assert {row.texts for row in kept.sections[0].rows} == {row.texts for row in (first, second, new)}
    assert kept.sections[1:] == SMALL.sections[1:]
    assert "Принято строк: 1 из 3." in preview.told[-1]
    preview.session.undo()
    assert preview.kept() == SMALL


def test_a_tick_is_set_and_taken_away_by_the_mouse(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    dialog = preview_on(SMALL).open(file(mended(SMALL)))
    rows = table(dialog)
    cell = rows.visualRect(rows.model().index(0, NUMBER))
    place = QPoint(cell.left() + cell.height() // 2, cell.center().y())
    for expected in (False, True):
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert ticks(dialog)[0] is expected


def test_all_rows_that_are_shown_are_ticked_or_none(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on(SMALL)
    dialog = preview.open(file(mended(SMALL)))
    click(dialog, "Снять все")
    assert set(ticks(dialog)) == {False, None}
    assert not button(dialog, "Принять отмеченные (0)").isEnabled()
    choose_tab(dialog, "Новые")
    click(dialog, "Отметить все")
    choose_tab(dialog, "Все")
    assert ticks(dialog) == [False, True, None, None, None, None, False]


def test_what_was_not_read_can_be_copied_and_is_told_of_afterwards(
    preview_on: Callable[..., Preview], tmp_path: Path
) -> None:
    first, second, *others = SMALL.sections[0].rows
    strange = replace(first.texts, title="", period="", place="", participants="", content="Приложение: фото")
    report = with_rows(SMALL, [first, PrintedRow(strange), second, *others])
    preview = preview_on()
    dialog = preview.open(write_docx_by_hand(report, tmp_path / "Отчет.docx", numbers="none"))
    choose_tab(dialog, "Непрочитанные")
    press(table(dialog), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Приложение: фото"
    click(dialog, "Принять")
    preview.settled()
    assert "Не прочитано строк: 1, чтобы увидеть их, откройте файл еще раз." in preview.told[-1]


def test_a_file_with_nothing_new_says_so_and_shows_the_report(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on(SMALL)
    before = len(preview.session.store.actions())
    dialog = preview.open(file(SMALL))
    assert "Все это уже есть в хранилище." in said(dialog)
    click(dialog, "Показать отчет")
    preview.settled()
    assert len(preview.session.store.actions()) == before
    assert preview.session.key == KEY


def test_cancelling_leaves_the_store_as_it_was_to_the_byte(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on(SMALL)
    before = state(preview.session)
    dialog = preview.open(file(mended(SMALL)))
    press(dialog, Qt.Key.Key_Escape)
    preview.settled()
    assert state(preview.session) == before
    assert preview.told == []


class CancelledAfter(Progress):
    """Work that is cancelled as soon as one more backup is there."""

    def __init__(self, backups: Path) -> None:
        super().__init__(print)
        self._backups = backups
        self._present = len(list(backups.iterdir()))

    def go_on(self) -> None:
        if len(list(self._backups.iterdir())) > self._present:
            self.cancel()
        super().go_on()


def test_cancelling_between_the_backup_and_the_transaction_leaves_the_store_as_it_was_to_the_byte(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on(SMALL)
    session, plan = preview.session, preview.open(file(mended(SMALL))).candidate.plan
    assert plan is not None
    before = state(session)
    with pytest.raises(Cancelled):
        take_in(
            session.store,
            session.editing.reader,
            [plan],
            CancelledAfter(session.store.path.with_name(FOLDER_NAME)),
        )
    assert state(session) == before


def state(session: Session) -> list[str]:
    """Return what the files of the store hold."""
    files = sorted(session.workplace.folder.glob("pobratim.sqlite*"))
    return [hashlib.sha256(each.read_bytes()).hexdigest() for each in files if each.suffix != ".sqlite-shm"]


def test_what_changes_around_the_events_is_said(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    first, second, third = SMALL.sections
    renamed = replace(first, heading="Город-герой Смоленск")
    dialog = preview_on(SMALL).open(file(replace(SMALL, sections=(renamed, second, third))))
    assert "Отличаются: разделы, распределение по разделам." in said(dialog)
    assert button(dialog, "Принять").isEnabled()


def test_a_window_closed_while_a_file_is_read_closes_and_keeps_nothing(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on()
    open_report(preview.session, preview.window, [file(SMALL)])
    preview.window.close()
    preview.qtbot.waitUntil(lambda: not preview.window.isVisible())
    assert preview.dialogs() == []
    assert preview.session.store.reports() == []


def test_the_folder_of_the_files_is_remembered_for_the_next_time(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on()
    source = file(SMALL)
    offered: list[str] = []

    def choose(parent: QWidget, folder: str) -> Sequence[Path]:
        offered.append(folder)
        return [source] if len(offered) == 1 else []

    open_report(preview.session, preview.window, choose_files=choose)
    press(preview.dialog(), Qt.Key.Key_Escape)
    preview.settled()
    open_report(preview.session, preview.window, choose_files=choose)
    assert offered == ["", str(source.parent)]


def test_a_failure_while_keeping_is_told_and_the_preview_stays(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on(SMALL)
    dialog = preview.open(file(mended(SMALL)))
    event = preview.session.report.events[0] if preview.session.report else None
    assert event is not None
    preview.session.store.commit("правка", put=[replace(event, texts=replace(event.texts, place="Орша"))])
    click(dialog, "Принять")
    preview.qtbot.waitUntil(lambda: dialog.findChild(ErrorBox) is not None)
    error = dialog.findChild(ErrorBox)
    assert error is not None
    press(error, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert button(dialog, "Принять").isEnabled()


def test_a_thousand_rows_are_paged_through_to_the_last(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    rows = table(preview_on().open(file(invented_report(rows=1000))))
    assert rows.model().rowCount() == 1000
    press(rows, Qt.Key.Key_Home)
    while rows.currentIndex().row() < 999:
        before = rows.currentIndex().row()
        press(rows, Qt.Key.Key_PageDown)
        assert rows.currentIndex().row() > before


def test_the_preview_is_gone_when_it_is_closed(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on()
    dialog = preview.open(file(SMALL))
    press(dialog, Qt.Key.Key_Escape)
    preview.qtbot.waitUntil(lambda: not isValid(dialog))
    preview.qtbot.waitUntil(lambda: [type(each) for each in preview.window.findChildren(QDialog)] == [])


def test_every_control_of_the_preview_has_a_name(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    dialog = preview_on().open(file(mended(SMALL)))
    for kind in (QComboBox, QTableView, QTextBrowser, QTabBar):
        for each in dialog.findChildren(kind):
            if each.isVisible():
                assert each.accessibleName()
