"""Whom a position is addressed to or concerns: named in the clause, else the other side of the article."""

from __future__ import annotations

from collections import Counter

from relazione.read.finding import Value
from relazione.read.mention import Actor, Mention
from relazione.read.readers.grammar.stances_clauses import Clause
from relazione.read.reading import Reading

# These concern whom they name first, not the other side of the talks.
_ADVERSE = ("condemn", "reject", "warn", "concern")


class Sides:
    """Counts once who stands on the other side of an article from each state."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.counts: Counter[str] = Counter()
        self.first: dict[str, Mention] = {}
        for mention in reading.mentions:
            for side in self._sides(mention):
                self.counts[side] += 1
                self.first.setdefault(side, mention)

    def towards(self, clause: Clause, stance: str, speaker: Actor, side: str | None) -> Value | None:
        """The state or organisation that the position is towards, or None where the article names no other side."""
        parse = self.reading.parse
        named: dict[str, Mention] = {}
        for mention in self.reading.mentions_in(parse.start[clause.first], parse.end[clause.last]):
            for other in self._sides(mention):
                if other != side and other != speaker.name:
                    named.setdefault(other, mention)
        main = self._main(side, speaker)
        if main is not None and main in named and stance not in _ADVERSE:
            return Value(main, named[main].start, named[main].end)
        for other, mention in named.items():
            return Value(other, mention.start, mention.end)
        if main is None:
            return None
        return Value(main, self.first[main].start, self.first[main].end, "resolved")

    def _main(self, side: str | None, speaker: Actor) -> str | None:
        """The side most often named besides the speaker's own."""
        ranked = [(-count, self.first[other].start, other) for other, count in self.counts.items()]
        for _, _, other in sorted(ranked):
            if other not in (side, speaker.name):
                return other
        return None

    def _sides(self, mention: Mention) -> list[str]:
        sides = []
        for number in mention.actors:
            actor = self.reading.actors[number]
            if actor.kind != "region" and actor.state is not None and actor.state not in sides:
                sides.append(actor.state)
        return sides
