"""What helps while one types, given to a field by one call: typing aids and the mark under misspelt words."""

from PySide6.QtCore import QMimeData, QObject, Slot

from desktop.report.spelling import SPELLING
from desktop.report.typing_aids import Aid
from desktop.ui.copied import copied_rows
from desktop.ui.session import Session
from desktop.ui.widgets.aided_typing import AidedTyping
from desktop.ui.widgets.growing_text import GrowingText
from desktop.ui.widgets.spelling import Speller, Waves


class Assistance(QObject):
    """Helps in the fields of a form, as far as the person has not switched it off."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = session.workplace.settings
        workplace = session.workplace
        self._speller = Speller(workplace.spelling, workplace.words.add, session.hands, self)
        self._switch()
        session.help_changed.connect(self._switch)

    def give(self, field: GrowingText) -> None:
        """Help in a field from now on."""
        AidedTyping(field, self._aids)
        Waves(field, self._speller)
        field.takes_table = self._takes_table

    def _aids(self) -> frozenset[Aid]:
        return frozenset(Aid).difference(self._settings.now.switched_off)

    def _takes_table(self, source: QMimeData) -> bool:
        """Hand copied rows of a table over, to be shown before they become events; what is none is text."""
        rows = copied_rows(source)
        if rows is not None:
            self._session.rows_pasted.emit(rows)
        return rows is not None

    @Slot()
    def _switch(self) -> None:
        self._speller.switch(is_on=SPELLING not in self._settings.now.switched_off)
