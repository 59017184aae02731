"""What the catalogue says of fixes is true: the rules that it names offer them, and no others."""

from itertools import product

from db.entities import ReportKind
from desktop.report.checks.catalogue import RULES
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Finding
from desktop.report.checks.running import check
from tests.made.checks import around, findings, report, row
from tests.report.checks.test_fixes import CONTENTS, PERIODS, PLACES, TITLES, WHO, checked
from tests.report.checks.test_numbers import by_hand
from tests.report.checks.test_names import NEW
