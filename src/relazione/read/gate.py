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
    """The words' weights, in hundredths, and what else opens the gate."""

    weights: dict[str, int]
    start: int
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
        weight = self._sum(text, words)
        if weight >= (LONG_FROM if length >= LONG else SHORT_FROM):
            return True
        return weight >= OPENER_FROM and self._has_opener(lower, words)

    def weight(self, text: str) -> float:
        """The sum of the weights of a text's different words and states, from which openers are left out."""
        return self._sum(text, set(_WORD.findall(text.lower())))

    def features(self, text: str) -> set[str]:
        """The features of a text that have or may get a weight: its different words, and how many states it names."""
        return set(_WORD.findall(text.lower())) | set(STATE_FEATURES[: self._named(text)])

    def _has_opener(self, lower: str, words: set[str]) -> bool:
        return not words.isdisjoint(self.openers) or any(phrase in lower for phrase in self.phrases)

    def _sum(self, text: str, words: set[str]) -> float:
        weight_of = self.weights.get  # hundredths, added up as whole numbers: the order of a set cannot move a digit
        hundredths = sum([weight_of(word, 0) for word in words])
        hundredths += sum([weight_of(feature, 0) for feature in STATE_FEATURES[: self._named(text)]])
        return (self.start + hundredths) / HUNDRED

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
    weights = {row["feature"]: round(HUNDRED * float(row["weight"])) for row in rows("gate_weights")}
    openers = [row["words"] for row in rows("gate_openers")]
    names = _names()
    return Gate(
        weights={feature: weight for feature, weight in weights.items() if feature != START},
        start=weights.get(START, 0),
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
