"""Copies: which reports of one thing stand in reprints of one text, so that forty papers with one wire are one source.

Reports of an entry are compared by the words around them, not whole articles: a paper that prints the first half of a
wire, puts its own head on it or changes a sentence has copied what it reports all the same, and one that adds three of
its own paragraphs to a quoted statement has not. Only reports of one entry are compared, so nothing is missed that
hashing (MinHash) would estimate, and each comparison is exact. Shingles: Broder (1997); the rarest first: Chaudhuri,
Ganti and Kaushik (2006).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from relazione.resolve.standing import Standing

_AROUND = 400
"""Characters on each side of a report's words: about two paragraphs."""

_SHINGLE = 4
"""Words in a row that are compared as one."""

_SHARE = 0.5
"""Share of the smaller passage's shingles from which two are one text. Of 5,755 pairs of reports of one thing by
different articles, formulas of press offices among them, one reached it (`docs/adr/0017`); light edits keep more."""

_FEWEST = 12
"""Shingles that must be shared; shorter passages are one text only if they are the same."""

_WORD = re.compile(r"\w+")

Shingle = tuple[str, ...]
Passage = frozenset[Shingle]
"""The shingles of the words around a report; of a shorter text all its words as one."""


def passage(text: str, claim: Standing) -> Passage:
    """The passage of a claim in the text of its article."""
    around = text[max(0, claim.start - _AROUND) : claim.end + _AROUND]
    words = _WORD.findall(around.casefold())
    if len(words) < _SHINGLE:
        return frozenset({tuple(words)})
    return frozenset(zip(*(words[first:] for first in range(_SHINGLE)), strict=False))


def independent(claims: Sequence[Standing], texts: Mapping[str, str]) -> int:
    """How many texts the claims rest on that are no reprints of each other; `texts` maps articles to their words.

    The order of the claims does not matter. Claims of an article whose text is not there rest on a text of their own.
    """
    if len({claim.article for claim in claims}) < 2:
        return min(1, len(claims))
    passages: dict[str, set[Passage]] = {}
    for claim in claims:
        text = texts.get(claim.article)
        passages.setdefault(claim.article, set()).add(
            frozenset({(claim.article,)}) if text is None else passage(text, claim)
        )
    return _texts(passages)


def _texts(passages: Mapping[str, Iterable[Passage]]) -> int:
    """The number of groups of articles, of which one has a passage that stands in the first one of the group too."""
    often = Counter(shingle for found in passages.values() for shingle in frozenset().union(*found))
    above: dict[str, str] = {}
    first = _FirstPrints(often)
    for article in sorted(passages):
        above[article] = article
        met = {other for found in passages[article] for other in first.like(found)}
        for other in met:
            _join(above, article, other)
        if not met:
            for found in passages[article]:
                first.add(found, article)
    return len({_top(above, article) for article in above})


class _FirstPrints:
    """The passages of the first articles of their groups, found by shingles.

    Of two passages that share half of the smaller, one of the smaller's rarer half is in the larger: so names and
    formulas, which many hold, are asked for by nobody.
    """

    def __init__(self, often: Mapping[Shingle, int]) -> None:
        self._often = often
        self._by_any: dict[Shingle, list[tuple[Passage, str]]] = {}
        self._by_rare: dict[Shingle, list[tuple[Passage, str]]] = {}

    def add(self, found: Passage, article: str) -> None:
        """Let a passage be found."""
        for shingle in found:
            if self._often[shingle] > 1:
                self._by_any.setdefault(shingle, []).append((found, article))
        for shingle in self._rare(found):
            if self._often[shingle] > 1:
                self._by_rare.setdefault(shingle, []).append((found, article))

    def like(self, found: Passage) -> set[str]:
        """The articles with a passage that is one text with this one."""
        near = {at for shingle in self._rare(found) for at in self._by_any.get(shingle, ())}
        near |= {at for shingle in found for at in self._by_rare.get(shingle, ())}
        return {article for other, article in near if _alike(found, other)}

    def _rare(self, found: Passage) -> list[Shingle]:
        ordered = sorted(found, key=lambda shingle: (self._often[shingle], shingle))
        return ordered[: len(ordered) // 2 + 1]


def _alike(one: Passage, other: Passage) -> bool:
    shared, smaller = len(one & other), min(len(one), len(other))
    return one == other or (shared >= _FEWEST and shared >= _SHARE * smaller)


def _top(above: dict[str, str], article: str) -> str:
    """The article that stands for the group of this one."""
    while above[article] != article:
        above[article] = article = above[above[article]]
    return article


def _join(above: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_top(above, one), _top(above, other)))
    above[second] = first
