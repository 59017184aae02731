"""All rules, in the order in which people read of them: those of each family stand in a module of their own.

Sentences on what a rule is for begin with what it looks for; examples are what a person might have typed.
"""

from desktop.report.checks.catalogue_completeness import COMPLETENESS
from desktop.report.checks.catalogue_doubles import DOUBLES
from desktop.report.checks.catalogue_numbers import NUMBERS, ORDER
from desktop.report.checks.catalogue_periods import PERIODS
from desktop.report.checks.catalogue_wording import WORDING
from desktop.report.checks.rule import Rule

RULES: tuple[Rule, ...] = (*PERIODS, *COMPLETENESS, *WORDING, *DOUBLES, *NUMBERS, *ORDER)
