"""The gazetteer: every name of the tables as one list of entries, ready to be looked for in a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from relazione.codebook.table import rows

SHORTEST_CAPITALS = 4  # letters; shorter names in capitals ("MALI" is the shortest kept) read as acronyms
FIRST_FLAG_LETTER = 0x1F1E6  # code point of REGIONAL INDICATOR SYMBOL LETTER A


@dataclass(frozen=True, slots=True)
class Entry:
    """One way of writing a name.

    `kind`: state | organisation | city | region | head (a word that makes an organisation's name). `value` is ISO
    alpha-3 for states, else the usual name. `form`: name | demonym | acronym | capital_or_city | prefix | head.
    `state` is the ISO alpha-3 that the thing belongs to, None where it belongs to none. `rule` is "context" for cities
    that are believed only after "in", "at", "from" and the like, "" otherwise.
    """

    surface: str
    kind: str
    value: str
    form: str
    state: str | None = None
    rule: str = ""


def flag(iso2: str) -> str:
    """The flag emoji of an ISO alpha-2 code."""
    return "".join(chr(FIRST_FLAG_LETTER + ord(letter) - ord("A")) for letter in iso2)


def spellings(name: str) -> Iterator[str]:
    """A name as written, with straight and curly apostrophes, and without accents."""
    if name.isascii() and "'" not in name:  # most names: there is but one way to write them
        yield name
        return
    seen = []
    for form in (name, "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))):
        for variant in (form, form.replace("'", "’"), form.replace("’", "'")):
            if variant not in seen:
                seen.append(variant)
                yield unicodedata.normalize("NFC", variant)


def _states() -> Iterator[Entry]:
    for row in rows("states_aliases"):
        yield Entry(row["alias"], "state", row["iso3"], row["form"], row["iso3"])
    for row in rows("states_names"):
        yield Entry(row["name"], "state", row["iso3"], "name", row["iso3"])
    for row in rows("states_demonyms"):
        for word in row["words"].split("|"):
            yield Entry(word, "state", row["iso3"], "demonym", row["iso3"])
    for row in rows("states"):
        if len(row["iso2"]) == 2:
            yield Entry(flag(row["iso2"]), "state", row["iso3"], "name", row["iso3"])


def _organisations() -> Iterator[Entry]:
    for row in rows("organisations"):
        state = row["state"] or None
        yield Entry(row["name"], "organisation", row["name"], "name", state)
        for short in filter(None, row["short"].split("|")):
            form = "name" if " " in short or not short.isupper() else "acronym"
            yield Entry(short, "organisation", row["name"], form, state)
    yield Entry(flag("EU"), "organisation", "European Union", "name")
    yield Entry(flag("UN"), "organisation", "United Nations", "name")


def _cities() -> Iterator[Entry]:
    for row in rows("cities_aliases"):
        rule = "" if row["role"] in ("capital", "seat") else "context"
        yield Entry(row["name"], "city", row["name"], "capital_or_city", row["iso3"], rule)
    excluded = {row["name"] for row in rows("cities_excluded")}
    for row in rows("cities"):
        if row["name"] not in excluded:
            yield Entry(row["name"], "city", row["name"], "capital_or_city", row["iso3"], "context")


def _others() -> Iterator[Entry]:
    for row in rows("regions"):
        yield Entry(row["name"], "region", row["name"], "name", row["state"] or None)
    for row in rows("organisation_words"):
        yield Entry(row["head"], "head", row["head"], "head")
        if row["lower"] == "yes":
            yield Entry(row["head"].lower(), "head", row["head"], "head", None, "lower")


@cache
def gazetteer() -> dict[str, tuple[Entry, ...]]:
    """Every spelling, mapped to its entries in the order of precedence: states, organisations, regions, cities.

    A head word that is also a name keeps both entries; otherwise the first table to name a spelling wins.
    """
    found: dict[str, list[Entry]] = {}
    for entry in (*_states(), *_organisations(), *_others(), *_cities()):
        in_capitals = entry.kind in ("state", "city", "region") and entry.form != "prefix"
        for surface in spellings(entry.surface):
            _add(found, surface, entry)
            if in_capitals and len(surface) >= SHORTEST_CAPITALS:
                _add(found, surface.upper(), entry)
    return {surface: tuple(entries) for surface, entries in found.items()}


def _add(found: dict[str, list[Entry]], surface: str, entry: Entry) -> None:
    known = found.setdefault(surface, [])
    if not known or ((entry.kind == "head") != (known[0].kind == "head") and len(known) == 1):
        known.append(entry)
