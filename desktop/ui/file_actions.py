"""Files of a report beside those that are sent: exported, printed, published, empty, compared."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.menus import Actions
from desktop.ui.session import Session

ChooseTarget = Callable[[QWidget, Path], Path | None]
ChooseFile = Callable[[QWidget, str], Path | None]

_FORMS = {"Таблица Excel (*.xlsx)": ".xlsx", "Документ Word (*.docx)": ".docx"}


# What carries an action out is imported with it: a window that is opened needs none of it.
def ask_for_form(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to write a form; None if the person thinks better of it."""
    from desktop.ui.exporting import ask_for_target

    return ask_for_target(parent, proposed, _FORMS)


def ask_for_published(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to write a report that is published; None if the person thinks better of it."""
    from desktop.ui.exporting import ask_for_target

    return ask_for_target(parent, proposed)


def ask_for_other(parent: QWidget, folder: str) -> Path | None:
    """Ask with which file to compare; None if the person thinks better of it."""
    from desktop.ui.import_preview import REPORT_FILES

    name, _ = QFileDialog.getOpenFileName(parent, "Сравнить с файлом", folder, ";;".join(REPORT_FILES))
    return Path(name) if name else None


class FileActions(QObject):
    """Carries out these actions over a window; `choose_…` ask for a file."""

    def __init__(
        self, session: Session, actions: Actions, parent: QWidget, reveal: Callable[[], object]
    ) -> None:
        """`reveal` lists the chosen event where it would be hidden else."""
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self._reveal = reveal
        self.choose_form: ChooseTarget = ask_for_form
        self.choose_published: ChooseTarget = ask_for_published
        self.choose_other: ChooseFile = ask_for_other
        actions.bind(
            export=self.export_report,
            print=self.preview_report,
            publish=self.publish,
            form=self.save_form,
            compare=self.compare,
        )

    @Slot()
    def export_report(self) -> None:
        """Write the report that is shown into a file."""
        from desktop.ui.exporting import export_report

        export_report(self._session, self._parent.window())

    @Slot()
    def preview_report(self) -> None:
        """Show the report by pages, to be printed or saved as a PDF."""
        from desktop.ui.print_preview import preview_report

        preview_report(self._session, self._parent.window())

    @Slot()
    def publish(self) -> None:
        """Write the report that is shown as it is to be published."""
        from desktop.ui.exporting import export_report

        export_report(self._session, self._parent.window(), self.choose_published, for_publication=True)

    @Slot()
    def save_form(self) -> None:
        """Write an empty form of the report that is shown, for somebody without the program."""
        from desktop.ui.saving_form import save_form

        save_form(self._session, self._parent.window(), self.choose_form)

    @Slot()
    def compare(self) -> None:
        """Show what a file says otherwise than the report that is shown."""
        from desktop.ui.comparing import compare_with_file

        settings, window = self._session.workplace.settings, self._parent.window()
        if source := self.choose_other(window, settings.now.open_folder or ""):
            settings.change(open_folder=str(source.parent))
            compare_with_file(self._session, window, source, self._reveal)
