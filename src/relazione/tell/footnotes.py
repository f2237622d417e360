"""The footnotes of a brief: the words that prove each line, each stretch of text noted once."""

from __future__ import annotations

from collections.abc import Iterable

from relazione.resolve.entry import ArticleFacts
from relazione.store.contract import Store
from relazione.tell.item import Item, Proof
from relazione.tell.sentences import sentence_at
from relazione.tell.wording.dates import iso_words
from relazione.tell.wording.quotes import verbatim

LONGEST_SENTENCE = 400  # characters; what has no full stop for longer is a list or a table
MOST_REPORTS = 3  # of one entry are cited: the fullest and two of other articles; `show` lists the rest


class Footnotes:
    """Numbers the stretches of text that a brief cites, in the order in which it cites them.

    A stretch is the sentence, or the sentences, that the evidence of a claim stands in: who reads a note sees who "he"
    is, and two facts of one sentence have one note. Evidence in a sentence without end is cited alone.
    """

    def __init__(self, store: Store, most: int = MOST_REPORTS) -> None:
        """The store gives the texts of the articles cited; of one entry `most` reports are."""
        self._store = store
        self._most = most
        self._texts: dict[str, str] = {}
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._proofs: list[Proof] = []
        self._quotes: list[str] = []

    def cite(self, *items: Item) -> str:
        """The marks for these entries, "[^1][^3]": the fullest report of each, then those of other articles."""
        numbers: list[int] = []
        for item in items:
            numbers += [number for number in self._of(item) if number not in numbers]
        return "".join(f"[^{number}]" for number in numbers)

    def mark(self, *proofs: Proof) -> str:
        """The marks for these proofs alone, each once."""
        return "".join(f"[^{number}]" for number in dict.fromkeys(self._number(proof) for proof in proofs))

    def sources(self) -> list[tuple[ArticleFacts, list[int]]]:
        """The articles cited, each with the numbers of its notes, in the order of the first note."""
        found: dict[str, tuple[ArticleFacts, list[int]]] = {}
        for number, proof in enumerate(self._proofs, 1):
            found.setdefault(proof.article.id, (proof.article, []))[1].append(number)
        return list(found.values())

    def lines(self) -> list[str]:
        """The notes themselves, one line each: quote, source, day of publication or "undated"."""
        noted = enumerate(zip(self._quotes, self._proofs, strict=True), 1)
        return [f"[^{n}]: “{verbatim(quote)}” ({source(proof.article)})." for n, (quote, proof) in noted]

    def _of(self, item: Item) -> Iterable[int]:
        articles: list[str] = []
        for proof in (item.lead, *item.proofs):
            if proof.article.id not in articles and len(articles) < self._most:
                articles.append(proof.article.id)
                yield self._number(proof)

    def _number(self, proof: Proof) -> int:
        start, end, quote = proof.claim.start, proof.claim.end, proof.claim.quote
        text = self._text(proof.article.id)
        first, last = sentence_at(text, start, end) if text else (start, end)
        if text and last - first <= LONGEST_SENTENCE:
            start, end, quote = first, last, text[first:last]
        key = (proof.article.id, start, end)
        if key not in self._numbers:
            self._proofs.append(proof)
            self._quotes.append(quote)
            self._numbers[key] = len(self._proofs)
        return self._numbers[key]

    def _text(self, article: str) -> str:
        """The text of an article, "" where it is not at hand."""
        if article not in self._texts:
            found = self._store.article(article)
            self._texts[article] = found.text if found else ""
        return self._texts[article]


def source(article: ArticleFacts) -> str:
    """Where words stand: "The Harbour Post, post-12, 3 May 2024"; without a publisher the given id alone."""
    name = f"{article.publisher}, {article.given_id}" if article.publisher else article.given_id
    return f"{verbatim(name)}, {iso_words(article.published) if article.published else 'undated'}"
