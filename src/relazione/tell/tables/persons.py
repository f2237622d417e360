"""Persons: everybody whom the record names, each once, with the spellings met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from relazione.resolve.persons import spellings
from relazione.tell.csv_text import Cell
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Table
from relazione.tell.whole import Whole, person_id


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    best = [min(person.entries, key=partial(_order, told)) for person in told.persons]
    proofs = _proofs(told, best)
    for number, person in enumerate(told.persons):
        serves = dict.fromkeys(mention.acts_for for mention in person.mentions if mention.acts_for)
        offices = {office for mention in person.mentions for office in mention.offices}
        days = [day for key in person.entries for day in (told.told[key].first, told.told[key].last) if day]
        yield {
            **proofs[number],
            "person_id": person_id(person),
            "name": person.name,
            "also": spellings(person.mentions, person.name),
            "for": tuple(sorted(serves)),
            "offices": tuple(sorted(offices)),
            "first_attested": min(days, default=None),
            "last_attested": max(days, default=None),
            "entries": len(person.entries),
            "least_sure": min((decision.score for decision in person.decisions), default=None),
        }


def _order(told: Whole, key: str) -> tuple[bool, int, str]:
    """By what the entry to quote is chosen: of a tenure if the person has one, the entry with most reports."""
    return told.told[key].kind != "tenure", -told.told[key].claims, key


def _proofs(told: Whole, best: Sequence[str]) -> dict[int, dict[str, str]]:
    """The cells of the proof of each person, by the number, whose entry to quote is given: the words that name it."""
    wanted: dict[str, list[int]] = {}
    for number, key in enumerate(best):
        wanted.setdefault(key, []).append(number)
    found: dict[int, dict[str, str]] = {}
    for entry in told.naming():
        for number in wanted.get(entry.id, ()):
            names = {mention.name for mention in told.persons[number].mentions}
            named = [side.claims for side in entry.participants if side.who in names or names & set(side.also)]
            found[number] = told.proof(entry, {claim for claims in named for claim in claims} or entry.claims)
    return found


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
