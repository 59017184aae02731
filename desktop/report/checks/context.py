"""What rules know besides the event that they look at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from db.entities import Quarter
from desktop.report.checks.checked import CheckedEvent, CheckedReport, Remembering
from desktop.report.checks.finding import Severity
from desktop.report.place_style import PlaceStyle
from desktop.report.reading import Reader
from desktop.report.window import CollectionWindow, WindowSettings

_USUAL = WindowSettings()


@dataclass(frozen=True)
class RuleSettings:
    """What the office has set, by the codes of rules; a rule that is not named is as it came.

    A weight lets a rule be asked in reports of any kind; None switches it off.
    """

    weights: Mapping[str, Severity | None] = field(default_factory=dict)

    def is_asked(self, code: str, *, usually: bool) -> bool:
        """Whether a rule is asked at all."""
        return self.weights[code] is not None if code in self.weights else usually

    def weight(self, code: str, usual: Severity) -> Severity:
        """Return how much the findings of a rule weigh."""
        return self.weights.get(code) or usual


AS_IT_CAME = RuleSettings()


@dataclass(frozen=True)
class Surroundings(Remembering):
    """What lies around the report under check and stays while a person writes.

    `earlier` are reports of former quarters, newest first; `beside` are others of the same time. `is_leaving`
    says that the report is being prepared to be sent. `reader` holds the dictionaries and the forms of
    words.
    """

    reader: Reader
    today: date
    earlier: tuple[CheckedReport, ...] = ()
    beside: tuple[CheckedReport, ...] = ()
    is_leaving: bool = False
    place_style: PlaceStyle = PlaceStyle.COMMA
    window: WindowSettings = _USUAL
    rules: RuleSettings = AS_IT_CAME


@dataclass(frozen=True)
class Context(Remembering):
    """A report under check and what lies around it.

    Rules that look at one event must not ask for the report's other events: they are asked anew only when
    their event changes. `unfinished` are the events that are still being written for the first time.
    """

    report: CheckedReport
    around: Surroundings
    unfinished: frozenset[UUID] = frozenset()

    @property
    def quarter(self) -> Quarter | None:
        """The quarter of the report."""
        return self.report.quarter

    def is_unfinished(self, event: CheckedEvent) -> bool:
        """Whether an event is still being written: what it lacks is no fault yet."""
        return event.id in self.unfinished

    @cached_property
    def window(self) -> CollectionWindow | None:
        """The days that the report may cover; None where its quarter is not known."""
        return CollectionWindow.of(self.quarter, self.around.window) if self.quarter else None
