"""Rows: what pages and the API tell of an entry, an article and a claim, as plain cells by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from relazione.record.claim import Claim
from relazione.record.english import shown, word
from relazione.record.kind import sentence
from relazione.resolve.disagreements import Dispute
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.serve import addresses
from relazione.store.contract import Store
from relazione.tell.every import parties_of
from relazione.tell.item import Item
from relazione.tell.question import Proofs
from relazione.tell.texts import independent_texts
from relazione.tell.wording.dates import words
from relazione.tell.wording.quotes import shortened

_QUOTE = 280  # characters of a quote in a list
_COMPARED = 40  # reports of one entry whose texts a list compares; its own page compares more
_WORDS_OF_A_STANCE = ": “"  # where a position's sentence begins to quote


def behind(store: Store, entries: Iterable[Entry]) -> Proofs:
    """The claims and articles behind entries, looked up once."""
    claims = {claim.id: claim for claim in store.claims_with([key for entry in entries for key in entry.claims])}
    return Proofs(claims, store.facts_of({claim.article for claim in claims.values()}))


def known(items: Iterable[Item]) -> Proofs:
    """The claims and articles behind items, which hold them already."""
    proofs = [proof for item in items for proof in item.proofs]
    return Proofs({p.claim.id: p.claim for p in proofs}, {p.article.id: p.article for p in proofs})


def entry_rows(store: Store, entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Entries as rows in their order."""
    return told(store, behind(store, entries).items(entries))


def told(store: Store, items: Iterable[Item], most: int = _COMPARED) -> list[dict[str, Any]]:
    """Items as rows in their order; of those with at most so many reports it is told how many texts they rest on."""
    return [{**entry_row(item), **_texts(store, item, most)} for item in items]


def _texts(store: Store, item: Item, most: int) -> dict[str, int | None]:
    """In how many articles an item is reported, and how many of them are no reprints of each other; None: too many."""
    claims = [proof.claim for proof in item.proofs]
    counted = independent_texts(store, claims) if len(claims) <= most else None
    return {"articles": len({claim.article for claim in claims}), "independent_texts": counted}


def entry_row(item: Item) -> dict[str, Any]:
    """An entry as a row: what it tells, when and on what basis, by how many reports, and the words of the fullest."""
    entry, lead = item.entry, item.lead
    told = entry.date or entry.one("since") or entry.one("signed") or ""
    status = item.status if item.kind == "engagement" else entry.one("status")
    return {
        "entry": entry.id,
        "kind": entry.kind,
        "type": entry.one("type") or entry.one("stance") or entry.one("office") or entry.one("post") or "",
        "what": sentence(entry),
        "headline": headline(entry),
        "date": told or None,
        "when": words(told) if told else "",
        "reported": words(entry.first_attested) if entry.first_attested else "",
        "basis": (entry.date_basis if entry.date else "stated" if told else "") or None,
        "status": status,
        "domains": list(entry.every("domains")),
        "parties": list(parties_of(item)),
        "first_attested": entry.first_attested,
        "last_attested": entry.last_attested,
        "reports": len(entry.claims),
        "score": round(lead.claim.score, 3),
        "in_dispute": [found.slot for found in entry.disagreements],
        "quote": shortened(lead.claim.quote, _QUOTE),
        "source": source(lead.article),
        "claim": lead.claim.id,
        "article": lead.article.id,
        "address": addresses.entry(entry),
    }


def headline(told: Entry | Claim) -> str:
    """What an entry or a claim tells, for a line under which its words stand anyway: without them and the full stop.

    Nor does an entry's day stand in it, which is told beside it in words.
    """
    line = sentence(told)
    if told.kind == "position":
        line = line.partition(_WORDS_OF_A_STANCE)[0]
    line = line.rstrip(".")
    return line.removesuffix(f", {told.date}") if isinstance(told, Entry) and told.date else line


def source(article: ArticleFacts) -> str:
    """Where words stand: publisher or given id, and day."""
    day = words(article.published.isoformat()) if article.published else "undated"
    return f"{article.publisher or article.given_id}, {day}"


def article_rows(store: Store, articles: Sequence[ArticleFacts]) -> list[dict[str, Any]]:
    """Articles as rows in their order, with their titles."""
    titles = store.titles([article.id for article in articles])
    return [article_row(article, titles.get(article.id)) for article in articles]


def article_row(article: ArticleFacts, title: str | None = None) -> dict[str, Any]:
    """An article as a row, without its text."""
    return {
        "article": article.id,
        "given_id": article.given_id,
        "title": title,
        "published": article.published.isoformat() if article.published else None,
        "when": words(article.published.isoformat()) if article.published else "undated",
        "publisher": article.publisher,
        "address": addresses.article(article.id),
    }


def claim_row(claim: Claim, article: ArticleFacts | None) -> dict[str, Any]:
    """A claim as a row: what it says, its words, where they stand and how sure it is."""
    return {
        "claim": claim.id,
        "kind": claim.kind,
        "what": sentence(claim),
        "headline": headline(claim),
        "quote": claim.quote,
        "score": round(claim.score, 3),
        "reader": claim.reader,
        "article": claim.article,
        "source": source(article) if article else claim.article,
        "published": article.published.isoformat() if article and article.published else None,
        "address": addresses.article(claim.article, claim.id),
    }


def holder_row(store: Store, item: Item, office: str, attested: str) -> dict[str, Any]:
    """A tenure as a row: who, in which office, attested when."""
    entry = item.entry
    return {
        "person": entry.one("person") or "",
        "office": office,
        "class": entry.one("office") or "other",
        "of": entry.one("of") or "",
        "to": entry.one("to"),
        "attested": attested,
        "first_attested": entry.first_attested,
        "last_attested": entry.last_attested,
        "reports": len(entry.claims),
        **_texts(store, item, _COMPARED),
        "entry": entry.id,
        "quote": shortened(item.lead.claim.quote, _QUOTE),
        "source": source(item.lead.article),
        "person_address": addresses.person(entry.one("person") or ""),
        "post_address": addresses.post(entry.one("of") or "", entry.one("office") or "other", entry.one("to")),
        "address": addresses.entry(entry),
    }


def dispute_row(dispute: Dispute, proofs: Proofs) -> dict[str, Any]:
    """A disagreement as a row: about what, and each side with its quotes and sources."""
    sides = []
    for side in dispute.sides:
        claims = [proofs.claims[key] for key in side.claims if key in proofs.claims]
        told = [
            {"quote": shortened(c.quote, _QUOTE), "source": source(proofs.articles[c.article]), "claim": c.id}
            | {"address": addresses.article(c.article, c.id)}
            for c in claims
        ]
        sides.append({"value": shown(side.value), "reports": told})
    lead = dispute.entries[0]
    return {
        "about": dispute.about.replace("_", " "),
        "what": sentence(lead),
        "kind": lead.kind,
        "entries": [entry.id for entry in dispute.entries],
        "sides": sides,
        "address": addresses.entry(lead),
    }


def slot_rows(claim: Claim) -> list[dict[str, Any]]:
    """The values of a claim as rows: slot, value, the words it rests on, and how it follows from them."""
    found = [
        {"slot": slot, "value": value.value, "shown": _value(slot, value.value), "quote": value.quote}
        | {"basis": value.basis, "start": value.start, "end": value.end}
        for slot in sorted(claim.slots)
        for value in claim.slots[slot]
    ]
    for side in claim.participants:
        who = side.who
        serves = f" for {shown(side.acts_for.value)}" if side.acts_for else ""
        found.append(
            {"slot": side.role or "party", "value": who.value, "shown": f"{shown(who.value)}{serves}"}
            | {"quote": who.quote, "basis": who.basis, "start": who.start, "end": who.end}
        )
    return found


def _value(slot: str, value: str) -> str:
    return word(slot, value) if slot in ("office", "post", "standing") else shown(value)
