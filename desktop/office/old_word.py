"""What a .doc must be asked and given before LibreOffice reads it.

The binary format is [MS-DOC], the file around it [MS-CFB].
"""

import struct
from bisect import bisect_right
from typing import Final

_END_OF_CHAIN: Final = 0xFFFFFFFE
_MAP_SECTOR: Final = 0xFFFFFFFD
_LAST_SECTOR: Final = 0xFFFFFFFA
_SECTOR_SIZES: Final = {9: 512, 12: 4096}  # by the power of two that the file states
_SHORT: Final = 4096  # shorter streams lie within another
_SHORT_SECTOR: Final = 64
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
    text = bytearray(file.stream("WordDocument"))
    name = "1Table" if _number(text, _FLAGS_AT, 2) & _SECOND_TABLE else "0Table"
    tables = file.stream(name)
    start, length = struct.unpack_from("<II", text, _PIECES_AT)
    pieces = _Pieces(tables[start : start + length], text)
    letters = min(_number(text, _LETTERS_AT), len(text))
    if pieces.letter(letters - 1) != _CELL_MARK:
        return bytes(data)
    pieces.insert(letters, next(place for place in range(letters) if pieces.letter(place) == _PARAGRAPH_MARK))
    packed = pieces.packed()
    struct.pack_into("<II", text, _PIECES_AT, len(tables), len(packed))
    struct.pack_into("<I", text, _LETTERS_AT, letters + 1)
    file.replace(name, tables + packed)
    file.replace("WordDocument", text)
    return bytes(data)


def _number(data: bytes | bytearray, place: int, size: int = 4) -> int:
    return int.from_bytes(data[place : place + size], "little")


class _Pieces:
    """The table that says where in the stream each letter of the text lies."""

    def __init__(self, table: bytes, text: bytearray) -> None:
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
    """The streams of an OLE file: chains of sectors, those of short streams within a stream of their own."""

    def __init__(self, data: bytearray) -> None:
        self._data = data
        self._size = _SECTOR_SIZES[_number(data, 30, 2)]
        self._map: list[int] = []  # where in the file it stands which sector follows
        for head in (_number(data, 76 + 4 * i) for i in range(109)):
            if head < _LAST_SECTOR:
                self._map += self._words(head)
        directory = self._chain(_number(data, 48))
        places = [self._offset(sector) + i for sector in directory for i in range(0, self._size, 128)]
        self._root = places[0]
        self._entries = {name: place for place in places if (name := self._name(place))}

    def stream(self, name: str) -> bytes:
        """Return what a stream holds."""
        entry = self._entries[name]
        length = _number(self._data, entry + 120)
        start = _number(self._data, entry + 116)
        return (self._short(start) if length < _SHORT else self._joined(start))[:length]

    def replace(self, name: str, content: bytes | bytearray) -> None:
        """Let a stream hold something else, in new sectors at the end of the file."""
        content = content.ljust(_SHORT, b"\0")
        count = -(-len(content) // self._size)
        first = self._room(count)
        self._data += content.ljust(count * self._size, b"\0")
        for sector in range(first, first + count):
            follows = sector + 1 if sector + 1 < first + count else _END_OF_CHAIN
            struct.pack_into("<I", self._data, self._map[sector], follows)
        struct.pack_into("<II", self._data, self._entries[name] + 116, first, len(content))

    def _room(self, count: int) -> int:
        """Return the first sector after the end of the file; the map then has room for so many."""
        self._data += bytes(-len(self._data) % self._size)
        sector = len(self._data) // self._size - 1
        while len(self._map) < sector + count:
            heads = len(self._map) * 4 // self._size
            self._data += b"\xff" * self._size
            self._map += self._words(sector)
            struct.pack_into("<I", self._data, self._map[sector], _MAP_SECTOR)
            struct.pack_into("<I", self._data, 76 + 4 * heads, sector)
            struct.pack_into("<I", self._data, 44, heads + 1)
            sector += 1
        return sector

    def _short(self, sector: int) -> bytes:
        container = self._joined(_number(self._data, self._root + 116))
        follows = self._joined(_number(self._data, 60))
        found: list[bytes] = []
        while sector < _LAST_SECTOR and len(found) < _SHORT // _SHORT_SECTOR:
            found.append(container[sector * _SHORT_SECTOR :][:_SHORT_SECTOR])
            sector = _number(follows, 4 * sector)
        return b"".join(found)

    def _joined(self, sector: int) -> bytes:
        starts = map(self._offset, self._chain(sector))
        return b"".join(bytes(self._data[start : start + self._size]) for start in starts)

    def _chain(self, sector: int) -> list[int]:
        chain: list[int] = []
        while sector < _LAST_SECTOR and len(chain) < len(self._map):
            chain.append(sector)
            sector = _number(self._data, self._map[sector])
        return chain

    def _offset(self, sector: int) -> int:
        return (sector + 1) * self._size

    def _words(self, sector: int) -> range:
        return range(self._offset(sector), self._offset(sector) + self._size, 4)

    def _name(self, place: int) -> str:
        length = _number(self._data, place + 64, 2)
        return bytes(self._data[place : place + max(length - 2, 0)]).decode("utf-16-le", "replace")
