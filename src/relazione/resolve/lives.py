"""Lives: what became of an agreement, a mission, a standing in an organisation, stage by stage with dates and reports.

A membership has an entry for each standing (observer, partner, member), a mission one for each post: their life goes
through several entries. Nothing is stored; what a later report adds lengthens the life.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from relazione.codebook.table import rows
from relazione.record.claim import Claim
from relazione.record.days import OPEN, days_of
from relazione.record.naming import plain
from relazione.resolve.entry import Entry
from relazione.resolve.names import organisation_key

_LIVING = ("agreement", "mission", "membership")
# Posts from the lesser to the greater: a greater one in the same city after a lesser is the same mission, upgraded.
_RANKS = ("honorary_consulate", "office", "liaison_office", "consulate", "consulate_general", "embassy")
_LATE = "~"  # after every date


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a life: its name, when in EDTF ("" where nothing tells), on what basis, by which claims and entry.

    `basis`: stated (a report gives the day of the stage), reported (it stood so by the day of the first report, so the
    date is open to the left), or "" where no report is dated. `rivals` are other days that reports give.
    """

    name: str
    date: str
    basis: str
    claims: tuple[str, ...]
    entry: str
    rivals: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Life:
    """All stages of one thing in order of time, those without a date last; `entries` are those that it goes through."""

    kind: str
    entries: tuple[Entry, ...]
    stages: tuple[Stage, ...]

    @property
    def last(self) -> Stage | None:
        """The stage that the record knows last, None for none with a date."""
        dated = [stage for stage in self.stages if stage.date]
        return dated[-1] if dated else None


def lives(
    entries: Iterable[Entry], claims: Mapping[str, Claim], published: Mapping[str, date | None]
) -> tuple[Life, ...]:
    """The lives that the entries tell of, in the order of their first entries.

    `claims` are those of the entries (ids to claims; one that is missing lends no words), `published` maps claims to
    the day of publication of their article.
    """
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        if entry.kind in _LIVING:
            groups.setdefault(_key(entry), []).append(entry)
    return tuple(_life(group, claims, published) for group in groups.values())


def _key(entry: Entry) -> tuple[str, ...]:
    if entry.kind == "membership":
        return (
            entry.kind,
            organisation_key(entry.one("member") or ""),
            organisation_key(entry.one("organisation") or ""),
        )
    if entry.kind == "mission" and entry.one("city") and entry.one("post") in _RANKS:
        return entry.kind, entry.one("of") or "", entry.one("in") or "", plain(entry.one("city") or "")
    return entry.kind, entry.id


def _life(group: Sequence[Entry], claims: Mapping[str, Claim], published: Mapping[str, date | None]) -> Life:
    stages = [stage for entry in group for stage in _stages(entry, claims, published)]
    if group[0].kind == "mission":
        stages = _upgraded(stages, group)
    order = [row["stage"] for row in _table(group[0].kind)]
    stages.sort(key=lambda s: (_moment(s), order.index(s.name) if s.name in order else len(order), s.entry))
    return Life(group[0].kind, tuple(group), tuple(stages))


def _moment(stage: Stage) -> str:
    """For sorting: the last day that the date allows where it is open to the left, else the first."""
    return stage.date.removeprefix(f"{OPEN}/") or _LATE


def _stages(entry: Entry, claims: Mapping[str, Claim], published: Mapping[str, date | None]) -> Iterator[Stage]:
    told: dict[str, set[str]] = {}
    slot = "standing" if entry.kind == "membership" else "status"
    by_status = {row["status"]: row["stage"] for row in _table(entry.kind) if row["status"]}
    for value in entry.slots.get(slot, ()):
        told.setdefault(by_status.get(value.value, value.value), set()).update(value.claims)
    for key in entry.claims:
        claim = claims.get(key)
        for row in _table(entry.kind) if claim else ():
            if row["words"] and claim and _pattern(row["words"]).search(claim.quote):
                told.setdefault(row["stage"], set()).add(key)
    if entry.kind == "agreement" and entry.slots.get("signed"):
        told.setdefault("signed", set()).update(entry.slots["signed"][0].claims)
    for name in sorted(told):
        yield _stage(entry, name, frozenset(told[name]), published)
    if entry.kind == "membership" and (until := entry.one("until")):
        yield Stage("ended", until, "stated", entry.slots["until"][0].claims, entry.id)


def _stage(entry: Entry, name: str, told: frozenset[str], published: Mapping[str, date | None]) -> Stage:
    slot = {"agreement": "signed", "mission": "date", "membership": "since"}[entry.kind]
    # An agreement's day is that of its signing alone; a mission's and a standing's that of the reports that give it.
    values = entry.slots.get(slot, ()) if entry.kind != "agreement" or name == "signed" else ()
    stated = [value for value in values if entry.kind == "agreement" or told & set(value.claims)]
    if stated and not (entry.kind == "mission" and name == "operating"):
        rivals = tuple(value.value for value in stated[1:])
        return Stage(name, stated[0].value, "stated", tuple(sorted(told)), entry.id, rivals)
    days = sorted(day.isoformat() for claim in told if (day := published.get(claim)))
    when = f"{OPEN}/{days[0]}" if days else ""
    return Stage(name, when, "reported" if days else "", tuple(sorted(told)), entry.id)


def _upgraded(stages: Sequence[Stage], group: Sequence[Entry]) -> list[Stage]:
    """The stages of one place: with the post in words, and opened as a greater post after a lesser called upgraded."""
    post = {entry.id: entry.one("post") or "" for entry in group}
    found = []
    for stage in stages:
        lesser = [s for s in stages if _rank(post[s.entry]) < _rank(post[stage.entry]) and _moment(s) < _moment(stage)]
        name = "upgraded" if stage.name in ("opened", "operating") and lesser and stage.date else stage.name
        words = post[stage.entry].replace("_", " ")
        found.append(Stage(name, stage.date, stage.basis, stage.claims, stage.entry, stage.rivals, words))
    return found


def _rank(post: str) -> int:
    return _RANKS.index(post) if post in _RANKS else len(_RANKS)


def anniversary_of(life: Life) -> str:
    """The day (ISO) from which an agreement's anniversaries are counted: its signing in whole days; "" for none."""
    for stage in life.stages:
        days = days_of(stage.date) if stage.name == "signed" and stage.basis == "stated" else None
        if days is not None and days.length == 1:
            return stage.date
    return ""


@cache
def _table(kind: str) -> tuple[dict[str, str], ...]:
    return tuple(row for row in rows("life_stages") if row["kind"] == kind)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    ways = [re.escape(way).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for way in words.split("|")]
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE)
