"""Date expressions and what they mean, resolved against the day of publication."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression.

    `value` is an ISO 8601 prefix (2022, 2022-09, 2022-09-14) or an interval A/B, None where it cannot be resolved;
    `precision`: day | month | year | interval | none. `basis`: stated | resolved (worked out from publication) |
    unresolved. `duration` expressions and set expressions ("every year") are not dates of events: `kind` tells
    date | duration | set | anniversary ("the first anniversary", "40th anniversary").
    """

    start: int
    end: int
    value: str | None
    precision: str
    basis: str
    kind: str = "date"
