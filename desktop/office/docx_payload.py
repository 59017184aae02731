"""The data of a report in a .docx: a custom XML part, found again by its namespace wherever it has gone."""

from collections.abc import Iterator
from html import escape

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package as WordPackage
from lxml import etree

from desktop.office.package import Package
from desktop.office.payload import NAMESPACE, NAMESPACES, NewerPayload

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STEP = 1_000_000  # characters of one element: parsers are wary of longer ones
_BEGINNING = 1_000  # bytes in which the root of a part stands

_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_STORE_ID = "{6B1D5D4C-4D0F-4B59-9E5B-9C6C3F3A7D21}"
_PROPERTIES = f"""{_DECLARATION}\
<ds:datastoreItem ds:itemID="{_STORE_ID}" xmlns:ds="{_STORE}"><ds:schemaRefs>\
<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>"""


def attach(data: str, main: Part, package: WordPackage) -> None:
    """Let the main part of a document have the data of its report."""
    item = Part(PackURI("/customXml/item1.xml"), CT.XML, _in_xml(data).encode(), package)
    properties = Part(
        PackURI("/customXml/itemProps1.xml"), CT.OFC_CUSTOM_XML_PROPERTIES, _PROPERTIES.encode(), package
    )
    main.load_rel(RT.CUSTOM_XML, item, "rIdData")
    item.load_rel(RT.CUSTOM_XML_PROPS, properties, "rId1")


def _in_xml(data: str) -> str:
    pieces = (escape(data[start : start + _STEP], quote=False) for start in range(0, len(data), _STEP))
    inner = "".join(f"<data>{piece}</data>" for piece in pieces)
    return f'{_DECLARATION}<report xmlns="{NAMESPACE}">{inner}</report>'


def data_of(package: Package) -> Iterator[str]:
    """Yield the data that a package carries. Raises NewerPayload, UnreadableFile: damaged."""
    for part in package.parts:
        if part.endswith(".xml") and NAMESPACES.encode() in package.beginning(part, _BEGINNING):
            root = package.xml(part)
            space = etree.QName(root).namespace or ""
            if space == NAMESPACE:
                yield "".join(map(str, root.itertext()))
            elif space.startswith(NAMESPACES):
                raise NewerPayload
