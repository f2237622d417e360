"""People in a sentence: who holds which office, for whom, and on which days that is attested."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from relazione.record.english import word
from relazione.record.naming import plain
from relazione.record.states import is_state
from relazione.resolve.who import same_person
from relazione.tell.item import Item
from relazione.tell.party import Party, is_named_in
from relazione.tell.wording.dates import iso_words, on, words
from relazione.tell.wording.names import bare, label, the

# Offices whose English name says more than the words of a title; for all others the title is told as it stands.
NAMED_BY_CLASS = frozenset(
    {"ambassador", "high_commissioner", "charge_daffaires", "consul_general", "consul", "permanent_representative"}
    | {"foreign_minister", "defence_minister", "foreign_secretary"}
)
_LEADING_ARTICLE = re.compile(r"^(?:the|an?) |^visiting ", re.IGNORECASE)
_ACRONYM = re.compile(r" \([A-Z]{2,}\)")  # beside its own words it says nothing, and office stands in brackets itself
# A title that only means something beside another one ("his Pakistani counterpart") is told by its class.
_RELATIVE = re.compile(r"^(?:his|her|their|its|our|my)\b|\b(?:counterpart|predecessor|successor|colleague)s?\b", re.I)
_SPACE = re.compile(r"\s+")


class Directory:
    """Looks up the office of a person whom a sentence names."""

    def __init__(self, tenures: Iterable[Item], parties: Iterable[Party]) -> None:
        """`parties` are those whom the page is about: their names say enough."""
        self._parties = tuple(parties)
        self._tenures = sorted(tenures, key=lambda item: item.newest_first)
        self._presented: set[tuple[str, str]] = set()

    def office_of(self, person: str, acts_for: str | None) -> str | None:
        """The person's office in words ("ambassador of Chile to Peru"), None where the record holds none.

        Among several the one whose words state whom the office serves, then the one attested last; a former office only
        where there is no other. The same full name is enough where a university's head acts for a state, or where
        `acts_for` was worked out wrongly and the words of a tenure state better.
        """
        named = [item for item in self._tenures if self._same(item, person, acts_for)]
        held = sorted(named, key=lambda i: (i.one("status") == "former", not i.states_whom, i.one("of") != acts_for))
        if not held:
            return None
        status = held[0].one("status") or "current"
        held_now, adjective = office(held[0]), word("tenure_status", status)
        plain_enough = status == "current" or held_now.lower().startswith(adjective)  # "Acting President" says it
        return held_now if plain_enough else f"{adjective} {held_now}"

    def presented(self, person: str, acts_for: str | None) -> str:
        """An actor as a sentence names it: "Ana Lopez (ambassador of Chile to Peru)", "Busan (South Korea)".

        Who has been presented once is then named alone.
        """
        name = label(person)
        known = acts_for == person or any(party.means(person) for party in self._parties)
        if not acts_for or known or (person, acts_for) in self._presented:
            return name
        self._presented.add((person, acts_for))
        held, served = self.office_of(person, acts_for), label(acts_for)
        if held:
            return f"{name} ({held})"
        if is_named_in(person, acts_for):
            return name
        return f"{the(name)} of {served}" if name.islower() else f"{name} ({bare(served)})"

    def _same(self, item: Item, person: str, acts_for: str | None) -> bool:
        known, of = item.one("person") or "", item.one("of") or ""
        if of != acts_for:
            return plain(known) == plain(person) and " " in person and (item.states_whom or not is_state(of))
        return known == person or same_person(known, person, (acts_for, acts_for), same_office=True)


def office(item: Item) -> str:
    """The office of a tenure in words: "ambassador of South Korea to Pakistan", "Chief of Army Staff of Pakistan"."""
    of, to = label(item.one("of") or ""), item.one("to")
    if to or item.one("office") in NAMED_BY_CLASS:
        name = word("office", item.one("office") or "other") + f" of {of}"
        return f"{name} to {label(to)}" if to else name
    title = _LEADING_ARTICLE.sub("", _LEADING_ARTICLE.sub("", item.one("title") or ""))
    title = _SPACE.sub(" ", _ACRONYM.sub("", title)).strip(" ,")
    if not title or _RELATIVE.search(title):
        return f"{word('office', item.one('office') or 'other')} of {of}"
    return title if _names_whom(item, title) else f"{title} of {of}"


def attested(item: Item) -> str:
    """On which days a tenure is attested: "attested 3 May 2021", "attested 3 May 2021 to 9 June 2022", never "current".

    Where no dated article speaks of it, it is "attested in an undated article".
    """
    statuses: dict[str, list[date | None]] = {status: [] for status in ("current", "acting", "incoming", "former")}
    for proof in item.proofs:
        statuses.setdefault(proof.claim.one("status") or "current", []).append(proof.article.published)
    told = "; ".join(_on_days(status, days) for status, days in statuses.items() if days)
    since, until = item.one("since"), item.one("until")
    told += f"; in office since {words(since)}" if since else ""
    return told + (f"; in office until {words(until)}" if until else "")


def _on_days(status: str, published: list[date | None]) -> str:
    """One status with the days of the articles that give it."""
    days = sorted(day for day in published if day)
    other = f"named as {word('tenure_status', status)}"
    verb = {"current": "attested", "acting": "attested as acting"}.get(status, other)
    if not days:
        return f"{verb} in {'an undated article' if len(published) == 1 else 'undated articles'}"
    if days[0] == days[-1]:
        return f"{verb} {'' if status == 'current' else 'on '}{iso_words(days[0])}"
    return f"{verb} {iso_words(days[0])} to {iso_words(days[-1])}"


def reported(item: Item) -> str:
    """When something without a day of its own was told: "reported on 3 May 2021", "in an undated article"."""
    return f"reported {on(item.entry.last_attested)}" if item.entry.last_attested else "in an undated article"


def published(item: Item) -> str:
    """The day of publication of an item's first proof: "3 May 2021" or "undated"."""
    day = item.lead.article.published
    return iso_words(day) if day else "undated"


def _names_whom(item: Item, title: str) -> bool:
    """Whether the words of the title already tell whom the office serves ("US Secretary of State")."""
    claim, of = item.lead.claim, item.one("of") or ""
    if is_state(of) or is_named_in(title, of):
        return is_named_in(title, of)
    # An organisation may stand in the title by another of its names ("AEOI spokesman").
    titles, served = claim.slots.get("title", ()), claim.slots.get("of", ())
    return any(t.start <= s.start and s.end <= t.end and s.quote != t.quote for t in titles for s in served)
