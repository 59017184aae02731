"""Tries the packed program where people have it: `python -m build.smoke [FOLDER OF THE PROGRAM]`.

The user is called Ёлкина, her folders have Russian names with spaces and №. The program lies where nothing
can be changed, there is no Python to be found, the working directory is another. On Linux the window needs
Xvfb.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from build import project

STORED = project.ROOT / "tests" / "db" / "stored"
STORE = "pobratim.sqlite"
NOBODY = 65534  # who works here when the script itself runs as root, who may write anywhere
LAST_STEP = "отчет напечатан в PDF"
_SYSTEM_VARIABLES = (
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "WINDIR",
    "COMSPEC",
    "TEMP",
    "TMP",
)  # without them Windows fails
_ON_WINDOWS = sys.platform == "win32"


@dataclass(frozen=True)
class Person:
    """Who runs the program, and from where."""

    program: Path
    home: Path
    environment: Mapping[str, str]

    def run(self, *arguments: object) -> str:
        """Run the program and return what it prints; it has to end well and without a word of complaint."""
        name = f"{project.NAME}-cli.exe" if _ON_WINDOWS else project.NAME
        done = subprocess.run(  # noqa: S603
            [str(self.program / name), *map(str, arguments)],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=300,
            check=False,
            user=NOBODY if _is_root() else None,
            group=NOBODY if _is_root() else None,
        )
        said = f"{project.NAME} {' '.join(map(str, arguments))}"
        _require(
            (done.returncode, done.stderr) == (0, ""),
            f"{said}: {done.returncode}\n{done.stdout}{done.stderr}",
        )
        print(f"  {said}")
        return done.stdout


def main(program: Path) -> None:
    """Try everything; the first thing that is not as it should be ends the script."""
    with TemporaryDirectory(prefix="Побратим № ") as name, screen() as display:
        root = Path(name)
        root.chmod(0o755)
        installed = read_only(program, root / "Программы для отчетов" / "Побратим")
        before = contents(installed)
        person = settled(root / "Ёлкина А. П.", installed, display)
        try_the_program(person)
        try_the_window(person)
        try_the_usual_store(person)
        try_an_upgrade(person)
        _require(contents(installed) == before, "the program has written beside itself")
        try_a_stick(program, root, display)
    print("The packed program works.")


def try_the_program(person: Person) -> None:
    """See that it is the one that was packed, and what it says of this computer."""
    _require(project.VERSION in person.run("--version"), "another version")
    _require("Программа готова к работе." in person.run("self-test"), "the self-test has found a fault")


def try_the_window(person: Person) -> None:
    """Do the work of a clerk in the window, and see it again after a second start."""
    folder = person.home / "Отчеты № 2"
    _require(LAST_STEP in person.run("self-test", "--window", folder), "the window has not done its work")
    for name in ("Отчет.docx", "Отчет.xlsx", "Отчет.pdf"):
        _require((folder / name).stat().st_size > 0, f"{name} is empty")
    _require("изменение на месте" in person.run("self-test", "--window", folder), "an edit is lost")


def try_the_usual_store(person: Person) -> None:
    """Keep a report where the program keeps reports of itself."""
    person.run("import", person.home / "Отчеты № 2" / "Отчет.docx")
    _require("II квартал" in person.run("list"), "the report is not listed")
    _require(any(person.home.rglob(STORE)), "the store is not in the home folder")


def try_an_upgrade(person: Person) -> None:
    """Open the store of an earlier version: it is backed up, brought up to date and read."""
    stored = max(STORED.glob("*.sql"))
    folder = person.home / "Прежняя версия"
    folder.mkdir()
    with closing(sqlite3.connect(folder / STORE)) as connection:
        connection.executescript(stored.read_text(encoding="utf-8"))
    give(folder)
    person.run("import", person.home / "Отчеты № 2" / "Отчет.xlsx", "--data-dir", folder)
    _require(person.run("list", "--data-dir", folder).count("\n") > 1, "an earlier report is lost")
    _require(
        any((folder / "backups").iterdir()), "the store was not backed up before it was brought up to date"
    )


def try_a_stick(program: Path, root: Path, display: Mapping[str, str]) -> None:
    """Run it from a stick with its data beside it: no links, no rights, names in any case."""
    with stick(root) as folder:
        portable = folder / "Побратим"
        shutil.copytree(program, portable, symlinks=False)
        (portable / "data").mkdir()
        give(portable)
        person = settled(root / "Чужой компьютер", portable, display)
        person.run("import", root / "Ёлкина А. П." / "Отчеты № 2" / "Отчет.docx")
        _require("II квартал" in person.run("list"), "the stick has lost the report")
        _require(
            (portable / "DATA" / STORE).exists() or (portable / "data" / STORE).exists(), "no store beside it"
        )
        _require(not any(person.home.rglob("*")), "the stick has left something on the computer")


def settled(home: Path, program: Path, display: Mapping[str, str]) -> Person:
    """Return a person with a home of her own and nothing else in her environment."""
    for folder in (home, nothing := home.with_name("пусто")):
        folder.mkdir(exist_ok=True)
    give(home)
    kept = {name: os.environ[name] for name in _SYSTEM_VARIABLES if name in os.environ}
    own = {"HOME": home, "USERPROFILE": home, "LOCALAPPDATA": home, "USER": "Ёлкина", "LOGNAME": "Ёлкина"}
    path = f"{os.environ['SYSTEMROOT']}\\System32" if _ON_WINDOWS else str(nothing)
    environment = {name: str(value) for name, value in own.items()} | kept
    return Person(program, home, {**environment, "PATH": path, "LANG": "C.UTF-8", **display})


def read_only(program: Path, target: Path) -> Path:
    """Return a copy of the program that nobody but root may change."""
    shutil.copytree(program, target, symlinks=True)
    for path in (target, *target.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222 | 0o444)
    return target


def contents(folder: Path) -> dict[Path, float]:
    """Return the files of a folder and when each was changed."""
    return {path: path.lstat().st_mtime for path in folder.rglob("*")}


def give(folder: Path) -> None:
    """Make a folder the person's own, where the script runs as root."""
    if _is_root():
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


def _is_root() -> bool:
    return not _ON_WINDOWS and os.geteuid() == 0


@contextmanager
def screen() -> Iterator[Mapping[str, str]]:
    """Have a screen for the window, as variables of the environment."""
    if _ON_WINDOWS:
        yield {}
        return
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        os.close(writing)
        number = os.read(reading, 16).decode().strip()
        _require(number != "", "Xvfb does not start")
        yield {"DISPLAY": f":{number}"}
    finally:
        os.close(reading)
        server.terminate()
        server.wait()


@contextmanager
def stick(root: Path) -> Iterator[Path]:
    """Have a folder with the file system of sticks, where one can be made; else a usual one."""
    folder, image = root / "stick", root / "stick.img"
    folder.mkdir()
    if not (mounted := _mount(image, folder)):
        print("  (no FAT file system can be mounted here: an ordinary folder stands for the stick)")
    try:
        yield folder
    finally:
        if mounted:
            subprocess.run(["umount", folder], check=True)  # noqa: S603, S607


def _mount(image: Path, folder: Path) -> bool:
    if not _is_root() or shutil.which("mkfs.vfat") is None:
        return False
    with image.open("wb") as file:
        file.truncate(320 * 1024 * 1024)
    options = f"loop,uid={NOBODY},gid={NOBODY},iocharset=utf8"
    commands = (["mkfs.vfat", str(image)], ["mount", "-o", options, str(image), str(folder)])
    return all(
        subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
        for command in commands
    )


def _require(is_so: bool, fault: str) -> None:
    if not is_so:
        sys.exit(f"Smoke test: {fault}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else project.PROGRAM)
