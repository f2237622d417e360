#!/usr/bin/env python3
"""Scores by publisher, plain and with what was learnt from a publisher left out: the estimate for papers never seen.

    publishers.py [--write] [--keep FILE]

Publishers of one government are one group. For each group the learnt tables (weights of stances, of engagements, of
domains and of whose office it is) are learnt again from all other groups, into a copy of the package, and that copy
reads the group's articles. The plain scores are those of the package as it is. The encoders that learnt nothing from a
group come from `out/encoder/`, where tools/train_encoder.py leaves them. Rules and tables of words were written with
all groups in view; no leaving-out can undo that. Figures are the record score. `--write` keeps the tables in
`publishers.md`; `--keep` the claims read with their group held out, one JSON object an article; their scores are the
reader's own.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.command import printed, relazione
from bench.readme import CHECKOUT
from relazione.read.encoder.session import CLAUSES, EVENTS
from tools import gold as gold_articles
from tools import train_domains, train_engagements, train_served_states, train_stances

GOLD = CHECKOUT.parent / "shared" / "gold"
TRAIN = GOLD / "train"
PAGE = Path(__file__).with_suffix(".md")
PACKAGE = CHECKOUT / "src" / "relazione"
ALL = "all"

Fact = dict[str, Any]
Facts = dict[str, list[Fact]]
"""From an article's name to its facts."""


def main(words: Sequence[str] | None = None) -> int:
    """Reads, scores and prints; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as scratch:
        held = held_out(Path(scratch))
        plain = read(articles(sources()), Path(scratch) / "plain")
    if asked.keep:
        asked.keep.write_text("".join(json.dumps({"doc": d, "facts": held[d]}) + "\n" for d in sorted(held)))
    page = "\n".join([*_HEADING, *table("Group left out of the learning", held), "", *table("Plain", plain)])
    print(page)
    if asked.write:
        PAGE.write_text(page + "\n", encoding="utf-8")
    return 0


_HEADING = (
    "# Scores by publisher",
    "",
    "Record scores of `score.py` on the training articles, written by `bench/quality/publishers.py --write`.",
    "",
)


def scorer() -> ModuleType:
    """The yardstick, `score.py` of the gold folder, as a module."""
    return gold_articles.yardstick(GOLD)


@cache
def gold() -> Facts:
    """The demanded and optional facts of each training article."""
    facts: Facts = scorer().load_gold(TRAIN)
    return facts


@cache
def sources() -> dict[str, str]:
    """The publisher of each training article."""
    return gold_articles.publishers_of(TRAIN)


def group_of(article: str) -> str:
    """The group that a training article's publisher belongs to."""
    return gold_articles.group_of(sources()[article])


def groups() -> tuple[str, ...]:
    """The groups, each once, in the order of the table."""
    return tuple(dict.fromkeys(gold_articles.GROUPS.values()))


def articles(wanted: Iterable[str]) -> str:
    """The training articles of these names as JSON Lines."""
    names = set(wanted)
    lines = printed([GOLD / "articles.py", "gold", TRAIN]).splitlines(keepends=True)
    return "".join(line for line in lines if json.loads(line)["id"] in names)


def read(lines: str, folder: Path, library: Path | None = None) -> Facts:
    """The facts read from articles, through the command line of the package or of a copy of it."""
    folder.mkdir(parents=True, exist_ok=True)
    brought, record = folder / "articles.jsonl", folder / "record.sqlite"
    brought.write_text(lines, encoding="utf-8")
    relazione("read", brought, "--record", record, library=library)
    export = relazione("export", "--as", "codebook", "--record", record, library=library)
    return {row["doc"]: row["facts"] for row in map(json.loads, export.splitlines())}


def held_out(scratch: Path, change: Callable[[Path], None] | None = None) -> Facts:
    """The facts of all training articles, each read by a copy that learnt nothing from its group of publishers.

    The copies do not calibrate: the scores are the reader's own. `change` may do something to each copy of the package,
    given its folder, before it reads.
    """
    package = shutil.copytree(PACKAGE, scratch / "package", ignore=shutil.ignore_patterns("__pycache__"))
    clauses = train_stances.samples_of(TRAIN) + train_stances.samples_of_ours()
    events = train_engagements.examples_of(TRAIN)
    choices = [
        choice
        for folder in (*gold_articles.learnt_folders(TRAIN), *gold_articles.own_folders())
        for choice in train_served_states.gather(folder)
    ]
    about = train_domains.all_examples(TRAIN)
    found: Facts = {}
    for group in groups():
        library = scratch / group
        shutil.copytree(package, library / "relazione")
        tables = library / "relazione" / "codebook" / "tables"
        members = [article for article in sources() if group_of(article) == group]
        names, weights = train_stances.learn([c for c in clauses if c.group != group and c.sure])
        train_stances.write(names, weights, tables / "stance_weights.csv")
        for file, folds in ((CLAUSES, train_stances.HELD_OUT), (EVENTS, train_stances.EVENTS_HELD_OUT)):
            (tables.parent / "encoder" / file).write_bytes(train_stances.encoder_without(group, folds))
        served = train_served_states.learn([choice for choice in choices if choice.group != group])
        train_served_states.write(tables / "served_state_weights.csv", served)
        kept = [event for event in events if event.group != group]
        train_engagements.write(train_engagements.train(kept), tables / "engagement_weights.csv")
        domains = train_domains.train([example for example in about if example.group != group])
        train_domains.write(domains, tables / "domain_weights.csv")
        (tables / "confidence.csv").write_text("reader,kind,from_score,calibrated,claims,source\n", encoding="utf-8")
        if change is not None:
            change(library / "relazione")
        found |= read(articles(members), library / "read", library)
    return found


def scores(facts: Mapping[str, Sequence[Fact]], wanted: Iterable[str]) -> dict[str, float]:
    """The record score of these articles by kind, and for all together; kinds that are not demanded have none."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    credit: dict[str, float] = defaultdict(float)
    for article in wanted:
        for kind in scorer().KINDS:
            demanded = [fact for fact in gold()[article] if fact["kind"] == kind]
            read_facts = [fact for fact in facts.get(article, ()) if fact["kind"] == kind]
            matched = scorer().assign(demanded, read_facts)
            optional = sum(bool(demanded[i].get("optional")) for i, _, _ in matched)
            gained = sum(share for i, _, share in matched if not demanded[i].get("optional"))
            both = sum(not fact.get("optional") for fact in demanded) + len(read_facts) - optional
            for name in (kind, ALL):
                counts[name]["both"] += both
                counts[name]["gold"] += sum(not fact.get("optional") for fact in demanded)
                credit[name] += gained
    return {kind: 2 * credit[kind] / count["both"] for kind, count in sorted(counts.items()) if count["gold"]}


def table(title: str, facts: Facts) -> list[str]:
    """The record scores by group and kind as a table in Markdown, all groups last."""
    kinds = (ALL, *scorer().KINDS)
    lines = [
        f"## {title}",
        "",
        "| publishers | articles | " + " | ".join(kinds) + " |",
        "|---" * (len(kinds) + 2) + "|",
    ]
    for group in (*groups(), ALL):
        members = [article for article in sources() if group in (ALL, group_of(article))]
        row = scores(facts, members)
        cells = [f"{row[kind]:.3f}" if kind in row else "" for kind in kinds]
        lines.append(f"| {group} | {len(members)} | " + " | ".join(cells) + " |")
    return lines


if __name__ == "__main__":
    sys.exit(main())
