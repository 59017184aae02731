"""What a person sets in place of what was read from the texts of an event, and how that is told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.entities import Corrections, HeadCount, Partner, Reading, SignedDocument
from db.journal import Record
from desktop.report.headcount_wording import counted

_AS_READ = "как в тексте"
_IS_ADDED = {"added": True, "removed": False}  # by the origin in a partner's record


def with_partner(reading: Reading, partner: Partner) -> Corrections:
    """Return the corrections that make a partner one of the event's."""
    corrections = reading.corrections
    removed = _others(corrections.removed, partner)
    if _has(reading.partners, partner):
        return replace(corrections, removed=removed)
    return replace(corrections, added=(*_others(corrections.added, partner), partner), removed=removed)


def without_partner(reading: Reading, partner: Partner) -> Corrections:
    """Return the corrections that make a partner none of the event's."""
    corrections = reading.corrections
    added = _others(corrections.added, partner)
    if not _has(reading.partners, partner):
        return replace(corrections, added=added)
    return replace(corrections, added=added, removed=(*_others(corrections.removed, partner), partner))


def with_headcount(reading: Reading, headcount: HeadCount | None) -> Corrections:
    """Return the corrections with a head count; None: what was read holds."""
    return replace(reading.corrections, headcount=headcount)


def with_signed(reading: Reading, documents: Sequence[SignedDocument] | None) -> Corrections:
    """Return the corrections with the documents that were signed; None: what was read holds."""
    return replace(reading.corrections, signed=None if documents is None else tuple(documents))


def _has(partners: Iterable[Partner], partner: Partner) -> bool:
    return any(each.key == partner.key for each in partners)


def _others(partners: Iterable[Partner], partner: Partner) -> tuple[Partner, ...]:
    return tuple(each for each in partners if each.key != partner.key)


def told(before: Record, after: Record) -> str:
    """Return what was set by a change of an event: «число участников – 140 человек»; empty if nothing was."""
    return "; ".join(_told(before, after))


def _told(before: Record, after: Record) -> Iterator[str]:
    if "set_partners" in after:
        yield _partners_told(before.get("set_partners") or (), after["set_partners"])
    if "set_headcount" in after:
        ends = after["set_headcount"]
        yield f"число участников – {counted(HeadCount(*ends)) if ends else _AS_READ}"
    if "set_signed" in after:
        yield f"подписанные документы – {_signed_told(after['set_signed'])}"


def _signed_told(documents: Sequence[Mapping[str, Any]] | None) -> str:
    if documents is None:
        return _AS_READ
    return ", ".join(document["kind"] for document in documents) or "нет"


def _partners_told(before: Sequence[Record], after: Sequence[Record]) -> str:
    """Return «добавлен партнер «Орша»»: to take a correction back is the contrary of making it."""
    taken_back = {each["name"]: not _IS_ADDED[each["origin"]] for each in before if each not in after}
    made = {each["name"]: _IS_ADDED[each["origin"]] for each in after if each not in before}
    return ", ".join(
        f"{'добавлен' if is_added else 'удален'} партнер «{name}»"
        for name, is_added in (taken_back | made).items()
    )
