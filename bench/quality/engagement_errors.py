#!/usr/bin/env python3
"""Counts why engagements are missed and made up, and what is lost in the slots of those that are found.

    engagement_errors.py [SET] [--list CAUSE]

SET is founding, dev or train (the default). Each article is read up to the proposals of the engagement reader, so that
an event that the score refuses is told from one that nobody proposed. Causes of a miss, the first that holds:

refused       a proposal matches, but its score lies under the bar
merged        a kept finding matches, but tells of another demanded event already
wrong type    a proposal of the same words has the right states, but a type that does not match
wrong states  a proposal of the same words has a type that matches, but other states: it lacks some, has more, or both
wrong both    a proposal of the same words is wrong in both
elsewhere     a proposal of these states and this type rests on other words and another date
no proposal   a word of the evidence is a trigger, but no event came of it, or it went into another one
no trigger    no word of the evidence is in the table of triggers

Causes of what is made up: split (a demanded event is told again), wrong type, wrong states, wrong both (of words that
tell of a demanded event), beside (its sentence tells of a true one), nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.command import printed
from bench.readme import CHECKOUT
from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.readers.grammar.engagement_judge import KEPT_FROM, likelihood, shipped
from relazione.read.readers.grammar.engagement_triggers import triggers
from relazione.read.readers.grammar.engagements import drafts
from relazione.read.reading import Reading
from tools.gold import yardstick

GOLD = CHECKOUT.parent / "shared" / "gold"
SETS = ("founding", "dev", "train")
SAME_WORDS = 0.2  # share of the evidence's words, as in score.py
LONGEST_SHOWN = 140  # characters of an evidence in a listing

Fact = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Error:
    """One miss or one made-up event: its article, cause, the fact it is about and, if there is one, its neighbour."""

    article: str
    fault: str
    cause: str
    fact: Fact
    beside: Fact | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One article judged: what went wrong, and for every match how much of each slot is right, 0..1."""

    errors: tuple[Error, ...]
    slots: tuple[dict[str, float], ...]


def main(words: Sequence[str] | None = None) -> int:
    """Prints the tables, or lists the errors of one cause; always 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="?", choices=SETS, default="train")
    parser.add_argument("--list", metavar="CAUSE")
    asked = parser.parse_args(words)
    judged = list(judge(asked.set))
    if asked.list:
        print("\n".join(told(error) for one in judged for error in one.errors if error.cause.startswith(asked.list)))
    print("\n".join(tables(judged)))
    return 0


def judge(name: str) -> Iterator[Judged]:
    """Reads and judges every article of one set, in the order of their names."""
    facts = yardstick(GOLD).load_gold(GOLD / name)
    for line in printed([GOLD / "articles.py", "gold", GOLD / name]).splitlines():
        row = json.loads(line)
        day, source = row.get("date"), row.get("source")
        published = date.fromisoformat(day) if day else None
        article = Article(article_id(row["text"], published, source), row["id"], row["text"], published, None, source)
        demanded = [fact for fact in facts[row["id"]] if fact["kind"] == "engagement"]
        yield judge_article(row["id"], build_reading(article), demanded)


def judge_article(name: str, reading: Reading, demanded: Sequence[Fact]) -> Judged:
    """Judges the engagements read in one article against those demanded."""
    proposed = list(_proposed(reading))
    kept = [fact for fact in proposed if fact["score"] >= KEPT_FROM]
    matched = yardstick(GOLD).assign(list(demanded), kept)
    hit, used = {i for i, _, _ in matched}, {j for _, j, _ in matched}
    errors = [
        _missed(name, reading, fact, proposed, kept)
        for i, fact in enumerate(demanded)
        if i not in hit and not fact.get("optional")
    ]
    right = [(demanded[i], kept[j]) for i, j, _ in matched]
    errors += [_made_up(name, reading, fact, demanded, right) for j, fact in enumerate(kept) if j not in used]
    return Judged(tuple(errors), tuple(slots(gold, fact) for gold, fact in right if not gold.get("optional")))


def slots(gold: Fact, fact: Fact) -> dict[str, float]:
    """How much of each slot that is judged is right, 0..1; `place` only where one is demanded."""
    measure = yardstick(GOLD)
    found = {
        "type": float(gold["type"] == fact["type"]),
        "participants": measure.set_f1(measure.actors(gold), measure.actors(fact), measure.same_name),
        "date": measure.same_date(gold.get("date"), fact.get("date")),
        "domains": measure.set_f1(gold.get("domains"), fact.get("domains")),
        "status": float((gold.get("status") or "happened") == fact["status"]),
    }
    if gold.get("place"):
        found["place"] = float(measure.same_name(gold["place"], fact.get("place")))
    return found


def tables(judged: Sequence[Judged]) -> list[str]:
    """The errors by fault, cause and type, and the slots by what is lost in them, most first."""
    faults = Counter((error.fault, error.cause) for one in judged for error in one.errors)
    lines = [f"{count:>5} {fault:<8} {cause}" for (fault, cause), count in faults.most_common()]
    types = Counter((error.fault, error.fact["type"]) for one in judged for error in one.errors)
    lines += ["", *(f"{count:>5} {fault:<8} {kind}" for (fault, kind), count in types.most_common())]
    shares = [share for one in judged for share in one.slots]
    lost: Counter[str] = Counter()
    for share in shares:
        for slot, right in share.items():
            lost[slot] += (1 - right) / len(share)  # type: ignore[assignment]
    lines += ["", f"{len(shares)} found; lost in a slot, in facts, and the share of it that is right:"]
    for slot, facts in lost.most_common():
        told_of = [share[slot] for share in shares if slot in share]
        lines.append(f"{facts:>7.1f} {slot:<13}{sum(told_of) / len(told_of):.3f}")
    return lines


def told(error: Error) -> str:
    """One error as two or three lines for a terminal."""
    lines = [f"{error.article} {error.fault}: {error.cause}", f"    {_shown(error.fact)}"]
    return "\n".join([*lines, f"    {_shown(error.beside)}"] if error.beside else lines)


def _shown(fact: Fact) -> str:
    sides = [(side.get("who"), side.get("for")) for side in fact.get("participants") or ()]
    words = " ".join(str(fact.get("evidence")).split())[:LONGEST_SHOWN]
    score_told = f" {fact['score']:.2f}" if "score" in fact else ""
    return f"{fact['type']}{score_told} {fact.get('date')} {fact.get('status')} {sides} | {words}"


def _missed(name: str, reading: Reading, fact: Fact, proposed: Sequence[Fact], kept: Sequence[Fact]) -> Error:
    measure = yardstick(GOLD)
    fits = [other for other in proposed if measure.match(fact, other) is not None]
    if fits:
        taken = next((other for other in fits if other in kept), None)
        return Error(name, "missed", "merged" if taken else "refused", fact, taken or fits[0])
    near = [other for other in proposed if measure.overlap(fact.get("evidence"), other["evidence"]) >= SAME_WORDS]
    if near:
        best = min(near, key=lambda other: (_difference(fact, other), -other["score"]))
        return Error(name, "missed", _difference(fact, best), fact, best)
    if any(not _difference(fact, other) for other in proposed):
        return Error(name, "missed", "elsewhere", fact)
    start = reading.article.text.find(str(fact.get("evidence")))
    end = start + len(str(fact.get("evidence")))
    word = any(start <= reading.parse.start[trigger.token] < end for trigger in triggers(reading))
    return Error(name, "missed", "no proposal" if word else "no trigger", fact)


def _made_up(
    name: str, reading: Reading, fact: Fact, demanded: Sequence[Fact], right: Sequence[tuple[Fact, Fact]]
) -> Error:
    measure = yardstick(GOLD)
    again = next((gold for gold, _ in right if measure.match(gold, fact) is not None), None)
    if again is not None:
        return Error(name, "made up", "split", fact, again)
    near = [gold for gold in demanded if measure.overlap(gold.get("evidence"), fact["evidence"]) >= SAME_WORDS]
    if near:
        best = min(near, key=lambda gold: _difference(gold, fact))
        return Error(name, "made up", _difference(best, fact) or "split", fact, best)
    sentence = _sentence(reading, fact)
    beside = next((other for _, other in right if _sentence(reading, other) == sentence), None)
    return Error(name, "made up", "beside" if beside else "nothing", fact, beside)


def _sentence(reading: Reading, fact: Fact) -> int:
    return reading.parse.sentence[reading.parse.token_at(fact["start"])]


def _difference(gold: Fact, fact: Fact) -> str:
    """In what key slots a proposal differs from a demanded event; empty where it does in none."""
    measure = yardstick(GOLD)
    same_type = measure.type_key(gold["type"], fact["type"])
    wanted, given = measure.states(gold), measure.states(fact)
    same_states = not wanted or len(wanted & given) / len(wanted | given) >= 1 / 2
    if same_states:
        return "" if same_type else "wrong type"
    how = " and ".join(filter(None, ("lacks" if wanted - given else "", "more" if given - wanted else "")))
    return f"wrong states: {how}" if same_type else "wrong both"


def _proposed(reading: Reading) -> Iterator[Fact]:
    text = reading.article.text
    for draft in drafts(reading):
        finding = draft.finding
        likely = likelihood(reading, draft.event, draft.sides, draft.features, shipped())
        fact: Fact = {"kind": finding.kind, "score": likely, "start": finding.start}
        fact["evidence"] = text[finding.start : finding.end]
        for slot, values in finding.slots.items():
            fact[slot] = [value.value for value in values] if slot == "domains" else values[0].value
        fact["participants"] = [
            {"who": one.who.value, "for": one.acts_for.value if one.acts_for else None} for one in finding.participants
        ]
        yield fact


if __name__ == "__main__":
    sys.exit(main())
