"""How many lines a text takes, for formats whose rows no program sizes by itself."""

import re

from desktop.office.layout import FONT_SIZE

# Widths of letters in hundredths of the font's size, measured on Liberation Serif, which has the metrics of
# Times New Roman. Letters that are not named count as a digit does.
_WIDTHS = {
    25: " \u00a0,./:;\\ijlt|'",
    33: '!()-I[]`fr’\u2011Jsз"г',
    44: "?acezаестё“”„эья^вк{}",
    50: "#$*0123456789_bdghknopquvxyЗлорухч«»–бд",
    56: "~ийнпцъ+<=>FPSРБЬГELTZЕТЁ",
    67: "мЧфЭBCRВКСЯыДЛжУЪ",
    77: "ADGHKNOQUVXYwАИЙНОПХЦюшщ&mФ",
    90: "%ЫMМЖ@W№",
    103: "—…ШЩЮ",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_PIECE = re.compile("[^ -]+[ -]*|[ -]+")  # a line can be broken after spaces and hyphens


class Ruler:
    """Measures how many lines a text takes, so that rows can be sized where no program does it."""

    def __init__(self, font_size: float = FONT_SIZE) -> None:
        self._font_size = font_size
        self._known: dict[str, tuple[float, float]] = {}  # a text has few words that no other has

    def lines(self, text: str, width: float) -> int:
        """Return the number of lines of the text in a column of so many points."""
        return sum(self._lines_of_paragraph(paragraph, width) for paragraph in text.split("\n"))

    def _lines_of_paragraph(self, paragraph: str, width: float) -> int:
        lines, used = 1, 0.0
        for piece in _PIECE.findall(paragraph):
            bare, whole = self._known.get(piece) or self._measure(piece)
            if used and used + bare > width:
                lines, used = lines + 1, 0.0
            used += whole
            if bare > width:  # longer than a line: it is cut
                lines, used = lines + int(bare // width), bare % width
        return lines

    def _measure(self, piece: str) -> tuple[float, float]:
        """Return the width of a piece without and with the spaces at its end."""
        bare, whole = (
            sum(_WIDTH_OF.get(letter, 50) for letter in letters) / 100 * self._font_size
            for letters in (piece.rstrip(" "), piece)
        )
        self._known[piece] = bare, whole
        return bare, whole
