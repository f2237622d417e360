"""Events in PLOVER's types, JSON Lines: one object an event, in which a group of states stays one group.

The coding is a table (`codebook/tables/plover_claims.csv`). The visitor acts and the host receives; where nobody is
host all act; a coming event is AGREE. Lost on the way: statements and speeches, tenures, missions, memberships and
profiles have no PLOVER type; `date` of a position is not known; a talk with a resident ambassador stays CONSULT, which
PLOVER codes by its content; organisations are not expanded to members; domains without a PLOVER context. See
docs/plover.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from relazione.codebook.gazetteer import gazetteer
from relazione.codebook.states import states
from relazione.codebook.table import rows
from relazione.record.claim import Claim
from relazione.store.contract import Store
from relazione.tell.every import brought

WITHOUT_ENTRIES = True  # claims alone are told, which no day of the world leaves out
# The slot of each kind that the table's `value` names; a kind without one has no PLOVER type.
_VALUE = {"engagement": "type", "position": "stance", "agreement": "status"}
_ACTOR, _RECIPIENT = "actor", "recipient"
# What the table may say in place of roles: all act; the first named acts on the others.
_ALL, _FIRST = "all", "first"
# The types of which one side does to the other what they tell.
_UNEQUAL = frozenset({"AID", "SANCTION", "COERCE", "THREATEN", "ACCUSE", "REJECT", "RETREAT"})
_JOINED = re.compile(r"\s*(?:,|and|,\s*and)\s*(?:the\s+)?")
_LONGEST_NAME = 5  # words; "Democratic Republic of the Congo"
_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?")

Actor = tuple[str, str | None]
"""A name, and the ISO alpha-3 of the state it is or acts for; None where it acts for none."""


@dataclass(frozen=True, slots=True)
class _Coding:
    """A row of the table: what a claim must be and hold, and what it is coded as."""

    status: str
    placed: bool
    words: re.Pattern[str] | None
    code: str
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]

    def fits(self, claim: Claim) -> bool:
        """Whether the claim has the status, the place and the words that the row asks for."""
        if self.status and self.status != (claim.one("status") or "happened"):
            return False
        if self.placed and claim.one("place") is None:
            return False
        return self.words is None or self.words.search(claim.quote.lower()) is not None


@dataclass(frozen=True, slots=True)
class Event:
    """A claim with its code and its two sides."""

    claim: Claim
    coding: _Coding
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]


def lines(store: Store) -> Iterator[str]:
    """One line for each event: articles by their given ids, the events of each in the order of the text.

    A line has `doc`, the given id, and the keys of `events`.
    """
    for given, article in brought(store):
        for event in events(tuple(store.claims(article=article))):
            yield json.dumps({"doc": given} | event, ensure_ascii=False) + "\n"


def events(claims: Sequence[Claim]) -> list[dict[str, object]]:
    """The PLOVER events that the claims of one article amount to, in the order of the claims.

    Keys: type, mode (None where none is sure), contexts, source_states, target_states (ISO alpha-3), source_actors,
    target_actors (names), date (None where not known), evidence, start, end (half-open, code points), score.
    """
    signed = [claim for claim in claims if claim.kind == "engagement" and claim.one("type") == "signing"]
    coded = [coded_as(claim) for claim in claims if not (claim.kind == "agreement" and _told(claim, signed))]
    return [_written(event) for event in _joined([event for event in coded if event is not None])]


@cache
def _codings() -> dict[tuple[str, str], tuple[_Coding, ...]]:
    found: dict[tuple[str, str], list[_Coding]] = {}
    for row in rows("plover_claims"):
        words = re.compile(rf"\b(?:{'|'.join(map(re.escape, row['words'].split('|')))})\b") if row["words"] else None
        coding = _Coding(
            row["status"], row["place"] == "yes", words, row["code"], row["mode"] or None,
            frozenset(filter(None, row["actors"].split("|"))), frozenset(filter(None, row["recipients"].split("|"))),
        )  # fmt: skip
        found.setdefault((row["kind"], row["value"]), []).append(coding)
    return {key: tuple(codings) for key, codings in found.items()}


@cache
def _usual() -> dict[str, str]:
    return {row["role"]: row["side"] for row in rows("plover_roles")}


@cache
def _contexts() -> dict[str, str]:
    return {row["value"]: row["context"] for row in rows("plover_contexts")}


def _told(agreement: Claim, signed: Iterable[Claim]) -> bool:
    """Whether an engagement tells already of the signature: in words that overlap, or between the same states."""
    parties = {state for _, state in _parties(agreement)}
    for claim in signed:
        between = {state for (_, state), _ in _placed(claim)}
        if (claim.start < agreement.end and agreement.start < claim.end) or parties <= between:
            return True
    return False


def coded_as(claim: Claim) -> Event | None:
    """The claim as an event, None where PLOVER has no type for it or no side is a state."""
    value = claim.one(_VALUE[claim.kind]) if claim.kind in _VALUE else None
    coding = next((one for one in _codings().get((claim.kind, value or ""), ()) if one.fits(claim)), None)
    if coding is None:
        return None
    actors, recipients = _sides(claim, coding)
    return Event(claim, coding, actors, recipients) if any(state for _, state in actors + recipients) else None


def _sides(claim: Claim, coding: _Coding) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Who acts and who is acted on; where nobody has a role that acts, or the row says so, all act."""
    if claim.kind == "agreement":
        return _parties(claim), ()
    if claim.kind == "position":
        towards = claim.one("towards")
        speaker = (claim.one("speaker") or "", _state(claim.one("speaker") or "", claim.one("for")))
        return (speaker,), ((towards, _state(towards, None)),) if towards else ()
    placed = _placed(claim)
    everybody = tuple(actor for actor, _ in placed)
    if _ALL in coding.actors:
        return everybody, ()
    if _FIRST in coding.actors:
        acting = _first_together(claim)
        return everybody[:acting], everybody[acting:]
    actors = tuple(actor for actor, role in placed if _side(role, coding) == _ACTOR)
    own = {state for _, state in actors if state}
    recipients = tuple(actor for actor, role in placed if _side(role, coding) == _RECIPIENT and actor[1] not in own)
    if not actors:
        return everybody, ()
    if any(state for _, state in recipients):
        return actors, recipients
    if len(own) > 1:  # equals of whom one acts on the other, if it is no joint act
        together = _first_together(claim) if coding.code in _UNEQUAL else len(actors)
        return actors[:together], (*recipients, *actors[together:])
    return actors, (*recipients, *_others_named(claim.quote, own))


def _placed(claim: Claim) -> list[tuple[Actor, str]]:
    """Each participant with its role."""
    return [
        (_actor(one.who.value, one.acts_for.value if one.acts_for else None), one.role) for one in claim.participants
    ]


def _first_together(claim: Claim) -> int:
    """How many participants act, counted from the first: those with nothing but a comma or "and" between them."""
    number = 1
    for one, other in zip(claim.participants, claim.participants[1:], strict=False):
        if not _JOINED.fullmatch(claim.quote[one.who.end - claim.start : max(other.who.start - claim.start, 0)]):
            break
        number += 1
    return number


def _others_named(quote: str, own: set[str]) -> tuple[Actor, ...]:
    """The first state besides its own that the words name, where no participant tells who was acted on."""
    words = list(_WORD.finditer(quote))
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            name = quote[words[at].start() : words[at + length - 1].end()]
            state = next((e.state for e in gazetteer().get(name, ()) if e.kind == "state" or not e.rule), None)
            if state is not None:
                break
        if state is not None and state not in own:
            return ((name, state),)
        at += length
    return ()


def _side(role: str, coding: _Coding) -> str:
    if not coding.actors:
        return _usual()[role]
    return _ACTOR if role in coding.actors else _RECIPIENT


def _parties(claim: Claim) -> tuple[Actor, ...]:
    return tuple((party, _state(party, None)) for party in claim.every("parties"))


def _actor(name: str, acts_for: str | None) -> Actor:
    return name, _state(name, acts_for)


def _state(name: str, acts_for: str | None) -> str | None:
    return next((value for value in (acts_for, name) if value in states()), None)


def _joined(found: Iterable[Event]) -> Iterator[Event]:
    """The events, with positions that several share in one sentence told once: "Oslo and Lima agreed"."""
    joined: dict[tuple[object, ...], Event] = {}
    for number, event in enumerate(found):
        claim = event.claim
        shared = claim.kind == "position"
        key = (claim.start, claim.end, event.coding.code) if shared else (number,)
        first = joined.get(key)
        joined[key] = event if first is None else _together(first, event)
    yield from joined.values()


def _together(first: Event, second: Event) -> Event:
    actors = tuple(dict.fromkeys(first.actors + second.actors))
    own = {state for _, state in actors if state}
    recipients = tuple(dict.fromkeys(one for one in first.recipients + second.recipients if one[1] not in own))
    return Event(first.claim, first.coding, actors, recipients)


def _written(event: Event) -> dict[str, object]:
    claim = event.claim
    told = (*claim.every("domains"), claim.one("status") or "")
    return {
        "type": event.coding.code,
        "mode": event.coding.mode,
        "contexts": list(dict.fromkeys(_contexts()[value] for value in told if value in _contexts())),
        "source_states": list(dict.fromkeys(state for _, state in event.actors if state)),
        "target_states": list(dict.fromkeys(state for _, state in event.recipients if state)),
        "source_actors": list(dict.fromkeys(name for name, _ in event.actors)),
        "target_actors": list(dict.fromkeys(name for name, _ in event.recipients)),
        "date": claim.one("date") or claim.one("signed"),
        "evidence": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "score": claim.score,
    }
