"""Files that are broken, closed, or made to do harm."""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from tests.made.word import SPACES, p, r, tbl, texts_row, write_docx

_GIGABYTE = 1024**3
_STEP = 16 * 1024 * 1024


def zeros(size: int) -> bytes:
    """Return so many zero bytes deflated, without ever making them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(_STEP)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * (size // _STEP) + zlib.compressobj(9, zlib.DEFLATED, -15).flush()


def write_zip(path: Path, entries: Iterable[tuple[str, bytes, int]], *, flags: int = 0) -> Path:
    """Write a zip of deflated entries with the sizes that they are said to have."""
    body = directory = b""
    listed = list(entries)
    for name, packed, size in listed:
        raw = name.encode()
        head = struct.pack("<HHHHHIIIHH", 20, flags, 8, 0, 33, 0, len(packed), size, len(raw), 0)
        directory += (
            b"PK\1\2" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + raw
        )
        body += b"PK\3\4" + head + raw + packed
    end = struct.pack("<HHHHIIH", 0, 0, len(listed), len(listed), len(directory), len(body), 0)
    path.write_bytes(body + directory + b"PK\5\6" + end)
    return path


def bomb_that_says_its_size(path: Path) -> Path:
    """Ten gigabytes of zeros, and the file says so."""
    third = zeros(10 * _GIGABYTE // 3)
    size = 10 * _GIGABYTE // 3
    return write_zip(
        path, [(name, third, size) for name in ("word/document.xml", "word/a.xml", "word/b.xml")]
    )


def bomb_that_lies(path: Path) -> Path:
    """Ten gigabytes of zeros in a part that says to have a thousand bytes."""
    return write_zip(path, [("word/document.xml", zeros(10 * _GIGABYTE), 1000)])


def bomb_of_tags(path: Path) -> Path:
    """A part of sixty megabytes that is nothing but tags."""
    body = b"<w:p/>" * 10_000_000
    raw = f"<w:document {SPACES}><w:body>".encode() + body + b"</w:body></w:document>"
    return write_docx(path, "", raw=raw)


def with_prolog(path: Path, prolog: str, text: str) -> Path:
    """Write a report whose main part begins with a document type."""
    raw = f'<?xml version="1.0"?>{prolog}<w:document {SPACES}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
    return write_docx(path, "", raw=f"{raw}</w:body></w:document>".encode())


def laughing(path: Path) -> Path:
    """Entities made of entities: a billion laughs."""
    steps = "".join(f'<!ENTITY h{i} "{f"&h{i - 1};" * 10}">' for i in range(1, 10))
    return with_prolog(path, f'<!DOCTYPE x [<!ENTITY h0 "ха">{steps}]>', "&h9;")


def fetching(path: Path, address: str) -> Path:
    """An entity that stands for another file."""
    return with_prolog(path, f'<!DOCTYPE x [<!ENTITY other SYSTEM "{address}">]>', "&other;")


def fetching_type(path: Path, address: str) -> Path:
    """A document type that lies elsewhere, after a long comment."""
    return with_prolog(path, f'<!-- {"* " * 4500} --><!DOCTYPE x SYSTEM "{address}">', "")


def with_remote_template(path: Path, address: str) -> Path:
    """A good report whose template and picture are said to lie elsewhere."""
    write_docx(path, p(r("Отчет за 2024 год")) + tbl(_rows()))
    ties = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/'
        f'2006/relationships/{{}}" Target="{address}"/></Relationships>'
    )
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/_rels/settings.xml.rels", ties.format("attachedTemplate"))
        package.writestr("word/settings.xml", f"<w:settings {SPACES}/>")
    return path


def _rows() -> list[str]:
    header = ("№", "Наименование", "Место", "Сроки", "Содержание", "Участники")
    return [
        texts_row(header),
        texts_row(("1.", "Ярмарка", "г. Орша", "5 мая 2024 года", "Обмен", "7 человек")),
    ]


def locked(path: Path) -> Path:
    """What Word writes when a password is set: an OLE file with the encrypted package in it."""
    names = b"".join(
        name.encode("utf-16-le").ljust(128, b"\0") for name in ("EncryptionInfo", "EncryptedPackage")
    )
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(2048))
    return path


def locked_entries(path: Path) -> Path:
    """A zip whose entries are encrypted."""
    return write_zip(path, [("word/document.xml", b"\x03\0", 0)], flags=1)


def truncated(path: Path) -> Path:
    """A report of which only the first half arrived."""
    write_docx(path, tbl(_rows()))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def with_damaged_part(path: Path) -> Path:
    """A report with a byte of its main part changed."""
    write_docx(path, tbl(_rows()))
    with zipfile.ZipFile(path) as package:
        place = package.getinfo("word/document.xml").header_offset + 200
    data = bytearray(path.read_bytes())
    data[place] ^= 0xFF
    path.write_bytes(data)
    return path


def with_many_parts(path: Path) -> Path:
    """A package of six thousand parts."""
    return write_zip(path, [(f"word/{number}.xml", b"\x03\0", 0) for number in range(6000)])


def with_other_parts(path: Path, *parts: str) -> Path:
    """A zip that is something else."""
    with zipfile.ZipFile(path, "w") as package:
        for part in parts:
            package.writestr(part, "<x/>")
    return path
