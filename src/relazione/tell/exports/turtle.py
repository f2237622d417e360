"""Linked data as Turtle: schema.org, PROV-O and Web Annotation (see `tell/linked.py`); the same triples as `jsonld`.

Lost on the way: refusals, the reasons for which claims were joined, and the words that each single value rests on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from relazione.store.contract import Store
from relazione.tell.linked import PREFIXES, Link, Thing, Typed, Value, things


def lines(store: Store) -> Iterator[str]:
    """The prefixes, then one block a thing."""
    for prefix, address in PREFIXES.items():
        yield f"@prefix {prefix}: <{address}> .\n"
    for thing in things(store):
        yield _block(thing)


def _block(thing: Thing) -> str:
    iri, told = thing
    rows = [f"{'a' if name == '@type' else name} {', '.join(map(_value, values))}" for name, values in told]
    return f"\n<{iri}>\n    " + " ;\n    ".join(rows) + " .\n"


def _value(value: Value) -> str:
    if isinstance(value, Link):
        return value.iri if value.iri.partition(":")[0] in PREFIXES else f"<{value.iri}>"
    if isinstance(value, Typed):
        return f"{_quoted(value.words)}^^{value.type}"
    if isinstance(value, float):
        return f'"{value!r}"^^xsd:decimal'
    return f'"{value}"^^xsd:integer' if isinstance(value, int) else _quoted(value)


def _quoted(words: str) -> str:
    """A string in Turtle: JSON's escapes are a part of Turtle's."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")
