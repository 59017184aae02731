"""Pieces of a .docx as Word writes them, in text: paragraphs, cells, rows, tables, and whole packages."""

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
SPACES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = (
    "№ п/п",
    "Наименование мероприятия",
    "Место проведения мероприятия",
    "Сроки проведения мероприятия",
    "Цель, содержание и результат мероприятия (в том числе краткая информация о достигнутых "
    "договоренностях, подписанных документах)",
    "Участники мероприятия (общее количество, другие дополнительные сведения)",
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'

#: Lists: 1 «1.» runs through, 2 starts it anew, 3 has «1)» and «а)», 4 dashes.
NUMBERING = f"""<w:numbering {SPACES}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1)"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="russianLower"/>
<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>
</w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""


def t(text: str) -> str:
    """Return a text element."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    """Return a run; a line break is a soft one, a tab is one."""
    content = "<w:br/>".join("<w:tab/>".join(map(t, line.split("\t"))) for line in text.split("\n"))
    return f'<w:r w:rsidR="00A77B3E"><w:rPr>{properties}<w:sz w:val="24"/></w:rPr>{content}</w:r>'


def p(content: str = "", properties: str = "") -> str:
    """Return a paragraph of runs."""
    return f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr>{properties}</w:pPr>{content}</w:p>'


def paragraphs(text: str) -> str:
    """Return a text with a paragraph for each of its lines."""
    return "".join(p(r(line)) for line in text.split("\n"))


def tc(content: str, *, span: int = 1, properties: str = "") -> str:
    """Return a cell."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="1700" w:type="dxa"/>{spans}{properties}</w:tcPr>{content or p()}</w:tc>'
    )


def tr(cells: Iterable[str], properties: str = "") -> str:
    """Return a row."""
    return f'<w:tr w:rsidR="00A77B3E"><w:trPr>{properties}</w:trPr>{"".join(cells)}</w:tr>'


def tbl(rows: Iterable[str], columns: int = 6) -> str:
    """Return a table."""
    grid = '<w:gridCol w:w="1700"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def texts_row(texts: Iterable[str]) -> str:
    """Return a row of cells with these texts."""
    return tr(tc(paragraphs(text)) for text in texts)


def header_row() -> str:
    """Return the row of headings, repeated on every page."""
    return tr((tc(p(r(heading))) for heading in HEADINGS), "<w:tblHeader/>")


def merged_row(text: str, columns: int = 6) -> str:
    """Return a row merged across."""
    return tr([tc(paragraphs(text), span=columns)])


def document(body: str) -> str:
    """Return the main part."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:document {SPACES} mc:Ignorable="w14"><w:body>{body}<w:sectPr/></w:body></w:document>'
    )


def write_docx(
    path: Path,
    body: str,
    *,
    parts: Mapping[str, str] | None = None,
    raw: bytes | None = None,
    main: str = "word/document.xml",
) -> Path:
    """Write a package; `parts` are further parts of word/ by kind, `raw` is the whole main part."""
    others = {"numbering": NUMBERING, **(parts or {})}
    ties = "".join(_tie(number, kind, f"{kind}.xml") for number, kind in enumerate(others))
    folder, _, name = main.rpartition("/")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types(main, others))
        package.writestr("_rels/.rels", _ties(_tie(0, "officeDocument", main)))
        package.writestr(main, document(body) if raw is None else raw)
        package.writestr(f"{folder}/_rels/{name}.rels", _ties(ties))
        for kind, content in others.items():
            package.writestr(f"{folder}/{kind}.xml", content)
    return path


def _ties(ties: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{ties}</Relationships>'


def _tie(number: int, kind: str, target: str) -> str:
    kind = kind.rstrip("123456789")
    return f'<Relationship Id="rId{number + 1}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def _content_types(main: str, others: Iterable[str]) -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    folder = main.rpartition("/")[0]
    overrides = "".join(
        f'<Override PartName="/{folder}/{kind}.xml" ContentType="{word}.{kind.rstrip("123456789")}+xml"/>'
        for kind in others
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{word}.document.main+xml"/>{overrides}</Types>'
    )
