"""A framework known by its own name is one agreement, even where a report does not list its parties."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from relazione.resolve.agreements import (
    SAME_NAME,
    initials,
    is_acronym,
    names_same,
    parties_of,
    signed_fit,
    telling_name,
)
from relazione.resolve.report import Report, rare_words
from relazione.resolve.rule import LOOSE, Key, Match, Rule

_FEWEST_WORDS = 2  # telling words of a name that can stand without parties; one word may name many things


def _index(report: Report) -> Iterator[Key]:
    """Under every pair of the rarer words, for names that are the same share two at least; and under the initials."""
    if _own_name(report):
        yield from combinations(rare_words(telling_name(report), SAME_NAME, _FEWEST_WORDS), 2)
        yield from ((letters,) for letters in sorted(initials(report)))


def _probe(report: Report) -> Iterator[Key]:
    """From a report that lists no two parties; those that do are not compared with each other here."""
    if len(parties_of(report)) <= 1:
        yield from _index(report)


def _join(one: Report, other: Report) -> Match | None:
    first, second = parties_of(one), parties_of(other)
    open_parties = min(len(first), len(second)) <= 1 and (first <= second or second <= first)
    if not open_parties or not (_own_name(one) and _own_name(other)):
        return None
    return Match(LOOSE, "same name") if names_same(one, other) and signed_fit(one, other) else None


def _own_name(report: Report) -> bool:
    """Whether the name is a proper one: two telling words, or an acronym."""
    return len(telling_name(report)) >= _FEWEST_WORDS or is_acronym(report)


RULE = Rule("agreement", _index, _probe, _join)
