"""The store contract: keep everything, forget nothing; one protocol, one file per engine under `engines/`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from relazione.errors import RunStopped, SetAside
from relazione.ingest.article import Article
from relazione.record.claim import Admission, Claim, Refusal
from relazione.resolve.entries import Circle
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.resolve.judgement import Judgement
from relazione.store.browsing import Coverage, Near, Place, Scope, Shelf, Side, Window
from relazione.store.named import NOBODY, Names
from relazione.store.searching import Hit

NOT_DIPLOMATIC = "not diplomatic"
"""The reason for which the gate passes an article over: the end of the version under which its reading is kept."""

SHORTEST_PREFIX = 4
"""Characters of an id that are enough to look a claim up; fewer fit too many."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds, and the days it covers.

    `claims` goes from kind to number, `refusals` from reason (`refused_for`) to number, `set_aside` from reason
    (`reason_of`) to number, all in the order of their keys. `first_day` and `last_day` are the ends, both included, of
    the publication days; None where no article is dated. `undated` is the number of articles without a day.
    """

    articles: int
    undated: int
    first_day: date | None
    last_day: date | None
    claims: Mapping[str, int]
    refusals: Mapping[str, int]
    set_aside: Mapping[str, int]
    entries: int


@dataclass(frozen=True, slots=True)
class Extent:
    """What an answer was looked for in: the number of articles, how many have no date, their days and publishers.

    `first_day` and `last_day` are the ends, both included, of the publication days; None where no article is dated.
    Of the articles `passed_over` were kept and not read, because the gate found nothing diplomatic in them.
    """

    articles: int
    undated: int
    first_day: date | None
    last_day: date | None
    publishers: tuple[str, ...]
    passed_over: int = 0


class Store(Protocol):
    """What every engine does.

    Everything that is handed back comes in an order that depends on the content alone, never on the order of adding.
    Articles are ordered by (given id, id), claims and refusals by (article id, start, end, kind, id).
    """

    # -- writing ---------------------------------------------------------------------------------------------------

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing: what is written inside is kept when the block ends well, and none of it when it raises.

        Blocks may be nested; an inner block that raises undoes only itself.
        """
        ...

    def add_article(self, article: Article) -> bool:
        """Keep an article and the sighting it comes with (given id, file, title, url); True if the text is new."""
        ...

    def add_reading(self, article: str, reader: str, version: str, admission: Admission) -> None:
        """Keep what one reader made of an article; takes the place of all that the same reader made of it before."""
        ...

    def add_set_aside(self, fault: SetAside) -> None:
        """Keep word of something that could not be read; the same fault at the same place is kept once."""
        ...

    def drop_set_aside(self, fault: SetAside) -> None:
        """Forget a fault that is none any more; nothing happens where it is not kept."""
        ...

    def note(self, about: str, words: str) -> None:
        """Keep words for a later run, in the place of those kept about the same before; "" keeps none."""
        ...

    def add_judgement(self, judgement: Judgement) -> None:
        """Write a person's judgement to the ledger; the same judgement is kept once."""
        ...

    def drop_reading(self, article: str, reader: str) -> None:
        """Strike out all that a reader made of an article, and the article too if no reader's reading of it is left."""
        ...

    def close(self) -> None:
        """Let go of file or server; the store is not to be used afterwards."""
        ...

    # -- working out: what `store.fresh` needs, and nobody else ------------------------------------------------------

    def unsettled(self, most: int) -> tuple[Claim, ...]:
        """Claims that are in no circle yet, `most` at most: new ones, and those whose circle lost a claim."""
        ...

    def heads(self, keys: Collection[int]) -> Mapping[str, int]:
        """The ids of the heads of the nodes that wait under one of the blocking keys, each with its circle's number."""
        ...

    def circles_named(self, nodes: Collection[str]) -> frozenset[int]:
        """The numbers of the circles that hold a node of one of these names."""
        ...

    def circles_of(self, claims: Collection[str]) -> frozenset[int]:
        """The numbers of the circles that hold these claims."""
        ...

    def claims_in(self, circles: Collection[int]) -> tuple[Claim, ...]:
        """All claims of these circles, by id."""
        ...

    def entries_in(self, circles: Collection[int]) -> tuple[Entry, ...]:
        """All entries of these circles."""
        ...

    def settle(self, made: Sequence[Circle], gone: Collection[int], idle: Collection[str]) -> None:
        """Put the circles made in the place of those gone; the `idle` claims, which are rejected, are in none.

        Every claim of a circle gone must be in one made or idle.
        """
        ...

    def unsettle(self, rules: str) -> None:
        """Take all circles apart, and note by which version of the rules claims are settled from now on."""
        ...

    def rules(self) -> str:
        """The version of the rules noted last, "" where nothing was settled yet."""
        ...

    def apply(self, judgements: Sequence[Judgement]) -> None:
        """Note on which judgements, with the claims as found again, the entries rest from now on."""
        ...

    def applied(self) -> frozenset[tuple[str, tuple[str, ...]]]:
        """The ids of the judgements noted last, each with its claims."""
        ...

    def judgements_applied(self) -> bool:
        """False if a judgement, or another reading of claims, has come since judgements were applied."""
        ...

    # -- articles --------------------------------------------------------------------------------------------------

    def article(self, article: str) -> Article | None:
        """The article with this id, None where there is none.

        An article that came under several given ids has the least of them, with the title and url that came with it.
        """
        ...

    def articles(self) -> Iterator[Article]:
        """All articles, ordered by (given id, id)."""
        ...

    def article_facts(self) -> Iterator[ArticleFacts]:
        """Of all articles what resolving needs to know, without the texts, ordered by (given id, id)."""
        ...

    def facts_of(self, articles: Collection[str]) -> dict[str, ArticleFacts]:
        """The same of these articles, by their ids; those that the record does not hold are not there."""
        ...

    def extent(self, until: date | None = None) -> Extent:
        """What the record covers; with `until` only articles published by that day, none of those without a date."""
        ...

    def given_ids(self, article: str) -> tuple[str, ...]:
        """All ids under which the article was brought, sorted."""
        ...

    def files(self, article: str) -> tuple[str, ...]:
        """All files in which the article was found, sorted."""
        ...

    def version_read(self, article: str, reader: str) -> str | None:
        """The version of the reader that last read the article, None where it has not read it."""
        ...

    def search(self, words: str) -> tuple[str, ...]:
        """The ids, sorted, of the articles whose text holds every one of the words, whatever their case or accents."""
        ...

    def stamp(self) -> str:
        """What is another text whenever somebody has written to the record."""
        ...

    # -- browsing: `store.browsing` does it for engines that cannot do better -----------------------------------------

    def snapshot(self) -> AbstractContextManager[None]:
        """A block in which everything asked is of one state of the record, whoever writes meanwhile."""
        ...

    def coverage(self) -> tuple[Coverage, ...]:
        """The number of articles of each day and publisher, in this order, the undated last."""
        ...

    def latest(self, shelf: Shelf) -> tuple[ArticleFacts, ...]:
        """The articles of a shelf, the newest first."""
        ...

    def titles(self, articles: Collection[str]) -> dict[str, str]:
        """The titles of these articles by their ids; those without one are not there."""
        ...

    def browse(self, window: Window) -> tuple[Entry, ...]:
        """The entries of a window, in the order of `entries`; none after an id that is not there."""
        ...

    def together(self, entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], ...]:
        """Those of these entries that were weighed against each other, group by group, in the order given."""
        ...

    def acting(self, names: frozenset[str]) -> frozenset[tuple[str, str]] | None:
        """The pairs of an actor and whom it acts for of which either is one of these; None where that takes long."""
        ...

    def near(self, scope: Scope) -> Near:
        """The entries of a scope, of each kind the newest."""
        ...

    def places(self, claims: Sequence[str]) -> Iterator[Place]:
        """Where these claims stand, in no order; an id that no claim has is passed over."""
        ...

    def between(self, one: Side, other: Side, alone: Collection[str]) -> tuple[Entry, ...]:
        """The entries that may lie between two sides, and those of the kinds `alone` that name either."""
        ...

    def ranked(self, words: str) -> tuple[Hit, ...]:
        """The articles that `search` finds, the best first, then by id; words in double quotes must follow each other.

        The fit is BM25 (k1 1.2, b 0.75) over the texts of the whole record.
        """
        ...

    # -- claims ----------------------------------------------------------------------------------------------------

    def claims(
        self, *, article: str | None = None, kind: str | None = None, actor: str | None = None
    ) -> Iterator[Claim]:
        """The claims of an article, of a kind, with `actor` as a value of any slot or side; all where none is given.

        `actor` is compared letter by letter with the values ("KOR", "Park Kijun").
        """
        ...

    def claim(self, claim: str) -> Claim:
        """The claim with this id, or whose id is the only one that begins so (four characters at least).

        Raises RunStopped where no claim or more than one fits.
        """
        ...

    def claims_with(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims with these ids in the order given; an id that no claim has is passed over."""
        ...

    def search_claims(self, words: str) -> tuple[str, ...]:
        """The ids, sorted, of the claims whose quote holds every one of the words, whatever their case or accents."""
        ...

    def ranked_claims(self, words: str) -> tuple[Hit, ...]:
        """The claims that `search_claims` finds, as `ranked` gives articles, over the quotes of the whole record."""
        ...

    def values(self, slot: str) -> Mapping[str, int]:
        """The values of a slot (also "who", "for", "role" of the sides), sorted, with how often each is met."""
        ...

    def refusals(self, *, article: str | None = None) -> Iterator[Refusal]:
        """The refusals of an article, or all."""
        ...

    # -- the rest --------------------------------------------------------------------------------------------------

    def set_asides(self) -> Iterator[SetAside]:
        """All that was set aside, ordered by (where, what)."""
        ...

    def noted(self, about: str) -> str:
        """The words that were noted last about something, "" where there are none."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """The ledger of judgements in the order in which they were written."""
        ...

    def entries(self, *, kind: str | None = None, name: Names | None = None, but: Names = NOBODY) -> Iterator[Entry]:
        """The entries as they were last worked out, of a kind, that name somebody or a place, or all.

        Of several names one is enough; entries that name one of `but` are left out. Names are compared letter by letter
        with the actors, persons, cities and places of the entry and its claims ("KOR", "Park Kijun"). Ordered by
        `resolve.entries.entry_order`. They may be stale: `store.fresh` gives fresh ones.
        """
        ...

    def entry_of(self, claim: str) -> Entry | None:
        """The entry that holds a claim, None where there is none: the claim is rejected, not known or not settled."""
        ...

    def entry(self, entry: str) -> Entry | None:
        """The entry with this id, or whose id is the only one that begins so; None where none or several do."""
        ...

    def names(self) -> Iterator[str]:
        """Everybody and every place that an entry or one of its claims names, each once, sorted."""
        ...

    def entries_fresh(self) -> bool:
        """True if every claim is settled and every judgement applied."""
        ...

    def counts(self) -> Counts:
        """How much the record holds, and the days it covers."""
        ...


def reason_of(fault: SetAside) -> str:
    """What a set-aside is counted under: its `what` as far as the first colon ("broken JSON: ..." is "broken JSON")."""
    return fault.what.partition(":")[0]


def refused_for(refusal: Refusal) -> str:
    """What a refusal is counted under: the check's name, and the slot where only a value was left out."""
    return refusal.check if refusal.slot is None else f"{refusal.check}: {refusal.slot} left out"


def no_claim(asked: str, where: str) -> RunStopped:
    """The error for an id that fits no claim."""
    remedy = f"Give an id from a brief or an export, {SHORTEST_PREFIX} characters of it at least."
    return RunStopped(f"no claim has the id {asked!r}", where, remedy)


def ambiguous(asked: str, fitting: Sequence[str]) -> RunStopped:
    """The error for the beginning of an id that fits several claims."""
    return RunStopped(f"several claims begin with {asked!r}", ", ".join(fitting), "Give more of the id.")
