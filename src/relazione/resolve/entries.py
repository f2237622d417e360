"""Entries: worked out from claims, judgements and what is known of the articles; never edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from relazione.record.claim import Claim
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.resolve.joining import Group, Node, Verdicts, tied
from relazione.resolve.judgement import Judgement, judgement_order
from relazione.resolve.merging import merged
from relazione.resolve.report import Report, report_of


@dataclass(frozen=True, slots=True)
class Circle:
    """Claims of one kind that rules or judgements tie together, directly or through others, and their entries.

    No entry reaches beyond its circle, and nothing outside it changes its entries. `nodes` are its claims, those that
    are one beyond doubt together.
    """

    nodes: tuple[Node, ...]
    entries: tuple[Entry, ...]


class Judged:
    """Judgements, looked up by the claims that they are about. Those handed in must hold (`judgement.standing`)."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """The same judgement twice counts once; the order does not matter."""
        self._by_claim: dict[str, list[Judgement]] = {}
        for judgement in sorted(set(judgements), key=judgement_order):
            for claim in dict.fromkeys(judgement.claims):
                self._by_claim.setdefault(claim, []).append(judgement)

    def of(self, claims: Iterable[str]) -> list[Judgement]:
        """The judgements that name one of these claims, each once, in the order in which they are applied."""
        found = {j for claim in claims for j in self._by_claim.get(claim, ())}
        return sorted(found, key=judgement_order)

    def rejects(self, claim: str) -> bool:
        """Whether a claim takes no part."""
        return any(j.act == "reject" for j in self._by_claim.get(claim, ()))

    def corrections(self, claim: str) -> dict[str, str]:
        """The slots of a claim that are corrected; the latest correction of a slot counts."""
        told = (j for j in self._by_claim.get(claim, ()) if j.act == "correct")
        return {j.slot: j.value for j in told if j.slot and j.value}

    def verdicts(self, claims: Iterable[str]) -> Verdicts:
        """What merges and splits say of each pair of claims; of two on the same pair the later counts."""
        verdicts = Verdicts()
        for judgement in self.of(claims):
            words = f"{judgement.who}, {judgement.when}: {judgement.why}"
            for pair in combinations(sorted(set(judgement.claims)), 2):
                if judgement.act == "merge":
                    verdicts.joined[pair] = words
                    verdicts.split.pop(pair, None)
                elif judgement.act == "split":
                    verdicts.split[pair] = words
                    verdicts.joined.pop(pair, None)
        return verdicts

    def beside(self, claims: Iterable[str]) -> set[str]:
        """The claims that merges and splits name beside these."""
        return {other for j in self.of(claims) if j.act in ("merge", "split") for other in j.claims}


def work_out(
    claims: Iterable[Claim], articles: Mapping[str, ArticleFacts], judgements: Iterable[Judgement] = ()
) -> tuple[Entry, ...]:
    """The things of the world that the claims tell of, each with all its reports; a pure function.

    `articles` maps article ids to what is known of them; an article that is not there counts as undated. The order of
    claims, articles and judgements does not matter, and a claim given twice counts once. Every claim that no judgement
    rejects is in exactly one entry. Entries are ordered by `entry_order`.
    """
    found = circles(claims, articles, Judged(judgements))
    return tuple(sorted((entry for circle in found for entry in circle.entries), key=entry_order))


def circles(claims: Iterable[Claim], articles: Mapping[str, ArticleFacts], judged: Judged) -> tuple[Circle, ...]:
    """The same circle by circle, ordered by kind and least claim id; what is worked out for one holds for it alone.

    Claims that are no circle yet may be worked out by themselves if all claims of their circles are among them.
    """
    return tuple(
        Circle(found.nodes, tuple(_entry(group, judged) for group in found.groups))
        for reports in reports_by_kind(claims, articles, judged)
        for found in tied(reports, judged.verdicts(report.id for report in reports))
    )


def reports_by_kind(
    claims: Iterable[Claim], articles: Mapping[str, ArticleFacts], judged: Judged
) -> list[list[Report]]:
    """The claims that take part, each once, ready to be compared: a list for each kind, in the order of the kinds."""
    kinds: dict[str, list[Report]] = {}
    for claim in {c.id: c for c in claims if not judged.rejects(c.id)}.values():
        facts = articles.get(claim.article) or ArticleFacts(claim.article, claim.article)
        kinds.setdefault(claim.kind, []).append(report_of(claim, facts, judged.corrections(claim.id)))
    return [kinds[kind] for kind in sorted(kinds)]


def entry_order(entry: Entry) -> tuple[str, bool, str, bool, str, str]:
    """The order of entries: kind, then date (unknown last), then first day of attestation, then id."""
    first = entry.first_attested
    return entry.kind, not entry.date, entry.date, first is None, first or "", entry.id


def _entry(group: Group, judged: Judged) -> Entry:
    found = judged.of(report.id for report in group.reports)
    return merged(group, [j for j in found if j.act != "reject"])
