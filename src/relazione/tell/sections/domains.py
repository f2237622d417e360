"""Domains of cooperation: how many entries touch each field, and when last."""

from __future__ import annotations

from relazione.record.english import listed, word
from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.wording.dates import words
from relazione.tell.wording.names import counted, opened

HEADING = "Domains of cooperation"
SOUGHT = "domain of cooperation"
# What the entries of each kind are called where they are counted.
NOUNS = {"engagement": "engagement", "agreement": "agreement", "position": "position"}


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each domain, those with most entries first; the footnote is the newest of them."""
    domains: dict[str, list[Item]] = {}
    for kind in NOUNS:
        for item in matter.of_kind(kind):
            for domain in dict.fromkeys(item.every("domains")):
                domains.setdefault(domain, []).append(item)
    ordered = sorted(domains.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return listing(matter, ordered, lambda pair: _told(*pair, notes))


def _told(domain: str, items: list[Item], notes: Footnotes) -> str:
    counts = [counted(sum(i.kind == kind for i in items), noun) for kind, noun in NOUNS.items()]
    newest = min(items, key=lambda item: item.newest_first)
    day = newest.happened or newest.entry.last_attested
    last = f"last activity {words(day)}" if day else "all undated"
    said = listed([count for count in counts if not count.startswith("0 ")])
    return f"{opened(word('domain', domain))}: {said}, {last}.{notes.cite(newest)}"
