"""Search: parties, persons, entries and articles by words; as far as a page, the surest first."""

from __future__ import annotations

from relazione.codebook.states import find_party
from relazione.record.english import shown
from relazione.record.naming import plain
from relazione.resolve.entry import Entry
from relazione.serve import addresses
from relazione.serve.rows import article_row, entry_rows
from relazione.serve.visit import Page, Row, Visit, rows_asked
from relazione.store.words import words_of

_NAMES = 12
_DIVIDERS = (" and ", " & ", ",", "/", " - ", "–")


def page(visit: Visit) -> Page:
    """What the words `q` find; nothing is looked for where there are none."""
    asked = visit.word("q")
    if not words_of(asked):
        return Page("search", "Search", {}, visit.store.extent(), {"q": asked})
    most = rows_asked(visit)
    claims = visit.store.claims_with(visit.store.search_claims(asked)[:2000])
    entries, seen = list[Entry](), set[str]()
    for claim in sorted(claims, key=lambda claim: (-claim.score, claim.id)):
        if len(entries) >= most:
            break
        entry = visit.store.entry_of(claim.id)
        if entry is not None and entry.id not in seen:
            seen.add(entry.id)
            entries.append(entry)
    articles = visit.store.search(asked)
    facts = visit.store.facts_of(articles[:2000]).values()
    newest = sorted(facts, key=lambda each: (each.published is not None, each.published, each.id), reverse=True)
    tables: dict[str, list[Row]] = {
        "Relations": _dyads(asked),
        "Parties and persons": _names(visit, asked),
        "Entries": [*entry_rows(visit.store, entries)],
        "Articles": [article_row(each) for each in newest[:most]],
    }
    more = {"q": asked, "claims": len(claims), "articles": len(articles)}
    return Page("search", f"Search: {asked}", {k: v for k, v in tables.items() if v}, visit.store.extent(), more)


def _dyads(asked: str) -> list[Row]:
    """The relation of two parties that the words name: "Korea and Pakistan", "KOR PAK"."""
    pairs = [asked.split(divider) for divider in _DIVIDERS if asked.count(divider) == 1]
    words = asked.split()
    pairs += [[" ".join(words[:place]), " ".join(words[place:])] for place in range(1, min(len(words), 8))]
    for one, other in pairs:
        first, second = find_party(one), find_party(other)
        if first and second and first.value != second.value:
            name = f"{first.label} and {second.label}"
            return [{"name": name, "kind": "dyad", "address": addresses.dyad(first.value, second.value)}]
    return []


def _names(visit: Visit, asked: str) -> list[Row]:
    """The party of that name, and the names of the record that hold all the words."""
    found: dict[str, Row] = {}
    party = find_party(asked)
    if party is not None:
        found[party.value] = {"name": party.label, "kind": party.kind, "address": addresses.party(party.value)}
    wanted = set(plain(asked).split())
    for name in visit.store.names():
        if len(found) >= _NAMES:
            break
        if wanted and wanted <= set(plain(name).split()):
            known = find_party(name)
            person = known is None and visit.store.values("person").get(name)
            address = addresses.person(name) if person else addresses.party(name)
            kind = known.kind if known else "person" if person else "name"
            found.setdefault(known.value if known else name, {"name": shown(name), "kind": kind, "address": address})
    return list(found.values())
