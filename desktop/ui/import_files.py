"""The list of files: the name of each with its tick, under it what is known of it."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.candidates import Candidate
from desktop.ui.event_delegate import RowMetrics
from desktop.ui.models.import_files import ImportFiles
from desktop.ui.theme import Colors, colors_of

_Index = QModelIndex | QPersistentModelIndex
_LETTERS = 24  # at least, in the width of the list
_BAR = 3  # width of the bar beside the row that is chosen

Standing = Callable[[Candidate], str]


class ImportFilesList(QListView):
    """Lists files in two lines each."""

    def __init__(self, files: ImportFiles, standing: Standing) -> None:
        super().__init__()
        self.setAccessibleName("Файлы")
        self.setModel(files)
        self.setUniformItemSizes(True)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LETTERS)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Delegate(files, standing, self))


class _Delegate(QStyledItemDelegate):
    """Draws a file; its tick stands where the base class expects presses on it."""

    def __init__(self, files: ImportFiles, standing: Standing, view: QListView) -> None:
        super().__init__(view)
        self._files = files
        self._standing = standing
        self._view = view
        self._metrics = RowMetrics(view.font())

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802  Qt's own name
        """Return the room of two lines."""
        metrics = self._metrics
        return QSize(0, metrics.line + metrics.small_line + 2 * metrics.margin)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a file."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        colors, metrics = colors_of(self._view.palette()), self._metrics
        candidate = self._files.candidate(index)
        painter.save()
        if self._view.currentIndex().row() == index.row():
            painter.fillRect(rect, QColor(colors.selection))
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), QColor(colors.accent))
        usual = QStyleOptionViewItem(option)
        self.initStyleOption(usual, index)
        tick = self._tick(usual)
        left = tick.right() - rect.left() + metrics.margin
        room = rect.adjusted(left, metrics.margin, -metrics.margin, -metrics.margin)
        self._paint_tick(painter, tick, usual, index)
        self._line(painter, room, metrics.line, index.data(), colors.text, is_small=False)
        under = room.adjusted(0, metrics.line, 0, 0)
        said = self._standing(candidate)
        self._line(painter, under, metrics.small_line, said, _tone(candidate, colors), is_small=True)
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _tick(self, usual: QStyleOptionViewItem) -> QRect:
        """Return where the tick stands: where the base class expects presses on it."""
        usual.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator  # type: ignore[attr-defined]
        return self._view.style().subElementRect(
            QStyle.SubElement.SE_ItemViewItemCheckIndicator, usual, self._view
        )

    def _paint_tick(
        self, painter: QPainter, place: QRect, usual: QStyleOptionViewItem, index: _Index
    ) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        usual.rect = place  # type: ignore[attr-defined]
        on = QStyle.StateFlag.State_On if state == Qt.CheckState.Checked else QStyle.StateFlag.State_Off
        usual.state = QStyle.StateFlag.State_Enabled | on  # type: ignore[attr-defined]
        indicator = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._view.style().drawPrimitive(indicator, usual, painter, self._view)

    def _line(
        self, painter: QPainter, room: QRect, height: int, text: str, color: str, *, is_small: bool
    ) -> None:
        painter.setFont(self._metrics.small if is_small else self._metrics.font)
        painter.setPen(QColor(color))
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(
            QRect(room.left(), room.top(), room.width(), height), Qt.AlignmentFlag.AlignVCenter, cut
        )


def _tone(candidate: Candidate, colors: Colors) -> str:
    if candidate.error:
        return colors.error
    needs_person = candidate.received is not None and candidate.plan is None
    return colors.explain if needs_person else colors.soft
