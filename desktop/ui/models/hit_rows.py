"""What a search has found as rows, read page by page as they come into view."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE, Field, ReportKind
from db.folding import fold
from db.wanted import Mark
from desktop.report.wording import quarter_name
from desktop.services.naming import FIELD_NAMES
from desktop.services.searching import PAGE, Hit, Results

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_OF_ALL = {
    ReportKind.MUNICIPAL: "муниципальные образования",
    ReportKind.EXECUTIVE: "исполнительные органы",
}
_GONE = "Мероприятие убрано в корзину"


class HitRows(QAbstractListModel):
    """The hits of one search."""

    def __init__(self, dictionaries: Dictionaries) -> None:
        super().__init__()
        self._dictionaries = dictionaries
        self._results: Results | None = None
        self._pages: dict[int, Sequence[Hit]] = {}

    def use(self, dictionaries: Dictionaries) -> None:
        """Name authors by other dictionaries from now on."""
        self._dictionaries = dictionaries

    def show_results(self, results: Results | None, first: Sequence[Hit] = ()) -> None:
        """Show what was found; `first` is its first page, which was read beforehand."""
        self.beginResetModel()
        self._results = results
        self._pages = {0: first} if results else {}
        self.endResetModel()

    def complete(self, results: Results, first: Sequence[Hit]) -> None:
        """Show all that was found, the first of which are shown already; what is chosen stays so."""
        known = self.rowCount()
        if results.total <= known:
            return
        self.beginInsertRows(_TOP, known, results.total - 1)
        self._results = results
        self._pages = {0: first}  # a report of which only the first were known is in its order now
        self.endInsertRows()

    def hit(self, row: int) -> Hit | None:
        """Return the hit of a row; None where the event is gone meanwhile."""
        page, place = divmod(row, PAGE)
        if self._results and page not in self._pages:
            self._pages[page] = self._results.page(page)
        hits = self._pages.get(page, ())
        return hits[place] if place < len(hits) else None

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802  Qt's own name
        """Return how many events were found."""
        return 0 if parent.isValid() or self._results is None else self._results.total

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the title; the whole text for the tooltip; all that is shown for a screen reader."""
        hit = self.hit(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return fold(hit.texts.title) if hit else _GONE
        if role == Qt.ItemDataRole.ToolTipRole and hit:
            return "\n\n".join(hit.texts[field] for field in _shown_whole(hit))
        if role == Qt.ItemDataRole.AccessibleTextRole and hit:
            return f"{fold(hit.texts.title)}. {self.report(hit)[0]}, {below(hit)[0]}"
        return None

    def report(self, hit: Hit) -> tuple[str, str]:
        """Return the quarter and the author of the report of a hit; of the office's reports the kind."""
        is_of_all = hit.key.author == OFFICE
        whose = _OF_ALL[hit.key.kind] if is_of_all else self._dictionaries.author_name(hit.key.author)
        return quarter_name(hit.key.quarter), whose


def below(hit: Hit) -> tuple[str, Field, tuple[Mark, ...]]:
    """Return what stands under the title before a text, which text that is, and its marks."""
    field, marks = hit.told
    named = f"{FIELD_NAMES[field].capitalize()}: " if marks else ""
    return "  ·  ".join(filter(None, (hit.section, named))), field, marks


def _shown_whole(hit: Hit) -> Iterator[Field]:
    """Yield the texts that the tooltip shows: those in which something was found, else the title."""
    field, marks = hit.told
    if hit.title_marks or not marks:
        yield Field.TITLE
    if marks:
        yield field
