"""All rules, in the order in which people read of them."""

from desktop.report.checks.rule import Rule

RULES: tuple[Rule, ...] = ()
