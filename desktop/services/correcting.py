"""What a person sets beside the texts of an event, or in place of what was read, and how that is told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.dictionaries.lookup import Dictionaries
from db.entities import Corrections, HeadCount, Partner, Reading, SignedDocument
from db.journal import Record
from desktop.report.headcount_wording import counted
from desktop.services.naming import sphere_name

_AS_READ = "как в тексте"
_IS_ADDED = {"added_partners": True, "removed_partners": False}  # by the field of an event's record


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


def told(before: Record, after: Record, dictionaries: Dictionaries) -> str:
    """Return what was set by a change of an event: «число участников – 140 человек»; empty if nothing was."""
    return "; ".join(_told(before, after, dictionaries))


def _told(before: Record, after: Record, dictionaries: Dictionaries) -> Iterator[str]:
    if "sphere" in after:
        name = sphere_name(after["sphere"], dictionaries)
        yield f"сфера сотрудничества – {f'«{name}»' if name else 'не указана'}"
    if "institution" in after:
        yield f"учреждение – {after['institution'] or 'не указано'}"
    if partners := _partners_told(before, after):
        yield partners
    if "set_headcount" in after:
        ends = after["set_headcount"]
        yield f"число участников – {counted(HeadCount(*ends)) if ends else _AS_READ}"
    if "set_signed" in after:
        yield f"подписанные документы – {_signed_told(after['set_signed'])}"


def _signed_told(documents: Sequence[Mapping[str, Any]] | None) -> str:
    if documents is None:
        return _AS_READ
    return ", ".join(document["kind"] for document in documents) or "нет"


def _partners_told(before: Record, after: Record) -> str:
    """Return «добавлен партнер «Орша»»: to take a correction back is the contrary of making it."""
    became: dict[str, bool] = {}
    for field, is_added in _IS_ADDED.items():
        if field in after:
            old, new = _names(before.get(field)), _names(after[field])
            became |= {name: not is_added for name in old if name not in new}
    for field, is_added in _IS_ADDED.items():
        if field in after:
            old, new = _names(before.get(field)), _names(after[field])
            became |= {name: is_added for name in new if name not in old}
    return ", ".join(
        f"{'добавлен' if is_added else 'удален'} партнер «{name}»" for name, is_added in became.items()
    )


def _names(records: Sequence[Record] | None) -> list[str]:
    return [each["name"] for each in records or ()]
