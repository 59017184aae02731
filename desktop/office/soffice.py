"""Documents of old formats through an installed LibreOffice, which works in a folder of its own."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from desktop.office.old_word import end_with_paragraph, is_encrypted
from desktop.office.unreadable import beginning, is_locked, locked, unreadable

_SECONDS: Final = 90.0  # a cold start on a slow disk takes some 20
_SAVE_YOURSELF: Final = "откройте его в LibreOffice или Word и сохраните в формате .docx"
_NAMES: Final = ("soffice", "libreoffice")
_LINUX: Final = (
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/snap/bin",
    "/var/lib/flatpak/exports/bin",
)
_WINDOWS: Final = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "LOCALAPPDATA")

#: A profile in which no macro runs and nothing is fetched.
_PROFILE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def usual_folders() -> tuple[str, ...]:
    """Return the folders in which LibreOffice can be installed, those of PATH first."""
    windows = (Path(os.environ[name], "LibreOffice", "program") for name in _WINDOWS if name in os.environ)
    own = Path("/opt").glob("libreoffice*/program")
    return (*os.get_exec_path(), *map(str, windows), *_LINUX, *map(str, sorted(own, reverse=True)))


def find_soffice(folders: Sequence[str]) -> Path | None:
    """Return the LibreOffice that is installed in one of the folders."""
    path = os.pathsep.join(folders)
    return next((Path(found) for name in _NAMES if (found := shutil.which(name, path=path))), None)


@contextmanager
def converted(
    source: Path, kind: str, *, folders: Sequence[str] | None = None, seconds: float = _SECONDS
) -> Iterator[Path]:
    """Convert a file and give the copy («docx» is a kind), which is gone afterwards.

    Raises UnreadableFile: not readable, a password, no LibreOffice, or one that fails or takes too long.
    """
    if beginning(source) and is_locked(source):
        raise locked(source)
    program = find_soffice(usual_folders() if folders is None else folders)
    if program is None:
        raise unreadable(
            source,
            "для формата .doc нужна программа LibreOffice, а ее на этом компьютере нет",
            "установите ее или сохраните отчет в Word в формате .docx",
        )
    with TemporaryDirectory(prefix="pobratim-", ignore_cleanup_errors=True) as folder:
        yield _convert(program, source, kind, Path(folder), seconds)


def _convert(program: Path, source: Path, kind: str, folder: Path, seconds: float) -> Path:
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, encoding="utf-8")
    data = source.read_bytes()
    if is_encrypted(data):
        raise locked(source)
    copy = folder / "report.doc"  # no lock file beside the original, no odd letters in the name
    copy.write_bytes(end_with_paragraph(data))
    made = folder / "made"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ("--headless", "--norestore", "--nolockcheck", "--nodefault")
    _run(
        [str(program), profile, *options, "--convert-to", kind, "--outdir", str(made), str(copy)],
        seconds,
        source,
    )
    if not (target := made / f"{copy.stem}.{kind}").is_file():
        raise unreadable(source, "LibreOffice не открывает его", _SAVE_YOURSELF)
    return target


def _run(command: list[str], seconds: float, source: Path) -> None:
    """Run to the end or to the end of patience; then the program goes with all that it started."""
    process = subprocess.Popen(  # noqa: S603  (the program was found in folders of programs)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise unreadable(source, "LibreOffice открывает его слишком долго", _SAVE_YOURSELF) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False)  # noqa: S603, S607
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
