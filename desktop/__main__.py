"""Starts the program: a command of the command line, or the window where there is none."""

import sys


def main() -> int:
    """Run the program and return its exit code."""
    from desktop.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
