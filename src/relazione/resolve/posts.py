"""Posts: an office with whom it stands for and where, and who is attested in it, each tenure between bounds.

Nobody is called current: a tenure is attested on days. Where it began and ended lies between bounds, from days stated
and from the neighbours in the same post. Bounds are EDTF: a day, or an interval of days of which one is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby

from relazione.codebook.table import rows
from relazione.record.days import OPEN, days_of
from relazione.record.states import is_state
from relazione.resolve.entry import Entry
from relazione.resolve.names import organisation_key
from relazione.resolve.who import same_actor, same_person

STARTING = {"credentials": "presented credentials", "appointment": "appointed"}
_GIVING = ("host", "organiser")  # the sides who receive credentials or appoint
_HOLDING = ("current", "acting")
_MANY_TIMES = 3  # so many times the reports of another outweigh those of one attested in the midst of his days
_NEAR = 550  # days; two reports of one holder further apart may have another holder between them
_SOON = 180  # days from one report of another, within which an office that no words give to the state is a slip


@dataclass(frozen=True, slots=True)
class Bound:
    """Where an end of a tenure lies: a day or an interval in EDTF ("" where nothing tells), and why, in words."""

    days: str
    words: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in a post: the entry, the ends of its attested days (ISO, None: undated), and the bounds.

    `status`: holder | acting | incoming | former, the first of these that a report gives. Who comes back after another
    has a tenure for each time. `doubted` where reports before and after attest another, so that this one is likely to
    be of another state's office or a slip; it bounds nobody.
    """

    person: str
    entry: Entry
    status: str
    first_attested: str | None
    last_attested: str | None
    begins: Bound
    ends: Bound
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A post and those attested in it, in order of attestation, the undated last; `single` where it is held by one."""

    of: str
    office: str
    to: str | None
    single: bool
    tenures: tuple[Tenure, ...]

    @property
    def reports(self) -> int:
        """How many reports attest somebody in the post."""
        return sum(len(entry.claims) for entry in {t.entry.id: t.entry for t in self.tenures}.values())


@dataclass(frozen=True, slots=True)
class _Known:
    """What the reports of one tenure say of time: days as holder, as incoming, as former; days stated."""

    held: tuple[str, ...]
    incoming: tuple[str, ...]
    former: tuple[str, ...]
    begun: str
    begun_why: str
    left: str
    left_why: str
    standing_in: bool = False  # attested as acting only: the holder was away, and may have come back


def posts(entries: Iterable[Entry], published: Mapping[str, date | None]) -> tuple[Post, ...]:
    """Every post that tenures speak of, ordered by (of, office, to).

    `published` maps claims to the day of publication of their article. Engagements help: credentials presented and an
    appointment date the beginning of the tenure of who is named in them.
    """
    every = list(entries)
    starts = [entry for entry in every if entry.one("type") in STARTING and entry.date]
    found: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in every:
        if entry.kind == "tenure":
            office = entry.one("office") or ""
            key = (organisation_key(entry.one("of") or ""), office, organisation_key(entry.one("to") or ""))
            found.setdefault(key, []).append(entry)
    return tuple(_post(found[key], published, starts) for key in sorted(found))


def held_by_one(office: str, of: str, to: str | None) -> bool:
    """Whether one person at a time holds the office: a head of state does, a deputy minister does not."""
    held = _offices().get(office, "")
    return held == "yes" or (held == "accredited" and bool(to)) or (held == "body" and not is_state(of))


@cache
def _offices() -> dict[str, str]:
    return {row["office"]: row["single"] for row in rows("offices_single")}


def _post(tenures: Sequence[Entry], published: Mapping[str, date | None], starts: Sequence[Entry]) -> Post:
    known = {entry.id: _known(entry, published, starts) for entry in tenures}
    lead = min(tenures, key=lambda entry: (-len(entry.claims), entry.id))
    of, office = lead.one("of") or "", lead.one("office") or ""
    to = next((entry.one("to") for entry in tenures if entry.one("to")), None)
    single = held_by_one(office, of, to)
    doubted = {e.id for e in tenures if single and _doubted(e, tenures, known)}
    aside = doubted | {e.id for e in tenures if known[e.id].standing_in}  # these bound nobody
    held = sorted((day, e.id) for e in tenures if e.id not in aside for day in known[e.id].held)
    spells = [_Spell(e, known[e.id]) for e in tenures if not (single and known[e.id].held) or e.id in aside]
    if single:
        by_id = {entry.id: entry for entry in tenures}
        for _, run in groupby(held, key=lambda pair: pair[1]):
            days = list(run)
            spells.append(_spell(by_id[days[0][1]], known[days[0][1]], [day for day, _ in days]))
        spells = _at_its_ends(spells)
    sound = sorted((s for s in spells if s.known.held and s.entry.id not in aside), key=_Spell.order)
    found = []
    for spell in sorted(spells, key=_Spell.order):
        place = sound.index(spell) if single and spell in sound else -1
        before = sound[place - 1].known if place > 0 else None
        after = sound[place + 1].known if 0 <= place < len(sound) - 1 else None
        found.append(_tenure(spell, before, after, spell.entry.id in doubted))
    return Post(of, office, to, single, tuple(found))


@dataclass(frozen=True, slots=True)
class _Spell:
    """One time that a person is attested in a post without another between."""

    entry: Entry
    known: _Known

    def order(self) -> tuple[bool, str, str, str]:
        """For sorting: by the first day, the undated last."""
        first = min((*self.known.held, *self.known.incoming, self.known.begun[:10] or "~"), default="~")
        return first == "~", first, self.entry.one("person") or "", self.entry.id


def _spell(entry: Entry, known: _Known, days: Sequence[str]) -> _Spell:
    return _Spell(entry, replace(known, held=tuple(days)))


def _at_its_ends(spells: Sequence[_Spell]) -> list[_Spell]:
    """The spells with the stated beginning on the first of a person's times only, the stated end on the last."""
    found = []
    for spell in spells:
        times = sorted((s for s in spells if s.entry.id == spell.entry.id), key=_Spell.order)
        known = spell.known
        known = known if spell is times[0] else replace(known, begun="", begun_why="", incoming=())
        known = known if spell is times[-1] else replace(known, left="", left_why="", former=())
        found.append(_Spell(spell.entry, known))
    return found


def _doubted(entry: Entry, tenures: Sequence[Entry], known: Mapping[str, _Known]) -> bool:
    """Whether somebody with three times the reports is attested shortly before all days of this one and after them.

    Where no words say that this one served the state, it is enough if he is attested shortly before or after.
    """
    days = known[entry.id].held
    if not days or known[entry.id].begun:
        return False
    stated = any(value.basis != "resolved" for value in entry.slots.get("of", ()))
    for other in tenures:
        if other.id == entry.id or len(other.claims) < _MANY_TIMES * len(entry.claims):
            continue
        before = [day for day in known[other.id].held if day <= days[0]]
        after = [day for day in known[other.id].held if day >= days[-1]]
        if not before or not after:
            continue
        gaps = _apart(before[-1], days[0]), _apart(days[-1], after[0])
        if max(gaps) <= _NEAR or (not stated and min(gaps) <= _SOON):
            return True
    return False


def _apart(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _known(entry: Entry, published: Mapping[str, date | None], starts: Sequence[Entry]) -> _Known:
    by_status: dict[str, list[str]] = {}
    for value in entry.slots.get("status", ()):
        days = [day.isoformat() for claim in value.claims if (day := published.get(claim))]
        by_status.setdefault(value.value, []).extend(days)
    held = sorted(day for status in _HOLDING for day in by_status.get(status, ()))
    begun, why = entry.one("since") or "", "stated"
    if not begun:
        begun, why = _started(entry, starts)
    left = entry.one("until") or ""
    return _Known(
        tuple(held),
        tuple(sorted(by_status.get("incoming", ()))),
        tuple(sorted(by_status.get("former", ()))),
        begun,
        why,
        left,
        "stated" if left else "",
        standing_in=bool(by_status.get("acting")) and not by_status.get("current"),
    )


def _started(entry: Entry, starts: Sequence[Entry]) -> tuple[str, str]:
    """The day of the credentials or the appointment of this person, and which of the two; "" for none."""
    person, of, to = entry.one("person") or "", entry.one("of") or "", entry.one("to")
    for start in starts:
        if start.one("type") == "credentials" and not to:
            continue
        states = {side.acts_for for side in start.participants}
        if to and not any(same_actor(to, state) for state in states if state):
            continue
        named = [side for side in start.participants if side.role not in _GIVING]
        if any(same_person(side.who, person, (side.acts_for, of)) for side in named):
            return start.date, STARTING[start.one("type") or ""]
    return "", ""


def _tenure(spell: _Spell, before: _Known | None, after: _Known | None, doubted: bool) -> Tenure:
    entry, known = spell.entry, spell.known
    statuses = entry.every("status")
    status = next((s for s in ("current", "acting", "incoming", "former") if s in statuses), "current")
    return Tenure(
        person=entry.one("person") or "",
        entry=entry,
        status={"current": "holder"}.get(status, status),
        first_attested=known.held[0] if known.held else None,
        last_attested=known.held[-1] if known.held else None,
        begins=_begins(known, before),
        ends=_ends(known, after),
        doubted=doubted,
    )


def _begins(known: _Known, before: _Known | None) -> Bound:
    """Where a tenure began: stated; or after the predecessor, or the word of its coming, and by the first day held."""
    if known.begun:
        return Bound(known.begun, known.begun_why)
    if not known.held:
        return Bound(f"{known.incoming[-1]}/{OPEN}", "still to come then") if known.incoming else Bound("", "")
    first = known.held[0]
    early = [(day, "incoming then") for day in known.incoming if day <= first]
    if before is not None and before.held[-1] <= first:
        early.append((_end_day(before) or before.held[-1], "the predecessor was in office then"))
    if not early:
        return Bound(f"{OPEN}/{first}", "in office by the first report")
    day, why = max(early)
    return Bound(f"{day}/{first}" if day < first else first, f"{why}; in office by the first report")


def _ends(known: _Known, after: _Known | None) -> Bound:
    """Where a tenure ended: stated; or after the last day held, and before the successor, or the word "former"."""
    if known.left:
        return Bound(known.left, known.left_why)
    last = known.held[-1] if known.held else None
    late = [(day, "former by then") for day in known.former if last is None or day >= last]
    if after is not None and last is not None and after.held[0] >= last:
        late.append((_begin_day(after) or after.held[0], "the successor was in office then"))
    if not late:
        return Bound(f"{last}/{OPEN}", "in office at the last report") if last else Bound("", "")
    day, why = min(late)
    return Bound(f"{last or OPEN}/{day}" if day != last else day, why)


def _begin_day(known: _Known) -> str:
    """The first day of a stated beginning, "" for none."""
    days = days_of(known.begun)
    return days.first.isoformat() if days and days.first != date.min else ""


def _end_day(known: _Known) -> str:
    """The first day that a stated end can mean, "" for none."""
    days = days_of(known.left)
    return days.first.isoformat() if days and days.first != date.min else ""
