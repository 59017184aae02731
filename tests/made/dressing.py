"""Every way in which Word can hold one and the same text, named."""

from collections.abc import Callable

from tests.made.word import p, paragraphs, r, t, tbl, tc, texts_row

_AUTHOR = 'w:id="9" w:author="Редактор" w:date="2024-05-01T10:00:00Z"'
_CODE = '<w:instrText> HYPERLINK "http://example.invalid" </w:instrText>'


def _halves(text: str) -> tuple[str, str]:
    return text[: len(text) // 2], text[len(text) // 2 :]


def split_runs(text: str) -> str:
    """Words cut over runs, with the marks of the spelling checker and of pages in between."""
    runs = ('<w:proofErr w:type="spellStart"/>' + r(text[i : i + 5]) for i in range(0, len(text), 5))
    return p('<w:bookmarkStart w:id="3" w:name="_GoBack"/>' + "".join(runs) + '<w:bookmarkEnd w:id="3"/>')


def rendered_breaks(text: str) -> str:
    """Where a page ended when the file was saved."""
    left, right = _halves(text)
    return p(f"<w:r>{t(left)}<w:lastRenderedPageBreak/></w:r>{r(right)}") if "\n" not in text else p(r(text))


def soft_breaks(text: str) -> str:
    """Lines parted by soft breaks."""
    return p(r(text))


def carriage_returns(text: str) -> str:
    """Lines parted by the oldest kind of break."""
    return p("<w:r>" + "<w:cr/>".join(map(t, text.split("\n"))) + "</w:r>")


def inserted(text: str) -> str:
    """Text inserted and other text deleted while changes are tracked."""
    left, right = _halves(text)
    gone = f"<w:del {_AUTHOR}><w:r><w:delText>прежний текст</w:delText></w:r></w:del>"
    return p(f"<w:ins {_AUTHOR}>{r(left)}</w:ins>{gone}{r(right)}")


def moved(text: str) -> str:
    """Text moved from one place to another while changes are tracked."""
    left, right = _halves(text)
    return p(
        f'<w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom {_AUTHOR}>{r(right)}</w:moveFrom>'
        f'<w:moveFromRangeEnd w:id="1"/>{r(left)}<w:moveTo {_AUTHOR}>{r(right)}</w:moveTo>'
    )


def joined_paragraphs(text: str) -> str:
    """A paragraph mark deleted while changes are tracked."""
    left, right = _halves(text)
    return p(r(left), f"<w:rPr><w:del {_AUTHOR}/></w:rPr>") + p(r(right))


def inserted_in_control(text: str) -> str:
    """A content control around runs, with an insertion in it."""
    left, right = _halves(text)
    control = f"<w:sdtContent><w:ins {_AUTHOR}>{r(left)}</w:ins></w:sdtContent>"
    return p(f'<w:sdt><w:sdtPr><w:alias w:val="Поле"/></w:sdtPr>{control}</w:sdt>{r(right)}')


def control_around_paragraphs(text: str) -> str:
    """A content control around paragraphs."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraphs(text)}</w:sdtContent></w:sdt>"


def hyperlink(text: str) -> str:
    """A link."""
    return p(f'<w:hyperlink r:id="rId9" w:history="1">{r(text)}</w:hyperlink>')


def smart_tags(text: str) -> str:
    """Names that Word marked, one within another."""
    tag = 'w:uri="urn:schemas-microsoft-com:office:smarttags"'
    inner = f'<w:smartTag {tag} w:element="City">{r(text)}</w:smartTag>'
    return p(f'<w:smartTag {tag} w:element="place">{inner}</w:smartTag>')


def custom_xml(text: str) -> str:
    """Runs marked by a scheme of a customer."""
    return p(f'<w:customXml w:element="title"><w:customXmlPr/>{r(text)}</w:customXml>')


def simple_field(text: str) -> str:
    """A field in one piece: its result is the text."""
    return p(f'<w:fldSimple w:instr=" DOCPROPERTY Title " w:dirty="true">{r(text)}</w:fldSimple>')


def complex_field(text: str) -> str:
    """A field in pieces, with a field within its instruction."""
    inner = f"{_mark('begin')}<w:r>{_CODE}</w:r>{_mark('separate')}{r('внутри')}{_mark('end')}"
    return p(f"{_mark('begin')}<w:r>{_CODE}</w:r>{inner}{_mark('separate')}{r(text)}{_mark('end')}")


def field_without_result(text: str) -> str:
    """A field that prints nothing, in the middle of the text."""
    left, right = _halves(text)
    return p(f"{r(left)}{_mark('begin')}<w:r>{_CODE}</w:r>{_mark('end')}{r(right)}")


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def alternatives(text: str) -> str:
    """A run in a new form and in an old one: the new one counts."""
    return p(
        f'<mc:AlternateContent><mc:Choice Requires="w14">{r(text)}</mc:Choice>'
        f"<mc:Fallback>{r('замена')}</mc:Fallback></mc:AlternateContent>"
    )


def text_box(text: str) -> str:
    """A text box in the new form and in the old one."""
    box = f"<w:txbxContent>{paragraphs(text)}</w:txbxContent>"
    return p(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>'
        f"{box}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def directions(text: str) -> str:
    """Runs with a direction of their own."""
    return p(f'<w:dir w:val="ltr"><w:bdo w:val="ltr">{r(text)}</w:bdo></w:dir>')


def ruby(text: str) -> str:
    """Text with small letters above it."""
    return p(f"<w:r><w:ruby><w:rt>{r('над')}</w:rt><w:rubyBase>{r(text)}</w:rubyBase></w:ruby></w:r>")


def soft_hyphens(text: str) -> str:
    """Places where words may be cut: as an element and as a letter."""
    left, right = _halves(text)
    return p(f"{r(left)}<w:r><w:softHyphen/></w:r>{r(chr(0xAD) + right)}")


def reformatted(text: str) -> str:
    """A change of format that was tracked: the earlier list is none of the text."""
    old = f'<w:pPrChange {_AUTHOR}><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:pPrChange>'
    return p(r(text), f'<w:tabs><w:tab w:val="left" w:pos="900"/></w:tabs>{old}')


def nested_table(text: str) -> str:
    """A table within the cell, a row for each line."""
    return tbl(texts_row([line]) for line in text.split("\n"))


def deep_tables(text: str) -> str:
    """Tables within tables, two hundred deep."""
    content = paragraphs(text)
    for _ in range(200):
        content = tbl([f"<w:tr>{tc(content)}</w:tr>"], 1)
    return content


DRESSINGS: tuple[Callable[[str], str], ...] = (
    paragraphs,
    split_runs,
    soft_breaks,
    rendered_breaks,
    carriage_returns,
    inserted,
    moved,
    joined_paragraphs,
    inserted_in_control,
    control_around_paragraphs,
    hyperlink,
    smart_tags,
    custom_xml,
    simple_field,
    complex_field,
    field_without_result,
    alternatives,
    text_box,
    directions,
    ruby,
    soft_hyphens,
    reformatted,
    nested_table,
    deep_tables,
)
