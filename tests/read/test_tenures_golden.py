"""What the reading of titles and names promises on sentences of our own, from all regions and naming traditions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from relazione.read.finding import Finding
from relazione.read.readers.grammar.tenures import find
from tests.read.sentences import reading_of

HERE = Path(__file__).parent
# Shares of sentences whose tenures are all read and none made up, a little under what was measured; they only rise.
FLOORS = [("tenures.yaml", 0.94), ("tenures_held.yaml", 0.87), ("tenures_bare.yaml", 0.9)]


def cases(name: str) -> list[dict[str, Any]]:
    """The sentences of a file with the tenures that they tell."""
    found: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found


def shown(finding: Finding) -> str:
    """A tenure as the files write it: "Name: former ambassador of KOR to PAK"."""
    slots = {name: values[0].value for name, values in finding.slots.items()}
    status = "" if slots["status"] == "current" else f"{slots['status']} "
    to = f" to {slots['to']}" if "to" in slots else ""
    return f"{slots['person']}: {status}{slots['office']} of {slots['of']}{to}"


def tenures_in(text: str, publisher: str | None) -> set[str]:
    """The tenures that are read in a text."""
    return {shown(finding) for finding in find(reading_of(text, publisher))}


@pytest.mark.parametrize(("name", "floor"), FLOORS)
def test_titles_and_names_of_the_world_are_read(name: str, floor: float) -> None:
    """In most sentences every tenure is read with its person, office, state, post and status, and none is made up."""
    missed = [
        case["text"] for case in cases(name) if tenures_in(case["text"], case.get("publisher")) != set(case["holds"])
    ]
    share = 1 - len(missed) / len(cases(name))
    assert share >= floor, "\n".join(missed)


def test_the_sentences_are_many_and_told_apart() -> None:
    """There are at least 250 sentences to mend the reader on and 80 held back, and none stands in both files."""
    tuned, held, bare = ({case["text"] for case in cases(name)} for name, _ in FLOORS)
    assert len(tuned) >= 250 and len(held) >= 80 and len(bare) >= 60 and not (tuned | bare) & held
