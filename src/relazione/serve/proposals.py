"""Proposals: entries that a rule would call one thing and that were not joined, for a person to decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from relazione.resolve.entry import Entry
from relazione.resolve.report import Report, report_of
from relazione.resolve.rule import Rule, all_rules
from relazione.store.contract import Store
from relazione.tell.question import Proofs

_MOST_PAIRS = 2_000
"""Pairs that one page compares: some tenths of a second."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entries that may be one, and the words of the rule that says so.

    They were not joined because a third fits as well, or because something else in them speaks against it.
    """

    one: Entry
    other: Entry
    words: str


def proposals(store: Store, entries: Sequence[Entry], proofs: Proofs) -> Iterator[Proposal]:
    """Of these entries the pairs that a rule would join, by their fullest reports, in the order of the entries."""
    together = store.together(entries)
    pairs = (pair for group in together for pair in combinations(group, 2))
    reports: dict[str, Report] = {}
    for one, other in islice(pairs, _MOST_PAIRS):
        if one.kind == other.kind and (words := _said(_report(one, proofs, reports), _report(other, proofs, reports))):
            yield Proposal(one, other, words)


def _report(entry: Entry, proofs: Proofs, known: dict[str, Report]) -> Report:
    if entry.id not in known:
        claim = proofs.claims[entry.lead]
        known[entry.id] = report_of(claim, proofs.articles[claim.article], {})
    return known[entry.id]


def _said(one: Report, other: Report) -> str:
    """The words of the strongest rule that would join two reports, "" where none would."""
    found = [
        match
        for rule in _rules(one.claim.kind).values()
        if _meet(rule, one, other) and (match := rule.join(one, other))
    ]
    return max(found, key=lambda match: (match.strength, match.words)).words if found else ""


def _rules(kind: str) -> Mapping[str, Rule]:
    return {name: rule for name, rule in all_rules().items() if rule.kind == kind}


def _meet(rule: Rule, one: Report, other: Report) -> bool:
    """Whether a rule compares the two at all."""
    return not set(rule.probe(one)).isdisjoint(rule.index(other)) or not set(rule.probe(other)).isdisjoint(
        rule.index(one)
    )
