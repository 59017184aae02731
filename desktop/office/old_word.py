"""What a .doc must be asked and given before LibreOffice reads it.

The binary format is [MS-DOC], the file around it [MS-CFB].
"""

import struct
from bisect import bisect_right
from typing import Final

_FREE: Final = 0xFFFFFFFF
_END_OF_CHAIN: Final = 0xFFFFFFFE
_LAST_SECTOR: Final = 0xFFFFFFFA
_SECTOR_SIZES: Final = {9: 512, 12: 4096}  # by the power of two that the file states
_SMALL: Final = 4096  # shorter streams lie elsewhere; no report is so short
_SECOND_TABLE: Final = 0x0200  # a flag of the header: which stream of tables counts
_ENCRYPTED: Final = 0x0100  # a flag of the header
_FLAGS_AT, _LETTERS_AT, _PIECES_AT = 0x0A, 0x4C, 0x01A2
_ONE_BYTE: Final = 0x40000000  # a flag of a piece: one byte a letter
_CELL_MARK, _PARAGRAPH_MARK = 0x07, 0x0D
#: What meets a file that is built in another way.
_ODD: Final = (KeyError, IndexError, ValueError, StopIteration, struct.error)


def end_with_paragraph(data: bytes) -> bytes:
    """Return the document with a paragraph after its last table; unchanged where it has one.

    Word always writes that paragraph. LibreOffice may write none, and on reading such a file it loses the
    table: only its letters are left.
    """
    try:
        return _mended(bytearray(data))
    except _ODD:
        return data


def is_encrypted(data: bytes) -> bool:
    """Say whether the document is closed with a password in the way of old Word."""
    try:
        text = _CompoundFile(bytearray(data)).stream("WordDocument")
    except _ODD:
        return False
    return bool(_number(text, _FLAGS_AT, 2) & _ENCRYPTED)


def _mended(data: bytearray) -> bytes:
    file = _CompoundFile(data)
    text = file.stream("WordDocument")
    tables = "1Table" if _number(text, _FLAGS_AT, 2) & _SECOND_TABLE else "0Table"
    start, length = struct.unpack_from("<II", text, _PIECES_AT)
    pieces = _Pieces(file.stream(tables)[start : start + length], text)
    letters = min(_number(text, _LETTERS_AT), len(text))
    if pieces.letter(letters - 1) != _CELL_MARK:
        return bytes(data)
    pieces.insert(letters, next(place for place in range(letters) if pieces.letter(place) == _PARAGRAPH_MARK))
    table = pieces.packed()
    where = file.append(tables, table)
    file.write("WordDocument", _PIECES_AT, struct.pack("<II", where, len(table)))
    file.write("WordDocument", _LETTERS_AT, struct.pack("<I", letters + 1))
    return bytes(data)


def _number(data: bytes, place: int, size: int = 4) -> int:
    return int.from_bytes(data[place : place + size], "little")


class _Pieces:
    """The table that says where in the stream each letter of the text lies."""

    def __init__(self, table: bytes, text: bytes) -> None:
        self._text = text
        place = 0
        while table[place] == 1:  # formats of changed pieces come first
            place += 3 + _number(table, place + 1, 2)
        self._before = table[:place]
        body = table[place + 5 :]
        count = (_number(table, place + 1) - 4) // 12
        self._bounds = list(struct.unpack_from(f"<{count + 1}I", body))
        self._pieces = [body[4 * (count + 1) + 8 * i :][:8] for i in range(count)]

    def letter(self, position: int) -> int:
        """Return the code of a letter of the text."""
        place, size = self._place(position)
        return _number(self._text, place, size)

    def insert(self, position: int, copied: int) -> None:
        """Let the letter that stands at `copied` stand once more before a position at which a piece ends."""
        place, size = self._place(copied)
        piece = 2 * place | _ONE_BYTE if size == 1 else place
        at = self._bounds.index(position)
        self._pieces.insert(at, struct.pack("<HIH", 0, piece, 0))
        self._bounds[at:] = [position, *(bound + 1 for bound in self._bounds[at:])]

    def packed(self) -> bytes:
        """Return the table as the file keeps it."""
        bounds = struct.pack(f"<{len(self._bounds)}I", *self._bounds)
        body = bounds + b"".join(self._pieces)
        return self._before + b"\x02" + struct.pack("<I", len(body)) + body

    def _place(self, position: int) -> tuple[int, int]:
        """Return where in the stream a letter lies and how many bytes it has."""
        index = bisect_right(self._bounds, position) - 1
        start, offset = _number(self._pieces[index], 2), position - self._bounds[index]
        if start & _ONE_BYTE:
            return (start & ~_ONE_BYTE) // 2 + offset, 1
        return start + 2 * offset, 2


class _CompoundFile:
    """The streams of an OLE file, changed in place."""

    def __init__(self, data: bytearray) -> None:
        self._data = data
        self._size = _SECTOR_SIZES[_number(data, 30, 2)]
        heads = (_number(data, 76 + 4 * i) for i in range(109))
        self._map = [self._offset(head) + i for head in heads if head < _LAST_SECTOR for i in self._words()]
        self._entries = {name: place for place in self._directory() if (name := self._name(place))}

    def stream(self, name: str) -> bytes:
        """Return a stream, up to the end of its last sector."""
        return b"".join(bytes(self._data[start : start + self._size]) for start in self._sectors(name))

    def write(self, name: str, place: int, content: bytes) -> None:
        """Overwrite a part of a stream."""
        sectors = self._sectors(name)
        for offset, byte in enumerate(content, place):
            self._data[sectors[offset // self._size] + offset % self._size] = byte

    def append(self, name: str, content: bytes) -> int:
        """Put something at the end of a stream and return where it begins."""
        entry = self._entries[name]
        length = _number(self._data, entry + 120)
        while len(self._sectors(name)) * self._size < length + len(content):
            self._lengthen(name)
        self.write(name, length, content)
        struct.pack_into("<I", self._data, entry + 120, length + len(content))
        return length

    def _lengthen(self, name: str) -> None:
        """Give a stream one more sector. Raises StopIteration: there is none."""
        last = self._chain(_number(self._data, self._entries[name] + 116))[-1]
        free = next(sector for sector in range(len(self._map)) if self._next(sector) == _FREE)
        struct.pack_into("<I", self._data, self._map[last], free)
        struct.pack_into("<I", self._data, self._map[free], _END_OF_CHAIN)
        missing = self._offset(free) + self._size - len(self._data)
        self._data.extend(bytes(max(missing, 0)))

    def _sectors(self, name: str) -> list[int]:
        entry = self._entries[name]
        if _number(self._data, entry + 120) < _SMALL:
            raise ValueError(name)
        return [self._offset(sector) for sector in self._chain(_number(self._data, entry + 116))]

    def _chain(self, sector: int) -> list[int]:
        chain: list[int] = []
        while sector < _LAST_SECTOR and len(chain) < len(self._map):
            chain.append(sector)
            sector = self._next(sector)
        return chain

    def _next(self, sector: int) -> int:
        return _number(self._data, self._map[sector])

    def _offset(self, sector: int) -> int:
        return (sector + 1) * self._size

    def _words(self) -> range:
        return range(0, self._size, 4)

    def _directory(self) -> list[int]:
        sectors = self._chain(_number(self._data, 48))
        return [self._offset(sector) + i for sector in sectors for i in range(0, self._size, 128)]

    def _name(self, place: int) -> str:
        length = _number(self._data, place + 64, 2)
        return bytes(self._data[place : place + max(length - 2, 0)]).decode("utf-16-le", "replace")
