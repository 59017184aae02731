"""The row of filters over what a search has found."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QToolButton, QWidget

from db.dictionaries.entries import Municipality, Sphere
from db.dictionaries.lookup import Dictionaries
from db.entities import Partner, Period, Quarter, ReportKey, ReportKind
from db.search import Filters
from desktop.report.period import parse
from desktop.report.wording import ROMAN

_KINDS = {
    ReportKind.MUNICIPAL: "Муниципальные образования",
    ReportKind.EXECUTIVE: "Исполнительные органы",
}
_LETTERS = 16  # of a filter that must be seen
_GAP = 8  # pixels
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Choice:
    """One filter: its name to a screen reader, and what it is called while it lets all through."""

    name: str
    everything: str


_CHOICES = {
    "kind": Choice("Вид отчета", "Все виды"),
    "since": Choice("С квартала", "Квартал с…"),
    "until": Choice("По квартал", "Квартал по…"),
    "author": Choice("Отправитель", "Все отправители"),
    "section": Choice("Раздел", "Все разделы"),
    "sphere": Choice("Сфера", "Все сферы"),
    "partner": Choice("Партнер", "Все партнеры"),
    "institution": Choice("Учреждение", "Все учреждения"),
}


class SearchFilters(QWidget):
    """Narrows a search by what is chosen and by days; offers only what the store holds."""

    changed = Signal()

    def __init__(self, dictionaries: Dictionaries) -> None:
        super().__init__()
        self._dictionaries = dictionaries
        self._boxes = {name: _box(choice) for name, choice in _CHOICES.items()}
        self._period = QLineEdit(placeholderText="Сроки: май 2026", clearButtonEnabled=True)
        self._reset = QToolButton()
        self._partners: dict[str, Partner] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self._period.setAccessibleName("Сроки")
        self._period.setToolTip("Дни, месяц или несколько: «5 мая 2026», «апрель-июнь 2026»")
        self._reset.setText("Сбросить")
        self._reset.setProperty("flat", True)
        self._reset.setToolTip("Убрать все фильтры")
        self._period.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._reset.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for widget in (*self._boxes.values(), self._period, self._reset):
            self._grid.addWidget(widget)  # one that has no parent would be shown as a window
        self._show_reset()

    def _connect(self) -> None:
        for box in self._boxes.values():
            box.activated.connect(self._say)
        self._period.textEdited.connect(self._say)
        self._period.textChanged.connect(self._note_period)
        self._reset.clicked.connect(self.reset)

    @Slot(object)
    def use(self, dictionaries: Dictionaries) -> None:
        """Name what is offered by other dictionaries from the next time on."""
        self._dictionaries = dictionaries

    def offer(
        self,
        keys: Iterable[ReportKey],
        partners: Iterable[Partner],
        entries: Container[str],
        institutions: Iterable[str] = (),
    ) -> None:
        """Offer what there is in the reports with these keys; what is chosen stays.

        `entries` are those of the dictionaries that are there.
        """
        kept, spheres = list(keys), self._dictionaries.all(Sphere)
        self._partners = {str(partner.key): partner for partner in partners}
        for name, offered in (
            ("kind", {_KINDS[kind]: kind.value for kind in sorted({key.kind for key in kept})}),
            ("author", dict(self._authors(kept))),
            ("since", _quarters(kept)),
            ("until", _quarters(kept)),
            ("section", dict(self._sections(entries))),
            ("sphere", {each.short_name: each.id for each in spheres if each.id in entries}),
            ("partner", {partner.name: name for name, partner in self._partners.items()}),
            ("institution", {name: name for name in institutions}),
        ):
            _offer(self._boxes[name], _CHOICES[name].everything, offered)
        self._lay_out()

    @property
    def chosen(self) -> Filters:
        """What is chosen."""
        value = {name: box.currentData() for name, box in self._boxes.items()}
        kind, since, until = value["kind"], value["since"], value["until"]
        days = self._days() or (None, None)
        return Filters(
            kind=ReportKind(kind) if kind else None,
            since=Quarter.parse(since) if since else None,
            until=Quarter.parse(until) if until else None,
            author=value["author"],
            section=value["section"],
            sphere=value["sphere"],
            partner=self._partners.get(value["partner"]),
            first=days[0],
            last=days[1],
            institution=value["institution"],
        )

    @Slot()
    def reset(self) -> None:
        """Let everything through again."""
        for box in self._boxes.values():
            box.setCurrentIndex(0)
        self._period.clear()
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's own name
        """Stand in as many rows as the width asks for."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        shown: list[QWidget] = [box for box in self._boxes.values() if box.count() > 2]
        shown += [self._period, self._reset]
        for box in self._boxes.values():
            box.setVisible(box in shown)
        room = _LETTERS * self.fontMetrics().averageCharWidth() + _GAP
        columns = max(2, min(len(shown), self.width() // room))
        rows = -(-len(shown) // columns)
        columns = -(-len(shown) // rows)  # as many in each row
        for place, widget in enumerate(shown):
            self._grid.addWidget(widget, *divmod(place, columns))
        for column in range(len(self._boxes) + 2):
            self._grid.setColumnStretch(column, int(column < columns))

    @Slot()
    def _say(self) -> None:
        self._show_reset()
        self.changed.emit()

    def _days(self) -> tuple[date, date] | None:
        """Return the first and the last day that are asked for, also of a bare year; None where none is."""
        text = self._period.text().strip()
        if _YEAR.fullmatch(text):
            return date(int(text), 1, 1), date(int(text), 12, 31)
        period = parse(text)
        return (period.first, period.last) if isinstance(period, Period) else None

    @Slot()
    def _note_period(self) -> None:
        """Mark days that cannot be read; they filter nothing."""
        text = self._period.text().strip()
        self._period.setProperty("failed", bool(text) and self._days() is None)
        self._period.style().polish(self._period)

    def _show_reset(self) -> None:
        self._reset.setEnabled(self.chosen != Filters() or bool(self._period.text()))

    def _authors(self, keys: Iterable[ReportKey]) -> Iterator[tuple[str, str]]:
        for author in sorted({key.author for key in keys}):
            yield _capital(self._dictionaries.author_name(author)), author

    def _sections(self, entries: Container[str]) -> Iterator[tuple[str, str]]:
        """Yield the municipalities that are there under their newest names."""
        for each in dict.fromkeys(entry.id for entry in self._dictionaries.all(Municipality)):
            if each in entries and (newest := self._dictionaries.get(Municipality, each)):
                yield newest.short_name, each


def _box(choice: Choice) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(choice.name)
    box.setToolTip(choice.name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setMaxVisibleItems(20)
    box.addItem(choice.everything)
    return box


def _offer(box: QComboBox, everything: str, offered: dict[str, str]) -> None:
    """Offer values under their names after the one that lets all through."""
    chosen = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        box.addItem(everything)
        for name, value in offered.items():
            box.addItem(name, value)
        box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
    box.view().setMinimumWidth(min(box.view().sizeHintForColumn(0) + 32, 480))


def _quarters(keys: Iterable[ReportKey]) -> dict[str, str]:
    found = sorted({key.quarter for key in keys}, reverse=True)
    return {f"{ROMAN[quarter.number - 1]} квартал {quarter.year}": str(quarter) for quarter in found}


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"
