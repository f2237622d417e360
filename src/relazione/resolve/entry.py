"""The entry: one thing of the world, worked out from all the claims that tell of it; nobody edits an entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What resolving needs of an article: its id, given id, day of publication and publisher (None: unknown)."""

    id: str
    given_id: str
    published: date | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class EntryValue:
    """One value of an entry's slot, the claims that support it (ids, sorted), and how it follows from the words.

    `basis`: stated | resolved | default as in the claims (the strongest of them), or corrected (by a judgement).
    `also` holds the other spellings met, sorted (for a date the less precise ones).
    """

    value: str
    claims: tuple[str, ...]
    basis: str = "stated"
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryParticipant:
    """One side of an engagement: name in its leading spelling, whom it acts for (None: not told), role, support."""

    who: str
    acts_for: str | None
    role: str
    claims: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A slot on which the reports cannot all be right, with each value and the claims that give it."""

    slot: str
    values: tuple[EntryValue, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two claims were taken to tell of one thing: the rule (its file name), the claims' ids, and words to read."""

    rule: str
    first: str
    second: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One tenure, engagement, agreement ... with all its reports.

    `id` is the hash of its claims' ids, whatever their order. `claims` are the reports, ordered by day of publication
    (undated last), then article, start and id; `lead` is the fullest of them, the one to quote first. `slots` maps a
    slot to its values, the best supported first; a slot on which reports disagree holds all values and is named in
    `disagreements` too. `date` is the day or span of the thing itself in EDTF ("" where no report tells it),
    `date_basis` stated | resolved | default | corrected | "". For a tenure `date` is empty; `attested` holds the days
    (ISO, sorted) on which it is attested: the publication days of its articles, and days stated for its beginning and
    end. `first_attested` and `last_attested` are their ends, None where no dated article speaks of it. For the other
    kinds `attested` likewise says when it was reported.
    `joined` holds the reports that give no date and are dated by the others.
    `judged` names the judgements that took part ("merge by A. Reader, 2026-02-01: why").
    """

    id: str
    kind: str
    claims: tuple[str, ...]
    lead: str
    slots: Mapping[str, tuple[EntryValue, ...]] = field(hash=False)
    participants: tuple[EntryParticipant, ...] = ()
    date: str = ""
    date_basis: str = ""
    attested: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    reasons: tuple[Reason, ...] = ()
    judged: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()

    def one(self, slot: str) -> str | None:
        """The leading value of a slot, None where no report fills it."""
        values = self.slots.get(slot, ())
        return values[0].value if values else None

    def every(self, slot: str) -> tuple[str, ...]:
        """All values of a slot, the best supported first; empty where no report fills it."""
        return tuple(v.value for v in self.slots.get(slot, ()))

    def sides(self) -> tuple[tuple[str, str | None, str], ...]:
        """The participants as plain (who, acts for, role)."""
        return tuple((p.who, p.acts_for, p.role) for p in self.participants)

    @property
    def first_attested(self) -> str | None:
        """The first day (ISO) on which a dated article tells of it, None where none does."""
        return self.attested[0] if self.attested else None

    @property
    def last_attested(self) -> str | None:
        """The last day (ISO) on which a dated article tells of it, None where none does."""
        return self.attested[-1] if self.attested else None


@dataclass(frozen=True, slots=True)
class Holder:
    """One person in a post: name, the tenure entry's id, and the ends of the attested days (ISO, None: undated)."""

    person: str
    entry: str
    first_attested: str | None
    last_attested: str | None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """Who held one post, in the order of attestation, undated holders last.

    `of`, `office` and `to` name the post. `handovers[i]` is the span between holder i and i+1 in words of EDTF, e.g.
    "2021-03-11/2024-10-25" (the hand-over lies between), "" where one of the two is undated or their days overlap.
    """

    of: str
    office: str
    to: str | None
    holders: tuple[Holder, ...]
    handovers: tuple[str, ...]
