"""Fixes of family W on texts put together from scraps of right and of wrong wording."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from db.entities import ReportKind, Texts
from desktop.report.checks.catalogue_wording import WORDING
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Finding, mended
from desktop.report.checks.running import check
from tests.made.checks import around, report

SCRAPS = (
    *(
        "слет",
        "Орша",
        "научно",
        "практическая",
        "5 участника",
        "22 человек",
        "21 гость",
        "г.",
        "им.",
        "XXI",
        "в",
    ),
    *(
        "ХХI век",
        "Х форум",
        "Cмоленск",
        "IТ",
        "b2b",
        "Республики Белоруссия",
        "т.д.",
        "И.И. Петров",
        "slet.by",
    ),
    *("г.Орша", "слет«Лен»", "школа(г. Орша)", "онлайн", "встреча", "80", "летие", "Беларуси.В", "LХII"),
    *(" –", "– ", " -", "- ", "»,", "),", "т.д.", "СК(", "и"),
    *("«", "»", '"', "“", "”", "„", "“Лен”", "«Лен»", "«Школа «Лен»"),
    *(" ", "  ", "\u00a0", "\n", " \n ", "-", " - ", "–", " – ", "--"),
    *(",", " ,", ".", " .", "...", ":", ";", "!", "(", ")", "( ", "5", "10:30", "№\u00a03"),
)
TEXT = st.lists(st.sampled_from(SCRAPS) | st.just(" "), max_size=9).map("".join)


def slips(text: str) -> list[Finding]:
    """Return what the rules find in a text, each slip by itself."""
    made = report(Texts(content=text), kind=ReportKind.EXECUTIVE)
    return list(check(Context(made, around()), rules=WORDING).marks(1))


@settings(deadline=None, derandomize=True)
@given(TEXT)
def test_a_fix_of_wording_mends_its_span_once_and_brings_nothing_new(text: str) -> None:
    before = slips(text)
    for finding in before:
        if finding.fix is None:
            continue
        after = mended(text, finding)
        assert after != text
        assert after[: finding.start] == text[: finding.start]
        assert after[len(after) - len(text) + finding.end :] == text[finding.end :]
        assert mended(after, finding) == after or text[finding.start : finding.end] in finding.fix.after
        new = Counter(each.code for each in slips(after)) - Counter(each.code for each in before)
        assert not new, (finding.code, after)


@settings(deadline=None, derandomize=True)
@given(TEXT)
def test_mending_wording_comes_to_an_end(text: str) -> None:
    for _ in range(60):
        found = next((each for each in slips(text) if each.fix), None)
        if found is None:
            return
        text = mended(text, found)
    raise AssertionError(text)
