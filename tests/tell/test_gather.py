"""Gathering: what lies between two states is found at once, or by looking at all that is near them; it is the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest

from relazione.journey import read_paths
from relazione.resolve.judgement import Judgement
from relazione.store import open_store
from relazione.store.browsing import Browsing
from relazione.store.contract import Store
from relazione.store.fresh import freshen
from relazione.store.judging import judge
from relazione.tell.gather import gather
from relazione.tell.matter import Matter
from relazione.tell.party import find

STATES = ("KOR", "PAK", "JPN", "USA", "IDN", "VNM", "KAZ")


@pytest.fixture(scope="module")
def record(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The record of the sample articles, one claim of it corrected: somebody serves another state than was read."""
    place = tmp_path_factory.mktemp("gather") / "examples.sqlite"
    read_paths([checkout / "examples"], place)
    with closing(open_store(place, create=True)) as store:
        tenure = next(entry for entry in store.entries(kind="tenure", name="KOR") if entry.one("of") == "KOR")
        told = Judgement("correct", (tenure.claims[0],), "A. Reader", "2026-01-01T00:00:00Z", "He does.", "of", "JPN")
        judge(store, told)
        freshen(store)
        yield store


def gathered(matter: Matter) -> list[list[str]]:
    """The entries of a matter."""
    return [[item.entry.id for item in items] for items in (matter.about, matter.around, matter.offices)]


def test_the_short_way_finds_the_same(record: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two states are told of alike whether the store tells at once what lies between them or all near is looked at."""
    pairs = [[find(name, record) for name in names] for names in combinations(STATES, 2)]
    short = [gathered(gather(record, parties, None)) for parties in pairs]
    assert record.acting(frozenset({"KOR"}))
    monkeypatch.setattr(type(record), "acting", Browsing.acting)
    assert [gathered(gather(record, parties, None)) for parties in pairs] == short
    assert any(about for about, _, _ in short)


SIDES: tuple[tuple[str, ...], ...] = (
    ("KOR",),
    ("Busan",),
    ("ASEAN",),
    ("ASEAN", "KOR"),
    ("Busan", "KAZ"),
    ("PAK", "UN"),
    (),
)


def test_one_side_is_found_the_short_way_too(record: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """States, cities, organisations and nobody are told of alike whichever way the store finds what is near them."""
    asked = [[find(name, record) for name in names] for names in SIDES]
    short = [gathered(gather(record, parties, None)) for parties in asked]
    for way in ("acting", "near", "places"):
        monkeypatch.setattr(type(record), way, getattr(Browsing, way))
    assert [gathered(gather(record, parties, None)) for parties in asked] == short
    assert sum(bool(about) for about, _, _ in short) > 3


def test_of_very_many_the_newest_are_looked_at(record: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a kind with more entries than are looked at the newest are told, and the page says how many there are."""
    whole = gather(record, [find("KOR", record)], None)
    monkeypatch.setattr("relazione.tell.gather.LOOKED_AT", 3)
    part = gather(record, [find("KOR", record)], None)
    assert part.older["engagement"] == sum(item.kind == "engagement" for item in whole.about)
    days = [item.happened or item.entry.first_attested or "" for item in whole.of_kind("engagement")]
    told = [item.happened or item.entry.first_attested or "" for item in part.of_kind("engagement")]
    assert sorted(told) == sorted(days)[-3:]


def test_proofs_are_fetched_when_they_are_looked_at(record: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where proofs stand is known without what they say."""
    matter = gather(record, [find("KOR", record)], None)
    monkeypatch.setattr(type(record), "claims_with", None)
    assert all(item.place.quote for item in matter.of_kind("position"))
