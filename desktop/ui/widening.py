"""Long texts of the form in a wide editor, and back."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QSplitter, QWidget
from shiboken6 import isValid

from db.entities import Event, Field
from db.folding import fold
from desktop.ui.session import Session
from desktop.ui.widgets.text_field import TextField
from desktop.ui.widgets.wide_editor import WideEditor

_LONG = (Field.TITLE, Field.CONTENT, Field.PARTICIPANTS)


class Widening(QObject):
    """Opens the wide editor over the panels of the window, and closes it when another event is chosen."""

    def __init__(self, session: Session, fields: Mapping[Field, TextField], form: QWidget) -> None:
        super().__init__(form)
        self._session = session
        self._fields = fields
        self._form = form
        self._wide: WideEditor | None = None
        self._event = session.chosen
        for name in _LONG:
            fields[name].offer_width()
            fields[name].wide_asked.connect(partial(self._turn, name))
        session.event_chosen.connect(self._follow)

    def _turn(self, name: Field) -> None:
        """Open the wide editor for a text, or go back from it."""
        if self._close() or self._session.chosen is None:
            return
        panels = self._form.parentWidget()
        over = panels if isinstance(panels, QSplitter) else self._form
        others = [(each.name, fold(each.text())) for key, each in self._fields.items() if key is not name]
        self._wide = WideEditor(self._fields[name], others, over)
        self._wide.open()

    def _close(self) -> bool:
        wide, self._wide = self._wide, None
        if wide is None or not isValid(wide) or not wide.isVisible():
            return False
        return wide.close()

    @Slot(object)
    def _follow(self, event: Event | None) -> None:
        if (event.id if event else None) != (self._event.id if self._event else None):
            self._close()
        self._event = event
