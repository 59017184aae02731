"""A newer version is found among files by their names, and known by its sum."""

import hashlib
from pathlib import Path

import pytest

from db.errors import AppError
from desktop.services.new_version import SUMS, newest_release

SETUP = "pobratim-1.10.0-setup.exe"


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).write_bytes(name.encode())
    return folder


def test_the_newest_version_for_the_system_is_found_by_the_order_of_numbers(tmp_path: Path) -> None:
    put(tmp_path, SETUP, "pobratim-1.9.2-setup.exe", "pobratim_2.0_amd64.deb", "заметки.txt")
    found = newest_release(tmp_path, "1.9.2", "win32")
    assert found
    assert (found.path.name, found.version, found.what) == (SETUP, "1.10.0", "установщик для Windows")
    assert found.sha256 == hashlib.sha256(SETUP.encode()).hexdigest()


def test_an_installer_goes_before_the_same_version_without_installing(tmp_path: Path) -> None:
    put(tmp_path, "pobratim-1.1-linux-x86_64.tar.gz", "pobratim_1.1_amd64.deb")
    found = newest_release(tmp_path, "1.0", "linux")
    assert found
    assert found.path.suffix == ".deb"


@pytest.mark.parametrize(
    "name", [SETUP.replace("1.10.0", "1.2"), SETUP.replace("1.10.0", "1.1.9"), "setup.exe"]
)
def test_what_is_not_newer_or_not_ours_is_not_offered(tmp_path: Path, name: str) -> None:
    assert newest_release(put(tmp_path, name), "1.2.0", "win32") is None


@pytest.mark.parametrize(
    ("line", "is_sound"),
    [
        (f"{hashlib.sha256(SETUP.encode()).hexdigest()} *{SETUP}\n", True),
        (f"{'0' * 64}  {SETUP}\n", False),
        (f"{'0' * 64}  другой.exe\nне сумма\n", None),
    ],
)
def test_the_list_of_sums_beside_a_file_is_asked(tmp_path: Path, line: str, is_sound: bool | None) -> None:
    put(tmp_path, SETUP)
    (tmp_path / SUMS).write_text(line, encoding="utf-8")
    found = newest_release(tmp_path, "1.0", "win32")
    assert found
    assert found.is_sound is is_sound


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="выберите другую"):
        newest_release(tmp_path / "нет такой", "1.0", "win32")
