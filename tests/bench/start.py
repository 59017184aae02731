"""The command line as a whole process: from the call to its end, against a Python that does nothing."""

import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop import paths
from tests import published
from tests.bench.measure import Result, in_ms, median_seconds, ratio

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = paths.resources() / "samples" / "municipal.json"
LONGEST = 1.0  # seconds that converting a published report may take


def main() -> list[Result]:
    """Measure each command; the store is a new one."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        report = next(iter(published.variants(".docx")), SAMPLE)
        store = ("--data-dir", folder / "store")
        program("import", report, *store)
        commands: dict[str, tuple[object, ...]] = {
            "--version": ("--version",),
            "list": ("list", *store),
            "import, nothing new": ("import", report, *store),
            "convert to .json": ("convert", report, folder / "out.json"),
            "convert to .docx": ("convert", report, folder / "out.docx"),
            "convert to .xlsx": ("convert", report, folder / "out.xlsx"),
        }
        return [measured(name, command) for name, command in commands.items()]


def measured(name: str, command: tuple[object, ...]) -> Result:
    """Return how long a command takes; of converting, whether it keeps under a second."""
    run = partial(program, *command)
    duration = median_seconds(run)
    if name.startswith("convert"):
        return Result(name, in_ms(duration), duration, LONGEST, "seconds of the whole process")
    return Result(name, in_ms(duration), ratio(run, bare_python), against="times python -c pass")


def program(*arguments: object) -> None:
    """Run the program once."""
    call(sys.executable, "-m", "desktop", *map(str, arguments))


def bare_python() -> None:
    """Run a Python that does nothing."""
    call(sys.executable, "-c", "pass")


def call(*command: str) -> None:
    """Run a command to its end; its output is not what is measured."""
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
