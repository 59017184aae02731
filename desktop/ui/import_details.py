"""One row of an import in full: what changes side by side, what is new or goes, what was not read."""

from collections.abc import Iterable
from html import escape

from db.entities import Field, Texts
from desktop.services.importing import PlannedRow
from desktop.services.naming import FIELD_NAMES
from desktop.services.side_by_side import Piece, side_by_side
from desktop.ui.models.import_rows import Group, PreviewRow
from desktop.ui.theme import Colors

_PAGE = "<table width='100%' cellspacing='0' cellpadding='6'>{}</table>"


def details_html(row: PreviewRow, colors: Colors) -> str:
    """Return the row as a page of rich text."""
    if row.unread:
        where = f"{row.unread.where[:1].upper()}{row.unread.where[1:]}"
        return _PAGE.format(_line(where, [_plain(row.unread.text)], colors))
    if row.planned is None:
        return ""
    if row.group is Group.CHANGED:
        return _PAGE.format(_changes(row.planned, colors))
    return _PAGE.format(_texts(row.planned, colors))


def _texts(row: PlannedRow, colors: Colors) -> str:
    texts = row.printed.texts if row.printed else row.kept.texts if row.kept else Texts()
    return "".join(
        _line(_capital(field), [_plain(texts[field])], colors) for field in Field if texts[field].strip()
    )


def _changes(row: PlannedRow, colors: Colors) -> str:
    if not (row.kept and row.printed):
        return ""
    lines = [_line("", [f"<b>{_soft('Было', colors)}</b>", f"<b>{_soft('Станет', colors)}</b>"], colors)]
    for field in row.changed:
        sides = side_by_side(row.kept.texts[field], row.printed.texts[field])
        lines.append(_line(_capital(field), [_pieces(side, colors) for side in sides], colors))
    return "".join(lines)


def _line(caption: str, cells: Iterable[str], colors: Colors) -> str:
    first = f"<td width='15%'>{_soft(escape(caption), colors)}</td>"
    return f"<tr>{first}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _pieces(pieces: Iterable[Piece], colors: Colors) -> str:
    return "".join(_piece(piece, colors) for piece in pieces) or _soft("пусто", colors)


def _piece(piece: Piece, colors: Colors) -> str:
    if not piece.differs:
        return _plain(piece.text)
    words = piece.text.rstrip(" ")
    spaces = piece.text[len(words) :]
    return f"<b style='background: {colors.draft_ground}'>{_plain(words)}</b>{spaces}"


def _plain(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _soft(text: str, colors: Colors) -> str:
    return f"<span style='color: {colors.soft}'>{text}</span>"


def _capital(field: Field) -> str:
    name = FIELD_NAMES[field]
    return f"{name[:1].upper()}{name[1:]}"
