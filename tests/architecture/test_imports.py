"""What is slow to load is loaded when it is used, and not before."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.entities import OFFICE
from tests.workplaces import SAMPLE, SAMPLE_QUARTER, keep_reports, workplace_in

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"PySide6", "sqlalchemy", "alembic", "docx", "openpyxl", "lxml"}
FOR_WORK = {"docx", "openpyxl", "pymorphy3", "desktop.report.checks.catalogue"}

WINDOW = """
import sys
from pathlib import Path

from desktop.bootstrap import workplace
from desktop.ui.application import application
from desktop.ui.main_window import MainWindow
from tests.windows import said, wait_until

app = application()
window = MainWindow(workplace(Path(sys.argv[1])))
window.show()
wait_until(lambda: "Отчет будет проверен, как только вы начнете с ним работать" in said(window))
print(*sys.modules)
window.close()
"""


@pytest.mark.parametrize("module", ["desktop.__main__", "desktop.cli"])
def test_the_command_line_loads_nothing_heavy(module: str) -> None:
    loaded = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert HEAVY & set(done.stdout.split()) == set()


def test_a_window_that_is_looked_at_loads_nothing_that_only_helps_at_work(tmp_path: Path) -> None:
    kept = workplace_in(tmp_path)
    keep_reports(kept, SAMPLE)
    kept.settings.change(author=OFFICE, quarter=SAMPLE_QUARTER)
    done = subprocess.run(
        [sys.executable, "-c", WINDOW, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "desktop.ui.event_form" in loaded
    assert FOR_WORK & loaded == set()
