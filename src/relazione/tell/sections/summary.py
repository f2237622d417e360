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
from relazione.tell.sections.strengths import articles_shared, meeting, pairs, told_in
from relazione.tell.wording.dates import first_day, iso_words, last_day, on, ordinal, some_time
from relazione.tell.wording.engagements import CONTACT, told
from relazione.tell.wording.entries import SOLE, agreement, agreement_name, missions, next_signing_day, standing
from relazione.tell.wording.names import label, named, opened
from relazione.tell.wording.people import Directory, behind, office, reported

HEADING = "In short"
SOUGHT = ""
FEWEST_SENTENCES, MOST_SENTENCES = 3, 5  # on one page, and on a full one
MOST_STANDINGS = 2
MOST_GROUPS = 2
MOST_DAYS = 366


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One paragraph: envoys, last contact, agreement, missions, standings, a match of strength and need, a promise."""
    makers = (_envoys, _contact, _agreement, _missions, _standings, _match, _promise, _support)
    directory = matter.directory()  # of the whole paragraph: nobody is presented twice in it
    sentences: list[str] = []
    for make in makers:
        if len(sentences) < (FEWEST_SENTENCES if matter.on_one_page else MOST_SENTENCES) and (
            sentence := make(matter, notes, directory)
        ):
            sentences.append(sentence)
    return [" ".join(sentences)] if sentences else []


def _contact(matter: Matter, notes: Footnotes, directory: Directory) -> str:
    every = happened(matter, CONTACT)
    contacts = apart_from_agreements(every, matter)
    if not contacts:
        return ""
    dated = [item for item in contacts if _within_a_year(item.happened)]
    item = (dated or contacts)[0]
    event = told(item, directory, when=False)
    event = event[0].lower() + event[1:] if event.startswith("The ") else event
    newest = next((other for other in every if _within_a_year(other.happened)), item)
    apart = "" if newest in contacts else "signings apart, "
    if dated:
        latest = f"{opened(apart)}{'the' if apart else 'The'} latest contact with a date was"
        return f"{latest} {on(item.happened)}, when {event}.{notes.cite(item)}"
    none = f"{opened(apart)}{'no' if apart else 'No'} contact in the record has a day of its own"
    return f"{none}; {reported(item)}, {event}.{notes.cite(item)}"


def _within_a_year(value: str) -> bool:
    """Whether a date is a year at most: "2017 to 2022" tells nobody when two sides last met."""
    first, last = first_day(value), last_day(value)
    return first is not None and last is not None and (last - first).days <= MOST_DAYS


def _envoys(matter: Matter, notes: Footnotes, directory: Directory) -> str:
    posts: dict[tuple[str | None, ...], list[Item]] = {}
    for item in accredited(matter):
        if (item.one("status") or "current") in ("current", "acting"):
            posts.setdefault((item.one("of"), item.one("to"), item.one("office")), []).append(item)
    if not posts:
        return ""
    newest = sorted(posts.values(), key=lambda held: held[0].newest_first)
    holders = newest[0][:2] if len(newest) == 1 else [held[0] for held in newest[:2]]
    for item in holders:
        directory.meet(label(item.one("person") or ""), item.one("of") or "")
    marks = notes.mark(*(behind(item)[-1] for item in holders))
    if len(newest) == 1:
        days = [f"{label(item.one('person') or '')} {_attested_on(item)}" for item in holders]
        return f"As {office(holders[0])} the record attests {listed(days)}.{marks}"
    days = [f"as {office(item)} {label(item.one('person') or '')} {_attested_on(item)}" for item in holders]
    return f"The record attests {', and '.join(days)}.{marks}"


def _attested_on(item: Item) -> str:
    last = item.entry.last_attested
    return on(last) if last else "in an undated article"


def _agreement(matter: Matter, notes: Footnotes, _: Directory) -> str:
    found = matter.of_kind("agreement")
    signed = [item for item in found if item.one("signed") and item.every("parties")]
    if not found:
        return ""
    item = (signed or found)[0]
    parties = opened(named([label(party) for party in item.every("parties")]))
    if not signed:
        return f"The latest agreement told of: {agreement(item)}.{notes.cite(item)}"
    day = next_signing_day(item, matter.horizon)
    said = f"{parties} signed {agreement_name(item)} {some_time(item.one('signed') or '')}"
    said += " (the day is in dispute)" if item.rivals("signed") else ""
    if day:
        number = day.year - int((item.one("signed") or "0")[:4])
        said += f"; the {ordinal(number)} anniversary falls on {iso_words(day)}"
    return f"{said}.{notes.cite(item)}"


def _missions(matter: Matter, notes: Footnotes, _: Directory) -> str:
    groups = grouped(matter.of_kind("mission"))
    told = [group for group in groups[:MOST_GROUPS] if group[0].one("city") == groups[0][0].one("city")]
    return f"{'; '.join(map(missions, told))}.{notes.cite(*[i for g in told for i in g])}" if told else ""


def _standings(matter: Matter, notes: Footnotes, _: Directory) -> str:
    direct = [item for item in matter.of_kind("membership") if item.one("since") and not item.one("until")]
    found = [item for item in direct if item.one("standing") not in SOLE][:MOST_STANDINGS]
    found.sort(key=lambda item: item.one("since") or "")
    told = [standing(item) for item in found]
    begin = f"{opened(label(found[0].one('member') or ''))} has been " if found else ""
    told[1:] = [words.removeprefix(begin) for words in told[1:]]
    return f"{listed(told)}.{notes.cite(*found)}" if found else ""


def _match(matter: Matter, notes: Footnotes, _: Directory) -> str:
    shared = articles_shared(matter)
    matched = [pair for pair in pairs(matter) if all(told_in(item, shared) for item in pair)]
    return f"{meeting(*matched[0])}.{notes.cite(*matched[0])}" if matched else ""


def _promise(matter: Matter, notes: Footnotes, directory: Directory) -> str:
    return _position(matter, notes, directory, "promise")


def _support(matter: Matter, notes: Footnotes, directory: Directory) -> str:
    return _position(matter, notes, directory, "other")


def _position(matter: Matter, notes: Footnotes, directory: Directory, group: str) -> str:
    """The newest position of a group, of one day the surest."""
    found = in_groups(matter, (group,))
    if not found:
        return ""
    newest = min(found, key=lambda said: said[0][0].newest_first)
    return position([newest[0]], directory, notes)
