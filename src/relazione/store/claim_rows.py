"""Rows: claims as cells of tables and back again, word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, cast

import orjson

from relazione.record.claim import Claim, ClaimParticipant, ClaimValue
from relazione.store.database import Cell, Row

CLAIM_COLUMNS = 'id, article, kind, start, "end", quote, score, reader, reader_version, notes'
"""The columns of `claims` in the order of `claim_cells`, without the number."""


def claim_cells(claim: Claim) -> tuple[Cell, ...]:
    """The cells of a claim's row, as CLAIM_COLUMNS names them."""
    span = (claim.start, claim.end, claim.quote)
    notes = orjson.dumps(claim.notes).decode()
    return claim.id, claim.article, claim.kind, *span, claim.score, claim.reader, claim.reader_version, notes


def value_cells(claim: Claim, number: int) -> Iterator[tuple[Cell, ...]]:
    """The rows of a claim's slots: number of the claim, slot, position and the value's own cells."""
    for slot in sorted(claim.slots):
        for position, value in enumerate(claim.slots[slot]):
            yield number, slot, position, *_cells(value)


def participant_cells(claim: Claim, number: int) -> Iterator[tuple[Cell, ...]]:
    """The rows of a claim's sides: number of the claim, position, role, who, and for whom it acts (None: not told)."""
    for position, side in enumerate(claim.participants):
        acts_for = (None,) * 5 if side.acts_for is None else _cells(side.acts_for)
        yield number, position, side.role, *_cells(side.who), *acts_for


def claims_of_rows(claims: Iterable[Row], values: Iterable[Row], participants: Iterable[Row]) -> Iterator[Claim]:
    """Claims made again from their rows, in the order of `claims`.

    Rows of claims begin with the number, as do those of values and participants, which are ordered by position.
    """
    slots: defaultdict[Cell, dict[str, tuple[ClaimValue, ...]]] = defaultdict(dict)
    for number, slot, _, *cells in values:
        filled = slots[number]
        filled[str(slot)] = (*filled.get(str(slot), ()), ClaimValue(*cast(Any, cells)))
    sides: defaultdict[Cell, list[ClaimParticipant]] = defaultdict(list)
    for number, _, role, *cells in participants:
        acts_for = None if cells[5] is None else ClaimValue(*cast(Any, cells[5:]))
        sides[number].append(ClaimParticipant(ClaimValue(*cast(Any, cells[:5])), acts_for, str(role)))
    for row in cast(Iterable[Any], claims):
        number, name, article, kind, start, end, quote, score, reader, version, notes = row
        said, steps = (slots[number], tuple(sides[number])), tuple(orjson.loads(notes))
        yield Claim(name, article, kind, start, end, quote, *said, score, reader, version, steps)


def _cells(value: ClaimValue) -> tuple[Cell, ...]:
    return value.value, value.start, value.end, value.quote, value.basis
