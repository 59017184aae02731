import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QListView,
    QMainWindow,
    QPushButton,
    QTabBar,
    QTableView,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.backup import FOLDER_NAME
from db.entities import OFFICE, Quarter, ReportKey, ReportKind
from db.preparations import Preparation
from desktop.office.report_json import write_json
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection
from desktop.report.titles import title
from desktop.services.exporting import as_printed
from desktop.ui.error_dialog import ErrorBox
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.import_preview import open_report
from desktop.ui.jobs import Cancelled, Progress, jobs_of
from desktop.ui.models.import_rows import FATE, NUMBER, TITLE, WHERE
from desktop.ui.receiving import take_in
from desktop.ui.session import Session
from tests.dictionaries import shipped
from tests.documents import QUARTER, invented_report, plain, write_docx_by_hand
from tests.keys import press, type_text
from tests.ui.conftest import SessionOn, Shown

KEY = ReportKey(ReportKind.MUNICIPAL, QUARTER, OFFICE)
NOON = datetime(2031, 3, 20, 12, tzinfo=UTC)
NAMELESS = "Отчет о международных связях"


class Preview:
    """A window on a store, and the preview that is open over it."""

    def __init__(self, session: Session, window: QMainWindow, qtbot: QtBot) -> None:
        self.session = session
        self.window = window
        self.qtbot = qtbot
        self.told: list[str] = []
        session.told.connect(self.told.append)

    def open(self, *files: Path) -> ImportDialog:
        """Open files and wait for the preview of the first."""
        open_report(self.session, self.window, files)
        return self.dialog()

    def dialog(self) -> ImportDialog:
        self.qtbot.waitUntil(lambda: self.dialogs() != [])
        return self.dialogs()[0]

    def dialogs(self) -> list[ImportDialog]:
        return [each for each in self.window.findChildren(ImportDialog) if each.isVisible()]

    def settled(self) -> None:
        """Wait until nothing runs and no preview is open."""
        self.qtbot.waitUntil(lambda: not self.dialogs() and not jobs_of(self.window).is_busy)

    def kept(self, key: ReportKey = KEY) -> PrintedReport | None:
        report_id = self.session.store.find(key)
        return plain(as_printed(self.session.store.report(report_id))) if report_id else None


@pytest.fixture
def preview_on(session_on: SessionOn, shown: Shown, qtbot: QtBot) -> Callable[..., Preview]:
    def made(*reports: PrintedReport) -> Preview:
        return Preview(session_on(*reports), shown(QMainWindow()), qtbot)

    return made


@pytest.fixture
def file(tmp_path: Path) -> Callable[[PrintedReport], Path]:
    """Write a report as hands type it."""
    names = iter(f"Отчет {number}.docx" for number in range(1, 99))
    return lambda report: write_docx_by_hand(report, tmp_path / next(names))


def box(dialog: QWidget, name: str) -> QComboBox:
    return next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == name)


def table(dialog: QWidget) -> QTableView:
    return next(each for each in dialog.findChildren(QTableView) if each.accessibleName() == "Строки файла")


def button(dialog: QWidget, text: str) -> QPushButton:
    buttons = [each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text]
    assert buttons, [each.text() for each in dialog.findChildren(QPushButton)]
    return buttons[0]


def click(dialog: QWidget, text: str) -> None:
    QTest.mouseClick(button(dialog, text), Qt.MouseButton.LeftButton)


def said(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def column(dialog: QWidget, number: int) -> list[str]:
    model = table(dialog).model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def details(dialog: QWidget) -> str:
    found = dialog.findChild(QTextBrowser)
    assert found is not None
    return str(found.toPlainText())


def emphasised(dialog: QWidget) -> set[str]:
    """Return the words that stand on a ground of their own in the details."""
    found = dialog.findChild(QTextBrowser)
    assert found is not None
    words, block = set(), found.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().background().style() is not Qt.BrushStyle.NoBrush:
                words.add(fragment.text())
            fragments += 1
        block = block.next()
    return words


def tabs(dialog: QWidget) -> list[str]:
    bar = dialog.findChild(QTabBar)
    assert bar is not None
    return [bar.tabText(place) for place in range(bar.count())]


def choose_tab(dialog: QWidget, name: str) -> None:
    bar = dialog.findChild(QTabBar)
    assert bar is not None
    place = next(place for place, text in enumerate(tabs(dialog)) if text.startswith(name))
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())


def with_rows(report: PrintedReport, rows: Sequence[PrintedRow]) -> PrintedReport:
    """Return the report with other rows in its first section."""
    first, *others = report.sections
    return replace(report, sections=(PrintedSection(first.heading, tuple(rows)), *others))


def mended(report: PrintedReport) -> PrintedReport:
    """Return the report with one row changed, one gone and one new, in the first section."""
    first, second, *_ = report.sections[0].rows
    changed = replace(first.texts, period="24-25 апреля 2024 года")
    new = replace(second.texts, title="Вечер поэзии «Две реки»", period="9 июня 2024 года", content="Читали")
    return with_rows(report, [PrintedRow(changed), PrintedRow(new)])


SMALL = invented_report(rows=6)  # two rows in each section


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


def ticks(dialog: QWidget) -> list[bool | None]:
    """Return of each row whether it is ticked, None where there is nothing to tick."""
    model = table(dialog).model()
    states = [
        model.index(row, NUMBER).data(Qt.ItemDataRole.CheckStateRole) for row in range(model.rowCount())
    ]
    return [None if state is None else state == Qt.CheckState.Checked for state in states]


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


def test_a_report_whose_title_says_nothing_is_accepted_when_a_person_says_which_it_is(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on()
    dialog = preview.open(file(replace(SMALL, title=NAMELESS)))
    assert "не определить вид отчета, квартал и отправителя" in said(dialog)
    assert not button(dialog, "Принять").isEnabled()
    kind, quarter, author = (box(dialog, name) for name in ("Вид отчета", "Квартал", "Отправитель"))
    assert kind.hasFocus()
    type_text(kind, "И")
    press(kind, Qt.Key.Key_Up)
    quarter.setFocus()
    type_text(quarter, "II квартал 2024")
    author.setFocus()
    type_text(author, "велижский муниципальный округ")
    press(author, Qt.Key.Key_Return)
    key = ReportKey(ReportKind.MUNICIPAL, QUARTER, "mun-velizh")
    preview.qtbot.waitUntil(lambda: button(dialog, "Принять").isEnabled())
    click(dialog, "Принять")
    preview.settled()
    assert preview.kept(key) == replace(SMALL, title=NAMELESS)


def test_another_quarter_plans_anew(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    preview = preview_on(SMALL)
    dialog = preview.open(file(SMALL))
    assert set(column(dialog, FATE)) == {"без изменений"}
    quarter = box(dialog, "Квартал")
    quarter.setFocus()
    press(quarter, Qt.Key.Key_Down)
    preview.qtbot.waitUntil(lambda: set(column(dialog, FATE)) == {"новое"})
    assert "В заголовке файла указано другое: II квартал 2024 года." in said(dialog)
    click(dialog, "Принять")
    preview.settled()
    assert preview.kept(replace(KEY, quarter=Quarter(2024, 1))) == SMALL
    assert preview.kept() == SMALL


def test_a_name_that_no_author_has_gives_way_to_the_one_who_was_chosen(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    dialog = preview_on().open(file(SMALL))
    author = box(dialog, "Отправитель")
    author.setFocus()
    line = author.lineEdit()
    assert line is not None
    line.selectAll()
    type_text(author, "Кто-то")
    press(author, Qt.Key.Key_Return)
    assert dialog.isVisible()  # Enter ends the choice and accepts nothing
    table(dialog).setFocus()
    assert author.currentText() == "Сводный отчет"


def test_what_changes_around_the_events_is_said(
    preview_on: Callable[..., Preview], file: Callable[[PrintedReport], Path]
) -> None:
    first, second, third = SMALL.sections
    renamed = replace(first, heading="Город-герой Смоленск")
    dialog = preview_on(SMALL).open(file(replace(SMALL, sections=(renamed, second, third))))
    assert "Отличаются: разделы, распределение по разделам." in said(dialog)
    assert button(dialog, "Принять").isEnabled()


def test_an_author_whom_nobody_knows_stays_to_be_chosen(
    preview_on: Callable[..., Preview], tmp_path: Path
) -> None:
    stated = Identity(ReportKind.MUNICIPAL, QUARTER, "mun-nowhere")
    report, path = replace(SMALL, title=NAMELESS, stated=stated), tmp_path / "Отчет.json"
    write_json(report, path, stated, shipped())
    dialog = preview_on().open(path)
    assert "не определить отправителя" in said(dialog)
    assert box(dialog, "Отправитель").hasFocus()


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
