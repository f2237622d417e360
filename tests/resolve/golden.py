"""Golden cases of resolving: YAML that a diplomat can read and extend, taken through the record's own door.

A case has a `promise`, `articles` (each with `published`, `publisher`, optionally `text`, and `claims` in the
codebook's slots, named by `as`), perhaps `judgements` of a person, and what must come of them: `entries` (exactly these
groups of reports, with any of their fields; `within` names the reports of the visit in which they lie), `refused`
(claims that must not pass, and the check that stops them), `successions`, `posts` (each tenure with its bounds),
`lives` (the stages of each), `disputes` and `pledges` (the reports of what may have fulfilled each).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from relazione.codebook.gazetteer import gazetteer
from relazione.ingest.article import Article, article_id
from relazione.read.finding import Finding, Participant, Value
from relazione.record import Claim, Refusal, admit
from relazione.record.states import is_state
from relazione.resolve import ArticleFacts, Judgement

FOLDER = Path(__file__).parent / "golden"
_NOT_SLOTS = ("as", "kind", "evidence", "occurrence", "participants")


@dataclass(frozen=True, slots=True)
class Case:
    """One golden case: its claims and refusals by their names, the articles' facts, and what is expected."""

    promise: str
    claims: Mapping[str, Claim]
    refusals: Mapping[str, Refusal]
    articles: Mapping[str, ArticleFacts]
    told: Mapping[str, Any]
    judgements: tuple[Judgement, ...] = ()

    @property
    def refused(self) -> Mapping[str, str]:
        """The check that must stop each refused claim."""
        return self.told.get("refused") or {}

    def published(self) -> dict[str, date | None]:
        """The day of publication of each claim's article, by the claim's id."""
        return {claim.id: self.articles[claim.article].published for claim in self.claims.values()}


def cases() -> dict[str, Case]:
    """Every case by the name of its file."""
    return {
        path.stem: _case(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.yaml"))
    }


def _case(told: dict[str, Any]) -> Case:
    claims: dict[str, Claim] = {}
    refusals: dict[str, Refusal] = {}
    articles: dict[str, ArticleFacts] = {}
    for name, written in told["articles"].items():
        text = written.get("text") or ". ".join(c["evidence"] for c in written["claims"]) + "."
        day: date | None = written.get("published")
        publisher = written.get("publisher")
        article = Article(article_id(name + text, day, publisher), name, text, day, publisher=publisher)
        articles[article.id] = ArticleFacts(article.id, name, day, publisher)
        findings = {c["as"]: finding(c, text) for c in written["claims"]}
        admission = admit(article, findings.values(), "golden")
        for label, found in findings.items():
            where = (found.kind, found.start, found.end)
            claims.update((label, c) for c in admission.claims if (c.kind, c.start, c.end) == where)
            refusals.update((label, r) for r in admission.refusals if (r.kind, r.start, r.end) == where)
    judgements = tuple(_judgement(judged, claims) for judged in told.get("judgements", ()))
    return Case(told["promise"], claims, refusals, articles, told, judgements)


def _judgement(told: dict[str, Any], claims: Mapping[str, Claim]) -> Judgement:
    judged = tuple(claims[label].id for label in told["of"])
    slot, value = told.get("slot"), told.get("value")
    return Judgement(
        told["act"], judged, told["by"], str(told["when"]), told["because"], slot, str(value) if value else None
    )


@cache
def _names(code: str) -> tuple[str, ...]:
    """The names of a state and what its people are called, the longest first; none for what is no state's code."""
    found = [name for name, (entry, *_) in gazetteer().items() if entry.kind == "state" and entry.value == code]
    return tuple(sorted(found, key=lambda name: (-len(name), name))) if is_state(code) else ()


def finding(claim: dict[str, Any], text: str) -> Finding:
    """The finding that a claim of a case stands for; a value rests on its own words where the evidence has them."""
    evidence = claim["evidence"]
    start = -1
    for _ in range(claim.get("occurrence", 1)):
        start = text.index(evidence, start + 1)

    def value(words: object) -> Value:
        for name in (str(words), *_names(str(words))):
            place = evidence.find(name)
            if place >= 0:
                return Value(str(words), start + place, start + place + len(name))
        return Value(str(words), start, start + len(evidence), "resolved")

    slots = {
        slot: tuple(value(v) for v in told) if isinstance(told, list) else (value(told),)
        for slot, told in claim.items()
        if slot not in _NOT_SLOTS
    }
    sides = tuple(
        Participant(value(p["who"]), value(p["for"]) if "for" in p else None, p["role"])
        for p in claim.get("participants", ())
    )
    return Finding(claim["kind"], start, start + len(evidence), slots, sides)
