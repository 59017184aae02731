"""What was typed is there, in the middle of whatever the window was closed or the process killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.entities import OFFICE, Field
from desktop.ui.workplace import Workplace
from tests.interrupted import KILLED, MIDDLES, come_to, is_kept
from tests.scenes import in_front
from tests.ui.conftest import WindowOn
from tests.workplaces import SAMPLE, SAMPLE_QUARTER, keep_reports

ROOT = Path(__file__).resolve().parents[2]


def kept(workplace: Workplace) -> dict[Field, str]:
    """Return the texts of the first event of the sample as the store has them."""
    with workplace.open_store(False) as store:
        (summary,) = store.reports()
        texts = store.report(summary.id).events[0].texts
        return {field: texts[field] for field in Field}


@pytest.mark.parametrize("name", MIDDLES)
def test_a_window_that_is_closed_in_the_middle_has_saved_all(
    name: str, window_on: WindowOn, workplace: Workplace, qtbot: QtBot
) -> None:
    window = in_front(window_on(SAMPLE))
    come_to(name, window)
    window.close()
    assert is_kept(name, kept(workplace))


@pytest.mark.parametrize("name", KILLED)
def test_a_process_that_is_killed_in_the_middle_has_saved_all_but_the_last_moment(
    name: str, workplace: Workplace
) -> None:
    keep_reports(workplace, SAMPLE)
    assert not is_kept(name, kept(workplace))
    workplace.settings.change(author=OFFICE, quarter=SAMPLE_QUARTER)
    command = [sys.executable, "-m", "tests.interrupted", str(workplace.folder), name]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = process.stdout.readline().strip()
        process.kill()
    assert said == name
    assert is_kept(name, kept(workplace))
