"""A post: who is attested in it, in which order, and between which days it changed hands."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.codebook.vocabulary import vocabulary
from relazione.record.english import shown, word
from relazione.resolve.names import organisation_key
from relazione.resolve.posts import Tenure, posts
from relazione.serve import addresses
from relazione.serve.drawings.timeline import Mark, timeline
from relazione.serve.problems import missing
from relazione.serve.rows import behind, source
from relazione.serve.visit import Page, Row, Visit
from relazione.tell.question import Proofs
from relazione.tell.wording.dates import words

_LANE = "In office"


def page(visit: Visit) -> Page:
    """The page of one post: `to` in the query where it is accredited somewhere."""
    of, office, to = visit.path["of"], visit.path["office"], visit.word("to")
    if office not in vocabulary("office"):
        raise missing(f"there is no class of office {office!r}", f"Choose one of: {', '.join(vocabulary('office'))}.")
    entries = [entry for entry in visit.store.entries(name=of) if entry.kind in ("tenure", "engagement")]
    proofs = behind(visit.store, entries)
    wanted = (organisation_key(of), office, organisation_key(to))
    found = [
        post
        for post in posts(entries, proofs.published())
        if (organisation_key(post.of), post.office, organisation_key(post.to or "")) == wanted
    ]
    name = f"{word('office', office)} of {shown(of)}" + (f" to {shown(to)}" if to else "")
    if not found:
        raise missing(f"no person is attested as {name}", "An empty answer does not mean that nobody held it.")
    tenures = [tenure for post in found for tenure in post.tenures]
    rows = list(_rows(tenures, proofs))
    drawing = timeline([_mark(tenure) for tenure in tenures if tenure.begins.days or tenure.ends.days], (_LANE,))
    return Page(
        "post", name, {"Succession": rows}, visit.store.extent(), {"drawing": drawing}, (of, *filter(None, [to]))
    )


def _mark(tenure: Tenure) -> Mark:
    line = f"{tenure.person}: {tenure.first_attested or 'undated'} to {tenure.last_attested or 'undated'}"
    return Mark(_LANE, tenure.begins.days, tenure.ends.days, tenure.person, line, addresses.entry(tenure.entry.id))


def _rows(tenures: list[Tenure], proofs: Proofs) -> Iterator[Row]:
    for tenure in tenures:
        lead = proofs.claims[tenure.entry.lead]
        yield {
            "person": tenure.person,
            "status": tenure.status,
            "first_attested": tenure.first_attested,
            "last_attested": tenure.last_attested,
            "begins": words(tenure.begins.days),
            "begins_because": tenure.begins.words,
            "ends": words(tenure.ends.days),
            "ends_because": tenure.ends.words,
            "in_doubt": tenure.doubted,
            "reports": len(tenure.entry.claims),
            "quote": lead.quote,
            "source": source(proofs.articles[lead.article]),
            "entry": tenure.entry.id,
            "address": addresses.entry(tenure.entry.id),
            "person_address": addresses.person(tenure.person),
        }
