"""The command line as tests call it: in this process, with its output caught."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from desktop.cli import run

ROOT = Path(__file__).resolve().parent.parent


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class CommandLine:
    """Runs commands on a store of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store = folder / "store"
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Ran:
        self._capsys.readouterr()
        try:
            code = run([str(argument) for argument in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        return Ran(code, *self._capsys.readouterr())

    def kept(self, command: str, *arguments: object) -> Ran:
        """Run a command that needs the store."""
        return self(command, *arguments, "--data-dir", self.store)


def converted(command_line: CommandLine, source: Path, folder: Path) -> dict[str, Any]:
    """Return what `convert` reads in a file."""
    target = folder / f"{source.name}.json"
    ran = command_line("convert", source, target)
    assert ran.code == 0, ran
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return found


def in_a_process(*arguments: object, before: Sequence[str] = (), **environment: str) -> Ran:
    """Run the program as its users do: in a process of its own; `before` is a command that runs it."""
    done = subprocess.run(
        [*before, sys.executable, "-m", "desktop", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def is_one_russian_sentence(text: str) -> bool:
    """Say whether a message is one sentence in Russian on one line and nothing else."""
    letters = {sign for sign in text.lower() if "а" <= sign <= "я"}
    return text.endswith(".\n") and text.count("\n") == 1 and len(letters) > 5 and "Traceback" not in text
