"""Starts the program: a command of the command line, or the window where there is none."""

import gc
import sys

INTERRUPTED = 130

_SELDOM = 50_000  # new objects between two searches for garbage


def collect_seldom() -> None:
    """Look for garbage seldom: looking took a sixth of the time in which modules are loaded."""
    gc.set_threshold(_SELDOM)


def main() -> int:
    """Run the program and return its exit code; it may be interrupted as early as while it loads."""
    collect_seldom()
    try:
        from desktop.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        print("Прервано по вашей команде.", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
