"""Checks beside the work: whatever comes in between, the last question is answered, and nothing outlives."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.entities import OFFICE, Field
from db.errors import AppError
from db.explanations import Explanation
from desktop.report.stepping import GoOn
from desktop.ui.checks import PAUSE_MS, Checks
from desktop.ui.findings_panel import FindingsPanel
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from desktop.ui.status import Status
from desktop.ui.workplace import Workplace
from tests.keys import press
from tests.made.invented import invented_report
from tests.ui.conftest import SessionOn, Shown
from tests.windows import action, child, is_ready
from tests.workplaces import SAMPLE, SAMPLE_QUARTER, keep_reports

ROOT = Path(__file__).resolve().parents[2]
REFUSED = "Хранилище сейчас недоступно."


class Gate:
    """Holds the first step of a check until the test lets it go on."""

    def __init__(self) -> None:
        self.reached = Event()
        self.opened = Event()
        self.checks = 0  # that have begun

    def polite(self, go_on: GoOn) -> GoOn:
        self.checks += 1

        def step() -> None:
            self.reached.set()
            while not self.opened.wait(0.005):
                go_on()

        return step


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    return session_on(SAMPLE, invented_report())


@pytest.fixture
def gate(session: Session, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate()
    monkeypatch.setattr(session.hands, "polite", gate.polite)
    yield gate
    gate.opened.set()


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def checks(session: Session, owner: QObject) -> Iterator[Checks]:
    checks = Checks(session, owner)
    yield checks
    if isValid(checks):
        checks.end()


def is_final(checks: Checks) -> bool:
    return checks.findings is not None and checks.findings.checked.context.around.is_leaving


def hold(checks: Checks, gate: Gate, qtbot: QtBot) -> None:
    """Let a check begin, and wait at its first step."""
    checks._session.hands.begin()
    qtbot.waitUntil(gate.reached.is_set)


def test_a_check_on_purpose_comes_after_one_that_runs(checks: Checks, gate: Gate, qtbot: QtBot) -> None:
    hold(checks, gate, qtbot)
    checks.check_all()
    gate.opened.set()
    qtbot.waitUntil(lambda: is_final(checks))


def test_a_check_on_purpose_that_runs_already_is_not_begun_anew(
    checks: Checks, gate: Gate, qtbot: QtBot
) -> None:
    checks.check_all()
    qtbot.waitUntil(gate.reached.is_set)
    checks.check_all()
    gate.opened.set()
    qtbot.waitUntil(lambda: is_final(checks))
    qtbot.wait(2 * PAUSE_MS)
    assert gate.checks == 1


def test_what_is_changed_during_a_check_is_checked_after_it(
    session: Session, checks: Checks, gate: Gate, qtbot: QtBot
) -> None:
    hold(checks, gate, qtbot)
    session.set_field(Field.TITLE, "Вечер «Сирень»")
    gate.opened.set()
    qtbot.waitUntil(lambda: checks.findings is not None)
    assert checks.findings
    assert checks.findings.report is session.report


def test_a_report_that_is_shown_during_a_check_of_another_is_checked(
    session: Session, checks: Checks, gate: Gate, qtbot: QtBot
) -> None:
    checks.check_all()
    qtbot.waitUntil(gate.reached.is_set)
    newest, other = (summary.key for summary in session.reports()[:2])
    session.show_report(other if session.key == newest else newest)
    checks.check_all()
    gate.opened.set()
    qtbot.waitUntil(lambda: is_final(checks))
    assert checks.findings
    assert checks.findings.report is session.report


def test_a_check_that_failed_is_told_of_and_asked_for_again_with_all_around(
    session: Session, checks: Checks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(report_id: UUID) -> list[Explanation]:
        raise AppError(REFUSED)

    with monkeypatch.context() as patched, qtbot.waitSignal(checks.missed) as missed:
        patched.setattr(session.store, "explanations", refuse)
        checks.check_all()
    assert missed.args
    assert missed.args[0].what_happened == REFUSED
    session.set_field(Field.TITLE, "Вечер «Сирень»")
    qtbot.waitUntil(lambda: is_final(checks))


def test_what_waits_for_the_window_ends_with_it_unheard(
    checks: Checks, gate: Gate, owner: QObject, qtbot: QtBot
) -> None:
    heard: list[bool] = []
    hold(checks, gate, qtbot)
    checks.changed.connect(lambda: heard.append(True))
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.opened.set()
    qtbot.wait(1)
    assert heard == []


@pytest.fixture
def window(workplace: Workplace, shown: Shown) -> MainWindow:
    """The window as it is at first, while its store is still being opened."""
    keep_reports(workplace, SAMPLE)
    workplace.settings.change(author=OFFICE, quarter=SAMPLE_QUARTER)
    return shown(MainWindow(workplace))


def test_who_acts_before_the_store_is_open_has_the_report_checked(window: MainWindow, qtbot: QtBot) -> None:
    def is_ready_after_acts() -> bool:
        if ready := is_ready(window):
            return ready
        press(window, Qt.Key.Key_F5)
        return False

    assert not is_ready(window)
    qtbot.waitUntil(is_ready_after_acts)
    qtbot.waitUntil(lambda: child(window, FindingsPanel).readiness() is not None)


def test_a_check_on_purpose_that_failed_says_why(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(report_id: UUID) -> list[Explanation]:
        raise AppError(REFUSED)

    qtbot.waitUntil(lambda: is_ready(window))
    checks = window.findChild(Checks)
    assert checks
    monkeypatch.setattr(checks._session.store, "explanations", refuse)
    action(window, "Проверить отчет").trigger()
    qtbot.waitUntil(lambda: child(window, Status).currentMessage() == REFUSED)


_LEFT = """
import sys
from pathlib import Path
from desktop.ui.application import application
from desktop.ui.checks import Checks
from desktop.ui.jobs import Job
from desktop.ui.main_window import MainWindow
from tests.windows import action, is_ready, wait_until
from tests.workplaces import workplace_in

app = application()
window = MainWindow(workplace_in(Path(sys.argv[1])))
window.show()
wait_until(lambda: is_ready(window))
action(window, "Проверить отчет").trigger()
wait_until(lambda: any(window.findChild(Checks).findChildren(Job)))
if sys.argv[2:]:
    window.close()
"""


@pytest.mark.parametrize("how", [(), ("closed",)])
def test_a_program_that_ends_during_a_check_ends_in_peace(workplace: Workplace, how: tuple[str, ...]) -> None:
    keep_reports(workplace, SAMPLE)
    workplace.settings.change(author=OFFICE, quarter=SAMPLE_QUARTER)
    command = [sys.executable, "-c", _LEFT, str(workplace.folder), *how]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    words = [line for line in ended.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (ended.returncode, words) == (0, [])
