"""The scripts behind `make` on machines of every sort: real scripts, the machine's commands are played."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ["cat", "cmp", "cp", "dirname", "env", "grep", "mkdir", "mv", "pwd", "rm", "sed", "sh", "tr"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="make is not used on Windows")


@dataclass(frozen=True)
class Machine:
    """A checkout in a folder of its own, and the only commands that its scripts can find."""

    checkout: Path
    commands: Path

    def has(self, name: str, script: str) -> None:
        """Give the machine a command; each call of it is noted."""
        path = self.commands / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >>"$NOTES"\n{script}\n', encoding="utf-8")
        path.chmod(0o755)

    def run(self, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script of build/."""
        return subprocess.run(
            ["sh", f"build/{script}.sh", *arguments],
            cwd=self.checkout,
            env={"PATH": str(self.commands), "HOME": "/nowhere", "NOTES": str(self.notes), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def notes(self) -> Path:
        """The file that notes which commands were called."""
        return self.commands.with_name("notes")

    def called(self) -> list[str]:
        """Return the calls since the last time."""
        calls = self.notes.read_text(encoding="utf-8").splitlines() if self.notes.exists() else []
        self.notes.unlink(missing_ok=True)
        return calls


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with a checkout in a folder with a Russian name and a space, and with nothing but a shell."""
    made = Machine(tmp_path / "Мои отчеты", tmp_path / "commands")
    made.commands.mkdir()
    for tool in TOOLS:
        made.commands.joinpath(tool).symlink_to(str(shutil.which(tool)))
    for folder in ("build", "requirements"):
        shutil.copytree(ROOT / folder, made.checkout / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", made.checkout)
    return made


# ---- system packages: each of the wanted ones, some under a name that only provides it

WANTED = (
    *("libglib2.0-0t64", "libgl1", "libegl1", "libfontconfig1", "libxkbcommon0", "libdbus-1-3"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-image0", "libxcb-render-util0"),
    *("libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0", "fonts-liberation", "fonts-paratype"),
    *("xvfb", "xauth", "poppler-utils", "libreoffice-writer", "libreoffice-calc"),
    *("binutils", "chrpath", "dpkg", "desktop-file-utils", "appstream", "lintian", "nsis", "libcups2"),
)
PROVIDED = {"libglib2.0-0t64": "libglib2.0-0 (= 2.80.0), something-else"}


@pytest.fixture
def debian(machine: Machine) -> Machine:
    """A machine with everything that is wanted, some of it under other names, and a Python."""
    install(machine, WANTED)
    machine.has("apt-get", "")
    machine.has("id", "echo 0")
    machine.has("python3", "")
    machine.called()
    return machine


def install(machine: Machine, packages: Iterable[str]) -> None:
    """Make packages the ones that are installed."""
    lines = [f"installed {package} {PROVIDED.get(package, '')}" for package in packages]
    lines.append("config-files libgl1 ")  # removed, its settings left: that is not installed
    machine.has("dpkg-query", "cat <<'END'\n" + "\n".join(lines) + "\nEND")


def apt(machine: Machine) -> list[str]:
    """Return the calls that changed or could have changed the system."""
    return [call for call in machine.called() if call.startswith(("apt-get", "sudo"))]


@pytest.mark.parametrize("purpose", ["run", "test", "pack", "package"])
def test_nothing_is_installed_where_nothing_is_missing(debian: Machine, purpose: str) -> None:
    done = debian.run("system_packages", purpose)
    assert (done.returncode, done.stdout, done.stderr, apt(debian)) == (0, "", "", [])


def test_only_what_is_missing_is_installed(debian: Machine) -> None:
    install(
        debian, [package for package in WANTED if package not in ("libgl1", "xvfb", "libreoffice-writer")]
    )
    assert debian.run("system_packages", "test").returncode == 0
    assert apt(debian) == [
        "apt-get install --yes --no-install-recommends libgl1 xvfb libreoffice-writer-nogui",
    ]


def test_the_program_alone_needs_no_office_suite(debian: Machine) -> None:
    install(debian, [package for package in WANTED if package not in ("xvfb", "libreoffice-writer")])
    assert debian.run("system_packages", "run").returncode == 0
    assert apt(debian) == []


def test_a_machine_without_python_gets_one(debian: Machine) -> None:
    debian.has("python3", "exit 1")
    debian.run("system_packages", "run")
    assert apt(debian) == ["apt-get install --yes --no-install-recommends python3-venv"]


def test_the_list_of_packages_is_fetched_when_it_is_too_old(debian: Machine) -> None:
    install(debian, [package for package in WANTED if package != "libgl1"])
    fetched = debian.commands / "fetched"
    debian.has("apt-get", f'[ "$1" = update ] && : >"{fetched}" || [ -e "{fetched}" ]')
    assert debian.run("system_packages", "run").returncode == 0
    assert [call.split()[1] for call in apt(debian)] == ["install", "update", "install"]


def test_root_is_had_through_sudo(debian: Machine) -> None:
    install(debian, [package for package in WANTED if package != "libgl1"])
    debian.has("id", "echo 1000")
    debian.has("sudo", 'shift; "$@"')
    assert debian.run("system_packages", "run").returncode == 0
    assert "apt-get install --yes --no-install-recommends libgl1" in apt(debian)


def test_without_root_the_exact_command_is_told(debian: Machine) -> None:
    install(debian, [package for package in WANTED if package not in ("libgl1", "libegl1")])
    debian.has("id", "echo 1000")
    done = debian.run("system_packages", "run")
    assert done.returncode == 1
    assert "sudo apt-get install libgl1 libegl1\n" in done.stderr
    assert apt(debian) == []


def test_on_another_system_the_packages_are_named(machine: Machine) -> None:
    done = machine.run("system_packages", "run")
    assert done.returncode == 0
    assert "libgl1" in done.stdout


# ---- a fitting Python


def test_a_fitting_python_is_found(machine: Machine) -> None:
    machine.has("python3.13", "exit 1")
    machine.commands.joinpath("python3").symlink_to(sys.executable)
    done = machine.run("find_python")
    assert done.returncode == 0
    assert Path(done.stdout.strip()).resolve() == Path(sys.executable).resolve()


def test_a_python_can_be_named(machine: Machine) -> None:
    machine.has("python3", "exit 1")
    done = machine.run("find_python", PYTHON=sys.executable)
    assert Path(done.stdout.strip()).resolve() == Path(sys.executable).resolve()


def test_an_active_environment_is_not_taken_for_the_python_itself(machine: Machine) -> None:
    done = machine.run("find_python", PYTHON=sys.executable)
    assert not Path(done.stdout.strip()).is_relative_to(sys.prefix)


def test_without_a_fitting_python_it_is_said_which_to_install(machine: Machine) -> None:
    machine.has("python3", "exit 1")
    done = machine.run("find_python")
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11, 3.12 or 3.13 is needed")
    assert done.stderr.count("\n") == 1


def test_a_python_without_venv_is_told_from_none(machine: Machine) -> None:
    machine.has("python3", 'case "$2" in *ensurepip*) exit 1;; esac')
    done = machine.run("find_python")
    assert done.returncode == 1
    assert done.stderr.startswith("python3 has no ensurepip")


# ---- the environment

PYTHON = """
case "$*" in
    *_base_executable*) echo "$0" ;;
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    "-m pip install "*) [ ! -e no-network ] ;;
esac
"""


@pytest.fixture
def with_python(machine: Machine) -> Machine:
    """A machine with a Python that notes what it is asked to do; a file named no-network stops pip."""
    machine.has("python3", PYTHON)
    return machine


def make_environment(machine: Machine, name: str) -> tuple[int, list[str]]:
    """Return the exit code and, of what Python was asked to do, what was made and what installed."""
    done = machine.run("environment", name)
    calls = [call.removeprefix("python3 -m ").split() for call in machine.called()]
    made = ["venv" for call in calls if call[0] == "venv"]
    return done.returncode, made + [call[-1] for call in calls if call[:2] == ["pip", "install"]]


def test_an_environment_is_made_once(with_python: Machine) -> None:
    assert make_environment(with_python, "runtime") == (0, ["venv", "requirements/runtime.txt", "."])
    assert make_environment(with_python, "runtime") == (0, [])


def test_the_environment_of_developers_serves_for_running_too(with_python: Machine) -> None:
    make_environment(with_python, "dev")
    assert make_environment(with_python, "runtime") == (0, [])


def test_the_environment_for_running_is_built_on(with_python: Machine) -> None:
    make_environment(with_python, "runtime")
    assert make_environment(with_python, "dev") == (0, ["requirements/dev.txt", "."])


def test_a_changed_lock_makes_the_environment_anew(with_python: Machine) -> None:
    make_environment(with_python, "dev")
    with (with_python.checkout / "requirements" / "dev.txt").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    assert make_environment(with_python, "dev") == (0, ["venv", "requirements/dev.txt", "."])


def test_changed_settings_install_the_project_again(with_python: Machine) -> None:
    make_environment(with_python, "dev")
    with (with_python.checkout / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write("# changed\n")
    code, done = make_environment(with_python, "dev")
    assert code == 0
    assert "." in done
    assert "venv" not in done


def test_a_half_made_environment_is_not_taken_for_done(with_python: Machine) -> None:
    network = with_python.checkout / "no-network"
    network.touch()
    assert make_environment(with_python, "dev")[0] != 0
    network.unlink()
    assert make_environment(with_python, "dev") == (0, ["requirements/dev.txt", "."])


def test_an_environment_without_pip_is_made_anew(with_python: Machine) -> None:
    (with_python.checkout / ".venv" / "bin").mkdir(parents=True)
    assert make_environment(with_python, "runtime") == (0, ["venv", "requirements/runtime.txt", "."])


def test_a_moved_checkout_makes_its_environment_anew(with_python: Machine) -> None:
    make_environment(with_python, "runtime")
    moved = with_python.checkout.rename(with_python.checkout.with_name("Отчеты"))
    machine = Machine(moved, with_python.commands)
    assert make_environment(machine, "runtime") == (0, ["venv", "requirements/runtime.txt", "."])


# ---- the integration server


def test_the_integration_server_runs_what_developers_run(machine: Machine) -> None:
    shutil.copytree(ROOT / ".ci", machine.checkout / ".ci")
    machine.has("make", 'echo "CI=$CI in $PWD"; exit 3')
    done = subprocess.run(
        [str(machine.checkout / ".ci" / "run")],
        cwd="/",
        env={"PATH": str(machine.commands), "NOTES": str(machine.notes)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert machine.called() == ["make test"]
    assert (done.returncode, done.stdout) == (3, f"CI=true in {machine.checkout}\n")
