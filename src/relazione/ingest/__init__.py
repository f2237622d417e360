"""Bring articles in, once, word for word."""

from relazione.ingest.article import Article
from relazione.ingest.bringing import Bringing, bring_in, expected

__all__ = ["Article", "Bringing", "bring_in", "expected"]
