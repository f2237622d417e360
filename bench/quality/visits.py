"""How well recorded visits are read: releases of one government, each beside its historian's record of the visit.

    python bench/quality/visits.py [../shared/gold/visits_dev.jsonl] [--misses]

Each release is read and exported the way a user would. An engagement tells of a recorded visit where people come
together (a visit, meeting, conference, consultation or ceremony). Four things are judged, each 0 or 1:

visitor  the recorded person takes part (names compared as `score.py` does; of two recorded together, both)
office   a tenure of that person in the release is of the recorded class
state    the visitor acts for the recorded state; of a trip abroad, the place or another side is of the visited state
days     the engagement's days are those of the record, or lie inside them ("today" of a visit of two days)

"all" are four of four in one engagement. A release of a visit is right where one of its records is: the others are
further visits of the same person about that time, of which it need not tell. A release of a trip is right where each
stop is. "days within one" counts days that are at most one before or after the record. Exits 1 under the floor.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.command import printed, relazione
from bench.readme import CHECKOUT
from relazione.codebook.gazetteer import gazetteer
from tools.gold import yardstick

GOLD = CHECKOUT.parent / "shared" / "gold"
DEFAULT = GOLD / "visits_dev.jsonl"
FLOOR = 0.78  # share of right releases; it only rises
TOGETHER = frozenset({"visit", "meeting", "conference", "consultation", "ceremony"})
CLASSES = {
    "secretary": "foreign_minister",
    "president": "head_of_state",
    "amir": "head_of_state",
    "king": "head_of_state",
    "prime minister": "head_of_government",
    "chancellor": "head_of_government",
    "taoiseach": "head_of_government",
}
_TITLES = tuple(sorted(CLASSES, key=len, reverse=True))
_ONE_DAY = timedelta(days=1)
_FULL_DAY = len("2024-05-06")

Fact = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """One visit as the historian keeps it; `office` is a class of the codebook, `state` ISO alpha-3, days inclusive."""

    persons: tuple[str, ...]
    office: str
    state: str
    start: date
    end: date
    abroad: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which of the four things one engagement gets right, and whether its days are at most a day out."""

    visitor: bool = False
    office: bool = False
    state: bool = False
    days: bool = False
    nearly: bool = False

    @property
    def right(self) -> bool:
        """All four."""
        return self.visitor and self.office and self.state and self.days

    @property
    def worth(self) -> tuple[int, bool]:
        """For choosing the engagement that tells of the record: the visitor counts first."""
        return self.visitor + self.office * self.visitor + self.state + self.days, self.nearly


def same_name() -> Callable[[object, object], bool]:
    """The comparison of names of `score.py`."""
    compared: Callable[[object, object], bool] = yardstick(GOLD).same_name
    return compared


def record_of(row: Mapping[str, str]) -> Record:
    """A historian's row as a record."""
    abroad = "to_state" in row
    told = row["person"] if abroad else row["visitor"]
    title = row["role"] if abroad else next((t for t in _TITLES if told.casefold().startswith(t)), "")
    persons = tuple(_untitled(name) for name in told.split(" and "))
    state = row["to_state"] if abroad else row["from_state"]
    span = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    return Record(persons, CLASSES.get(title, title), state_of(state) or state, *span, abroad)


def _untitled(name: str) -> str:
    title = next((t for t in _TITLES if name.casefold().startswith(t + " ")), "")
    return name[len(title) :].strip()


def state_of(place: str) -> str | None:
    """The ISO alpha-3 of the state that a name is, or in which a city of that name lies; None where nobody knows."""
    last, _, first = place.partition(", ")  # the historian writes "China, People's Republic of"
    spellings = (f"{first} {last}" if first else place, last)
    entries = next((found for name in spellings if (found := gazetteer().get(name.replace("’", "'")))), ())
    named = next((entry for entry in entries if entry.kind in ("state", "city")), None)
    return None if named is None else named.value if named.kind == "state" else named.state


def span_of(written: object) -> tuple[date, date] | None:
    """The first and last day of a date or interval of whole days; None for anything coarser."""
    parts = str(written or "").split("/")
    if any(len(part) != _FULL_DAY for part in parts):
        return None
    return date.fromisoformat(parts[0]), date.fromisoformat(parts[-1])


class Judge:
    """Judges the facts of one release against its records."""

    def __init__(self, same: Callable[[object, object], bool]) -> None:
        self.same = same

    def verdict(self, record: Record, facts: Sequence[Fact]) -> Verdict:
        """The verdict on the engagement that tells of the record best; all False where none does."""
        tenures = [fact for fact in facts if fact["kind"] == "tenure"]
        office = any(self._holds(tenure, record) for tenure in tenures)
        told = [fact for fact in facts if fact["kind"] == "engagement" and fact["type"] in TOGETHER]
        return max((self._one(record, fact, office) for fact in told), key=lambda v: v.worth, default=Verdict())

    def _holds(self, tenure: Fact, record: Record) -> bool:
        named = any(self.same(person, tenure.get("person")) for person in record.persons)
        return named and tenure.get("office") == record.office

    def _one(self, record: Record, fact: Fact, office: bool) -> Verdict:
        sides = fact["participants"]
        visitors = [side for side in sides if any(self.same(person, side["who"]) for person in record.persons)]
        came = all(any(self.same(person, side["who"]) for side in sides) for person in record.persons)
        if record.abroad:
            seen = {side.get("for") for side in sides} | {state_of(str(fact.get("place") or ""))}
        else:
            seen = {side.get("for") for side in visitors}
        span = span_of(fact.get("date"))
        inside = span is not None and record.start <= span[0] and span[1] <= record.end
        nearly = span is not None and record.start - _ONE_DAY <= span[0] and span[1] <= record.end + _ONE_DAY
        return Verdict(came, office, record.state in seen, inside, nearly)


def predictions(path: Path) -> dict[str, list[Fact]]:
    """The facts of each release, read and exported through the command line."""
    with tempfile.TemporaryDirectory() as scratch:
        articles, record = Path(scratch) / "visits.jsonl", Path(scratch) / "visits.sqlite"
        articles.write_text(printed([GOLD / "articles.py", "rows", path]), encoding="utf-8")
        relazione("read", articles, "--record", record)
        export = relazione("export", "--as", "codebook", "--record", record)
    return {row["doc"]: row["facts"] for row in map(json.loads, export.splitlines())}


def verdicts(row: Mapping[str, Any], facts: Sequence[Fact], judge: Judge) -> Iterator[tuple[Record, Verdict]]:
    """The records of a release that count, each with its verdict: every stop of a trip, the best told visit."""
    judged = [(record, judge.verdict(record, facts)) for record in map(record_of, row["gold"])]
    if row["gold_kind"] == "travel":
        yield from judged
    else:
        yield max(judged, key=lambda pair: pair[1].worth)


def main() -> int:
    """Prints the table and gives the exit code: 1 where fewer releases are right than FLOOR."""
    path = next((Path(word) for word in sys.argv[1:] if not word.startswith("--")), DEFAULT)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    read, judge = predictions(path), Judge(same_name())
    tally: Counter[str] = Counter()
    for row in rows:
        facts = read.get(row["id"], [])
        found = list(verdicts(row, facts, judge))
        names = [field.name for field in fields(Verdict)]
        tally.update(name for _, verdict in found for name in names if getattr(verdict, name))
        tally.update(records=len(found), right=sum(verdict.right for _, verdict in found))
        tally.update({row["gold_kind"]: 1, f"{row['gold_kind']} right": all(verdict.right for _, verdict in found)})
        if "--misses" in sys.argv:
            _print_misses(row, found, facts)
    print(f"{tally['records']} records: share right")
    for name in ("visitor", "office", "state", "days", "right", "nearly"):
        told = {"right": "all four", "nearly": "days within one"}.get(name, name)
        print(f"  {told:<16}{tally[name] / max(1, tally['records']):.3f}")
    share = (tally["visit right"] + tally["travel right"]) / max(1, len(rows))
    print(f"releases of a visit right: {tally['visit right']} of {tally['visit']}")
    print(f"releases of a trip right (every stop): {tally['travel right']} of {tally['travel']}")
    print(f"releases right: {share:.3f} of {len(rows)}, floor {FLOOR}")
    return 1 if share < FLOOR else 0


def _print_misses(row: Mapping[str, Any], found: Sequence[tuple[Record, Verdict]], facts: Sequence[Fact]) -> None:
    for record, verdict in found:
        if not verdict.right:
            faults = [field.name for field in fields(verdict) if not getattr(verdict, field.name)]
            print("MISSED", row["id"], "lacks", *faults, "|", *record.persons, record.state, record.start, record.end)
            for fact in facts:
                if fact["kind"] == "engagement":
                    sides = [(side["who"], side.get("for")) for side in fact["participants"]]
                    print("   ", fact["type"], fact.get("date"), fact.get("place"), sides, repr(fact["evidence"][:90]))
                elif fact["kind"] == "tenure":
                    print("    tenure", fact["person"], fact.get("office"), fact.get("of"))


if __name__ == "__main__":
    sys.exit(main())
