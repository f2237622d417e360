"""The brief as a PDF on A4, with numbered notes at its end that the marks lead to, and the drawing."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any
from xml.sax.saxutils import escape

from relazione.tell.document import Block, Document, Run
from relazione.tell.drawing import LETTERS, Dot, Drawing, Line

SUFFIX = "pdf"
_FACES = {"": "DejaVuSerif", "b": "DejaVuSerif-Bold", "i": "DejaVuSerif-Italic"}
_MARGIN = 56.0  # points


def written(page: Document, drawing: Drawing | None) -> bytes:
    """The file; the same page gives the same bytes."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    _fonts()
    file = io.BytesIO()
    template = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN, bottomMargin=_MARGIN,
        title=page.title, author="Relazione", invariant=1, lang="en",
    )  # fmt: skip
    template.build(_story(page, drawing), onFirstPage=_footer, onLaterPages=_footer)
    return file.getvalue()


@cache
def _fonts() -> None:
    """Makes the fonts known: DejaVu, which has the letters of nearly all names in Latin, Greek and Cyrillic."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = resources.files("relazione.tell.forms").joinpath("fonts")
    for face in _FACES.values():
        pdfmetrics.registerFont(TTFont(face, io.BytesIO(folder.joinpath(f"{face}.ttf").read_bytes())))
    pdfmetrics.registerFontFamily(
        _FACES[""], normal=_FACES[""], bold=_FACES["b"], italic=_FACES["i"], boldItalic=_FACES["b"]
    )


@cache
def _styles() -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    plain = ParagraphStyle("paragraph", fontName=_FACES[""], fontSize=9.5, leading=12.5, spaceAfter=5)
    return {
        "paragraph": plain,
        "bullet": ParagraphStyle("bullet", plain, leftIndent=12, bulletIndent=2, spaceAfter=2),
        "cell": ParagraphStyle("cell", plain, fontSize=8.5, leading=11, spaceAfter=0),
        "note": ParagraphStyle(
            "note", plain, fontSize=7.5, leading=10, spaceAfter=2, leftIndent=18, firstLineIndent=-18
        ),
        "heading1": ParagraphStyle("heading1", plain, fontName=_FACES["b"], fontSize=17, leading=21, spaceAfter=4),
        "heading2": ParagraphStyle(
            "heading2", plain, fontName=_FACES["b"], fontSize=11.5, leading=14, spaceBefore=9, spaceAfter=3,
            keepWithNext=1,
        ),
    }  # fmt: skip


def _story(page: Document, drawing: Drawing | None) -> list[Any]:
    from reportlab.platypus import HRFlowable, Paragraph

    story = []
    for block in page.blocks:
        if drawing is not None and block.nature == "heading" and block.level > 1:
            story.append(_figure(drawing))
            drawing = None
        story.append(_flowable(block))
    if page.notes:
        story.append(HRFlowable(width="30%", thickness=0.5, hAlign="LEFT", spaceBefore=14, spaceAfter=6))
    for number, runs in page.notes.items():
        story.append(Paragraph(f'<a name="note{number}"/>{number}. {_runs(runs)}', _styles()["note"]))
    return story


def _flowable(block: Block) -> Any:
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import Paragraph, Table, TableStyle

    if block.nature != "table":
        style = f"heading{block.level}" if block.nature == "heading" else block.nature
        bullet = "•" if block.nature == "bullet" else None
        return Paragraph(_runs(block.runs), _styles()[style], bulletText=bullet)
    heading = tuple(tuple(replace(run, bold=True) for run in cell) for cell in block.rows[0])
    cells = [[Paragraph(_runs(cell), _styles()["cell"]) for cell in row] for row in (heading, *block.rows[1:])]
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.4, "#999999"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    widths = block.shares(A4[0] - 2 * _MARGIN - 12)
    return Table(cells, colWidths=widths, style=grid, repeatRows=1, hAlign="LEFT", spaceAfter=8)


def _runs(runs: tuple[Run, ...]) -> str:
    """Runs as ReportLab writes them, with a comma between two marks of notes that follow each other."""
    told = ""
    for before, run in zip((None, *runs), runs, strict=False):
        beside = before is not None and before.note is not None and run.note is not None
        told += ('<super size="6.5">,</super>' if beside else "") + _run(run)
    return told


def _run(run: Run) -> str:
    if run.note is not None:
        return f'<super size="6.5"><a href="#note{run.note}" color="#1a4f8b">{run.note}</a></super>'
    words = escape("".join(letter if letter.isprintable() else " " for letter in run.words))
    words = f"<b>{words}</b>" if run.bold else words
    return f"<i>{words}</i>" if run.italic else words


def _figure(drawing: Drawing) -> Any:
    from reportlab.graphics import shapes
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4

    scale = (A4[0] - 2 * _MARGIN - 12) / drawing.width
    figure = shapes.Drawing(drawing.width * scale, drawing.height * scale)
    group = shapes.Group(transform=(scale, 0, 0, scale, 0, 0))
    for mark in drawing.marks:
        if isinstance(mark, Line):
            color = HexColor("#d8d8d8" if mark.light else "#909090")
            ends = (mark.x1, drawing.height - mark.y1, mark.x2, drawing.height - mark.y2)
            group.add(shapes.Line(*ends, strokeColor=color, strokeWidth=0.5))
        elif isinstance(mark, Dot):
            fill = HexColor("#ffffff" if mark.hollow else "#1a4f8b")
            place = (mark.x, drawing.height - mark.y, mark.radius)
            group.add(shapes.Circle(*place, fillColor=fill, strokeColor=HexColor("#1a4f8b"), strokeWidth=0.7))
        else:
            dress = {"textAnchor": mark.anchor, "fontName": _FACES[""], "fontSize": LETTERS}
            group.add(shapes.String(mark.x, drawing.height - mark.y, mark.words, **dress))
    figure.add(group)
    return figure


def _footer(canvas: Any, template: Any) -> None:
    canvas.setFont(_FACES[""], 7.5)
    canvas.drawRightString(template.pagesize[0] - _MARGIN, _MARGIN / 2, f"{template.title} – {canvas.getPageNumber()}")
