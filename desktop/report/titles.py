"""Titles of reports: made in the house style, and recognised however hands typed them."""

import re
from collections.abc import Iterator
from functools import partial

from db.dictionaries.declension import decline
from db.dictionaries.entries import Author, Municipality
from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE, Quarter, ReportKey, ReportKind
from desktop.report.printed import Identity
from desktop.report.wording import cut_quarter, in_quarter, read_quarter

_BODIES = "исполнительными органами Смоленской области и подведомственными им учреждениями"
_LOCAL = "органами местного самоуправления"
_REGION = "Смоленской области"
_KINDS = tuple(ReportKind)
_REFORM = Quarter(2025, 1)  # since then there are municipal and urban okrugs


def title(key: ReportKey, dictionaries: Dictionaries) -> str:
    """Return the title of a report of the office or of one author. Raises KeyError for an unknown author."""
    who = _everybody(key) if key.author == OFFICE else _one(key, dictionaries)
    return f"Отчет о мероприятиях в международной сфере, проведенных {who} {in_quarter(key.quarter)}"


def _everybody(key: ReportKey) -> str:
    if key.kind is ReportKind.EXECUTIVE:
        return _BODIES
    okrugs = key.quarter >= _REFORM
    return f"{_LOCAL} муниципальных {'и городских округов' if okrugs else 'образований'} {_REGION}"


def _one(key: ReportKey, dictionaries: Dictionaries) -> str:
    author = dictionaries.get(Author, key.author, key.quarter) or dictionaries.get(Author, key.author)
    if author is None:
        raise KeyError(key.author)
    of_place = partial(dictionaries.get, Municipality, author.municipality_id)
    if municipality := of_place(key.quarter) or of_place():
        return f"{_LOCAL} {_genitive(municipality)}"
    body = author.instrumental or decline(author.name).instrumental
    return f"{body} и подведомственными {_pronoun(body)} учреждениями"


def _genitive(municipality: Municipality) -> str:
    """Return «муниципального образования «…» Смоленской области», or «города Смоленска»."""
    if not municipality.full_name.startswith("Муниципальное образование"):
        return municipality.genitive
    name = decline(municipality.full_name).genitive.replace("М", "м", 1)
    return name if name.endswith(_REGION) else f"{name} {_REGION}"


def _pronoun(instrumental: str) -> str:
    """Return to whom the institutions belong: the first word of the body's name shows gender and number."""
    word = instrumental.split()[0]
    if word.endswith("ми"):
        return "им"
    return "ей" if word.endswith(("ой", "ей")) else "ему"


_MANY = r"муниципальны(?:х|ми) (?:и городски(?:х|ми) )?(?:образовани|округ)"
_EVERYBODY = {
    ReportKind.EXECUTIVE: r"исполнительн(?:ыми|ых|ые) орган(?:ами|ов|ы)\b|органами исполнительной власти",
    ReportKind.MUNICIPAL: r"(?:самоуправления|администрациями) (?:муниципальных|городских|смоленской обл)"
    rf"|(?:провед[её]нн|мероприяти|отч[её]т)\w* {_MANY}",
}
_LONGEST = 2_000  # characters that are read of a title: a book in its place must cost no time
_CUT = "|"  # stands for the quarter: the name of an author ends there
# Who sends stands after «проведенных», after «в международной сфере», around «отчет» or between it and «о».
_WHO = (
    r"\b(?:провед[её]нн|организованн|осуществл[её]нн|реализованн)\w+ ([^|]+?)(?: мероприяти[^|]*)?(?:\||$)",
    r"международн\w+ (?:сфер|деятельност|сотрудничеств)\w+ ([^|]+)",
    r"(?:отч[её]т|информаци)\w* ([^|]+?)(?: об? |\||$)",
    r"^([^|]+?) (?:отч[её]т|информаци)",
)
_INSTITUTIONS = re.compile(r",? (?:(?:и|а также) )?(?:(?:его|ее|её|их) )?подведомственн.*", re.IGNORECASE)
_GOVERNMENT = re.compile(
    r"(?:орган\w{1,3} местного самоуправления|администраци\w{1,2}|на территории) ", re.IGNORECASE
)


def recognise_title(text: str, dictionaries: Dictionaries) -> Identity:
    """Return what a title says of its report; what it does not say for certain is None."""
    quarter = read_quarter(text[:_LONGEST])
    rest = cut_quarter(text[:_LONGEST], _CUT)
    for kind, everybody in _EVERYBODY.items():
        if re.search(everybody, rest, re.IGNORECASE):
            return Identity(kind, quarter, OFFICE)
    if author := _author(rest, dictionaries):
        return Identity(ReportKind(author.kind), quarter, author.id)
    is_local = "местного самоуправления" in rest.lower()
    return Identity(ReportKind.MUNICIPAL if is_local else None, quarter)


def _author(title_text: str, dictionaries: Dictionaries) -> Author | None:
    """Return the one author whose name stands where that of an author stands, else None."""
    for place in _WHO:
        if found := re.search(place, title_text, re.IGNORECASE):
            who = _INSTITUTIONS.sub("", found[1]).strip()
            authors = {author.id: author for author in authors_named(who, dictionaries)}
            if len(authors) == 1:
                return authors.popitem()[1]
    return None


def authors_named(who: str, dictionaries: Dictionaries) -> Iterator[Author]:
    """Yield the authors of a name, those of municipalities under any name of theirs."""
    place = _GOVERNMENT.sub("", who)
    bodies = {entry.id for entry in dictionaries.find(who, among=(Author,))}
    municipalities = {entry.id for entry in dictionaries.find(place, among=(Municipality,))}
    for author in dictionaries.all(Author):
        if author.kind in _KINDS and (author.id in bodies or author.municipality_id in municipalities):
            yield author
