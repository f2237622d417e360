"""A dyad: the relation of two parties at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from relazione.record.english import listed
from relazione.resolve.disagreements import disputes
from relazione.serve.drawings.timeline import timeline
from relazione.serve.pages.party import HEADINGS
from relazione.serve.problems import wrong
from relazione.serve.relation import LANES, domains_by_year, marks_of, office_rows
from relazione.serve.rows import dispute_row, known, told
from relazione.serve.visit import SOME, Page, Row, Visit, rows_asked
from relazione.tell.answers.match import meeting
from relazione.tell.gather import gather
from relazione.tell.party import find
from relazione.tell.sections.holders import ranked
from relazione.tell.wording.names import opened

_OF_ONE = ("membership", "profile")  # what a relation is not made of, though it touches one of the two


def page(visit: Visit) -> Page:
    """The page of two parties; `limit` rows of each kind, the newest first."""
    names = (visit.path["one"], visit.path["other"])
    parties = [find(name, visit.store) for name in names]
    if (parties[0].kind, parties[0].value) == (parties[1].kind, parties[1].value):
        raise wrong(f"{names[0]} and {names[1]} are one and the same", "Name two different parties.")
    matter = gather(visit.store, parties, visit.view.as_of)
    holders = ranked(matter)
    items = list({item.entry.id: item for item in (*matter.about, *holders)}.values())
    behind = known(items)
    disputed = disputes([item.entry for item in items], behind.claims, behind.published())
    profiles = [item for item in matter.of_all("profile") if item.one("of")]
    matches = list(meeting(parties, profiles, known(profiles)))
    domains: Counter[str] = Counter(domain for item in matter.about for domain in item.every("domains"))

    most = rows_asked(visit, SOME)
    tables: dict[str, Sequence[Row]] = {"Who is who": office_rows(visit.store, holders[:most])}
    totals = {"Who is who": len(holders)}
    for kind, heading in HEADINGS.items():
        if kind not in _OF_ONE:
            here = matter.of_kind(kind)
            tables[heading] = told(visit.store, here[:most])
            totals[heading] = len(here)
    tables["Strengths that meet needs"] = [dict(row.cells) for row in matches[:most]]
    tables["Disagreements"] = [dispute_row(one, behind) for one in disputed[:most]]
    tables["Domains"] = [{"domain": name, "entries": number} for name, number in domains.most_common()]
    totals |= {"Strengths that meet needs": len(matches), "Disagreements": len(disputed), "Domains": len(domains)}
    values = tuple(party.value for party in parties)
    return Page(
        "dyad",
        listed([opened(party.title) for party in parties]),
        {heading: rows for heading, rows in tables.items() if rows},
        visit.store.extent(),
        {
            "drawing": timeline(list(marks_of(matter.about, holders)), LANES),
            "domains": domains_by_year(matter.about),
        },
        values,
        totals=totals,
    )
