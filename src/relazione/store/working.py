"""Working out a part: what some claims change in a record that has been worked out before.

A new claim is compared with the claims that its blocking keys bring up, not with all. The circles that it ties in are
worked out anew with it; the rest of the record stays as it is, for nothing outside a circle changes its entries. So the
outcome is that of working out everything at once (`resolve.work_out`), whatever came in what order, and the cost does
not grow with the record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relazione.record.claim import Claim
from relazione.resolve import Judgement
from relazione.resolve.blocking import blocking_keys, node_name
from relazione.resolve.entries import Circle, Judged, circles, reports_by_kind
from relazione.resolve.joining import met_by
from relazione.resolve.report import Report
from relazione.store.contract import Store


@dataclass(frozen=True, slots=True)
class Change:
    """What working out some claims does to the record: circles gone, circles made, claims rejected."""

    gone: frozenset[int]
    made: tuple[Circle, ...]
    idle: tuple[str, ...]


def rejudged(store: Store, judgements: Sequence[Judgement]) -> set[str]:
    """The claims of judgements in force that came, went, or found another claim since entries were worked out."""
    changed = store.applied() ^ {(found.id, found.claims) for found in judgements}
    return {claim for _, claims in changed for claim in claims}


def change(store: Store, claims: Sequence[Claim], freed: frozenset[int], judged: Judged) -> Change:
    """What these claims and those of the freed circles amount to, with the circles that they tie in.

    `judged` are the judgements in force; claims that one of them treats otherwise than before must be among `claims`,
    and their circles freed.
    """
    news = {claim.id: claim for claim in (*claims, *store.claims_in(freed))}
    gone = freed | tied_in(store, news, freed, judged)
    every = news | {claim.id: claim for claim in store.claims_in(gone - freed)}
    facts = store.facts_of({claim.article for claim in every.values()})
    idle = tuple(sorted(claim for claim in every if judged.rejects(claim)))
    return Change(gone, circles(every.values(), facts, judged), idle)


def tied_in(store: Store, news: dict[str, Claim], freed: frozenset[int], judged: Judged) -> frozenset[int]:
    """The circles, but for the freed ones, of which a claim is joined with a new one by likeness, rule or judgement."""
    found = set(store.circles_of(judged.beside(news) - news.keys()))
    facts = store.facts_of({claim.article for claim in news.values()})
    for reports in reports_by_kind(news.values(), facts, judged):
        judged_claims = judged.verdicts(report.id for report in reports).claims()
        newcomers: dict[str, Report] = {}
        for report in sorted(reports, key=lambda r: r.id):
            newcomers.setdefault(node_name(report, report.id in judged_claims), report)
        found |= store.circles_named(newcomers.keys())
        keys = {key for report in newcomers.values() for key in blocking_keys(report).sought}
        waiting = {
            head: circle for head, circle in store.heads(keys).items() if circle not in found and circle not in freed
        }
        found |= _met(store, list(newcomers.values()), waiting, judged)
    return frozenset(found - freed)


def _met(store: Store, newcomers: Sequence[Report], waiting: Mapping[str, int], judged: Judged) -> set[int]:
    """The circles of which a rule would join a head with a newcomer; `waiting` are the heads to ask and their circles.

    One head of a circle is enough. So one of each is fetched first, and the others of those circles only that it left
    open: they are many in the circle of somebody who was long in office.
    """
    first: dict[int, str] = {}
    for head, circle in sorted(waiting.items()):
        first.setdefault(circle, head)
    found: set[int] = set()
    for heads in (sorted(first.values()), sorted(waiting.keys() - set(first.values()))):
        asked = store.claims_with([head for head in heads if waiting[head] not in found])
        claims = [claim for claim in asked if claim.kind == newcomers[0].claim.kind]
        for settled in reports_by_kind(claims, store.facts_of({claim.article for claim in claims}), judged):
            found |= {waiting[claim] for claim in met_by(newcomers, settled)}
    return found
