"""Working out a part equals working out the whole, to the last field."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from relazione.ingest.article import Article
from relazione.record import Claim
from relazione.record.claim import Admission
from relazione.resolve import ArticleFacts, Entry, Judgement, work_out
from relazione.resolve.judgement import UNDO, anchor_of, standing
from relazione.store import Store, open_store
from relazione.store.fresh import entries_of, freshen
from relazione.store.ledger import in_force
from relazione.store.view import View, seen
from tests.resolve.golden import cases

CASES = cases()
FACTS = {name: facts for case in CASES.values() for name, facts in case.articles.items()}
BY_ARTICLE: dict[str, list[Claim]] = {}
for _case in CASES.values():
    for _claim in _case.claims.values():
        BY_ARTICLE.setdefault(_claim.article, []).append(_claim)
CLAIMS = {claim.id: claim for claims in BY_ARTICLE.values() for claim in claims}
NAMES = sorted(BY_ARTICLE)
ENGINES = ("memory", "sqlite")
SLOTS = ("date", "person", "office", "of", "place")

engines = pytest.mark.parametrize("engine", ENGINES)
slow = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a record: some articles read, or a judgement written, and whether it is freshened then."""

    articles: tuple[str, ...] = ()
    judgement: Judgement | None = None
    fresh: bool = False
    less: int = 0


def day(number: int) -> str:
    """One of a few days after the articles of the cases."""
    return (date(2040, 1, 1) + timedelta(days=number)).isoformat()


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    """A judgement of any act on claims of the cases, mostly of one case, so that it says something."""
    case = CASES[draw(st.sampled_from(sorted(CASES)))]
    pool = sorted(claim.id for claim in case.claims.values())
    if draw(st.booleans()):
        pool = sorted(CLAIMS)
    claims = tuple(draw(st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique=True)))
    act = draw(st.sampled_from(("merge", "split", "reject", "correct", "confirm", "assert")))
    slot, value = None, None
    if act == "correct":
        slot = draw(st.sampled_from(SLOTS))
        value = CLAIMS[draw(st.sampled_from(sorted(CLAIMS)))].one(slot) or "2031-01-06"
    when = day(draw(st.integers(0, 5)))
    anchors = tuple(anchor_of(CLAIMS[claim]) for claim in claims)
    return Judgement(act, claims, draw(st.sampled_from(("A", "B"))), when, "seen", slot, value, anchors)


@st.composite
def steps(draw: st.DrawFn) -> list[Step]:
    """Articles in any order, in one batch or many, some of them twice or with fewer claims; judgements among them."""
    order = draw(st.permutations(NAMES))
    order += draw(st.lists(st.sampled_from(NAMES), max_size=8))
    found: list[Step] = []
    while order:
        size = draw(st.integers(1, 25))
        articles, order = tuple(order[:size]), order[size:]
        found.append(Step(articles, fresh=draw(st.booleans()), less=draw(st.sampled_from((0, 0, 1)))))
        found += [Step(judgement=j, fresh=draw(st.booleans())) for j in draw(st.lists(judgements(), max_size=2))]
    return found


def record(engine: str, folder: str) -> Store:
    """An empty record."""
    return open_store("memory:" if engine == "memory" else Path(folder) / "x.sqlite", create=True)


def do(store: Store, step: Step) -> None:
    """Take one step; a reading with `less` leaves out the first claim, as a newer reader might."""
    with store.transaction():
        for number, name in enumerate(step.articles):
            facts = FACTS[name]
            store.add_article(Article(name, facts.given_id, name, facts.published, None, facts.publisher))
            store.add_reading(name, "grammar", str(number), Admission(tuple(BY_ARTICLE[name][step.less :]), ()))
        if step.judgement:
            store.add_judgement(step.judgement)
    if step.fresh:
        freshen(store)


def whole(store: Store) -> tuple[Entry, ...]:
    """What all claims and judgements amount to, worked out at once."""
    facts = {facts.id: facts for facts in store.article_facts()}
    return work_out(store.claims(), facts, in_force(store, store.judgements()))


@engines
@slow
@given(steps())
def test_a_part_worked_out_alone_equals_the_whole(engine: str, way: list[Step]) -> None:
    """Whatever comes in what order and batches, what is kept equals what everything at once amounts to."""
    with TemporaryDirectory() as folder:
        store = record(engine, folder)
        for step in way:
            do(store, step)
        expected = whole(store)
        assert entries_of(store) == expected  # not kept yet where the last step was not followed by freshening
        freshen(store)
        assert tuple(store.entries()) == expected
        assert {key for entry in expected for key in entry.claims} <= {claim.id for claim in store.claims()}
        store.close()


@engines
@slow
@given(st.permutations(NAMES), st.integers(0, 1 << 16), st.lists(judgements(), max_size=4))
def test_order_batches_and_repetition_change_nothing(
    engine: str, order: list[str], seed: int, ledger: list[Judgement]
) -> None:
    """One batch in one order and many batches in another, with repetitions, give the same entries with the same ids."""
    dice = random.Random(seed)
    with TemporaryDirectory() as folder, TemporaryDirectory() as other:
        at_once, bit_by_bit = record(engine, folder), record(engine, other)
        do(at_once, Step(tuple(NAMES)))
        for judgement in ledger:
            do(at_once, Step(judgement=judgement))
        freshen(at_once)
        for judgement in reversed(ledger):
            do(bit_by_bit, Step(judgement=judgement, fresh=True))
        for name in [*order, *order[:7]]:
            do(bit_by_bit, Step((name,), fresh=dice.random() < 0.3))
        freshen(bit_by_bit)
        assert tuple(at_once.entries()) == tuple(bit_by_bit.entries())
        at_once.close()
        bit_by_bit.close()


@engines
@slow
@given(steps(), judgements(), st.integers(0, 1 << 16))
def test_a_judgement_undone_is_as_if_never_made(engine: str, way: list[Step], made: Judgement, at: int) -> None:
    """After a judgement and its undoing, wherever they fall, the entries are those without it."""
    made = replace(made, who="C")  # so that no other step makes the same
    undo = Judgement(UNDO, (), "C", day(9), "a slip", value=made.id)
    first = at % (len(way) + 1)
    second = first + (at // 97) % (len(way) - first + 1)
    with TemporaryDirectory() as folder, TemporaryDirectory() as other:
        with_it, without = record(engine, folder), record(engine, other)
        for number in range(len(way) + 1):
            if number == first:
                do(with_it, Step(judgement=made, fresh=bool(at & 1)))
            if number == second:
                do(with_it, Step(judgement=undo, fresh=bool(at & 2)))
            if number < len(way):
                do(with_it, way[number])
                do(without, way[number])
        freshen(with_it)
        freshen(without)
        assert tuple(with_it.entries()) == tuple(without.entries())
        assert standing(with_it.judgements()) == standing(without.judgements())
        with_it.close()
        without.close()


@engines
def test_a_judgement_that_waited_for_its_claims_can_be_undone(engine: str, tmp_path: Path) -> None:
    """A merge written before its article was read holds once it is, and falls when it is taken back."""
    name, (first, second) = next((name, claims[:2]) for name, claims in sorted(BY_ARTICLE.items()) if len(claims) > 1)
    claims = (first.id, second.id)
    made = Judgement("merge", claims, "C", day(1), "one", anchors=tuple(anchor_of(CLAIMS[claim]) for claim in claims))
    store, without = record(engine, str(tmp_path)), record("memory", "")
    do(store, Step(judgement=made, fresh=True))
    do(store, Step((name,), fresh=True))
    assert any(set(claims) <= set(entry.claims) for entry in store.entries())
    do(store, Step(judgement=Judgement(UNDO, (), "C", day(2), "a slip", value=made.id), fresh=True))
    do(without, Step((name,), fresh=True))
    assert tuple(store.entries()) == tuple(without.entries())
    store.close()


@slow
@given(steps())
def test_no_merging_loses_a_report_or_a_quote(way: list[Step]) -> None:
    """Every claim that no judgement rejects is a report of exactly one entry, with its own words."""
    store = record("memory", "")
    for step in way:
        do(store, step)
    freshen(store)
    rejected = {c for j in in_force(store, store.judgements()) if j.act == "reject" for c in j.claims}
    reports = [key for entry in store.entries() for key in entry.claims]
    assert sorted(reports) == sorted(claim.id for claim in store.claims() if claim.id not in rejected)
    assert [c.quote for c in store.claims_with(reports)] == [CLAIMS[key].quote for key in reports]


@engines
@slow
@given(steps(), st.sampled_from(sorted({f.published for f in FACTS.values() if f.published})), st.integers(-1, 6))
def test_known_at_never_shows_a_later_article(engine: str, way: list[Step], known: date, judged: int) -> None:
    """What is seen of a day of knowing holds no later article, claim, entry or judgement; and nothing is missing."""
    if judged >= 0:  # a day on which all articles and some of the judgements are known
        known = date.fromisoformat(day(judged))
    with TemporaryDirectory() as folder:
        store = record(engine, folder)
        for step in way:
            do(store, step)
        view = seen(store, View(known_at=known))
        in_time = {f.id: f for f in store.article_facts() if f.published and f.published <= known}
        assert {facts.id for facts in view.article_facts()} == {a.id for a in view.articles()} == set(in_time)
        assert view.extent().articles == len(in_time)
        claims = [claim for claim in store.claims() if claim.article in in_time]
        assert list(view.claims()) == claims
        ledger = [j for j in store.judgements() if j.when <= known.isoformat()]
        expected = work_out(claims, in_time, in_force(store, ledger))
        assert tuple(view.entries()) == expected
        assert all(view.entry_of(entry.claims[-1]) == entry for entry in expected)
        for name in ("KOR", "CHL", "PAK"):
            assert list(view.entries(name=name)) == [e for e in expected if e in set(store_named(view, name))]
        for claim in store.claims():
            if claim.article not in in_time:
                assert view.article(claim.article) is None
                assert view.claims_with([claim.id]) == ()
        store.close()


def store_named(view: Store, name: str) -> list[Entry]:
    """The entries of a view that name somebody, found by looking at each."""
    found = []
    for entry in view.entries():
        claims = view.claims_with(entry.claims)
        slots = {value.value for claim in claims for value in claim.values()}
        corrected = {value.value for values in entry.slots.values() for value in values}
        if name in slots | corrected:
            found.append(entry)
    return found


@engines
def test_as_of_leaves_out_what_began_later(engine: str, tmp_path: Path) -> None:
    """As of a day, what is dated later is left out whoever told of it, and a later article on earlier days counts."""
    case = CASES["succession-in-a-post"]
    store = record(engine, str(tmp_path))
    for name in case.articles:
        do(store, Step((name,)))
    every = entries_of(store)
    days = sorted(entry.first_attested for entry in every if entry.first_attested)
    assert list(seen(store, View(as_of=date.fromisoformat(days[-1]))).entries()) == list(every)
    earlier = list(seen(store, View(as_of=date.fromisoformat(days[0]))).entries())
    assert earlier == [e for e in every if not e.first_attested or e.first_attested <= days[0]]
    assert len(earlier) < len(every)
    store.close()


def test_facts_are_those_of_the_cases() -> None:
    """The cases give claims enough for the tests above to mean something."""
    assert len(CLAIMS) > 40
    assert isinstance(next(iter(FACTS.values())), ArticleFacts)
