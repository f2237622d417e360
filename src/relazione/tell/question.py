"""The question: a record seen through a view, whom it is asked about, the entries that touch them, and their proofs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from relazione.record.claim import Claim
from relazione.record.kind import sentence
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.store.contract import Store
from relazione.store.view import View, seen
from relazione.tell.answer import Answer, Row
from relazione.tell.csv_text import Cell
from relazione.tell.gather import near_to
from relazione.tell.item import Item
from relazione.tell.matter import items_of, representing, touching
from relazione.tell.party import Party, find
from relazione.tell.texts import independent_texts
from relazione.tell.wording.names import counted

SHOWN = 12  # digits of an entry's id that are enough to tell it from others
_MOST_SOURCES = 6  # named in a line to read; programs get all


@dataclass(frozen=True, slots=True)
class Within:
    """Where a search looks: at what lies `between` two parties by any name, in articles published `since` a day."""

    between: tuple[str, ...] = ()
    since: date | None = None


EVERYWHERE = Within()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a record: words (parties or a name), and the days on the two axes of time."""

    store: Store
    words: tuple[str, ...]
    view: View
    kind: str | None = None
    within: Within = EVERYWHERE

    def parties(self) -> tuple[Party, ...]:
        """The parties that the words name; RunStopped for one that nobody knows."""
        return tuple(find(word, self.store) for word in self.within.between or self.words)

    def entries(self, *kinds: str) -> list[Entry]:
        """The entries of these kinds (all where none is given) that touch every party, in the record's order."""
        parties = self.parties()
        if not parties:
            return [entry for entry in self.store.entries() if not kinds or entry.kind in kinds]
        near = near_to(self.store, parties)
        wanted = [entry for entry in near if not kinds or entry.kind in kinds]
        acts_for = representing(near)
        touch = [touching(party, acts_for) for party in parties]
        return [entry for entry in wanted if all(touched_by(entry) for touched_by in touch)]

    def answer(self, asked: str, rows: Iterable[Row]) -> Answer:
        """The answer with these rows."""
        return Answer(asked, tuple(rows), self.store.extent(), self.view.as_of, self.view.known_at)


@dataclass(frozen=True, slots=True)
class Proofs:
    """The claims and articles behind entries, looked up once."""

    claims: dict[str, Claim]
    articles: dict[str, ArticleFacts]
    store: Store | None = None

    def published(self) -> dict[str, date | None]:
        """The day of publication of the article of each claim."""
        return {key: self.articles[claim.article].published for key, claim in self.claims.items()}

    def items(self, entries: Iterable[Entry]) -> list[Item]:
        """The entries with their proofs."""
        return items_of(entries, self.claims, self.articles)

    def texts(self, entry: Entry) -> int:
        """How many of an entry's reports stand in texts that are no reprints of each other."""
        told = [self.claims[key] for key in entry.claims if key in self.claims]
        return len({claim.article for claim in told}) if self.store is None else independent_texts(self.store, told)

    def docs(self, claims: Iterable[str]) -> tuple[str, ...]:
        """The articles in which claims stand, by the ids under which they came, each once, sorted."""
        return tuple(sorted({self.articles[self.claims[key].article].given_id for key in claims if key in self.claims}))


def question(
    store: Store, words: Sequence[str], view: View, kind: str | None = None, within: Within = EVERYWHERE
) -> Question:
    """A question to a record as it is seen through the view."""
    return Question(seen(store, view), tuple(words), view, kind, within)


def proofs(asked: Question, entries: Iterable[Entry]) -> Proofs:
    """What is behind these entries."""
    found = asked.store.claims_with([claim for entry in entries for claim in entry.claims])
    claims = {claim.id: claim for claim in found}
    return Proofs(claims, asked.store.facts_of({claim.article for claim in found}), asked.store)


def entry_row(entry: Entry, behind: Proofs, depth: int = 0, **more: Cell) -> Row:
    """An entry as a row: date and basis, its sentence, by how many reports and when attested, where disputed."""
    docs = behind.docs(entry.claims)
    date_told = entry.date or entry.one("since") or ""
    basis = entry.date_basis if entry.date else "stated" if date_told else ""
    disputes = tuple(f"{d.slot}: {' against '.join(value.value for value in d.values)}" for d in entry.disagreements)
    texts = behind.texts(entry)
    details = [_reports(entry, docs, texts)]
    details += [f"in dispute, {dispute}" for dispute in disputes]
    details += [f"judged: {judged}" for judged in entry.judged]
    cells: dict[str, Cell] = {
        "entry": entry.id,
        "kind": entry.kind,
        "what": sentence(entry),
        "date": date_told or None,
        "basis": basis or None,
        "status": entry.one("status"),
        **more,
        "first_attested": entry.first_attested,
        "last_attested": entry.last_attested,
        "reports": len(entry.claims),
        "independent_texts": texts,
        "sources": docs,
        "disputes": disputes,
    }
    day = f"{date_told} ({basis})" if basis else date_told
    return Row(f"{day or 'no day told'}: {sentence(entry)}", tuple(details), cells, depth)


def _reports(entry: Entry, docs: Sequence[str], texts: int) -> str:
    named = ", ".join(docs[:_MOST_SOURCES]) + (
        f" and {len(docs) - _MOST_SOURCES} more" if len(docs) > _MOST_SOURCES else ""
    )
    reprinted = f" of {counted(texts, 'independent text')}" if texts < len(docs) else ""
    return f"{counted(len(entry.claims), 'report')}{reprinted} in {named}{attested(entry)} [{entry.id[:SHOWN]}]"


def attested(entry: Entry) -> str:
    """When articles tell of it: ", 2024-06-13" or ", 2024-06-13 to 2024-11-20"; ", undated" where none has a day."""
    first, last = entry.first_attested, entry.last_attested
    if first is None:
        return ", undated"
    return f", {first}" if first == last else f", {first} to {last}"


def whom(asked: Question) -> str:
    """The parties asked about, for a heading: " of Chile and Peru"; "" for the whole record."""
    names = [party.title for party in asked.parties()]
    return f" of {' and '.join(names)}" if names else ""
