"""Last contacts: visits, meetings, calls, conferences and the like that took place, the newest first."""

from __future__ import annotations

from relazione.record.english import listed
from relazione.record.naming import plain
from relazione.store.browsing import Place
from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.wording.dates import first_day, last_day, words
from relazione.tell.wording.engagements import CONTACT, group, phrases, told
from relazione.tell.wording.people import reported
from relazione.tell.wording.quotes import verbatim

HEADING = "Last contacts"
SOUGHT = "contact"
REPORT_LAG = 31  # days: what a report tells without a day is seldom older news than a month


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each contact that took place; those without any date come last and say so."""
    contacts = apart_from_agreements(happened(matter, CONTACT), matter)
    directory = matter.directory()
    return listing(
        matter, contacts, lambda item: f"{dated(item)}: {told(item, directory, when=False)}.{notes.cite(item)}"
    )


def happened(matter: Matter, wanted: str) -> list[Item]:
    """The engagements of a group (contact, event) that are told as having taken place.

    The newest first, on one day in the order of the table of types; those without a day of their own stand REPORT_LAG
    before their report, those of which no more than a year or so is known at its beginning.
    """
    found = [item for item in matter.of_kind("engagement") if item.status == "happened"]
    order = list(phrases())

    def key(item: Item) -> tuple[int, int]:
        rank = order.index(item.one("type") or "other")
        if not item.happened:
            return REPORT_LAG - item.latest.toordinal(), rank
        begin, end = first_day(item.happened), last_day(item.happened)
        vague = begin and end and (end - begin).days > REPORT_LAG
        return -(begin if begin and vague else item.latest).toordinal(), rank

    return sorted((item for item in found if group(item) == wanted), key=key)


def apart_from_agreements(contacts: list[Item], matter: Matter) -> list[Item]:
    """The contacts without the signings that the section on agreements tells.

    Those are signings of the same day, and those in the same words where no person is told to have signed.
    """
    told = matter.of_kind("agreement")
    days = {item.one("signed") for item in told}
    sentences: dict[str, list[Place]] = {}
    for place in (place for item in told for place in item.places):
        sentences.setdefault(place.article, []).append(place)
    holders = {plain(item.one("person") or "") for item in matter.offices}

    def told_there(item: Item) -> bool:
        if item.one("type") != "signing":
            return False
        if item.happened in days and item.happened:
            return True
        by_persons = any(plain(side.who) in holders for side in item.entry.participants)
        return not by_persons and all(any(_overlap(p, at) for at in sentences.get(p.article, ())) for p in item.places)

    return [item for item in contacts if not told_there(item)]


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end and other.start < one.end


def since_contact(matter: Matter) -> str:
    """Since when no contact is recorded, for the line on what was not found."""
    contacts = happened(matter, CONTACT)
    dated = sorted((item for item in contacts if item.happened), key=lambda item: item.newest_first)
    if not dated:
        return f"no contact {'with a day ' if contacts else ''}is recorded"
    reports = sorted(item.entry.last_attested or "" for item in contacts if not item.happened)
    if reports and reports[-1] > dated[0].latest.isoformat():
        later = f"one without a day was reported on {words(reports[-1])}"
        return f"no contact with a day is recorded after {words(dated[0].happened)}, and {later}"
    return f"no contact is recorded after {words(dated[0].happened)}"


def dated(item: Item) -> str:
    """The day of an engagement in bold, or when it was reported; beside it the words of the text where no day is known.

    "**3 May 2021**", "**Day not told** (reported on 3 May 2021, “recently”)", "**Undated** (“on Thursday”)".
    """
    if item.happened:
        rivals = [words(day) for day in item.rivals("date")]
        return f"**{words(item.happened)}**" + (f" (in dispute: other reports say {listed(rivals)})" if rivals else "")
    said = [f"“{verbatim(item.one('when') or '')}”"] if item.one("when") else []
    beside = ", ".join(said if item.undated else [reported(item), *said])
    return f"**{'Undated' if item.undated else 'Day not told'}**" + (f" ({beside})" if beside else "")
