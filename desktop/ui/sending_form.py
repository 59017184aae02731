"""What a report is to be sent as: formats, names, the folder, and who writes to whom."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.folding import fold
from desktop.office.mail import is_address
from desktop.office.safe_names import safe_name
from desktop.services.correspondence import Correspondence
from desktop.ui.message import breakable

ChooseFolder = Callable[[QWidget, Path], Path | None]

LETTER, MAIL = "letter", "mail"
_FORMATS = {".docx": "Документ Word (.docx)", ".xlsx": "Таблица Excel (.xlsx)", ".pdf": "PDF"}
_BESIDE = {
    LETTER: "Сопроводительное письмо (.docx)",
    MAIL: "Черновик для почтовой программы (.eml)",
}
# Each with its caption: what belongs together stands on one line, groups are parted.
_TO, _MADE_BY, _SIGNED_BY = (
    ((("address", "Адрес электронной почты"),),),
    (
        (("clerk", "Исполнитель: фамилия, имя, отчество"),),
        (("position", "Должность исполнителя"),),
        (("telephone", "Телефон исполнителя"), ("email", "Электронная почта исполнителя")),
    ),
    ((("signs_as", "Письмо подписывает: должность"), ("signs", "Инициалы и фамилия")),),
)
_REGISTERED = {"number": "Номер письма", "day": "Дата письма"}
_UNREGISTERED = "оставить место"  # in the letter, to be filled in by whoever registers it
_NAMES = tuple(name for group in (_TO, _MADE_BY, _SIGNED_BY) for row in group for name, _ in row)
_RECIPIENT = "Кому: орган, должность, фамилия"
_NO_ADDRESS = "Адрес написан неверно: черновик откроется без него."
_CLOSE, _BETWEEN = 4, 12  # pixels
_RECIPIENT_LINES = 2.5  # so that two lines need no bar


def ask_for_folder(parent: QWidget, now: Path) -> Path | None:
    """Ask where reports are to lie; None if the person thinks better of it."""
    chosen = QFileDialog.getExistingDirectory(parent, "Папка для отчетов", str(now))
    return Path(chosen) if chosen else None


class SendingFiles(QWidget):
    """Which files are made, under what name and where."""

    changed = Signal()

    def __init__(
        self, name: str, folder: Path, ticked: Sequence[str], choose_folder: ChooseFolder = ask_for_folder
    ) -> None:
        super().__init__()
        self.folder = folder
        self._usual = name
        self._choose_folder = choose_folder
        self._ticks = {key: QCheckBox(text) for key, text in {**_FORMATS, **_BESIDE}.items()}
        for key, tick in self._ticks.items():
            tick.setChecked(key in ticked)
            tick.toggled.connect(self.changed)
        self._registered = {name: QLineEdit(placeholderText=_UNREGISTERED) for name in _REGISTERED}
        self._ticks[LETTER].toggled.connect(self._let_register)
        self._let_register()
        self._name = QLineEdit(name)
        self._name.setCursorPosition(0)  # of a long name the beginning tells most
        self._name.textEdited.connect(self.changed)
        self._place = QLabel(wordWrap=True)
        self._place.setProperty("soft", True)
        self._build()
        self._tell_place()

    def _build(self) -> None:
        choose = QPushButton("Выбрать папку…", autoDefault=False)
        choose.clicked.connect(self._ask)
        place = QHBoxLayout()
        place.addWidget(self._place, 1)
        place.addWidget(choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_CLOSE)
        layout.addWidget(_caption("Отчет", self._ticks[".docx"]))
        for key in _FORMATS:
            layout.addWidget(self._ticks[key])
        layout.addSpacing(_BETWEEN)
        self._beside = self._with_letter()
        layout.addWidget(self._beside)
        layout.addWidget(_caption("Имя файлов отчета", self._name))
        layout.addWidget(self._name)
        layout.addSpacing(_BETWEEN)
        layout.addWidget(_caption("Папка", choose))
        layout.addLayout(place)
        layout.addStretch(1)

    def _with_letter(self) -> QWidget:
        """Return what is made besides the report, with what only the letter has."""
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 0, 0, _BETWEEN)
        layout.setSpacing(_CLOSE)
        layout.addWidget(_caption("Вместе с отчетом", self._ticks[LETTER]))
        for key in _BESIDE:
            layout.addWidget(self._ticks[key])
        layout.addSpacing(_CLOSE)
        layout.addLayout(_row([(text, self._registered[name]) for name, text in _REGISTERED.items()]))
        return part

    def make_draft(self) -> None:
        """Offer the report alone: a draft is sent to nobody."""
        self._beside.hide()

    @property
    def registered(self) -> dict[str, str]:
        """Number and day of the letter, as far as they are known: they are not remembered."""
        return {name: fold(line.text()) for name, line in self._registered.items()}

    @Slot()
    def _let_register(self) -> None:
        for line in self._registered.values():
            line.setEnabled(self._ticks[LETTER].isChecked())

    @property
    def ticked(self) -> tuple[str, ...]:
        """What is to be made."""
        return tuple(key for key, tick in self._ticks.items() if tick.isChecked())

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats of the report."""
        return tuple(key for key in self.ticked if key in _FORMATS)

    @property
    def name(self) -> str:
        """The name without what no system takes; the usual one where nothing else is left."""
        return safe_name(self._name.text()) or self._usual

    @Slot()
    def _ask(self) -> None:
        if chosen := self._choose_folder(self, self.folder):
            self.folder = chosen
            self._tell_place()
            self.changed.emit()

    def _tell_place(self) -> None:
        self._place.setText(breakable(str(self.folder)))


class SendingPeople(QWidget):
    """Who writes to whom: filled in once, then remembered."""

    def __init__(self, people: Correspondence) -> None:
        super().__init__()
        self._recipient = QPlainTextEdit(people.recipient)
        self._recipient.setTabChangesFocus(True)
        self._lines = {name: QLineEdit(getattr(people, name)) for name in _NAMES}
        self._fault = QLabel(_NO_ADDRESS, wordWrap=True)
        self._fault.setProperty("failed", True)
        self._lines["address"].editingFinished.connect(self._look_at_address)
        self._build()
        self._look_at_address()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_CLOSE)
        layout.addWidget(_caption(_RECIPIENT, self._recipient))
        layout.addWidget(self._recipient)
        self._add(_TO, layout)
        layout.addWidget(self._fault)
        for group in (_MADE_BY, _SIGNED_BY):
            layout.addSpacing(_BETWEEN)
            self._add(group, layout)
        layout.addStretch(1)
        around = 2 * (self._recipient.document().documentMargin() + self._recipient.frameWidth() + 4)
        lines = _RECIPIENT_LINES * self._recipient.fontMetrics().lineSpacing()
        self._recipient.setFixedHeight(round(lines + around))

    def _add(self, group: Sequence[Sequence[tuple[str, str]]], layout: QVBoxLayout) -> None:
        for row in group:
            layout.addLayout(_row([(text, self._lines[name]) for name, text in row]))

    @property
    def people(self) -> Correspondence:
        """What is filled in."""
        lines = {name: line.text() for name, line in self._lines.items()}
        recipient = self._recipient.document().toRawText().replace("\u2029", "\n")
        return Correspondence.of({**lines, "recipient": recipient})

    @Slot()
    def _look_at_address(self) -> None:
        text = self._lines["address"].text()
        self._fault.setVisible(bool(text.strip()) and not is_address(text))


def _row(fields: Sequence[tuple[str, QLineEdit]]) -> QGridLayout:
    """Return fields beside each other, each under its caption."""
    grid = QGridLayout()
    grid.setVerticalSpacing(_CLOSE)
    grid.setHorizontalSpacing(_BETWEEN)
    for column, (text, line) in enumerate(fields):
        grid.addWidget(_caption(text, line), 0, column)
        grid.addWidget(line, 1, column)
        grid.setColumnStretch(column, 1)
    return grid


def _caption(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setProperty("caption", True)
    label.setBuddy(buddy)
    if not isinstance(buddy, QCheckBox | QPushButton):
        buddy.setAccessibleName(text)
    return label
