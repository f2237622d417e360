"""How well reports of one event are brought together: articles of which a person said which tell of one event.

    python bench/quality/same_event.py [../shared/gold/same_event_dev.jsonl] [--misses]

The articles are read and exported as CSV the way a user would. An article's main event is the entry with most of its
evidence (characters of quotes in reports.csv, where a visit has those of its meetings too; of two with as much, the
one that contains the other). Judged by B-cubed precision and recall (Bagga and Baldwin 1998): of each article the share
of the articles of the same main event that are of its cluster, and of its cluster that have its main event. A pair of
distractors are two articles of different clusters whose titles name the same persons or states; not
more than 3 in 100 may be merged. Exits 1 under the floor, or over that.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.command import relazione
from bench.readme import CHECKOUT

DEFAULT = CHECKOUT.parent / "shared" / "gold" / "same_event_dev.jsonl"
FLOOR = 0.90  # B-cubed F1; it only rises
MOST_MERGED = 0.03  # share of distractor pairs that may be taken for one event
_KEPT = ("id", "text", "date", "source", "title", "url")
_FEWEST_NAMES = 2  # capitalised words in common from which two titles name the same persons or states
_NAME = re.compile(r"\b[A-Z][a-z’']{2,}")


@dataclass(frozen=True, slots=True)
class Figures:
    """B-cubed precision, recall and F1, 0..1; the number of distractor pairs and of those merged."""

    precision: float
    recall: float
    f1: float
    pairs: int
    merged: int


def main_events(reports: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """For each article (column `doc`) the engagement with most of its evidence; articles of none are left out."""
    evidence: dict[str, Counter[str]] = defaultdict(Counter)
    containing: set[str] = set()
    for row in reports:
        if row["kind"] == "engagement":
            evidence[row["doc"]][row["entry"]] += int(row["end"]) - int(row["start"])
            if row["part"]:
                containing.add(row["entry"])
    return {
        doc: min(found, key=lambda entry: (-found[entry], entry not in containing, entry))
        for doc, found in evidence.items()
    }


def figures(clusters: Mapping[str, str], events: Mapping[str, str], distractors: Sequence[frozenset[str]]) -> Figures:
    """How well main events meet the clusters; an article without an event stands alone."""
    event = {doc: events.get(doc, f"none of {doc}") for doc in clusters}
    by_cluster, by_event = _grouped(clusters), _grouped(event)
    shared = {doc: len(by_cluster[clusters[doc]] & by_event[event[doc]]) for doc in clusters}
    precision = sum(shared[doc] / len(by_event[event[doc]]) for doc in clusters) / len(clusters)
    recall = sum(shared[doc] / len(by_cluster[clusters[doc]]) for doc in clusters) / len(clusters)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    merged = sum(len({event[doc] for doc in pair}) == 1 for pair in distractors)
    return Figures(precision, recall, f1, len(distractors), merged)


def distractor_pairs(rows: Sequence[Mapping[str, str]]) -> list[frozenset[str]]:
    """The pairs of articles of different clusters whose titles name the same persons or states."""
    names = {row["id"]: set(_NAME.findall(row["title"] or "")) for row in rows}
    return [
        frozenset((one["id"], other["id"]))
        for one, other in combinations(rows, 2)
        if one["cluster"] != other["cluster"] and len(names[one["id"]] & names[other["id"]]) >= _FEWEST_NAMES
    ]


def _grouped(of: Mapping[str, str]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for doc, group in of.items():
        groups[group].add(doc)
    return groups


def exported(rows: Sequence[Mapping[str, str]], scratch: Path) -> list[dict[str, str]]:
    """The lines of reports.csv for these articles, read into a record of their own."""
    articles, record = scratch / "articles.jsonl", scratch / "articles.sqlite"
    with articles.open("w", encoding="utf-8") as stream:
        for row in rows:
            kept = {key: row[key] for key in _KEPT if row.get(key)}
            stream.write(json.dumps(kept, ensure_ascii=False) + "\n")
    relazione("read", articles, "--record", record)
    relazione("export", "--as", "csv", "--record", record, "-o", scratch)
    with (scratch / "reports.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def main() -> int:
    """Prints the figures and gives the exit code."""
    path = next((Path(word) for word in sys.argv[1:] if not word.startswith("--")), DEFAULT)
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    clusters = {row["id"]: row["cluster"] for row in rows}
    with tempfile.TemporaryDirectory() as scratch:
        events = main_events(exported(rows, Path(scratch)))
    found = figures(clusters, events, distractor_pairs(rows))
    share = found.merged / max(1, found.pairs)
    print(f"{len(rows)} articles, {len(set(clusters.values()))} events")
    print(f"B-cubed precision {found.precision:.3f}, recall {found.recall:.3f}, F1 {found.f1:.3f}, floor {FLOOR:.2f}")
    print(f"distractors merged: {found.merged} of {found.pairs} pairs ({share:.1%}), at most {MOST_MERGED:.0%}")
    if "--misses" in sys.argv:
        _print_misses(clusters, events)
    return 1 if found.f1 < FLOOR or share > MOST_MERGED else 0


def _print_misses(clusters: Mapping[str, str], events: Mapping[str, str]) -> None:
    """The clusters that were torn, and the articles of different clusters that were merged."""
    for cluster, docs in sorted(_grouped(clusters).items()):
        if len({events.get(doc) for doc in docs}) > 1:
            print("TORN  ", cluster, *sorted(docs))
    for _, docs in sorted(_grouped(events).items()):
        if len({clusters[doc] for doc in docs}) > 1:
            print("MERGED", *sorted(docs))


if __name__ == "__main__":
    sys.exit(main())
