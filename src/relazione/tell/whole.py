"""The record told whole: its entries with their proofs and what relates them, each worked out once for all tables."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property

from relazione.record.claim import Claim
from relazione.resolve.containment import Part, parts
from relazione.resolve.disagreements import Dispute, disputes
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.resolve.persons import Person, everybody
from relazione.resolve.pledges import Pledge, pledges
from relazione.resolve.posts import Post, posts
from relazione.store.contract import Store
from relazione.tell.item import Item
from relazione.tell.matter import items_of
from relazione.tell.offsets import utf16_span

_ID_DIGITS = 24  # hexadecimal digits of a hash, as the ids of claims and entries have


class Whole:
    """All that a record (or what is seen of it) tells, in memory; nothing is worked out before it is asked for."""

    def __init__(self, store: Store) -> None:
        """Of this store."""
        self.store = store

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the record's order."""
        return tuple(self.store.entries())

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims of the entries by their ids."""
        wanted = [claim for entry in self.entries for claim in entry.claims]
        return {claim.id: claim for claim in self.store.claims_with(wanted)}

    @cached_property
    def articles(self) -> Mapping[str, ArticleFacts]:
        """The articles in sight by their ids."""
        return {article.id: article for article in self.store.article_facts()}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The entries with their proofs, by the entries' ids, in the record's order."""
        return {item.entry.id: item for item in items_of(self.entries, self.claims, self.articles)}

    def of_kind(self, kind: str) -> list[Item]:
        """The items of a kind, in the record's order."""
        return [item for item in self.items.values() if item.kind == kind]

    @cached_property
    def entry_of(self) -> Mapping[str, str]:
        """The entry that holds each claim."""
        return {claim: entry.id for entry in self.entries for claim in entry.claims}

    @cached_property
    def published(self) -> Mapping[str, date | None]:
        """The day of publication of the article of each claim."""
        return {key: self.articles[claim.article].published for key, claim in self.claims.items()}

    @cached_property
    def utf16(self) -> Mapping[str, tuple[int, int]]:
        """The span of each claim's quote in UTF-16 units."""
        by_article: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            by_article.setdefault(claim.article, []).append(claim)
        return {
            claim.id: utf16_span(article.text, claim.start, claim.end)
            for article in self.store.articles()
            for claim in by_article.get(article.id, ())
        }

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Which entries lie within which visit."""
        return parts(self.entries, self.claims)

    @cached_property
    def within(self) -> Mapping[str, str]:
        """The visit that each part lies within."""
        return {part.part: part.whole for part in self.parts}

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Every post with those attested in it."""
        return posts(self.entries, self.published)

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Everybody whom the entries name, each person once."""
        return everybody(self.entries)

    @cached_property
    def person_of(self) -> Mapping[tuple[str, str | None], str]:
        """The id of the person meant by each name with whom it acts for."""
        return {(m.name, m.acts_for): person_id(person) for person in self.persons for m in person.mentions}

    @cached_property
    def pledges(self) -> tuple[Pledge, ...]:
        """Every promise of an own act, with what may have come of it."""
        return pledges(self.entries, self.claims, self.published)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """Where reports cannot all be right."""
        return disputes(self.entries, self.claims, self.published)

    def reports(self, claims: Collection[str]) -> int:
        """How many of these claims are in sight, each counted once."""
        return len(set(claims) & self.claims.keys())

    def proof(self, entry: Entry, support: Collection[str] = ()) -> dict[str, str]:
        """The cells `entry` and `claim` for what these claims of an entry support: the fullest report, if it does."""
        found = [claim for claim in (entry.lead, *entry.claims) if claim in support and claim in self.claims]
        return {"entry": entry.id, "claim": found[0] if found else self.items[entry.id].lead.claim.id}


def id_of(*parts: str) -> str:
    """An id without meaning: the same parts, the same id."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]


def person_id(person: Person) -> str:
    """The id of a person: of all names by which it is met, with whom each acts for."""
    return id_of(*(f"{mention.name}\x1e{mention.acts_for or ''}" for mention in person.mentions))


def post_id(post: Post) -> str:
    """The id of a post."""
    return id_of(post.of, post.office, post.to or "")


def attested(entries: Iterable[Entry]) -> dict[str, str | None]:
    """The cells `first_attested` and `last_attested` over entries."""
    days = sorted(day for entry in entries for day in entry.attested)
    return {"first_attested": days[0] if days else None, "last_attested": days[-1] if days else None}
