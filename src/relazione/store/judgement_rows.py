"""Judgements as cells of a table and as objects of JSON, and back again."""

from __future__ import annotations

from typing import Any, cast

import orjson

from relazione.resolve.judgement import Anchor, Judgement, Note
from relazione.store.database import Cell, Row

JUDGEMENT_COLUMNS = "id, act, claims, who, day, why, slot, value, anchors, note"
"""The columns of a table of judgements in the order of `judgement_cells`."""


def judgement_cells(judgement: Judgement) -> tuple[Cell, ...]:
    """The cells of a judgement's row, as JUDGEMENT_COLUMNS names them."""
    j = judgement
    anchors = orjson.dumps([anchor_object(anchor) for anchor in j.anchors]).decode()
    note = orjson.dumps(note_object(j.note)).decode() if j.note else None
    return j.id, j.act, orjson.dumps(j.claims).decode(), j.who, j.when, j.why, j.slot, j.value, anchors, note


def judgement_of_cells(row: Row) -> Judgement:
    """The judgement that `judgement_cells` wrote."""
    _, act, claims, who, when, why, slot, value, anchors, note = cast(Any, row)
    found = tuple(anchor_of_object(anchor) for anchor in orjson.loads(anchors))
    told = note_of_object(orjson.loads(note)) if note else None
    return Judgement(act, tuple(orjson.loads(claims)), who, when, why, slot, value, found, told)


def judgement_object(judgement: Judgement) -> dict[str, Any]:
    """A judgement as a JSON object."""
    j = judgement
    said = {"act": j.act, "claims": list(j.claims), "who": j.who, "when": j.when, "why": j.why}
    anchors = [anchor_object(anchor) for anchor in j.anchors]
    note = note_object(j.note) if j.note else None
    return {"id": j.id, **said, "slot": j.slot, "value": j.value, "anchors": anchors, "note": note}


def judgement_of_object(told: Any) -> Judgement:
    """The judgement that `judgement_object` wrote; raises KeyError, TypeError or ValueError where it is none."""
    said = str(told["who"]), str(told["when"]), str(told["why"]), _text(told.get("slot")), _text(told.get("value"))
    anchors = tuple(map(anchor_of_object, told.get("anchors") or ()))
    note = note_of_object(told["note"]) if told.get("note") else None
    return Judgement(str(told["act"]), tuple(map(str, told["claims"])), *said, anchors, note)


def note_object(note: Note) -> dict[str, Any]:
    """A note as a JSON object."""
    said = {"text": note.text, "source": note.source, "published": note.published, "kind": note.kind}
    return {
        **said,
        "slots": {slot: list(values) for slot, values in note.slots},
        "sides": [list(s) for s in note.sides],
    }


def note_of_object(told: Any) -> Note:
    """The note that `note_object` wrote; raises KeyError, TypeError or ValueError where it is none."""
    slots = tuple((str(slot), tuple(map(str, values))) for slot, values in sorted(told["slots"].items()))
    sides = tuple((str(who), _text(acts_for), str(role)) for who, acts_for, role in told["sides"])
    said = str(told["text"]), str(told["source"]), _text(told["published"]), str(told["kind"])
    return Note(*said, slots, sides)


def _text(told: Any) -> str | None:
    return None if told is None else str(told)


def anchor_object(anchor: Anchor) -> dict[str, Any]:
    """An anchor as a JSON object."""
    a = anchor
    span = {"start": a.start, "end": a.end, "quote": a.quote}
    return {"article": a.article, "kind": a.kind, **span, "reader": a.reader, "said": list(a.said)}


def anchor_of_object(told: Any) -> Anchor:
    """The anchor that `anchor_object` wrote; raises KeyError or TypeError where it is none."""
    span = int(told["start"]), int(told["end"]), str(told["quote"])
    return Anchor(str(told["article"]), str(told["kind"]), *span, str(told["reader"]), tuple(map(str, told["said"])))
