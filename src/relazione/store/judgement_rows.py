"""Judgements as cells of a table and as objects of JSON, and back again."""

from __future__ import annotations

from typing import Any, cast

import orjson

from relazione.resolve.judgement import Anchor, Judgement
from relazione.store.sqlite_file import Cell, Row

JUDGEMENT_COLUMNS = "id, act, claims, who, day, why, slot, value, anchors"
"""The columns of a table of judgements in the order of `judgement_cells`."""


def judgement_cells(judgement: Judgement) -> tuple[Cell, ...]:
    """The cells of a judgement's row, as JUDGEMENT_COLUMNS names them."""
    j = judgement
    anchors = orjson.dumps([anchor_object(anchor) for anchor in j.anchors]).decode()
    return j.id, j.act, orjson.dumps(j.claims).decode(), j.who, j.when, j.why, j.slot, j.value, anchors


def judgement_of_cells(row: Row) -> Judgement:
    """The judgement that `judgement_cells` wrote."""
    _, act, claims, who, when, why, slot, value, anchors = cast(Any, row)
    found = tuple(anchor_of_object(anchor) for anchor in orjson.loads(anchors))
    return Judgement(act, tuple(orjson.loads(claims)), who, when, why, slot, value, found)


def anchor_object(anchor: Anchor) -> dict[str, Any]:
    """An anchor as a JSON object."""
    a = anchor
    span = {"start": a.start, "end": a.end, "quote": a.quote}
    return {"article": a.article, "kind": a.kind, **span, "reader": a.reader, "said": list(a.said)}


def anchor_of_object(told: Any) -> Anchor:
    """The anchor that `anchor_object` wrote; raises KeyError or TypeError where it is none."""
    span = int(told["start"]), int(told["end"]), str(told["quote"])
    return Anchor(str(told["article"]), str(told["kind"]), *span, str(told["reader"]), tuple(map(str, told["said"])))
