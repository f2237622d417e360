"""Admission: findings become claims that carry their proof; the rest is refused aloud."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from relazione.ingest.article import Article
from relazione.read.finding import Finding, Value
from relazione.record.check import PARTICIPANTS, Check, Objection, all_checks
from relazione.record.claim import Admission, Claim, ClaimParticipant, ClaimValue, Refusal, claim_id, refusal_order
from relazione.record.confidence import calibrated
from relazione.record.told_twice import told_once


def admit(article: Article, findings: Iterable[Finding], reader_version: str) -> Admission:
    """What becomes of an article's findings: claims with their quotes, and a refusal for each that failed a check.

    Scores become shares of right claims where the table `confidence` has the reader and kind, else stay as they are.
    A finding is refused as a whole, or loses a single value (a refusal with its `slot` then tells which). The same
    thing told twice in the article is one claim. The order of the findings does not matter.
    """
    claims: dict[str, Claim] = {}
    refusals: list[Refusal] = []
    beside = sorted(findings, key=lambda f: (f.start, f.end, f.kind, -f.score, f.notes))
    for finding in beside:
        sound = _examined(article, finding, beside, refusals)
        if sound is None:
            continue
        claim = _claim(article, sound, reader_version)
        if claim.id in claims:
            refusals.append(_refusal(article, finding, "told_twice", Objection("the same finding was made twice")))
        claims.setdefault(claim.id, claim)
    once = told_once(sorted(claims.values(), key=claim_order))
    refusals.extend(once.refusals)
    return Admission(
        tuple(sorted(once.claims, key=claim_order)),
        tuple(sorted(refusals, key=refusal_order)),
    )


def claim_order(claim: Claim) -> tuple[int, int, str, str]:
    """The order of claims in an article: where they stand, then kind and id."""
    return claim.start, claim.end, claim.kind, claim.id


def _examined(article: Article, finding: Finding, beside: Sequence[Finding], refusals: list[Refusal]) -> Finding | None:
    """The finding without the values that checks object to, None where one objects to the whole; adds to `refusals`."""
    for check in all_checks():
        objections = list(check.object_to(finding, article, beside))
        refusals.extend(_refusal(article, finding, check.name, objection) for objection in objections)
        if any(objection.slot is None for objection in objections):
            return None
        if objections:
            finding = _without(finding, objections, check)
    return finding


def _without(finding: Finding, objections: list[Objection], check: Check) -> Finding:
    """The finding less the values objected to, with a note of each."""
    out = {(objection.slot, objection.index) for objection in objections}
    slots = {
        slot: tuple(value for index, value in enumerate(values) if (slot, index) not in out)
        for slot, values in finding.slots.items()
    }
    sides = tuple(p for index, p in enumerate(finding.participants) if (PARTICIPANTS, index) not in out)
    notes = tuple(f"{check.name} left out a value of {objection.slot}: {objection.reason}" for objection in objections)
    kept = {slot: values for slot, values in slots.items() if values}
    return replace(finding, slots=kept, participants=sides, notes=finding.notes + notes)


def _refusal(article: Article, finding: Finding, check: str, objection: Objection) -> Refusal:
    inside = 0 <= finding.start < finding.end <= len(article.text)
    quote = article.text[finding.start : finding.end] if inside else ""
    kind, reason, slot = finding.kind, objection.reason, objection.slot
    return Refusal(article.id, kind, check, reason, finding.start, finding.end, quote, slot)


def _claim(article: Article, finding: Finding, reader_version: str) -> Claim:
    slots = {
        slot: tuple(_quoted(article, v) for v in sorted(finding.slots[slot], key=lambda v: (v.start, v.end, v.value)))
        for slot in sorted(finding.slots)
    }
    sides = tuple(
        ClaimParticipant(_quoted(article, p.who), None if p.acts_for is None else _quoted(article, p.acts_for), p.role)
        for p in finding.participants
    )
    span = (finding.start, finding.end)
    return Claim(
        id=claim_id(article.id, finding.kind, span, slots, sides, finding.reader),
        article=article.id,
        kind=finding.kind,
        start=finding.start,
        end=finding.end,
        quote=article.text[finding.start : finding.end],
        slots=slots,
        participants=sides,
        score=calibrated(finding.reader, finding.kind, finding.score),
        reader=finding.reader,
        reader_version=reader_version,
        notes=finding.notes,
    )


def _quoted(article: Article, value: Value) -> ClaimValue:
    return ClaimValue(value.value, value.start, value.end, article.text[value.start : value.end], value.basis)
