"""A record that has something of everything, for tests of moving it and of bringing it up to date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from relazione.errors import SetAside
from relazione.ingest.article import Article
from relazione.record.claim import Admission, Claim
from relazione.resolve.judgement import UNDO, Judgement
from relazione.store import Store
from relazione.store.contract import NOT_DIPLOMATIC
from relazione.store.fresh import freshen
from relazione.store.judging import judge
from relazione.tell.export import export
from tests.resolve.golden import cases
from tests.store.samples import TEXT, admission, article

_SOME = 20  # of the golden articles: enough for entries of every kind


def golden() -> Iterator[tuple[Article, tuple[Claim, ...]]]:
    """The articles of the golden cases, each once, with the claims that the cases make of them."""
    every = {name: facts for case in cases().values() for name, facts in case.articles.items()}
    told = {claim.id: claim for case in cases().values() for claim in case.claims.values()}
    for name, facts in every.items():
        claims = tuple(claim for claim in told.values() if claim.article == name)
        text = " ".join((f"Of {name}.", *(claim.quote for claim in claims)))
        yield Article(name, facts.given_id, text, facts.published, None, facts.publisher), claims


def fill(store: Store) -> None:
    """Articles read, passed over and unread; refusals, faults, notes, judgements, one undone."""
    with store.transaction():
        for one, claims in islice(golden(), _SOME):
            store.add_article(one)
            store.add_reading(one.id, "grammar", "1", Admission(claims, ()))
    first, second = article("a"), article("b", TEXT + " Two.")
    with store.transaction():
        for one in (first, second):
            store.add_article(one)
            store.add_reading(one.id, "grammar", "1", admission(one))
        store.add_article(article("z", file="other.jsonl"))
        passed = article("c", "Unread words.", None)
        store.add_article(passed)
        store.add_reading(passed.id, "grammar", f"1, {NOT_DIPLOMATIC}", Admission((), ()))
        store.add_set_aside(SetAside("broken JSON: line", "b.jsonl:2", "Mend it."))
        store.note("feed", "seen \U0001f1f0\U0001f1f7")
    freshen(store)
    kept = sorted(store.claims(kind="engagement"), key=lambda claim: claim.id)
    judge(store, Judgement("merge", tuple(claim.id for claim in kept), "A. Clerk", "2024-06-01", "one call"))
    rejected = judge(store, Judgement("reject", (next(store.claims(kind="tenure")).id,), "B", "2024-06-02", "misread"))
    judge(store, Judgement("correct", (kept[0].id,), "B", "2024-06-03", "a slip", "type", "visit"))
    store.add_judgement(Judgement(UNDO, (), "B", "2024-06-04", "no slip", value=rejected.id))
    freshen(store)
    late = article("d", TEXT + " Four.", date(2024, 5, 9))
    with store.transaction():  # not worked out yet
        store.add_article(late)
        store.add_reading(late.id, "grammar", "1", admission(late))


def everything(store: Store) -> Iterator[object]:
    """All that a record tells."""
    yield list(store.articles())
    for one in list(store.articles()):
        yield store.given_ids(one.id), store.files(one.id), store.version_read(one.id, "grammar")
    yield list(store.claims())
    yield list(store.refusals())
    yield list(store.set_asides())
    yield store.judgements(), store.applied(), store.judgements_applied(), store.entries_fresh(), store.rules()
    yield list(store.entries()), list(store.names())
    yield store.counts(), store.extent(), store.coverage()
    yield store.noted("feed"), store.search("cafe envoy"), store.search_claims("ana called")
    for form in ("codebook", "claims"):
        yield list(export(store, form))
