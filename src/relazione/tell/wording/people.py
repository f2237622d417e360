"""People in a sentence: who holds which office, for whom, and on which days that is attested."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from relazione.codebook.table import rows
from relazione.record.english import word
from relazione.record.naming import plain
from relazione.record.states import is_state
from relazione.resolve.who import same_person
from relazione.tell.item import Item, Proof
from relazione.tell.party import Party, is_named_in, state_names
from relazione.tell.wording.dates import iso_words, on, words
from relazione.tell.wording.names import bare, in_small_letters, is_common, label, opened, the

# Offices whose English name says more than the words of a title; for all others the title is told as it stands.
NAMED_BY_CLASS = frozenset(
    {"ambassador", "high_commissioner", "charge_daffaires", "consul_general", "consul", "permanent_representative"}
    | {"foreign_minister", "defence_minister", "foreign_secretary"}
)
_LEADING_ARTICLE = re.compile(r"^(?:the|an?) |^visiting ", re.IGNORECASE)
_ACRONYM = re.compile(r" \([A-Z]{2,}\)")  # beside its own words it says nothing, and office stands in brackets itself
# A title that only means something beside another one ("his Pakistani counterpart") is told by its class.
_RELATIVE = re.compile(r"^(?:his|her|their|its|our|my)\b|\b(?:counterpart|predecessor|successor|colleague)s?\b", re.I)
_FURTHER = re.compile(r"\b(?:of|for|to|and|in|at)\b|[,;(]")  # words after which whom the office serves cannot stand
MOST_WORDS_OF_A_HEAD = 3
_REMEMBERED = 1 << 16  # names and pairs of names
_SPACE = re.compile(r"\s+")


class Register:
    """Tenures in order, by the names of their holders: made once for all sections of a page."""

    def __init__(self, tenures: Iterable[Item]) -> None:
        """Of these tenures."""
        self._tenures = sorted(tenures, key=lambda item: item.newest_first)
        self._found: dict[tuple[str, str | None], list[Item]] = {}
        self._serving: dict[str, dict[str, list[int]]] = {}  # places in _tenures by whom they serve, then by name
        self._named: dict[str, list[int]] = {}  # the same by plain name
        for number, item in enumerate(self._tenures):
            known = item.one("person") or ""
            self._serving.setdefault(item.one("of") or "", {}).setdefault(known, []).append(number)
            self._named.setdefault(_plain(known), []).append(number)

    def of(self, person: str, acts_for: str | None) -> list[Item]:
        """The tenures that are of a person who acts for a side, the newest first."""
        if (person, acts_for) not in self._found:
            self._found[person, acts_for] = self._look_up(person, acts_for)
        return self._found[person, acts_for]

    def _look_up(self, person: str, acts_for: str | None) -> list[Item]:
        names = self._serving.get(acts_for or "", {})
        one = [known for known in names if known == person or _are_one(known, person, acts_for)]
        found = {number for known in one for number in names[known]}
        for number in self._named.get(_plain(person), ()) if " " in person else ():
            item = self._tenures[number]
            of = item.one("of") or ""
            if of != acts_for and (item.states_whom or not is_state(of)):
                found.add(number)
        return [self._tenures[number] for number in sorted(found)]


class Directory:
    """Looks up the office of a person whom a sentence names."""

    def __init__(self, register: Register, parties: Iterable[Party]) -> None:
        """`parties` are those whom the page is about: their names say enough."""
        self._register = register
        self._parties = tuple(parties)
        self._presented: set[tuple[str, str]] = set()

    def presented(self, person: str, acts_for: str | None, told: Item | None = None) -> str:
        """An actor as a sentence names it: "Ana Lopez (ambassador of Chile to Peru)", "Busan (South Korea)".

        Who has been presented once is then named alone; `told` is the entry that the sentence tells.
        """
        tenure = self._tenure(person, acts_for, told) if acts_for and acts_for != person else None
        name = label(_fuller(person, tenure))
        known = acts_for == person or any(party.means(person) for party in self._parties)
        if not acts_for or known or self._met(name, acts_for):
            return name
        self.meet(name, acts_for)
        if tenure:
            return f"{name} ({_held(tenure)})"
        if is_named_in(person, acts_for):
            return name
        served = label(acts_for)
        return f"{the(name)} of {served}" if name.islower() or is_common(name) else f"{name} ({bare(served)})"

    def spelled(self, person: str, acts_for: str | None, told: Item | None = None) -> str:
        """The bare name by which a sentence calls an actor: the same for all that are one person's."""
        tenure = self._tenure(person, acts_for, told) if acts_for and acts_for != person else None
        return label(_fuller(person, tenure))

    def meet(self, person: str, acts_for: str) -> None:
        """Remember that the reader has been told who a person is."""
        self._presented.add((plain(person), acts_for))

    def _met(self, person: str, acts_for: str) -> bool:
        return (plain(person), acts_for) in self._presented

    def _tenure(self, person: str, acts_for: str | None, told: Item | None) -> Item | None:
        """The person's tenure, None where the record holds none.

        Among several the one whose words state whom the office serves, then one of the article that tells of the
        entry, then the one attested last; a former office only where there is no other. The same full name is enough
        where a university's head acts for a state, or where `acts_for` was worked out wrongly and the words of a
        tenure state better.
        """
        articles = {place.article for place in told.places} if told else set()

        def order(item: Item) -> tuple[bool, bool, bool, bool]:
            elsewhere = articles.isdisjoint(place.article for place in item.places)
            return item.one("status") == "former", not item.states_whom, item.one("of") != acts_for, elsewhere

        return min(self._register.of(person, acts_for), key=order, default=None)


@lru_cache(_REMEMBERED)
def _plain(name: str) -> str:
    return plain(name)


@lru_cache(_REMEMBERED)
def _are_one(known: str, person: str, acts_for: str | None) -> bool:
    """Whether two names in the service of one side are one person's; every section of a brief asks it again."""
    return same_person(known, person, (acts_for, acts_for), same_office=True)


def _fuller(person: str, tenure: Item | None) -> str:
    """A person's name in the spelling of the tenure, so that one page spells it in one way, unless that is shorter."""
    known = (tenure.one("person") if tenure else None) or person
    fuller = known if len(known.split()) >= len(person.split()) else person
    return in_small_letters(fuller) if tenure else fuller


def _held(tenure: Item) -> str:
    """The office of a tenure with what it is beside a holder's: "former foreign minister of Norway"."""
    status = tenure.one("status") or "current"
    held, adjective = office(tenure), word("tenure_status", status)
    plain_enough = status == "current" or held.lower().startswith(adjective)  # "Acting President" says it
    return held if plain_enough else f"{adjective} {held}"


def office(item: Item) -> str:
    """The office of a tenure in words: "ambassador of South Korea to Pakistan", "Chief of Army Staff of Pakistan"."""
    of, to = label(item.one("of") or ""), item.one("to")
    if to or item.one("office") in NAMED_BY_CLASS:
        name = word("office", item.one("office") or "other") + f" of {of}"
        return f"{name} to {label(to)}" if to else name
    title = _LEADING_ARTICLE.sub("", _LEADING_ARTICLE.sub("", item.one("title") or ""))
    title = _of_one(_SPACE.sub(" ", _ACRONYM.sub("", title)).strip(" ,"))
    if not title or _RELATIVE.search(title):
        return f"{word('office', item.one('office') or 'other')} of {of}"
    head = _head(title, item.one("of") or "")
    if head:
        return f"{opened(head)} of {of}"
    return title if _names_whom(item, title) else f"{title} of {of}"


def _of_one(title: str) -> str:
    """A title as one holder has it: "President of Peru" where words speak of "Presidents" together."""
    words = title.split()
    for length in range(min(len(words), MOST_WORDS_OF_A_HEAD), 0, -1):
        plural = " ".join(words[:length]).lower()
        for last in (length - 1, 0):
            single = " ".join([*words[:last], words[last].removesuffix("s"), *words[last + 1 : length]])
            if single.lower() != plural and {single.lower(), plural} <= _phrases():
                return " ".join([single, *words[length:]])
    return title


@cache
def _phrases() -> frozenset[str]:
    """The words that name an office."""
    return frozenset(row["phrase"] for row in rows("offices"))


def _head(title: str, served: str) -> str:
    """The office alone where a short title begins with whom it serves: "President" of "Iranian president"; else ""."""
    names = state_names(served) if is_state(served) else (served,)
    begun = re.match(rf"(?:{'|'.join(map(re.escape, names))})(?:['’]s)?(?![a-z])", title)
    rest = title[begun.end() :].strip() if begun else ""
    plain_enough = rest and len(rest.split()) <= MOST_WORDS_OF_A_HEAD and not _FURTHER.search(rest)
    return rest if plain_enough else ""


def spells(item: Item) -> list[tuple[str, list[Proof]]]:
    """The statuses that reports give a tenure, each with its reports: dated ones in order of days, then undated ones.

    On one day those come first whose words name the person.
    """
    found: dict[str, list[Proof]] = {status: [] for status in ("current", "acting", "incoming", "former")}
    for proof in item.proofs:
        found.setdefault(proof.claim.one("status") or "current", []).append(proof)
    for proofs in found.values():
        proofs.sort(key=lambda proof: (proof.article.published or date.max, not _names_person(proof)))
    return [(status, proofs) for status, proofs in found.items() if proofs]


def behind(item: Item) -> list[Proof]:
    """The reports that prove on which days a tenure is attested: of each status the first, the last and an undated."""
    chosen: list[Proof] = []
    for _, proofs in spells(item):
        dated = [proof for proof in proofs if proof.article.published]
        last = [proof for proof in dated if proof.article.published == dated[-1].article.published]
        chosen += [*dated[:1], *last[:1], *proofs[len(dated) : len(dated) + 1]]
    return chosen


def attested(item: Item) -> str:
    """On which days a tenure is attested: "attested 3 May 2021", "attested 3 May 2021 to 9 June 2022", never "current".

    Where no dated article speaks of it, it is "attested in an undated article".
    """
    told = "; ".join(_on_days(status, proofs) for status, proofs in spells(item))
    since, until = item.one("since"), item.one("until")
    told += f"; in office since {words(since)}" if since else ""
    return told + (f"; in office until {words(until)}" if until else "")


def _on_days(status: str, proofs: list[Proof]) -> str:
    """One status with the days of the articles that give it."""
    days = [proof.article.published.isoformat() for proof in proofs if proof.article.published]
    other = f"named as {word('tenure_status', status)}"
    verb = {"current": "attested", "acting": "attested as acting"}.get(status, other)
    undated = len(proofs) - len(days)
    without = f"in {'an undated article' if undated == 1 else 'undated articles'}"
    if not days:
        return f"{verb} {without}"
    when = words(days[0]) if days[0] == days[-1] else words(f"{days[0]}/{days[-1]}")
    at = "" if status == "current" or days[0] != days[-1] else "on "
    return f"{verb} {at}{when}" + (f" and {without}" if undated else "")


def _names_person(proof: Proof) -> bool:
    """Whether the evidence itself names the holder, and not only "the President"."""
    claim = proof.claim
    return any(claim.start <= value.start and value.end <= claim.end for value in claim.slots.get("person", ()))


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
