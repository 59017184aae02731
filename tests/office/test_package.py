"""Files that are no reports, broken or hostile: each is refused in one sentence, and nothing is fetched."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.office.docx_read import read_docx
from desktop.office.unreadable import UnreadableFile
from tests.made import hostile
from tests.made.word import SPACES, write_docx

ROOT = Path(__file__).resolve().parents[2]


def refusal(path: Path) -> str:
    """Return what is said of a file that is not read: one sentence that names it."""
    with pytest.raises(UnreadableFile) as error:
        read_docx(path)
    said = error.value.what_happened
    assert said.startswith(f"Файл «{path.name}» не прочитан: ")
    assert said.endswith(".")
    assert "\n" not in said
    assert error.value.what_is_safe
    assert error.value.what_to_do
    return said


def written(content: bytes) -> Callable[[Path], Path]:
    """Return a maker of a file with this content."""

    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path, "не найден"),
        (lambda path: path.parent, "это папка"),
        (written(b""), "файл пуст"),
        (written("Отчет".encode()), "это не документ"),
        (written(b"PK\x03\x04"), "поврежден"),
        (written(b"%PDF-1.7"), "PDF"),
        (written(b"{\\rtf1"), "RTF"),
        (written(b"\xef\xbb\xbf<?xml version='1.0'?>"), "XML"),
        (written(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000)), "старого формата"),
        (hostile.truncated, "поврежден"),
        (hostile.with_damaged_part, "поврежден"),
        (hostile.locked, "паролем"),
        (hostile.locked_entries, "паролем"),
        (hostile.with_many_parts, "слишком велик"),
        (hostile.laughing, "подстановки"),
        (lambda path: hostile.with_other_parts(path, "xl/workbook.xml"), "книга Excel"),
        (lambda path: hostile.with_other_parts(path, "mimetype", "content.xml"), "LibreOffice"),
        (lambda path: hostile.with_other_parts(path, "фото.jpg"), "архив ZIP"),
        (lambda path: hostile.with_other_parts(path, "word/document.xml"), "документ Word"),
        (lambda path: write_docx(path, "", raw=b"<w:document"), "поврежден"),
        (lambda path: write_docx(path, "", raw=f"<w:x {SPACES}>&#1;</w:x>".encode()), "поврежден"),
        (
            lambda path: write_docx(
                path, "", raw=b"\xff\xfe" + "<x>\ud800".encode("utf-16-le", "surrogatepass")
            ),
            "повр",
        ),
        (lambda path: write_docx(path, "<w:x>" * 5000 + "</w:x>" * 5000), "поврежден"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, make: Callable[[Path], Path], said: str) -> None:
    assert said in refusal(make(tmp_path / "отчет.docx"))


@pytest.mark.parametrize(
    "bomb",
    [hostile.bomb_that_says_its_size, hostile.bomb_that_lies, hostile.bomb_of_tags],
    ids=lambda bomb: bomb.__name__,
)
def test_a_bomb_is_refused_with_little_memory(tmp_path: Path, bomb: Callable[[Path], Path]) -> None:
    path = bomb(tmp_path / "отчет.docx")
    program = (
        "import re, sys, pathlib\n"
        "from db.errors import AppError\n"
        "from desktop.office.docx_read import read_docx\n"
        "try: read_docx(pathlib.Path(sys.argv[1]))\n"
        "except AppError:\n"
        "    status = pathlib.Path('/proc/self/status').read_text()\n"
        "    print(re.search(r'VmHWM:\\s+(\\d+)', status)[1])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert 0 < int(done.stdout) < 300 * 1024


@pytest.fixture
def server() -> socket.socket:
    """A place in the network that sees whoever comes."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setblocking(False)
    return listening


@pytest.mark.parametrize("make", [hostile.fetching, hostile.fetching_type])
def test_nothing_is_fetched_for_an_entity(
    tmp_path: Path, server: socket.socket, make: Callable[[Path, str], Path]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("тайна", encoding="utf-8")
    with server:
        for address in (secret.as_uri(), f"http://127.0.0.1:{server.getsockname()[1]}/x.dtd"):
            said = refusal(make(tmp_path / "отчет.docx", address))
            assert "подстановки" in said
            assert "тайна" not in said
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_remote_template_is_left_where_it_is(tmp_path: Path, server: socket.socket) -> None:
    with server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/template.dotm"
        report = read_docx(hostile.with_remote_template(tmp_path / "отчет.docx", address))
        assert [row.texts.title for row in report.rows()] == ["Ярмарка"]
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.fixture
def nobody() -> Iterator[None]:
    """Without the rights of root, who may read everything."""
    me = os.geteuid()
    os.seteuid(65534 if me == 0 else me)
    yield
    os.seteuid(me)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (6, b"\x94\0"),  # a version of the format that nobody knows
        (46, b"\xff\xfe"),  # a name that is said to be UTF-8
    ],
)
def test_a_package_with_a_list_of_parts_that_is_none_is_refused(
    tmp_path: Path, place: int, value: bytes
) -> None:
    path = write_docx(tmp_path / "отчет.docx", "")
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\1\2")
    data[entry + 9] |= 0x08  # the name is UTF-8
    data[entry + place : entry + place + len(value)] = value
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match="файл поврежден или загружен не полностью"):
        read_docx(path)


def test_a_file_without_permission_is_refused(tmp_path: Path, nobody: None) -> None:
    assert "нет права на чтение" in refusal(tmp_path / "отчет.docx")
