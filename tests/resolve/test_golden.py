"""The golden cases: what a diplomat expects to be one thing, and what two."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from relazione.resolve import Entry, successions, work_out
from relazione.resolve.containment import parts
from relazione.resolve.disagreements import disputes
from relazione.resolve.lives import lives
from relazione.resolve.pledges import pledges
from relazione.resolve.posts import posts
from tests.resolve.golden import Case, cases

CASES = cases()
Entries = tuple[Entry, ...]


def test_there_are_enough_cases() -> None:
    """At least forty cases say what is one and what is two."""
    assert len(CASES) >= 40


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    """Each case comes out as its promise says: the same groups of reports, with the fields it names."""
    case = CASES[name]
    assert {label: refusal.check for label, refusal in case.refusals.items()} == dict(case.refused), case.promise
    entries = work_out(case.claims.values(), case.articles, case.judgements)
    found = {_reports(case, entry): entry for entry in entries}
    expected = {tuple(sorted(wanted["reports"])): wanted for wanted in case.told["entries"]}
    assert sorted(found) == sorted(expected), case.promise
    within = _within(case, entries)
    for reports, wanted in expected.items():
        for field in wanted.keys() - {"reports"}:
            told = within.get(reports) if field == "within" else _told(case, found[reports], field, wanted[field])
            assert told == wanted[field], f"{case.promise} ({field})"
    for field, tell in _WORKED_OUT.items():
        if field in case.told:
            assert tell(case, entries) == case.told[field], f"{case.promise} ({field})"


def _reports(case: Case, entry: Entry) -> tuple[str, ...]:
    """The labels of an entry's reports, sorted."""
    labels = {claim.id: label for label, claim in case.claims.items() if label not in case.refused}
    return tuple(sorted(labels[claim] for claim in entry.claims))


def _within(case: Case, entries: Entries) -> dict[tuple[str, ...], list[str]]:
    """For each entry that lies within another the reports of that one."""
    by_id = {entry.id: entry for entry in entries}
    found = parts(entries, {claim.id: claim for claim in case.claims.values()})
    return {_reports(case, by_id[part.part]): list(_reports(case, by_id[part.whole])) for part in found}


def _told(case: Case, entry: Entry, field: str, wanted: Any) -> Any:
    """What the entry says of a field, in the shape in which the case writes it."""
    if field in ("date", "date_basis"):
        return getattr(entry, field)
    if field == "attested":
        return list(entry.attested)
    if field == "dated_by_others":
        return [label for key in entry.joined for label, claim in case.claims.items() if claim.id == key]
    if field == "participants":
        return {side.who: side.acts_for for side in entry.participants}
    if field == "disagreements":
        return {d.slot: sorted(value.value for value in d.values) for d in entry.disagreements}
    if field == "also":
        return {slot: list(entry.slots[slot][0].also) for slot in wanted}
    return list(entry.every(field)) if isinstance(wanted, list) else entry.one(field)


def _successions(case: Case, entries: Entries) -> list[dict[str, Any]]:
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


def _posts(case: Case, entries: Entries) -> dict[str, list[dict[str, Any]]]:
    """The tenures of each post ("KEN ambassador CHE"): person, bounds, and status or doubt where they say something."""
    found = {}
    for post in posts(entries, case.published()):
        tenures = []
        for tenure in post.tenures:
            told: dict[str, Any] = {"person": tenure.person, "begins": tenure.begins.days, "ends": tenure.ends.days}
            told |= {"status": tenure.status} if tenure.status != "holder" else {}
            told |= {"doubted": True} if tenure.doubted else {}
            tenures.append(told)
        found[" ".join(filter(None, (post.of, post.office, post.to)))] = tenures
    return found


def _lives(case: Case, entries: Entries) -> list[list[str]]:
    claims = {claim.id: claim for claim in case.claims.values()}
    found = lives(entries, claims, case.published())
    return [[f"{stage.name} {stage.date}".strip() for stage in life.stages] for life in found]


def _disputes(case: Case, entries: Entries) -> list[dict[str, Any]]:
    claims = {claim.id: claim for claim in case.claims.values()}
    found = disputes(entries, claims, case.published())
    return [{"about": dispute.about, "sides": [side.value for side in dispute.sides]} for dispute in found]


def _pledges(case: Case, entries: Entries) -> list[list[list[str]]]:
    claims = {claim.id: claim for claim in case.claims.values()}
    found = pledges(entries, claims, case.published())
    return [[list(_reports(case, candidate.entry)) for candidate in pledge.candidates] for pledge in found]


_WORKED_OUT: dict[str, Callable[[Case, Entries], Any]] = {
    "successions": _successions,
    "posts": _posts,
    "lives": _lives,
    "disputes": _disputes,
    "pledges": _pledges,
}
