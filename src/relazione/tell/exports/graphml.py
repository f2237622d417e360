"""The network of parties and what they took part in, in GraphML (networkx, igraph, yEd).

The same network as `gexf`, with its losses; GraphML knows no time of its own, so days are the attributes `first` and
`last` (ISO 8601, both included; absent where not known).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from relazione.store.contract import Store
from relazione.tell.network import Node, Tie, network
from relazione.tell.xml_text import attribute

_NOT_A_COLUMN = frozenset({"id", "party", "thing"})
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def lines(store: Store) -> Iterator[str]:
    """The document, line by line."""
    found = network(store)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<graphml xmlns="{_NAMESPACE}">\n'
    for of, noun in (("node", Node), ("edge", Tie)):
        for column in _columns(noun):
            form = "int" if column == "reports" else "string"
            yield f'<key id="{of}-{column}" for="{of}" attr.name="{column}" attr.type="{form}"/>\n'
    yield '<graph edgedefault="undirected">\n'
    yield from (f"<node id={attribute(node.id)}>{_data('node', node)}</node>\n" for node in found.nodes)
    for tie in found.ties:
        ends = f"source={attribute(tie.party)} target={attribute(tie.thing)}"
        yield f"<edge id={attribute(tie.id)} {ends}>{_data('edge', tie)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _columns(of: type[Node | Tie] | Node | Tie) -> list[str]:
    return [field.name for field in fields(of) if field.name not in _NOT_A_COLUMN]


def _data(prefix: str, of: Node | Tie) -> str:
    """The attributes as elements; the text of an element is quoted as an attribute is, without the quotes."""
    values = [(column, getattr(of, column)) for column in _columns(of)]
    return "".join(f'<data key="{prefix}-{column}">{_text(value)}</data>' for column, value in values if value)


def _text(value: object) -> str:
    return attribute(value)[1:-1].replace('"', "&quot;")
