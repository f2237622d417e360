"""An entry: all its reports, each with its words in its article, what the sides are, and what joined the reports."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.errors import RunStopped
from relazione.record.confidence import is_calibrated
from relazione.record.english import shown
from relazione.record.kind import sentence
from relazione.resolve.disagreements import disputes
from relazione.resolve.entry import Entry
from relazione.resolve.lives import lives
from relazione.serve import addresses
from relazione.serve.problems import missing
from relazione.serve.rows import behind, claim_row, dispute_row, slot_rows, told
from relazione.serve.visit import Page, Row, Visit
from relazione.store.contract import Store
from relazione.tell.every import parties_of
from relazione.tell.sentences import context
from relazione.tell.wording.dates import words

_CONTEXT = 240  # characters on either side of a quote
_MOST_REPORTS = 100
_MOST_COMPARED = 400  # reports whose texts are compared: some tenths of a second
_LIVING = ("agreement", "mission", "membership")


def page(visit: Visit) -> Page:
    """The page of one entry, by enough of its id; an id of one of its claims leads there too."""
    entry = found(visit.store, visit.path["name"])
    proofs = behind(visit.store, [entry])
    (item,) = proofs.items([entry])
    tables: dict[str, Sequence[Row]] = {
        "Entry": told(visit.store, [item], _MOST_COMPARED),
        "Reports": [_report(visit, entry, number) for number in range(min(len(entry.claims), _MOST_REPORTS))],
        "Life": _life(visit, entry),
        "Why these reports tell of one thing": [
            {"rule": reason.rule, "words": reason.words, "first": reason.first, "second": reason.second}
            for reason in entry.reasons
        ],
        "Disagreements": [dispute_row(one, proofs) for one in disputes([entry], proofs.claims, proofs.published())],
        "Judgements": [{"judged": told} for told in entry.judged],
    }
    parties = tuple(parties_of(item))
    return Page(
        "agreement" if entry.kind == "agreement" else "entry",
        sentence(entry).rstrip("."),
        {heading: rows for heading, rows in tables.items() if rows},
        visit.store.extent(),
        {
            "item": item,
            "parties": [(shown(party), addresses.party(party)) for party in parties],
            "sides": _sides(entry),
            "when": words(entry.date) if entry.date else "",
            "attested": [words(day) for day in entry.attested],
        },
        parties[:2],
        totals={"Reports": len(entry.claims)},
    )


def found(store: Store, name: str) -> Entry:
    """The entry that holds the claim of this id, or has the id itself, or enough of its beginning; Problem for none."""
    try:
        entry = store.entry_of(store.claim(name).id)
    except RunStopped:
        entry = store.entry(name)
    if entry is None:
        raise missing(f"no entry has the id {name!r}", "It may have been worked out anew: search for its words.")
    return entry


def _report(visit: Visit, entry: Entry, number: int) -> Row:
    (claim,) = visit.store.claims_with([entry.claims[number]])
    article = visit.store.article(claim.article)
    facts = visit.store.facts_of([claim.article]).get(claim.article)
    before, after = context(article.text, claim.start, claim.end, _CONTEXT) if article else ("", "")
    cut = len(before) == _CONTEXT, len(after) == _CONTEXT  # then in the middle of a word, perhaps
    before = before.partition(" ")[2] if cut[0] else before
    after = after.rpartition(" ")[0] if cut[1] else after
    return {
        **claim_row(claim, facts),
        "title": article.title if article else None,
        "before": before,
        "after": after,
        "cut_before": cut[0],
        "cut_after": cut[1],
        "calibrated": is_calibrated(claim.reader, claim.kind),
        "slots": slot_rows(claim),
        "notes": list(claim.notes),
        "lead": claim.id == entry.lead,
    }


def _life(visit: Visit, entry: Entry) -> list[Row]:
    """The stages of an agreement, a mission or a standing, through all entries that it goes through."""
    if entry.kind not in _LIVING:
        return []
    actors = frozenset(name for slot in ("of", "member", "parties") for name in entry.every(slot))
    beside = list(visit.store.entries(kind=entry.kind, name=actors)) if actors else [entry]
    proofs, by_id = behind(visit.store, beside), {each.id: each for each in beside}
    its_own = [life for life in lives(beside, proofs.claims, proofs.published()) if entry in life.entries]
    return [
        {
            "stage": stage.name.replace("_", " "),
            "date": stage.date or None,
            "when": words(stage.date) if stage.date else "no day told",
            "basis": stage.basis or None,
            "as": stage.words,
            "rivals": list(stage.rivals),
            "sources": list(proofs.docs(stage.claims)),
            "address": addresses.entry(by_id[stage.entry]),
        }
        for life in its_own
        for stage in life.stages
    ]


def _sides(entry: Entry) -> list[Row]:
    return [
        {
            "who": shown(side.who),
            "for": shown(side.acts_for) if side.acts_for and side.acts_for != side.who else "",
            "role": side.role,
            "address": addresses.party(side.who) if side.acts_for in (None, side.who) else addresses.person(side.who),
            "for_address": addresses.party(side.acts_for) if side.acts_for else "",
        }
        for side in entry.participants
    ]
