"""What helps while one types, given to a field by one call: typing aids and the mark under misspelt words."""

from PySide6.QtCore import QObject

from desktop.report.typing_aids import Aid
from desktop.ui.session import Session
from desktop.ui.widgets.aided_typing import AidedTyping
from desktop.ui.widgets.growing_text import GrowingText


class Assistance(QObject):
    """Helps in the fields of a form, as far as the person has not switched it off."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def give(self, field: GrowingText) -> None:
        """Help in a field from now on."""
        AidedTyping(field, self._aids)

    def _aids(self) -> frozenset[Aid]:
        return frozenset(Aid).difference(self._session.workplace.settings.now.switched_off)
