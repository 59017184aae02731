import os
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from db.errors import AppError
from desktop.office.replacing import replacing

PROJECT = Path(__file__).resolve().parents[2]

# A child that has no privileges: permissions do not hold back root.
CHILD = """
import os, resource, sys
from pathlib import Path
from db.errors import AppError
from desktop.office.replacing import replacing

def drop_privileges():
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)

target = Path(sys.argv[1])
try:
    {steps}
except AppError as error:
    print(error.what_happened)
"""


def told_by_a_child(target: Path, steps: str, *before: str) -> str:
    """Run the steps in another process and return the sentence that it was told."""
    script = CHILD.format(steps=textwrap.indent(textwrap.dedent(steps).strip(), "    ").strip())
    command = [*before, sys.executable, "-c", script, str(target)]
    run = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    return run.stdout.strip()


def told(target: Path) -> str:
    """Try to write and return the sentence that a person is told."""
    with pytest.raises(AppError) as caught, replacing(target) as draft:
        draft.write_bytes(b"new")
    return caught.value.what_happened


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can reach: those of pytest are closed to all but their owner."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "отчет.docx"
    path.write_bytes(b"old")
    return path


def test_the_draft_takes_the_place_of_the_target(target: Path) -> None:
    with replacing(target) as draft:
        draft.write_bytes(b"new")
        assert target.read_bytes() == b"old"
        assert draft.parent == target.parent
        assert draft.suffix == ".docx"
    assert target.read_bytes() == b"new"
    assert list(target.parent.iterdir()) == [target]


def test_a_failure_leaves_the_target_untouched_and_no_draft(target: Path) -> None:
    with pytest.raises(ZeroDivisionError), replacing(target) as draft:
        draft.write_bytes(b"half" * (1 // 0))
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_an_interruption_leaves_no_draft(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / "отчет.docx"):
        raise KeyboardInterrupt
    assert not list(tmp_path.iterdir())


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    plain, target = tmp_path / "plain", tmp_path / "отчет.docx"
    plain.touch()
    with replacing(target) as draft:
        draft.write_bytes(b"new")
    assert target.stat().st_mode == plain.stat().st_mode


def test_a_replaced_file_keeps_its_permissions(target: Path) -> None:
    target.chmod(0o640)
    with replacing(target) as draft:
        draft.write_bytes(b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_of_a_link_the_file_behind_it_is_replaced(target: Path) -> None:
    link = target.with_name("ссылка.docx")
    link.symlink_to(target)
    with replacing(link) as draft:
        draft.write_bytes(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_write_that_finds_no_space_is_told_in_one_sentence(target: Path) -> None:
    with pytest.raises(AppError) as caught, replacing(target):
        Path("/dev/full").write_bytes(b"new")
    assert caught.value.what_happened == (
        "Не удалось записать файл «отчет.docx»: на диске не хватает места; "
        "освободите место или выберите другой диск."
    )
    assert "без изменений" in caught.value.what_is_safe
    assert caught.value.what_to_do == "Освободите место или выберите другой диск."


def test_an_error_of_the_body_about_another_file_stays_what_it_is(target: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(target):
        (target.parent / "source").read_bytes()
    with pytest.raises(BrokenPipeError), replacing(target):
        raise BrokenPipeError


def can_mount() -> bool:
    """Tell whether a child may have a disk of its own: root may, and any user where the kernel allows it."""
    probe = ["unshare", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


OVERFILL = """
with replacing(target) as draft:
    draft.write_bytes(bytes(1_000_000))
"""


def test_a_full_disk_leaves_the_old_file_and_no_draft(tmp_path: Path) -> None:
    target = tmp_path / "отчет.docx"
    before: tuple[str, ...] = ("sh", "-c", f'"$@"; ls -A "{tmp_path}"', "sh")
    limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))"
    target.write_bytes(b"old")
    if can_mount():
        tiny = f'mount -t tmpfs -o size=64k tmpfs "{tmp_path}" && printf old > "{target}"; {before[2]}'
        before = ("unshare", "--map-root-user", "--mount", "sh", "-c", tiny, "sh")
        limit = ""
    steps = f"{limit}{OVERFILL}"
    sentence, *names = told_by_a_child(target, steps, *before).splitlines()
    assert "на диске не хватает места" in sentence
    assert names == ["отчет.docx"]


def test_a_limit_on_the_size_of_files_is_a_full_disk(target: Path) -> None:
    steps = f"resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)){OVERFILL}"
    assert "«отчет.docx»: на диске не хватает места" in told_by_a_child(target, steps)
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_closed_to_writing_is_named(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    steps = "drop_privileges()\nwith replacing(target) as draft: draft.write_bytes(b'new')"
    sentence = told_by_a_child(open_folder / "отчет.docx", steps)
    assert sentence == (
        f"Не удалось записать файл «отчет.docx»: в папку «{open_folder}» нельзя записывать; "
        "выберите другую папку."
    )
    assert not list(open_folder.iterdir())


@pytest.mark.parametrize("lock", [".~lock.квартал.docx#", "~$артал.docx", "~$квартал.docx", ""])
def test_a_file_that_cannot_be_replaced_is_said_to_be_open_where_a_lock_shows_it(
    open_folder: Path, lock: str
) -> None:
    target = open_folder / "квартал.docx"
    target.write_bytes(b"old")
    if lock:
        (open_folder / lock).touch()
    if os.geteuid() == 0:
        os.chown(open_folder, 65534, 65534)
        os.chown(target, 65534, 65534)
    steps = """
    drop_privileges()
    with replacing(target) as draft:
        draft.write_bytes(b"new")
        target.parent.chmod(0o555)
    """
    reason = (
        "файл открыт в другой программе; закройте его там"
        if lock
        else "файл занят, или прав на его замену нет"
    )
    assert reason in told_by_a_child(target, steps)
    assert target.read_bytes() == b"old"


def test_a_file_marked_read_only_is_not_replaced(target: Path) -> None:
    target.chmod(0o444)
    assert "«отчет.docx»: файл доступен только для чтения;" in told(target)
    assert target.read_bytes() == b"old"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert f"папки «{tmp_path / 'нет'}» нет; создайте ее" in told(tmp_path / "нет" / "отчет.docx")


def test_a_file_in_the_place_of_the_folder_is_no_folder(target: Path) -> None:
    assert f"папки «{target}» нет" in told(target / "отчет.docx")


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "отчет.docx"
    folder.mkdir()
    assert "под этим именем уже есть папка" in told(folder)


def test_a_device_is_not_replaced_by_a_file() -> None:
    assert "под этим именем уже есть папка или устройство" in told(Path("/dev/full"))


def test_a_name_that_is_too_long_is_told_before_any_work(tmp_path: Path) -> None:
    assert "слишком длинные; сократите имя" in told(tmp_path / f"{'о' * 200}.docx")


@pytest.mark.parametrize("name", ['"отчет".docx', "отчет: 1.docx", "отчет?.docx", "отчет.", "от\nчет.docx"])
def test_a_name_that_windows_refuses_is_told(tmp_path: Path, name: str) -> None:
    assert "чего не допускает Windows" in told(tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["con", "NUL.docx", "com1.xlsx"])
def test_the_name_of_a_device_of_windows_is_told(tmp_path: Path, name: str) -> None:
    assert f"«{name}»: Windows не допускает такого имени" in told(tmp_path / name)
