"""What the office has set, dictionaries and days, as the window goes by it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.report.place_style import PlaceStyle
from desktop.report.window import USUAL, WindowSettings
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:  # what stands on the store takes longer to load than the first row may take
    from db.dictionaries.lookup import Dictionaries
    from db.store import Store
    from desktop.report.checks.context import RuleSettings
    from desktop.services.office_settings import OfficeSettings


class Office(QObject):
    """Holds what the store says; before it is open, what is usual."""

    dictionaries_changed = Signal(object)  # Dictionaries
    settings_changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._settings: OfficeSettings | None = None
        self._dictionaries: Dictionaries | None = None  # those that views have heard of

    @property
    def settings(self) -> "OfficeSettings":
        """All that is set; the store must be open."""
        from desktop.services.office_settings import USUAL

        return self._settings or USUAL

    @property
    def window(self) -> WindowSettings:
        """On which days reports are collected."""
        return self._settings.window if self._settings else USUAL

    @property
    def place_style(self) -> PlaceStyle | None:
        """How places are written; None: as in the newest reports."""
        return self._settings.place_style if self._settings else None

    @property
    def rules(self) -> "RuleSettings":
        """Which rules are switched off or weigh otherwise."""
        return self.settings.rules

    def renew(self, store: "Store") -> None:
        """Go by what the store says now."""
        from desktop.services.office_settings import office_settings

        settings, before = office_settings(store.office_parts()), self._settings
        self._settings = settings
        self._workplace.lay_over(store.user_entries())
        if self._workplace.dictionaries is not self._dictionaries:
            self._dictionaries = self._workplace.dictionaries
            self.dictionaries_changed.emit(self._dictionaries)
        if settings != before:
            self.settings_changed.emit()
