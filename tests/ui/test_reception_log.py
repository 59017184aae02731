"""The log of what came in by files, as a person uses it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from db.entities import OFFICE, Field, Quarter, ReportKey, ReportKind
from desktop.report.titles import title
from desktop.services.import_plan import plan_import
from desktop.services.importing import keep_all
from desktop.ui.jobs import jobs_of
from desktop.ui.message import Message
from desktop.ui.reception_log import ReceptionLog
from desktop.ui.session import Session
from tests.dictionaries import reader, shipped
from tests.documents import QUARTER, invented_report, write_docx_by_hand
from tests.keys import press
from tests.ui.conftest import SessionOn, Shown
from tests.windows import button, child, said, wait_until

KEY = ReportKey(ReportKind.MUNICIPAL, QUARTER, OFFICE)
EARLIER = replace(KEY, quarter=Quarter(2023, 4))


@pytest.fixture
def session(session_on: SessionOn, tmp_path: Path) -> Session:
    """A store into which two files came at once."""
    session = session_on()
    files = []
    for key in (KEY, EARLIER):
        report = replace(invented_report(rows=6), title=title(key, shipped()))
        files.append(write_docx_by_hand(report, tmp_path / f"Отчет {key.quarter}.docx"))
    plans = [plan_import(session.store, shipped(), file) for file in files]
    keep_all(session.store, shipped(), plans, reader=reader())
    session.show_report(KEY)
    return session


@pytest.fixture
def log(session: Session, shown: Shown) -> Callable[[], ReceptionLog]:
    def opened() -> ReceptionLog:
        window = shown(QMainWindow())
        dialog = ReceptionLog(session, window, read_only=False)
        dialog.open()
        return dialog

    return opened


def lines(dialog: ReceptionLog) -> list[list[str]]:
    tree = child(dialog, QTreeWidget)
    items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [[item.text(column) for column in range(1, 5)] for item in items if item]


def ask(dialog: ReceptionLog, text: str) -> None:
    """Press the button of the log and wait for the box that comes over it."""
    press(button(dialog, text), Qt.Key.Key_Space)
    wait_until(lambda: any(each.isVisible() for each in dialog.findChildren(Message)))


def answer(dialog: ReceptionLog, text: str) -> None:
    """Press the button of the box that stands over the log, and wait for what it does."""
    window = dialog.parentWidget()
    assert window
    press(button(child(dialog, Message), text), Qt.Key.Key_Space)
    wait_until(lambda: not jobs_of(window).is_busy)


def test_every_reception_is_told_with_its_files_and_counts(log: Callable[[], ReceptionLog]) -> None:
    dialog = log()
    assert lines(dialog) == [["Лукина А. П.", "Отчет 2024-Q2.docx и еще 1", "новых 12", ""]]
    told = child(dialog, QPlainTextEdit, "Файлы этого приема").toPlainText()
    assert told.splitlines()[1] == (
        "Отчет 2023-Q4.docx: IV квартал 2023 года, отчет муниципальных образований (сводный отчет) – новых 6."
    )


def test_a_reception_is_taken_back_and_given_back_after_a_question(
    session: Session, log: Callable[[], ReceptionLog]
) -> None:
    dialog = log()
    ask(dialog, "Отменить этот прием…")
    answer(dialog, "Оставить как есть")
    assert len(session.store.reports()) == 2
    ask(dialog, "Отменить этот прием…")
    answer(dialog, "Отменить прием")
    assert session.store.reports() == []
    assert session.report is None
    assert lines(dialog)[0][-1] == "отменен"
    ask(dialog, "Вернуть этот прием…")
    answer(dialog, "Вернуть прием")
    assert len(session.store.reports()) == 2
    assert session.report is not None
    session.undo()
    assert session.store.reports() == []


def test_what_stands_in_the_way_is_named_and_nothing_happens(
    session: Session, log: Callable[[], ReceptionLog], qtbot: QtBot
) -> None:
    session.set_field(Field.PLACE, "г. Полоцк")
    session.leave_field()
    dialog = log()
    ask(dialog, "Отменить этот прием…")
    (obstacle,) = [each for each in said(child(dialog, Message)) if each.startswith("•")]
    assert "Выставка рисунков «Мост через Днепр»" in obstacle
    assert "II квартал 2024 года" in obstacle
    assert "(правка места проведения мероприятия 1, 20.03.2031)" in obstacle
    answer(dialog, "Понятно")
    assert len(session.store.reports()) == 2


def test_where_nothing_came_in_the_log_says_so(session_on: SessionOn, shown: Shown) -> None:
    window = shown(QMainWindow())
    dialog = ReceptionLog(session_on(), window, read_only=False)
    dialog.open()
    assert "Файлы еще не принимались. Принять отчет из файла: Ctrl+O." in said(dialog)
