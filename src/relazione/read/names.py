"""Names of states, organisations, cities and regions in a text, found in one pass over the gazetteer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from relazione.codebook.gazetteer import Entry, gazetteer
from relazione.read.organisation_names import (
    OrganisationName,
    TableName,
    find_learnt_acronyms,
    find_organisations,
)

# After these words a place name is a place: "in Reading" is a city, "Reading" alone is not.
PLACE_BEFORE = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Ff]rom|[Tt]o|[Nn]ear|[Oo]f|[Vv]isit(?:ed|ing|s)?|via|through|between|outside|"
    r"capital|city|City|port|town|province|toward|towards|for|and)|,|\(|^|\n)\s+$|^$"
)
NAME_AFTER = re.compile(r"\s+(?:[A-Z][a-z]+)")
GLUED = 5  # letters: a name this long is believed even where a missing space glues it to the word before
ARTICLE_BEFORE = re.compile(r"\b(?:[Aa]l|[Ee]l|[Bb]in|[Ii]bn|[Aa]bu)[- ]$")
_MONEY = re.compile(r"[ -]?(?:\$|dollars?\b)")  # "US$5 million", "US $5 million", "Australian dollars": no state acts
NOT_US = re.compile(r"\b(?:ABOUT|CONTACT|FOLLOW|JOIN|LET|WITH|TO|FOR|OF|HELP|GIVE|TELL) $")
# States that are also given names: "Secretary Chad Miller" is no state.
GIVEN_NAMES = frozenset(("Jordan", "Georgia", "Chad", "Israel"))
TITLE_BEFORE = re.compile(
    r"\b(?:[Mm]inister|President|Secretary|Senator|Ambassador|Director|General|M[rs]s?\.?|Dr\.?)\s$"
)
LANGUAGE_AFTER = re.compile(r"[- ](?:language|translation|edition|version|transcript|text|alphabet|speaking)\b")
LANGUAGE_BEFORE = re.compile(r"\b(?:in|into|spoke|speaks?|speaking|learn(?:ing)?|fluent|translated from) $")
LANGUAGES = frozenset(("English", "ENGLISH"))
WENT_ON = re.compile(r" (?:on|for|in|to) ")
GRAMMAR = frozenset(("suffix", "mission", "place"))
KOREAN_SIDES = re.compile(r"\b[Tt]he (North|South)\b(?! [A-Z]|[- ](?:and|of|Korea|Korean|east|west))")


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name in a text, half-open code-point offsets.

    `kind`: state | organisation | city | region. `value` is ISO 3166-1 alpha-3 for states and the words themselves for
    the others. `form`: name | demonym | acronym | capital_or_city | suffix (an organisation known by its grammar) |
    mission (an embassy or consulate) | place (a palace, an airport: kind region). `state` is the ISO alpha-3 that
    the thing belongs to, None where no word tells.
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
    # The plain automaton is built three times as fast as the others and searches as fast.
    matcher = AhoCorasick(list(table), matchkind=MatchKind.Standard, implementation=Implementation.NoncontiguousNFA)
    return matcher, tuple(table.values())


def find_names(text: str) -> list[NameHit]:
    """The names in a text by start, outer before inner.

    Hits do not overlap, but for the states and cities inside the name of an organisation, which follow it.
    """
    names, heads = _matches(text)
    table = [TableName(name.start, name.end, name.kind, name.state) for name in names]
    found = [_named(text, organisation) for organisation in find_organisations(text, heads, table)]
    explained = [TableName(hit.start, hit.end, hit.kind, hit.state) for hit in found]
    explained += [name for name in table if name.kind == "organisation"]
    learnt = find_learnt_acronyms(text, explained)
    found += [NameHit(start, end, "organisation", text[start:end], "acronym", state) for start, end, state in learnt]
    found += _korean_sides(text, names)
    return _merge(text, names, found)


def _matches(text: str) -> tuple[list[NameHit], list[tuple[int, int, Entry]]]:
    """The table names of the text, leftmost longest, and all its head words of organisations."""
    matcher, entries = _automaton()
    names: list[NameHit] = []
    heads: list[tuple[int, int, Entry]] = []
    for pattern, start, end in matcher.find_matches_as_indexes(text, overlapping=True):
        if _bounded(text, start, end):
            for entry in entries[pattern]:
                if entry.kind == "head":
                    heads.append((start, end, entry))
                elif _believed(text, start, end, entry):
                    names.append(_hit(text, start, end, entry))
    return _outermost(names), heads


def _named(text: str, name: OrganisationName) -> NameHit:
    """The hit of an organisation known by its grammar; palaces and airports are places."""
    if name.type == "place":
        return NameHit(name.start, name.end, "region", text[name.start : name.end], "place", name.state)
    form = "mission" if name.type == "mission" else "suffix"
    return NameHit(name.start, name.end, "organisation", text[name.start : name.end], form, name.state)


def _hit(text: str, start: int, end: int, entry: Entry) -> NameHit:
    value = entry.value if entry.kind == "state" else text[start:end]
    form = "name" if entry.form == "prefix" else entry.form
    return NameHit(start, end, entry.kind, value, form, entry.state)


def _bounded(text: str, start: int, end: int) -> bool:
    """Whether the match begins and ends where words do; a long name glued to the word before it is let through."""
    if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        glued = end - start >= GLUED and text[start - 1].islower() and text[start : start + 2].istitle()
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
    if entry.surface in GIVEN_NAMES and TITLE_BEFORE.search(before) and NAME_AFTER.match(after):
        return False
    if entry.surface in LANGUAGES:
        return not (LANGUAGE_AFTER.match(after) or LANGUAGE_BEFORE.search(before))
    return not (_MONEY.match(after) or (entry.surface == "US" and NOT_US.search(before)))


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


def _merge(text: str, names: list[NameHit], found: list[NameHit]) -> list[NameHit]:
    """Table names and names found by grammar as one list: longest first, states inside organisations kept."""
    outer: list[NameHit] = []
    for hit in sorted(names + found, key=lambda h: (h.start, -h.end, h.form in GRAMMAR)):
        if not outer or hit.start >= outer[-1].end:
            outer.append(hit)
        elif _overrun(text, outer[-1], hit):
            outer[-1] = hit
        elif hit.end > outer[-1].end:
            outer[-1] = _joined(text, outer[-1], hit)
    holders = [h for h in outer if h.form in GRAMMAR or h.kind == "organisation"]
    inner = [name for name in names if name not in outer and any(_nested(name, holder) for holder in holders)]
    return sorted(outer + inner, key=lambda h: (h.start, -h.end))


def _overrun(text: str, grammar: NameHit, table: NameHit) -> bool:
    """Whether grammar went on after the end of an organisation that a table knows: "Arab League on Palestine"."""
    if grammar.form not in GRAMMAR or table.kind != "organisation" or table.form in GRAMMAR:
        return False
    return grammar.start == table.start and WENT_ON.match(text, table.end) is not None


def _joined(text: str, first: NameHit, second: NameHit) -> NameHit:
    """One name out of two that overlap: a table's and grammar's; a place loses to an organisation.

    A city on which grammar stopped short ("the High Commission in Dar es Salaam") is wholly taken in.
    """
    if first.kind == second.kind == "organisation" or (first.form in GRAMMAR and second.kind == "city"):
        form = "suffix" if second.kind == "organisation" else first.form
        return NameHit(first.start, second.end, first.kind, text[first.start : second.end], form, first.state)
    return second if second.form in GRAMMAR else first


def _nested(name: NameHit, holder: NameHit) -> bool:
    """Whether a state stands inside an organisation's name, or a city inside one known by its grammar."""
    if not (holder.start <= name.start and name.end <= holder.end):
        return False
    return name.kind == "state" or (name.kind == "city" and holder.form in GRAMMAR)


def _korean_sides(text: str, names: list[NameHit]) -> list[NameHit]:
    """What "the North" and "the South" stand for where the text speaks of the two Koreas."""
    if not any(n.value == "PRK" for n in names):
        return []
    sides = {"North": "PRK", "South": "KOR"}
    found = ((match.start(1), match.end(1), sides[match.group(1)]) for match in KOREAN_SIDES.finditer(text))
    return [NameHit(start, end, "state", state, "name", state) for start, end, state in found]
