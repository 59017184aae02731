"""What a correction has changed goes into a file and comes back; what nobody wrote is refused."""

import pytest

from db.entities import Field
from desktop.office.payload_changes import change_values, to_change
from desktop.office.payload_values import Refused, Values
from desktop.report.carried import Difference, Edit

CHANGES = (
    Difference(Edit.CHANGED, "3 мая", "4 мая", 5, 6, "Ярмарка\nремесел", Field.PERIOD),
    Difference(Edit.ADDED, number=2, event="Вечер романса"),
    Difference(Edit.TITLE, "Отчет", "Отчет за квартал"),
)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_comes_back_as_it_went(change: Difference) -> None:
    values = change_values(change)
    assert to_change(Values.of(values)) == change
    assert None not in values.values()


@pytest.mark.parametrize("wrong", [{"edit": "burned"}, {"field": "colour"}, {"number": -1}, {"event": 7}, {}])
def test_what_is_no_change_is_refused(wrong: dict[str, object]) -> None:
    values = {**change_values(CHANGES[0]), **wrong} if wrong else {}
    with pytest.raises(Refused):
        to_change(Values.of(values))
