"""Starts the program: a command of the command line, or the window where there is none."""

import sys

INTERRUPTED = 130


def main() -> int:
    """Run the program and return its exit code; it may be interrupted as early as while it loads."""
    try:
        from desktop.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        print("Прервано по вашей команде.", file=sys.stderr)
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
