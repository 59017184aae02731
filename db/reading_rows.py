"""What is read from an event, as its row and the rows beside it keep it, and as the journal does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, true

from db.entities import Corrections, HeadCount, Partner, Period, Reading, SignedDocument, Span
from db.journal import Record
from db.tables import Base, EventRow, PartnerOrigin, PartnerRow, SpanRow

#: The fields of an event's record that follow from its texts; the others are what people did.
DERIVED = frozenset(
    {
        *("text_hash", "reader", "spans", "partners", "headcount", "headcount_parts"),
        *("remote", "signed", "foreign_party"),
    }
)


@dataclass(frozen=True, slots=True)
class Part:
    """A field of an event's record that is kept in rows of a table of its own: in which of its rows."""

    field: str
    row: type[Base]
    rows: ColumnElement[bool]


PARTS = (
    Part("spans", SpanRow, true()),
    Part("partners", PartnerRow, PartnerRow.origin == PartnerOrigin.READ),
    Part("set_partners", PartnerRow, PartnerRow.origin != PartnerOrigin.READ),
)


def to_reading(row: EventRow) -> Reading | None:
    """Return the reading of a row; None where nothing was read yet."""
    if row.text_hash is None or row.reader is None or row.period_origin is None:
        return None
    spans = tuple(
        Span(span.first, span.last, span.precision, span.label, span.bracketed) for span in row.spans
    )
    return Reading(
        Period(spans) if spans else None,
        row.text_hash,
        row.reader,
        row.period_origin,
        partners=_partners(row, PartnerOrigin.READ),
        headcount=_headcount(row.headcount),
        headcount_parts=tuple(HeadCount(*each) for each in row.headcount_parts or ()),
        remote=bool(row.remote),
        signed=_signed(row.signed or ()),
        foreign_party=bool(row.foreign_party),
        corrections=_corrections(row),
    )


def _corrections(row: EventRow) -> Corrections:
    return Corrections(
        added=_partners(row, PartnerOrigin.ADDED),
        removed=_partners(row, PartnerOrigin.REMOVED),
        headcount=_headcount(row.set_headcount),
        signed=None if row.set_signed is None else _signed(row.set_signed),
    )


def _partners(row: EventRow, origin: PartnerOrigin) -> tuple[Partner, ...]:
    return tuple(
        Partner(each.level, each.name, each.entry_id) for each in row.partners if each.origin is origin
    )


def _headcount(ends: Sequence[int] | None) -> HeadCount | None:
    return HeadCount(*ends) if ends else None


def _signed(documents: Iterable[Mapping[str, Any]]) -> tuple[SignedDocument, ...]:
    return tuple(
        SignedDocument(each["kind"], tuple(each["parties"]), each["day"] and date.fromisoformat(each["day"]))
        for each in documents
    )


def reading_record(reading: Reading | None) -> Record:
    """Return the fields of an event that its reading fills."""
    if reading is None:
        parts: dict[str, list[Record]] = {part.field: [] for part in PARTS}
        return {**dict.fromkeys((*DERIVED, "period_origin", "set_headcount", "set_signed")), **parts}
    corrections = reading.corrections
    return {
        "text_hash": reading.text_hash,
        "reader": reading.reader,
        "period_origin": reading.period_origin.value,
        "spans": [_span_record(span) for span in reading.period or ()],
        "partners": [_partner_record(each, PartnerOrigin.READ) for each in reading.partners],
        "headcount": _ends(reading.headcount),
        "headcount_parts": [_ends(each) for each in reading.headcount_parts] or None,
        "remote": reading.remote,
        "signed": [_document_record(each) for each in reading.signed] or None,
        "foreign_party": reading.foreign_party,
        "set_partners": [
            *(_partner_record(each, PartnerOrigin.ADDED) for each in corrections.added),
            *(_partner_record(each, PartnerOrigin.REMOVED) for each in corrections.removed),
        ],
        "set_headcount": _ends(corrections.headcount),
        "set_signed": None if corrections.signed is None else list(map(_document_record, corrections.signed)),
    }


def _span_record(span: Span) -> Record:
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "precision": span.precision.value,
        "label": span.label,
        "bracketed": span.bracketed,
    }


def _partner_record(partner: Partner, origin: PartnerOrigin) -> Record:
    return {
        "level": partner.level.value,
        "name": partner.name,
        "entry_id": partner.id,
        "origin": origin.value,
    }


def _ends(count: HeadCount | None) -> list[int] | None:
    return [count.least, count.most] if count else None


def _document_record(document: SignedDocument) -> Record:
    return {
        "kind": document.kind,
        "parties": list(document.parties),
        "day": document.day and document.day.isoformat(),
    }
