"""Actors: every state, organisation and city that the record names, with the codes of states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relazione.codebook.organisations import find_organisation
from relazione.codebook.states import label, states
from relazione.record.kind import all_kinds
from relazione.resolve.entry import Entry
from relazione.resolve.places import cities_in
from relazione.tell.csv_text import Cell
from relazione.tell.party import state_of
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Table
from relazione.tell.whole import Whole


@dataclass(frozen=True, slots=True)
class _Naming:
    """An actor as one entry names it, with the reports that do."""

    actor: str
    entry: Entry
    claims: tuple[str, ...]


def _namings(told: Whole) -> Iterator[_Naming]:
    """Every naming of an actor that is no person."""
    actors = {kind.name: [s.name for s in kind.slots if s.form == "actor"] for kind in all_kinds().values()}
    for item in told.items():
        entry = item.entry
        for slot in actors[entry.kind]:
            yield from (_Naming(value.value, entry, value.claims) for value in entry.slots.get(slot, ()))
        speaker = entry.one("speaker")
        if speaker and (speaker, entry.one("for")) not in told.person_of:
            yield _Naming(speaker, entry, entry.claims)
        for side in entry.participants:
            if side.acts_for:
                yield _Naming(side.acts_for, entry, side.claims)
            if (side.who, side.acts_for) not in told.person_of:
                yield _Naming(side.who, entry, side.claims)


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    first: dict[str, Mapping[str, str]] = {}
    entries: Counter[str] = Counter()
    last: dict[str, str] = {}  # the entry that named each actor last: its namings follow each other
    for naming in _namings(told):
        if naming.actor not in first:
            first[naming.actor] = told.proof(naming.entry, naming.claims)
        entries[naming.actor] += last.get(naming.actor) != naming.entry.id
        last[naming.actor] = naming.entry.id
    for actor in sorted(first):
        state = states().get(state_of(actor) or "")
        yield {
            **first[actor],
            "actor": actor,
            "kind": _kind(actor),
            "name": label(actor),
            "iso3": state.iso3 if state else None,
            "cow": state.cow if state else None,
            "gw": state.gw if state else None,
            "entries": entries[actor],
        }


def _kind(actor: str) -> str:
    if actor in states():
        return "state"
    if find_organisation(actor) is not None:
        return "organisation"
    return "city" if cities_in(actor) else "other"


TABLE = Table(
    name="actors",
    about="Every state, organisation, city or other body that the record names, one row a spelling, with the codes of "
    "the state that it is or belongs to. Persons are in persons.",
    key=("actor",),
    columns=(
        Column("actor", "By what the other tables name it: ISO alpha-3 for a state, else the name.", needed=True),
        Column("kind", "state, organisation, city, or other: a name that no table of ours has.", needed=True),
        Column("name", "Its usual English name.", needed=True),
        Column("iso3", "ISO 3166-1 alpha-3 of the state that it is or belongs to (Kosovo XKX; dissolved states too)."),
        Column("cow", "That state's number in the Correlates of War list.", "integer"),
        Column("gw", "That state's number in Gleditsch and Ward's list, microstates included.", "integer"),
        Column("entries", "How many entries name it.", "integer", needed=True),
        ENTRY,
        CLAIM,
    ),
    references=(PROVED,),
    rows=_rows,
)
