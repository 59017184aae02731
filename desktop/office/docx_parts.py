"""The parts of a .docx besides its text: they are the same in every report but for the core properties."""

from datetime import UTC, datetime

from lxml import etree

from desktop.office.layout import FONT, FONT_SIZE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

DOCUMENT = "word/document.xml"

_CONTENT_TYPES = f"""{DECLARATION}\
<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/{DOCUMENT}" ContentType="{_WORD}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>\
<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>\
<Override PartName="/docProps/core.xml" \
ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
</Types>"""

_RELATIONSHIPS = f"""{DECLARATION}\
<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{R}/officeDocument" Target="{DOCUMENT}"/>\
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
</Relationships>"""

_DOCUMENT_RELATIONSHIPS = f"""{DECLARATION}\
<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{R}/styles" Target="styles.xml"/>\
<Relationship Id="rId2" Type="{R}/settings" Target="settings.xml"/>\
<Relationship Id="rId3" Type="{R}/footer" Target="footer1.xml"/>\
</Relationships>"""

# Fonts are named for every script and no theme is there that could override them.
_STYLES = f"""{DECLARATION}\
<w:styles xmlns:w="{W}">
<w:docDefaults>
<w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>
<w:sz w:val="{FONT_SIZE * 2}"/><w:szCs w:val="{FONT_SIZE * 2}"/>
<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr>
<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>
</w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>\
<w:next w:val="Normal"/><w:qFormat/>\
<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:after="240"/><w:jc w:val="center"/></w:pPr>\
<w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportCell"><w:name w:val="Ячейка отчета"/>\
<w:basedOn w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportCentered">\
<w:name w:val="Ячейка отчета по центру"/><w:basedOn w:val="ReportCell"/><w:qFormat/>\
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportSection"><w:name w:val="Раздел отчета"/>\
<w:basedOn w:val="ReportCentered"/><w:next w:val="ReportCell"/><w:qFormat/>\
<w:pPr><w:keepNext/><w:keepLines/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
</w:styles>"""

_SETTINGS = f"""{DECLARATION}\
<w:settings xmlns:w="{W}">
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="708"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
w:val="15"/></w:compat>
<w:themeFontLang w:val="ru-RU"/>
<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""

_FOOTER = f"""{DECLARATION}\
<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"""

_CORE = {
    "cp": f"{_PACKAGE}/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def standing_parts() -> dict[str, bytes]:
    """Return the parts that are the same in every report, the one first that a package begins with."""
    texts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
        "word/styles.xml": _STYLES,
        "word/settings.xml": _SETTINGS,
        "word/footer1.xml": _FOOTER,
    }
    return {name: text.encode() for name, text in texts.items()}


def core_properties(title: str, author: str, modified: datetime) -> bytes:
    """Return the part that says what the document is, whose and of when."""
    stamp = modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    root = etree.Element(_name("cp:coreProperties"), nsmap=_CORE)
    for name, text in (
        ("dc:title", title),
        ("dc:creator", author),
        ("dc:language", "ru-RU"),
        ("cp:lastModifiedBy", author),
        ("dcterms:created", stamp),
        ("dcterms:modified", stamp),
    ):
        element = etree.SubElement(root, _name(name))
        element.text = text
        if name.startswith("dcterms"):
            element.set(_name("xsi:type"), "dcterms:W3CDTF")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _name(prefixed: str) -> str:
    prefix, name = prefixed.split(":")
    return f"{{{_CORE[prefix]}}}{name}"
