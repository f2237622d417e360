"""The brief as a page: the same words as every other form of it, with its notes and its timeline."""

from __future__ import annotations

from markupsafe import Markup

from relazione.serve.problems import wrong
from relazione.serve.visit import Page, Visit
from relazione.tell.brief import FULL, Wish, forms_known, tell
from relazione.tell.document import document
from relazione.tell.forms.html import svg


def page(visit: Visit) -> Page:
    """The brief on `party`, or on `party` and `other`; `length` page or full."""
    told = tell(visit.store, wish_of(visit))
    paper = document(told.markdown)
    blocks = [block for block in paper.blocks if not (block.nature == "heading" and block.level == 1)]
    rows = [{"nature": block.nature, "words": "".join(run.words for run in block.runs)} for block in blocks]
    notes = [{"note": number, "words": "".join(run.words for run in runs)} for number, runs in paper.notes.items()]
    return Page(
        "brief",
        paper.title,
        {"Brief": rows, "Notes": notes},
        visit.store.extent(),
        {
            "blocks": blocks,
            "notes": paper.notes,
            "drawing": Markup(svg(told.drawing)) if told.drawing else None,
            "forms": forms_known(),
            "length": visit.word("length") or FULL,
        },
        tuple(name for name in (visit.word("party"), visit.word("other")) if name),
    )


def wish_of(visit: Visit) -> Wish:
    """The brief that the query asks for; the visit's record must be seen whole, for the wish has the view too."""
    parties = tuple(name for name in (visit.word("party"), visit.word("other")) if name)
    if not parties:
        raise wrong("a brief is on one party or on two", "Give party=, and other= for a second.")
    view = visit.view
    length = visit.word("length") or FULL
    return Wish(parties, view.as_of, view.known_at, view.at_least, length, reader=view.reader)
