"""Who takes part where the words name nobody in particular: the states behind "the two sides", people of no state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relazione.read.readers.grammar.engagement_merging import Event
from relazione.read.readers.grammar.engagement_participants import Side
from relazione.read.reading import Reading

_COLLECTIVE = frozenset({"side", "sides", "party", "parties", "country", "countries", "nations", "governments"})
_TWO = 2
_AHEAD = frozenset({"planned", "proposed"})
_BETWEEN_STATES = frozenset({"signing", "consultation", "cultural_event", "deal", "project"})


def as_signatories(reading: Reading, event: Event, sides: Sequence[Side]) -> list[Side]:
    """The sides of what is signed, states for the persons whom only "the two sides" or "both parties" stands for.

    Instruments are signed between states or bodies (Vienna Convention on the Law of Treaties, article 2); who puts the
    name to one is a participant where the words say so. Of what is only to come, nobody else is known to take part.
    """
    if event.lead.trigger.type not in _BETWEEN_STATES:
        return list(sides)
    told = [side for mention in event.mentions for side in mention.sides]
    planned = event.lead.status.value in _AHEAD
    found: list[Side] = []
    for side in sides:
        words = [_last_word(reading, one) for one in (side, *told) if one.key == side.key]
        named = any(one.key == side.key for one in told)
        unsaid = all(word in _COLLECTIVE for word in words) or (planned and not named)
        if side.kind == "person" and side.acts_for is not None and unsaid:
            value = replace(side.acts_for, basis="resolved")
            side = replace(side, who=value, kind="state", key=f"state {value.value}")
        if all(side.key != other.key for other in found):
            found.append(side)
    return found


def without_strangers(sides: Sequence[Side]) -> list[Side]:
    """The sides without people of no known state who are only described, where two states take part ("and experts")."""
    if len({side.state for side in sides if side.state}) < _TWO:
        return list(sides)
    return [side for side in sides if side.kind != "described" or side.state is not None]


def _last_word(reading: Reading, side: Side) -> str:
    return reading.article.text[side.who.start : side.who.end].split()[-1].lower()
