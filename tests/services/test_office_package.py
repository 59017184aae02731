"""A package goes from one store to another: seen first, taken in as one action, once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.dictionaries.entries import Municipality, Organisation, Sphere, UserEntry
from db.office_parts import KeptPart
from db.store import Store
from desktop.office.settings_package import SettingsPackage, read_package, write_package
from desktop.report.checks.context import RuleSettings
from desktop.report.checks.finding import Severity
from desktop.services.dictionary_editing import DictionaryEditing
from desktop.services.office_package import IncompletePackage, compare, package_of, take_in
from desktop.services.office_settings import keep, office_settings
from tests.dictionaries import with_own
from tests.received import Recipient
from tests.services.test_office_settings import OTHER

FORMER = "Прежнее название муниципального образования в заголовке раздела или у отправителя"
STUDIO = {"full_name": "Студия танца «Росинка»", "core_name": "Росинка"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Store]:
    """The store of the office, with entries and settings of its own."""
    recipient = Recipient(tmp_path / "office")
    store = recipient.store
    keep(store, OTHER)
    DictionaryEditing(store, with_own(())).add(Organisation, STUDIO)
    dictionaries = with_own(store.user_entries())
    velizh, sphere = dictionaries.get(Municipality, "velizh"), dictionaries.get(Sphere, "sport")
    assert velizh is not None
    assert sphere is not None
    editing = DictionaryEditing(store, dictionaries)
    editing.rename(velizh, date(2031, 4, 1), {"short_name": "Велижский городской округ"})
    DictionaryEditing(store, with_own(store.user_entries())).set_hidden(sphere, hidden=True)
    yield store
    store.close()


@pytest.fixture
def package(office: Store, tmp_path: Path) -> SettingsPackage:
    target = tmp_path / "Настройки.pobratim-settings"
    write_package(package_of(office), target)
    return read_package(target)


def test_a_package_brings_all_that_the_office_has_set(
    office: Store, package: SettingsPackage, recipient: Recipient
) -> None:
    take_in(recipient.store, compare(recipient.store, with_own, package))
    assert recipient.store.user_entries() == office.user_entries()
    assert office_settings(recipient.store.office_parts()) == OTHER


def test_what_would_change_is_said_before(package: SettingsPackage, recipient: Recipient) -> None:
    told = {each.what: (each.was, each.becomes) for each in compare(recipient.store, with_own, package)}
    assert told["Период сбора и срок сдачи"] == (
        "первый день сбора: 11\nпоследний день сбора: 31\nдень сдачи: 20",
        "первый день сбора: 12\nпоследний день сбора: 30\nдень сдачи: 18",
    )
    assert told["Отправка отчетов"] == (
        "адрес: не указан\nполучатель: не указан",
        "адрес: otchet@vesna.example\nполучатель: Отдел связей",
    )
    assert told["Организации: Студия танца «Росинка»"] == (
        "нет",
        "Полное наименование: Студия танца «Росинка»\nСобственное имя: Росинка",
    )
    assert told["Муниципальные образования: Велижский муниципальный округ"] == (
        "Действует по: не указано",
        "Действует по: 31.03.2031",
    )
    assert told["Правила проверки"] == (
        "P08 «Указаны только месяцы»: совет\n"
        "C08 «Не указано число участников»: совет, кроме муниципальных отчетов\n"
        f"W10 «{FORMER}»: требует пояснения",
        "P08 «Указаны только месяцы»: выключено\n"
        "C08 «Не указано число участников»: совет\n"
        f"W10 «{FORMER}»: ошибка",
    )
    (hidden,) = [said for what, said in told.items() if what.startswith("Сферы")]
    assert hidden == ("Скрыта: нет", "Скрыта: да")


def test_a_rule_that_the_office_has_set_back_is_as_usual_again_for_all(
    office: Store, package: SettingsPackage, recipient: Recipient
) -> None:
    take_in(recipient.store, compare(recipient.store, with_own, package))
    keep(office, replace(OTHER, rules=RuleSettings({"W10": Severity.ERROR})))
    later = compare(recipient.store, with_own, package_of(office))
    assert [each.becomes for each in later] == [
        "P08 «Указаны только месяцы»: совет\n"
        "C08 «Не указано число участников»: совет, кроме муниципальных отчетов"
    ]
    take_in(recipient.store, later)
    assert office_settings(recipient.store.office_parts()).rules == RuleSettings({"W10": Severity.ERROR})


def test_the_same_package_twice_changes_nothing(package: SettingsPackage, recipient: Recipient) -> None:
    take_in(recipient.store, compare(recipient.store, with_own, package))
    assert compare(recipient.store, with_own, package) == []


def test_a_package_is_taken_back_by_one_undo(package: SettingsPackage, recipient: Recipient) -> None:
    own = UserEntry("spheres", "sport", {"short_name": "Движение"})
    sphere = with_own(()).get(Sphere, "sport")
    assert sphere is not None
    DictionaryEditing(recipient.store, with_own(())).change(sphere, own.values)
    before = recipient.store.user_entries()
    take_in(recipient.store, compare(recipient.store, with_own, package))
    assert recipient.store.undo()
    assert [dict(each.values) for each in recipient.store.user_entries()] == [
        dict(each.values) for each in before
    ]
    assert recipient.store.office_parts() == []


def test_only_what_is_chosen_is_taken_in(package: SettingsPackage, recipient: Recipient) -> None:
    chosen = [each for each in compare(recipient.store, with_own, package) if "Росинка" in each.what]
    take_in(recipient.store, chosen)
    (entry,) = recipient.store.user_entries()
    assert entry.dictionary == "organisations"
    assert recipient.store.office_parts() == []


def test_a_persons_own_entries_stay(package: SettingsPackage, recipient: Recipient) -> None:
    key = DictionaryEditing(recipient.store, with_own(())).add(Organisation, {**STUDIO, "full_name": "Клуб"})
    take_in(recipient.store, compare(recipient.store, with_own, package))
    assert key in {each.entry_id for each in recipient.store.user_entries()}


def test_parts_of_a_later_program_are_kept_and_go_on(recipient: Recipient) -> None:
    later = SettingsPackage(parts={"routes": {"P01": {"severity": "remark"}}, "window": {"holidays": [1]}})
    differences = compare(recipient.store, with_own, later)
    assert [(each.what, each.becomes) for each in differences] == [
        ("Другие настройки («routes»)", "другие значения"),
        ("Период сбора и срок сдачи", "другие значения"),
    ]
    take_in(recipient.store, differences)
    assert dict(package_of(recipient.store).parts) == dict(later.parts)
    assert recipient.store.office_parts()[0] == KeptPart("routes", {"P01": {"severity": "remark"}})


@pytest.mark.parametrize(
    "entry",
    [
        UserEntry("spheres", "own-1", {"heading": "Без места по порядку"}),
        UserEntry("spheres", "sport", {"order": "первый"}),
        UserEntry("planets", "mars", {}),
    ],
)
def test_a_package_with_an_incomplete_entry_is_refused_whole(recipient: Recipient, entry: UserEntry) -> None:
    with pytest.raises(IncompletePackage, match="попросите прислать"):
        compare(recipient.store, with_own, SettingsPackage((entry,), {"window": {"first_day": 12}}))
    assert recipient.store.actions() == []
