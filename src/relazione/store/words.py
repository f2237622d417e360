"""The words of a search, told apart the same way in every engine, and how well a text fits them."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(r'["“”„]([^"“”„]*)["“”„]')
K1, B = 1.2, 0.75  # BM25's usual weights: how soon repeating a word stops to count, how much a long text is held back
LEAST_WEIGHT = 1e-6  # of a word that more than half of the texts hold, as in SQLite's FTS5


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order, in lower case and without accents; "São Tomé-based" is sao, tome, based."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tuple(word.lower() for word in _WORD.findall(plain))


def phrases_of(words: str) -> tuple[tuple[str, ...], ...]:
    """What a text must hold, each once: the words in double quotes in that order, all others one by one."""
    quoted = [words_of(phrase) for phrase in _QUOTED.findall(words)]
    alone = [(word,) for word in words_of(_QUOTED.sub(" ", words))]
    return tuple(dict.fromkeys(phrase for phrase in (*quoted, *alone) if phrase))


def holding(words: str, texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The ids, sorted, of the texts that hold all the words; none for no words."""
    wanted = set(words_of(words))
    return tuple(sorted(name for name, text in texts if wanted and wanted <= set(words_of(text))))


@dataclass(frozen=True, slots=True)
class Weighing:
    """What BM25 must know of all texts: their mean length in words, and what each phrase weighs."""

    mean: float
    weights: tuple[float, ...]

    @classmethod
    def of(cls, texts: int, length: float, holders: Iterable[int]) -> Weighing:
        """The weighing of so many texts of a length together, of which each phrase has so many holders."""
        weights = (max(LEAST_WEIGHT, math.log((texts - number + 0.5) / (number + 0.5))) for number in holders)
        return cls(length / max(1, texts), tuple(weights))

    def fit(self, times: Iterable[int], length: int) -> float:
        """How well a text of a length fits in which each phrase stands so many times."""
        held_back = K1 * (1 - B + B * length / self.mean)
        return sum(weight * n * (K1 + 1) / (n + held_back) for weight, n in zip(self.weights, times, strict=True))


def fitting(words: str, texts: Iterable[tuple[str, str]]) -> dict[str, float]:
    """How well the texts that hold every phrase fit, by their ids: BM25 over all the texts given."""
    phrases = phrases_of(words)
    told = {name: words_of(text) for name, text in texts}
    found = {name: [_times(phrase, text) for phrase in phrases] for name, text in told.items()}
    holders = [sum(1 for times in found.values() if times[place]) for place in range(len(phrases))]
    weighing = Weighing.of(len(told), sum(map(len, told.values())), holders)
    return {name: weighing.fit(times, len(told[name])) for name, times in found.items() if phrases and all(times)}


def _times(phrase: tuple[str, ...], words: tuple[str, ...]) -> int:
    """How often a phrase stands in a text."""
    length = len(phrase)
    return sum(words[place : place + length] == phrase for place in range(len(words) - length + 1))
