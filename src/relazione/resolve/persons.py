"""Persons: which names of a record mean one person, each decision with a score and reasons that a person can read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from sys import intern

from relazione.codebook.organisations import find_organisation
from relazione.record.states import is_state
from relazione.resolve.engagements import may_be_person
from relazione.resolve.entry import Entry
from relazione.resolve.names import OTHER, SAME, compare_persons, leading_name, name_keys, name_parts
from relazione.resolve.places import cities_in

# What each finding is worth, and from where on two names are one person; ordered judgement, not calibrated.
_SAME_LETTERS, _SAME_TURNED, _SAME_SHORTENED, _PARTS_ONLY, _FAMILY_ONLY = 0.8, 0.75, 0.65, 0.45, 0.3
_SAME_STATE, _SAME_OFFICE, _ONE_TIME = 0.1, 0.15, 0.05
_ONE_PERSON = 0.5
_YEARS_NEAR, _YEARS_FAR = 8, 25


@dataclass(frozen=True, slots=True)
class Mention:
    """One name as entries give it: for whom the bearer acts, the offices, the years of attestation, and the entries."""

    name: str
    acts_for: str | None
    offices: tuple[str, ...]
    years: tuple[int, ...]
    entries: tuple[str, ...]


@dataclass(slots=True)
class _Met:
    """A draft of a mention, filled while entries are gone through; it keeps none of them."""

    offices: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    entries: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether two mentions are one person: the score (0..1, not calibrated) and the reasons."""

    one: Mention
    other: Mention
    score: float
    reasons: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether the two are taken for one person."""
        return self.score >= _ONE_PERSON


@dataclass(frozen=True, slots=True)
class Person:
    """One person: the leading name, all mentions, and the decisions that tie them together."""

    name: str
    mentions: tuple[Mention, ...]
    decisions: tuple[Decision, ...]

    @property
    def entries(self) -> frozenset[str]:
        """The ids of the entries in which the person is named."""
        return frozenset(entry for mention in self.mentions for entry in mention.entries)


def persons(name: str, entries: Iterable[Entry]) -> tuple[tuple[Person, ...], tuple[Decision, ...]]:
    """The persons whom a name can mean, those named most often first, and the decisions that told two of them apart."""
    mentions = [m for m in mentions_of(entries) if compare_persons(name, m.name) != OTHER]
    decisions = [decided(one, other) for one, other in combinations(mentions, 2)]
    group = _grouped(mentions, decisions)
    told_apart = tuple(d for d in decisions if group[d.one] != group[d.other])
    return _persons(mentions, decisions, group), told_apart


def everybody(entries: Iterable[Entry]) -> tuple[Person, ...]:
    """Everybody whom the entries name, each person once, those named most often first.

    Only names that may be a person's; two mentions are compared where they share a part of the name and no two states.
    """
    mentions = [mention for mention in mentions_of(entries) if _is_person(mention)]
    decisions = [decided(one, other) for one, other in _near(mentions)]
    return _persons(mentions, decisions, _grouped(mentions, decisions))


def _grouped(mentions: Sequence[Mention], decisions: Iterable[Decision]) -> dict[Mention, Mention]:
    """For each mention the one that stands for its person; the surest decisions go first, and none joins two apart."""
    members = {mention: [mention] for mention in mentions}
    group = {mention: mention for mention in mentions}
    for decision in sorted(decisions, key=lambda d: (-d.score, d.one.name, d.other.name)):
        first, second = group[decision.one], group[decision.other]
        if not decision.same or first == second:
            continue
        if any(decided(one, other).score == 0.0 for one in members[first] for other in members[second]):
            continue
        for mention in members.pop(second):
            group[mention] = first
            members[first].append(mention)
    return group


def _persons(
    mentions: Sequence[Mention], decisions: Iterable[Decision], group: Mapping[Mention, Mention]
) -> tuple[Person, ...]:
    """The persons that mentions were grouped to, those named most often first."""
    members: dict[Mention, list[Mention]] = defaultdict(list)
    for mention in mentions:
        members[group[mention]].append(mention)
    ties: dict[Mention, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.same and group[decision.one] == group[decision.other]:
            ties[group[decision.one]].append(decision)
    found = [
        Person(leading_name(m.name for m in met for _ in m.entries), tuple(met), tuple(ties[head]))
        for head, met in members.items()
    ]
    found.sort(key=lambda p: (-len(p.entries), p.name, p.mentions[0].acts_for or ""))
    return tuple(found)


def _is_person(mention: Mention) -> bool:
    """Whether a name may be a person's: who holds an office is one; no state, body or city is, nor "both leaders"."""
    if mention.offices:
        return True
    name = mention.name
    known = find_organisation(name) is not None or bool(cities_in(name))
    return any(letter.isupper() for letter in name) and may_be_person(name) and not known


def _near(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of mentions that are worth comparing, each once, in the order of the mentions."""
    places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, mention in enumerate(mentions):
        state = mention.acts_for if mention.acts_for and is_state(mention.acts_for) else ""
        for key in name_keys(mention.name):
            places[key][state].append(number)
    found: set[tuple[int, int]] = set()
    for by_state in places.values():
        stateless = by_state.get("", [])
        for state, numbers in by_state.items():
            found.update(combinations(numbers, 2))
            if state:
                found.update((min(one, other), max(one, other)) for one in numbers for other in stateless)
    yield from ((mentions[one], mentions[other]) for one, other in sorted(found))


def mentions_of(entries: Iterable[Entry]) -> tuple[Mention, ...]:
    """Everybody whom tenures, engagements and positions name, each name with each state or body it acts for."""
    found: dict[tuple[str, str | None], _Met] = defaultdict(_Met)
    for entry in entries:
        for who, acts_for, office in _named(entry):
            met = found[who, acts_for]
            met.offices |= {office} if office else set()
            met.years.update(int(day[:4]) for day in entry.attested)
            met.entries[intern(entry.id)] = None
    return tuple(
        Mention(
            name=who,
            acts_for=acts_for,
            offices=tuple(sorted(found[who, acts_for].offices)),
            years=tuple(sorted(found[who, acts_for].years)),
            entries=tuple(found[who, acts_for].entries),
        )
        for who, acts_for in sorted(found, key=lambda pair: (pair[0], pair[1] or ""))
    )


def _named(entry: Entry) -> list[tuple[str, str | None, str | None]]:
    """The names of an entry with whom each acts for and in which office; spellings that an entry joins count each."""
    if entry.kind == "tenure":
        spellings = [name for value in entry.slots.get("person", ()) for name in (value.value, *value.also)]
        return [(name, entry.one("of"), entry.one("office")) for name in spellings]
    if entry.kind == "position":
        speaker = entry.one("speaker") or ""
        return [] if is_state(speaker) else [(speaker, entry.one("for"), None)]
    sides = [side for side in entry.participants if not is_state(side.who)]
    return [(name, side.acts_for, None) for side in sides for name in (side.who, *side.also) if not is_state(name)]


def decided(one: Mention, other: Mention) -> Decision:
    """Whether two mentions are one person, with score and reasons; 0 where name, state or office forbid it."""
    decision = _by_name(one, other)
    for step in (_by_state, _by_office, _by_time):
        if decision.score > 0:
            decision = step(decision)
    return replace(decision, score=round(min(1.0, max(0.0, decision.score)), 2))


def _by_name(one: Mention, other: Mention) -> Decision:
    found = compare_persons(one.name, other.name)
    if found == OTHER:
        return Decision(one, other, 0.0, ("the names differ by a whole part",))
    first, second = name_parts(one.name), name_parts(other.name)
    if found == SAME:
        if "".join(first) == "".join(second):
            return Decision(one, other, _SAME_LETTERS, ("the same letters",))
        if sorted("".join(first)) == sorted("".join(second)):
            return Decision(one, other, _SAME_TURNED, ("the same letters in another order",))
        return Decision(one, other, _SAME_SHORTENED, ("one leaves out or shortens a part, or spells it otherwise",))
    if min(len(first), len(second)) > 1:
        return Decision(one, other, _PARTS_ONLY, ("one has two or more parts of the other's name",))
    return Decision(one, other, _FAMILY_ONLY, ("one is only a part of the other's name",))


def _by_state(decision: Decision) -> Decision:
    first, second = decision.one.acts_for, decision.other.acts_for
    if first is None or second is None:
        return _adding(decision, 0.0, "for whom one acts is not told")
    if first == second:
        return _adding(decision, _SAME_STATE, f"both act for {first}")
    if is_state(first) and is_state(second):
        return replace(decision, score=0.0, reasons=(*decision.reasons, f"one acts for {first}, one for {second}"))
    return _adding(decision, 0.0, f"one acts for {first}, one for {second}")


def _by_office(decision: Decision) -> Decision:
    shared = sorted(set(decision.one.offices) & set(decision.other.offices))
    if shared:
        return _adding(decision, _SAME_OFFICE, f"both {' and '.join(office.replace('_', ' ') for office in shared)}")
    if decision.one.offices and decision.other.offices:
        return _adding(decision, 0.0, "in different offices")
    return decision


def _by_time(decision: Decision) -> Decision:
    first, second = decision.one.years, decision.other.years
    if not first or not second:
        return decision
    gap = max(0, first[0] - second[-1], second[0] - first[-1])
    if gap <= _YEARS_NEAR:
        return _adding(decision, _ONE_TIME, "attested in the same years" if gap == 0 else f"{gap} years apart")
    if gap > _YEARS_FAR:
        return _adding(decision, -_FAMILY_ONLY, f"{gap} years apart, longer than an office lasts")
    return _adding(decision, 0.0, f"{gap} years apart")


def _adding(decision: Decision, worth: float, reason: str) -> Decision:
    return replace(decision, score=decision.score + worth, reasons=(*decision.reasons, reason))


def spellings(mentions: Sequence[Mention], lead: str) -> tuple[str, ...]:
    """The other names by which mentions call the person, sorted."""
    return tuple(sorted({mention.name for mention in mentions} - {lead}))
