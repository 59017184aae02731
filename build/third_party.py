"""Writes the list of foreign parts into THIRD_PARTY.md: run it after the lock has changed.

Versions come from requirements/runtime.txt, licences from what the packages say of themselves.
"""

import re
from email.message import Message
from importlib.metadata import metadata
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "runtime.txt"
NOTICE = ROOT / "THIRD_PARTY.md"

HEAD = "| Package | Version | Licence | Source |\n| --- | --- | --- | --- |\n"
_TABLE = re.compile(r"^\| Package .*?(?=^(?!\|)|\Z)", re.MULTILINE | re.DOTALL)
_PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
_SOURCES = ("source", "repository", "homepage")  # what packages call the place of their source, best first


def row(package: str, version: str) -> str:
    """Return the row of one package."""
    about = cast(Message, metadata(package))
    licence = about.get("License-Expression") or about.get("License")
    return f"| {about['Name']} | {version} | {licence} | {source(about)} |\n"


def source(about: Message) -> str:
    """Return the address where the source of a package is offered."""
    links = (link.split(", ", 1) for link in about.get_all("Project-URL", []))
    named = {name.lower(): address for name, address in links}
    found = (named[name] for name in _SOURCES if name in named)
    return next(found, about.get("Home-page", ""))


def notice() -> str:
    """Return the text of THIRD_PARTY.md with a fresh table."""
    pins = _PIN.findall(LOCK.read_text(encoding="utf-8"))
    table = HEAD + "".join(row(package, version) for package, version in pins)
    return _TABLE.sub(lambda _: table, NOTICE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    NOTICE.write_text(notice(), encoding="utf-8", newline="\n")
