"""Bring articles in, once, word for word."""

from relazione.ingest.article import Article
from relazione.ingest.bringing import bring_in, expected

__all__ = ["Article", "bring_in", "expected"]
