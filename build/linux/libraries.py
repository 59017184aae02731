"""The libraries of the packed program: they look for others beside them, not where they were built."""

import subprocess
from pathlib import Path


def forget_where_they_were_built(program: Path) -> None:
    """Take the folders of this machine out of the libraries that name such."""
    libraries = [path for path in program.rglob("*.so*") if path.is_file() and not path.is_symlink()]
    listed = subprocess.run(  # noqa: S603
        ["chrpath", "--keepgoing", "--list", *libraries],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,  # it fails over those that name no folder
    )
    lines = (line.partition(": ") for line in listed.stdout.splitlines())
    foreign = [path for path, _, said in lines if said.startswith(("RPATH=/", "RUNPATH=/"))]
    if foreign:
        command = ["chrpath", "--delete", *foreign]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
