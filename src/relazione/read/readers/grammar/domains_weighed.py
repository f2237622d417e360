"""The domains of engagements, agreements and positions, weighed from all that the article tells around them.

A clause seldom says what a meeting was about; the sentences around it, the headline and the article as a whole do. For
each domain of the codebook a log-linear model (`domain_weights.csv`, learnt by tools/train_domains.py) gives a
probability from where words of the domain stand, from the domains that the rules gave, and from the type; the set of
domains is chosen whose expected F1 is best. Features are places and types, never words, so that they hold for papers
that nobody has read. A position keeps the domains that its own clause or sentence names.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from relazione.codebook.table import rows
from relazione.codebook.vocabulary import vocabulary
from relazione.read.domain_choice import likeliest_set
from relazione.read.domain_hits import Hits, hits_of
from relazione.read.domain_places import Places, places_of
from relazione.read.finding import Finding, Value
from relazione.read.reading import Reading

WEIGHED = ("agreement", "engagement", "position")
_MANY_RULED = 4
_SHORT = 15  # sentences: an article of fewer tells of one thing
Features = list[tuple[str, float]]


def revise(reading: Reading, findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings in their order, with the domains that the whole article makes likely; unchanged without weights."""
    if not _weights():
        yield from findings
        return
    hits = hits_of(reading.article.text)
    for finding in findings:
        yield _weighed(reading, hits, finding) if is_weighed(finding) else finding


def is_weighed(finding: Finding) -> bool:
    """Whether the finding's domains are weighed: not those of a position whose own words name some."""
    return finding.kind in WEIGHED and not (finding.kind == "position" and finding.slots.get("domains"))


def _weighed(reading: Reading, hits: Hits, finding: Finding) -> Finding:
    places = places_of(reading, finding)
    everywhere, told = _evidence(reading, hits, places, finding)
    weights = _weights()
    base = sum(weights.get(name, 0.0) * value for name, value in everywhere)
    chances = []
    for domain, leaning in _leanings(finding.kind, _type(finding)):
        total = base + sum((weights.get(name, 0.0) * value for name, value in told.get(domain, ())), leaning)
        chances.append((1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), domain))
    chosen = likeliest_set(chances)
    slots = {slot: values for slot, values in finding.slots.items() if slot != "domains"}
    if chosen:
        slots["domains"] = tuple(_value(hits, places, finding, domain) for domain in chosen)
    return replace(finding, slots=slots)


@cache
def _leanings(kind: str, type_: str) -> tuple[tuple[str, float], ...]:
    """How much findings of a kind and type lean to each domain, whatever the article tells."""
    weights = _weights()
    return tuple(
        (domain, sum(weights.get(name, 0.0) for name in _leaning_features(kind, type_, domain)))
        for domain in vocabulary("domain")
    )


def _leaning_features(kind: str, type_: str, domain: str) -> tuple[str, str]:
    return f"{kind} of {type_} {domain}", f"{kind} of any {domain}"


def _type(finding: Finding) -> str:
    values = finding.slots.get("stance" if finding.kind == "position" else "type")
    return values[0].value if values else ""


def _value(hits: Hits, places: Places, finding: Finding, domain: str) -> Value:
    """The domain with the words nearest to the finding that carry it, or the evidence where none do."""
    given = next((value for value in finding.slots.get("domains", ()) if value.value == domain), None)
    if given is not None:
        return given
    for _, start, end in places.spans:
        for hit in hits.within(start, end):
            if hit.domain == domain:
                return Value(domain, hit.start, hit.end, "resolved")
    return Value(domain, finding.start, finding.end, "default")


def features(reading: Reading, hits: Hits, places: Places, finding: Finding) -> tuple[Features, dict[str, Features]]:
    """What speaks for any domain, and what for each: names of `domain_weights.csv` with how much there is of each."""
    everywhere, told = _evidence(reading, hits, places, finding)
    kind, type_ = finding.kind, _type(finding)
    return everywhere, {
        domain: [*((name, 1.0) for name in _leaning_features(kind, type_, domain)), *told.get(domain, ())]
        for domain in vocabulary("domain")
    }


def _evidence(reading: Reading, hits: Hits, places: Places, finding: Finding) -> tuple[Features, dict[str, Features]]:
    """The same without what holds of every finding of its type; only domains that the article names have an entry."""
    kind = finding.kind
    ruled = [value.value for value in finding.slots.get("domains", ())]
    number = f"ruled {min(len(ruled), _MANY_RULED)}"
    silence = _silence(hits, places)
    length = "short" if len(reading.parse.sentences) < _SHORT else "long"
    everywhere = [(f"{kind} any {what}", 1.0) for what in (silence, length, number)]
    by_domain: dict[str, Features] = defaultdict(list)
    for domain in ruled:
        by_domain[domain] += [(f"{kind} {what}", 1.0) for what in ("ruled", number, f"ruled {silence}")]
    for name, start, end in places.spans:
        for strong in (True, False):
            counts = hits.counts(start, end, strong)
            named = f"{kind} {name} {'strong' if strong else 'weak'}"
            for domain, told in _told(counts, named, silence, places.leads):
                by_domain[domain].append(told)
    return everywhere, by_domain


def _silence(hits: Hits, places: Places) -> str:
    """Whether the clause names a domain, or only its sentence ("sentence"), or neither ("silent")."""
    for silence, (_, start, end) in zip(("clause", "sentence"), places.spans, strict=False):
        if hits.counts(start, end, strong=True):
            return silence
    return "silent"


def _told(counts: Counter[str], named: str, silence: str, leads: bool) -> Iterator[tuple[str, tuple[str, float]]]:
    """The features of one place: that a domain is named there, more than once, and its share of all that is named."""
    every, most = sum(counts.values()), max(counts.values(), default=0)
    for domain, count in counts.items():
        share = count / every
        yield domain, (named, 1.0)
        yield domain, (f"{named} {silence}", 1.0)
        yield domain, (f"{named} share", share)
        yield domain, (f"{named} share {silence}", share)
        if count > 1:
            yield domain, (f"{named} many", 1.0)
        if count == most:
            yield domain, (f"{named} most {silence}", 1.0)
        if leads:
            yield domain, (f"{named} share leading", share)
            yield domain, (f"{named} leading", 1.0)


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("domain_weights")}
