"""A cover letter as a .docx, laid out as official letters are, and its text for other programs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.office.docx_parts import DECLARATION, W, docx_file
from desktop.office.docx_table import run
from desktop.office.layout import SHEET_HEIGHT, SHEET_WIDTH, printable
from desktop.office.replacing import replacing

_SIZE, _SMALL = 28, 20  # half points: of the letter, of who has made it
# Margins of 3, 1.5, 2 and 2 cm, in twentieths of a point.
_LEFT, _RIGHT, _TOP, _BOTTOM = 1701, 850, 1134, 1134
_WIDTH = SHEET_HEIGHT - _LEFT - _RIGHT  # the sheet stands upright
_HEAD, _SIGNED = (_WIDTH * 11 // 20, _WIDTH * 9 // 20), (_WIDTH * 13 // 20, _WIDTH * 7 // 20)
_BETWEEN = 300  # on the right of the left column
_INDENT = 709  # 1.25 cm
_BLANK = "____________"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says. `recipient` may have several lines, as an addressee's block has.

    `items` are set one below the other after the first paragraph. What is empty is left to be filled in by
    hand (number and date) or left out.
    """

    sender: str
    recipient: str
    subject: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...] = ()
    attachment: str = ""
    number: str = ""
    day: str = ""
    signs_as: str = ""
    signs: str = ""
    executor: tuple[str, ...] = ()


def letter_text(letter: Letter) -> str:
    """Return the letter as plain text, without what only paper needs: for mail and other programs."""
    first, *others = letter.paragraphs
    body = [first, *(f"– {item}" for item in letter.items), *others]
    below = [letter.attachment, "\n".join(filter(None, (letter.signs_as, letter.signs)))]
    made_by = "\n".join(letter.executor)
    return "\n\n".join(filter(None, ("\n".join(body), *below, made_by)))


def write_letter(letter: Letter, target: Path, *, author: str, modified: datetime) -> None:
    """Write the letter, whole or not at all. Raises AppError where the target cannot be written."""
    content = docx_file(
        _DOCUMENT.format("".join(_body(letter))),
        title=printable(letter.subject),
        author=printable(author),
        modified=modified,
    )
    with replacing(target) as draft:
        draft.write_bytes(content)


def _body(letter: Letter) -> Iterator[str]:
    yield _two_columns(_HEAD, _registration(letter), _lines(letter.recipient, space=0))
    yield _paragraph(letter.subject, space=360, before=480, width=_SIGNED[0])
    first, *others = letter.paragraphs
    yield _paragraph(first, indent=_INDENT, align="both")
    for item in letter.items:
        yield _paragraph(f"– {item}", indent=_INDENT, align="both")
    for text in others:
        yield _paragraph(text, indent=_INDENT, align="both")
    if letter.attachment:
        yield _paragraph(letter.attachment, before=240, align="both")
    yield _paragraph("", space=480)
    signature = _paragraph(letter.signs, align="right", space=0)
    yield _two_columns(_SIGNED, _lines(letter.signs_as, space=0), signature)
    if letter.executor:
        yield _paragraph("", space=720)
        for line in letter.executor:
            yield _paragraph(line, size=_SMALL, space=0)


def _registration(letter: Letter) -> str:
    """Return who sends, and the line for number and date."""
    registered = f"{letter.day or _BLANK} № {letter.number or _BLANK}"
    answers = f"на № {_BLANK} от {_BLANK}"
    return "".join(
        (
            _lines(letter.sender, align="center", space=240),
            _paragraph(registered, align="center", space=120, size=_SMALL + 4),
            _paragraph(answers, align="center", space=0, size=_SMALL + 4),
        )
    )


def _lines(text: str, *, align: str = "left", space: int) -> str:
    """Return a paragraph for each line of a text."""
    return "".join(_paragraph(line, align=align, space=space) for line in text.split("\n"))


def _paragraph(
    text: str,
    *,
    align: str = "left",
    indent: int = 0,
    before: int = 0,
    space: int = 120,
    size: int = _SIZE,
    width: int = _WIDTH,
) -> str:
    """Return a paragraph; `space` is left under it, `width` is what it may take of the line."""
    runs = run(printable(text)).replace(
        "<w:r>", f'<w:r><w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
    return (
        f'<w:p><w:pPr><w:spacing w:before="{before}" w:after="{space}"/>'
        f'<w:ind w:right="{max(0, _WIDTH - width)}" w:firstLine="{indent}"/><w:jc w:val="{align}"/></w:pPr>'
        f"{runs}</w:p>"
    )


def _two_columns(widths: Sequence[int], *columns: str) -> str:
    """Return a table without lines, of two cells beside each other."""
    margins = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="{}" w:type="dxa"/></w:tcMar>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{margins.format(space)}</w:tcPr>{inner}</w:tc>'
        for width, inner, space in zip(widths, columns, (_BETWEEN, 0), strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


_DOCUMENT = (
    f'{DECLARATION}<w:document xmlns:w="{W}"><w:body>{{}}<w:sectPr>'
    f'<w:pgSz w:w="{SHEET_HEIGHT}" w:h="{SHEET_WIDTH}"/><w:pgMar w:top="{_TOP}" w:right="{_RIGHT}" '
    f'w:bottom="{_BOTTOM}" w:left="{_LEFT}" w:header="510" w:footer="510" w:gutter="0"/></w:sectPr>'
    "</w:body></w:document>"
)
