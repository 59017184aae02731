"""Files made worse: by chance, but the same number makes the same mutant for ever."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

Mutation = Callable[[bytes, Random], bytes]
Parts = dict[str, bytes]

_NUMBERS = ("-1", "0", "65536", "2147483648", "99999999999999999999", "1e999", "NaN", "9" * 5000, "Ⅻ", "")
_VALUES: tuple[Any, ...] = (None, True, -1, 1e308, 2**70, "", "\ud800", "x" * 70_000, [], {}, [[]] * 500)
_ENCODINGS = ("utf-16", "utf-16-be", "cp1251", "koi8-r", "utf-32", "utf-8-sig")
_DIGITS = re.compile(rb'(?<=")\d+(?=")|(?<=>)\d+(?=<)')
_TAG = re.compile(rb"<[^<>]+>")
_DOCTYPE = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'


def mutant(seed: bytes, number: int) -> bytes:
    """Return the mutant of a file that has this number."""
    chance = Random(number)  # noqa: S311  the same for ever, and no secret
    content = seed
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        content = chance.choice(_MUTATIONS if _is_package(content) else _PLAIN)(content, chance)
    return content


def _is_package(content: bytes) -> bool:
    try:
        with ZipFile(BytesIO(content)) as package:
            return package.testzip() is None
    except (BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        return False
    except Exception:  # a mutant can break zipfile in any way: then it is no package
        return False


def _flip(content: bytes, chance: Random) -> bytes:
    """Turn some bits."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 64))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: Random) -> bytes:
    """Leave the beginning."""
    return content[: chance.randrange(len(content) + 1)]


def _lose(content: bytes, chance: Random) -> bytes:
    """Take a piece out of the middle."""
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.choice((1, 10, 1000)) :]


def _repeat(content: bytes, chance: Random) -> bytes:
    """Say a piece many times."""
    start = chance.randrange(len(content) + 1)
    piece = content[start : start + chance.choice((1, 40, 400))]
    return content[:start] + piece * chance.choice((2, 50, 500)) + content[start:]


def _splice(content: bytes, chance: Random) -> bytes:
    """Put the end of a file behind its beginning."""
    first, second = chance.randrange(len(content) + 1), chance.randrange(len(content) + 1)
    return content[:first] + content[second:]


def _encode(content: bytes, chance: Random) -> bytes:
    """Write a text in another encoding than it says."""
    return content.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def _numbers(content: bytes, chance: Random) -> bytes:
    """Write other numbers: counts, places, sizes."""
    number, most = chance.choice(_NUMBERS).encode(), chance.choice((1, 5, 0))
    found = list(_DIGITS.finditer(content))
    chosen = chance.sample(found, min(most or len(found), len(found)))
    for match in sorted(chosen, key=lambda each: -each.start()):
        content = content[: match.start()] + number + content[match.end() :]
    return content


def _tags(content: bytes, chance: Random) -> bytes:
    """Lose a tag, say it twice, put it into itself over and over, or put another in its place."""
    tags = list(_TAG.finditer(content))
    if not tags:
        return content
    tag, other = chance.choice(tags), chance.choice(tags)[0]
    instead = chance.choice((b"", tag[0] * 2, tag[0] * 3000, other, tag[0] + other))
    return content[: tag.start()] + instead + content[tag.end() :]


def _document_type(content: bytes, chance: Random) -> bytes:
    """Declare entities, and use one."""
    place = content.find(b"?>") + 2
    return content[:place] + _DOCTYPE + content[place:].replace(b"</", b"&c;</", chance.choice((1, 100)))


_PLAIN: tuple[Mutation, ...] = (_flip, _cut, _lose, _repeat, _splice, _encode, _numbers)


def _parts(content: bytes) -> Parts:
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: Parts) -> bytes:
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return package.getvalue()


def _in_a_part(change: Mutation) -> Mutation:
    """Return the same for one part of a package."""

    def changed(content: bytes, chance: Random) -> bytes:
        parts = _parts(content)
        if name := _chosen(parts, chance):
            parts[name] = change(parts[name], chance)
        return _packed(parts)

    return changed


def _chosen(parts: Parts, chance: Random) -> str:
    """Return a part, a large one rather than a small one: there the report is."""
    names = list(parts)
    weights = [len(part) ** 0.5 + 1 for part in parts.values()]
    return chance.choices(names, weights)[0] if names else ""


def _without_a_part(content: bytes, chance: Random) -> bytes:
    parts = _parts(content)
    if parts:
        del parts[chance.choice(list(parts))]
    return _packed(parts)


def _parts_exchanged(content: bytes, chance: Random) -> bytes:
    parts = _parts(content)
    if parts:
        one, other = chance.choice(list(parts)), chance.choice(list(parts))
        parts[one], parts[other] = parts[other], parts[one]
    return _packed(parts)


def _data_edited(content: bytes, chance: Random) -> bytes:
    """Edit the data that a file of ours carries, or the whole of a .json."""
    parts = _parts(content)
    for name, part in parts.items():
        start, end = part.find(b'{"format"'), part.rfind(b"}")
        if 0 <= start < end:
            edited = _edited(_as_json(part[start : end + 1]), chance)
            parts[name] = part[:start] + _in_xml(edited) + part[end + 1 :]
    return _packed(parts)


def _as_json(part: bytes) -> Any:  # noqa: ANN401
    text = part.decode("utf-8", "replace").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    try:
        return json.loads(re.sub("<[^<>]{0,200}>", "", text))
    except (ValueError, RecursionError):
        return text


def _in_xml(value: object) -> bytes:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=True)
    return text.replace("&", "&amp;").replace("<", "&lt;").encode("utf-8", "replace")


def _json_edited(content: bytes, chance: Random) -> bytes:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return _flip(content, chance)
    return json.dumps(_edited(found, chance)).encode()


def _edited(value: Any, chance: Random) -> Any:  # noqa: ANN401
    """Return the values with another one somewhere, one gone, or all of it deep inside of lists."""
    if isinstance(value, dict | list) and value and chance.random() < 0.85:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key: Any = chance.choice(keys)
        if chance.random() < 0.1:
            del value[key]
        else:
            value[key] = _edited(value[key], chance)
        return value
    if chance.random() < 0.05:
        return f"{'[' * 5000}{']' * 5000}"
    if isinstance(value, str) and value and chance.random() < 0.4:
        place = chance.randrange(len(value))
        return value[:place] + chance.choice("\x00\ufffe«9a\n") + value[place + 1 :]
    return chance.choice(_VALUES)


_MUTATIONS: tuple[Mutation, ...] = (
    _flip,
    _cut,
    _lose,
    _splice,
    *(_in_a_part(each) for each in (*_PLAIN, _numbers, _tags, _tags, _document_type)),
    _without_a_part,
    _parts_exchanged,
    _data_edited,
    _data_edited,
)
_PLAIN += (_json_edited, _json_edited, _json_edited)
