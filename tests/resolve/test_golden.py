"""The golden cases: what a diplomat expects to be one thing, and what two."""

from __future__ import annotations

from typing import Any

import pytest

from relazione.resolve import Entry, successions, work_out
from tests.resolve.golden import Case, cases

CASES = cases()


def test_there_are_enough_cases() -> None:
    """At least fifteen cases say what is one and what is two."""
    assert len(CASES) >= 15


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    """Each case comes out as its promise says: the same groups of reports, with the fields it names."""
    case = CASES[name]
    assert {label: refusal.check for label, refusal in case.refusals.items()} == dict(case.refused), case.promise
    entries = work_out(case.claims.values(), case.articles)
    labels = {claim.id: label for label, claim in case.claims.items() if label not in case.refused}
    found = {tuple(sorted(labels[claim] for claim in entry.claims)): entry for entry in entries}
    expected = {tuple(sorted(wanted["reports"])): wanted for wanted in case.entries}
    assert sorted(found) == sorted(expected), case.promise
    for reports, wanted in expected.items():
        for field in wanted.keys() - {"reports"}:
            assert _told(found[reports], field, wanted[field], labels) == wanted[field], f"{case.promise} ({field})"
    assert _successions(case, entries) == case.successions, case.promise


def _told(entry: Entry, field: str, wanted: Any, labels: dict[str, str]) -> Any:
    """What the entry says of a field, in the shape in which the case writes it."""
    if field in ("date", "date_basis"):
        return getattr(entry, field)
    if field == "attested":
        return list(entry.attested)
    if field == "dated_by_others":
        return [labels[claim] for claim in entry.joined]
    if field == "participants":
        return {side.who: side.acts_for for side in entry.participants}
    if field == "disagreements":
        return {d.slot: sorted(value.value for value in d.values) for d in entry.disagreements}
    if field == "also":
        return {slot: list(entry.slots[slot][0].also) for slot in wanted}
    return list(entry.every(field)) if isinstance(wanted, list) else entry.one(field)


def _successions(case: Case, entries: tuple[Entry, ...]) -> list[dict[str, Any]]:
    if not case.successions:
        return []
    return [
        {
            "of": post.of,
            "office": post.office,
            "to": post.to,
            "holders": [holder.person for holder in post.holders],
            "handovers": list(post.handovers),
        }
        for post in successions(entries)
    ]
