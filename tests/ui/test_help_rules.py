"""The page of the rules is what the catalogue says, and can be searched like any other."""

import re

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.report.checks.catalogue import RULES
from desktop.report.checks.rule import Rule
from desktop.ui.help_pages import pages
from desktop.ui.help_rules import TITLE, rules_text


@pytest.fixture(scope="module")
def lines() -> dict[str, str]:
    """What is said of each rule, by its code."""
    rows = re.findall(r'<a name="(...)"></a>(.*?)</tr>', rules_text())
    return dict(rows)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_told_with_its_examples(lines: dict[str, str], rule: Rule) -> None:
    said = lines[rule.code].replace("&quot;", '"')
    assert all(text in said for text in (rule.purpose, rule.wrong, rule.right))
    assert ("F9" in said) is rule.has_fix
    assert ("не проверяется" in said) is bool(rule.off_for)


def test_the_page_stands_behind_that_on_checks(qapp: QApplication, qtbot: QtBot) -> None:
    titles = [page.title for page in pages()]
    assert titles[titles.index("Проверка отчета") + 1] == TITLE
