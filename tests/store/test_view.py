"""A record seen through a view."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from relazione.record.claim import Admission
from relazione.store.contract import Store
from relazione.store.fresh import entries_of, freshen
from relazione.store.view import View, seen
from relazione.tell.brief import brief
from relazione.tell.export import export, makes_files, names, write_files
from tests.tell.samples import record

BAR = 0.6


def two_scores() -> Store:
    """The record of our samples, with every other claim of an article under the bar."""
    store = record()
    for article in list(store.articles()):
        claims = [
            replace(claim, score=0.9 if number % 2 else 0.1)
            for number, claim in enumerate(store.claims(article=article.id))
        ]
        store.add_reading(article.id, "grammar", "test", Admission(tuple(claims), ()))
    return store


def test_only_surer_claims_are_seen() -> None:
    """Claims under the bar are gone, and entries rest on the others alone."""
    store = two_scores()
    surer = seen(store, View(BAR))
    kept = [claim for claim in store.claims() if claim.score >= BAR]
    assert list(surer.claims()) == kept
    assert {key for entry in entries_of(surer) for key in entry.claims} == {claim.id for claim in kept}
    assert list(surer.entries()) == list(entries_of(surer))
    assert surer.counts() == store.counts()


def test_without_a_bar_the_store_is_itself() -> None:
    """A bar of nought changes nothing."""
    store = record()
    freshen(store)
    assert seen(store, View()) is store


NOT_OF_ALL_FACTS = ("bibtex", "csl", "ics", "panel")  # lists of sources, days in a calendar, numbers in rows


def exported(store: Store, name: str, folder: Path, at_least: float = 0.0) -> str:
    """All that an export writes; of several files a letter a row, as their README counts them."""
    if not makes_files(name):
        return "".join(export(store, name, View(at_least)))
    write_files(store, name, folder, View(at_least))
    counts = re.findall(r"^\| \w+ \| (\d+) \|", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    return "x" * sum(map(int, counts))


def test_every_export_and_the_brief_leave_weaker_claims_out(tmp_path: Path) -> None:
    """With a bar every export of facts is shorter, none is longer, and the brief says that claims are left out."""
    store = two_scores()
    for name in names():
        weaker, whole = exported(store, name, tmp_path / name, BAR), exported(store, name, tmp_path / name)
        assert len(weaker) <= len(whole) if name in NOT_OF_ALL_FACTS else len(weaker) < len(whole), name
    page = brief(store, ["CHL", "NOR"], at_least=BAR)
    assert "Claims that score under 0.60 are left out." in page
    assert len(page) < len(brief(store, ["CHL", "NOR"]))
