"""Where a store may lie and where not, by tables of mounts as Linux writes them and paths as Windows does."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from db.places import Surroundings, UnfitPlace, why_not_here
from db.store import Store

HOME = "/home/lukina"
PROFILE = r"C:\Users" + r"\Лукина"

TABLE = r"""22 28 0:21 / / rw,relatime shared:1 - {root} /dev/vda rw
31 22 0:27 / /mnt/общая\040папка rw,relatime shared:2 - cifs //server/share rw
32 22 0:28 / /home rw,relatime shared:3 - nfs4 server:/home rw
33 32 0:29 / {HOME}/disk rw,relatime - ext4 /dev/vdb rw
34 22 0:30 / /mnt/ssh rw,relatime - fuse.sshfs lukina@server:/ rw
35 22 0:31 / /mnt/host rw,relatime - 9p host rw
36 22 0:32 / /mnt/replaced rw,relatime - ext4 /dev/vdc rw
37 22 0:33 / /mnt/replaced rw,relatime - nfs server:/x rw
"""


def refused(folder: PurePath, root: str = "ext4", **environment: str) -> bool:
    remote = {"Z:\\"}
    surroundings = Surroundings(TABLE.format(root=root, HOME=HOME), environment, remote.__contains__)
    return why_not_here(folder, surroundings) is not None


@pytest.mark.parametrize(
    "folder",
    [
        "/mnt/общая папка",
        "/mnt/общая папка/отчеты",
        f"{HOME}/.local/share/pobratim",
        "/mnt/ssh/x",
        "/mnt/replaced/x",
    ],
)
def test_a_folder_that_is_mounted_from_another_computer_is_refused(folder: str) -> None:
    assert refused(PurePosixPath(folder))


@pytest.mark.parametrize(
    "folder", ["/srv/x", f"{HOME}/disk/x", "/mnt/host/x", "/mnt/общая папка 2", "/var/lib/pobratim"]
)
def test_a_folder_on_a_disk_of_this_computer_is_taken(folder: str) -> None:
    assert not refused(PurePosixPath(folder))


def test_a_computer_that_has_its_whole_system_on_the_network_may_keep_a_store() -> None:
    assert not refused(PurePosixPath("/var/lib/pobratim"), root="nfs4")


@pytest.mark.parametrize("folder", [r"\\server\share\Отчеты", r"Z:\Отчеты", r"\\?\UNC\server\share\x"])
def test_a_folder_of_another_computer_is_refused_on_windows(folder: str) -> None:
    assert refused(PureWindowsPath(folder))


def test_a_folder_on_a_disk_of_windows_is_taken() -> None:
    assert not refused(PureWindowsPath(rf"{PROFILE}\AppData\Local\pobratim"))


@pytest.mark.parametrize(
    "folder",
    [
        rf"{PROFILE}\OneDrive\Документы",
        rf"{PROFILE}\OneDrive - Администрация\x",
        rf"{PROFILE}\YandexDisk\x",
        r"D:\Яндекс.Диск",
        r"D:\Облако Mail.ru\x",
        rf"{PROFILE}\Dropbox (Личное)\x",
        r"G:\Google Drive\x",
    ],
)
def test_a_folder_that_is_copied_to_a_cloud_is_refused(folder: str) -> None:
    assert refused(PureWindowsPath(folder))
    assert refused(PurePosixPath("/opt", *PureWindowsPath(folder).parts[1:]))


def test_the_folder_of_a_cloud_is_known_by_what_windows_says_of_it() -> None:
    folder = PureWindowsPath(r"D:\Мое\Отчеты")
    assert refused(folder, OneDrive=r"D:\Мое")
    assert not refused(folder, OneDrive=r"D:\Мое\От")
    assert not refused(folder, OneDrive="")


@pytest.mark.parametrize("name", ["Dropboxes", "OneDriver", "Яндекс", "Облако"])
def test_a_name_that_only_begins_like_that_of_a_cloud_is_no_hindrance(name: str) -> None:
    assert not refused(PurePosixPath("/opt", name))


def test_the_reason_says_which_program_copies_the_folder() -> None:
    surroundings = Surroundings("", {}, lambda drive: False)
    unfit = why_not_here(PurePosixPath("/opt/Яндекс.Диск/Отчеты"), surroundings)
    assert unfit is not None
    assert "«Яндекс Диск»" in unfit.what_happened
    assert "/opt/Яндекс.Диск/Отчеты" in unfit.what_happened


def test_a_store_is_opened_neither_in_such_a_folder_nor_through_a_link_into_it(tmp_path: Path) -> None:
    cloud = tmp_path / "Dropbox" / "Данные"
    cloud.mkdir(parents=True)
    (tmp_path / "link").symlink_to(cloud, target_is_directory=True)
    for folder in (cloud, tmp_path / "link", tmp_path / "link" / "новая"):
        with pytest.raises(UnfitPlace, match="Dropbox"):
            Store.open(folder, "Лукина А. П.", lambda: pytest.fail("too late"))
    assert list(cloud.iterdir()) == []
