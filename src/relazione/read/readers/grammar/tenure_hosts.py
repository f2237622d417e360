"""Where an envoy serves whose title does not say it: "the Norwegian Ambassador, Name" in a paper of Nairobi.

A head of mission is accredited to one receiving state and a member of the mission notified to it (Vienna Convention on
Diplomatic Relations, 1961, articles 4 and 10); a paper leaves out the state that all its readers know.
"""

from __future__ import annotations

from collections import Counter

from relazione.codebook.states import states
from relazione.read.finding import Value
from relazione.read.mention import Mention, Office
from relazione.read.reading import Reading

HEADS = frozenset(("ambassador", "high_commissioner", "charge_daffaires", "consul"))
OF_CITIES = frozenset(("consul_general", "consul", "permanent_representative"))
STAFF = "diplomat"
OF_MISSIONS = ("embassy", "mission", "secretary", "counsellor", "counselor", "attaché", "attache", "ambassador")
UNION = "European Union"  # the only organisation whose heads of delegation are heads of mission in every state
AT_LARGE = ("at large", "at-large", " for ", "global", "goodwill", "roving")  # accredited to no state
NEAR = 40  # characters behind title and name in which its mission may be named


def accreditation(reading: Reading, office: Office) -> Value | None:
    """Where the holder of an office is accredited: what the title says, else the host; None where there is neither.

    A consul's exequatur is for a district, named after its city (Vienna Convention on Consular Relations, 1963,
    article 4), and a permanent representative's place is a seat of organisations: these stay cities.
    """
    if office.to is None:
        return host(reading, office)
    mention = reading.inner(reading.parse.token_at(office.to_start))
    if office.office in OF_CITIES and mention is not None and mention.kind == "city":
        return Value(reading.article.text[mention.start : mention.end], mention.start, mention.end)
    return Value(office.to, office.to_start, office.to_end)


def host(reading: Reading, office: Office) -> Value | None:
    """The state where the holder serves, where the title leaves it out; None where nothing tells or no post needs one.

    A mission named right behind title and name tells it, else the home of the article, else the state that an article
    of the envoy's own government names most.
    """
    title = office.title.lower()
    if office.of not in states() and office.of != UNION:
        return None
    if office.office not in HEADS and not (office.office == STAFF and any(word in title for word in OF_MISSIONS)):
        return None
    if any(word in title for word in AT_LARGE):
        return None
    told = _of_mission(reading, office)
    if told is not None:
        return told
    if reading.home not in (None, office.of) and reading.home not in _sending(reading):
        return Value(str(reading.home), office.title_start, office.title_end, "resolved")
    own = reading.home == office.of and office.of_basis == "stated"
    return _most_named(reading, office) if own else None


def _sending(reading: Reading) -> set[str | None]:
    """The states whose own head of mission the article names without a post: they host nobody there."""
    return {
        office.of for actor in reading.actors for office in actor.offices if office.office in HEADS and not office.to
    }


def _of_mission(reading: Reading, office: Office) -> Value | None:
    """The state of the mission named right behind title and name: "Chargé d'Affaires Name, Embassy Abuja"."""
    behind = reading.mentions_in(office.start, office.end + NEAR)
    for mention in behind:
        if mention.kind == "mission" and mention.start >= office.title_start:
            inside = reading.mentions_in(mention.start, office.end + NEAR)
            for place in inside:
                state = _state_of(reading, place)
                if place.kind in ("city", "state") and state not in (None, office.of):
                    return Value(str(state), place.start, place.end, "resolved")
    return None


def _state_of(reading: Reading, mention: Mention) -> str | None:
    return reading.actors[mention.actors[0]].state if len(mention.actors) == 1 else None


def _most_named(reading: Reading, office: Office) -> Value | None:
    """The other state that the article names most, None where it names none."""
    counts: Counter[str] = Counter()
    sending = _sending(reading) | {office.of}
    places: dict[str, Mention] = {}
    for mention in reading.mentions:
        state = _state_of(reading, mention) if mention.kind in ("state", "city") else None
        if state is not None and state in states() and state not in sending:
            counts[state] += 1
            places.setdefault(state, mention)
    best = sorted(counts, key=lambda code: (-counts[code], places[code].start))[:1]
    return Value(best[0], places[best[0]].start, places[best[0]].end, "resolved") if best else None
