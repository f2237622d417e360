"""Entries: worked out from claims, judgements and what is known of the articles; never edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from relazione.record.claim import Claim
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.resolve.joining import Verdicts, grouped
from relazione.resolve.judgement import Judgement
from relazione.resolve.merging import merged
from relazione.resolve.report import Report, report_of


def work_out(
    claims: Iterable[Claim], articles: Mapping[str, ArticleFacts], judgements: Iterable[Judgement] = ()
) -> tuple[Entry, ...]:
    """The things of the world that the claims tell of, each with all its reports; a pure function.

    `articles` maps article ids to what is known of them; an article that is not there counts as undated. The order of
    claims, articles and judgements does not matter, and a claim given twice counts once. Every claim that no judgement
    rejects is in exactly one entry. Entries are ordered by kind, then date (unknown last), then first day of
    attestation, then id.
    """
    judged = sorted(set(judgements), key=lambda j: (j.when, j.who, j.act, j.claims, j.slot or "", j.value or ""))
    rejected = {claim for j in judged if j.act == "reject" for claim in j.claims}
    kinds: dict[str, list[Report]] = {}
    for claim in {c.id: c for c in claims if c.id not in rejected}.values():
        facts = articles.get(claim.article) or ArticleFacts(claim.article, claim.article)
        kinds.setdefault(claim.kind, []).append(report_of(claim, facts, _corrections(claim.id, judged)))
    verdicts = _verdicts(judged)
    entries = [
        merged(group, [j for j in judged if j.act != "reject" and _touches(j, group.reports)])
        for kind in sorted(kinds)
        for group in grouped(kinds[kind], verdicts)
    ]
    return tuple(sorted(entries, key=_entry_order))


def _entry_order(entry: Entry) -> tuple[str, bool, str, bool, str, str]:
    first = entry.first_attested
    return entry.kind, not entry.date, entry.date, first is None, first or "", entry.id


def _corrections(claim: str, judgements: Sequence[Judgement]) -> dict[str, str]:
    """The slots that judgements correct for a claim; the latest correction of a slot counts."""
    return {j.slot: j.value for j in judgements if j.act == "correct" and claim in j.claims and j.slot and j.value}


def _touches(judgement: Judgement, reports: Sequence[Report]) -> bool:
    return any(report.id in judgement.claims for report in reports)


def _verdicts(judgements: Sequence[Judgement]) -> Verdicts:
    """What merges and splits say of each pair of claims; of two on the same pair the later counts."""
    verdicts = Verdicts()
    for judgement in judgements:
        words = f"{judgement.who}, {judgement.when}: {judgement.why}"
        for pair in combinations(sorted(set(judgement.claims)), 2):
            if judgement.act == "merge":
                verdicts.joined[pair] = words
                verdicts.split.pop(pair, None)
            elif judgement.act == "split":
                verdicts.split[pair] = words
                verdicts.joined.pop(pair, None)
    return verdicts
