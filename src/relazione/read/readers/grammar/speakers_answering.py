"""Who answers: "for his part, the minister said" is the other of two, and not whoever has just spoken."""

from __future__ import annotations

from relazione.read.mention import Mention
from relazione.read.readers.grammar.speakers_pairs import Voice, other_before
from relazione.read.reading import Reading

_UNNAMED = ("title", "role", "pronoun")  # a name is believed as it stands
_OWN = ("his", "her", "its", "their")
_FROM = ("for", "on", "from")  # "for her part", "on his part", "from his side"
_NEAR = 3  # words from the mention within which that is said
_ENDS = ("part", "side")


def answering(reading: Reading, heard: Voice, spoke: Voice | None) -> Voice | None:
    """The other side, where a person without a name answers who is taken for the one that spoke before; else None."""
    mention = heard.mentions[0]
    if len(heard.actors) > 1 or mention.form not in _UNNAMED or spoke is None or spoke.actors != heard.actors:
        return None
    stated = any(reading.inner(token) != mention for token in range(mention.first, mention.last + 1))
    if stated or not _takes_turn(reading, mention):
        return None  # "the Chadian minister" is believed too
    other = other_before(reading, heard, reading.parse.sentence[mention.head])
    return Voice(other.actors, other.mentions, heard.way) if other is not None else None


def _takes_turn(reading: Reading, mention: Mention) -> bool:
    """Whether right before or behind a mention it is said that somebody now speaks in turn."""
    lower = reading.parse.lower
    first, last = reading.parse.sentences[reading.parse.sentence[mention.head]]
    for token in range(max(2, first, mention.first - _NEAR), min(mention.last + 2 * _NEAR, last)):
        before = lower[token - 1]
        own = before in _OWN and lower[token - 2]
        if (lower[token] == "turn" and "in" in (before, own)) or (lower[token] in _ENDS and own in _FROM):
            return True
    return False
