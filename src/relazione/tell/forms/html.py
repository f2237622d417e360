"""The brief as one HTML file that needs nothing else: style and drawing inside, no script, prints well.

Every word of an article is escaped; no address of an article is made a link unless it is http or https.
"""

from __future__ import annotations

from html import escape

from relazione.tell.document import Block, Document, Run
from relazione.tell.drawing import LETTERS, Dot, Drawing, Line

SUFFIX = "html"
_STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8888; --accent: #1a4f8b; }
@media (prefers-color-scheme: dark) { :root { --accent: #8fbcec; } }
body { font: 16px/1.5 Georgia, "DejaVu Serif", serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin-bottom: .2rem; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .4rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
li { margin: .3rem 0; } em { color: inherit; opacity: .8; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
sup { line-height: 0; } sup a { text-decoration: none; padding: 0 .1em; }
a { color: var(--accent); } :target { background: #fd04; }
.notes { font-size: .85rem; border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .5rem; }
svg { width: 100%; height: auto; } svg text { font: 9px sans-serif; fill: currentColor; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } h2 { break-after: avoid; }
  li { break-inside: avoid; } }
"""


def written(page: Document, drawing: Drawing | None) -> bytes:
    """The whole file in UTF-8."""
    body: list[str] = []
    listing = False
    for block in page.blocks:
        if listing != (block.nature == "bullet"):
            body.append("</ul>" if listing else "<ul>")
            listing = not listing
        body.append(_block(block))
        if block.nature == "heading" and block.level == 1 and drawing is not None:
            body.append("<!-- drawing -->")
    if listing:
        body.append("</ul>")
    if drawing is not None:
        body = _after_lead(body, svg(drawing))
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="robots" content="noindex"><title>{escape(page.title)}</title><style>{_STYLE}</style>'
    )
    whole = ["<!DOCTYPE html>", f'<html lang="en"><head>{head}</head><body><main>', *body, *_notes(page)]
    return ("\n".join([*whole, "</main></body></html>"]) + "\n").encode("utf-8", "replace")


def _after_lead(body: list[str], figure: str) -> list[str]:
    """The drawing stands after the title and the paragraph under it."""
    body = [line for line in body if line != "<!-- drawing -->"]
    place = next((number for number, line in enumerate(body) if line.startswith("<h2")), len(body))
    return [*body[:place], figure, *body[place:]]


def _block(block: Block) -> str:
    if block.nature == "table":
        rows = [
            "".join(f"<{cell}>{_runs(runs)}</{cell}>" for runs in row)
            for row, cell in zip(block.rows, ["th", *["td"] * len(block.rows)], strict=False)
        ]
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    tag = {"heading": f"h{block.level}", "paragraph": "p", "bullet": "li"}[block.nature]
    return f"<{tag}>{_runs(block.runs)}</{tag}>"


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if run.note is not None:
        return f'<sup><a href="#note-{run.note}" id="mark-{run.note}" role="doc-noteref">{run.note}</a></sup>'
    words = escape(run.words)
    words = f"<strong>{words}</strong>" if run.bold else words
    return f"<em>{words}</em>" if run.italic else words


def _notes(page: Document) -> list[str]:
    if not page.notes:
        return []
    rows = [
        f'<p id="note-{number}">{number}. {_runs(runs)} <a href="#mark-{number}" aria-label="back">↩</a></p>'
        for number, runs in page.notes.items()
    ]
    return ['<section class="notes" role="doc-endnotes" aria-label="Notes">', *rows, "</section>"]


def svg(drawing: Drawing) -> str:
    """The drawing as an SVG element with a title for each dot."""
    size = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{escape(drawing.words)}">']
    for mark in drawing.marks:
        if isinstance(mark, Line):
            dress = 'stroke="currentColor" stroke-opacity="' + (".15" if mark.light else ".4") + '"'
            ends = f'x1="{mark.x1:.1f}" y1="{mark.y1:.1f}" x2="{mark.x2:.1f}" y2="{mark.y2:.1f}"'
            parts.append(f"<line {ends} {dress}/>")
        elif isinstance(mark, Dot):
            fill = "none" if mark.hollow else "#1a4f8b"
            place = f'cx="{mark.x:.1f}" cy="{mark.y:.1f}" r="{mark.radius:.1f}"'
            parts.append(f'<circle {place} fill="{fill}" stroke="#1a4f8b"><title>{escape(mark.words)}</title></circle>')
        else:
            place = f'x="{mark.x:.1f}" y="{mark.y:.1f}" font-size="{LETTERS:g}" text-anchor="{mark.anchor}"'
            parts.append(f"<text {place}>{escape(mark.words)}</text>")
    return "".join([*parts, "</svg>"])
