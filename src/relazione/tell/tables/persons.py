"""Persons: everybody whom the record names, each once, with the spellings met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.resolve.entry import Entry
from relazione.resolve.persons import Person, spellings
from relazione.tell.csv_text import Cell
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Table
from relazione.tell.whole import Whole, attested, person_id


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    for person in told.persons:
        entries = [told.items[key].entry for key in sorted(person.entries)]
        serves = dict.fromkeys(mention.acts_for for mention in person.mentions if mention.acts_for)
        offices = {office for mention in person.mentions for office in mention.offices}
        yield {
            **_proof(told, person, entries),
            "person_id": person_id(person),
            "name": person.name,
            "also": spellings(person.mentions, person.name),
            "for": tuple(sorted(serves)),
            "offices": tuple(sorted(offices)),
            **attested(entries),
            "entries": len(entries),
            "least_sure": min((decision.score for decision in person.decisions), default=None),
        }


def _proof(told: Whole, person: Person, entries: list[Entry]) -> dict[str, str]:
    """The report to quote: of a tenure if the person has one, of the entry with most reports."""
    best = min(entries, key=lambda entry: (entry.kind != "tenure", -len(entry.claims), entry.id))
    names = {mention.name for mention in person.mentions}
    named = [side.claims for side in best.participants if side.who in names or names & set(side.also)]
    return told.proof(best, {claim for claims in named for claim in claims} or best.claims)


TABLE = Table(
    name="persons",
    about="Everybody whom the record names, one row a person, the most often named first. Whether two names are one "
    "person is worked out from letters, state, office and years; two of one name in the service of one state are one.",
    key=("person_id",),
    columns=(
        Column("person_id", "Id of the person: a hash of the names met and for whom each acts.", needed=True),
        Column("name", "The name to show: the one met most often that is more than a family name.", needed=True),
        Column("also", "The other spellings met."),
        Column("for", "The states (ISO alpha-3) and organisations that the person acts for."),
        Column("offices", "The classes of office in which the person is attested."),
        Column("first_attested", "The first day on which a dated article names the person.", "date"),
        Column("last_attested", "The last such day.", "date"),
        Column("entries", "How many entries name the person.", "integer", needed=True),
        Column("least_sure", "The weakest score that ties the spellings together, 0 to 1, not calibrated.", "number"),
        ENTRY,
        CLAIM,
    ),
    references=(PROVED,),
    rows=_rows,
)
