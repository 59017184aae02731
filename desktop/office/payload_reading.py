"""What was read from an event, or set by hand, as values of JSON and back; what is usual is left out."""

from collections.abc import Iterable, Iterator
from typing import Any

from db.entities import (
    Corrections,
    HeadCount,
    Level,
    Origin,
    Partner,
    Period,
    Precision,
    Reading,
    SignedDocument,
    Span,
)
from desktop.office.payload_values import Refused, Values, checked_number

_HASH = 64  # hexadecimal digits of SHA-256


def reading_values(reading: Reading) -> dict[str, Any]:
    """Return a reading as values that JSON can hold."""
    return _without_empty(
        {
            "hash": reading.text_hash,
            "reader": reading.reader,
            "spans": [_span_values(span) for span in reading.period or ()],
            "by_hand": reading.period_origin is Origin.HAND,
            "partners": [_partner_values(each) for each in reading.partners],
            "headcount": _ends(reading.headcount),
            "headcount_parts": [_ends(each) for each in reading.headcount_parts],
            "remote": reading.remote,
            "signed": [_document_values(each) for each in reading.signed],
            "foreign_party": reading.foreign_party,
            "corrections": _correction_values(reading.corrections),
        }
    )


def _correction_values(corrections: Corrections) -> dict[str, Any]:
    values = _without_empty(
        {
            "added": [_partner_values(each) for each in corrections.added],
            "removed": [_partner_values(each) for each in corrections.removed],
            "headcount": _ends(corrections.headcount),
        }
    )
    if corrections.signed is not None:  # that nothing was signed can be set as well
        values["signed"] = [_document_values(each) for each in corrections.signed]
    return values


def _span_values(span: Span) -> dict[str, Any]:
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "precision": span.precision.value,
        **_without_empty({"label": span.label, "bracketed": span.bracketed}),
    }


def _partner_values(partner: Partner) -> dict[str, str]:
    return {"level": partner.level.value, "name": partner.name, "id": partner.id}


def _document_values(document: SignedDocument) -> dict[str, Any]:
    day = document.day.isoformat() if document.day else ""
    return _without_empty({"kind": document.kind, "parties": list(document.parties), "day": day})


def _ends(count: HeadCount | None) -> list[int]:
    return [count.least, count.most] if count else []


def _without_empty(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def to_reading(values: Values) -> Reading:
    """Return a reading from values of JSON. Raises ValueError."""
    spans = tuple(_span(each) for each in values.objects("spans"))
    return Reading(
        period=Period(spans) if spans else None,
        text_hash=values.text("hash", _HASH),
        reader=values.number("reader"),
        period_origin=Origin.HAND if values.flag("by_hand") else Origin.READ,
        partners=_partners(values.objects("partners")),
        headcount=_headcount(values.items("headcount")),
        headcount_parts=tuple(_parts(values.items("headcount_parts"))),
        remote=values.flag("remote"),
        signed=_documents(values.objects("signed")),
        foreign_party=values.flag("foreign_party"),
        corrections=_corrections(Values.of(values.found.get("corrections", {}))),
    )


def _corrections(values: Values) -> Corrections:
    return Corrections(
        added=_partners(values.objects("added")),
        removed=_partners(values.objects("removed")),
        headcount=_headcount(values.items("headcount")),
        signed=_documents(values.objects("signed")) if "signed" in values.found else None,
    )


def _span(values: Values) -> Span:
    first, last = values.day("first"), values.day("last")
    if first is None or last is None:
        raise Refused("no days")
    precision = Precision(values.text("precision"))
    return Span(first, last, precision, values.text("label"), values.flag("bracketed"))


def _partners(found: Iterable[Values]) -> tuple[Partner, ...]:
    return tuple(Partner(Level(each.text("level")), each.text("name"), each.text("id")) for each in found)


def _documents(found: Iterable[Values]) -> tuple[SignedDocument, ...]:
    return tuple(SignedDocument(each.text("kind"), each.texts("parties"), each.day("day")) for each in found)


def _parts(found: list[Any]) -> Iterator[HeadCount]:
    for ends in found:
        if not isinstance(ends, list) or not (count := _headcount(ends)):
            raise Refused("no head count")
        yield count


def _headcount(ends: list[Any]) -> HeadCount | None:
    """Return a head count from its two ends, None from an empty list. Raises Refused."""
    if not ends:
        return None
    count = HeadCount(*map(checked_number, ends)) if len(ends) == 2 else None
    if count is None or count.least > count.most:
        raise Refused("no head count")
    return count
