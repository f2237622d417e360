"""By state: how much the record tells of each state of a group, a region or a week, and what it told last."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.record.english import listed, shown
from relazione.record.states import is_state
from relazione.tell.every import parties_of
from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.party import state_of
from relazione.tell.wording.dates import words
from relazione.tell.wording.names import counted, label, opened

HEADING = "By state"
SOUGHT = ""
KINDS = {"engagement": "engagement", "agreement": "agreement", "position": "position", "mission": "mission"}
MOST_STATES = 20


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each state with anything told, those with most first; then in italics those with nothing.

    Of one state alone, or of two, nothing: the whole page is about them.
    """
    group = next((party for party in matter.parties if party.members), None)
    if matter.parties and group is None:
        return []
    found: dict[str, list[Item]] = {}
    for item in matter.about:
        for state in _states(item):
            if group is None or state in group.members:
                found.setdefault(state, []).append(item)
    counted_items = {state: [item for item in items if item.kind in KINDS] for state, items in found.items()}
    ordered = sorted((pair for pair in counted_items.items() if pair[1]), key=lambda pair: (-len(pair[1]), pair[0]))
    told = listing(matter, ordered, lambda pair: _told(*pair, notes), MOST_STATES)
    silent = [shown(state) for state in group.members if state not in counted_items] if group else []
    return [*told, "", f"*Nothing was found on {listed(silent)}.*"] if silent and told else told


def _states(item: Item) -> Iterator[str]:
    """The states that an entry concerns, themselves or by somebody who acts for them, each once."""
    found = (name if is_state(name) else state_of(name) for name in parties_of(item))
    yield from dict.fromkeys(state for state in found if state)


def _told(state: str, items: list[Item], notes: Footnotes) -> str:
    counts = [counted(sum(item.kind == kind for item in items), noun) for kind, noun in KINDS.items()]
    newest = min(items, key=lambda item: item.newest_first)
    day = newest.happened or newest.entry.last_attested
    last = f"last {words(day)}" if day else "all undated"
    said = listed([count for count in counts if not count.startswith("0 ")])
    return f"{opened(label(state))}: {said}, {last}.{notes.cite(newest)}"
