"""Last contacts: visits, meetings, calls, conferences and the like that took place, the newest first."""

from __future__ import annotations

from relazione.record.english import listed
from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.wording.dates import words
from relazione.tell.wording.engagements import CONTACT, group, phrases, told
from relazione.tell.wording.people import Directory, reported

HEADING = "Last contacts"
SOUGHT = "contact"
REPORT_LAG = 31  # days: what a report tells without a day is seldom older news than a month


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each contact that took place; those without any date come last and say so."""
    contacts = apart_from_agreements(happened(matter, CONTACT), matter)
    directory = Directory(matter.offices, matter.parties)
    return listing(
        matter, contacts, lambda item: f"{dated(item)}: {told(item, directory, when=False)}.{notes.cite(item)}"
    )


def happened(matter: Matter, wanted: str) -> list[Item]:
    """The engagements of a group (contact, event) that are told as having taken place.

    The newest first, on one day in the order of the table of types; those without a day of their own stand REPORT_LAG
    before their report.
    """
    found = [item for item in matter.of_kind("engagement") if item.status == "happened"]
    order = list(phrases())

    def key(item: Item) -> tuple[int, int]:
        lag = 0 if item.happened else REPORT_LAG
        return lag - item.latest.toordinal(), order.index(item.one("type") or "other")

    return sorted((item for item in found if group(item) == wanted), key=key)


def apart_from_agreements(contacts: list[Item], matter: Matter) -> list[Item]:
    """The contacts without the signings that the section on agreements tells, with the same day and the name."""
    signed = {item.one("signed") for item in matter.of_kind("agreement")}
    return [
        item for item in contacts if item.one("type") != "signing" or not item.happened or item.happened not in signed
    ]


def since_contact(matter: Matter) -> str:
    """Since when no contact is recorded, for the line on what was not found."""
    contacts = happened(matter, CONTACT)
    days = [item.happened for item in contacts if item.happened]
    if not days:
        return f"no contact {'with a day ' if contacts else ''}is recorded"
    return f"no contact is recorded after {words(days[0])}"


def dated(item: Item) -> str:
    """The day of an engagement, or when it was reported, or the words of the text where nothing is dated; in bold."""
    if item.happened:
        rivals = [words(day) for day in item.rivals("date")]
        return f"**{words(item.happened)}**" + (f" (in dispute: other reports say {listed(rivals)})" if rivals else "")
    return "**Undated**" if item.undated else f"**Day not told** ({reported(item)})"
