"""The rules of the checks as the office sets them: each can be switched off or weighed otherwise."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.report.checks.catalogue import RULES
from desktop.report.checks.context import RuleSettings
from desktop.report.checks.finding import Severity
from desktop.report.checks.rule import Rule
from desktop.services.rule_settings import usual_words, weight_words
from desktop.ui.replace_dialog import side_by_side

_ABOUT = (
    "Ошибки нужно исправить до отправки, то, что требует пояснения, исправить или пояснить. "
    "Выключенное правило не проверяется."
)
_COLUMNS = ("Код", "Что проверяется", "Строгость")
_CODE, _PURPOSE, _WEIGHT = range(3)
_GAP, _LINES = 12, 12


class _Choice(NamedTuple):
    """How a rule can be set: as it came, or with a weight; without one it is off."""

    text: str
    is_usual: bool = False
    weight: Severity | None = None


class RulesPage(QWidget):
    """Lists the rules; the chosen one is explained under the list and set there."""

    def __init__(self, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._weights: dict[str, Severity | None] = {}
        self._build()
        self._list.currentItemChanged.connect(self._show_rule)
        self._list.itemActivated.connect(self._ask)
        self._choice.activated.connect(self._take)
        self._back.clicked.connect(self._set_back)

    def _build(self) -> None:
        about = QLabel(_ABOUT, wordWrap=True)
        about.setProperty("soft", True)
        self._list = _list()
        self._examples = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._examples.setProperty("soft", True)
        self._examples.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._examples.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self._choice = QComboBox()
        self._choice.setAccessibleName("Строгость выбранного правила")
        self._choice.setEnabled(not self._read_only)
        label = QLabel("&Строгость выбранного правила")
        label.setBuddy(self._choice)
        self._back = QPushButton("Вернуть все как было", autoDefault=False)
        self._back.setVisible(not self._read_only)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        layout.setSpacing(_GAP)
        layout.addWidget(about)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._examples)
        layout.addLayout(side_by_side(label, self._choice, None, self._back))

    def show_settings(self, settings: RuleSettings) -> None:
        """Show how the rules are set."""
        self._weights = dict(settings.weights)
        self._renew()
        if self._list.currentItem() is None:
            self._list.setCurrentItem(self._list.topLevelItem(0) or QTreeWidgetItem())
        self._show_rule()

    def settings(self) -> RuleSettings:
        """Return how the rules are set now."""
        return RuleSettings(dict(self._weights))

    @property
    def _rule(self) -> Rule:
        return RULES[self._list.indexOfTopLevelItem(self._list.currentItem())]

    def _renew(self) -> None:
        """Say at every rule how it is set; what is not as it came is bold."""
        for row, rule in enumerate(RULES):
            if item := self._list.topLevelItem(row):
                choice = _chosen(rule, self._weights)
                usual = "" if choice.is_usual else f" (обычно: {usual_words(rule)})"
                item.setText(_WEIGHT, f"{choice.text}{usual}")
                item.setToolTip(_WEIGHT, item.text(_WEIGHT))
                font = item.font(_WEIGHT)
                font.setBold(not choice.is_usual)
                item.setFont(_WEIGHT, font)
        self._back.setEnabled(bool(self._weights))

    @Slot()
    def _show_rule(self) -> None:
        """Explain the chosen rule and show what can be set."""
        if self._list.currentItem() is None:
            return
        rule = self._rule
        said = (rule.purpose, f"Неправильно: {rule.wrong}.", f"Правильно: {rule.right}.")
        self._examples.setText("\n".join(said))
        chosen = _chosen(rule, self._weights)
        with QSignalBlocker(self._choice):
            self._choice.clear()
            for choice in _choices(rule):
                self._choice.addItem(f"{choice.text} (обычно)" if choice.is_usual else choice.text, choice)
            self._choice.setCurrentIndex(list(_choices(rule)).index(chosen))

    @Slot(int)
    def _take(self, row: int) -> None:
        """Set the chosen rule."""
        choice = list(_choices(self._rule))[row]
        if choice.is_usual:
            self._weights.pop(self._rule.code, None)
        else:
            self._weights[self._rule.code] = choice.weight
        self._renew()

    @Slot()
    def _ask(self) -> None:
        """Go on from a rule to how it is set."""
        if self._choice.isEnabled():
            self._choice.setFocus(Qt.FocusReason.OtherFocusReason)
            self._choice.showPopup()

    @Slot()
    def _set_back(self) -> None:
        """Set all rules as they came."""
        self.show_settings(RuleSettings())


def _choices(rule: Rule) -> Iterator[_Choice]:
    """Yield how a rule can be set, as it came first."""
    yield _Choice(usual_words(rule).capitalize(), is_usual=True)
    for weight in Severity:
        if weight is not rule.severity or rule.off_for:
            yield _Choice(weight_words(weight).capitalize(), weight=weight)
    yield _Choice(weight_words(None).capitalize())


def _chosen(rule: Rule, weights: Mapping[str, Severity | None]) -> _Choice:
    """Return how a rule is set; the weight that it came with is as usual, however it was set."""
    found = (each for each in _choices(rule) if not each.is_usual and each.weight is weights.get(rule.code))
    usual = next(_choices(rule))
    return next(found, usual) if rule.code in weights else usual


def _list() -> QTreeWidget:
    found = QTreeWidget()
    found.setAccessibleName("Правила проверки")
    found.setHeaderLabels(_COLUMNS)
    found.setRootIsDecorated(False)
    found.setUniformRowHeights(True)
    found.setAllColumnsShowFocus(True)
    found.setMinimumHeight(_LINES * found.fontMetrics().lineSpacing())
    found.header().setStretchLastSection(False)
    found.header().setSectionResizeMode(_CODE, QHeaderView.ResizeMode.ResizeToContents)
    found.header().setSectionResizeMode(_PURPOSE, QHeaderView.ResizeMode.Stretch)
    found.header().setSectionResizeMode(_WEIGHT, QHeaderView.ResizeMode.Interactive)
    found.header().resizeSection(_WEIGHT, 42 * found.fontMetrics().averageCharWidth())
    for rule in RULES:
        item = QTreeWidgetItem(found, [rule.code, rule.purpose.removesuffix("."), ""])
        item.setToolTip(_PURPOSE, rule.purpose)
    return found
