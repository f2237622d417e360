"""Pasting: an article read at once, so that somebody sees what would be recorded; then kept, or not."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from relazione.ingest.article import Article
from relazione.ingest.draft import Draft, article_of
from relazione.journey import ArticleResult, read_article
from relazione.read.reader import Reader
from relazione.read.readers import load_reader
from relazione.record.claim import Admission
from relazione.serve.problems import wrong
from relazione.serve.records import Records
from relazione.store.fresh import freshen

_WHERE = "the pasted article"
MOST_LETTERS = 200_000
"""Characters of an article that is pasted; a longer one is read from a file, where nobody waits for it."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article as somebody pastes it; "" for what he does not tell. `name` is the id that he gives it."""

    text: str
    published: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    name: str = ""


class Desk:
    """Reads pasted articles one after the other; the reader is loaded when the first one comes."""

    def __init__(self, records: Records, reader: str) -> None:
        """Read in this way, into these records."""
        self._records = records
        self._name = reader
        self._reader: Reader | None = None
        self._lock = threading.Lock()

    def read(self, pasted: Pasted) -> ArticleResult:
        """What would be recorded. Raises SetAside for what is no article, Problem for what is too long to wait for."""
        article = _article(pasted)
        with self._lock:
            self._reader = self._reader or load_reader(self._name)
            return read_article(article, self._reader)

    def keep(self, pasted: Pasted) -> ArticleResult:
        """Reads the article and keeps it in the record, with all that follows for its entries; gives what was read."""
        result = self.read(pasted)
        reader = self._reader
        assert reader is not None
        with self._records.writing() as store:
            with store.transaction():
                store.add_article(result.article)
                if store.version_read(result.article.id, reader.name) != reader.version:
                    admission = Admission(result.claims, result.refusals)
                    store.add_reading(result.article.id, reader.name, reader.version, admission)
            freshen(store)
        return result


def _article(pasted: Pasted) -> Article:
    if len(pasted.text) > MOST_LETTERS:
        raise wrong(f"the article has more than {MOST_LETTERS:,} characters", "Read it from a file: relazione read.")
    text = pasted.text.replace("\r\n", "\n")
    told = pasted.published or None, pasted.title or None, pasted.publisher or None, pasted.url or None
    draft = Draft(pasted.name or "pasted", text, _WHERE, _WHERE, *told)
    article = article_of(draft)
    return article if pasted.name else article_of(Draft(f"pasted-{article.id[:8]}", text, _WHERE, _WHERE, *told))
