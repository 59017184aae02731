import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.settings import SettingsFile, Theme
from desktop.ui.theme import DARK, LARGEST, LIGHT, SMALLEST, USUAL_SIZE, Appearance, Colors, colors_of

READABLE = 4.5  # contrast of a text to its ground, WCAG AA


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path)


@pytest.fixture
def appearance(qapp: QApplication, settings: SettingsFile) -> Iterator[Appearance]:
    """The appearance of the application."""
    parent = QObject()
    yield Appearance(qapp, settings, parent)
    parent.deleteLater()


def brightness(color: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    seen = QColor(color)
    return 0.2126 * linear(seen.redF()) + 0.7152 * linear(seen.greenF()) + 0.0722 * linear(seen.blueF())


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *product(("text", "soft"), ("ground", "panel", "selection")),
        ("error", "panel"),
        ("on_accent", "accent"),
        ("draft", "draft_ground"),
    ],
)
def test_every_text_can_be_read(colors: Colors, text: str, ground: str) -> None:
    assert contrast(getattr(colors, text), getattr(colors, ground)) >= READABLE


@pytest.mark.parametrize(("theme", "colors"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
def test_a_theme_that_is_chosen_is_shown_and_remembered(
    appearance: Appearance, qapp: QApplication, settings: SettingsFile, theme: Theme, colors: Colors
) -> None:
    appearance.set_theme(theme)
    assert colors_of(qapp.palette()) == colors
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == colors.panel
    assert colors.accent in qapp.styleSheet()
    assert settings.now.theme is theme


def test_texts_grow_and_shrink_by_a_point_within_reason(
    appearance: Appearance, qapp: QApplication, settings: SettingsFile
) -> None:
    appearance.enlarge()
    assert qapp.font().pointSize() == USUAL_SIZE + 1
    for _ in range(LARGEST):
        appearance.enlarge()
    assert settings.now.text_size == LARGEST
    for _ in range(LARGEST):
        appearance.reduce()
    assert settings.now.text_size == qapp.font().pointSize() == SMALLEST
    appearance.take_usual_size()
    assert qapp.font().pointSize() == USUAL_SIZE


def test_every_name_of_the_style_sheet_has_a_value(appearance: Appearance, qapp: QApplication) -> None:
    rules = qapp.styleSheet().split("*/", 1)[1]
    assert "$" not in rules
    assert "url(" in rules


def test_the_pictures_of_the_style_sheet_are_there(appearance: Appearance, qapp: QApplication) -> None:
    pictures = [part.split('"')[0] for part in qapp.styleSheet().split('url("')[1:]]
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


FONT_OF_THE_WINDOW = """
from pathlib import Path
from sys import argv
from PySide6.QtCore import QObject
from PySide6.QtGui import QFontInfo
from desktop.settings import SettingsFile
from desktop.ui.application import application
from desktop.ui.theme import Appearance

app, parent = application(), QObject()
appearance = Appearance(app, SettingsFile(Path(argv[1])), parent)
appearance.dress()
print(QFontInfo(app.font()).family())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system has a font for windows")
def test_a_system_without_a_font_for_windows_does_not_get_that_of_typewriters(tmp_path: Path) -> None:
    (sans,) = Path("/usr/share/fonts").rglob("LiberationSans-Regular.ttf")
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for file in (sans, sans.with_name("LiberationMono-Regular.ttf")):
        shutil.copy(file, fonts)
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{fonts}</dir><cachedir>{fonts}</cachedir></fontconfig>")
    environment = {**os.environ, "FONTCONFIG_FILE": str(settings), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", FONT_OF_THE_WINDOW, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "Liberation Sans\n"
