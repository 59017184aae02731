"""«Настройки управления», «Правила проверки»: each rule is seen with its weight, set by keys, given back."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTabWidget, QTreeWidget

from desktop.report.checks.catalogue import RULES
from desktop.report.checks.context import RuleSettings
from desktop.report.checks.finding import Severity
from desktop.services.office_settings import OfficeSettings, keep
from desktop.ui.office_dialog import OfficeDialog
from desktop.ui.rules_page import RulesPage
from tests.keys import press
from tests.ui.conftest import SessionOn, Shown
from tests.windows import button, child, said
from tests.workplaces import SAMPLE

KEY = Qt.Key
SET = RuleSettings({"P08": None, "W03": Severity.EXPLAIN})


@pytest.fixture
def page(shown: Shown) -> RulesPage:
    found = shown(RulesPage())
    found.show_settings(SET)
    return found


def weight(page: RulesPage, code: str) -> str:
    rules = child(page, QTreeWidget)
    (item,) = rules.findItems(code, Qt.MatchFlag.MatchExactly)
    return item.text(2)


def choose(page: RulesPage, code: str) -> QComboBox:
    """Choose a rule by the arrow keys and return how it can be set."""
    rules = child(page, QTreeWidget)
    press(rules, KEY.Key_Home)
    for _ in range([rule.code for rule in RULES].index(code)):
        press(rules, KEY.Key_Down)
    return child(page, QComboBox)


def offered(choice: QComboBox) -> list[str]:
    return [choice.itemText(row) for row in range(choice.count())]


def test_every_rule_stands_there_with_how_it_is_set(page: RulesPage) -> None:
    assert child(page, QTreeWidget).topLevelItemCount() == len(RULES)
    assert weight(page, "P01") == "Ошибка"
    assert weight(page, "P08") == "Выключено (обычно: совет)"
    assert weight(page, "W03") == "Требует пояснения (обычно: совет)"
    assert weight(page, "C08") == "Совет, кроме муниципальных отчетов"


def test_a_rule_is_set_by_keys(page: RulesPage) -> None:
    choice = choose(page, "P10")
    assert offered(choice) == ["Требует пояснения (обычно)", "Ошибка", "Совет", "Выключено"]
    assert any("Неправильно: " in text for text in said(page))
    press(choice, KEY.Key_End)
    assert weight(page, "P10") == "Выключено (обычно: требует пояснения)"
    assert page.settings() == RuleSettings({**SET.weights, "P10": None})
    press(choice, KEY.Key_Home)
    assert page.settings() == SET


def test_a_rule_that_usually_spares_some_reports_can_be_asked_in_all(page: RulesPage) -> None:
    choice = choose(page, "C08")
    assert offered(choice)[:2] == ["Совет, кроме муниципальных отчетов (обычно)", "Ошибка"]
    choice.setCurrentIndex(offered(choice).index("Совет"))
    choice.activated.emit(choice.currentIndex())
    assert page.settings().weights["C08"] is Severity.REMARK


def test_all_rules_are_set_back_at_once(page: RulesPage) -> None:
    back = button(page, "Вернуть все как было")
    back.click()
    assert page.settings() == RuleSettings()
    assert weight(page, "P08") == "Совет"
    assert not back.isEnabled()


def test_rules_are_kept_with_the_other_settings_and_hold_at_once(session_on: SessionOn, shown: Shown) -> None:
    session = session_on(SAMPLE)
    session.change_office(partial(keep, settings=OfficeSettings(rules=SET)))
    dialog = shown(OfficeDialog(session))
    child(dialog, QTabWidget).setCurrentIndex(1)
    press(choose(child(dialog, RulesPage), "P09"), KEY.Key_End)
    button(dialog, "Сохранить").click()
    assert session.office.rules == RuleSettings({**SET.weights, "P09": None})


def test_a_reader_sees_how_the_rules_are_set(session_on: SessionOn, shown: Shown) -> None:
    dialog = shown(OfficeDialog(session_on(SAMPLE), read_only=True))
    child(dialog, QTabWidget).setCurrentIndex(1)
    assert not child(dialog, QComboBox).isEnabled()
    assert "Вернуть все как было" not in said(dialog)
