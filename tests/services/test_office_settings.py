"""What the office sets is kept, read whatever wrote it, and nothing that is unknown is lost."""

from typing import Any

import pytest

from db.office_parts import KeptPart
from db.store import Store
from desktop.report.checks.context import RuleSettings
from desktop.report.checks.finding import Severity
from desktop.report.place_style import PlaceStyle
from desktop.report.window import WindowSettings
from desktop.services.office_settings import USUAL, OfficeSettings, keep, office_settings
from tests.received import Recipient

RULES = RuleSettings({"P08": None, "C08": Severity.REMARK, "W10": Severity.ERROR})
OTHER = OfficeSettings(
    WindowSettings(12, 30, 18), PlaceStyle.COMMA, "otchet@vesna.example", RULES, "Отдел связей"
)


@pytest.fixture
def store(recipient: Recipient) -> Store:
    return recipient.store


def test_settings_come_back_as_they_were_kept(store: Store) -> None:
    assert office_settings(store.office_parts()) == USUAL
    keep(store, OTHER)
    assert office_settings(store.office_parts()) == OTHER
    keep(store, USUAL)
    assert office_settings(store.office_parts()) == USUAL


def test_all_that_was_changed_is_one_action(store: Store) -> None:
    keep(store, OTHER)
    assert [action.label for action in store.actions()] == ["настройки управления"]
    store.undo()
    assert office_settings(store.office_parts()) == USUAL


def test_what_is_kept_already_is_no_action(store: Store) -> None:
    keep(store, OTHER)
    keep(store, OTHER)
    assert len(store.actions()) == 1


def test_what_a_later_program_has_put_in_stays(store: Store) -> None:
    later = {"first_day": 13, "holidays": [1, 2]}
    store.commit("прием пакета настроек", [KeptPart("window", later), KeptPart("holidays", {"P01": "off"})])
    keep(store, OTHER)
    kept = {part.name: dict(part.values) for part in store.office_parts()}
    assert kept["window"]["holidays"] == [1, 2]
    assert kept["holidays"] == {"P01": "off"}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("window", {"first_day": 0}),
        ("rules", {"P08": "perhaps", "P09": 2, "P10": None}),
        ("window", {"deadline_day": 32}),
        ("window", {"first_day": "12"}),
        ("window", {"last_day": True}),
        ("place", {"style": "as one likes"}),
        ("place", {"style": ["comma"]}),
        ("sending", {"address": 5}),
    ],
)
def test_what_no_program_of_ours_has_written_is_as_usual(name: str, values: dict[str, Any]) -> None:
    assert office_settings([KeptPart(name, values)]) == USUAL
