"""Guarded reading of zip packages: whatever is in them, it costs little, and nothing is fetched."""

import codecs
import os
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from desktop.office.unreadable import UnreadableFile, beginning, locked, not_a_package, unreadable

_MEGABYTE: Final = 1024 * 1024
_PARTS_LIMIT: Final = 5_000
_UNPACKED_LIMIT: Final = 500 * _MEGABYTE  # of all parts together: photographs hardly shrink
_XML_LIMIT: Final = 64 * _MEGABYTE  # of one part: 10,000 rows make some 27
_MARKS_LIMIT: Final = 6_000_000  # tags and attributes of one part: 10,000 rows make some 2 million
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # what office programs write
_ENCRYPTED: Final = 0x1  # the flag of an entry that is closed with a password
_DIRECTORY_LIMIT: Final = 8 * _MEGABYTE  # of the list of parts
_LAST_RECORD: Final = 22  # bytes of the record that ends a zip file
_STEP: Final = 65_536
#: How zipfile refuses what it reads; NotImplementedError and ValueError: a version or a name that is none.
_FAULTS: Final = (zipfile.BadZipFile, NotImplementedError, ValueError)
_UNPACKING_ERRORS: Final = (*_FAULTS, zlib.error, EOFError, OSError)
#: What may stand before the first element: a mark of the encoding, the declaration, comments, instructions.
_PROLOG: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_WIDE: Final = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (b"<\0", "utf-16-le"))

_STRICT_MARK: Final = b"http://purl.oclc.org/ooxml/"
#: Namespaces of ISO 29500 strict, which newer programs can write, and the usual ones in their stead.
_STRICT: Final = tuple(
    (f"http://purl.oclc.org/ooxml/{strict}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
    )
)

#: What a package is, by a part that it holds.
_CONTENTS: Final = (
    ("word/", "это документ Word"),
    ("xl/", "это книга Excel"),
    ("ppt/", "это презентация"),
    ("content.xml", "это документ LibreOffice"),
    ("", "это архив ZIP, а не документ"),
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """A tie from one part to another; `kind` is the last word of its type («styles»)."""

    kind: str
    target: str
    id: str


class Package:
    """A zip package whose parts are read one by one, each within limits."""

    def __init__(self, source: Path, archive: zipfile.ZipFile) -> None:
        self._source = source
        self._archive = archive
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in archive.infolist()}
        self._check_declared()

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._entries

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of all parts, in lower case."""
        return tuple(self._entries)

    def xml(self, part: str) -> etree._Element:
        """Return the root of an XML part. Raises UnreadableFile: missing, damaged or hostile."""
        data, encoding = _narrow(self._checked(part))
        if _STRICT_MARK in data:
            for strict, usual in _STRICT:
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            encoding=encoding,
            huge_tree=True,  # a cell of 10 MB and 200 levels of tables are read; the limits are above
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged() from error

    def beginning(self, part: str, size: int) -> bytes:
        """Return the first bytes of a part, without the zeros of wide letters; none if it is damaged."""
        try:
            with self._archive.open(self._entries[part.lower()]) as opened:
                return opened.read(size).replace(b"\0", b"")
        except _UNPACKING_ERRORS:
            return b""

    def relationships(self, part: str = "") -> Iterator[Relationship]:
        """Yield where a part, or the whole package, leads to; what leads out of the file is left out."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self:
            return
        for tie in self.xml(rels).iter(_RELATIONSHIP):
            if tie.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, tie.get("Target", "")))
                kind = tie.get("Type", "").rpartition("/")[2]
                yield Relationship(kind, target.lstrip("/"), tie.get("Id", ""))

    def contents(self) -> str:
        """Say in Russian what the package is."""
        return next(what for part, what in _CONTENTS if any(name.startswith(part) for name in self._entries))

    def damaged(self) -> UnreadableFile:
        """Return the error for a part that cannot be read."""
        return unreadable(self._source, "файл поврежден или загружен не полностью", "получите его еще раз")

    def _check_declared(self) -> None:
        entries = self._archive.infolist()
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise locked(self._source)
        unpacked = sum(entry.file_size for entry in entries)
        if len(entries) > _PARTS_LIMIT or unpacked > _UNPACKED_LIMIT:
            raise too_large(self._source)
        if any(entry.compress_type not in _METHODS for entry in entries):
            raise unreadable(
                self._source, "он сжат неизвестным способом", "сохраните его заново в Word или LibreOffice"
            )

    def _checked(self, part: str) -> bytes:
        data = self._read(part)
        if data.count(b"<") + data.count(b"=") > _MARKS_LIMIT:
            raise too_large(self._source)
        self._refuse_doctype(data)
        return data

    def _read(self, part: str) -> bytes:
        entry = self._entries.get(part.lower())
        if entry is None:
            raise self.damaged()
        if entry.file_size > _XML_LIMIT:
            raise too_large(self._source)
        return b"".join(self._unpack(entry))

    def _unpack(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """Unpack step by step: read at once, a part that lies about its size would fill the memory first.

        zipfile stops at the stated size, so that such a part ends in a wrong sum.
        """
        try:
            with self._archive.open(entry) as part:
                while step := part.read(_STEP):
                    yield step
        except _UNPACKING_ERRORS as error:
            raise self.damaged() from error

    def _refuse_doctype(self, data: bytes) -> None:
        """Refuse a document type: office files have none, and entities are declared nowhere else."""
        prolog = _PROLOG.match(data)
        if prolog and data.startswith(b"<!DOCTYPE", prolog.end()):
            raise unreadable(
                self._source,
                "в нем объявлены подстановки, которых в документах не бывает",
                "не открывайте его и спросите отправителя",
            )


def _narrow(data: bytes) -> tuple[bytes, str | None]:
    """Return XML in one byte a letter where it has two, and the encoding if it is another than declared."""
    for start, encoding in _WIDE:
        if data.startswith(start):
            return data.decode(encoding, "replace").encode(), "utf-8"
    return data, None


@contextmanager
def open_package(source: Path) -> Iterator[Package]:
    """Open a zip package for guarded reading.

    Raises UnreadableFile: missing, no package, damaged, closed with a password, too large.
    """
    beginning(source)
    if _directory_size(source) > _DIRECTORY_LIMIT:
        raise too_large(source)
    try:
        archive = zipfile.ZipFile(source)
    except _FAULTS as error:
        raise not_a_package(source) from error
    with archive:
        yield Package(source, archive)


def _directory_size(source: Path) -> int:
    """Return the stated size of the list of parts: zipfile reads it whole before anything can be checked."""
    with source.open("rb") as file:
        file.seek(-min(source.stat().st_size, _LAST_RECORD + 0xFFFF), os.SEEK_END)
        tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    record = tail[place : place + _LAST_RECORD] if place >= 0 else b""
    return int.from_bytes(record[12:16], "little")


def too_large(source: Path) -> UnreadableFile:
    """Return the error for a package that unpacks to more than any report has."""
    return unreadable(source, "после распаковки он слишком велик для отчета", "проверьте, тот ли это файл")
