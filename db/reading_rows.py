"""What is read from an event, as its row and the rows beside it keep it, and as the journal does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, true

from db.entities import Corrections, HeadCount, Level, Partner, Period, Reading, SignedDocument, Span
from db.journal import Record
from db.tables import Base, EventRow, PartnerOrigin, PartnerRow, SpanRow

#: The fields of an event's record that follow from its texts; the others are what people did.
DERIVED = frozenset(
    {
        *("text_hash", "reader", "period_origin", "spans", "partners", "headcount", "headcount_parts"),
        *("remote", "signed", "foreign_party"),
    }
)
_SET = ("added_partners", "removed_partners", "set_headcount", "set_signed")


@dataclass(frozen=True, slots=True)
class Part:
    """A field of an event's record that is kept in rows of another table: of partners, those of an origin."""

    field: str
    row: type[Base]
    origin: PartnerOrigin | None = None

    @property
    def rows(self) -> ColumnElement[bool]:
        """Which rows of the table they are."""
        return PartnerRow.origin == self.origin if self.origin else true()


PARTS = (
    Part("spans", SpanRow),
    Part("partners", PartnerRow, PartnerOrigin.READ),
    Part("added_partners", PartnerRow, PartnerOrigin.ADDED),
    Part("removed_partners", PartnerRow, PartnerOrigin.REMOVED),
)


def to_reading(row: EventRow, spans: Iterable[SpanRow]) -> Reading | None:
    """Return the reading of a row with the spans beside it; None where nothing was read yet."""
    if row.text_hash is None or row.reader is None or row.period_origin is None:
        return None
    read = tuple(
        Span(span.first, span.last, span.precision, span.label, span.bracketed)
        for span in spans
        if span.first  # where none was read there is nothing beside the row
    )
    return Reading(
        Period(read) if read else None,
        row.text_hash,
        row.reader,
        row.period_origin,
        partners=_partners(row.partners),
        headcount=_headcount(row.headcount),
        headcount_parts=tuple(HeadCount(*each) for each in row.headcount_parts or ()),
        remote=bool(row.remote),
        signed=_signed(row.signed or ()),
        foreign_party=bool(row.foreign_party),
        corrections=_corrections(row),
    )


def _corrections(row: EventRow) -> Corrections:
    return Corrections(
        added=_partners(row.added_partners),
        removed=_partners(row.removed_partners),
        headcount=_headcount(row.set_headcount),
        signed=None if row.set_signed is None else _signed(row.set_signed),
    )


def _partners(records: Iterable[Mapping[str, Any]] | None) -> tuple[Partner, ...]:
    return tuple(Partner(Level(each["level"]), each["name"], each["entry_id"]) for each in records or ())


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
        return {**dict.fromkeys((*DERIVED, *_SET)), "spans": []}
    corrections = reading.corrections
    return {
        "text_hash": reading.text_hash,
        "reader": reading.reader,
        "period_origin": reading.period_origin.value,
        "spans": [_span_record(span) for span in reading.period or ()],
        "partners": _partner_records(reading.partners),
        "headcount": _ends(reading.headcount),
        "headcount_parts": [_ends(each) for each in reading.headcount_parts] or None,
        "remote": reading.remote,
        "signed": [_document_record(each) for each in reading.signed] or None,
        "foreign_party": reading.foreign_party,
        "added_partners": _partner_records(corrections.added),
        "removed_partners": _partner_records(corrections.removed),
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


def _partner_records(partners: Iterable[Partner]) -> list[Record] | None:
    return [
        {"level": partner.level.value, "name": partner.name, "entry_id": partner.id} for partner in partners
    ] or None


def _ends(count: HeadCount | None) -> list[int] | None:
    return [count.least, count.most] if count else None


def _document_record(document: SignedDocument) -> Record:
    return {
        "kind": document.kind,
        "parties": list(document.parties),
        "day": document.day and document.day.isoformat(),
    }
