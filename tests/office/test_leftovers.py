"""What a killed write has left beside its target goes with the next write, and nothing else does."""

import os
import time
from pathlib import Path

import pytest

from desktop.office.leftovers import name_aside, sweep
from desktop.office.replacing import aside, replacing

DAY = 24 * 60 * 60


def aged(path: Path, seconds: float) -> Path:
    """Make it look as if a file or folder had been written so long ago."""
    then = time.time() - seconds
    os.utime(path, (then, then), follow_symlinks=False)
    return path


def file(path: Path) -> Path:
    path.write_bytes(b"kept")
    return path


def left_folder(path: Path) -> Path:
    (path / "before").mkdir(parents=True)
    file(path / "before" / "Отчет.docx")
    return path


@pytest.fixture
def left(tmp_path: Path) -> list[Path]:
    """A draft and a folder that were left two days ago."""
    draft, folder = file(tmp_path / name_aside(".docx")), left_folder(tmp_path / name_aside())
    return [aged(draft, 2 * DAY), aged(folder, 2 * DAY)]


def test_one_file_that_is_written_takes_them_along(left: list[Path], tmp_path: Path) -> None:
    with replacing(tmp_path / "Отчет.docx") as draft:
        draft.write_bytes(b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["Отчет.docx"]


def test_several_files_that_are_written_take_them_along(left: list[Path], tmp_path: Path) -> None:
    with aside([tmp_path / "Отчет.docx", tmp_path / "Отчет.xlsx"]) as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_what_may_still_be_written_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    stays = {
        aged(file(tmp_path / name_aside(".docx")), DAY / 2),
        aged(left_folder(tmp_path / name_aside()), 60),
        aged(file(tmp_path / ".~lock.Отчет.docx#"), 9 * DAY),
        aged(file(tmp_path / "pobratim-0.1.0-setup.exe"), 9 * DAY),
        aged(file(tmp_path / "Отчет.docx"), 9 * DAY),
    }
    sweep(tmp_path)
    assert set(tmp_path.iterdir()) == stays


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_of_a_link_only_the_link_goes(tmp_path: Path) -> None:
    elsewhere = left_folder(tmp_path / "Отчеты")
    link = tmp_path / name_aside()
    link.symlink_to(elsewhere, target_is_directory=True)
    aged(link, 2 * DAY)
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [elsewhere]
    assert (elsewhere / "before" / "Отчет.docx").exists()
