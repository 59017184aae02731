"""«Сохранить пустой бланк…»: the form of the report that is shown, for somebody without the program."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.office.form import Form
from desktop.report.printed import Identity
from desktop.services.file_names import form_name
from desktop.services.forms import blank_form, write_form
from desktop.ui.exporting import ChooseTarget, write_where_asked
from desktop.ui.jobs import Progress
from desktop.ui.session import Session


def save_form(session: Session, window: QWidget, choose_target: ChooseTarget) -> None:
    """Write an empty form where the person says, and say where it is."""
    if (key := session.key) is None:
        return
    form = blank_form(Identity(key.kind, key.quarter, key.author), key.quarter, session.dictionaries)
    name = form_name(key, session.dictionaries)
    write_where_asked(session, window, name, choose_target, partial(_write, session, form))


def _write(session: Session, form: Form, target: Path, progress: Progress) -> None:
    """Write the form; runs off the window's thread."""
    progress.go_on()
    write_form(form, target, session.workplace.clock())
