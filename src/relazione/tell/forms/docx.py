"""The brief as a Word document (Office Open XML) with real footnotes, headings, lists, a table and the drawing.

Written part by part, because no permissive library writes footnotes; the same page gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from relazione.tell.document import Block, Document, Run
from relazione.tell.drawing import LETTERS, Dot, Drawing, Line, Words
from relazione.tell.xml_text import element

SUFFIX = "docx"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the oldest day that a zip can tell: a file made twice is the same file
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIRST_NOTE = 1  # ids 0 and -1 belong to the two separators
_POINT = 12700  # English metric units in a point
_TEXT_WIDTH = 453.5  # points between the margins of an A4 page
_TEXT_TWIPS = _TEXT_WIDTH * 20  # the same in twentieths of a point
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def written(page: Document, drawing: Drawing | None) -> bytes:
    """The file."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml")]),
        "docProps/core.xml": _properties(page.title),
        "word/_rels/document.xml.rels": _relations(
            [
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("footnotes", "footnotes.xml"),
                ("settings", "settings.xml"),
            ]
        ),
        "word/document.xml": _body(page, drawing),
        "word/footnotes.xml": _notes(page),
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": _STYLES,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, words in parts.items():
            package.writestr(zipfile.ZipInfo(name, _EPOCH), _HEAD + words, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _body(page: Document, drawing: Drawing | None) -> str:
    cited: set[int] = set()
    blocks = [_block(block, cited) for block in page.blocks]
    if drawing is not None:
        place = next((n for n, block in enumerate(page.blocks) if block.nature == "heading" and block.level > 1), 0)
        blocks.insert(place, _drawing(drawing))
    size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1418" w:bottom="1304" w:left="1418"'
    section = f'<w:sectPr>{size} w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    return (
        f'<w:document xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}"'
        ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        f"<w:body>{''.join(blocks)}{section}</w:body></w:document>"
    )


def _block(block: Block, cited: set[int]) -> str:
    if block.nature == "table":
        return _table(block, cited)
    style = {"heading": f"Heading{block.level}", "bullet": "ListBullet", "paragraph": "BodyText"}[block.nature]
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_runs(block.runs, cited)}</w:p>'


def _table(block: Block, cited: set[int]) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    shares = block.shares(_TEXT_TWIPS)
    columns = "".join(f'<w:gridCol w:w="{share}"/>' for share in shares)
    rows = []
    for number, row in enumerate(block.rows):
        heading = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 else ""
        style = '<w:pPr><w:pStyle w:val="Cell"/></w:pPr>'
        bold = [[replace(run, bold=True) for run in cell] for cell in row] if number == 0 else row
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{share}" w:type="dxa"/></w:tcPr><w:p>{style}{_runs(cell, cited)}</w:p></w:tc>'
            for cell, share in zip(bold, shares, strict=True)
        )
        rows.append(f"<w:tr>{heading}{cells}</w:tr>")
    width = '<w:tblW w:w="5000" w:type="pct"/>'
    return (
        f"<w:tbl><w:tblPr>{width}<w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"
    )


def _runs(runs: Sequence[Run], cited: set[int]) -> str:
    """The runs; a note that was cited before is referred to by a field, because a footnote has one mark of its own."""
    written = []
    after_note = False
    for run in runs:
        if run.note is None:
            written.append(_run(run))
        else:
            written += [_raised(_text(","))] if after_note else []
            written.append(_again(run.note) if run.note in cited else _first(run.note))
            cited.add(run.note)
        after_note = run.note is not None
    return "".join(written)


def _first(note: int) -> str:
    """The mark of a footnote, in a bookmark that later mentions point to."""
    mark = _raised(f'<w:footnoteReference w:id="{note + _FIRST_NOTE}"/>')
    return f'<w:bookmarkStart w:id="{note}" w:name="_note{note}"/>{mark}<w:bookmarkEnd w:id="{note}"/>'


def _again(note: int) -> str:
    return f'<w:fldSimple w:instr=" NOTEREF _note{note} \\f \\h ">{_raised(_text(str(note)))}</w:fldSimple>'


def _raised(inner: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{inner}</w:r>'


def _run(run: Run) -> str:
    dress = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
    return f"<w:r><w:rPr>{dress}</w:rPr>{_text(run.words)}</w:r>"


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{element(words)}</w:t>'


def _notes(page: Document) -> str:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    mark = f"{_raised('<w:footnoteRef/>')}<w:r>{_text(' ')}</w:r>"
    style = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    notes = "".join(
        f'<w:footnote w:id="{number + _FIRST_NOTE}"><w:p>{style}{mark}{_runs(runs, set())}</w:p></w:footnote>'
        for number, runs in page.notes.items()
    )
    return f'<w:footnotes xmlns:w="{_MAIN}">{separators}{notes}</w:footnotes>'


def _drawing(drawing: Drawing) -> str:
    """The drawing in VML, which Word and LibreOffice both draw: lines, ovals and boxes of words in one group."""
    scale = _TEXT_WIDTH / drawing.width
    unit = 10  # units of the group's own plane in a point, so that whole numbers are fine enough
    marks = "".join(_mark(mark, unit) for mark in drawing.marks)
    size = f"width:{drawing.width * scale:.1f}pt;height:{drawing.height * scale:.1f}pt"
    plane = f'coordsize="{drawing.width * unit:.0f},{drawing.height * unit:.0f}"'
    words = escape(drawing.words, {'"': "&quot;"})
    return f'<w:p><w:r><w:pict><v:group style="{size}" {plane} alt="{words}">{marks}</v:group></w:pict></w:r></w:p>'


def _mark(mark: Line | Dot | Words, unit: int) -> str:
    if isinstance(mark, Line):
        ends = f'from="{mark.x1 * unit:.0f},{mark.y1 * unit:.0f}" to="{mark.x2 * unit:.0f},{mark.y2 * unit:.0f}"'
        return f'<v:line {ends} strokecolor="{"#d8d8d8" if mark.light else "#909090"}" strokeweight=".5pt"/>'
    if isinstance(mark, Dot):
        left, top, size = ((mark.x - mark.radius) * unit, (mark.y - mark.radius) * unit, 2 * mark.radius * unit)
        place = f"position:absolute;left:{left:.0f};top:{top:.0f};width:{size:.0f};height:{size:.0f}"
        return f'<v:oval style="{place}" fillcolor="{"white" if mark.hollow else "#1a4f8b"}" strokecolor="#1a4f8b"/>'
    return _label(mark, unit)


def _label(mark: Words, unit: int) -> str:
    width, height = 100.0, LETTERS * 1.7
    left = {"start": mark.x - 4, "middle": mark.x - width / 2, "end": mark.x - width + 2}[mark.anchor]
    place = f"position:absolute;left:{left * unit:.0f};top:{(mark.y - LETTERS * 1.25) * unit:.0f}"
    place += f";width:{width * unit:.0f};height:{height * unit:.0f}"
    side = {"start": "left", "middle": "center", "end": "right"}[mark.anchor]
    words = f'<w:p><w:pPr><w:pStyle w:val="Drawn"/><w:jc w:val="{side}"/></w:pPr><w:r>{_text(mark.words)}</w:r></w:p>'
    box = f'<v:textbox inset="0,0,0,0"><w:txbxContent>{words}</w:txbxContent></v:textbox>'
    return f'<v:rect style="{place}" filled="f" stroked="f">{box}</v:rect>'


def _content_types() -> str:
    parts = [
        ("document.main", "document"),
        *((name, name) for name in ("styles", "numbering", "footnotes", "settings")),
    ]
    kinds = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for kind, part in parts)
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'{kinds}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    rows = []
    for number, (kind, target) in enumerate(targets, 1):
        base = f"{_PACKAGE}/relationships/metadata" if kind == "core-properties" else _RELATIONS
        rows.append(f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>')
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _properties(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{element(title)}</dc:title><dc:creator>Relazione</dc:creator></cp:coreProperties>"
    )


def _style(kind: str, name: str, title: str, paragraph: str = "", run: str = "") -> str:
    based = "" if name == "Normal" or kind == "character" else '<w:basedOn w:val="Normal"/>'
    default = ' w:default="1"' if name == "Normal" else ""
    inner = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{title}"/>{based}'
        f"{inner}<w:rPr>{run}</w:rPr></w:style>"
    )


def _space(before: int, after: int, more: str = "") -> str:
    return f'{more}<w:spacing w:before="{before}" w:after="{after}"/>'


_BULLETS = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_STYLES = (
    f'<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="Cambria" w:cs="Times New Roman"/>'
    '<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + _style("paragraph", "Normal", "Normal")
    + _style("paragraph", "BodyText", "Body Text", _space(0, 120))
    + _style(
        "paragraph",
        "Heading1",
        "heading 1",
        _space(0, 120, "<w:keepNext/>") + '<w:outlineLvl w:val="0"/>',
        '<w:b/><w:sz w:val="34"/>',
    )
    + _style(
        "paragraph",
        "Heading2",
        "heading 2",
        _space(280, 80, "<w:keepNext/>") + '<w:outlineLvl w:val="1"/>',
        '<w:b/><w:sz w:val="25"/>',
    )
    + _style("paragraph", "ListBullet", "List Bullet", _BULLETS + _space(0, 60))
    + _style("paragraph", "Cell", "Cell", "", '<w:sz w:val="20"/>')
    + _style("paragraph", "Drawn", "Drawn", "", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="13"/>')
    + _style("paragraph", "FootnoteText", "footnote text", "", '<w:sz w:val="17"/>')
    + _style("character", "FootnoteReference", "footnote reference", "", '<w:vertAlign w:val="superscript"/>')
    + "</w:styles>"
)
_SETTINGS = (
    f'<w:settings xmlns:w="{_MAIN}"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    "</w:settings>"
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr>'
    '<w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
