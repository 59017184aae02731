"""The format of an event in the words of its place: «в дистанционном формате» is put in and taken out."""

import re
from enum import StrEnum


class Format(StrEnum):
    """How people meet, in the words that a place says it with; of meeting in person it says nothing."""

    IN_PERSON = ""
    REMOTE = "в дистанционном формате"
    VIDEO = "в режиме видеоконференцсвязи"
    MIXED = "очно и в дистанционном формате"


_VIDEO = r"(?:видео-?\s*конференц-?\s*связ[иь]|видеосвяз[иь]|вкс)"
_REMOTE = r"(?:дистанционно\w+|удал[её]нно\w+|заочно\w+|он-?лайн)"
_HOW = r"(?:формат|режим|форм)\w*"
_MIXED = rf"(?:(?:в\s+)?очно(?:\s+{_HOW})?\s+и\s+|(?:в\s+)?очно-)"
_WORDS = (  # from the special to the general
    (
        Format.MIXED,
        rf"{_MIXED}(?:(?:в\s+)?{_REMOTE}(?:[\s-]+{_HOW})?|в\s+{_HOW}\s+{_VIDEO})|(?:в\s+)?смешанно\w+\s+{_HOW}",
    ),
    (Format.VIDEO, rf"(?:(?:в|по)\s+(?:{_HOW}\s+)?|посредством\s+|с\s+помощью\s+){_VIDEO}"),
    (Format.REMOTE, rf"в\s+{_REMOTE}[\s-]+{_HOW}|в\s+{_HOW}\s+он-?лайн|дистанционно|он-?лайн"),
)
_FORMATS = [
    (
        form,
        re.compile(
            rf"\s*\(\s*(?:{words})\s*\)|(?:^|[,;]?\s*(?<!\w))(?:{words})(?![\w-])[,;]?", re.IGNORECASE
        ),
    )
    for form, words in _WORDS
]


def format_of(place: str) -> Format:
    """Return the format that a place tells; a place that tells none is one where people meet."""
    return next((form for form, words in _FORMATS if words.search(place)), Format.IN_PERSON)


def with_format(place: str, form: Format) -> str:
    """Return the place with the words of a format instead of those it had; all else stays as it is."""
    bare = place
    for _, words in _FORMATS:
        bare = words.sub("", bare)
    bare = bare if bare == place else bare.lstrip()
    if form is Format.IN_PERSON:
        return bare
    if not bare.strip():
        return form[0].upper() + form[1:]
    return f"{bare.rstrip()} ({form})"
