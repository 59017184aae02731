"""How the window looks: its colours, light and dark, its style sheet and the size of its text."""

import sys
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.settings import Settings, SettingsFile, Theme

USUAL_SIZE, SMALLEST, LARGEST = Settings().text_size, 7, 24  # points

# On Linux, where the system's font is often one drawn without Cyrillic in mind.
_RUSSIAN_FONT = "PT Sans"
# So Qt calls the font of a system that names none; what is found for it can be one for typewriters.
_UNNAMED = "Sans Serif"
_FONTS_OF_LINUX = ("PT Astra Sans", "Noto Sans", "DejaVu Sans", "Liberation Sans")
_DARK_BELOW = 128  # lightness of the ground


class Colors(NamedTuple):
    """The colours by what they are for; every text has a contrast of at least 4.5 to its ground."""

    ground: str
    panel: str
    line: str
    text: str
    soft: str  # text that explains
    accent: str
    on_accent: str  # text on the accent
    selection: str
    error: str
    explain: str
    remark: str
    draft: str  # text on `draft_ground`
    draft_ground: str
    handle: str  # of a scroll bar
    mark: str  # ground of what was found


LIGHT = Colors(
    ground="#f5f6f8",
    panel="#ffffff",
    line="#dfe3e8",
    text="#1c2530",
    soft="#5f6b78",
    accent="#1f6f5c",
    on_accent="#ffffff",
    selection="#e8f1ee",
    error="#c0392b",
    explain="#b7791f",
    remark="#3b6ea8",
    draft="#865510",
    draft_ground="#fcf2df",
    handle="#c3cad2",
    mark="#ffe7a3",
)
DARK = Colors(
    ground="#1b2026",
    panel="#232a31",
    line="#37414b",
    text="#e6eaee",
    soft="#97a3af",
    accent="#4fb39b",
    on_accent="#0d1a16",
    selection="#2b3b3a",
    error="#ec7063",
    explain="#e0b050",
    remark="#7aa7dc",
    draft="#e0b050",
    draft_ground="#3a3226",
    handle="#4b5763",
    mark="#655319",
)


def colors_of(palette: QPalette) -> Colors:
    """Return the colours that go with a widget's palette, for what no role of it stands for."""
    return DARK if palette.window().color().lightness() < _DARK_BELOW else LIGHT


class Appearance(QObject):
    """Dresses the application as the settings say, and again when they or the system's theme change."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: SettingsFile, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._settings = settings
        self._family = app.font().family()
        self.dress()
        app.styleHints().colorSchemeChanged.connect(self.dress)

    @Slot()
    def dress(self) -> None:
        """Give the application its colours, its font and its style sheet."""
        now = self._settings.now
        colors = DARK if self._is_dark(now.theme) else LIGHT
        self._app.setPalette(_palette(colors))
        self._app.setFont(_font(self._family, now.text_size))
        sheet = _style_sheet(colors, now.text_size)
        if sheet != self._app.styleSheet():
            self._app.setStyleSheet(sheet)
        self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Change to the light or the dark theme, or to the system's."""
        self._settings.change(theme=theme)
        self.dress()

    @Slot()
    def enlarge(self) -> None:
        """Make all text larger by a point."""
        self._set_text_size(self._settings.now.text_size + 1)

    @Slot()
    def reduce(self) -> None:
        """Make all text smaller by a point."""
        self._set_text_size(self._settings.now.text_size - 1)

    @Slot()
    def take_usual_size(self) -> None:
        """Give all text its usual size."""
        self._set_text_size(USUAL_SIZE)

    def _set_text_size(self, points: int) -> None:
        self._settings.change(text_size=max(SMALLEST, min(points, LARGEST)))
        self.dress()

    def _is_dark(self, theme: Theme) -> bool:
        if theme is Theme.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return theme is Theme.DARK


def _families(family: str) -> list[str]:
    """Return the fonts of Linux in which the window is to be written, the first of them that is there."""
    return [_RUSSIAN_FONT, *(_FONTS_OF_LINUX if family == _UNNAMED else ()), family]


def _font(family: str, points: int) -> QFont:
    font = QFont()
    font.setFamilies(_families(family) if sys.platform == "linux" else [family])
    font.setPointSize(points)
    return font


def _palette(colors: Colors) -> QPalette:
    palette = QPalette()
    for role, color in _ROLES.items():
        palette.setColor(role, QColor(getattr(colors, color)))
    for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.handle))
    return palette


_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "ground",
    _Role.WindowText: "text",
    _Role.Base: "panel",
    _Role.AlternateBase: "ground",
    _Role.Text: "text",
    _Role.PlaceholderText: "soft",
    _Role.Button: "panel",
    _Role.ButtonText: "text",
    _Role.BrightText: "error",
    _Role.ToolTipBase: "panel",
    _Role.ToolTipText: "text",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.Light: "panel",
    _Role.Midlight: "line",
    _Role.Mid: "line",
    _Role.Dark: "handle",
    _Role.Shadow: "handle",
}


def _style_sheet(colors: Colors, points: int) -> str:
    template = Template((paths.resources() / "styles" / "window.qss").read_text(encoding="utf-8"))
    icons = (paths.resources() / "icons").as_posix()
    return template.substitute(
        colors._asdict(),
        icons=icons,
        usual=points,
        small=max(SMALLEST, points - 1),
        large=round(points * 1.5),
    )
