"""Tries the installer under Wine with a stand-in for the program: `python -m build.windows.try_installer`.

It installs, upgrades and uninstalls, for one user and for all, silently, in folders with Russian names; what
people have entered has to outlive all of it.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from build import icons, project
from build.windows import installer

KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\pobratim"
BUSY = 2  # how the installer ends where the files of the program are in use
_WINES = ("wine", "wine64", "/usr/lib/wine/wine64")
_ENVIRONMENT = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree=;mshtml=", "LANG": "C.UTF-8"}
_STARTING = 5  # seconds that a program of Windows takes to start
_PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Windows:
    """A Windows of Wine in a folder of its own."""

    wine: str
    prefix: Path

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a program of Windows and return what it prints, and its exit code."""
        return subprocess.run(  # noqa: S603
            [self.wine, *map(str, command)],
            env={**os.environ, **_ENVIRONMENT, "WINEPREFIX": str(self.prefix)},
            capture_output=True,
            encoding="ascii",
            errors="replace",  # Russian letters come in the encoding of some console
            check=False,
            timeout=300,
        )

    def end(self) -> None:
        """End what still runs and wait until it has: at its end it writes into the folder."""
        self.run("wineboot", "--kill")
        if server := shutil.which("wineserver") or shutil.which(Path(self.wine).with_name("wineserver")):
            environment = {**os.environ, "WINEPREFIX": str(self.prefix)}
            subprocess.run([server, "--wait"], env=environment, check=False)  # noqa: S603

    @contextmanager
    def running(self, program: Path) -> Iterator[None]:
        """Have a program of Windows run meanwhile; it waits for input that never comes."""
        environment = {**os.environ, **_ENVIRONMENT, "WINEPREFIX": str(self.prefix)}
        process = subprocess.Popen(  # noqa: S603
            [self.wine, str(program)], env=environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        try:
            time.sleep(_STARTING)
            yield
        finally:
            process.terminate()
            process.wait()

    @property
    def drive(self) -> Path:
        """Return the folder that stands for the drive C."""
        return self.prefix / "drive_c"

    @property
    def own(self) -> Path:
        """Return the folder for what programs keep of the user."""
        return next(
            folder for folder in self.drive.glob("users/*/AppData/Local") if "Public" not in folder.parts
        )

    def installed(self, hive: str) -> str:
        """Return what Windows knows of the installed program, "" where it knows none."""
        said = self.run("reg", "query", rf"{hive}\{KEY}", "/reg:64").stdout
        return said if "DisplayVersion" in said else ""

    def menu(self) -> list[Path]:
        """Return our entries in the menus of all users."""
        return list(self.drive.rglob("Побратим.lnk"))


def main() -> None:
    """Try everything; the first thing that is not as it should be ends the script."""
    wine = next((found for each in _WINES if (found := shutil.which(each))), None)
    if wine is None:
        sys.exit("Wine is missing: install wine64.")
    with TemporaryDirectory(prefix="Проба № ", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        icons.draw(project.ICONS)
        older = packed(folder, "0.0.9", ("прежний модуль.txt", "общее.txt"))
        newer = packed(folder, "0.1.0", ("общее.txt", "Новое имя.txt"))
        windows = Windows(wine, folder / "wine")
        windows.run("wineboot", "--init")
        reports = windows.own / "pobratim" / "Отчеты.txt"
        reports.parent.mkdir(parents=True)
        reports.write_text("введенное", encoding="utf-8")
        try_for_one(windows, older, newer)
        try_for_all(windows, newer)
        try_a_named_folder(windows, newer)
        require(reports.read_text(encoding="utf-8") == "введенное", "what people have entered is gone")
        windows.end()
    print("The installer works.")


def try_for_one(windows: Windows, older: Path, newer: Path) -> None:
    """Install for one user, upgrade, uninstall."""
    place = windows.own / "Programs" / "Побратим"
    windows.run(older, "/S")
    require((place / "_internal" / "прежний модуль.txt").exists(), "nothing was installed")
    require("0.0.9" in windows.installed("HKCU"), "Windows does not know of the program")
    require(len(windows.menu()) == 1, "the menu has no entry")
    (place / "data").mkdir()
    done("installed for one user")
    windows.run(newer, "/S")
    require(
        names(place / "_internal") == {"общее.txt", "Новое имя.txt"},
        "an older file has stayed, a newer is not there",
    )
    require("0.1.0" in windows.installed("HKCU"), "the version is still the older one")
    require((place / "data").is_dir(), "a folder of the person is gone")
    done("upgraded")
    # Needs no screen, unlike what else Wine brings along.
    shutil.copyfile(windows.drive / "windows" / "system32" / "cmd.exe", place / "pobratim.exe")
    with windows.running(place / "pobratim.exe"):
        code = windows.run(newer, "/S").returncode
    require(code == BUSY, "an upgrade of a program that runs is not refused")
    require(
        names(place / "_internal") == {"общее.txt", "Новое имя.txt"}, "a refused upgrade has done something"
    )
    done("not upgraded while the program runs")
    windows.run(place / "uninstall.exe", "/S")
    wait(lambda: names(place) == {"data"}, "the program is still there")
    wait(lambda: not (windows.installed("HKCU") or windows.menu()), "Windows still knows of the program")
    done("uninstalled")


def try_for_all(windows: Windows, setup: Path) -> None:
    """Install for all users of the computer, and uninstall."""
    place = windows.drive / "Program Files" / "Побратим"
    windows.run(setup, "/S", "/AllUsers")
    require((place / "pobratim.exe").exists(), "nothing was installed for all")
    require(
        "/AllUsers" in windows.installed("HKLM") and not windows.installed("HKCU"), "known for one user only"
    )
    require("ProgramData" in str(windows.menu()[0]), "the menu of all has no entry")
    windows.run(place / "uninstall.exe", "/S", "/AllUsers")
    wait(lambda: not place.exists(), "the program is still there for all")
    wait(lambda: not (windows.installed("HKLM") or windows.menu()), "Windows still knows of it for all")
    done("installed for all users, uninstalled")


def try_a_named_folder(windows: Windows, setup: Path) -> None:
    """Install into a folder that is named, and once more into the same without naming it."""
    place = windows.drive / "Отчеты№1" / "Программа"  # Wine would put one with spaces in quotes
    windows.run(setup, "/S", r"/D=C:\Отчеты№1\Программа")
    require((place / "Руководство.pdf").exists(), "nothing was installed into the named folder")
    (place / "pobratim.exe").unlink()
    windows.run(setup, "/S")
    require((place / "pobratim.exe").exists(), "an upgrade has gone elsewhere")
    windows.run(place / "uninstall.exe", "/S")
    wait(lambda: not place.exists(), "the program is still there in the named folder")
    done("installed into a named folder, again, uninstalled")


def packed(folder: Path, version: str, files: tuple[str, ...]) -> Path:
    """Return an installer of a stand-in for the program."""
    program = folder / version
    (program / "_internal").mkdir(parents=True)
    for name in ("pobratim.exe", "pobratim-cli.exe"):
        (program / name).write_bytes(version.encode())
    for name in files:
        (program / "_internal" / name).write_text(version, encoding="utf-8")
    manual = folder / "manual.pdf"
    manual.write_bytes(b"%PDF-1.4\n")
    return installer.build(program, version, folder, manual)


def names(folder: Path) -> set[str]:
    """Return the names in a folder."""
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def wait(is_so: Callable[[], bool], fault: str) -> None:
    """Wait until something is so: an uninstaller goes on when the program that was started has ended."""
    end = time.monotonic() + _PATIENCE
    while not is_so():
        require(time.monotonic() < end, fault)
        time.sleep(0.1)


def done(what: str) -> None:
    """Say what has been tried."""
    print(f"  {what}", flush=True)


def require(is_so: bool, fault: str) -> None:
    """End the script where something is not as it should be."""
    if not is_so:
        sys.exit(f"Installer: {fault}")


if __name__ == "__main__":
    main()
