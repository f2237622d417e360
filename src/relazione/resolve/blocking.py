"""Blocking keys: the numbers under which a report waits, and those under which it looks for others to be compared with.

Two reports that no rule's keys bring together are never joined. A store that keeps the keys finds the few reports that
a new one must be compared with, however many it holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from relazione.resolve.apart import alike_key
from relazione.resolve.report import Report
from relazione.resolve.rule import Key, all_rules

_BYTES = 8  # of a key's hash, as many as a whole number in a database has; two keys with one hash cost a look, no more


@dataclass(frozen=True, slots=True)
class BlockingKeys:
    """`kept`: the keys under which a report waits; `sought`: those under which it finds what it may be joined with."""

    kept: frozenset[int]
    sought: frozenset[int]


def node_name(report: Report, judged: bool) -> str:
    """What all claims that are one beyond doubt share; a claim that a person merged or split stands for itself."""
    alike = None if judged else alike_key(report)
    return report.id if alike is None else f"{_hashed('told_alike', '', (report.claim.kind, *alike)):x}"


def blocking_keys(report: Report) -> BlockingKeys:
    """The keys of a report under all rules of its kind."""
    kept: set[int] = set()
    sought: set[int] = set()
    for name, rule in all_rules().items():
        if rule.kind != report.claim.kind:
            continue
        if rule.index is rule.probe:
            same = _all_hashed(name, "", rule.index(report))
            kept |= same
            sought |= same
        else:
            index, probe = list(rule.index(report)), list(rule.probe(report))
            kept |= _all_hashed(name, "index", index) | _all_hashed(name, "probe", probe)
            sought |= _all_hashed(name, "probe", index) | _all_hashed(name, "index", probe)
    return BlockingKeys(frozenset(kept), frozenset(sought))


def _all_hashed(rule: str, end: str, keys: Iterable[Key]) -> set[int]:
    return {_hashed(rule, end, key) for key in keys}


def _hashed(rule: str, end: str, key: Key) -> int:
    """A whole number with a sign, of 64 bits; the same on every machine."""
    told = "\x1f".join((rule, end, *key)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=_BYTES).digest(), "big", signed=True)
