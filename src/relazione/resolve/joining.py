"""Joining: from reports and rules to groups of reports that tell of one thing, whatever order they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from relazione.resolve.apart import apart
from relazione.resolve.blocking import node_name
from relazione.resolve.entry import Reason
from relazione.resolve.report import Report
from relazione.resolve.rule import CERTAIN, FIRM, Key, Rule, all_rules

_MARGIN = 0.25  # of strength; a join that is stronger by less is no better than its rival
_Keyed = Mapping[Key, Sequence[Report]]
_JUDGED = 2 * CERTAIN  # a person's word goes before every rule


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What judgements say of pairs of claims (ids in sorted order), each with the reason to show."""

    joined: dict[tuple[str, str], str] = field(default_factory=dict)
    split: dict[tuple[str, str], str] = field(default_factory=dict)

    def claims(self) -> set[str]:
        """The ids of all claims that are in a pair."""
        return {claim for pair in (*self.split, *self.joined) for claim in pair}


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that tell of one thing, ordered by id, and the reasons that tie them together."""

    reports: tuple[Report, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """Reports that are one beyond doubt, ordered by id; the first, its head, is compared for all of them."""

    name: str
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Tied:
    """Nodes that rules or judgements tie together, directly or through others, and the groups that come of them.

    Whether two nodes are joined depends on the nodes of their circle alone: no rule and no judgement speaks for a join
    across. Therefore a circle can be worked out without the rest of the record.
    """

    nodes: tuple[Node, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class _Edge:
    """One rule's word for joining two nodes."""

    strength: float
    first: str
    second: str
    rule: str
    words: str

    @property
    def order(self) -> tuple[float, str, str, str]:
        return -self.strength, self.first, self.second, self.rule


def tied(reports: Sequence[Report], verdicts: Verdicts) -> tuple[Tied, ...]:
    """The reports of one kind in groups, each report in exactly one, circle by circle; ordered by their least claim id.

    First claims that are alike beyond doubt, then joins by judgement, then by rules, the strongest first. A loose join
    counts only where no rival fits as well. Two groups with members that are held apart are never joined.
    """
    joining = _Joining(reports, verdicts)
    edges = sorted(joining.edges(), key=lambda edge: edge.order)
    for edge in edges:
        if edge.strength >= FIRM:
            joining.join(edge)
    for edge in joining.unrivalled([edge for edge in edges if edge.strength < FIRM]):
        joining.join(edge)
    return joining.circles(edges)


def met_by(newcomers: Sequence[Report], settled: Sequence[Report]) -> frozenset[str]:
    """The ids of those settled reports that a rule would join with a newcomer; all are of one kind, no two alike."""
    found: set[str] = set()
    for rule in all_rules().values():
        if newcomers and rule.kind == newcomers[0].claim.kind:
            index, probe = _by_key(newcomers, rule.index), _by_key(newcomers, rule.probe)
            for report in settled:
                if report.id not in found and any(rule.join(one, report) for one in _met(rule, report, index, probe)):
                    found.add(report.id)
    return frozenset(found)


def _by_key(reports: Sequence[Report], keys: Callable[[Report], Iterable[Key]]) -> dict[Key, list[Report]]:
    """The reports under each of their keys."""
    found: dict[Key, list[Report]] = {}
    for report in reports:
        for key in set(keys(report)):
            found.setdefault(key, []).append(report)
    return found


def _met(rule: Rule, report: Report, index: _Keyed, probe: _Keyed) -> Iterable[Report]:
    """The reports, each once, that a rule's keys bring together with this one; `index` and `probe` hold them by key."""
    met = {one.id: one for key in rule.probe(report) for one in index.get(key, ())}
    if rule.index is not rule.probe:
        met |= {one.id: one for key in rule.index(report) for one in probe.get(key, ())}
    return met.values()


class _Joining:
    """The groups as they grow. A node is one report, or several alike beyond doubt; its name is its least claim id."""

    def __init__(self, reports: Sequence[Report], verdicts: Verdicts) -> None:
        self._verdicts = verdicts
        self._alike: dict[str, list[Report]] = {}
        self._group: dict[str, str] = {}
        self._nodes: dict[str, list[str]] = {}
        self._reasons: dict[str, list[Reason]] = {}
        self._names: dict[str, str] = {}
        judged = verdicts.claims()
        heads: dict[str, str] = {}
        for report in sorted(reports, key=lambda r: r.id):
            name = node_name(report, report.id in judged)
            node = heads.setdefault(name, report.id)
            self._names[node] = name
            self._alike.setdefault(node, []).append(report)
        for node, alike in self._alike.items():
            self._group[node], self._nodes[node] = node, [node]
            pairs = pairwise(alike)
            self._reasons[node] = [Reason("told_alike", a.id, b.id, "told alike in every slot") for a, b in pairs]

    def edges(self) -> Iterator[_Edge]:
        """Every join that a judgement or a rule speaks for."""
        for (first, second), words in self._verdicts.joined.items():
            if first in self._alike and second in self._alike:
                yield _Edge(_JUDGED, first, second, "judgement", words)
        heads = [alike[0] for alike in self._alike.values()]
        for name, rule in all_rules().items():
            if heads and rule.kind == heads[0].claim.kind:
                for one, other in _pairs(rule, heads):
                    if match := rule.join(one, other):
                        yield _Edge(match.strength, one.id, other.id, name, match.words)

    def join(self, edge: _Edge) -> None:
        """Joins the groups of the edge's two ends, unless they are one already or held apart."""
        first, second = sorted((self._group[edge.first], self._group[edge.second]))
        if first == second or self._held_apart(first, second, edge.strength == _JUDGED):
            return
        for node in self._nodes[second]:
            self._group[node] = first
        self._nodes[first] += self._nodes.pop(second)
        self._reasons[first] += [
            *self._reasons.pop(second),
            Reason(edge.rule, edge.first, edge.second, edge.words),
        ]

    def unrivalled(self, edges: Sequence[_Edge]) -> list[_Edge]:
        """The loose joins (strongest first) less those with an end that a join about as strong would put elsewhere."""
        best: dict[str, list[_Edge]] = {}
        for edge in edges:
            for end in (edge.first, edge.second):
                kept = best.setdefault(end, [])
                if not kept or edge.strength > kept[0].strength - _MARGIN:
                    kept.append(edge)
        torn = {end for end, kept in best.items() if self._rivals(end, kept)}
        return [edge for edge in edges if edge.first not in torn and edge.second not in torn]

    def _rivals(self, end: str, edges: Sequence[_Edge]) -> bool:
        others = {self._group[e.second if e.first == end else e.first] for e in edges} - {self._group[end]}
        return any(self._held_apart(a, b, judged=False) for a, b in combinations(sorted(others), 2))

    def _held_apart(self, first: str, second: str, judged: bool) -> bool:
        for one in self._nodes[first]:
            for other in self._nodes[second]:
                if ((one, other) if one < other else (other, one)) in self._verdicts.split:
                    return True
                if not judged and apart(self._alike[one][0], self._alike[other][0]):
                    return True
        return False

    def circles(self, edges: Sequence[_Edge]) -> tuple[Tied, ...]:
        """The groups as they stand, circle by circle: those that an edge touches are of one circle, joined or not."""
        root = {node: node for node in self._alike}

        def rooted(node: str) -> str:
            while root[node] != node:
                root[node] = node = root[root[node]]
            return node

        for edge in edges:
            first, second = sorted((rooted(edge.first), rooted(edge.second)))
            root[second] = first
        nodes: dict[str, list[Node]] = {}
        groups: dict[str, list[Group]] = {}
        for head in sorted(self._alike):
            nodes.setdefault(rooted(head), []).append(Node(self._names[head], tuple(self._alike[head])))
        for head in sorted(self._nodes):
            groups.setdefault(rooted(head), []).append(self._grouped(head))
        return tuple(Tied(tuple(nodes[circle]), tuple(groups[circle])) for circle in sorted(nodes))

    def _grouped(self, group: str) -> Group:
        reports = sorted((r for node in self._nodes[group] for r in self._alike[node]), key=lambda r: r.id)
        reasons = sorted(self._reasons[group], key=lambda r: (r.first, r.second, r.rule))
        return Group(tuple(reports), tuple(reasons))


def _pairs(rule: Rule, heads: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """Each pair of reports that the rule's keys bring together, once, the lesser id first."""
    if rule.index is rule.probe:
        yield from _symmetric_pairs(rule, heads)
        return
    index: dict[Key, list[int]] = {}
    for number, report in enumerate(heads):
        for key in set(rule.index(report)):
            index.setdefault(key, []).append(number)
    met = {
        (min(number, other), max(number, other))
        for number, report in enumerate(heads)
        for key in rule.probe(report)
        for other in index.get(key, ())
        if other != number
    }
    yield from ((heads[one], heads[other]) for one, other in met)


def _symmetric_pairs(rule: Rule, heads: Sequence[Report]) -> Iterator[tuple[Report, Report]]:
    """The same where one set of keys serves both ends: each report meets those that were there before it."""
    index: dict[Key, list[int]] = {}
    for number, report in enumerate(heads):
        met: set[int] = set()
        for key in set(rule.index(report)):
            before = index.setdefault(key, [])
            met.update(before)
            before.append(number)
        yield from ((heads[other], report) for other in met)
