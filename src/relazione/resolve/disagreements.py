"""Disagreements: where reports cannot all be right. Every side stands with its claims; nothing is overwritten."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations

from relazione.codebook.table import rows
from relazione.record.naming import plain
from relazione.record.states import is_state
from relazione.resolve.agreements import all_state_words
from relazione.resolve.entry import Entry
from relazione.resolve.places import states_of
from relazione.resolve.posts import held_by_one
from relazione.resolve.standing import Standing
from relazione.resolve.who import same_person

_SAME_TIME = 31  # days between two reports of one person that give two offices
# Offices of which a person holds one at a time; a minister may well lead a party or a committee besides.
_RANKED = ("head_of_state", "head_of_government", "deputy_head", "foreign_minister", "defence_minister")
_SENT = ("ambassador", "high_commissioner", "charge_daffaires", "consul_general", "permanent_representative")
_FOREIGN = ("foreign_minister", "deputy_minister", "foreign_secretary")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that stand against each other, and the claims (ids, sorted) that give it."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One disagreement: in what (date, place, office, whom somebody serves, capital ...), of which entries, the sides.

    For a capital the last side is what the table of capitals says; it has no claims.
    """

    about: str
    entries: tuple[Entry, ...]
    sides: tuple[Side, ...]


def disputes(
    entries: Iterable[Entry], claims: Mapping[str, Standing], published: Mapping[str, date | None]
) -> tuple[Dispute, ...]:
    """All disagreements: within entries in their order, then of offices, of whom one serves, of capitals.

    The entries are gone through several times. `claims` are theirs, `published` maps claims to the day of publication
    of their article.
    """
    found = [
        Dispute(d.slot, (entry,), tuple(Side(value.value, value.claims) for value in d.values))
        for entry in entries
        for d in entry.disagreements
    ]
    tenures = [entry for entry in entries if entry.kind == "tenure"]
    found += _offices(tenures, claims, published)
    found += _served(tenures, claims, published)
    found += _capitals(entries, claims)
    return tuple(found)


def _offices(
    tenures: Sequence[Entry], claims: Mapping[str, Standing], published: Mapping[str, date | None]
) -> Iterator[Dispute]:
    """One person in one state to whom reports of the same days, in different articles, give two offices."""
    by_person: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in tenures:
        if "current" in entry.every("status") and any(
            entry.one("office") in group for group in (_RANKED, _SENT, _FOREIGN)
        ):
            by_person[entry.one("of") or "", plain(entry.one("person") or "").split(" ")[-1]].append(entry)
    for key in sorted(by_person):
        for one, other in combinations(sorted(by_person[key], key=lambda e: e.id), 2):
            if _rival_offices(one, other) and _at_once(one, other, claims, published):
                sides = (_office_side(one), _office_side(other))
                yield Dispute("office", (one, other), tuple(sorted(sides, key=lambda s: (-len(s.claims), s.value))))


def _office_side(entry: Entry) -> Side:
    title = entry.one("title") or (entry.one("office") or "").replace("_", " ")
    return Side(title, tuple(sorted(entry.claims)))


def _rival_offices(one: Entry, other: Entry) -> bool:
    first, second = one.one("office") or "", other.one("office") or ""
    if first == second or not any(first in group and second in group for group in (_RANKED, _SENT, _FOREIGN)):
        return False
    to, other_to = one.one("to"), other.one("to")
    if to and other_to and to != other_to:
        return False
    of = one.one("of")
    return same_person(one.one("person") or "", other.one("person") or "", (of, of))


def _at_once(one: Entry, other: Entry, claims: Mapping[str, Standing], published: Mapping[str, date | None]) -> bool:
    """Whether two reports of neighbouring days stand against each other, and no article gives both offices."""
    articles = [{claims[key].article for key in entry.claims if key in claims} for entry in (one, other)]
    if articles[0] & articles[1]:
        return False
    days = [[day for key in entry.claims if (day := published.get(key))] for entry in (one, other)]
    return any(abs((first - second).days) <= _SAME_TIME for first in days[0] for second in days[1])


def _served(
    tenures: Sequence[Entry], claims: Mapping[str, Standing], published: Mapping[str, date | None]
) -> Iterator[Dispute]:
    """One full name with the same office of two states, where words state both."""
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in tenures:
        person, of = plain(entry.one("person") or ""), entry.one("of") or ""
        stated = any(value.basis == "stated" for value in entry.slots.get("of", ()))
        single = held_by_one(entry.one("office") or "", of, entry.one("to"))
        if " " in person and is_state(of) and stated and single:
            groups[person, entry.one("office") or ""].append(entry)
    for key in sorted(groups):
        group = groups[key]
        if len({entry.one("of") for entry in group}) > 1 and _near(group, published):
            sides = tuple(Side(entry.one("of") or "", tuple(sorted(entry.claims))) for entry in group)
            yield Dispute("whom the person serves", tuple(group), sides)


def _near(group: Sequence[Entry], published: Mapping[str, date | None]) -> bool:
    days = [[day for key in entry.claims if (day := published.get(key))] for entry in group]
    return any(
        abs((first - second).days) <= _SAME_TIME
        for one, other in combinations(days, 2)
        for first in one
        for second in other
    )


def _capitals(entries: Iterable[Entry], claims: Mapping[str, Standing]) -> Iterator[Dispute]:
    """Reports that call a city the capital that by the table is none; also "its capital and B" of a pact of A and B."""
    seen: set[tuple[str, str]] = set()
    pacts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for entry in entries:
        cities = [city for city in entry.every("parties") if not is_state(city) and states_of(city)]
        if entry.kind == "agreement" and len(cities) == 2:
            for key in entry.claims:
                if key in claims:
                    pacts[claims[key].article] += [(cities[0], cities[1]), (cities[1], cities[0])]
    for entry in entries:
        for key in entry.claims:
            claim = claims.get(key)
            if claim is None or "capital" not in claim.quote:
                continue
            for city in [*_called_capital(claim.quote), *_implied(claim.quote, pacts.get(claim.article, ()))]:
                states = sorted(states_of(city) & _capital_of().keys())
                wrong = states and all(plain(city) not in _capital_of()[state] for state in states)
                if wrong and len(states) == 1 and (claim.article, city) not in seen:
                    seen.add((claim.article, city))
                    sides = (Side(city, (key,)), Side(_capital_names()[states[0]], ()))
                    yield Dispute("capital", (entry,), sides)


_NAMED = re.compile(
    r"\b([\w-]+)(?:['’]s)? capital(?: city)?(?: of)?,? ([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)"
    r"|([A-Z][\w'’-]+), (?:the|its) capital\b(?! of)"
)
_DETERMINERS = frozenset({"the", "its", "their", "our", "country", "nation"})
_ITS = re.compile(r"\b(?:its|the|their) (?:\w+ )?capital and ([A-Z][\w'’-]+)")


def _called_capital(quote: str) -> list[str]:
    """The cities that words call a state's capital ("the Kazakh capital Almaty"); not "the commercial capital"."""
    found = []
    for match in _NAMED.finditer(quote):
        of_state = match[1] is None or plain(match[1]) in _DETERMINERS | all_state_words()
        for name in (match[2] or match[3], (match[2] or match[3]).split(" ")[0]):
            if of_state and states_of(name) and not is_state(name):
                found.append(name)
                break
    return found


def _implied(quote: str, pacts: Iterable[tuple[str, str]]) -> list[str]:
    """The city that must be meant by "its capital and B" where the article tells of a pact between that city and B."""
    partners = {plain(match[1]) for match in _ITS.finditer(quote)}
    return sorted({city for city, partner in pacts if plain(partner) in partners})


@cache
def _capital_names() -> dict[str, str]:
    return {row["iso3"]: row["capitals"].split("|")[0] for row in rows("capitals")}


@cache
def _capital_of() -> dict[str, frozenset[str]]:
    return {row["iso3"]: frozenset(plain(name) for name in row["capitals"].split("|")) for row in rows("capitals")}
