"""The parse: spaCy's tokens, tags and dependencies as plain lists, addressed by token number.

Plain lists are several times faster to walk than spaCy's token objects, and let the grammar be tested without spaCy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parse:
    """One article's tokens; all lists have the same length, one element a token.

    `start[i]:end[i]` is the token's half-open span in `Article.text` (one document for the whole article, so offsets
    are the article's own). `tag` is the Penn tag, `pos` a coarse tag (NOUN PROPN VERB AUX ADJ ADV PRON DET ADP NUM
    CCONJ SCONJ PART PUNCT SYM INTJ X SPACE), `lemma` lower case, `dep` spaCy's English label, `head[i]` the token
    number of the head (a root is its own head), `children[i]` token numbers in order, `sentence[i]` the number of the
    sentence.
    `left[i]:right[i]` is the half-open token range that the subtree of i spans.
    `sentences[k]` is a half-open range of token numbers. Sections and paragraphs always begin a sentence.
    """

    text: str
    words: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]
    tag: list[str]
    pos: list[str]
    lemma: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    sentence: list[int]
    sentences: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The half-open character span of tokens first to last, last included."""
        return self.start[first], self.end[last]

    def above(self, token: int) -> Iterator[int]:
        """The tokens that a token hangs on, nearest first, up to the root."""
        while self.head[token] != token:
            token = self.head[token]
            yield token

    def subtree(self, i: int) -> range:
        """The token numbers that the subtree of i covers, as one unbroken range."""
        return range(self.left[i], self.right[i])

    def is_negated(self, verb: int) -> bool:
        """Whether a negation hangs on the verb itself; "not only" denies nothing."""
        negations = [child for child in self.children[verb] if self.dep[child] == "neg"]
        return any(self.lower[min(child + 1, len(self) - 1)] != "only" for child in negations)

    def token_at(self, offset: int) -> int:
        """The number of the token that covers or follows the character offset (the last token if none follows)."""
        low, high = 0, len(self.words) - 1
        while low < high:
            middle = (low + high) // 2
            if self.end[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low
