"""«Настройки управления»: what the office sets for all, to be looked at and changed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from db.folding import fold
from desktop.report.place_style import PlaceStyle
from desktop.report.window import WindowSettings
from desktop.services.office_settings import STYLE_WORDS, USUAL, OfficeSettings, keep
from desktop.ui.dialog_layout import dialog_column
from desktop.ui.rules_page import RulesPage
from desktop.ui.session import Session
from desktop.ui.widgets.outcome import Outcome

_ABOUT = (
    "Эти настройки задает управление, остальные принимают их пакетом. Если такого дня в месяце нет, "
    "имеется в виду последний."
)
_READ_ONLY = "Отчеты открыты только для чтения: настройки можно только смотреть."
_WIDTH, _HEIGHT = 46, 34  # in heights of a line
_STYLES: tuple[PlaceStyle | None, ...] = (None, PlaceStyle.BRACKETS, PlaceStyle.COMMA)


class OfficeDialog(QDialog):
    """Days of collection, the style of places, the address; all that was changed is one action."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._read_only = read_only
        self._build()
        self._show(session.office.settings)

    def _build(self) -> None:
        self.setWindowTitle("Настройки управления")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(_READ_ONLY if self._read_only else _ABOUT, wordWrap=True)
        about.setProperty("soft", True)
        self._first, self._last, self._deadline = (_day() for _ in range(3))
        self._style, self._address, self._recipient = QComboBox(), QLineEdit(), QLineEdit()
        for style in _STYLES:
            self._style.addItem(STYLE_WORDS[style], style)
        self._outcome = Outcome()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setVerticalSpacing(12)
        for name, widget in (
            ("Первый день сбора, в последнем месяце прошлого квартала", self._first),
            ("Последний день сбора, в последнем месяце квартала", self._last),
            ("День сдачи, в последнем месяце квартала", self._deadline),
            ("Страна в месте проведения", self._style),
            ("Кому адресуются письма", self._recipient),
            ("Адрес для отправки отчетов", self._address),
        ):
            widget.setAccessibleName(name)
            widget.setEnabled(not self._read_only)
            form.addRow(name, widget)
        self._rules = RulesPage(read_only=self._read_only)
        self._tabs = QTabWidget()
        self._tabs.addTab(_page(form), "Сбор и отправка")
        self._tabs.addTab(self._rules, "Правила проверки")
        self._tabs.currentChanged.connect(self._offer_usual)
        layout = dialog_column(self)
        layout.addWidget(about)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self._outcome)
        layout.addLayout(self._buttons())
        line = self.fontMetrics().lineSpacing()
        self.resize(line * _WIDTH, max(line * _HEIGHT, self.sizeHint().height()))

    def _buttons(self) -> QHBoxLayout:
        self._usual = usual = QPushButton("Обычные значения", autoDefault=False)
        usual.clicked.connect(self._show_usual)
        close = QPushButton("Закрыть", autoDefault=False)
        close.clicked.connect(self.reject)
        keep = QPushButton("Сохранить", default=True)
        keep.setProperty("main", True)
        keep.clicked.connect(self._keep)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(usual)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(keep)
        for button in (usual, keep):
            button.setVisible(not self._read_only)
        return row

    def _show(self, settings: OfficeSettings) -> None:
        window = settings.window
        self._first.setValue(window.first_day)
        self._last.setValue(window.last_day)
        self._deadline.setValue(window.deadline_day)
        self._style.setCurrentIndex(_STYLES.index(settings.place_style))
        self._address.setText(settings.address)
        self._recipient.setText(settings.recipient)
        self._rules.show_settings(settings.rules)

    @Slot(int)
    def _offer_usual(self, page: int) -> None:
        """Offer the usual days where days are seen: the rules have a button of their own."""
        self._usual.setVisible(page == 0 and not self._read_only)

    @Slot()
    def _show_usual(self) -> None:
        """Show what is usual; it is kept only by «Сохранить»."""
        self._show(replace(USUAL, rules=self._rules.settings()))

    @Slot()
    def _keep(self) -> None:
        window = WindowSettings(self._first.value(), self._last.value(), self._deadline.value())
        style = _STYLES[self._style.currentIndex()]
        said = replace(self._session.office.settings, window=window, place_style=style)
        address, recipient = fold(self._address.text()), fold(self._recipient.text())
        rules = self._rules.settings()
        settings = replace(said, address=address, recipient=recipient, rules=rules)
        self._session.change_office(partial(keep, settings=settings))
        self._session.told.emit("Настройки управления сохранены. Отменить: Ctrl+Z.")
        self.accept()


def _page(form: QFormLayout) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(12, 12, 12, 12)
    layout.addLayout(form)
    layout.addStretch(1)
    return page


def _day() -> QSpinBox:
    day = QSpinBox(minimum=1, maximum=31)
    day.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    day.setToolTip("От 1 до 31")
    return day
