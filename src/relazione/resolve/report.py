"""The report: a claim with what its comparison with others needs, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from math import ceil

from relazione.codebook.table import rows
from relazione.record.claim import Claim
from relazione.record.days import Days, days_of
from relazione.record.naming import plain
from relazione.record.states import is_state
from relazione.resolve.entry import ArticleFacts

_CACHED_TEXTS = 1 << 16  # quotes whose words are remembered
_UNKNOWN = "?"
_ROUNDING = 1e-9  # floating point puts a whole number as much too high


@dataclass(frozen=True, slots=True)
class Report:
    """One claim, ready to be compared.

    `told` is the event's own date as the claim gives it ("" if not) and `days` its span; `published` the article's day.
    `words` are the telling words of the quote, names of the participants left out. `sides` are (who, acts for).
    `states` are the states and organisations involved, sorted, each once, "?" for one not told. `corrected` holds slots
    that a judgement changed.
    """

    claim: Claim
    facts: ArticleFacts
    told: str
    days: Days | None
    words: frozenset[str] = field(hash=False)
    sides: tuple[tuple[str, str | None], ...]
    states: tuple[str, ...]
    corrected: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def published(self) -> date | None:
        """The day of publication of its article, None where not known."""
        return self.facts.published

    def one(self, slot: str) -> str | None:
        """The value of a slot, as corrected if it was; None where the claim does not fill it."""
        if self.corrected and (corrected := self.corrected.get(slot)):
            return corrected
        values = self.claim.slots.get(slot)  # as `Claim.one`, without a call: rules ask by the hundred for each article
        return values[0].value if values else None

    def every(self, slot: str) -> tuple[str, ...]:
        """All values of a slot, as corrected if it was."""
        return (self.corrected[slot],) if slot in self.corrected else self.claim.every(slot)


def report_of(claim: Claim, facts: ArticleFacts, corrected: Mapping[str, str]) -> Report:
    """The report of a claim; `corrected` maps slots to the values that a judgement gives them."""
    slot = "signed" if claim.kind == "agreement" else "date"
    date_told = corrected.get(slot) or claim.one(slot) or ""
    days = days_of(date_told)
    sides = tuple(sorted({(who, acts_for) for who, acts_for, _ in claim.sides()}, key=lambda s: (s[0], s[1] or "")))
    named = {word for who, _ in sides for word in plain(who).split()}
    states = {acts_for or (who if is_state(who) else _UNKNOWN) for who, acts_for in sides}
    return Report(
        claim=claim,
        facts=facts,
        told=date_told if days else "",
        days=days,
        words=frozenset(telling_words(claim.quote) - named),
        sides=sides,
        states=tuple(sorted(states)),
        corrected=dict(corrected),
    )


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("name_words") if row["part"] in ("connective", "honorific"))


@lru_cache(_CACHED_TEXTS)
def telling_words(text: str) -> frozenset[str]:
    """The plain words of a text that carry its subject: no function words, no honorifics."""
    return frozenset(plain(text).split()) - _stop_words()


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two sets of words share: twice the common words over all, 0..1; 0 where one is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def rare_words(words: frozenset[str], least: float, number: int = 1) -> list[str]:
    """Words of which two sets must share `number` if `shared` of them is to reach `least`, and that takes so many.

    The prefix filter of set-similarity joins (Chaudhuri, Ganti and Kaushik 2006): under any fixed order of words, the
    first few suffice. Long words come first because they are rare, which keeps the groups small.
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    # shared >= least means common >= least * n / (2 - least), whatever the size of the other set.
    needed = ceil(least * len(ordered) / (2 - least) - _ROUNDING)
    return ordered[: len(ordered) - needed + number]


def states_whom(report: Report) -> bool:
    """Whether words of a tenure's report name whom the office serves, or a person has corrected it."""
    return "of" in report.corrected or any(value.basis == "stated" for value in report.claim.slots.get("of", ()))
