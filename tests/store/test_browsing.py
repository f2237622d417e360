"""Browsing: both engines, and a view of a record, give the same windows of entries, days and newest articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from relazione.record.days import Days, days_of
from relazione.store import open_store
from relazione.store.browsing import Coverage, Near, Scope, Shelf, Side, Window
from relazione.store.contract import Store
from relazione.store.fresh import freshen
from relazione.store.view import View, seen
from tests.store.places import ENGINES, Places
from tests.store.samples import TEXT, admission, article


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, places: Places) -> Iterator[Store]:
    """A record of four articles in each engine, one of them without a day."""
    opened = open_store(places(request.param), create=True)
    for number, day in enumerate((date(2024, 5, 6), date(2023, 1, 2), None, date(2024, 5, 6))):
        one = article(f"a{number}", f"{TEXT} {'More. ' * number}", day)
        with opened.transaction():
            opened.add_article(one)
            opened.add_reading(one.id, "grammar", "1", admission(one))
    freshen(opened)
    yield opened
    opened.close()


def test_articles_are_counted_by_day_and_publisher(store: Store) -> None:
    """Coverage goes from day to day, the undated last, and a view covers only what it shows."""
    paper = "The Gazette"
    dated = (Coverage(date(2023, 1, 2), paper, 1), Coverage(date(2024, 5, 6), paper, 2))
    assert store.coverage() == (*dated, Coverage(None, paper, 1))
    assert seen(store, View(known_at=date(2023, 12, 31))).coverage() == dated[:1]


def test_the_newest_come_first(store: Store) -> None:
    """The articles published last are given first, those without a day last, part after part each of them once."""
    every = [facts.given_id for facts in store.latest(Shelf())]
    assert every[2:] == ["a1", "a2"] and len(every) == 4
    assert [store.latest(Shelf(begin=place, most=1))[0].given_id for place in range(4)] == every
    assert [facts.given_id for facts in seen(store, View(known_at=date(2023, 2, 1))).latest(Shelf())] == ["a1"]


def test_a_shelf_holds_days_and_a_publisher(store: Store) -> None:
    """Articles are asked for by days, which leaves out those without one, and by their publisher."""
    spring = Shelf(Days(date(2024, 1, 1), date(2024, 6, 1)))
    assert {facts.given_id for facts in store.latest(spring)} == {"a0", "a3"}
    assert store.latest(replace(spring, publisher="The Lamp")) == ()
    assert len(store.latest(Shelf(publisher="The Gazette"))) == 4
    assert seen(store, View(known_at=date(2023, 6, 1))).latest(spring) == ()


def test_windows_put_together_are_all_entries(store: Store) -> None:
    """Window after window, each begun where the last one ended, gives every entry once and in order."""
    for kind in (None, "tenure"):
        found, after = [], None
        while part := store.browse(Window(kind, after=after, most=3)):
            found += [entry.id for entry in part]
            after = found[-1]
        assert found == [entry.id for entry in store.entries(kind=kind)]
    assert store.browse(Window(after="nothing")) == ()


def test_a_window_of_days(store: Store) -> None:
    """Only entries whose date meets the days are given; what has no date is in no window of days."""
    dated = [entry.id for entry in store.entries() if entry.date]
    assert [entry.id for entry in store.browse(Window(days=days_of("1900/2100")))] == dated
    assert store.browse(Window(days=days_of("1900/1901"))) == ()


def test_a_snapshot_does_not_see_what_comes(tmp_path: Path) -> None:
    """What another program writes while a page is made is not on that page."""
    place = tmp_path / "record.sqlite"
    writer = open_store(place, create=True)
    reader = open_store(place)
    with reader.snapshot():
        before = reader.extent().articles
        writer.add_article(article())
        assert reader.extent().articles == before == 0
    assert reader.extent().articles == 1
    reader.close()
    writer.close()


def test_near_gives_the_newest_of_a_scope(store: Store) -> None:
    """Entries near a side, of some kinds, since a day or of a domain are found alike, of each kind only the newest."""
    every = list(store.entries())
    assert store.near(Scope(999)) == Near(tuple(every))
    for kind in {entry.kind for entry in every}:
        alone = [entry for entry in every if entry.kind == kind]
        assert list(store.near(Scope(999, kinds=frozenset({kind}))).entries) == alone
        few = store.near(Scope(1, kinds=frozenset({kind})))
        assert few.every == ({kind: len(alone)} if len(alone) > 1 else {})
        newest = max(alone, key=lambda entry: (entry.date or entry.first_attested or "", entry.id))
        assert few.entries == (newest,)
    day = date(2024, 1, 1)
    late = [entry for entry in every if (entry.first_attested or "") >= day.isoformat()]
    assert list(store.near(Scope(999, since=day)).entries) == late
    domains = {domain for entry in every for domain in entry.every("domains")}
    for domain in domains:
        assert all(domain in entry.every("domains") for entry in store.near(Scope(999, domain=domain)).entries)
    name = next(iter(store.names()))
    named = store.near(Scope(999, Side(frozenset({name}), ()))).entries
    assert named == tuple(store.entries(name=name))


def test_words_of_a_quote_are_near(store: Store) -> None:
    """Of the kinds that a side is quoted in, entries are near it whose quotes name it."""
    entry = next(iter(store.entries()))
    words = store.claims_with(entry.claims)[0].quote
    side = Side(frozenset(), (words,), frozenset({entry.kind}))
    assert entry in store.near(Scope(999, side)).entries


def test_places_tell_where_claims_stand(store: Store) -> None:
    """A place has the span, the quote and the score of its claim; a claim that is not there has none."""
    claims = {claim.id: claim for claim in store.claims()}
    places = {place.claim: place for place in store.places(["nothing", *claims])}
    assert places.keys() == claims.keys()
    for name, place in places.items():
        claim = claims[name]
        said = (claim.article, claim.start, claim.end, claim.quote, claim.score)
        assert (place.article, place.start, place.end, place.quote, place.score) == said


def test_a_view_shows_the_newest_of_what_had_begun(store: Store) -> None:
    """As of a day the newest are those of what had begun by then, however much began later."""
    day = date(2023, 6, 1)
    view = seen(store, View(as_of=day))
    begun = list(view.entries())
    assert list(view.near(Scope(999)).entries) == begun
    assert len(view.near(Scope(1)).entries) == len({entry.kind for entry in begun})
    assert view.acting(frozenset({"KOR"})) == store.acting(frozenset({"KOR"}))
