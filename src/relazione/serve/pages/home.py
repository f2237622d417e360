"""Home: what the record covers, what came last, and where to begin."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

from relazione.record.english import shown
from relazione.serve.addresses import party
from relazione.serve.drawings.bars import Count, bars, legend
from relazione.serve.rows import article_rows, claim_row
from relazione.serve.visit import Page, Row, Visit
from relazione.store.browsing import Shelf

_ARTICLES, _CLAIMS, _STATES = 12, 12, 30
_NEWS = ("agreement", "engagement", "mission", "membership", "tenure")


def page(visit: Visit) -> Page:
    """The home page."""
    store = visit.store
    covered = store.coverage()
    by_publisher: Counter[str] = Counter()
    for each in covered:
        by_publisher[each.publisher or "publisher not known"] += each.articles
    drawing = bars(
        [Count(each.day, each.publisher or "publisher not known", each.articles) for each in covered if each.day],
        "articles",
        "/articles",
    )
    newest = store.latest(Shelf(most=_ARTICLES))
    counts = store.counts()
    return Page(
        "home",
        "The record",
        {
            "Newest articles": article_rows(store, newest),
            "Newest claims": _claims(visit, [facts.id for facts in newest]),
            "Articles by publisher": [
                {"publisher": name, "articles": number} for name, number in by_publisher.most_common()
            ],
            "Kinds": [{"kind": kind, "claims": number} for kind, number in counts.claims.items()],
        },
        store.extent(),
        {
            "drawing": drawing,
            "legend": legend(by_publisher),
            "counts": {name: value for name, value in asdict(counts).items() if isinstance(value, int)},
            "states": _states(visit),
        },
    )


def _claims(visit: Visit, articles: list[str]) -> list[Row]:
    """The claims of the newest articles, one of each before a second of any: what happened before who is who."""
    facts = visit.store.facts_of(articles)
    found: list[tuple[int, float, Row]] = []
    for article in articles:
        claims = [claim for claim in visit.store.claims(article=article) if claim.kind in _NEWS]
        claims.sort(key=lambda claim: (_NEWS.index(claim.kind), -claim.score, claim.start, claim.id))
        rows = [claim_row(claim, facts.get(article)) for claim in claims[:3]]
        found += [(place, -row["score"], row) for place, row in enumerate(rows)]
    found.sort(key=lambda each: each[:2])
    return [row for _, _, row in found[:_CLAIMS]]


def _states(visit: Visit) -> list[Row]:
    """The states for which somebody acts most often."""
    met = Counter({name: number for name, number in visit.store.values("for").items() if len(name) <= 3})
    return [
        {"name": shown(name), "value": name, "number": number, "address": party(name)}
        for name, number in met.most_common(_STATES)
    ]
