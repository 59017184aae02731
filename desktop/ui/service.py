"""The menu «Сервис»: dictionaries and what the office sets for all."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import AppError
from desktop.ui.error_dialog import show_error
from desktop.ui.menus import Actions
from desktop.ui.session import Session

ChooseFile = Callable[[QWidget], Path | None]
_SUFFIX = ".pobratim-settings"
_FILTER = f"Пакет настроек (*{_SUFFIX})"
_NAME = f"Настройки управления{_SUFFIX}"


def ask_for_target(parent: QWidget) -> Path | None:
    """Ask where to write a package; None if the person thinks better of it."""
    name, _ = QFileDialog.getSaveFileName(parent, "Сохранить пакет", str(_documents() / _NAME), _FILTER)
    return Path(name if name.endswith(_SUFFIX) else name + _SUFFIX) if name else None


def ask_for_source(parent: QWidget) -> Path | None:
    """Ask which package to take in; None if the person thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(parent, "Принять пакет", str(_documents()), _FILTER)
    return Path(name) if name else None


class Service(QObject):
    """Opens the dialogs of the menu over a window; `choose_target` and `choose_source` ask for files."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self._read_only = read_only
        self.choose_target: ChooseFile = ask_for_target
        self.choose_source: ChooseFile = ask_for_source
        actions.bind(
            dictionaries=self.open_dictionaries,
            office=self.open_settings,
            give=self.write_package,
            take=self.take_package,
        )

    @Slot()
    def open_dictionaries(self) -> None:
        """Show the dictionaries."""
        from desktop.ui.dictionaries_dialog import DictionariesDialog

        self._session.leave_field()
        DictionariesDialog(self._session, self._parent.window(), read_only=self._read_only).open()

    @Slot()
    def open_settings(self) -> None:
        """Show what the office sets for all."""
        from desktop.ui.office_dialog import OfficeDialog

        self._session.leave_field()
        OfficeDialog(self._session, self._parent.window(), read_only=self._read_only).open()

    @Slot()
    def write_package(self) -> None:
        """Write dictionaries and settings into a file for others."""
        from desktop.office.settings_package import write_package
        from desktop.services.office_package import package_of

        window = self._parent.window()
        if target := self.choose_target(window):
            try:
                write_package(package_of(self._session.store), target)
            except AppError as error:
                show_error(window, error)
                return
            self._session.told.emit(f"Пакет настроек записан: «{target.name}».")

    @Slot()
    def take_package(self) -> None:
        """Show what a package of the office would change, before it does."""
        from desktop.office.settings_package import read_package
        from desktop.services.office_package import compare
        from desktop.ui.package_dialog import PackageDialog

        session, window = self._session, self._parent.window()
        session.leave_field()
        if source := self.choose_source(window):
            try:
                load = session.workplace.load_dictionaries
                differences = compare(session.store, load, read_package(source))
            except AppError as error:
                show_error(window, error)
                return
            PackageDialog(session, differences, window).open()


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
