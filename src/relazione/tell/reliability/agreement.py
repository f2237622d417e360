"""How well two annotations agree: the score table by kind, and Krippendorff's alpha for what was coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from relazione.tell.reliability.likeness import KINDS, Fact, credit, overlap, plain

_CODED = {
    "tenure": ("office", "status"),
    "engagement": ("type", "status"),
    "agreement": ("type", "status"),
    "mission": ("post", "status"),
    "membership": ("standing",),
    "position": ("stance",),
    "profile": ("side", "resource"),
}
_USUAL = {("tenure", "status"): "current", ("engagement", "status"): "happened"}


@dataclass(frozen=True, slots=True)
class Score:
    """Facts of the first annotation, of the second, in both; and the credit of those in both (0..their number)."""

    first: int = 0
    second: int = 0
    both: int = 0
    credit: float = 0.0

    @property
    def precision(self) -> float:
        """The share of the second's facts that the first has; 0 for none."""
        return self.both / self.second if self.second else 0.0

    @property
    def recall(self) -> float:
        """The share of the first's facts that the second has; 0 for none."""
        return self.both / self.first if self.first else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.both / (self.first + self.second) if self.both else 0.0

    @property
    def slots(self) -> float:
        """Over the facts in both, the mean share of their other slots that agree."""
        return self.credit / self.both if self.both else 0.0

    @property
    def record(self) -> float:
        """F1 in which each fact in both counts as much as its slots agree."""
        return 2 * self.credit / (self.first + self.second) if self.both else 0.0

    def __add__(self, other: Score) -> Score:
        """Both together."""
        return Score(
            self.first + other.first, self.second + other.second, self.both + other.both, self.credit + other.credit
        )


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two annotations compared.

    `scores` by kind in the codebook's order, kinds that neither has left out. `alphas` are Krippendorff's alpha by
    (kind, slot) over the facts that both have; None where nothing varies or fewer than two were coded. Whether a fact
    is there at all has no alpha: nobody can count the facts that neither found; F1 tells it. `only_first` and
    `only_second` are the articles that the other has not, which count for nothing.
    """

    scores: Mapping[str, Score]
    alphas: Mapping[tuple[str, str], float | None]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def total(self) -> Score:
        """All kinds together."""
        return sum(self.scores.values(), Score())


def agreement(first: Mapping[str, Sequence[Fact]], second: Mapping[str, Sequence[Fact]]) -> Agreement:
    """Compares the annotations of the articles that both have.

    A fact of the first that is marked `optional` is neither demanded nor punished.
    """
    scores: dict[str, Score] = {}
    coded: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name in sorted(first.keys() & second.keys()):
        for kind in KINDS:
            ones = [fact for fact in first[name] if fact["kind"] == kind]
            others = [fact for fact in second[name] if fact["kind"] == kind]
            if ones or others:
                scores[kind] = scores.get(kind, Score()) + _compare(ones, others, kind, coded)
    return Agreement(
        {kind: scores[kind] for kind in KINDS if kind in scores},
        {key: alpha(pairs) for key, pairs in sorted(coded.items())},
        tuple(sorted(first.keys() - second.keys())),
        tuple(sorted(second.keys() - first.keys())),
    )


def _compare(
    ones: Sequence[Fact], others: Sequence[Fact], kind: str, coded: dict[tuple[str, str], list[tuple[str, str]]]
) -> Score:
    pairs = matched(ones, others)
    demanded = [pair for pair in pairs if not ones[pair[0]].get("optional")]
    free = len(pairs) - len(demanded)
    for i, j, _ in demanded:
        for slot in _CODED[kind]:
            values = [plain(fact.get(slot) or _USUAL.get((kind, slot))) for fact in (ones[i], others[j])]
            coded.setdefault((kind, slot), []).append((values[0], values[1]))
    wanted = sum(not fact.get("optional") for fact in ones)
    return Score(wanted, len(others) - free, len(demanded), sum(share for _, _, share in demanded))


def matched(ones: Sequence[Fact], others: Sequence[Fact]) -> list[tuple[int, int, float]]:
    """One-to-one pairs (number of the one, of the other, credit), the best first, demanded facts before others."""
    found = []
    for i, one in enumerate(ones):
        for j, other in enumerate(others):
            share = credit(one, other)
            if share is not None:
                near = overlap(one.get("evidence"), other.get("evidence"))
                found.append((bool(one.get("optional")), -share, -near, i, j))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, share, _, i, j in sorted(found):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j, -share))
    return pairs


def alpha(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha of two coders for nominal values: 1 is agreement, 0 what chance would give.

    Each pair is what the two coded of one unit. None where fewer than two units were coded, or all values are the same.
    (Krippendorff, Content Analysis, 2004, chapter 11.)
    """
    units = list(pairs)
    values = Counter(value for pair in units for value in pair)
    total = 2 * len(units)
    expected = sum(number * (total - number) for number in values.values())
    if len(units) < 2 or expected == 0:
        return None
    observed = 2 * sum(one != other for one, other in units)
    return 1 - (total - 1) * observed / expected
