"""The domains of the codebook that the words of a span carry (table `domain_words`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from relazione.codebook.table import rows
from relazione.read.finding import Value
from relazione.read.fold import fold
from relazione.read.reading import Reading

STRONG = 1.0  # a word of this weight carries its domain whatever stands beside it


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One phrase of the table: whether any ending may follow, and its domains with their weights."""

    open_ended: bool
    domains: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The phrases and the automaton that finds them, by the same number."""

    automaton: AhoCorasick
    phrases: tuple[_Phrase, ...]


@cache
def _lexicon() -> _Lexicon:
    """The table, compiled once."""
    table: dict[str, list[tuple[str, float]]] = {}
    for row in rows("domain_words"):
        domains = table.setdefault(row["phrase"], [])
        if row["domain"]:
            domains.append((row["domain"], float(row["weight"])))
    phrases = tuple(_Phrase(phrase.endswith("*"), tuple(domains)) for phrase, domains in table.items())
    return _Lexicon(AhoCorasick([phrase.rstrip("*") for phrase in table]), phrases)


def domains_in(
    source: str | Reading, start: int, end: int, limit: int | None = None, general: bool = True
) -> tuple[Value, ...]:
    """The domains that the words between `start` and `end` of a text or reading carry, resting on the first such words.

    Each once, in the order of the words; at most `limit` where it is given. Words that only speak of relations in
    general ("bilateral ties") count where `general` is True and no stronger word stands in the span: so measured, they
    help positions and hurt engagements and agreements. Empty where no word carries any.
    """
    text = source if isinstance(source, str) else source.article.text
    strong: dict[str, Value] = {}
    weak: dict[str, Value] = {}
    for first, last, phrase in _phrases(text, start, end):
        for domain, weight in phrase.domains:
            values = strong if weight >= STRONG else weak
            values.setdefault(domain, Value(domain, first, last))
    chosen = strong or (weak if general else {})
    return tuple(chosen.values())[:limit]


def phrases_in(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[tuple[str, float], ...]]]:
    """The phrases of the table in the span with their places and their domains with weights, from left to right."""
    for first, last, phrase in _phrases(text, start, end):
        yield first, last, phrase.domains


def _phrases(text: str, start: int, end: int) -> Iterator[tuple[int, int, _Phrase]]:
    """The phrases of the table in the span with their places, from left to right, the longest of those that overlap."""
    lexicon = _lexicon()
    span = fold(text[start:end]).replace("-", " ")
    found = []
    for number, first, last in lexicon.automaton.find_matches_as_indexes(span, overlapping=True):
        if first and span[first - 1].isalnum():
            continue
        whole = last
        while whole < len(span) and span[whole].isalnum():
            whole += 1
        if whole == last or lexicon.phrases[number].open_ended:
            found.append((first, -whole, number))
    reached = 0
    for first, minus_whole, number in sorted(found):
        if first >= reached:
            reached = -minus_whole
            yield start + first, start + reached, lexicon.phrases[number]
