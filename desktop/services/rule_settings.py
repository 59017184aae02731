"""Which rules the office has switched off or weighs otherwise: as values of JSON, and in words."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from db.entities import ReportKind
from desktop.report.checks.context import RuleSettings
from desktop.report.checks.finding import Severity
from desktop.report.checks.rule import Rule

SEVERITY_NAMES = {
    Severity.ERROR: "ошибка",
    Severity.EXPLAIN: "требует пояснения",
    Severity.REMARK: "совет",
}
OFF = "выключено"
_OFF = "off"
_WRITTEN: dict[Severity | None, str] = {None: _OFF, **{weight: weight.name.lower() for weight in Severity}}
_READ = {word: weight for weight, word in _WRITTEN.items()}
_BUT_FOR = {
    ReportKind.MUNICIPAL: "муниципальных отчетов",
    ReportKind.EXECUTIVE: "отчетов исполнительных органов",
}
_KINDS = {
    ReportKind.MUNICIPAL: "муниципальных образований",
    ReportKind.EXECUTIVE: "исполнительных органов",
}


def rules_of(values: Mapping[str, Any]) -> RuleSettings:
    """Read settings; what no program of ours has written is as usual."""
    known = {code: word for code, word in values.items() if isinstance(word, str) and word in _READ}
    return RuleSettings({code: _READ[word] for code, word in known.items()})


def values_of(settings: RuleSettings) -> dict[str, str]:
    """Return what `rules_of` reads."""
    return {code: _WRITTEN[weight] for code, weight in settings.weights.items()}


def usual_words(rule: Rule) -> str:
    """Return how a rule weighs as it came: «совет, кроме муниципальных отчетов»."""
    weight = SEVERITY_NAMES[rule.severity]
    but_for = " и ".join(_BUT_FOR[kind] for kind in sorted(rule.off_for))
    return f"{weight}, кроме {but_for}" if but_for else weight


def off_words(rule: Rule) -> str:
    """Return the sentence on the reports in which a rule is not asked as it came, "" where it is in all."""
    off_for = " и ".join(_KINDS[kind] for kind in sorted(rule.off_for))
    return f"Обычно не проверяется в отчетах {off_for}." if off_for else ""


def weight_words(weight: Severity | None) -> str:
    """Return what the office has set for a rule."""
    return OFF if weight is None else SEVERITY_NAMES[weight]


def told_of_rules(settings: RuleSettings) -> Iterator[tuple[str, str]]:
    """Yield every rule by its code and its sentence, and how it weighs."""
    from desktop.report.checks.catalogue import RULES

    for rule in RULES:
        is_set = rule.code in settings.weights
        said = weight_words(settings.weights[rule.code]) if is_set else usual_words(rule)
        yield f"{rule.code} «{brief(rule)}»", said


def brief(rule: Rule) -> str:
    """Return what a rule looks for, without what is added to make it clear."""
    return re.split("[;:]", rule.purpose)[0].removesuffix(".")
