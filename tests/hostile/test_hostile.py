"""What is promised where the input means harm: no crash, and an account of each item."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from relazione.journey import read_paths
from relazione.receipt import Receipt
from relazione.store import Store, open_store, reason_of
from tests.hostile.inputs import INPUTS, READ, Hostile

FEWEST = 40
"""The number of hostile inputs that the house has promised to bear."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All hostile inputs as files."""
    place = tmp_path_factory.mktemp("hostile")
    for hostile in INPUTS:
        (place / hostile.name).write_bytes(hostile.content)
    return place


@pytest.fixture(scope="module")
def store() -> Store:
    """The record they are read into."""
    return open_store("memory:", create=True)


@pytest.fixture(scope="module")
def receipt(folder: Path, store: Store) -> Receipt:
    """The receipt for all of them, read in one run by the reader that users have."""
    return read_paths([folder], store)


def test_there_are_forty_hostile_inputs() -> None:
    """Forty files at least, each under its own name."""
    assert len({hostile.name for hostile in INPUTS}) == len(INPUTS) >= FEWEST


def test_the_receipt_accounts_for_each(receipt: Receipt) -> None:
    """Articles read and items set aside, reason by reason, are as many as were put in; the reader failed at none."""
    fates = Counter(fate for hostile in INPUTS for fate in hostile.fates)
    assert receipt.articles == fates.pop(READ)
    assert dict(receipt.set_aside) == dict(fates)


@pytest.mark.parametrize("hostile", INPUTS, ids=lambda hostile: hostile.name)
def test_each_input_has_its_fate(hostile: Hostile, folder: Path, store: Store, receipt: Receipt) -> None:
    """Every item of every file is in the record as an article, or as set aside for its own reason, with a remedy."""
    path = str(folder / hostile.name)
    read = [article for article in store.articles() if path in store.files(article.id)]
    aside = [fault for fault in store.set_asides() if fault.where.partition(".jsonl:")[0] in (path, path[:-6])]
    assert Counter([READ] * len(read) + [reason_of(fault) for fault in aside]) == Counter(hostile.fates)
    assert all(fault.remedy for fault in aside)


def test_claims_from_hostile_texts_carry_their_proof(store: Store, receipt: Receipt) -> None:
    """Whatever was claimed stands on words of the article, letter by letter."""
    texts = {article.id: article.text for article in store.articles()}
    for claim in store.claims():
        text = texts[claim.article]
        assert text[claim.start : claim.end] == claim.quote
        assert all(text[value.start : value.end] == value.quote for value in claim.values())
