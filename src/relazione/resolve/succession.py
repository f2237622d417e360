"""Succession: who held one post after whom, and between which days it changed hands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from relazione.resolve.entry import Entry, Holder, Succession
from relazione.resolve.names import organisation_key
from relazione.resolve.posts import held_by_one


def successions(entries: Iterable[Entry]) -> tuple[Succession, ...]:
    """The posts that the tenure entries speak of, each with its holders in order of attestation.

    Only posts that one person holds at a time; ordered by (of, office, to). Tenures told of as former or incoming only
    have no attested day and stand last.
    """
    posts: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        office, to = entry.one("office") or "", entry.one("to") or ""
        if entry.kind == "tenure" and held_by_one(office, entry.one("of") or "", to):
            key = (organisation_key(entry.one("of") or ""), office, organisation_key(to))
            posts.setdefault(key, []).append(entry)
    return tuple(_succession(posts[key]) for key in sorted(posts))


def _succession(tenures: Sequence[Entry]) -> Succession:
    ordered = sorted(tenures, key=lambda e: (not e.attested, e.attested, e.one("person") or "", e.id))
    holders = tuple(
        Holder(
            e.one("person") or "", e.id, e.first_attested, e.last_attested, since=e.one("since"), until=e.one("until")
        )
        for e in ordered
    )
    first = ordered[0]
    handovers = tuple(_handover(one, other) for one, other in pairwise(holders))
    return Succession(first.one("of") or "", first.one("office") or "", first.one("to"), holders, handovers)


def _handover(one: Holder, other: Holder) -> str:
    """The days between which the post changed hands, as an EDTF interval; "" where attestation does not bound it."""
    left, right = one.last_attested, other.first_attested
    return f"{left}/{right}" if left and right and left < right else ""
