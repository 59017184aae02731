"""Several files take their places together: all of them are new, or all are as they were."""

from pathlib import Path

import pytest

from db.errors import AppError
from desktop.office.replacing import aside, taking_places

NAMES = ("Отчет.docx", "Отчет.pdf", "Письмо.docx")


@pytest.fixture
def targets(tmp_path: Path) -> list[Path]:
    """Three files to be written: there is a former one of the first and of the last."""
    targets = [tmp_path / name for name in NAMES]
    targets[0].write_bytes(b"before")
    targets[2].write_bytes(b"before")
    return targets


def write(targets: list[Path], folder: Path) -> None:
    for target in targets:
        (folder / target.name).write_bytes(b"after")


def contents(targets: list[Path]) -> list[bytes | None]:
    """Return what stands in the targets; nothing else may lie beside them."""
    assert set(targets[0].parent.iterdir()) <= set(targets)
    return [target.read_bytes() if target.exists() else None for target in targets]


def test_all_files_are_new_once_all_are_written(targets: list[Path]) -> None:
    with aside(targets) as folder:
        write(targets, folder)
        assert [target.exists() for target in targets] == [True, False, True]
        assert targets[0].read_bytes() == b"before"
        with taking_places(folder, targets):
            pass
    assert contents(targets) == [b"after"] * 3


def test_what_was_there_is_given_back_if_what_follows_fails(targets: list[Path]) -> None:
    with pytest.raises(Interrupted):
        put_and_fail(targets)
    assert contents(targets) == [b"before", None, b"before"]


def put_and_fail(targets: list[Path]) -> None:
    with aside(targets) as folder:
        write(targets, folder)
        with taking_places(folder, targets):
            raise Interrupted


def test_what_was_there_is_given_back_if_a_later_place_cannot_be_taken(targets: list[Path]) -> None:
    with pytest.raises(AppError, match=r"«Письмо\.docx»: под этим именем уже есть папка"):
        put_with_a_folder_in_the_way(targets)
    targets[2].rmdir()
    assert contents(targets) == [b"before", None, None]


def put_with_a_folder_in_the_way(targets: list[Path]) -> None:
    """Write all; meanwhile somebody puts a folder in the place of the last file."""
    with aside(targets) as folder:
        write(targets, folder)
        targets[2].unlink()
        targets[2].mkdir()
        with taking_places(folder, targets):
            raise AssertionError


def test_a_place_that_cannot_be_taken_is_told_before_any_work(targets: list[Path]) -> None:
    targets[1].mkdir()
    with pytest.raises(AppError, match=r"«Отчет\.pdf»: под этим именем"), aside(targets):
        raise AssertionError
    missing = [target.parent / "нет" / target.name for target in targets]
    with pytest.raises(AppError, match=r"«Отчет\.docx»: папки .* нет"), aside(missing):
        raise AssertionError


def test_a_link_keeps_leading_to_its_file(targets: list[Path], tmp_path: Path) -> None:
    (tmp_path / "другая").mkdir()
    other = tmp_path / "другая" / "Отчет.pdf"
    other.write_bytes(b"before")
    targets[1].symlink_to(other)
    with aside(targets) as folder:
        write(targets, folder)
        with taking_places(folder, targets):
            pass
    assert targets[1].is_symlink()
    assert other.read_bytes() == b"after"


class Interrupted(Exception):
    """Something has failed after the files were put in their places."""
