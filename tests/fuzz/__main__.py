"""python -m tests.fuzz [COUNT [FIRST]]: mutants of every format are fed, and what is wrong is told."""

import os
import subprocess
import sys

from tests.fuzz.seeds import SEEDS

_AT_ONCE = 2000  # mutants of one process


def run(count: int, first: int = 0) -> int:
    """Feed so many mutants of each format, beginning with a number; return how many processes had faults."""
    faults = 0
    for ending in SEEDS:
        for start in range(first, first + count, _AT_ONCE):
            ran = fed(ending, start, min(_AT_ONCE, first + count - start))
            faults += ran.returncode != 0
            print(f"{ending} {start}: {'sound' if not ran.returncode else told(ran)}", flush=True)
    return faults


def fed(ending: str, first: int, count: int) -> "subprocess.CompletedProcess[str]":
    """Feed mutants in a process of their own, whose lines nobody counts: that would take most of the time."""
    command = [sys.executable, "-m", "tests.fuzz.feeding", ending, str(first), str(count)]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    return subprocess.run(command, env=plain, capture_output=True, text=True, check=False)


def told(ran: "subprocess.CompletedProcess[str]") -> str:
    """Return what is known of a failure: faults, or at which mutant the process ended, and where."""
    faults = [line for line in ran.stdout.splitlines() if line.startswith("FAULT")]
    if faults:
        return "\n".join(faults)
    return f"ended with {ran.returncode} at {ran.stdout.splitlines()[-1:]}\n{ran.stderr[-3000:]}"


if __name__ == "__main__":
    sys.exit(bool(run(*map(int, sys.argv[1:] or ("5000",)))))
