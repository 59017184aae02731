"""Names of the elements that make what a .docx prints."""

from typing import Final

_MAIN: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def w(name: str) -> str:
    """Return a name of WordprocessingML with its namespace."""
    return _MAIN + name


def flag(element_value: str | None) -> bool:
    """Say whether a switch is on: it is where no value is given."""
    return element_value not in ("0", "false", "off")


VAL: Final = w("val")
DOCUMENT, BODY = w("document"), w("body")
TABLE, ROW, CELL = w("tbl"), w("tr"), w("tc")
CELL_PROPERTIES = w("tcPr")
PARAGRAPH, PARAGRAPH_PROPERTIES = w("p"), w("pPr")
RUN, RUN_PROPERTIES = w("r"), w("rPr")
TEXT, NUMBERING = w("t"), w("numPr")
TEXT_BOX = w("txbxContent")
ALTERNATIVES, CHOICE, FALLBACK = (
    _COMPATIBILITY + name for name in ("AlternateContent", "Choice", "Fallback")
)

# Marks of our own, put into a tree while it is read.
HIDDEN: Final = "hidden"  # the text of a run that is not printed
BOX_END: Final = "box-end"  # what follows stands below a text box
