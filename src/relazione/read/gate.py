"""The gate: whether a text may tell of relations between states at all, told from its words alone, without a parse.

Nine articles of a general news stream out of ten are sport, weather, business; to parse them costs as much as to parse
a communiqué. The words' weights (table `gate_weights`, learnt by tools/train_gate.py) are added up with those of the
states named; with a word of diplomacy in it (table `gate_openers`) a text need weigh less. Short texts are always read:
they cost little, and have few words to tell by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, MatchKind

from relazione.codebook.table import rows

FEWEST_WORDS = 60
"""A text of fewer words is always read."""

LONG = 120
"""Words from which a text has enough of them to tell by."""

# Sums of weights from which a text is read; bench/quality/gate.md tells what that loses and lets through.
LONG_FROM = 1.0
SHORT_FROM = -0.4  # it costs less to read, and has fewer words to show what it is about
OPENER_FROM = -2.5  # with a word of diplomacy in it only a text that is clearly about something else is passed over

MOST_STATES = 4
"""States are counted as far as this; more say nothing new."""

HUNDRED = 100
"""Weights are counted in hundredths, so that they add up exactly."""

_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class Gate:
    """The weights, in hundredths, of words and of so many states named, and what else opens the gate.

    `start` is what every text weighs; `by_states` what a text weighs more that names no state, one, two ...; `known`
    are the words that have a weight.
    """

    weights: dict[str, int]
    known: frozenset[str]
    start: int
    by_states: tuple[int, ...]
    openers: frozenset[str]
    phrases: tuple[str, ...]
    names: AhoCorasick
    states: tuple[str, ...]

    def opens(self, text: str) -> bool:
        """Whether the text is to be read: it is very short, weighs enough, or has an opener and nearly does."""
        lower = text.lower()
        length = lower.count(" ")
        if length < FEWEST_WORDS:
            return True
        words = set(_WORD.findall(lower))
        told = self._told(words)
        if (told + max(self.by_states)) / HUNDRED < OPENER_FROM:
            return False  # whatever it names; to look for names takes as long as all the rest
        weight = (told + self.by_states[self._named(text)]) / HUNDRED
        if weight >= (LONG_FROM if length >= LONG else SHORT_FROM):
            return True
        return weight >= OPENER_FROM and self._has_opener(lower, words)

    def weight(self, text: str) -> float:
        """The sum of the weights of a text's different words and states, from which openers are left out."""
        return (self._told(set(_WORD.findall(text.lower()))) + self.by_states[self._named(text)]) / HUNDRED

    def features(self, text: str) -> set[str]:
        """The features of a text that have or may get a weight: its different words, and how many states it names."""
        return set(_WORD.findall(text.lower())) | set(STATE_FEATURES[: self._named(text)])

    def _has_opener(self, lower: str, words: set[str]) -> bool:
        return not words.isdisjoint(self.openers) or any(phrase in lower for phrase in self.phrases)

    def _told(self, words: set[str]) -> int:
        """What the words weigh, in hundredths: whole numbers, so that the order of a set cannot move a digit."""
        return self.start + sum(map(self.weights.__getitem__, words & self.known))

    def _named(self, text: str) -> int:
        """How many different states the text names, by name, demonym or capital; MOST_STATES at most."""
        found: set[str] = set()
        for number, start, end in self.names.find_matches_as_indexes(text):
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                found.add(self.states[number])
        return min(MOST_STATES, len(found))


STATE_FEATURES = tuple(f"states>={number}" for number in range(1, MOST_STATES + 1))
"""The features for the number of states named, the first holding where there is one."""

START = "(start)"
"""The feature that every text has."""


@cache
def load_gate() -> Gate:
    """The gate of the tables, loaded once."""
    return gate_of({row["feature"]: round(HUNDRED * float(row["weight"])) for row in rows("gate_weights")})


def gate_of(weights: dict[str, int]) -> Gate:
    """The gate with these weights, in hundredths, of words, of STATE_FEATURES and of START."""
    openers = [row["words"] for row in rows("gate_openers")]
    names = _names()
    words = {feature: weight for feature, weight in weights.items() if _WORD.fullmatch(feature)}
    return Gate(
        weights=words,
        known=frozenset(words),
        start=weights.get(START, 0),
        by_states=tuple(accumulate((weights.get(feature, 0) for feature in STATE_FEATURES), initial=0)),
        openers=frozenset(words for words in openers if " " not in words),
        phrases=tuple(words for words in openers if " " in words),
        names=AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest),
        states=tuple(names.values()),
    )


def _names() -> dict[str, str]:
    """Names, demonyms and capitals with the ISO alpha-3 of their states."""
    found = {row["name"]: row["iso3"] for row in rows("states_names")}
    found |= {row["alias"]: row["iso3"] for row in rows("states_aliases")}
    found |= {word: row["iso3"] for row in rows("states_demonyms") for word in row["words"].split("|")}
    capitals = {row["name"]: row["iso3"] for row in rows("cities_aliases") if row["role"] in ("capital", "seat")}
    return {name: iso3 for name, iso3 in (capitals | found).items() if len(name) > 1}
