"""In short: three to five sentences from the strongest entries, for a reader who reads nothing else."""

from __future__ import annotations

from relazione.record.english import listed
from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.sections.contacts import apart_from_agreements, happened
from relazione.tell.sections.holders import accredited
from relazione.tell.sections.missions import grouped
from relazione.tell.sections.promises import in_groups, position
from relazione.tell.sections.strengths import meeting, pairs, told_together
from relazione.tell.wording.dates import first_day, iso_words, last_day, on, ordinal
from relazione.tell.wording.engagements import CONTACT, told
from relazione.tell.wording.entries import SOLE, agreement, agreement_name, missions, next_signing_day, standing
from relazione.tell.wording.names import label, named, opened
from relazione.tell.wording.people import Directory, office, reported

HEADING = "In short"
SOUGHT = ""
MOST_SENTENCES = 5
MOST_STANDINGS = 2
MOST_GROUPS = 2
MOST_DAYS = 366


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One paragraph: last contact, envoys, agreement, missions, standings, a match of strength and need, a promise."""
    makers = (_contact, _envoys, _agreement, _missions, _standings, _match, _promise, _support)
    sentences: list[str] = []
    for make in makers:
        if len(sentences) < MOST_SENTENCES and (sentence := make(matter, notes)):
            sentences.append(sentence)
    return [" ".join(sentences)] if sentences else []


def _contact(matter: Matter, notes: Footnotes) -> str:
    contacts = apart_from_agreements(happened(matter, CONTACT), matter)
    if not contacts:
        return ""
    dated = [item for item in contacts if _within_a_year(item.happened)]
    item = (dated or contacts)[0]
    event = told(item, Directory(matter.offices, matter.parties), when=False)
    event = event[0].lower() + event[1:] if event.startswith("The ") else event
    if dated:
        return f"The latest contact with a date was {on(item.happened)}, when {event}.{notes.cite(item)}"
    return f"No contact in the record has a day of its own; {reported(item)}, {event}.{notes.cite(item)}"


def _within_a_year(value: str) -> bool:
    """Whether a date is a year at most: "2017 to 2022" tells nobody when two sides last met."""
    first, last = first_day(value), last_day(value)
    return first is not None and last is not None and (last - first).days <= MOST_DAYS


def _envoys(matter: Matter, notes: Footnotes) -> str:
    posts: dict[tuple[str | None, ...], list[Item]] = {}
    for item in accredited(matter):
        if (item.one("status") or "current") in ("current", "acting"):
            posts.setdefault((item.one("of"), item.one("to"), item.one("office")), []).append(item)
    if not posts:
        return ""
    newest = sorted(posts.values(), key=lambda held: held[0].newest_first)
    if len(newest) == 1:
        holders = newest[0][:2]
        days = [f"{label(item.one('person') or '')} {_attested_on(item)}" for item in holders]
        return f"As {office(holders[0])} the record attests {listed(days)}.{notes.cite(*holders)}"
    holders = [held[0] for held in newest[:2]]
    days = [f"as {office(item)} {label(item.one('person') or '')} {_attested_on(item)}" for item in holders]
    return f"The record attests {', and '.join(days)}.{notes.cite(*holders)}"


def _attested_on(item: Item) -> str:
    last = item.entry.last_attested
    return on(last) if last else "in an undated article"


def _agreement(matter: Matter, notes: Footnotes) -> str:
    found = matter.of_kind("agreement")
    signed = [item for item in found if item.one("signed") and item.every("parties")]
    if not found:
        return ""
    item = (signed or found)[0]
    parties = opened(named([label(party) for party in item.every("parties")]))
    if not signed:
        return f"The latest agreement told of: {agreement(item)}.{notes.cite(item)}"
    day = next_signing_day(item, matter.horizon)
    said = f"{parties} signed {agreement_name(item)} {on(item.one('signed') or '')}"
    said += " (the day is in dispute)" if item.rivals("signed") else ""
    if day:
        number = day.year - int((item.one("signed") or "0")[:4])
        said += f"; its {ordinal(number)} anniversary falls on {iso_words(day)}"
    return f"{said}.{notes.cite(item)}"


def _missions(matter: Matter, notes: Footnotes) -> str:
    groups = grouped(matter.of_kind("mission"))
    told = [group for group in groups[:MOST_GROUPS] if group[0].one("city") == groups[0][0].one("city")]
    return f"{'; '.join(map(missions, told))}.{notes.cite(*[i for g in told for i in g])}" if told else ""


def _standings(matter: Matter, notes: Footnotes) -> str:
    direct = [item for item in matter.of_kind("membership") if item.one("since") and not item.one("until")]
    found = [item for item in direct if item.one("standing") not in SOLE][:MOST_STANDINGS]
    found.sort(key=lambda item: item.one("since") or "")
    told = [standing(item) for item in found]
    begin = f"{opened(label(found[0].one('member') or ''))} has been " if found else ""
    told[1:] = [words.removeprefix(begin) for words in told[1:]]
    return f"{listed(told)}.{notes.cite(*found)}" if found else ""


def _match(matter: Matter, notes: Footnotes) -> str:
    matched = [pair for pair in pairs(matter) if all(told_together(item, matter) for item in pair)]
    return f"{meeting(*matched[0])}.{notes.cite(*matched[0])}" if matched else ""


def _promise(matter: Matter, notes: Footnotes) -> str:
    return _position(matter, notes, "promise")


def _support(matter: Matter, notes: Footnotes) -> str:
    return _position(matter, notes, "other")


def _position(matter: Matter, notes: Footnotes, group: str) -> str:
    found = in_groups(matter, (group,))
    if not found:
        return ""
    return position([found[0][0]], Directory(matter.offices, matter.parties), notes)
