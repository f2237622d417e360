"""The network of parties and what they took part in, in GEXF 1.3 with time (Gephi, networkx).

Two kinds of node: parties (states, organisations, cities) and what they did together; a summit of twenty is one node
with twenty ties. `start` and `end` of nodes and ties are days, both included. Lost on the way: positions, tenures and
profiles, values on which reports disagree, all proofs but the leading one.
"""

from __future__ import annotations

from collections.abc import Iterator

from relazione.store.contract import Store
from relazione.tell.network import Node, Tie, network
from relazione.tell.xml_text import attribute

NODE_COLUMNS = ("kind", "type", "status", "domains", "reports", "proof")
TIE_COLUMNS = ("role", "who")


def lines(store: Store) -> Iterator[str]:
    """The document, line by line."""
    found = network(store)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '<graph defaultedgetype="undirected" mode="dynamic" timeformat="date">\n'
    yield from _columns("node", NODE_COLUMNS)
    yield from _columns("edge", TIE_COLUMNS)
    yield "<nodes>\n"
    yield from map(_node, found.nodes)
    yield "</nodes>\n<edges>\n"
    yield from map(_tie, found.ties)
    yield "</edges>\n</graph>\n</gexf>\n"


def _columns(of: str, names: tuple[str, ...]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="static">\n'
    for number, name in enumerate(names):
        yield f'<attribute id="{number}" title="{name}" type="{"integer" if name == "reports" else "string"}"/>\n'
    yield "</attributes>\n"


def _node(node: Node) -> str:
    values = _values(getattr(node, name) for name in NODE_COLUMNS)
    return f"<node id={attribute(node.id)} label={attribute(node.label)}{_days(node)}>{values}</node>\n"


def _tie(tie: Tie) -> str:
    values = _values(getattr(tie, name) for name in TIE_COLUMNS)
    ends = f"source={attribute(tie.party)} target={attribute(tie.thing)}"
    return f"<edge id={attribute(tie.id)} {ends}{_days(tie)}>{values}</edge>\n"


def _values(values: Iterator[object]) -> str:
    written = [f'<attvalue for="{number}" value={attribute(value)}/>' for number, value in enumerate(values) if value]
    return f"<attvalues>{''.join(written)}</attvalues>"


def _days(of: Node | Tie) -> str:
    return (f" start={attribute(of.first)}" if of.first else "") + (f" end={attribute(of.last)}" if of.last else "")
