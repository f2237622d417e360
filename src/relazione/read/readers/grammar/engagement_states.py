"""Gives a state to those in a mention whom nothing gives one: the home state, the one visited, that of the guests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from relazione.codebook.states import states as codes
from relazione.read.finding import Value
from relazione.read.readers.grammar.engagement_candidates import Candidate
from relazione.read.readers.grammar.engagement_filling import PAIRS, Setting
from relazione.read.readers.grammar.engagement_participants import Side
from relazione.read.readers.grammar.engagement_triggers import TRAVEL
from relazione.read.readers.grammar.engagement_words import words

_SECOND = 2  # the receiving or the other side


def with_states(setting: Setting, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates with states for those whom nothing gives one.

    A person stands for the home state where nobody else in the clause does; officials who are only described, and
    presidents whose state is a guess, stand for the state last visited, else for the one most spoken of abroad.
    """
    abroad, guest, traveller = setting.abroad, None, None
    for candidate in candidates:
        candidate = replace(candidate, sides=tuple(_same_guests(side, guest) for side in candidate.sides))
        if traveller is not None:
            candidate = replace(candidate, sides=tuple(_travelling_on(candidate, traveller, abroad)))
        candidate = replace(candidate, sides=tuple(_with_state(setting, candidate, abroad, traveller)))
        guest = _guest_of(candidate) or guest
        yield candidate
        if candidate.trigger.frame in TRAVEL:
            hosts = [side.state for side in candidate.sides if side.side == _SECOND and side.state != setting.home]
            abroad = hosts[0] if hosts else abroad
            traveller = _traveller_of(candidate) or traveller


def _traveller_of(candidate: Candidate) -> Side | None:
    """Who goes on a visit, where one is named."""
    guests = [side for side in candidate.sides if side.side == 1 and side.kind == "person" and side.acts_for]
    return guests[0] if len(guests) == 1 else None


def _travelling_on(candidate: Candidate, traveller: Side, abroad: str | None) -> Iterator[Side]:
    """The sides, the traveller in the place of a host to whom "her visit" or "the minister" was taken to refer.

    Whoever receives a guest does not travel on in the guest's place.
    """
    travels = candidate.trigger.frame in TRAVEL and traveller.state != abroad
    hosts = {side.state for side in candidate.sides if side.side == _SECOND}
    for side in candidate.sides:
        meant = side.side == 1 and side.kind == "person" and side.who.basis == "resolved" and side.state == abroad
        if travels and meant and hosts and not hosts & {abroad, traveller.state}:
            side = replace(
                traveller, who=replace(traveller.who, start=side.who.start, end=side.who.end, basis="resolved")
            )
        yield side


def _guest_of(candidate: Candidate) -> Side | None:
    """Who is abroad after a mention: the guest of a visit, or a delegation of some state."""
    for side in candidate.sides:
        travels = candidate.trigger.frame in TRAVEL and side.side == 1 and side.kind == "person"
        if side.acts_for is not None and (travels or (side.kind == "described" and _is_group(side))):
            return side
    return None


def _same_guests(side: Side, guest: Side | None) -> Side:
    """The side, where it is only "the delegation" or "the guests", with the state of the guests told before."""
    if guest is None or side.acts_for is not None or side.kind != "described" or not _is_group(side):
        return side
    return replace(side, acts_for=replace(guest.acts_for, basis="resolved") if guest.acts_for else None)


def _is_group(side: Side) -> bool:
    return side.who.value.split()[-1].lower() in words("guests")


def _with_state(setting: Setting, candidate: Candidate, abroad: str | None, traveller: Side | None) -> Iterator[Side]:
    states = {side.state for side in candidate.sides}
    guesses = _guessed_home(setting, candidate, traveller)
    for side in candidate.sides:
        state = None
        if side.key in guesses and abroad is not None:
            state = abroad
        elif side.acts_for is None and side.kind == "person" and setting.home not in states:
            state = setting.home
        elif side.acts_for is None and side.kind == "described" and candidate.trigger.frame in PAIRS:
            there = _place(candidate) or abroad
            state = there if there not in states else None
        if state is not None:
            states.add(state)
            side = replace(side, acts_for=Value(state, side.who.start, side.who.end, "resolved"))
        yield side


def _place(candidate: Candidate) -> str | None:
    """The state that a mention's own words give as its place, None where they give none or a city."""
    return candidate.place.value if candidate.place is not None and candidate.place.value in codes() else None


def _guessed_home(setting: Setting, candidate: Candidate, traveller: Side | None) -> set[str]:
    """The keys of guests taken to be at home only because nothing was said, where everyone else is at home too.

    Of a talk with somebody who is abroad on a visit, the others.
    """
    states, keys = {side.state for side in candidate.sides}, {side.key for side in candidate.sides}
    if traveller is not None and candidate.trigger.frame in PAIRS and traveller.key in keys:
        return {
            side.key for side in candidate.sides if side.inferred and side.key != traveller.key and len(states) == 1
        }
    if states != {setting.home} or len({side.side for side in candidate.sides}) == 1:
        return set()
    if candidate.trigger.frame not in PAIRS | TRAVEL:
        return set()
    guest = 1 if candidate.trigger.frame in (*TRAVEL, "calling") else _SECOND
    return {side.key for side in candidate.sides if side.inferred and side.side == guest}
