"""Earlier events with ticks, flat or under the headings of their report, where one tick serves for all."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from db.entities import Section
from db.folding import fold
from desktop.report.wording import quarter_name
from desktop.services.copying import Earlier

_COLUMNS = ("Мероприятие", "Место", "Сроки", "")
_TITLE, _PLACE, _PERIOD, _STATE = range(len(_COLUMNS))
_HERE, _GOES_ON = "уже в отчете", "идет и в этом квартале"
_NO_SECTION = "Без раздела"
_EARLIER = Qt.ItemDataRole.UserRole
_ON = Qt.CheckState.Checked


class EarlierList(QTreeWidget):
    """Lists events that can be taken over; what is ticked or chosen is asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Прежние мероприятия")
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setHeaderLabels(list(_COLUMNS))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in ((_PLACE, 24), (_PERIOD, 24), (_STATE, 22)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, letters * letter)

    def show_earlier(self, found: Sequence[Earlier], *, has_quarter: bool, is_grouped: bool) -> None:
        """List events, with the quarter of each where they are of several, or by sections."""
        with QSignalBlocker(self):
            self.clear()
            self.setRootIsDecorated(is_grouped)
            if is_grouped:
                self.addTopLevelItems(list(_sections(found)))
                self.expandAll()
            else:
                self.addTopLevelItems([_line(each, has_quarter=has_quarter) for each in found])
        if first := next(self._lines(), None):
            self.setCurrentItem(first)

    @property
    def current(self) -> Earlier | None:
        """The event that is chosen; none where a heading is."""
        item = self.currentItem()
        return item.data(0, _EARLIER) if item else None

    def ticked(self) -> list[Earlier]:
        """Return the events that are ticked, in their order."""
        return [item.data(0, _EARLIER) for item in self._lines() if item.checkState(0) is _ON]

    def _lines(self) -> Iterator[QTreeWidgetItem]:
        items = QTreeWidgetItemIterator(self)
        while item := items.value():
            if item.data(0, _EARLIER) is not None:
                yield item
            items += 1


def _sections(found: Sequence[Earlier]) -> Iterator[QTreeWidgetItem]:
    """Yield a heading for each section with its events under it."""
    groups: dict[object, tuple[Section | None, list[Earlier]]] = {}
    for each in found:
        groups.setdefault(each.section and each.section.id, (each.section, []))[1].append(each)
    for section, under in groups.values():
        heading = QTreeWidgetItem([fold(section.heading) if section else _NO_SECTION])
        heading.setFirstColumnSpanned(True)
        heading.setToolTip(0, heading.text(0))
        heading.setFlags(heading.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
        heading.addChildren([_line(each, has_quarter=False) for each in under])
        yield heading


def _line(earlier: Earlier, *, has_quarter: bool) -> QTreeWidgetItem:
    texts = earlier.texts
    period = quarter_name(earlier.key.quarter) if has_quarter else earlier.event.texts.period
    state = _HERE if earlier.is_here else _GOES_ON if earlier.goes_on else ""
    line = QTreeWidgetItem([fold(text) for text in (texts.title, texts.place, period, state)])
    line.setData(0, _EARLIER, earlier)
    line.setCheckState(0, Qt.CheckState.Unchecked)
    for column in range(len(_COLUMNS)):
        line.setToolTip(column, line.text(column))
    return line
