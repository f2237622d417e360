"""Pledges, requests, proposals and what was agreed: what one side may be held to, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.wording.dates import words
from relazione.tell.wording.entries import speakers, stance, stances
from relazione.tell.wording.names import counted, opened
from relazione.tell.wording.people import Directory
from relazione.tell.wording.quotes import shortened

HEADING = "Pledges, requests and proposals"
SOUGHT = "pledge, request, proposal or point agreed"
GROUP = "promise"
MOST_QUOTES = 3  # of one speaker in one sense
UNDATED = "undated"


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each speaker and stance, the newest first; of one day pledges and requests before proposals."""
    found = in_groups(matter, (GROUP,))
    return tell(sorted(found, key=lambda group: -group[0][0].latest.toordinal()), matter, notes)


def tell(found: Sequence[list[list[Item]]], matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each group of positions."""
    directory = matter.directory()
    of_one = 1 if matter.on_one_page else MOST_QUOTES
    return listing(matter, found, lambda group: f"**{_last(group)}**: {position(group, directory, notes, of_one)}")


def position(group: list[list[Item]], directory: Directory, notes: Footnotes, most: int = MOST_QUOTES) -> str:
    """Who took which stance, then the words, each quote with its footnote: "Ana Lopez asked Peru: “...”.[^1]".

    Quotes of several days of report carry their day. `most` are quoted, and of the others as many cited.
    """
    if most == 1 and len(group) > 1:
        beside = counted(len(group) - 1, "more statement")
        quote = f"“{shortened(group[0][0].lead.claim.quote)}” (and {beside} in this sense)"
        return f"{speakers(group[0], directory)} {_verb(group[0])}: {quote}.{notes.cite(*group[0])}"
    days = len({said[0].entry.last_attested for said in group}) > 1
    quotes = []
    for said in group[:most]:
        when = f" ({_day(said[0])})" if days else ""
        quotes.append((f"“{shortened(said[0].lead.claim.quote)}”{when}", notes.cite(*said)))
    told = "; ".join(f"{quote}{mark}" for quote, mark in quotes[:-1])
    told += f"{'; ' if told else ''}{quotes[-1][0]}.{quotes[-1][1]}"
    rest = [said[0] for said in group[most:]]
    cited = notes.cite(*rest[:most])
    more = f" {opened(counted(len(rest), 'more statement'))} in this sense.{cited}" if rest else ""
    return f"{speakers(group[0], directory)} {_verb(group[0])}: {told}{more}"


def _last(group: list[list[Item]]) -> str:
    """When a group of positions was last reported: "Reported 3 May 2021", "Undated"."""
    day = _day(group[0][0])
    return f"Reported {day}" if day != UNDATED else UNDATED.capitalize()


def _day(item: Item) -> str:
    return words(item.entry.last_attested) if item.entry.last_attested else UNDATED


def in_groups(matter: Matter, wanted: tuple[str, ...]) -> list[list[list[Item]]]:
    """The positions whose stances belong to these groups of the table, in the table's order, then the newest first.

    The inner lists hold positions that rest on the same words (both said it); the middle ones those of the same
    speakers, stance and addressee.
    """
    order = [name for group in wanted for name, row in stances().items() if row["group"] == group]
    directory = matter.directory()
    words_said: dict[tuple[object, ...], list[Item]] = {}
    for item in matter.of_kind("position"):
        if item.one("stance") in order:
            place = item.place
            words_said.setdefault((item.one("stance"), place.article, place.start, place.end), []).append(item)
    groups: dict[tuple[object, ...], list[list[Item]]] = {}
    for items in words_said.values():
        items.sort(key=lambda item: (item.one("for") or "", item.one("speaker") or ""))
        speaking = tuple((i.one("for"), directory.spelled(i.one("speaker") or "", i.one("for"))) for i in items)
        key = (items[0].one("stance"), items[0].one("towards"), speaking)
        groups.setdefault(key, []).append(items)
    return sorted(groups.values(), key=lambda g: (order.index(g[0][0].one("stance") or ""), g[0][0].newest_first))


def _verb(items: list[Item]) -> str:
    """The phrase of the stance; without whom it concerns where two sides said the same to each other."""
    phrases = {stance(item) for item in items}
    if len(phrases) == 1:
        return phrases.pop()
    return stances()[items[0].one("stance") or "inform"]["alone"]
