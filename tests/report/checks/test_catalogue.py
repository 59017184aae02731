import re

import pytest

from desktop.report.checks.catalogue import RULES
from desktop.report.checks.rule import EventRule, Rule


def test_every_rule_has_a_code_of_its_own() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[PCWDNO]\d\d", code) for code in codes)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_what_it_is_for_with_examples(rule: Rule) -> None:
    assert rule.purpose.lstrip("«")[0].isupper()
    assert rule.purpose.endswith(".")
    assert rule.wrong
    assert rule.right
    assert rule.wrong != rule.right
    assert "ё" not in rule.purpose + rule.wrong + rule.right
    if isinstance(rule, EventRule) and rule.folded:
        assert "{rows}" in rule.folded
