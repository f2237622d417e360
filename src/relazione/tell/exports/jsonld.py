"""Linked data as JSON-LD: schema.org, PROV-O and Web Annotation (see `tell/linked.py`).

Lost on the way: refusals, the reasons for which claims were joined, and the words that each single value rests on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from relazione.store.contract import Store
from relazione.tell.linked import PREFIXES, Link, Thing, Typed, Value, things


def lines(store: Store) -> Iterator[str]:
    """One JSON-LD document with a graph, one thing a line."""
    yield '{"@context": ' + json.dumps(dict(PREFIXES)) + ',\n"@graph": [\n'
    before = ""
    for thing in things(store):
        yield before + json.dumps(_node(thing), ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def _node(thing: Thing) -> dict[str, object]:
    iri, told = thing
    node: dict[str, object] = {"@id": iri}
    for name, values in told:
        if name == "@type":
            node[name] = [value.iri for value in values if isinstance(value, Link)]
        else:
            node[name] = [_value(value) for value in values]
    return node


def _value(value: Value) -> object:
    if isinstance(value, Link):
        return {"@id": value.iri}
    if isinstance(value, Typed):
        return {"@value": value.words, "@type": value.type}
    if isinstance(value, float):
        return {"@value": repr(value), "@type": "xsd:decimal"}
    return value
