"""When two annotations of a fact are the same fact, and how much of the rest of it is right: the project's yardstick.

The rules are those by which the project scores its own reader, so that a user's figures can be set beside ours: the key
slots must fit, one to one; the other slots then count by the share that is right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

Fact = Mapping[str, Any]
"""A fact in the codebook's slots, with `kind` and `evidence`; an engagement's `participants` are mappings."""

# Words that two names may differ by.
_LIGHT = frozenset({"the", "of", "and", "for", "in", "on", "to", "a", "an", "s", "republic"})
# Types that careful readers confuse: the same fact, with the type counted wrong.
_ALIKE = (
    frozenset({"meeting", "consultation", "conference"}),
    frozenset({"visit", "meeting"}),
    frozenset({"ceremony", "cultural_event"}),
    frozenset({"statement", "speech"}),
    frozenset({"aid", "deal", "project"}),
    frozenset({"signing", "deal"}),
    frozenset({"mission_opening", "ceremony"}),
)
_POSTS = {
    "embassy": "embassy",
    "high_commission": "embassy",
    "consulate": "consulate",
    "consulate_general": "consulate",
    "honorary_consulate": "consulate",
}
_SPELLED_ALIKE = 0.86  # share of letters in common from which two spellings are one name
_SAME_WORDS = 0.6  # share of the shorter evidence that two positions must have in common
_SAME_EVENT = 0.2  # the same for two engagements whose dates differ
_SAME_SUBJECT = 0.5  # the same for names of agreements and what a profile is about
_SAME_STATES = 0.5  # share of all states named that both name
_WHOLE_CLAUSE = 0.8  # likeness of evidence that counts as the same clause


def credit(one: Fact, other: Fact) -> float | None:
    """None where these are two facts; else the share (0..1) of the slots beside the key on which `other` agrees."""
    found = _OF_KIND[str(one["kind"])](one, other) if one["kind"] == other["kind"] else None
    return None if found is None else sum(found) / len(found)


def same_name(one: object, other: object) -> bool:
    """Whether two names are one: equal, one within the other, an acronym, or spelled alike; two absent ones are too."""
    if not one or not other:
        return not one and not other
    if plain(one) == plain(other):
        return True
    first, second = _words(one), _words(other)
    within = bool(first and second) and (first <= second or second <= first)
    if within and any(len(word) > 2 for word in first & second):
        return True
    if _is_acronym(str(one), str(other)) or _is_acronym(str(other), str(one)):
        return True
    return SequenceMatcher(None, plain(one), plain(other)).ratio() >= _SPELLED_ALIKE


def plain(value: object) -> str:
    """A value in small ASCII letters and digits, words divided by one blank."""
    text = unicodedata.normalize("NFKD", str(value or "")).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def overlap(one: object, other: object) -> float:
    """The share (0..1) of the words of the shorter text that the other has too."""
    first, second = _words(one), _words(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def _words(value: object) -> set[str]:
    return {word for word in plain(value).split() if word not in _LIGHT}


def _is_acronym(short: str, long: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"[A-Z][\w-]*", long))
    return short.isupper() and len(short) > 2 and initials == short


def _date(one: object, other: object) -> float:
    first, second = str(one or ""), str(other or "")
    if first == second:
        return 1.0
    coarser = bool(first and second) and (first.startswith(second) or second.startswith(first))
    return 0.5 if coarser else 0.0


def _shared(
    one: Iterable[Any], other: Iterable[Any], same: Callable[[Any, Any], bool] = lambda a, b: bool(a == b)
) -> float:
    """F1 (0..1) of two sets of values; 1 for two empty ones."""
    first, left = list(one or ()), list(other or ())
    total, common = len(first) + len(left), 0
    for value in first:
        found = next((each for each in left if same(value, each)), None)
        if found is not None:
            left.remove(found)
            common += 1
    return 2 * common / total if total else 1.0


def _equal(one: Fact, other: Fact, slot: str, usual: str = "") -> float:
    return float(plain(one.get(slot) or usual) == plain(other.get(slot) or usual))


def _named(one: Fact, other: Fact, slot: str) -> float:
    return float(same_name(one.get(slot), other.get(slot)))


def _all_named(one: Fact, other: Fact, *slots: str) -> bool:
    return all(_named(one, other, slot) for slot in slots)


def _tenure(one: Fact, other: Fact) -> Sequence[float] | None:
    if not _all_named(one, other, "person", "of"):
        return None
    return _equal(one, other, "office"), _named(one, other, "to"), _equal(one, other, "status", "current")


def _engagement(one: Fact, other: Fact) -> Sequence[float] | None:
    first, second = one.get("type"), other.get("type")
    if first != second and not any(first in alike and second in alike for alike in _ALIKE):
        return None
    if not _same_sides(one, other):
        return None
    apart = overlap(one.get("evidence"), other.get("evidence")) < _SAME_EVENT
    if apart and _date(one.get("date"), other.get("date")) < 1:
        return None
    slots = [
        float(first == second),
        _shared(_participants(one, "who"), _participants(other, "who"), same_name),
        _date(one.get("date"), other.get("date")),
        _shared(one.get("domains") or (), other.get("domains") or ()),
        _equal(one, other, "status", "happened"),
    ]
    return [*slots, _named(one, other, "place")] if one.get("place") else slots


def _same_sides(one: Fact, other: Fact) -> bool:
    states, others = set(_participants(one, "for")), set(_participants(other, "for"))
    if states:
        return len(states & others) / len(states | others) >= _SAME_STATES
    return any(same_name(a, b) for a in _participants(one, "who") for b in _participants(other, "who"))


def _participants(fact: Fact, part: str) -> list[str]:
    return [str(side[part]) for side in fact.get("participants") or () if side.get(part)]


def _agreement(one: Fact, other: Fact) -> Sequence[float] | None:
    parties = _shared(one.get("parties") or (), other.get("parties") or (), same_name)
    named = one.get("type") == other.get("type") or overlap(one.get("name"), other.get("name")) >= _SAME_SUBJECT
    if parties < _SAME_STATES or not named:
        return None
    domains = _shared(one.get("domains") or (), other.get("domains") or ())
    return (
        parties,
        _equal(one, other, "type"),
        _date(one.get("signed"), other.get("signed")),
        _equal(one, other, "status"),
        domains,
    )


def _mission(one: Fact, other: Fact) -> Sequence[float] | None:
    posts = [_POSTS.get(str(fact.get("post")), fact.get("post")) for fact in (one, other)]
    if not _all_named(one, other, "of", "in") or posts[0] != posts[1]:
        return None
    if one.get("city") and other.get("city") and not _named(one, other, "city"):
        return None
    date = _date(one.get("date"), other.get("date"))
    return _named(one, other, "city"), _equal(one, other, "status"), date, _equal(one, other, "post")


def _membership(one: Fact, other: Fact) -> Sequence[float] | None:
    if not _all_named(one, other, "member", "organisation"):
        return None
    return _equal(one, other, "standing"), _date(one.get("since"), other.get("since"))


def _position(one: Fact, other: Fact) -> Sequence[float] | None:
    same_side = bool(one.get("for")) and plain(one.get("for")) == plain(other.get("for"))
    if not (_named(one, other, "speaker") or same_side):
        return None
    if overlap(one.get("evidence"), other.get("evidence")) < _SAME_WORDS:
        return None
    first, second = _words(one.get("evidence")), _words(other.get("evidence"))
    alike = 2 * len(first & second) / max(1, len(first) + len(second))
    domains = _shared(one.get("domains") or (), other.get("domains") or ())
    clause = min(1.0, alike / _WHOLE_CLAUSE)
    return _named(one, other, "speaker"), _equal(one, other, "stance"), _named(one, other, "towards"), domains, clause


def _profile(one: Fact, other: Fact) -> Sequence[float] | None:
    if not _named(one, other, "of") or one.get("side") != other.get("side"):
        return None
    subject = overlap(one.get("what"), other.get("what")) >= _SAME_SUBJECT
    if one.get("resource") != other.get("resource") and not subject:
        return None
    return _equal(one, other, "resource"), float(subject)


_OF_KIND: dict[str, Callable[[Fact, Fact], Sequence[float] | None]] = {
    "tenure": _tenure,
    "engagement": _engagement,
    "agreement": _agreement,
    "mission": _mission,
    "membership": _membership,
    "position": _position,
    "profile": _profile,
}
KINDS = tuple(_OF_KIND)
"""The codebook's kinds, in its order."""
