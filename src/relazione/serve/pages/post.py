"""A post: who is attested in it, in which order, and between which days it changed hands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from relazione.codebook.vocabulary import vocabulary
from relazione.record.english import word
from relazione.resolve.entry import Entry
from relazione.resolve.names import organisation_key
from relazione.resolve.posts import Tenure, posts
from relazione.serve import addresses
from relazione.serve.drawings.timeline import Mark, timeline
from relazione.serve.problems import missing
from relazione.serve.rows import behind, source
from relazione.serve.visit import Page, Row, Visit
from relazione.tell.question import Proofs
from relazione.tell.wording.dates import words
from relazione.tell.wording.names import label, opened

_LANE = "In office"


def page(visit: Visit) -> Page:
    """The page of one post: `to` in the query where it is accredited somewhere."""
    of, office, to = visit.path["of"], visit.path["office"], visit.word("to")
    if office not in vocabulary("office"):
        raise missing(f"there is no class of office {office!r}", f"Choose one of: {', '.join(vocabulary('office'))}.")
    held = [entry for entry in visit.store.entries(kind="tenure", name=of) if _is_of(entry, of, office, to)]
    proofs = behind(visit.store, held)
    found = posts([*held, *visit.store.entries(kind="engagement", name=of)] if held else (), proofs.published())
    name = opened(f"{word('office', office)} of {label(of)}" + (f" to {label(to)}" if to else ""))
    if not found:
        raise missing(f"no person is attested as {name}", "An empty answer does not mean that nobody held it.")
    tenures = [tenure for post in found for tenure in post.tenures]
    firm, doubted = ([each for each in tenures if each.doubted is doubt] for doubt in (False, True))
    drawn = [_mark(tenure) for tenure in firm or doubted if tenure.begins.days or tenure.ends.days]
    tables = {"Succession": list(_rows(firm, proofs)), "In doubt": list(_rows(doubted, proofs))}
    return Page(
        "post",
        name,
        {heading: rows for heading, rows in tables.items() if rows},
        visit.store.extent(),
        {"drawing": timeline(drawn, (_LANE,))},
        (of, *filter(None, [to])),
    )


def _is_of(tenure: Entry, of: str, office: str, to: str) -> bool:
    """Whether a tenure is of this post; organisations and states by any spelling of one name."""
    sides = ((tenure.one("of"), of), (tenure.one("to"), to))
    return tenure.one("office") == office and all(organisation_key(a or "") == organisation_key(b) for a, b in sides)


def _mark(tenure: Tenure) -> Mark:
    line = f"{tenure.person}: {attested(tenure.first_attested, tenure.last_attested)}"
    return Mark(
        _LANE, tenure.begins.days, tenure.ends.days, tenure.person, partial(str, line), addresses.entry(tenure.entry)
    )


def attested(first: str | None, last: str | None) -> str:
    """The days between which somebody is attested, in words: "7 May 1999", "7 May 1999 to 2 June 2001", "undated"."""
    if not first or not last:
        return "undated"
    return words(first) if first == last else f"{words(first)} to {words(last)}"


def _rows(tenures: list[Tenure], proofs: Proofs) -> Iterator[Row]:
    for tenure in tenures:
        lead = proofs.claims[tenure.entry.lead]
        yield {
            "person": tenure.person,
            "status": tenure.status,
            "first_attested": tenure.first_attested,
            "last_attested": tenure.last_attested,
            "attested": attested(tenure.first_attested, tenure.last_attested),
            "begins": words(tenure.begins.days),
            "begins_because": tenure.begins.words,
            "ends": words(tenure.ends.days),
            "ends_because": tenure.ends.words,
            "in_doubt": tenure.doubted,
            "reports": len(tenure.entry.claims),
            "quote": lead.quote,
            "source": source(proofs.articles[lead.article]),
            "entry": tenure.entry.id,
            "address": addresses.entry(tenure.entry),
            "person_address": addresses.person(tenure.person),
        }
