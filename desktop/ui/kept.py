"""Which reports there are, asked in the ways in which the window shows them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from db.entities import Quarter, ReportKey, ReportKind, ReportSummary


@dataclass(frozen=True, slots=True)
class Kept:
    """The reports of the store, the newest first, and the key of the one that is shown."""

    reports: Sequence[ReportSummary]
    shown: ReportKey

    @property
    def kinds(self) -> tuple[ReportKind, ...]:
        """The kinds that can be chosen."""
        found = {each.key.kind for each in self.reports} | {self.shown.kind}
        return tuple(kind for kind in ReportKind if kind in found)

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors of whom there are reports of the shown kind, and the one that is shown."""
        found = {each.key.author for each in self.reports if each.key.kind is self.shown.kind}
        return tuple(sorted(found | {self.shown.author}))

    @property
    def events(self) -> Mapping[Quarter, int]:
        """How many events there are in each quarter, of the shown kind and author."""
        counts: Counter[Quarter] = Counter()
        for each in self.reports:
            if replace(each.key, quarter=self.shown.quarter) == self.shown:
                counts[each.key.quarter] += each.events
        return counts

    @property
    def other(self) -> ReportKey | None:
        """Another report to look at: one of the same quarter, else the newest, rather of the same kind."""
        keys = [each.key for each in self.reports if each.key != self.shown]
        shown = self.shown
        return max(
            keys,
            key=lambda key: (key.quarter == shown.quarter, key.kind is shown.kind, key.quarter),
            default=None,
        )

    def of_kind(self, kind: ReportKind) -> ReportKey:
        """Return which report to show when a kind is chosen: of the quarter, of the same author if any."""
        authors = [each.key.author for each in self.reports if each.key.kind is kind]
        author = self.shown.author if self.shown.author in authors or not authors else authors[0]
        return replace(self.shown, kind=kind, author=author, edition=1)

    def of_author(self, author: str) -> ReportKey:
        """Return which report to show when an author is chosen."""
        return replace(self.shown, author=author, edition=1)
