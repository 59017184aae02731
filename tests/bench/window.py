"""The window: its first picture, row and key against a bare window of Qt, then quarters, keys and memory."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import time
from typing import Any

from tests.bench.filled import LONG, fill
from tests.bench.measure import MEGABYTE, Result, in_mb, in_ms

ROOT = Path(__file__).resolve().parents[2]
TURNS, RESTS = 7, 3
TARGETS = {"painted": 1.6, "first row": 3.0, "first key": None}  # times the bare window's first picture
QUARTER_SHOWN, KEY_TAKEN = 0.2, 0.016  # seconds
MEMORY = 130  # MB

_ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""}

Took = dict[str, Any]


def main() -> list[Result]:
    """Start the three windows in turns; each turn is compared within itself."""
    with TemporaryDirectory() as name:
        small, large = Path(name) / "small", Path(name) / "large"
        fill(small, large)
        start = partial(started, Path(name) / "compiled")
        for folder in (None, small, large):
            start(folder)  # what has to be compiled or read from the disk is by now
        turns = [(start(None), start(small), start(large)) for _ in range(TURNS)]
        rests = [start(large, "rest") for _ in range(RESTS)]
    bare, of_small, of_large = zip(*turns, strict=True)
    return [
        Result("painted, a bare window", in_ms(median(took["painted"] for took in bare))),
        *moments("300 events", of_small, bare),
        *moments("100,000 events", of_large, bare),
        *trials(of_large),
        *memory(rests),
    ]


def moments(store: str, ours: Sequence[Took], bare: Sequence[Took]) -> list[Result]:
    """Return the lines on a start."""
    return [
        Result(
            f"{moment}, {store}",
            in_ms(median(took[moment] for took in ours)),
            median(took[moment] / other["painted"] for took, other in zip(ours, bare, strict=True)),
            target,
            "times the bare window's painted",
        )
        for moment, target in TARGETS.items()
    ]


def trials(turns: Sequence[Took]) -> list[Result]:
    """Return the lines on what is done with the window, in the store of 100,000 events."""
    quarters = [each for took in turns for each in took["quarters"]]
    keys = [each for took in turns for each in took["keys"]]
    typed = quantiles(keys, n=100)[98]
    return [
        Result(
            "show a quarter of 300 events",
            in_ms(median(quarters)),
            max(quarters),
            QUARTER_SHOWN,
            "seconds, worst",
        ),
        Result(f"a key in {LONG} characters", in_ms(median(keys)), typed, KEY_TAKEN, "seconds, 99th of 100"),
    ]


def memory(turns: Sequence[Took]) -> list[Result]:
    """Return the line on memory, where the system tells of it."""
    held = [took["memory"] * 1024 for took in turns if took["memory"] is not None]
    against = "MB after the start, nothing typed, worst"
    return [Result("memory", in_mb(int(median(held))), max(held) / MEGABYTE, MEMORY, against)] if held else []


def started(compiled: Path, folder: Path | None, *how: str) -> Took:
    """Start a window in a process of its own and return what it tells; without a folder a bare one.

    The code is compiled as it is where the program is installed; `compiled` keeps that from run to run.
    """
    if sync := getattr(os, "sync", None):  # not on Windows
        sync()  # the backup that the window before wrote when it was closed would slow the start of this one
    given = [str(folder), *how] if folder else []
    command = [sys.executable, "-m", "tests.bench._started", str(time()), *given]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **_ENVIRONMENT, "PYTHONPYCACHEPREFIX": str(compiled)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    took: Took = json.loads(done.stdout)
    return took
