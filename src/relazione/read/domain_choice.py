"""Which set of domains to give, where each has a probability: the set whose expected F1 is best."""

from __future__ import annotations

from collections.abc import Sequence

_MOST = 4  # domains of one finding; more were never demanded by more than a few annotations
_LEAST = 0.08  # a domain less likely than this is never given
_BEYOND = 8  # the likeliest domains that are not given and may yet be right
_MISSED = 5  # more missed ones than that do not occur


def likeliest_set(chances: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    """The domains of the set with the best expected F1 against the right set, the likeliest first.

    `chances` are pairs of a probability, 0..1, and its domain; domains are taken as independent of each other. The set
    may be empty: so it is where that none is right is likelier than any other set is good.
    """
    ordered = sorted(chances, key=lambda chance: (-chance[0], chance[1]))
    shares = [share for share, _ in ordered]
    best, size = 1.0, 0
    for share in shares:
        best *= 1 - share
    for given in range(1, min(_MOST, len(shares)) + 1):
        if shares[given - 1] < _LEAST:
            break
        right, missed = _numbers(shares[:given]), _numbers(shares[given : given + _BEYOND])[: _MISSED + 1]
        expected = sum(
            right[i] * missed[j] * 2 * i / (given + i + j) for i in range(1, given + 1) for j in range(len(missed))
        )
        if expected > best:
            best, size = expected, given
    return tuple(domain for _, domain in ordered[:size])


def _numbers(shares: Sequence[float]) -> list[float]:
    """The probability that 0, 1, 2 ... of independent events happen."""
    found = [1.0]
    for share in shares:
        found = [
            (found[k] if k < len(found) else 0.0) * (1 - share) + (found[k - 1] * share if k else 0.0)
            for k in range(len(found) + 1)
        ]
    return found
