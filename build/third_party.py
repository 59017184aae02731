"""Writes down the foreign parts and their licences: run it after the lock has changed.

The list goes into THIRD_PARTY.md, the texts into resources/licences/packages; the program shows them.
Versions come from requirements/runtime.txt, the rest from what the packages say of themselves. The texts of
what is no package (Python, Qt, SQLite) stand beside that folder and are kept by hand.
"""

import re
from email.message import Message
from importlib.metadata import distribution, metadata
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "runtime.txt"
NOTICE = ROOT / "THIRD_PARTY.md"
TEXTS = ROOT / "resources" / "licences" / "packages"

HEAD = "| Package | Version | Licence | Source |\n| --- | --- | --- | --- |\n"
_TABLE = re.compile(r"^\| Package .*?(?=^(?!\|)|\Z)", re.MULTILINE | re.DOTALL)
_PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
_SOURCES = ("source", "repository", "homepage")  # what packages call the place of their source, best first
_LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)

_OF_QT = "Used under the GNU Lesser General Public License, version 3: see Qt, the LGPL and the GPL."
#: What is said of packages that bring no text: those of Qt are told of in files of their own.
_WITHOUT_TEXT = {
    "pymorphy3-dicts-ru": (
        "The package is under the MIT license. The word forms in it come from OpenCorpora "
        "(http://opencorpora.org), © its contributors, under Creative Commons Attribution-ShareAlike 3.0 "
        "(https://creativecommons.org/licenses/by-sa/3.0/); they are handed on unchanged."
    ),
    "pyside6-essentials": _OF_QT,
    "shiboken6": _OF_QT,
}


def row(package: str, version: str) -> str:
    """Return the row of one package."""
    about = _about(package)
    return f"| {about['Name']} | {version} | {licence(about)} | {source(about)} |\n"


def licence(about: Message) -> str:
    """Return the name of the licence of a package."""
    return str(about.get("License-Expression") or about.get("License"))


def source(about: Message) -> str:
    """Return the address where the source of a package is offered."""
    links = (link.split(", ", 1) for link in about.get_all("Project-URL", []))
    named = {name.lower(): address for name, address in links}
    found = (named[name] for name in _SOURCES if name in named)
    return next(found, about.get("Home-page", ""))


def notice() -> str:
    """Return the text of THIRD_PARTY.md with a fresh table."""
    table = HEAD + "".join(row(package, version) for package, version in pins())
    return _TABLE.sub(lambda _: table, NOTICE.read_text(encoding="utf-8"))


def pins() -> list[tuple[str, str]]:
    """Return the packages that people get, with their versions."""
    return _PIN.findall(LOCK.read_text(encoding="utf-8"))


def texts() -> dict[str, str]:
    """Return what is told of each package, by the name of its file."""
    return {f"{package}.txt": text_of(package, version) for package, version in pins()}


def text_of(package: str, version: str) -> str:
    """Return the licence of a package under its name and version, a heading for whoever reads it."""
    about = _about(package)
    files = distribution(package).files or ()
    kept = sorted(file for file in files if ".dist-info" in str(file) and _LICENCE.search(file.name))
    found = [file.read_text(encoding="utf-8").strip() for file in kept] or [_WITHOUT_TEXT[package]]
    head = f"{about['Name']} {version}\n\n{licence(about)}\n{source(about)}\n"
    return "\n\n".join((head, *dict.fromkeys(found))) + "\n"


def write() -> None:
    """Write the list and the texts; those of what is no longer shipped go."""
    NOTICE.write_text(notice(), encoding="utf-8", newline="\n")
    TEXTS.mkdir(parents=True, exist_ok=True)
    for file in TEXTS.iterdir():
        file.unlink()
    for name, text in texts().items():
        (TEXTS / name).write_text(text, encoding="utf-8", newline="\n")


def _about(package: str) -> Message:
    return cast(Message, metadata(package))


if __name__ == "__main__":
    write()
