"""Names of files that every system takes: the files are sent to people who have Windows."""

import re

from db.folding import fold

#: Names that Windows keeps for devices, whatever ending they have.
DEVICES = re.compile(r"(con|conin\$|conout\$|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
LONGEST = 110  # signs of a name without its ending: 255 bytes are the limit, and Cyrillic takes two a sign
_LONGEST_SUFFIX = 12


def safe_name(name: str, longest: int = LONGEST) -> str:
    """Return a name without what Windows refuses, cut to a length; "" where nothing is left of it."""
    safe = fold(_FORBIDDEN.sub(" ", name)).lstrip(". ")[:longest].rstrip(". ")
    return f"_{safe}" if DEVICES.fullmatch(safe) else safe


def safe_file_name(name: str, otherwise: str = "Файл") -> str:
    """Return the name of a file made safe, its ending kept."""
    stem, dot, suffix = name.rpartition(".")
    if not stem or not suffix.isalnum() or len(suffix) > _LONGEST_SUFFIX:
        return safe_name(name) or otherwise
    return f"{safe_name(stem) or otherwise}{dot}{suffix}"
