"""Names of states, organisations, cities and regions in a text, found in one pass over the gazetteer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from relazione.codebook.gazetteer import Entry, gazetteer
from relazione.codebook.table import rows
from relazione.read.organisation_names import find_learnt_acronyms, find_organisations

# After these words a place name is a place: "in Reading" is a city, "Reading" alone is not.
PLACE_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Ff]rom|[Tt]o|[Nn]ear|[Oo]f|[Vv]isit(?:ed|ing|s)?|via|through|between|outside|"
    r"capital|city|City|port|town|province|toward|towards|for|and)|,|\(|^|\n)\s+$|^$"
)
NAME_AFTER = re.compile(r"\s+(?:[A-Z][a-z]+)")
STATE_AFTER = re.compile(r",\s+$")
GLUED = 5  # letters: a name this long is believed even where a missing space glues it to the word before
ARTICLE_BEFORE = re.compile(r"\b(?:[Aa]l|[Ee]l|[Bb]in|[Ii]bn|[Aa]bu)[- ]$")
NOT_US = re.compile(r"\b(?:ABOUT|CONTACT|FOLLOW|JOIN|LET|WITH|TO|FOR|OF|HELP|GIVE|TELL) $")
LANGUAGE_AFTER = re.compile(r"[- ](?:language|translation|edition|version|subtitles|transcript|text|alphabet|speaking)\b")
LANGUAGE_BEFORE = re.compile(r"\b(?:in|into|spoke|speaks?|speaking|learn(?:ing)?|fluent|translated from) $")
LANGUAGES = frozenset(("English", "Persian", "ENGLISH"))
KOREAN_SIDES = re.compile(r"\b[Tt]he (North|South)\b(?! [A-Z]|[- ](?:and|of|Korea|Korean|east|west))")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in a text, half-open code-point offsets.

    `kind`: state | organisation | city | region. `value` is ISO 3166-1 alpha-3 for states and the words themselves for
    the others. `form`: name | demonym | acronym | capital_or_city | suffix (an organisation known by its grammar) |
    mission (an embassy or consulate). `state` is the ISO alpha-3 that the thing belongs to, None where no word tells.
    """

    start: int
    end: int
    kind: str
    value: str
    form: str
    state: str | None


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[Entry, ...], ...]]:
    """The matcher over all spellings of the gazetteer and, by pattern number, their entries."""
    table = gazetteer()
    return AhoCorasick(list(table), matchkind=MatchKind.Standard, implementation=Implementation.NoncontiguousNFA), tuple(table.values())


def find_names(text: str) -> list[NameHit]:
    """The names in a text by start, outer before inner.

    Hits do not overlap, but for the states inside the name of an organisation, which follow it.
    """
    matcher, entries = _automaton()
    names: list[NameHit] = []
    heads: list[tuple[int, int, Entry]] = []
    for pattern, start, end in matcher.find_matches_as_indexes(text, overlapping=True):
        if not _bounded(text, start, end):
            continue
        for entry in entries[pattern]:
            if entry.kind == "head":
                heads.append((start, end, entry))
            elif _believed(text, start, end, entry):
                names.append(_hit(text, start, end, entry))
    names = _outermost(names)
    organisations = find_organisations(text, heads, [(n.start, n.end, n.kind, n.state) for n in names])
    found = [NameHit(o.start, o.end, "organisation", text[o.start : o.end], o.form, o.state) for o in organisations]
    found += [NameHit(s, e, "organisation", text[s:e], "acronym", state) for s, e, state in find_learnt_acronyms(text, organisations)]
    found += _korean_sides(text, names)
    return _merge(names, found)


def _hit(text: str, start: int, end: int, entry: Entry) -> NameHit:
    value = entry.value if entry.kind == "state" else text[start:end]
    form = "name" if entry.form == "prefix" else entry.form
    return NameHit(start, end, entry.kind, value, form, entry.state)


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether the match begins and ends where words do; a long name glued to the word before it is let through."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        glued = end - start >= GLUED and text[start - 1].islower() and text[start].isupper() and text[start + 1].islower()
        if not glued and text[start].isalnum():
            return False
    if end < len(text) and (text[end].isalnum() or text[end] == "_") and text[end - 1].isalnum():
        return end - start >= GLUED and text[end].isupper() and text[end - 1].islower()
    return True


def _believed(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether the words around the match let it be the name that the gazetteer says."""
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if entry.form == "prefix":
        return after[:1] in ("-", "–") or entry.surface == "Pak"
    if ARTICLE_BEFORE.search(before) and entry.kind in ("state", "city"):
        return False
    if entry.kind == "city":
        return _believed_city(before, after, entry)
    if entry.surface in LANGUAGES:
        return not (LANGUAGE_AFTER.match(after) or LANGUAGE_BEFORE.search(before))
    return not (entry.surface == "US" and NOT_US.search(before))


def _believed_city(before: str, after: str, entry: Entry) -> bool:
    if NAME_AFTER.match(after) and entry.rule:
        return False
    return not entry.rule or bool(PLACE_BEFORE.search(before))


def _outermost(names: list[NameHit]) -> list[NameHit]:
    """Leftmost longest names without overlap."""
    kept: list[NameHit] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _merge(names: list[NameHit], found: list[NameHit]) -> list[NameHit]:
    """Table names and names found by grammar as one list: longest first, states inside organisations kept."""
    outer: list[NameHit] = []
    for hit in sorted(names + found, key=lambda h: (h.start, -h.end, h.form == "suffix")):
        if not outer or hit.start >= outer[-1].end:
            outer.append(hit)
        elif hit.kind == "state" and hit.end <= outer[-1].end and outer[-1].kind == "organisation":
            continue
        elif hit.end > outer[-1].end and hit.kind == "organisation" and outer[-1].kind != "organisation":
            outer[-1] = hit
    inner = [n for n in names if n.kind == "state" and any(o.start <= n.start and n.end <= o.end and o != n and o.kind == "organisation" for o in outer)]
    return sorted(outer + inner, key=lambda h: (h.start, -h.end))


def _korean_sides(text: str, names: list[NameHit]) -> list[NameHit]:
    """ "The North" and "the South" where the text speaks of the two Koreas."""
    if not any(n.value == "PRK" for n in names):
        return []
    sides = {"North": "PRK", "South": "KOR"}
    return [NameHit(m.start(1), m.end(1), "state", sides[m.group(1)], "name", sides[m.group(1)]) for m in KOREAN_SIDES.finditer(text)]


def head_types() -> dict[str, str]:
    """The type of body that each head word makes ("Embassy": "mission")."""
    return {row["head"]: row["type"] for row in rows("organisation_words")}
