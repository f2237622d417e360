"""A sample of claims for checking by hand, and what the checked sample says of the whole record."""

from __future__ import annotations

import csv
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from relazione.errors import RunStopped
from relazione.record.claim import Claim
from relazione.record.kind import sentence
from relazione.store.contract import Store
from relazione.tell.sentences import context

COLUMNS = ("claim", "kind", "of_kind", "article", "reads", "before", "quote", "after", "score", "right", "note")
"""The form: `right` is to be filled with yes, no or partly; `of_kind` is how many claims of the kind the record has."""
_AROUND = 400  # characters of context on either side
_ANSWERS = {"yes": 1.0, "y": 1.0, "1": 1.0, "partly": 0.5, "no": 0.0, "n": 0.0, "0": 0.0}
_CONFIDENT = 1.959963984540054  # the 97.5th percentile of the normal distribution: intervals of 95%


def sample(store: Store, size: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """Rows of the form for `size` claims, drawn at random, each kind in proportion to its number but at least one.

    Within a kind claims are drawn evenly over the range of their scores. The same record, size and seed give the same
    rows. Raises RunStopped for a size under one.
    """
    if size < 1:
        raise RunStopped(f"a sample of {size} claims is none", "--n", "Give a number of claims, 1 or more.")
    chance = random.Random(seed)
    kinds: dict[str, list[tuple[float, str]]] = {}
    for claim in store.claims():
        kinds.setdefault(claim.kind, []).append((claim.score, claim.id))
    for kind, number in _shares({kind: len(found) for kind, found in sorted(kinds.items())}, size).items():
        drawn = _spread(sorted(kinds[kind]), number, chance)
        for claim in store.claims_with(drawn):
            yield _row(store, claim, len(kinds[kind]))


def _shares(numbers: dict[str, int], size: int) -> dict[str, int]:
    """How many of each kind: at least one, never more than there are, the rest by number, largest remainders first."""
    total = sum(numbers.values())
    if total <= size:
        return numbers
    exact = {kind: size * number / total for kind, number in numbers.items()}
    shares = {kind: min(numbers[kind], max(1, int(share))) for kind, share in exact.items()}
    by_remainder = sorted(exact, key=lambda kind: (shares[kind] - exact[kind], kind))
    while sum(shares.values()) < size:
        kind = next(kind for kind in by_remainder if shares[kind] < numbers[kind])
        shares[kind] += 1
        by_remainder.append(by_remainder.pop(by_remainder.index(kind)))
    return shares


def _spread(ordered: Sequence[tuple[float, str]], number: int, chance: random.Random) -> list[str]:
    """One claim from each of `number` equal stretches of the ordered claims."""
    edges = [round(place * len(ordered) / number) for place in range(number + 1)] if number else []
    return [chance.choice(ordered[first:last])[1] for first, last in pairwise(edges) if last > first]


def _row(store: Store, claim: Claim, of_kind: int) -> dict[str, str]:
    article = store.article(claim.article)
    before, after = context(article.text, claim.start, claim.end, _AROUND) if article else ("", "")
    cells = (
        claim.id, claim.kind, str(of_kind), article.given_id if article else "", sentence(claim),
        " ".join(before.split()), claim.quote, " ".join(after.split()), f"{claim.score:.3f}", "", "",
    )  # fmt: skip
    return dict(zip(COLUMNS, cells, strict=True))


@dataclass(frozen=True, slots=True)
class Precision:
    """The share of right claims among those checked, with the interval that holds the truth 95 times in 100."""

    kind: str
    checked: int
    share: float
    low: float
    high: float


def audit(form: Path) -> list[Precision]:
    """The precision of each kind, then of all kinds weighed by their number in the record ("all").

    The interval is Wilson's for a kind; for all, that of the stratified estimate. Claims not answered are left out.
    Raises RunStopped for a file that is no form, and for an answer that is none.
    """
    answers: dict[str, list[float]] = {}
    numbers: dict[str, int] = {}
    for where, row in _rows(form):
        told = row["right"].strip().lower()
        if not told:
            continue
        if told not in _ANSWERS:
            raise RunStopped(f"{told!r} is no answer", where, "Write yes, no or partly under `right`.")
        answers.setdefault(row["kind"], []).append(_ANSWERS[told])
        numbers[row["kind"]] = int(row["of_kind"])
    if not answers:
        raise RunStopped("no claim of the form is answered", str(form), "Write yes, no or partly under `right`.")
    kinds = [_precision(kind, found) for kind, found in sorted(answers.items())]
    return [*kinds, _together(kinds, numbers)]


def _rows(form: Path) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        rows = list(csv.DictReader(form.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        remedy = "Give the CSV file that `relazione sample` wrote, saved as UTF-8."
        why = fault.strerror if isinstance(fault, OSError) else fault
        raise RunStopped(f"the form cannot be read ({why})", str(form), remedy) from None
    for number, row in enumerate(rows, 1):
        lacking = [name for name in ("kind", "of_kind", "right") if row.get(name) is None]
        if lacking or not row["of_kind"].isdigit():
            remedy = f"Keep the columns of the form: {', '.join(COLUMNS)}."
            raise RunStopped("this is no row of a sample's form", f"{form}, row {number}", remedy)
        yield f"{form}, row {number}", row


def _precision(kind: str, answers: Sequence[float]) -> Precision:
    """Wilson's interval (1927), which holds for few answers and for shares near 0 and 1."""
    number, share = len(answers), sum(answers) / len(answers)
    square = _CONFIDENT**2
    middle = (share + square / (2 * number)) / (1 + square / number)
    spread = _CONFIDENT * math.sqrt(share * (1 - share) / number + square / (4 * number**2)) / (1 + square / number)
    return Precision(kind, number, share, min(share, max(0.0, middle - spread)), max(share, min(1.0, middle + spread)))


def _together(kinds: Sequence[Precision], numbers: dict[str, int]) -> Precision:
    total = sum(numbers[found.kind] for found in kinds)
    share = sum(numbers[found.kind] * found.share for found in kinds) / total
    # Each kind's spread is that of its Wilson interval, so that a kind checked once is not taken for certain.
    squares = sum((numbers[found.kind] / total * (found.high - found.low) / 2) ** 2 for found in kinds)
    spread = math.sqrt(squares)
    return Precision(
        "all", sum(found.checked for found in kinds), share, max(0.0, share - spread), min(1.0, share + spread)
    )
