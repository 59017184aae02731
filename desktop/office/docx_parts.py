"""The package of a .docx: its main part, and beside it the parts that are the same in every report."""

from datetime import UTC, datetime

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.package import Package

from desktop.office.docx_payload import attach
from desktop.office.layout import DRAFT, FONT, FONT_SIZE, SMALL_SIZE, UNDER_TITLE
from desktop.office.packing import packed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
HEADER_ID, FOOTER_ID = "rIdHeader", "rIdFooter"  # by them the main part names what is around its pages

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
<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:rPr><w:color w:val="666666"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>\
<w:next w:val="Normal"/><w:qFormat/>\
<w:pPr><w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>\
<w:spacing w:after="{UNDER_TITLE}"/><w:jc w:val="center"/></w:pPr>\
<w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:jc w:val="right"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportCell"><w:name w:val="Ячейка отчета"/>\
<w:basedOn w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportCentered">\
<w:name w:val="Ячейка отчета по центру"/><w:basedOn w:val="ReportCell"/><w:qFormat/>\
<w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportSection"><w:name w:val="Раздел отчета"/>\
<w:basedOn w:val="ReportCentered"/><w:next w:val="ReportCell"/><w:qFormat/>\
<w:pPr><w:keepNext/><w:keepLines/><w:suppressAutoHyphens/></w:pPr>\
<w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportEdition"><w:name w:val="Версия отчета"/>\
<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>\
<w:pPr><w:keepNext/><w:spacing w:after="{UNDER_TITLE}"/><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="ReportCode"><w:name w:val="Контрольный код"/>\
<w:basedOn w:val="Normal"/><w:qFormat/>\
<w:pPr><w:spacing w:before="60"/><w:jc w:val="right"/></w:pPr>\
<w:rPr><w:sz w:val="{SMALL_SIZE * 2}"/><w:szCs w:val="{SMALL_SIZE * 2}"/></w:rPr></w:style>
</w:styles>"""

# «видеоконференцсвязи» is wider than the column of places: better parted by rule than by chance.
_SETTINGS = f"""{DECLARATION}\
<w:settings xmlns:w="{W}">
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="708"/>
<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:doNotHyphenateCaps/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
w:val="15"/></w:compat>
<w:themeFontLang w:val="ru-RU"/>
<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
</w:settings>"""

_FOOTER = f"""{DECLARATION}\
<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"""

_HEADER = f"""{DECLARATION}\
<w:hdr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>\
<w:r><w:t>{DRAFT}</w:t></w:r></w:p></w:hdr>"""

_TYPES_PART = "[Content_Types].xml"
_TYPES = f"""{DECLARATION}\
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="{CT.OPC_RELATIONSHIPS}"/>\
<Default Extension="xml" ContentType="{CT.XML}"/>"""
_COMPRESSION = 3  # half the time of the usual one, and the file is a fifth larger

_LONGEST = 255  # characters of a property

# Each with the id of its relationship to the main part.
_STANDING = (
    ("rIdStyles", RT.STYLES, CT.WML_STYLES, "/word/styles.xml", _STYLES),
    ("rIdSettings", RT.SETTINGS, CT.WML_SETTINGS, "/word/settings.xml", _SETTINGS),
    (FOOTER_ID, RT.FOOTER, CT.WML_FOOTER, "/word/footer1.xml", _FOOTER),
)
_OF_DRAFTS = ((HEADER_ID, RT.HEADER, CT.WML_HEADER, "/word/header1.xml", _HEADER),)


def docx_file(
    document: str, *, title: str, author: str, modified: datetime, draft: bool = False, data: str = ""
) -> bytes:
    """Return the file around a main part; the rest goes into the properties of the document.

    The main part of a `draft` names its header. `data` are those that the file carries of its report.
    """
    package = Package()
    main = Part(PackURI("/word/document.xml"), CT.WML_DOCUMENT_MAIN, document.encode(), package)
    package.relate_to(main, RT.OFFICE_DOCUMENT)
    for relation_id, relation, content_type, name, text in (*_STANDING, *(_OF_DRAFTS if draft else ())):
        part = Part(PackURI(name), content_type, text.encode(), package)
        main.load_rel(relation, part, relation_id)
    if data:
        attach(data, main, package)
    properties = package.core_properties
    properties.title = title[:_LONGEST]
    properties.author = properties.last_modified_by = author[:_LONGEST]
    properties.language = "ru-RU"
    properties.created = properties.modified = modified.astimezone(UTC).replace(tzinfo=None)
    return packed(_contents(package), modified, _COMPRESSION)


def _contents(package: Package) -> dict[str, bytes]:
    """Return the parts of a package by their names, those first by which the others are found."""
    parts = list(package.iter_parts())
    types = (f'<Override PartName="{each.partname}" ContentType="{each.content_type}"/>' for each in parts)
    found = {_TYPES_PART: f"{_TYPES}{''.join(types)}</Types>".encode()}
    found[PACKAGE_URI.rels_uri.membername] = package.rels.xml
    found |= {each.partname.rels_uri.membername: each.rels.xml for each in parts if each.rels}
    return found | {each.partname.membername: each.blob for each in parts}
