"""The whole work of a clerk, done in the real window as a person does it: the self-test's hands."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from db.errors import AppError
from desktop.ui.application import application
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace

_FIELD, _TYPED = "Наименование", ". Проверено"
_EXPORT, _PRINT = "Выгрузить…", "Печать и просмотр…"
_PATIENCE_MS = 30_000
_LOOK_MS = 20  # between two looks for a window that has to come


def work_in_window(workplace: Workplace, report: Path, folder: Path) -> Iterator[str]:
    """Take a report in, change an event, write and print the report into a folder, and close the window.

    Yields what has been done after each step. Raises AppError where something does not happen.
    """
    with _Hands(workplace, (report,)) as hands:
        hands.press_until_there_are_events()
        yield "отчет принят"
        hands.type_at_the_end_of_the_first_title(_TYPED)
        yield "мероприятие изменено"
        for name in ("Отчет.docx", "Отчет.xlsx"):
            hands.write(_EXPORT, folder / name)
            yield f"записан файл «{name}»"
        hands.print_to(folder / "Отчет.pdf")
        yield "отчет напечатан в PDF"


def is_remembered(workplace: Workplace) -> bool:
    """Open the window anew and tell whether it shows what `work_in_window` has typed."""
    with _Hands(workplace, ()) as hands:
        hands.wait_for_events()
        return _TYPED in hands.first_title().toPlainText()


class _Hands:
    """The window, and what presses its keys and buttons."""

    def __init__(self, workplace: Workplace, files: tuple[Path, ...]) -> None:
        self._app = application()
        self._app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        self._window = MainWindow(workplace, files)

    def __enter__(self) -> "_Hands":
        self._window.show()
        return self

    def __exit__(self, *_error: object) -> None:
        self._window.close()
        self._window.deleteLater()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def wait_for_events(self) -> None:
        """Wait until the report is listed."""
        _wait("отчет не показан", lambda: self._window.events_listed() > 0)

    def press_until_there_are_events(self) -> None:
        """Accept whatever the window asks, until the report is listed and nothing is asked any more."""
        _wait("отчет не принят", self._accepted)

    def _accepted(self) -> bool:
        if dialog := self._dialog():
            _press_default(dialog)
        return dialog is None and self._window.events_listed() > 0

    def type_at_the_end_of_the_first_title(self, text: str) -> None:
        """Type into the field of the event that is chosen first, and save."""
        field = self.first_title()
        field.setFocus()
        _press(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        for sign in text:
            _press(field, 0, text=sign)
        self._action("Сохранить").trigger()

    def first_title(self) -> QPlainTextEdit:
        """Return the field with the title of the event that is chosen."""
        _wait("форма мероприятия не показана", lambda: self._field() is not None)
        field = self._field()
        assert field  # noqa: S101  just waited for
        return field

    def _field(self) -> QPlainTextEdit | None:
        fields = self._window.findChildren(QPlainTextEdit)
        return next((each for each in fields if each.accessibleName() == _FIELD and each.isVisible()), None)

    def write(self, action: str, target: Path) -> None:
        """Write the report where a dialog asks for a file, and close what tells of it."""
        answer = _FileAnswer(target)
        self._action(action).trigger()
        self._see_written(answer, target)

    def print_to(self, target: Path) -> None:
        """Save the report as a PDF from the preview of its pages."""
        self._action(_PRINT).trigger()
        _wait("страницы не показаны", lambda: self._dialog() is not None)
        if preview := self._dialog():
            answer = _FileAnswer(target)
            _button(preview, "Сохранить как PDF…").click()
            self._see_written(answer, target)
            preview.close()

    def _see_written(self, answer: "_FileAnswer", target: Path) -> None:
        _wait(f"файл «{target.name}» не записан", lambda: answer.is_given and self._is_told(target))
        if told := self._dialog():
            _press_default(told)
        _wait("сообщение не закрылось", lambda: not self._is_told(target))

    def _is_told(self, target: Path) -> bool:
        dialog = self._dialog()
        return dialog is not None and target.name in dialog.accessibleName()

    def _action(self, text: str) -> QAction:
        actions = self._window.findChildren(QAction)
        action = next(each for each in actions if each.text() == text)
        _wait(f"действие «{text}» недоступно", action.isEnabled)
        return action

    def _dialog(self) -> QDialog | None:
        """Return the dialog that was opened last."""
        modal = QApplication.activeModalWidget()
        return modal if isinstance(modal, QDialog) else None


class _FileAnswer(QObject):
    """Answers the next dialog that asks for a file: such a dialog lets nothing else go on."""

    def __init__(self, target: Path) -> None:
        super().__init__()
        self.is_given = False
        self._target = target
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._answer)
        self._timer.start()

    @Slot()
    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            self._timer.stop()
            self.is_given = True
            for name in dialog.findChildren(QLineEdit):  # `selectFile` spares the one with the focus
                name.setText(str(self._target))
            dialog.done(QDialog.DialogCode.Accepted)


def _wait(what_failed: str, is_so: Callable[[], bool]) -> None:
    """Let the window work until something is so. Raises AppError when that does not come."""
    clock = QElapsedTimer()
    clock.start()
    while not is_so():
        if clock.hasExpired(_PATIENCE_MS):
            raise AppError(f"В окне произошло не то, что должно: {what_failed}.")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _LOOK_MS)


def _press_default(dialog: QDialog) -> None:
    """Press the button that Enter presses, when it can be pressed."""
    buttons = (each for each in dialog.findChildren(QPushButton) if each.isDefault() and each.isEnabled())
    if button := next(buttons, None):
        button.click()


def _button(dialog: QDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def _press(
    widget: QWidget, key: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = ""
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))
