"""The same strength or need of the same state in words that say the same is one profile."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.resolve.names import organisation_key
from relazione.resolve.report import Report, rare_words, shared, telling_words
from relazione.resolve.rule import CERTAIN, Key, Match, Rule

_LEAST_SHARED = 0.5


def _keys(report: Report) -> Iterator[Key]:
    of = organisation_key(report.one("of") or "")
    words = rare_words(telling_words(report.one("what") or ""), _LEAST_SHARED)
    yield from ((of, report.one("side") or "", report.one("resource") or "", word) for word in words)


def _join(one: Report, other: Report) -> Match | None:
    if organisation_key(one.one("of") or "") != organisation_key(other.one("of") or ""):
        return None
    if any(one.one(slot) != other.one(slot) for slot in ("side", "resource")):
        return None
    alike = shared(telling_words(one.one("what") or ""), telling_words(other.one("what") or ""))
    return Match(CERTAIN, "same strength or need in the same words") if alike >= _LEAST_SHARED else None


RULE = Rule("profile", _keys, _keys, _join)
