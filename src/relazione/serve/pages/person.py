"""A person: the offices in which the record attests him or her, contacts, words, and why names are one person."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.record.english import shown
from relazione.resolve.names import OTHER, compare_persons
from relazione.resolve.persons import Decision, Person, persons, spellings
from relazione.serve import addresses
from relazione.serve.drawings.timeline import timeline
from relazione.serve.problems import missing
from relazione.serve.relation import LANES, marks_of, office_rows
from relazione.serve.rows import behind, told
from relazione.serve.visit import SOME, Page, Row, Visit, rows_asked

_REASONS = 12


def page(visit: Visit) -> Page:
    """The page of whoever the name means; where it can mean several, of the one named most often, with the others."""
    name = visit.path["name"]
    could_be = frozenset(other for other in visit.store.names() if compare_persons(name, other) != OTHER)
    entries = list(visit.store.entries(name=could_be)) if could_be else []
    found, apart = persons(name, entries)
    if not found:
        raise missing(f"no person of the record is called {name!r}", "Give the name as an article writes it.")
    chosen = next((person for person in found if person.name == name), found[0])
    items = behind(visit.store, (mine := [e for e in entries if e.id in chosen.entries])).items(mine)
    items.sort(key=lambda item: item.newest_first)
    held = [item for item in items if item.kind == "tenure"]
    held.sort(key=lambda item: (item.entry.last_attested or "", len(item.entry.claims)), reverse=True)
    most = rows_asked(visit, SOME)
    others = [person for person in found if person != chosen]
    contacts, positions = ([item for item in items if item.kind == kind] for kind in ("engagement", "position"))
    tables: dict[str, Sequence[Row]] = {
        "Offices": office_rows(visit.store, held[:most]),
        "Contacts and events": told(visit.store, contacts[:most]),
        "Positions": told(visit.store, positions[:most]),
        "Others of this name": [_other(person) for person in others[:most]],
        "Why these names are one person": _reasons(chosen.decisions),
        "Told apart": _reasons(apart),
    }
    numbers = (len(held), len(contacts), len(positions), len(others))
    serves = sorted({mention.acts_for for mention in chosen.mentions if mention.acts_for})
    return Page(
        "person",
        chosen.name,
        {heading: rows for heading, rows in tables.items() if rows},
        visit.store.extent(),
        {
            "drawing": timeline(list(marks_of(items, held)), LANES),
            "also": spellings(chosen.mentions, chosen.name),
            "serves": [(shown(actor), addresses.party(actor)) for actor in serves],
        },
        tuple(serves[:1]),
        totals=dict(zip(tables, numbers, strict=False)),
    )


def _other(person: Person) -> Row:
    serves = sorted({shown(mention.acts_for) for mention in person.mentions if mention.acts_for})
    row = {"name": person.name, "serves": serves, "entries": len(person.entries)}
    return {**row, "address": addresses.person(person.name)}


def _reasons(decisions: Sequence[Decision]) -> list[Row]:
    """Why names are one person or two, each reason for two names once."""
    found: dict[tuple[object, ...], Row] = {}
    for decision in decisions:
        one, other, score = decision.one.name, decision.other.name, round(decision.score, 2)
        row = {"one": one, "other": other, "score": score, "reasons": list(decision.reasons)}
        found.setdefault((one, other, score, decision.reasons), row)
    return list(found.values())[:_REASONS]
