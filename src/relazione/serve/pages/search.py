"""Search: parties, persons, entries and articles by words, the best first, as the command line ranks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from relazione.codebook.states import find_party
from relazione.record.english import shown
from relazione.record.naming import plain
from relazione.resolve.entry import Entry
from relazione.serve import addresses
from relazione.serve.cursor import next_cursor, place_of
from relazione.serve.rows import article_rows, entry_rows
from relazione.serve.visit import SOME, Page, Row, Visit, day_of, rows_asked
from relazione.store.searching import Hit
from relazione.store.words import phrases_of
from relazione.tell.answers.search import Found, best_words, found, told_of_all
from relazione.tell.question import Question, Within

_NAMES = 12
_DIVIDERS = (" and ", " & ", ",", "/", " - ", "–")


def page(visit: Visit) -> Page:
    """What the words `q` find; nothing is looked for where there are none.

    As on the command line words in double quotes must follow each other; `party` and `other` name two parties between
    whom it must lie, `since` a day of publication. What follows is had with `cursor`.
    """
    asked, extent = visit.word("q"), visit.store.extent()
    if not phrases_of(asked):
        return Page("search", "Search", {}, extent, {"q": asked})
    begin, most = place_of(visit.word("cursor")), rows_asked(visit, SOME)
    sought = Question(visit.store, (asked,), visit.view, within=_within(visit))
    hits = visit.store.ranked_claims(asked)
    entries = list(islice(_entries(sought, hits), begin, begin + most + 1))
    articles = list(islice(found(sought, asked), begin, begin + most + 1))
    more = len(entries) > most or len(articles) > most
    tables: dict[str, list[Row]] = {
        "Relations": _dyads(asked) if not begin else [],
        "Parties and persons": _names(visit, asked) if not begin else [],
        "Entries": [*entry_rows(visit.store, entries[:most])],
        "Articles": _articles(visit, articles[:most], asked),
    }
    return Page(
        "search",
        f"Search: {asked}",
        {heading: rows for heading, rows in tables.items() if rows},
        extent,
        {"q": asked},
        sought.within.between,
        next_cursor(begin + most) if more else "",
    )


def _within(visit: Visit) -> Within:
    """Between which parties, and since when."""
    names = tuple(name for name in (visit.word("party"), visit.word("other")) if name)
    return Within(names, day_of(visit.word("since"), "since"))


def _entries(sought: Question, hits: Sequence[Hit]) -> Iterator[Entry]:
    """The entries of claims whose quotes hold the words, the best first, each once."""
    told, since, seen = told_of_all(sought), sought.within.since, set[str]()
    for hit in hits:
        entry = sought.store.entry_of(hit.id) if told is None or hit.id in told else None
        late = entry is not None and (since is None or (entry.last_attested or "") >= since.isoformat())
        if entry is not None and late and entry.id not in seen:
            seen.add(entry.id)
            yield entry


def _articles(visit: Visit, articles: Sequence[Found], asked: str) -> list[Row]:
    """Articles with the sentence that holds most of the words."""
    rows = article_rows(visit.store, list(visit.store.facts_of([each.article.id for each in articles]).values()))
    told = {row["article"]: row for row in rows}
    return [
        {**told[each.article.id], "words": best_words(each.article.text, asked)[0], "fit": round(each.fit, 6)}
        for each in articles
    ]


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
    told: dict[str, Row] = {}
    party = find_party(asked)
    if party is not None:
        told[party.value] = {"name": party.label, "kind": party.kind, "address": addresses.party(party.value)}
    wanted = set(plain(asked).split())
    for name in visit.store.names():
        if len(told) >= _NAMES:
            break
        if wanted and wanted <= set(plain(name).split()):
            known = find_party(name)
            person = known is None and visit.store.values("person").get(name)
            address = addresses.person(name) if person else addresses.party(name)
            kind = known.kind if known else "person" if person else "name"
            told.setdefault(known.value if known else name, {"name": shown(name), "kind": kind, "address": address})
    return list(told.values())
