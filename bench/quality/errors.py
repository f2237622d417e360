#!/usr/bin/env python3
"""What is missed, made up, and lost in slots, by kind, cause and slot: the table that says what to do next.

    errors.py [SET] [--predictions FILE] [--write]

SET is founding, dev or train (the default). All that is judged is judged by `score.py` of the gold folder. A fact is
missed, or made up, for the first of these causes that holds:

told again     the other side has it, but matched with another telling already
wrong SLOT     it would match if that slot were right (two slots where one is not enough)
other kind     the words were read, or are demanded, as facts of other kinds alone
nothing        there is nothing of the kind in these words

Losses are in hundredths of the record score over all kinds: what would be gained if that alone were mended, a fact
missed being found with all its slots. `--write` keeps the tables in `errors.md`; engagements have finer causes in
`engagement_errors.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.quality.publishers import GOLD, Fact, Facts, scorer
from bench.quality.run import SETS, predict

PAGE = Path(__file__).with_suffix(".md")
KEYS = {
    "tenure": ("person", "of"),
    "engagement": ("type", "participants", "evidence"),
    "agreement": ("parties", "name", "type"),
    "mission": ("of", "in", "post", "city"),
    "membership": ("member", "organisation"),
    "position": ("speaker", "for", "evidence"),
    "profile": ("of", "side", "what", "resource"),
}
SLOTS = {
    "tenure": ("office", "to", "status"),
    "engagement": ("type", "participants", "date", "domains", "status", "place"),
    "agreement": ("parties", "type", "signed", "status", "domains"),
    "mission": ("city", "status", "date", "post"),
    "membership": ("standing", "since"),
    "position": ("speaker", "stance", "towards", "domains", "evidence"),
    "profile": ("resource", "what"),
}
SAME_WORDS = 0.5  # share of words from which two evidences are of the same clause
HUNDREDTHS = 100


def main(words: Sequence[str] | None = None) -> int:
    """Counts, prints, and keeps the page where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="?", choices=SETS, default="train")
    parser.add_argument("--predictions", type=Path, help="what `export --as codebook` wrote of this set")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as scratch:
        path = asked.predictions or predict(asked.set, Path(scratch))
        read: Facts = {row["doc"]: row["facts"] for row in map(json.loads, path.read_text("utf-8").splitlines())}
    page = "\n".join(tables(asked.set, scorer().load_gold(GOLD / asked.set), read)) + "\n"
    print(page, end="")
    if asked.write:
        PAGE.write_text(page, encoding="utf-8")
    return 0


def tables(name: str, gold: Mapping[str, Sequence[Fact]], read: Facts) -> Iterator[str]:
    """The page: what is missed and made up by kind and cause, and what is lost in slots, worst first."""
    causes, slots = Counter[tuple[str, str, str]](), Counter[tuple[str, str]]()
    faulty, facts, credit = Counter[tuple[str, str]](), 0, 0.0
    for article in sorted(gold):
        for kind in scorer().KINDS:
            demanded = [fact for fact in gold[article] if fact["kind"] == kind]
            found = [fact for fact in read.get(article, ()) if fact["kind"] == kind]
            pairs = [(demanded[i], found[j], i, j) for i, j, _ in scorer().assign(demanded, found)]
            free = [pair for pair in pairs if pair[0].get("optional")]
            facts += sum(not fact.get("optional") for fact in demanded) + len(found) - len(free)
            for fault, facts_left, others, everything in (
                ("missed", _left(demanded, {i for *_, i, _ in pairs}), found, read.get(article, ())),
                ("made up", _left(found, {j for *_, j in pairs}), demanded, gold[article]),
            ):
                causes.update((fault, kind, cause(fact, others, everything)) for fact in facts_left)
            for wanted, told, *_ in pairs:
                if not wanted.get("optional"):
                    credit += scorer().match(wanted, told)
                    lost = dict(losses(wanted, told))
                    slots.update({(kind, slot): loss for slot, loss in lost.items()})
                    faulty.update((kind, slot) for slot in lost)
    yield from (
        f"# Errors on {name}",
        "",
        "Written by `bench/quality/errors.py --write`, which explains causes and losses.",
    )
    yield from ("", "| fault | kind | cause | facts | lost |", "|---|---|---|---|---|")
    for (fault, kind, why), number in sorted(causes.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {fault} | {kind} | {why} | {number} | {gain(credit, facts, fault, number):.2f} |"
    yield from ("", "| kind | slot | facts with a fault in it | lost |", "|---|---|---|---|")
    for (kind, slot), lost_share in sorted(slots.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {kind} | {slot} | {faulty[kind, slot]} | {2 * HUNDREDTHS * lost_share / facts:.2f} |"


def gain(credit: float, facts: int, fault: str, number: int) -> float:
    """What the record score, in hundredths, would gain if so many facts were found, or not made up.

    The score is twice the credit over the number of facts on both sides together.
    """
    better = 2 * (credit + number) / (facts + number) if fault == "missed" else 2 * credit / (facts - number)
    return HUNDREDTHS * (better - 2 * credit / facts)


def _left(facts: Sequence[Fact], matched: set[int]) -> list[Fact]:
    return [fact for i, fact in enumerate(facts) if i not in matched and not fact.get("optional")]


def cause(fact: Fact, others: Sequence[Fact], everything: Sequence[Fact]) -> str:
    """Why a fact has no match among the facts of its kind on the other side; `everything` has all kinds."""
    if any(scorer().match(fact, other) is not None for other in others):
        return "told again"
    near = [other for other in others if _near(fact, other)]
    for number in (1, 2):
        for slots in combinations(KEYS[fact["kind"]], number):
            mended = ({**other, **{slot: fact.get(slot) for slot in slots}} for other in near)
            if any(scorer().match(fact, other) is not None for other in mended):
                return f"wrong {' and '.join(slots)}"
    return (
        "other kind" if any(_near(fact, other) for other in everything if other["kind"] != fact["kind"]) else "nothing"
    )


def _near(fact: Fact, other: Fact) -> bool:
    return float(scorer().overlap(fact.get("evidence"), other.get("evidence"))) >= SAME_WORDS


def losses(wanted: Fact, told: Fact) -> Iterator[tuple[str, float]]:
    """Each slot whose mending would raise the credit of a match, with the share that it would raise it by."""
    credit = scorer().match(wanted, told)
    for slot in SLOTS[wanted["kind"]]:
        mended = scorer().match(wanted, {**told, slot: wanted.get(slot)})
        if mended is not None and mended > credit:
            yield slot, mended - credit


if __name__ == "__main__":
    sys.exit(main())
