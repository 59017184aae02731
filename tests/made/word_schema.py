"""The order in which Word wants the elements of a document, as far as we write them."""

from collections.abc import Iterator
from itertools import groupby

from lxml.etree import QName
from lxml.etree import _Element as Element

# The order of the schema (ISO 29500, wml.xsd), as far as the elements are used here: Word takes no other.
_ORDER = {
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "tcPr": "tcW gridSpan vMerge vAlign",
    "p": "pPr bookmarkStart r bookmarkEnd fldSimple sdt",
    "pPr": "pStyle keepNext keepLines suppressAutoHyphens spacing ind jc rPr",
    "rPr": "rStyle rFonts b bCs color sz szCs lang",
    "sdt": "sdtPr sdtContent",
    "sdtPr": "alias id showingPlcHdr dropDownList",
    "sectPr": "headerReference footerReference pgSz pgMar cols",
    "body": "p tbl p sectPr",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "styles": "docDefaults style",
    "docDefaults": "rPrDefault pPrDefault",
    "settings": "zoom defaultTabStop autoHyphenation consecutiveHyphenLimit doNotHyphenateCaps "
    "characterSpacingControl compat themeFontLang decimalSymbol "
    "listSeparator",
}


def out_of_order(root: Element) -> list[str]:
    """Return the elements whose children stand in another order, each with what stands in it."""
    return list(_out_of_order(root))


def _out_of_order(root: Element) -> Iterator[str]:
    for element in root.iter():
        if order := _ORDER.get(QName(element).localname, "").split():
            names = [name for name, _ in groupby(QName(child).localname for child in element)]
            remaining = iter(order)
            if not all(name in remaining for name in names):
                yield f"{element.tag}: {names}"
