"""What is promised of where an envoy serves whose title leaves it out."""

from __future__ import annotations

import pytest

from relazione.read.readers.grammar.tenures import find
from tests.read.sentences import reading_of

TOLD = [
    ("The Norwegian Ambassador, Sigvald Dahl, opened the fair.", "Lima Mirror (Peru)", "PER"),
    ("Norwegian Ambassador to Chile Sigvald Dahl opened the fair.", "Lima Mirror (Peru)", "CHL"),
    ("Sigvald Dahl, Chargé d'Affaires a.i., U.S. Embassy Abuja, opened the fair.", None, "NGA"),
    ("U.S. Embassy Kigali Chargé d'Affaires Sigvald Dahl opened the fair.", None, "RWA"),
    ("First Secretary of the Norwegian Embassy Sigvald Dahl opened the fair.", "Lima Mirror (Peru)", "PER"),
    ("Norway's ambassador Sigvald Dahl left Chile. Chile thanked him.", "Government of Norway", "CHL"),
    ("Consul General of Norway in Karachi Sigvald Dahl opened the fair.", "Lima Mirror (Peru)", "Karachi"),
    ("Norwegian special envoy for Yemen Sigvald Dahl spoke.", "Lima Mirror (Peru)", "YEM"),
    ("Norwegian Ambassador-at-large Sigvald Dahl spoke.", "Lima Mirror (Peru)", None),
    ("Norwegian Foreign Minister Sigvald Dahl spoke.", "Lima Mirror (Peru)", None),
]


@pytest.mark.parametrize(("text", "publisher", "place"), TOLD)
def test_an_envoy_serves_where_the_mission_or_the_paper_is(text: str, publisher: str | None, place: str | None) -> None:
    """The title's own words come first, then the mission beside it, then home; a minister is accredited nowhere."""
    tenure = next(iter(find(reading_of(text, publisher))))
    assert [value.value for value in tenure.slots.get("to", ())] == ([place] if place else [])


def test_what_home_tells_is_marked_as_inferred() -> None:
    """A host that no word of the title tells is told apart from one that a word tells."""
    tenure = next(iter(find(reading_of("The Norwegian Ambassador, Sigvald Dahl, spoke.", "Lima Mirror (Peru)"))))
    assert tenure.slots["to"][0].basis == "resolved"
