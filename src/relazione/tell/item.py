"""The item: an entry with the claims and articles that prove it, as a brief tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, overload

from relazione.record.claim import Claim
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.store.browsing import Place, place_of
from relazione.tell.wording.dates import first_day, last_day

# Words that put a thing after the report that tells of it.
_AHEAD = re.compile(
    r"(?:in|over) the (?:coming|next)\b|next (?:week|month|year)\b|later this\b|tomorrow\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What one article says of an entry: the claim, and the article it stands in."""

    claim: Claim
    article: ArticleFacts


class Behind(Protocol):
    """What is behind places: it fetches proofs when somebody asks for them."""

    def proofs(self, places: Sequence[Place]) -> tuple[Proof, ...]:
        """The proofs that stand at these places, in their order."""
        ...

    def article(self, place: Place) -> ArticleFacts:
        """The article of a place."""
        ...


class Fetched(Sequence[Proof]):
    """Proofs that are fetched when they are first looked at: of thousands of entries a page tells a few dozen.

    Where they stand is known at once.
    """

    __slots__ = ("_found", "behind", "places")

    def __init__(self, places: Sequence[Place], behind: Behind) -> None:
        """The proofs at these places."""
        self.places = tuple(places)
        self.behind = behind
        self._found: tuple[Proof, ...] | None = None

    @overload
    def __getitem__(self, at: int) -> Proof: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Proof, ...]: ...
    def __getitem__(self, at: int | slice) -> Proof | tuple[Proof, ...]:
        """The proof at a place in the order, or several."""
        return self._all()[at]

    def __iter__(self) -> Iterator[Proof]:
        """All, in order."""
        return iter(self._all())

    def __len__(self) -> int:
        """How many there are."""
        return len(self.places)

    def _all(self) -> tuple[Proof, ...]:
        if self._found is None:
            self._found = self.behind.proofs(self.places)
        return self._found


@dataclass(frozen=True, slots=True)
class Item:
    """An entry and its proofs, one for each report, in the order of the entry; none where entries are only counted."""

    entry: Entry
    proofs: Sequence[Proof]

    @property
    def kind(self) -> str:
        """The entry's kind."""
        return self.entry.kind

    def one(self, slot: str) -> str | None:
        """The leading value of a slot, None where no report fills it."""
        return self.entry.one(slot)

    def every(self, slot: str) -> tuple[str, ...]:
        """All values of a slot, the best supported first."""
        return self.entry.every(slot)

    @property
    def lead(self) -> Proof:
        """The proof to quote first: the fullest report."""
        if isinstance(self.proofs, Fetched):
            return self.proofs.behind.proofs([self.place])[0]
        return next((r for r in self.proofs if r.claim.id == self.entry.lead), self.proofs[0])

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the proofs stand, in their order."""
        if isinstance(self.proofs, Fetched):
            return self.proofs.places
        return tuple(place_of(proof.claim) for proof in self.proofs)

    @property
    def articles(self) -> tuple[ArticleFacts, ...]:
        """The articles of the proofs, in their order."""
        if isinstance(self.proofs, Fetched):
            return tuple(map(self.proofs.behind.article, self.proofs.places))
        return tuple(proof.article for proof in self.proofs)

    @property
    def place(self) -> Place:
        """Where the proof to quote first stands."""
        places = self.places
        return next((place for place in places if place.claim == self.entry.lead), places[0])

    @property
    def happened(self) -> str:
        """The day or span of the thing itself in ISO 8601 or EDTF, "" where no report tells it."""
        return self.entry.date

    @property
    def status(self) -> str:
        """An engagement's status; what lies after its last report cannot have happened by then: it is planned.

        So is what words put ahead of the report ("in the coming weeks").
        """
        status = self.one("status") or "happened"
        begin, reported = first_day(self.happened), self.entry.last_attested
        late = begin is not None and reported is not None and begin.isoformat() > reported
        ahead = begin is None and _AHEAD.match(self.one("when") or "") is not None
        return "planned" if status == "happened" and (late or ahead) else status

    @property
    def latest(self) -> date:
        """The last day the thing can be put at: its own, else the last report's; `date.min` where undated.

        What had begun when it was last told of ("2025", told of in May) is put no later than that.
        """
        begin, day = first_day(self.happened), last_day(self.happened)
        reported = last_day(self.entry.last_attested or "")
        if reported and begin and day and begin <= reported < day and self.status == "happened":
            return reported
        return day or begin or reported or date.min

    def rivals(self, slot: str) -> tuple[str, ...]:
        """The values that other reports give for a slot against the leading one; empty where they agree."""
        found = next((found for found in self.entry.disagreements if found.slot == slot), None)
        return tuple(value.value for value in found.values if value.value != self.one(slot)) if found else ()

    @property
    def states_whom(self) -> bool:
        """Whether words state whom a tenure's office serves; else it was worked out from the article around it."""
        return any(value.basis == "stated" for value in self.entry.slots.get("of", ()))

    @property
    def newest_first(self) -> tuple[int, float, str]:
        """A sorting key: the newest first, undated ones last, the surer first on one day, then by id."""
        return -self.latest.toordinal(), -self.place.score, self.entry.id

    @property
    def undated(self) -> bool:
        """Whether neither the thing itself nor any of its reports has a date."""
        return self.latest == date.min
