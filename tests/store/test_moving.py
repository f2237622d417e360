"""What is promised of moving a record from one place to another."""

from __future__ import annotations

from contextlib import closing

import pytest

from relazione.errors import RunStopped
from relazione.store import open_store
from relazione.store.fresh import freshen
from relazione.store.moving import move
from tests.store.full import everything, fill
from tests.store.places import Places


@pytest.mark.parametrize("source", ["sqlite", "postgresql"])
@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
def test_a_moved_record_tells_the_same(source: str, target: str, places: Places) -> None:
    """Whatever keeps it, a moved record tells all that the first does, byte for byte, also once it is worked out."""
    one, other = places(source), places(target)
    with closing(open_store(one, create=True)) as store:
        fill(store)
        before = list(everything(store))
        counts = store.counts()
    assert move(one, other) == counts
    with closing(open_store(one, create=True)) as first, closing(open_store(other, create=True)) as second:
        assert list(everything(first)) == before == list(everything(second))
        freshen(first)
        freshen(second)
        assert list(everything(first)) == list(everything(second))


def test_nothing_is_written_over(places: Places) -> None:
    """A place where a record is already takes no other, and stays as it was; nor can what is not kept be moved."""
    one, other = places("sqlite"), places("sqlite")
    for place in (one, other):
        with closing(open_store(place, create=True)) as store:
            fill(store)
    with pytest.raises(RunStopped, match="there is a record already"):
        move(one, other)
    with pytest.raises(RunStopped, match="only a record that is kept"):
        move("memory:", places("sqlite"))
    with pytest.raises(RunStopped, match="there is no record"):
        move(places("sqlite"), places("sqlite"))
