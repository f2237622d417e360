"""FollowTheMoney entities (Aleph, OpenSanctions' tools), JSON Lines: one object an entity.

States are `PublicBody`, other bodies `Organization`, office-holders `Person`; a tenure is a `Position` with its
`Occupancy`, an engagement or an agreement an `Event`, a standing a `Membership`, a mission a `PublicBody`, a position
or a profile a `Note`. Each is tied to its `Article` by `proof`, and `summary` holds the quote. An entity is named by
what the record knows, so that two exports of one record agree. Lost on the way: offsets, scores, roles other than host
and organiser, directions of positions, values on which reports disagree, intervals given as spans of days only.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from relazione.codebook.states import label, states
from relazione.record.kind import line
from relazione.record.naming import plain
from relazione.store.contract import Store
from relazione.tell.every import every_item, parties_of
from relazione.tell.item import Item
from relazione.tell.wording.dates import first_day, last_day

# The model's own codes for states that are no more (followthemoney's country type).
_DISSOLVED = {"SU": "suhh", "YU": "yucs", "CS": "csxx", "DD": "ddde"}
_LONGEST_NAME = 300  # characters; the model refuses names beyond 384
_ORGANISERS = frozenset({"host", "organiser"})

Properties = dict[str, list[str]]
Entity = tuple[str, str, Properties]
"""Id, schema of the model, properties."""


def lines(store: Store) -> Iterator[str]:
    """Articles first, then each entity when it is first named."""
    for article in store.articles():
        told = {
            "title": [article.title or article.given_id],
            "publishedAt": [article.published.isoformat()] if article.published else [],
            "publisher": [article.publisher] if article.publisher else [],
            "sourceUrl": [article.url] if article.url else [],
        }
        yield _entity(_key("article", article.id), "Article", told)
    named: set[str] = set()
    for item in every_item(store):
        for key, schema, told in _entities(item):
            if key not in named:
                named.add(key)
                yield _entity(key, schema, told)


def _entity(key: str, schema: str, told: Properties) -> str:
    properties = {name: list(dict.fromkeys(map(_clean, values))) for name, values in told.items() if values}
    return json.dumps({"id": key, "schema": schema, "properties": properties}, ensure_ascii=False) + "\n"


def _clean(value: str) -> str:
    """A value as the model keeps it: one blank between words, no control characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())


def _entities(item: Item) -> Iterator[Entity]:
    """What an entry amounts to: the parties it names, the persons, then the thing itself."""
    for party in parties_of(item):
        yield _party(party)
    if item.kind == "tenure":
        yield from _tenure(item)
    elif item.kind == "membership":
        yield from _membership(item)
    elif item.kind == "mission":
        yield _mission(item)
    elif item.kind in ("position", "profile"):
        yield from _note(item)
    else:
        yield from _event(item)


def _party(name: str) -> Entity:
    if name not in states():
        return _party_key(name), "Organization", {"name": [name]}
    return _party_key(name), "PublicBody", {"name": [label(name)], "country": _country(name)}


def _party_key(name: str) -> str:
    return _key("state", name) if name in states() else _key("body", plain(name))


def _person(name: str, serves: str | None) -> Entity:
    """A person: one name in the service of one state is one person, for this export."""
    return _key("person", plain(name), serves or ""), "Person", {"name": [name], "country": _country(serves or "")}


def _country(iso3: str) -> list[str]:
    state = states().get(iso3)
    return [_DISSOLVED.get(state.iso2, state.iso2.lower())] if state and state.iso2 else []


def _tenure(item: Item) -> Iterator[Entity]:
    of, to = item.one("of"), item.one("to")
    holder = _person(item.one("person") or "", of)
    title = item.one("title") or item.one("office") or ""
    post = _key("post", item.one("office") or "", plain(title) if not to else "", of or "", to or "")
    accredited = f" to {label(to)}" if to else ""
    yield holder
    yield (
        post,
        "Position",
        {
            "name": [f"{title}, {label(of)}{accredited}" if of else title],
            "organization": [_party_key(of)] if of else [],
        },
    )
    yield (
        item.entry.id,
        "Occupancy",
        {
            "holder": [holder[0]],
            "post": [post],
            "startDate": _point(item.one("since")),
            "endDate": _point(item.one("until")),
            "date": list(item.entry.attested),
            **_proof(item),
        },
    )


def _membership(item: Item) -> Iterator[Entity]:
    member, body = item.one("member"), item.one("organisation")
    if member and body:
        yield (
            item.entry.id,
            "Membership",
            {
                "member": [_party_key(member)],
                "organization": [_party_key(body)],
                "role": [(item.one("standing") or "member").replace("_", " ")],
                "startDate": _point(item.one("since")),
                "endDate": _point(item.one("until")),
                **_proof(item),
            },
        )


def _mission(item: Item) -> Entity:
    of = item.one("of")
    return (
        item.entry.id,
        "PublicBody",
        {
            "name": [_line(item)],
            "classification": [(item.one("post") or "").replace("_", " ")],
            "parent": [_party_key(of)] if of else [],
            **_proof(item),
        },
    )


def _note(item: Item) -> Iterator[Entity]:
    speaker = item.one("speaker")
    about = [_party_key(party) for party in parties_of(item)]
    if item.kind == "position" and speaker and speaker not in parties_of(item):
        person = _person(speaker, item.one("for"))
        yield person
        about.insert(0, person[0])
    yield (
        item.entry.id,
        "Note",
        {
            "name": [_line(item)],
            "entity": about,
            **_proof(item),
        },
    )


def _event(item: Item) -> Iterator[Entity]:
    involved = {party: _party_key(party) for party in parties_of(item)}
    organisers = []
    for side in item.entry.participants:
        if side.who not in involved:
            person = _person(side.who, side.acts_for)
            yield person
            involved[side.who] = person[0]
        if side.role in _ORGANISERS:
            organisers.append(involved[side.acts_for or side.who])
    first, last = first_day(item.happened), last_day(item.happened)
    whole = _point(item.happened)
    yield (
        item.entry.id,
        "Event",
        {
            "name": [_line(item)],
            "startDate": whole or ([first.isoformat()] if first else []),
            "endDate": [last.isoformat()] if last and not whole else [],
            "location": [label(place) for place in item.every("place")[:1]],
            "involved": list(dict.fromkeys(involved.values())),
            "organizer": list(dict.fromkeys(organisers)),
            "keywords": list(item.every("domains")),
            **_proof(item),
        },
    )


def _proof(item: Item) -> Properties:
    """What ties an interval or an event to its articles, with the leading quote."""
    proofs = dict.fromkeys(_key("article", place.article) for place in item.places)
    return {"proof": list(proofs), "summary": [item.lead.claim.quote]}


def _line(item: Item) -> str:
    words = line(item.entry)
    return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME].rstrip()}…"


def _point(value: str | None) -> list[str]:
    """A year, month or day, which is all that the model's dates can say."""
    return [value] if value and "/" not in value and first_day(value) is not None else []


def _key(*parts: str) -> str:
    """An id without meaning: the same parts, the same id; 40 hexadecimal digits as the model's own keys have."""
    return hashlib.sha1("\x1f".join(parts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
