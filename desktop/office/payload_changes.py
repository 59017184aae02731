"""What a correction has changed, as values of JSON and back."""

from typing import Any

from db.entities import Field
from desktop.office.payload_values import LONGEST_TEXT, Refused, Values
from desktop.report.carried import Difference, Edit

_EDITS = {edit.name.lower(): edit for edit in Edit}
_FIELDS = {field.value: field for field in Field}


def change_values(change: Difference) -> dict[str, Any]:
    """Return a change without what it does not say."""
    said = {
        "before": change.before,
        "after": change.after,
        "was": change.was,
        "number": change.number,
        "event": change.event,
        "field": change.field and change.field.value,
    }
    return {"edit": change.edit.name.lower(), **{name: value for name, value in said.items() if value}}


def to_change(values: Values) -> Difference:
    """Return the change of values. Raises Refused."""
    edit, field = values.text("edit"), values.text("field")
    if edit not in _EDITS or field not in {"", *_FIELDS}:
        raise Refused("no change")
    return Difference(
        _EDITS[edit],
        values.text("before", LONGEST_TEXT),
        values.text("after", LONGEST_TEXT),
        values.number("was") or None,
        values.number("number") or None,
        values.text("event", LONGEST_TEXT),
        _FIELDS.get(field),
    )
