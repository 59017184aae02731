"""Starts the program: a command of the command line, or the window where there is none."""

import gc
import os
import sys
from collections.abc import MutableMapping

from desktop.unseen import made_seen

INTERRUPTED = 130

_SELDOM = 50_000  # new objects between two searches for garbage


def collect_seldom() -> None:
    """Look for garbage seldom: looking took a sixth of the time in which modules are loaded."""
    gc.set_threshold(_SELDOM)


def give_back_libraries(environment: MutableMapping[str, str] = os.environ) -> None:
    """Let the programs that are started from here find their own libraries again.

    A packed program on Linux is started with those that were packed with it in front.
    """
    if getattr(sys, "frozen", False):
        environment.pop("LD_LIBRARY_PATH", None)
        if before := environment.pop("LD_LIBRARY_PATH_ORIG", None):
            environment["LD_LIBRARY_PATH"] = before


def main() -> int:
    """Run the program and return its exit code; it may be interrupted as early as while it loads."""
    collect_seldom()
    give_back_libraries()
    try:
        from desktop.cli import run

        return made_seen(lambda: run(sys.argv[1:]))
    except KeyboardInterrupt:
        print("Прервано по вашей команде.", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
