"""Events in the 61 columns of GDELT 2.0 (tab-separated, no heading), one row a pair of an actor and one acted on.

GDELT's rows are reports between two actors; ours are entries, so NumMentions is the number of their reports,
NumArticles that of their articles and NumSources that of their publishers. What the record does not know stays empty:
ethnic, religious and type codes, tone, all coordinates and geographic codes (only names of places are told). Country
codes are ISO 3166-1 alpha-3, never FIPS. Where a group acts together without anybody being acted on, it stays one row:
its first actor with the names of all, and no second actor. Lost on the way: all without a PLOVER type (`plover`),
events without a date of their own (GDELT has no word for that), the quotes, and how sure a day is: what is known to
the year or month only stands on its first day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache

from relazione.codebook.table import rows
from relazione.store.contract import Store
from relazione.tell.every import every_item
from relazione.tell.exports.plover import Actor, Event, coded_as
from relazione.tell.item import Item
from relazione.tell.wording.dates import first_day

COLUMNS = 61
_ACTOR_COLUMNS, _PLACE_COLUMNS = 10, 8
_CODED = frozenset({"engagement", "agreement", "position"})
_VALUE = {"engagement": "type", "agreement": "type", "position": "stance"}
_PLACE_NAMED = "4"  # GDELT's type of a city of the world; 1 is a country
_PLACE_STATE = "1"
_ID_DIGITS = 15  # hexadecimal digits of a hash that fit a signed 64-bit number
# QuadClass by the first two digits of the code: verbal cooperation, material cooperation, verbal and material conflict.
_QUADS = ((5, "1"), (9, "2"), (13, "3"), (20, "4"))
_DAYS_IN_YEAR = 365  # GDELT's FractionDate: the part of the year gone, counted so


def lines(store: Store) -> Iterator[str]:
    """The rows, entries in the record's order."""
    urls = {article.id: article.url or article.given_id for article in store.articles()}
    for item in every_item(store, _CODED):
        event, day = coded_as(item.lead.claim), _day(item)
        if event is not None and day is not None:
            for number, (actor, recipient) in enumerate(_pairs(event)):
                cells = _row(item, event, day, (number, actor, recipient))
                cells.append(_plain(urls[item.lead.article.id]))
                yield "\t".join(cells) + "\n"


def _day(item: Item) -> date | None:
    """The day the thing itself began; of a position the day it was first reported."""
    return first_day(item.happened) or (first_day(item.entry.first_attested or "") if item.kind == "position" else None)


def _pairs(event: Event) -> Iterator[tuple[Actor, Actor | None]]:
    """Each actor with each acted on; two who act together are a pair; a larger group stays one."""
    actors, recipients = event.actors, event.recipients
    if recipients:
        yield from ((actor, recipient) for actor in actors for recipient in recipients)
    elif len(actors) == 2:
        yield actors[0], actors[1]
    elif actors:
        yield ("; ".join(name for name, _ in actors), actors[0][1] if len(actors) == 1 else None), None


def _row(item: Item, event: Event, day: date, pair: tuple[int, Actor, Actor | None]) -> list[str]:
    number, actor, recipient = pair
    code, goldstein = cameo(event.coding.code, item)
    key = hashlib.sha256(f"{item.entry.id}:{number}".encode()).hexdigest()[:_ID_DIGITS]
    fraction = day.year + (day.timetuple().tm_yday - 1) / _DAYS_IN_YEAR
    articles = {place.article for place in item.places}
    publishers = {article.publisher or article.given_id for article in item.articles}
    return [
        str(int(key, 16)), f"{day:%Y%m%d}", f"{day:%Y%m}", str(day.year), f"{fraction:.4f}",
        *_actor(actor), *_actor(recipient),
        "1", code, code[:3], code[:2], next(quad for last, quad in _QUADS if int(code[:2]) <= last), goldstein,
        str(len(item.proofs)), str(len(publishers)), str(len(articles)), "",
        *_no_place(), *_no_place(), *_place(item),
        f"{item.entry.last_attested.replace('-', '')}000000" if item.entry.last_attested else "",
    ]  # fmt: skip


def _actor(actor: Actor | None) -> list[str]:
    name, state = actor or ("", None)
    return [state or "", _plain(name).upper(), state or "", *([""] * (_ACTOR_COLUMNS - 3))]


def _no_place() -> list[str]:
    return [""] * _PLACE_COLUMNS


def _place(item: Item) -> list[str]:
    place = item.one("place")
    if not place:
        return _no_place()
    kind = _PLACE_STATE if len(place) == len("KOR") and place.isupper() else _PLACE_NAMED
    return [kind, _plain(place), *([""] * (_PLACE_COLUMNS - 2))]


@cache
def _codes() -> tuple[dict[str, str], ...]:
    return rows("cameo_codes")


def cameo(plover: str, item: Item) -> tuple[str, str]:
    """The CAMEO code of an item that is coded as this PLOVER type, and its place on the Goldstein scale."""
    value = item.one(_VALUE[item.kind]) or ""
    for row in _codes():
        asked = ((row["kind"], item.kind), (row["status"], item.status if item.kind == "engagement" else ""))
        fits = all(not wanted or wanted == had for wanted, had in asked)
        if row["plover"] == plover and fits and (not row["value"] or value in row["value"].split("|")):
            return row["code"], row["goldstein"]
    raise KeyError(plover)  # the table ends each type with a row that fits anything


def _plain(words: str) -> str:
    """Words without the marks that part cells and rows."""
    return " ".join(words.split())
