"""Merging: one entry out of the reports of one thing; nothing of them is lost, and what disagrees is shown."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import combinations

from relazione.codebook.vocabulary import vocabulary
from relazione.record.days import days_of, edtf
from relazione.record.kind import all_kinds
from relazione.record.naming import plain
from relazione.resolve.engagements import lasts
from relazione.resolve.entry import Disagreement, Entry, EntryParticipant, EntryValue
from relazione.resolve.joining import Group
from relazione.resolve.judgement import Judgement
from relazione.resolve.names import leading_name
from relazione.resolve.places import cities_in
from relazione.resolve.report import Report
from relazione.resolve.who import same_actor, same_person, same_side

_BASES = ("corrected", "stated", "resolved", "default")  # the stronger first
# Slots of which an entry has one true value, so that two values that cannot both be right disagree.
_ONE_TRUTH = ("date", "signed", "since", "until")
_DEFAULT_STATUS = {"tenure": "current", "engagement": "happened"}  # the codebook's defaults
_STAGED = ("agreement", "mission")  # kinds of which a later report supersedes an earlier one
_MEANT = ("planned", "proposed", "negotiating")  # stages of what has not come about
_WORKED_OUT = "of"  # the slot that is often taken from the article around it: what words state is worth more
_WHOLE_DAY = len("2000-01-01")  # an ISO date of this length is a day, a shorter one a month or a year
_HOLDING = ("current", "acting")  # statuses of a tenure that attest the office on the day of publication


def merged(group: Group, judgements: Sequence[Judgement]) -> Entry:
    """The entry of one group of reports; `judgements` are those that name one of its claims."""
    reports = sorted(group.reports, key=_report_order)
    vouched = {claim for j in judgements if j.act == "assert" for claim in j.claims}
    kind = all_kinds()[reports[0].claim.kind]
    slots = {}
    for slot in kind.slots:
        if values := _values(reports, slot.name, vouched):
            slots[slot.name] = values
    other_stages = _by_stage(slots) if kind.name == "mission" else ()
    when = "signed" if kind.name == "agreement" else "date"
    dates = slots.get(when, ())
    return Entry(
        id=_entry_id(report.id for report in reports),
        kind=kind.name,
        claims=tuple(report.id for report in reports),
        lead=min(reports, key=_fullest_first).id,
        slots=slots,
        participants=_participants(reports),
        date=edtf(days_of(dates[0].value)) if dates else "",
        date_basis=dates[0].basis if dates else "",
        attested=_attested(reports),
        disagreements=tuple(_disagreements(slots, other_stages)),
        reasons=group.reasons,
        judged=tuple(f"{j.act} by {j.who}, {j.when}: {j.why}" for j in judgements),
        joined=tuple(report.id for report in reports if dates and not report.told),
    )


def _entry_id(claims: Iterable[str]) -> str:
    """24 hexadecimal digits of SHA-256 over the claims' ids in sorted order."""
    return hashlib.sha256("\n".join(sorted(claims)).encode("ascii")).hexdigest()[:24]


def _report_order(report: Report) -> tuple[bool, date, str, int, str]:
    published = report.published
    return published is None, published or date.max, report.claim.article, report.claim.start, report.id


def _fullest_first(report: Report) -> tuple[int, int, float, bool, date, str]:
    filled = sum(len(values) for values in report.claim.slots.values()) + len(report.claim.participants)
    undated, published, *_ = _report_order(report)
    return -filled, -len(report.told), -report.claim.score, undated, published, report.id


def _values(reports: Sequence[Report], slot: str, vouched: set[str]) -> tuple[EntryValue, ...]:
    """The values of a slot over all reports: equal ones together, the best supported first.

    A value vouched for by a judgement leads; then what more claims say, what is more precise or fuller, the alphabet.
    """
    support = _support(reports, slot)
    if len(reports) == 1:  # most things are told once: nothing to compare
        return tuple(EntryValue(value, (claim,), basis) for value, claim, basis in support)
    same = _SAME.get(slot, _same_words)
    clusters = _clusters(support, same)
    if same is _same_days:
        values = [_date(cluster, lasts(reports[0].one("type") or "")) for cluster in clusters]
    else:
        values = [_value(cluster, leading_name(value for value, _, _ in cluster)) for cluster in clusters]
    if slot == "status":
        values.sort(key=lambda v: _status_order(v, reports))
        return tuple(sorted(values, key=lambda v: not vouched & set(v.claims)))
    return tuple(sorted(values, key=lambda v: _support_order(v, slot, vouched)))


def _support_order(value: EntryValue, slot: str, vouched: set[str]) -> tuple[bool, int, int, int, str]:
    """What is vouched for leads, then what words state, what more claims say, what is longer, the alphabet."""
    told = _BASES.index(value.basis) if slot == _WORKED_OUT else 0
    return not vouched & set(value.claims), told, -len(value.claims), -len(value.value), value.value


def _clusters(
    support: Sequence[tuple[str, str, str]], same: Callable[[str, str], bool]
) -> list[list[tuple[str, str, str]]]:
    """The supported values in clusters of which all are the same as each other, the longest value first."""
    told: dict[str, list[tuple[str, str, str]]] = {}
    for item in support:
        told.setdefault(item[0], []).append(item)
    clusters: list[list[str]] = []
    for value in sorted(told, key=lambda value: (-len(value), value)):
        home = next((c for c in clusters if all(same(value, other) for other in c)), None)
        if home is None:
            clusters.append([value])
        else:
            home.append(value)
    return [[item for value in cluster for item in told[value]] for cluster in clusters]


def _status_order(value: EntryValue, reports: Sequence[Report]) -> tuple[bool, int, int]:
    """For what goes through stages (agreement, mission) the latest report first; then the order of the vocabulary.

    What has come about goes before what was only meant: a plan told later is of something else, or wrong.
    """
    kind = reports[0].claim.kind
    latest = 0
    if kind in _STAGED:
        latest = max((r.published.toordinal() for r in reports if r.id in value.claims and r.published), default=0)
    order = list(vocabulary(f"{kind}_status"))
    meant = kind in _STAGED and value.value in _MEANT
    return meant, -latest, order.index(value.value) if value.value in order else len(order)


def _support(reports: Sequence[Report], slot: str) -> list[tuple[str, str, str]]:
    """What each report gives for a slot: (value, claim id, basis)."""
    support: list[tuple[str, str, str]] = []
    for report in reports:
        if slot in report.corrected:
            support.append((report.corrected[slot], report.id, "corrected"))
        else:
            support.extend((value.value, report.id, value.basis) for value in report.claim.slots.get(slot, ()))
            if slot == "status" and slot not in report.claim.slots and report.claim.kind in _DEFAULT_STATUS:
                support.append((_DEFAULT_STATUS[report.claim.kind], report.id, "default"))
    return support


def _date(cluster: Sequence[tuple[str, str, str]], lasting: bool) -> EntryValue:
    """One date out of its tellings: in whole days before months and years; of those the span that says more leads."""

    def rank(told: str) -> tuple[bool, int, str]:
        days = days_of(told)
        length = days.length if days else 0
        coarse = len(told.split("/")[0]) < _WHOLE_DAY
        return coarse, -length if lasting and not coarse else length, told

    return _value(cluster, min((value for value, _, _ in cluster), key=rank))


def _value(cluster: Sequence[tuple[str, str, str]], lead: str) -> EntryValue:
    """One value out of its spellings: `lead` is shown, the others are kept beside it."""
    spellings = sorted({value for value, _, _ in cluster})
    basis = min((basis for _, _, basis in cluster), key=_BASES.index)
    also = tuple(spelling for spelling in spellings if spelling != lead)
    return EntryValue(lead, tuple(sorted({claim for _, claim, _ in cluster})), basis, also)


def _same_words(one: str, other: str) -> bool:
    return plain(one) == plain(other)


def _same_days(one: str, other: str) -> bool:
    """A day and the month it lies in are one date, told less precisely."""
    first, second = days_of(one), days_of(other)
    if first is None or second is None:
        return one == other
    return first.within(second) or second.within(first)


def _same_name(one: str, other: str) -> bool:
    return same_person(one, other, (None, None)) or same_actor(one, other)


_SAME: dict[str, Callable[[str, str], bool]] = {
    "date": _same_days,
    "signed": _same_days,
    "since": _same_days,
    "until": _same_days,
    "person": lambda one, other: True,  # the rules took them for one person
    "speaker": _same_name,
    "of": same_actor,
    "to": same_actor,
    "for": same_actor,
    "in": same_actor,
    "towards": _same_name,
    "member": same_actor,
    "organisation": same_actor,
    "parties": same_actor,
}


def _by_stage(slots: dict[str, tuple[EntryValue, ...]]) -> tuple[EntryValue, ...]:
    """Puts the dates of the leading status first (opened then, closed later), and gives those of the other stages."""
    lead = set(slots["status"][0].claims) if slots.get("status") else set()
    dates = slots.get("date", ())
    if dates:
        slots["date"] = tuple(sorted(dates, key=lambda value: lead.isdisjoint(value.claims)))
    return tuple(value for value in dates if lead.isdisjoint(value.claims))


def _disagreements(
    slots: dict[str, tuple[EntryValue, ...]], other_stages: tuple[EntryValue, ...]
) -> Iterable[Disagreement]:
    """The slots with one truth and several values, of which no two can both be right; a stage has its own date."""
    for slot in _ONE_TRUTH:
        values = tuple(value for value in slots.get(slot, ()) if slot != "date" or value not in other_stages)
        if len(values) > 1:
            yield Disagreement(slot, values)
    told = tuple(value for value in slots.get("place", ()) if value.basis != "resolved")  # taken from around is no word
    cities = [cities_in(value.value) for value in told]
    if any(one and other and not one & other for one, other in combinations(cities, 2)):
        yield Disagreement("place", told)


def _attested(reports: Sequence[Report]) -> tuple[str, ...]:
    """The days on which articles tell of it; of a tenure only as held, and the days stated for its two ends."""
    found = set()
    for report in reports:
        tenure = report.claim.kind == "tenure"
        if report.published and (not tenure or (report.one("status") or "current") in _HOLDING):
            found.add(report.published.isoformat())
        if tenure:
            found.update(value for slot in ("since", "until") for value in report.every(slot) if _is_day(value))
    return tuple(sorted(found))


def _is_day(value: str) -> bool:
    days = days_of(value)
    return days is not None and days.length == 1


def _participants(reports: Sequence[Report]) -> tuple[EntryParticipant, ...]:
    """The sides of an engagement over all reports: each actor once, in the order of the fullest report."""
    told = [
        (p.who.value, p.acts_for.value if p.acts_for else None, p.role, report.id)
        for report in sorted(reports, key=_fullest_first)
        for p in report.claim.participants
    ]
    if len(reports) == 1:
        return tuple(EntryParticipant(who, acts_for, role, (claim,)) for who, acts_for, role, claim in told)
    clusters: list[list[tuple[str, str | None, str, str]]] = []
    for item in sorted(told, key=lambda t: t[0] == t[1]):  # persons first, so that a bare state finds who acts for it
        home = next((c for c in clusters if any(same_side(item[:2], other[:2]) for other in c)), None)
        if home is None:
            clusters.append([item])
        else:
            home.append(item)
    return tuple(_participant(cluster) for cluster in clusters)


def _participant(cluster: Sequence[tuple[str, str | None, str, str]]) -> EntryParticipant:
    """One actor out of its mentions: the leading name, the role that most reports give (the first told of equals)."""
    named = [item for item in cluster if item[0] != item[1]] or list(cluster)
    names = sorted({item[0] for item in cluster})
    who = leading_name(item[0] for item in named)
    acts_for = next((item[1] for item in cluster if item[1]), None)
    roles = [item[2] for item in named]
    role = max(dict.fromkeys(roles), key=roles.count)
    also = tuple(name for name in names if name != who)
    return EntryParticipant(who, acts_for, role, tuple(sorted({item[3] for item in cluster})), also)
