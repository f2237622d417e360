"""Entries as cells of a table and back again: fields in order, claims by their place, so that a record stays small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from relazione.resolve.entry import Disagreement, Entry, EntryParticipant, EntryValue, Reason
from relazione.store.database import Cell

Places = Mapping[str, int]
"""The place of each claim of an entry by its id."""


def entry_cells(entry: Entry) -> tuple[Cell, ...]:
    """The cells of an entry's row: id, kind, date, first day of attestation, claims and body."""
    at = {claim: place for place, claim in enumerate(entry.claims)}
    body = [
        at[entry.lead],
        {slot: _plain_values(values, at) for slot, values in entry.slots.items()},
        [(p.who, p.acts_for, p.role, _placed(p.claims, at), p.also) for p in entry.participants],
        entry.date,
        entry.date_basis,
        entry.attested,
        [(d.slot, _plain_values(d.values, at)) for d in entry.disagreements],
        [(r.rule, at[r.first], at[r.second], r.words) for r in entry.reasons],
        entry.judged,
        _placed(entry.joined, at),
    ]
    said = orjson.dumps(entry.claims).decode(), orjson.dumps(body).decode()
    return entry.id, entry.kind, entry.date, entry.first_attested or "", *said


class _Slots(Mapping[str, tuple[EntryValue, ...]]):
    """The slots of an entry as they were written, each made when it is asked for: most questions look at one or two."""

    __slots__ = ("_ids", "_made", "_written")

    def __init__(self, written: Mapping[str, Any], ids: list[str]) -> None:
        """Keep what was written, and the claims that it names by their places."""
        self._written = written
        self._ids = ids
        self._made: dict[str, tuple[EntryValue, ...]] = {}

    def __getitem__(self, slot: str) -> tuple[EntryValue, ...]:
        """The values of a slot."""
        if slot not in self._made:
            self._made[slot] = _values(self._written[slot], self._ids)
        return self._made[slot]

    def get(self, slot: str, default: Any = None) -> Any:
        """The values of a slot, or the default; without the exception by which a Mapping finds out."""
        return self[slot] if slot in self._written else default

    def __iter__(self) -> Iterator[str]:
        """The slots in the order in which they were written."""
        return iter(self._written)

    def __len__(self) -> int:
        """How many slots are filled."""
        return len(self._written)

    def __repr__(self) -> str:
        """As the same in a dictionary."""
        return repr(dict(self))


def entry_of_cells(name: str, kind: str, claims: str, body: str) -> Entry:
    """The entry that `entry_cells` wrote."""
    ids = orjson.loads(claims)
    lead, slots, sides, date, basis, attested, disagreements, reasons, judged, joined = orjson.loads(body)
    return Entry(
        id=name,
        kind=kind,
        claims=tuple(ids),
        lead=ids[lead],
        slots=_Slots(slots, ids),
        participants=tuple(
            EntryParticipant(who, acts_for, role, _named(places, ids), tuple(also))
            for who, acts_for, role, places, also in sides
        ),
        date=date,
        date_basis=basis,
        attested=tuple(attested),
        disagreements=tuple(Disagreement(slot, _values(values, ids)) for slot, values in disagreements),
        reasons=tuple(Reason(rule, ids[one], ids[two], words) for rule, one, two, words in reasons),
        judged=tuple(judged),
        joined=_named(joined, ids),
    )


def _placed(claims: Iterable[str], at: Places) -> list[int]:
    return [at[claim] for claim in claims]


def _named(places: Iterable[int], ids: list[str]) -> tuple[str, ...]:
    return tuple([ids[place] for place in places])


def _plain_values(values: Iterable[EntryValue], at: Places) -> list[Any]:
    return [(v.value, _placed(v.claims, at), v.basis, v.also) for v in values]


def _values(plain: Iterable[Any], ids: list[str]) -> tuple[EntryValue, ...]:
    return tuple([EntryValue(value, _named(at, ids), basis, tuple(also)) for value, at, basis, also in plain])
