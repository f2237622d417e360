"""The party: the state, city or organisation that a brief is about, and which names of the record mean it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from relazione.codebook.gazetteer import gazetteer
from relazione.codebook.organisations import find_organisation
from relazione.codebook.organisations import members as organisation_members
from relazione.codebook.regions import find_region, regions
from relazione.codebook.states import find_party
from relazione.errors import RunStopped
from relazione.record.english import shown
from relazione.record.naming import plain
from relazione.record.states import is_state
from relazione.store.contract import Store
from relazione.tell.wording.names import label, opened

_CACHED_NAMES = 1 << 16  # names whose plain form is remembered: the same actors come again and again
# The slots that can name a party that no table knows: a town hall, a think tank, a festival.
_NAMING_SLOTS = ("who", "for", "parties", "organisation", "member", "of", "to", "in", "towards", "city", "place")


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a brief is about. `kind`: state | city | organisation | person | group.

    `value` is a state's ISO alpha-3 or the usual name. `title` is the name for a heading, `name` the one inside a
    sentence. `names` are all its names as written, for all but states. A group is its
    `members`, ISO alpha-3 codes, and the organisation that they make up, if they do.
    """

    kind: str
    value: str
    title: str
    name: str
    names: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    def means(self, actor: str | None) -> bool:
        """Whether an actor of the record is this party itself."""
        if not actor:
            return False
        return actor == self.value if self.kind == "state" else _plain(actor) in map(_plain, self.names)

    def holds(self, words: str | None) -> bool:
        """Whether words name this party, alone or within a longer name ("Busan City Hall", "ASEAN heads of mission").

        An acronym is looked for in capitals only: Kim Jong Un is not the UN.
        """
        if not words or self.kind == "state":
            return self.means(words)
        return words in self.members or _pattern(self.names).search(words) is not None

    def is_state(self, iso3: str | None) -> bool:
        """Whether a state is this party or one of its members."""
        return iso3 is not None and (iso3 == self.value or iso3 in self.members)

    def is_named_in(self, words: str) -> bool:
        """Whether running text names this party in any of its spellings; a state also by what its people are called."""
        if self.members:
            return any(is_named_in(words, actor) for actor in (self.value, *self.members))
        if self.kind == "state":
            return is_named_in(words, self.value)
        return self.holds(_others_within(self.names).sub(" ", words) if self.kind == "organisation" else words)


def group(name: str, store: Store, but: Sequence[Party] = ()) -> Party:
    """The states of a region, or the members of an organisation, as one side; without those that are other parties.

    Raises RunStopped where the name is neither's, and where the table knows no member.
    """
    region = find_region(name)
    whole = Party("group", region, region, label(region), (region,)) if region else find(name, store)
    states = regions()[region] if region else organisation_members(whole.value)
    states = tuple(sorted(iso3 for iso3 in states if not any(party.is_state(iso3) for party in but)))
    if not states:
        remedy = "Name an organisation that states are members of (ASEAN), or a region (Central Asia)."
        raise RunStopped(f"no table has the member states of {name!r}", "--group or --subject", remedy)
    said = whole.title if region else f"the members of {whole.name}"
    return Party("group", whole.value, opened(said), said, whole.names, states)


def find(name: str, store: Store) -> Party:
    """The party that a person means by any of its usual names, or by a name that the record itself holds.

    Raises RunStopped where neither the tables nor the record know the name.
    """
    found = find_party(name)
    if found is None:
        person = _in_record(name, store, ("person", "speaker"))
        if person:
            return Party("person", person, person, label(person), (person,))
        named = _in_record(name, store, _NAMING_SLOTS)
        if named is None:
            raise RunStopped(
                f"no state, city, organisation or person is known as {name!r}",
                "the tables of names and this record",
                "Check the spelling, or give the name as an article writes it.",
            )
        return Party("organisation", named, named, label(named), (named,))
    if found.kind == "state":
        return Party("state", found.value, found.label, label(found.value))
    short = name if found.kind == "organisation" and _plain(name) != _plain(found.value) else ""
    title = f"{short} ({found.label})" if short else found.label
    state = state_of(found.value) if found.kind == "city" else None
    title = f"{title}, {shown(state)}" if state else title
    return Party(found.kind, found.value, title, label(short or found.value), _names(found.value, name))


def is_named_in(words: str, actor: str) -> bool:
    """Whether running text names an actor: a state in any of its spellings, all else as it is written."""
    names = state_names(actor) if is_state(actor) else (actor,)
    return _pattern(names).search(words) is not None


@lru_cache(_CACHED_NAMES)
def state_of(actor: str) -> str | None:
    """The ISO alpha-3 of the state that a city or a state's body belongs to by the tables, a state's own; else None."""
    if is_state(actor):
        return actor
    organisation = find_organisation(actor)
    if organisation is not None:
        return organisation.state
    entries = gazetteer().get(actor, ())
    return entries[0].state if entries and entries[0].kind == "city" else None


def _names(value: str, asked: str) -> tuple[str, ...]:
    """All names by which a city or an organisation goes, the usual one first."""
    organisation = find_organisation(value)
    names = [value, asked, *((organisation.name, *organisation.short) if organisation else ())]
    return tuple(dict.fromkeys(names))


@cache
def state_names(iso3: str) -> tuple[str, ...]:
    """All names and demonyms of a state; the longest first, so that none is taken for a part of another."""
    return tuple(sorted(_state_names().get(iso3, ()), key=lambda name: (-len(name), name)))


@cache
def _state_names() -> dict[str, list[str]]:
    """The names and demonyms of every state."""
    found: dict[str, list[str]] = {}
    for name, (entry, *_) in gazetteer().items():
        if entry.kind == "state" and entry.form != "prefix":
            found.setdefault(entry.value, []).append(name)
    return found


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    words = [re.escape(name) if name.isupper() else f"(?i:{re.escape(name)})" for name in names]
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


@cache
def _others_within(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of other organisations in whose names one of these stands: the ASEAN Regional Forum is not ASEAN."""
    own = _pattern(names)
    others = (
        name
        for name, (entry, *_) in gazetteer().items()
        if entry.kind == "organisation" and entry.value not in names and own.search(name)
    )
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in sorted(others, key=len)[::-1]) or r"(?!)")


def _in_record(name: str, store: Store, slots: Sequence[str]) -> str | None:
    """The name as the record spells it, None where no claim has it."""
    wanted = _plain(name)
    for slot in slots:
        for value in store.values(slot):
            if wanted and _plain(value) == wanted:
                return value
    return None


@lru_cache(_CACHED_NAMES)
def _plain(name: str) -> str:
    return plain(name).removeprefix("the ")
