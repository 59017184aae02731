"""Text that comes from other programs, made fit for a field: it brings breaks and marks put in for looks."""

import re

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_BREAK = re.compile(r"\r\n?|\u2029")
_FOR_LOOKS = re.compile("[\x0b\x0c\x85\u2028]")  # Word's break within a paragraph, and the like
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[ \t\u2000-\u200a\u3000]+")
_LINE = re.compile(r" *\n[ \n]*")
# A line that says all it wants to say, or one that begins an item of a list: the break is meant.
_ENDS = re.compile(r"[.!?:;…]\Z")
_BEGINS = re.compile(r"(?:[-–—•·*]|\d+[.)])[ \u00a0]")


def cleaned(text: str) -> str:
    """Return a text on its lines, without what cannot be seen; breaks that only look good become spaces."""
    first, *others = unfolded(text).split("\n")
    lines = [first]
    for line in others:
        if not lines[-1] or _ENDS.search(lines[-1]) or _BEGINS.match(line):
            lines.append(line)
        else:
            lines[-1] += f" {line}"
    return "\n".join(lines).strip("\n").removesuffix(" " if others else "")


def unfolded(text: str) -> str:
    """Return a text without unseen marks, its runs of spaces and of breaks each made one."""
    seen = _CONTROL.sub("", _UNSEEN.sub("", _FOR_LOOKS.sub(" ", _BREAK.sub("\n", text))))
    return _LINE.sub("\n", _SPACES.sub(" ", seen))
