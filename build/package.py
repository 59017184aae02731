"""Packs the program for the system that this runs on: `make package`. What people get lies in dist/.

With `--program-only` it stops at the folder that needs no Python, which is all that build/smoke.py wants.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from build import icons, manual, project
from build.project import DIST, OUT, ROOT


def main() -> None:
    """Make the folder of the program, then everything that is made of it, and write down the sums."""
    pack()
    if "--program-only" in sys.argv:
        return
    icons.draw(project.ICONS)
    manual.print_manual(project.MANUAL)
    DIST.mkdir(exist_ok=True)
    write_sums(made_of_program())


def pack() -> None:
    """Make the folder that needs no Python."""
    options = ("--noconfirm", "--log-level", "ERROR", "--workpath", str(OUT / "work"), "--distpath", str(OUT))
    command = [sys.executable, "-m", "PyInstaller", *options, str(ROOT / "installer.spec")]
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603
    if sys.platform == "linux":
        from build.linux.libraries import forget_where_they_were_built

        forget_where_they_were_built(project.PROGRAM)


def made_of_program() -> list[Path]:
    """Make of the folder what people of this system get."""
    if sys.platform == "win32":
        from build.windows import installer, portable

        return [installer.build(), portable.build()]
    from build.linux import archive, deb
    from build.windows import installer

    if shutil.which("makensis"):
        installer.check()
    return [deb.build(), archive.build()]


def write_sums(files: Iterable[Path]) -> None:
    """Write the list of sums that the program and `sha256sum --check` read, and say what has been made."""
    lines = []
    for file in files:
        lines.append(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n")
        print(f"dist/{file.name}: {file.stat().st_size / 1e6:.1f} MB")
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
