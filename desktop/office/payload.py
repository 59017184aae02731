"""The data that a file carries of its report: JSON with a version, whatever kind of file it lies in.

It holds what the report prints, what is kept beside that, and the sender's name: nothing else of people,
and nothing of the machine.
"""

import hashlib
import json
import re
from collections.abc import Container, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from db.entities import Field, Quarter, ReportKind, Texts
from db.explanations import Explanation
from db.folding import fold
from desktop.office.layout import printable
from desktop.office.payload_changes import change_values, to_change
from desktop.office.payload_reading import reading_values, to_reading
from desktop.office.payload_values import LONGEST_ID, LONGEST_TEXT, Refused, Values
from desktop.report.carried import Carried, CarriedState
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection

NAMESPACES = "urn:pobratim:report:"  # of all versions
NAMESPACE = f"{NAMESPACES}1"
_FORMAT, _VERSION = "pobratim-report-data", 1
_PROGRAM = "pobratim"

_LARGEST = 16_000_000  # characters; 10,000 rows make some 14 million
_MOST_VALUES = 3_000_000  # of all lists and objects, counted by what parts them
_TEXTS = tuple(name.value for name in Field)
_MOST_EVENTS, _MOST_SECTIONS, _MOST_EXPLANATIONS, _MOST_CHANGES = 20_000, 2_000, 50_000, 120_000
_LAST_EDITION = 999  # which no report reaches
_UNSEEN_LENGTH = 8  # longer runs of zero-width marks do not occur
_FORBIDDEN = re.compile("[\ud800-\udfff\ufffe\uffff]")  # in XML; in strings of JSON their codes can stand


class DamagedPayload(Exception):
    """The data of a file are not what the program writes."""


class NewerPayload(Exception):
    """The data of a file were written by a later program in another way."""


def write_payload(report: PrintedReport) -> str:
    """Return the data of a report as JSON; empty where the report carries none."""
    if not report.carried.is_believed:
        return ""
    text = json.dumps(_values(report), ensure_ascii=False, separators=(",", ":"))
    return _FORBIDDEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def _values(report: PrintedReport) -> dict[str, Any]:
    carried, stated = report.carried, report.stated
    return {
        "format": _FORMAT,
        "version": _VERSION,
        "program": _program_version(),
        "table": table_hash(report),
        "report": {
            "id": str(carried.report_id),
            "kind": stated.kind or "",
            "quarter": str(stated.quarter or ""),
            "author": stated.author or "",
            "edition": report.edition,
            "sender": carried.sender,
            "title": report.title,
            "closing": report.closing,
            "nil": report.nil,
        },
        "sections": [
            {
                "heading": section.heading,
                "entries": list(section.entries),
                "events": [_event_values(row) for row in section.rows],
            }
            for section in report.sections
        ],
        "explanations": [_explanation_values(each) for each in carried.explanations],
        "changes": list(map(change_values, carried.changes)),
    }


def _program_version() -> str:
    from importlib.metadata import version  # 19 ms, and who only reads does not ask

    return version(_PROGRAM)


def _event_values(row: PrintedRow) -> dict[str, Any]:
    beside = {
        "id": row.id and str(row.id),
        "sphere": row.sphere,
        "institution": row.institution,
        "reading": row.reading and reading_values(row.reading),
    }
    return {
        **{name: getattr(row.texts, name) for name in _TEXTS},
        **{name: value for name, value in beside.items() if value},
    }


def _explanation_values(explanation: Explanation) -> dict[str, str]:
    return {
        **({"event": str(explanation.event_id)} if explanation.event_id else {}),
        "rule": explanation.rule,
        "field": explanation.field,
        "hash": explanation.value_hash,
        "text": explanation.text,
    }


def read_payload(text: str) -> PrintedReport:
    """Return the report as `write_payload` had it. Raises DamagedPayload, NewerPayload."""
    try:
        values = Values.of(_parsed(text))
        _require_known(values)
        report = _report(values)
        if values.text("table") != table_hash(report):
            raise Refused("edited by hand")
    except (ValueError, RecursionError) as error:
        raise DamagedPayload from error
    return report


def _parsed(text: str) -> object:
    count = text.count(",") + text.count("[") + text.count("{")
    if len(text) > _LARGEST or count > _MOST_VALUES:
        raise Refused("too much")
    return json.loads(text)


def _require_known(values: Values) -> None:
    if values.text("format") != _FORMAT or not (number := values.number("version")):
        raise Refused("another format")
    if number > _VERSION:
        raise NewerPayload


def _report(values: Values) -> PrintedReport:
    said = Values.of(values.found.get("report"))
    sections = tuple(_section(each) for each in values.objects("sections", _MOST_SECTIONS))
    title, closing, nil = (said.text(name, LONGEST_TEXT) for name in ("title", "closing", "nil"))
    edition = said.number("edition", 1)
    report = PrintedReport(title, sections, closing, nil=nil, edition=edition, stated=_identity(said))
    ids = [row.id for row in report.rows() if row.id]
    if len(ids) > _MOST_EVENTS or len(set(ids)) < len(ids):
        raise Refused("too many events, or one twice")
    if not 1 <= edition <= _LAST_EDITION:
        raise Refused("no edition")
    carried = Carried(
        CarriedState.INTACT,
        said.id("id"),
        said.text("sender"),
        tuple(_explanations(values, said.id("id"), {*ids, None})),
        values.text("program"),
        changes=tuple(map(to_change, values.objects("changes", _MOST_CHANGES))),
    )
    return replace(report, carried=carried)


def _identity(said: Values) -> Identity:
    kind, quarter, author = said.text("kind"), said.text("quarter"), said.text("author", LONGEST_ID)
    return Identity(
        ReportKind(kind) if kind else None, Quarter.parse(quarter) if quarter else None, author or None
    )


def _section(values: Values) -> PrintedSection:
    rows = tuple(_row(each) for each in values.objects("events", _MOST_EVENTS))
    return PrintedSection(values.text("heading", LONGEST_TEXT), rows, values.texts("entries"))


def _row(values: Values) -> PrintedRow:
    reading = values.found.get("reading")
    return PrintedRow(
        Texts(**{name: values.text(name, LONGEST_TEXT) for name in _TEXTS}),
        reading=None if reading is None else to_reading(Values.of(reading)),
        sphere=values.text("sphere", LONGEST_ID),
        id=values.id("id") if "id" in values.found else None,
        institution=values.text("institution"),
    )


def _explanations(values: Values, report_id: UUID, known: Container[UUID | None]) -> Iterator[Explanation]:
    for each in values.objects("explanations", _MOST_EXPLANATIONS):
        event_id = each.id("event") if "event" in each.found else None
        if event_id not in known:
            raise Refused("an explanation of nothing")
        answer = each.text("text", LONGEST_TEXT)
        yield Explanation(
            report_id, event_id, each.text("rule"), each.text("field"), each.text("hash"), answer
        )


def table_hash(report: PrintedReport) -> str:
    """Return the SHA-256 of what a report shows: its title, headings, events and closing row."""
    shown = [seen(report.title)]
    for section in report.sections:
        if heading := seen(section.heading):
            shown.append(heading)
        shown += ("\x1f".join(seen(getattr(row.texts, name)) for name in _TEXTS) for row in section.rows)
    shown += map(seen, (report.nil, report.closing))
    return hashlib.sha256("\x1e".join(shown).encode()).hexdigest()


def seen(text: str) -> str:
    """Return what a file shows of a text: no blanks at its ends, nothing that no document can hold."""
    shown = printable(text).strip()
    return shown if len(shown) > _UNSEEN_LENGTH or fold(shown) else ""
