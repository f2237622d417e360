"""The selection: the entries that a page of many is about, by party, days, type and domain; never more than it can."""

from __future__ import annotations

from dataclasses import dataclass

from relazione.resolve.entry import Entry
from relazione.serve.visit import Visit
from relazione.store.browsing import Window, in_days
from relazione.tell.party import find
from relazione.tell.question import Question

MOST = 4000
"""Entries of a kind that one page looks at: more take seconds, and nobody reads them on one page."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Entries, and the words that select them; `cut` where there were more than could be looked at."""

    entries: tuple[Entry, ...]
    parties: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    type: str = ""
    domain: str = ""
    since: str = ""
    until: str = ""
    cut: bool = False

    @property
    def of(self) -> str:
        """The parties for a heading: " of Chile and Peru", "" for none."""
        return f" of {' and '.join(self.titles)}" if self.titles else ""


def selected(visit: Visit, *kinds: str) -> Selection:
    """The entries of these kinds (all where none is given) that the query selects.

    `party` and `other` are names, `since` and `until` days, `type` a type of engagement, `domain` one of the codebook.
    """
    parties = [find(name, visit.store) for name in (visit.word("party"), visit.word("other")) if name]
    days = visit.days()
    values = tuple(party.value for party in parties)
    if parties:
        found = Question(visit.store, values, visit.view).entries(*kinds)
        found = [entry for entry in found if in_days(entry, days)]
        cut = len(found) > MOST
        found = found[:MOST]
    else:
        windows = [list(visit.store.browse(Window(kind, days, most=MOST))) for kind in kinds or (None,)]
        cut = any(len(window) == MOST for window in windows)
        found = [entry for window in windows for entry in window]
    kind, domain = visit.word("type"), visit.word("domain")
    chosen = [
        entry
        for entry in found
        if (not kind or entry.one("type") == kind) and (not domain or domain in entry.every("domains"))
    ]
    return Selection(
        tuple(chosen),
        values,
        tuple(party.title for party in parties),
        kind,
        domain,
        visit.word("since"),
        visit.word("until"),
        cut,
    )
