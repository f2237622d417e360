"""A voice, and the two who met last: whom "both sides", "they" or a passive without a doer stand for."""

from __future__ import annotations

from dataclasses import dataclass

from relazione.read.mention import Mention
from relazione.read.reading import Reading

_NEAR = 4  # sentences back in which the two who meet are looked for together


@dataclass(frozen=True, slots=True)
class Voice:
    """Numbers of the actors that speak, with the mention each rests on; `way` tells how they were found.

    `way`: reporter | subject | agent | own | turn | running | both | home.
    """

    actors: tuple[int, ...]
    mentions: tuple[Mention, ...]
    way: str


def pair_before(reading: Reading, token: int) -> Voice | None:
    """The two persons of different states in the nearest sentence, else the last two persons or states at all."""
    parse = reading.parse
    for near in range(parse.sentence[token], max(-1, parse.sentence[token] - _NEAR), -1):
        pair = _pair_in(reading, parse.sentences[near][0], token, "person")
        if pair is not None:
            return pair
    return _pair_in(reading, 0, token, "person") or _pair_in(reading, 0, token, "state")


def pair_after(reading: Reading, token: int) -> Voice | None:
    """The two persons of different states whom an article names first behind a word, where none are named before it."""
    seen: list[str | None] = []
    for mention in reading.mentions:
        if mention.first > token and mention.kind == "person" and len(mention.actors) == 1:
            state = reading.actors[mention.actors[0]].state
            if state is not None and state not in seen:
                seen.append(state)
            if len(seen) == 2:
                return _pair_in(reading, token, mention.first + 1, "person")
    return None


def _pair_in(reading: Reading, first: int, last: int, kind: str) -> Voice | None:
    """The last two of a kind and of different states that are named between two tokens."""
    found: dict[str, tuple[int, Mention]] = {}
    for mention in reversed(reading.mentions):
        if not first <= mention.first < last or mention.kind != kind or len(mention.actors) != 1:
            continue
        actor = reading.actors[mention.actors[0]]
        state = actor.state or reading.home
        if state is not None and state not in found:
            found[state] = (actor.number, mention)
        if len(found) == 2:
            numbers, mentions = zip(*reversed(found.values()), strict=True)
            return Voice(numbers, mentions, "both")
    return None


def speaker_to(reading: Reading, home: Voice | None, addressed: Voice, sentence: int) -> Voice | None:
    """Who speaks to those addressed: the other named before the sentence, else the home state, if it is not theirs."""
    foreign = reading.home not in {reading.actors[number].state for number in addressed.actors}
    return other_before(reading, addressed, sentence) or (home if foreign else None)


def other_before(reading: Reading, voice: Voice, sentence: int) -> Voice | None:
    """The person of another state than the speaker's who is named last before a sentence: "the latter"."""
    speaker = reading.actors[voice.actors[0]]
    for mention in reversed(reading.mentions):
        if mention.kind != "person" or len(mention.actors) > 1 or mention.form not in ("name", "title"):
            continue
        other = reading.actors[mention.actors[0]]
        before = reading.parse.sentence[mention.first] < sentence
        if before and other.number != speaker.number and other.state not in (None, speaker.state):
            return Voice((other.number,), (mention,), "subject")
    return None
