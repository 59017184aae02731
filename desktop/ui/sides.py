"""Texts in a table of rich text: one beside the other, with the words that differ."""

from collections.abc import Iterable
from html import escape

from desktop.services.side_by_side import Piece, side_by_side
from desktop.ui.theme import Colors

_PAGE = "<table width='100%' cellspacing='0' cellpadding='6'>{}</table>"


def page(lines: Iterable[str]) -> str:
    """Return lines as a page."""
    return _PAGE.format("".join(lines))


def line(caption: str, cells: Iterable[str], colors: Colors) -> str:
    """Return a line: a caption, and cells of rich text beside it."""
    first = f"<td width='18%'>{soft(escape(caption), colors)}</td>"
    return f"<tr>{first}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def across(caption: str, cell: str, colors: Colors) -> str:
    """Return a line with one cell of rich text over both sides."""
    return f"<tr><td>{soft(escape(caption), colors)}</td><td colspan='2'>{cell}</td></tr>"


def headings(texts: Iterable[str], colors: Colors) -> str:
    """Return the line that says what stands on either side."""
    return line("", [f"<b>{soft(escape(text), colors)}</b>" for text in texts], colors)


def sides(caption: str, before: str, after: str, colors: Colors) -> str:
    """Return a line with two versions of a text, the words marked that differ."""
    cells = ("".join(_piece(piece, colors) for piece in side) for side in side_by_side(before, after))
    return line(caption, [cell or soft("пусто", colors) for cell in cells], colors)


def _piece(piece: Piece, colors: Colors) -> str:
    if not piece.differs:
        return plain(piece.text)
    words = piece.text.rstrip(" ")
    spaces = piece.text[len(words) :]
    return f"<b style='background: {colors.draft_ground}'>{plain(words)}</b>{spaces}"


def plain(text: str) -> str:
    """Return a text as it is."""
    return escape(text).replace("\n", "<br>")


def soft(text: str, colors: Colors) -> str:
    """Return rich text in a lower voice."""
    return f"<span style='color: {colors.soft}'>{text}</span>"


def capital(name: str) -> str:
    """Return a name with its first letter large."""
    return f"{name[:1].upper()}{name[1:]}"
