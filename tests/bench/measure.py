"""How the benchmarks measure: medians of several runs, and ratios of runs that took turns on one machine."""

import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

MEGABYTE = 1024 * 1024

Action = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the printed table.

    `measured` is the figure itself, `against` what it is held against, in the words of the table.
    `score` is compared with `target`: it must not be over it, or not under it where `at_least` says so.
    """

    name: str
    measured: str
    score: float | None = None
    target: float | None = None
    against: str = ""
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the target is met; a line without one only informs."""
        if self.score is None or self.target is None:
            return True
        return self.score >= self.target if self.at_least else self.score <= self.target

    def cells(self) -> tuple[str, ...]:
        """Return the line as the texts of its columns."""
        score = "" if self.score is None else f"{self.score:.2f}"
        sign = "≥" if self.at_least else "≤"
        target = "" if self.target is None else f"{sign} {self.target:g}"
        verdict = "" if self.target is None else ("ok" if self.is_met else "OVER")
        return self.name, self.measured, score, target, verdict, self.against


def seconds(action: Action) -> float:
    """Return how long one run takes, its garbage collected beforehand."""
    gc.collect()
    start = perf_counter()
    action()
    return perf_counter() - start


def median_seconds(action: Action, runs: int = 5) -> float:
    """Return the median of several runs."""
    return median(seconds(action) for _ in range(runs))


def ratio(ours: Action, theirs: Action, runs: int = 5) -> float:
    """Return how many times as long as theirs ours takes: the median of pairs that took turns."""
    return median(seconds(ours) / seconds(theirs) for _ in range(runs))


def peak_memory(action: Callable[..., object], *args: object) -> int:
    """Return the bytes that a child process held at its peak: the interpreter, all imports and the action.

    The action must be a function of a module, so that the child can import it.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_run_and_tell, args=(sender, action, args))
    child.start()
    sender.close()
    try:
        peak: int = receiver.recv()
    finally:
        child.join()
    return peak


def _run_and_tell(sender: Connection, action: Callable[..., object], args: tuple[Any, ...]) -> None:
    action(*args)
    sender.send(_own_peak())


def _own_peak() -> int:
    """Peak of this process. On Linux ru_maxrss would begin with what the parent held, VmHWM does not."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource  # not there on Windows

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def in_ms(duration: float) -> str:
    """Write a duration in milliseconds."""
    return f"{duration * 1000:,.1f} ms"


def in_mb(size: int) -> str:
    """Write a size in megabytes."""
    return f"{size / MEGABYTE:,.1f} MB"


HEADER = ("what", "measured", "score", "target", "", "score is")


def print_table(results: Iterable[Result]) -> None:
    """Print the results as a plain table."""
    lines = [HEADER, *(result.cells() for result in results)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    right = (False, True, True, True, False, False)
    for line in lines:
        padded = (
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(line, widths, right, strict=True)
        )
        print("  ".join(padded).rstrip())
