"""The selection: the entries that a page of many is about, by party, days, type and domain; never more than it can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relazione.record.kind import all_kinds
from relazione.resolve.entry import Entry
from relazione.serve.visit import Visit
from relazione.store.browsing import Window, in_days, newness
from relazione.tell.party import find
from relazione.tell.question import Question

MOST = 4000
"""Entries of all kinds together that one page looks at: more take seconds, and nobody reads them on one page."""

_PLURALS = {"agreement": "agreements", "engagement": "engagements", "membership": "memberships", "mission": "missions"}
_PLURALS |= {"position": "positions", "profile": "strengths and needs", "tenure": "tenures"}


@dataclass(frozen=True, slots=True)
class Selection:
    """Entries, the newest first within each kind, and the words that select them; `cut` says what was left out."""

    entries: tuple[Entry, ...]
    parties: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    cut: str = ""

    @property
    def of(self) -> str:
        """The parties for a heading: " of Chile and Peru", "" for none."""
        return f" of {' and '.join(self.titles)}" if self.titles else ""


def selected(visit: Visit, *kinds: str) -> Selection:
    """The entries of these kinds (all where none is given) that the query selects.

    `party` and `other` are names, `since` and `until` days, `type` a type of engagement, `domain` one of the codebook.
    """
    parties = [find(name, visit.store) for name in (visit.word("party"), visit.word("other")) if name]
    every = kinds or tuple(sorted(all_kinds()))
    near = Question(visit.store, tuple(p.value for p in parties), visit.view).entries(*every) if parties else None
    shares = _shares({kind: _newest(visit, near, kind, MOST // len(every) + 1) for kind in every}, MOST // len(every))
    found, cut = list[Entry](), list[str]()
    for kind, share in shares.items():
        here = _newest(visit, near, kind, share + 1)
        found += here[:share]
        cut += [f"{share:,} {_PLURALS.get(kind, kind)}"] if len(here) > share else []
    kind, domain = visit.word("type"), visit.word("domain")
    chosen = [
        entry
        for entry in found
        if (not kind or entry.one("type") == kind) and (not domain or domain in entry.every("domains"))
    ]
    titles = tuple(party.title for party in parties)
    return Selection(tuple(chosen), tuple(party.value for party in parties), titles, _words(cut))


def _newest(visit: Visit, near: Sequence[Entry] | None, kind: str, most: int) -> list[Entry]:
    """The newest entries of a kind in the days asked for, of those near the parties, or of all (None)."""
    days = visit.days()
    if near is None:
        return list(visit.store.browse(Window(kind, days, most=most, newest=True)))
    here = [entry for entry in near if entry.kind == kind and in_days(entry, days)]
    return sorted(here, key=newness, reverse=True)[:most]


def _shares(found: Mapping[str, Sequence[Entry]], share: int) -> dict[str, int]:
    """How many entries of each kind are looked at: what one kind leaves of its share goes to those that have more."""
    wanting = [kind for kind, entries in found.items() if len(entries) > share]
    spare = sum(share - len(entries) for entries in found.values() if len(entries) <= share)
    more = spare // max(1, len(wanting))
    return {kind: share + more if kind in wanting else share for kind in found}


def _words(cut: list[str]) -> str:
    if not cut:
        return ""
    told = f"{', '.join(cut[:-1])} and {cut[-1]}" if len(cut) > 1 else cut[0]
    return f"There are more: only the newest {told} were looked at. Name a party or days to see others."
