"""What the menus offer for files beside opening and exporting: a form, a publication, a comparison."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.office.form import Form
from desktop.report.printed import Identity
from desktop.services.file_names import form_name
from desktop.services.forms import blank_form, write_form
from desktop.ui.exporting import ChooseTarget, ask_for_target, export_report, write_where_asked
from desktop.ui.jobs import Progress
from desktop.ui.menus import Actions
from desktop.ui.session import Session

_FORMS = {"Таблица Excel (*.xlsx)": ".xlsx", "Документ Word (*.docx)": ".docx"}


def ask_for_form(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to write a form; None if the person thinks better of it."""
    return ask_for_target(parent, proposed, _FORMS)


class FileActions(QObject):
    """Carries out these actions over a window; `choose_…` ask where a file is to be written."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self.choose_form: ChooseTarget = ask_for_form
        self.choose_published: ChooseTarget = ask_for_target
        actions["form"].triggered.connect(self.save_form)
        actions["publish"].triggered.connect(self.publish)

    @Slot()
    def publish(self) -> None:
        """Write the report that is shown as it is to be published."""
        export_report(self._session, self._parent.window(), self.choose_published, for_publication=True)

    @Slot()
    def save_form(self) -> None:
        """Write an empty form of the report that is shown, for somebody without the program."""
        if (key := self._session.key) is None:
            return
        dictionaries = self._session.dictionaries
        form = blank_form(Identity(key.kind, key.quarter, key.author), key.quarter, dictionaries)
        write_where_asked(
            self._session,
            self._parent.window(),
            form_name(key, dictionaries),
            self.choose_form,
            partial(self._write, form),
        )

    def _write(self, form: Form, target: Path, progress: Progress) -> None:
        """Write the form; runs off the window's thread."""
        progress.go_on()
        write_form(form, target, self._session.workplace.clock())
