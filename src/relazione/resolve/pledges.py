"""Pledges: what somebody promised, and later things that may be the promise kept; only a person says that one is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from sys import intern

from relazione.codebook.table import rows
from relazione.record.naming import plain
from relazione.record.states import is_state
from relazione.resolve.agreements import all_state_words
from relazione.resolve.entry import Entry
from relazione.resolve.names import organisation_key
from relazione.resolve.report import shared, telling_words
from relazione.resolve.standing import Standing

FULFILMENT = "fulfilment"
"""The slot in which a judgement says what became of a pledge, on the scale of the G20 Research Group."""

SCALE = {"+1": "kept", "0": "in part or in progress", "-1": "broken"}
OPEN_STILL = "open"

_LEAST = 0.4  # score below which a later thing is not worth a person's look
_MOST = 3  # candidates shown for one pledge
_ACTOR, _WORDS, _DOMAIN, _COUNTERPART = 0.1, 0.5, 0.2, 0.2  # what each agreement is worth, 1.0 together
_LONGEST = 5 * 366  # days after which a deed is hardly the promise's
_FEWEST_WORDS = 2  # telling words in common below which nothing speaks for the same subject


@dataclass(frozen=True, slots=True)
class Candidate:
    """A later entry that may fulfil a pledge: how well it fits (0..1, not calibrated) and why, in words to read."""

    entry: Entry
    score: float
    words: str


@dataclass(frozen=True, slots=True)
class _Fitting:
    """A deed that may fulfil a pledge, by its id: see Candidate."""

    id: str
    score: float
    words: str


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise of an own act, the day (ISO) it was first reported ("" for none), and what may have come of it."""

    entry: Entry
    day: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    """What an entry is about: who acts, whom it concerns, telling words and domains, and its first day.

    Of the entry its id alone, for a large record has very many deeds.
    """

    id: str
    actors: frozenset[str]
    words: frozenset[str]
    domains: frozenset[str]
    day: str


def pledges(
    entries: Iterable[Entry], claims: Mapping[str, Standing], published: Mapping[str, date | None]
) -> tuple[Pledge, ...]:
    """The pledges among the entries in their order, each with up to three later things that may fulfil it.

    A deed is an engagement that happened, an agreement signed or in force, or a mission opened, with the promising
    state among its actors, later than the pledge and within five years; the more words, domains and counterparts they
    share, the higher the score. The entries are gone through three times. `claims` are theirs, `published` maps claims
    to days of publication.
    """
    deeds: dict[str, list[_Subject]] = defaultdict(list)
    for entry in entries:
        if _is_deed(entry):
            subject = _subject(entry, claims, published)
            for actor in subject.actors:
                deeds[actor].append(subject)
    found: list[tuple[Entry, str, tuple[_Fitting, ...]]] = []
    for entry in entries:
        if entry.kind == "position" and entry.one("stance") == "pledge":
            said = _subject(entry, claims, published)
            actor = _key(entry.one("for") or entry.one("speaker") or "")
            found.append((entry, said.day, _fitting(said, actor, deeds.get(actor, ()))))
    wanted = {deed.id for _, _, fitting in found for deed in fitting}
    kept = {entry.id: entry for entry in entries if entry.id in wanted} if wanted else {}
    return tuple(
        Pledge(entry, day, tuple(Candidate(kept[deed.id], deed.score, deed.words) for deed in fitting))
        for entry, day, fitting in found
    )


def _fitting(said: _Subject, actor: str, deeds: Sequence[_Subject]) -> tuple[_Fitting, ...]:
    fitting = []
    for deed in deeds:
        if not said.day or not deed.day or not 0 < _days(said.day, deed.day) <= _LONGEST:
            continue
        found = _compared(said, actor, deed)
        if found is not None:
            fitting.append(found)
    fitting.sort(key=lambda deed: (-deed.score, deed.id))
    return tuple(fitting[:_MOST])


def _compared(said: _Subject, actor: str, deed: _Subject) -> _Fitting | None:
    common = sorted(said.words & deed.words)
    if len(common) < _FEWEST_WORDS:
        return None
    score, reasons = _ACTOR, ["same actor"]
    score += _WORDS * min(1.0, 2 * shared(said.words, deed.words))
    reasons.append(f"shared words: {', '.join(common[:5])}")
    domains = sorted(said.domains & deed.domains)
    if domains:
        score += _DOMAIN
        reasons.append(f"both on {', '.join(domains)}")
    others = sorted((said.actors & deed.actors) - {actor})
    if others:
        score += _COUNTERPART
        reasons.append(f"both with {', '.join(others)}")
    return _Fitting(deed.id, round(score, 2), "; ".join(reasons)) if score >= _LEAST else None


def _is_deed(entry: Entry) -> bool:
    if entry.kind == "engagement":
        return (entry.one("status") or "happened") == "happened" and entry.one("type") in _deeds()
    if entry.kind == "agreement":
        return (entry.one("status") or "signed") in ("signed", "in_force")
    return entry.kind == "mission" and entry.one("status") == "opened"


def _deeds() -> frozenset[str]:
    """The types of engagement that carry out what was promised; a statement or a call only tells of it."""
    return frozenset(row["type"] for row in rows("engagement_joining") if row["deed"] == "yes")


def _subject(entry: Entry, claims: Mapping[str, Standing], published: Mapping[str, date | None]) -> _Subject:
    served = {acts_for or who for who, acts_for, _ in entry.sides()}
    served |= {entry.one("for") or entry.one("speaker") or ""} - {""}
    for slot in ("towards", "parties", "of", "in", "member", "organisation"):
        served |= set(entry.every(slot))
    told = served | {who for who, _, _ in entry.sides()} | set(entry.every("speaker"))
    names = {word for name in told for word in plain(name).split()} | all_state_words()
    words = frozenset().union(*(telling_words(claims[key].quote) for key in entry.claims if key in claims))
    days = sorted(day.isoformat() for key in entry.claims if (day := published.get(key)))
    return _Subject(
        id=entry.id,
        actors=frozenset(_key(name) for name in served),
        words=frozenset(intern(word) for word in words - names if len(word) > 3 and not word.isdigit()),
        domains=frozenset(entry.every("domains")),
        day=(entry.date[:10] if len(entry.date) >= 10 and entry.kind != "position" else "")
        or (days[0] if days else ""),
    )


def _key(actor: str) -> str:
    return actor if is_state(actor) else organisation_key(actor)


def _days(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days
