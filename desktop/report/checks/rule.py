"""What a rule is: a sentence on what it is for, examples, and one function."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from db.entities import ReportKind
from desktop.report.checks.checked import CheckedEvent
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Found, Severity

AskEvent = Callable[[CheckedEvent, Context], Iterable[Found]]
AskReport = Callable[[Context], Iterable[Found]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What people are told of a rule, with an example of what it finds and of what is right.

    `off_for` are the kinds of reports in which it is not asked unless the office wants it.
    `waits` says that an event has to be left first: what one that is being written lacks is no fault.
    `has_fix` says that what is found can be mended by a key, if not in every case.
    """

    code: str
    severity: Severity
    purpose: str
    wrong: str
    right: str
    off_for: frozenset[ReportKind] = frozenset()
    waits: bool = False
    has_fix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRule(Rule):
    """A rule that looks at one event alone, with what lies around the report.

    `folded` is the sentence of the one line in which a report tells all that the rule finds, with «{rows}»
    where the rows are named; without it each finding has its own line, as have fewer than `folded_from`.
    """

    ask: AskEvent
    folded: str = ""
    folded_from: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRule(Rule):
    """A rule that compares events with one another or looks at the report whole: asked at every change."""

    ask: AskReport
