"""Reading in Spark's Python processes: from articles to claims, by the functions that read them on one machine."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import cache

from relazione.errors import SetAside
from relazione.ingest.article import Article
from relazione.on_spark.tables import OUTCOMES, Batches, Item, article_of_cells, batch, packed
from relazione.read.gate import load_gate
from relazione.read.reader import Reader
from relazione.record.claim import Admission
from relazione.record.confidence import at_least
from relazione.workers import attempt


@dataclass(frozen=True, slots=True)
class Attempting:
    """How a process is to read: by the reader of this name, claims of a score of `least` on, with or without gate."""

    reader: str
    least: float
    gate: bool

    def __call__(self, batches: Batches) -> Batches:
        """The rows of OUTCOMES for those of ARTICLES, which the gate has let in."""
        for some in batches:
            articles = map(article_of_cells, some.to_pylist())
            yield batch(({"id": article.id, "outcome": self.read(article)} for article in articles), OUTCOMES)

    def read(self, article: Article) -> bytes:
        """What becomes of an article, packed."""
        outcome = attempt(article, reader_named(self.reader))
        return packed(at_least(outcome, self.least) if isinstance(outcome, Admission) else outcome)

    def looked_at(self, item: Item) -> bytes | None:
        """What becomes of a thing brought in; None where it is no article, or the gate does not let it in."""
        if isinstance(item, SetAside) or (self.gate and not load_gate().opens(item.text)):
            return None
        return self.read(item)


@cache
def reader_named(name: str) -> Reader:
    """The reader of this process, kept from one task to the next."""
    from relazione.read.readers import load_reader

    reader = load_reader(name)
    gc.freeze()  # Spark's processes look for garbage after each task, which takes long through a language model
    return reader
