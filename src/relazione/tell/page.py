"""The page: what every section of a brief shares, so that none drowns the reader and no gap is passed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from relazione.record.english import listed
from relazione.tell.footnotes import Footnotes
from relazione.tell.matter import LINES_PER_SECTION, Matter, Searched
from relazione.tell.wording.dates import iso_words
from relazione.tell.wording.names import counted, opened
from relazione.tell.wording.quotes import verbatim

MOST_PUBLISHERS = 5

Told = TypeVar("Told")


class Section(Protocol):
    """One section of a brief: a file under `sections/`."""

    HEADING: str
    SOUGHT: str  # what it looks for, as a noun after "no", for the line on what was not found; "" to pass it over

    def lines(self, matter: Matter, notes: Footnotes) -> list[str]:
        """The lines of the section in Markdown, without the heading; empty where nothing was found."""
        ...


def listing(
    matter: Matter, items: Sequence[Told], tell: Callable[[Told], str], most: int = LINES_PER_SECTION
) -> list[str]:
    """One line for each of the first items, and a last line that says how many more there are.

    Not more than `most`, nor than the brief's length allows. Only what is shown is told, so that no footnote is
    numbered that nobody reads.
    """
    most = min(most, matter.most)
    lines = [f"- {tell(item)}" for item in items[:most]]
    more = f"*And {len(items) - most:,} more in the record.*"
    if len(items) > most and matter.on_one_page:
        lines[-1] += f" {more}"
    elif len(items) > most:
        lines += ["", more, ""]
    return lines


def new_since(matter: Matter) -> str:
    """What a title says where only what is new is told: ": new since 3 May 2024"; else ""."""
    return f": new since {iso_words(matter.only.since)}" if matter.only.since else ""


def gaps(matter: Matter, last: str, sought: Sequence[str]) -> str:
    """The line on what was looked for and not found, and in what: no news is not the news that nothing happened.

    `last` says since when no contact is recorded, `sought` what has no line at all.
    """
    found = matter.searched
    days = f" published {span(found)}" if found.first else ""
    undated = f" ({found.undated} of them undated)" if found.undated else ""
    where = f"{counted(found.articles, 'article')}{days}{undated}"
    unread = f"; {found.passed_over:,} of them passed over unread" if found.passed_over else ""
    missing = f" No {', no '.join(sought)} was found." if sought else ""
    return f"*{opened(between(matter))} {last}: {where} searched{unread}.{missing}*"


def extent(searched: Searched) -> str:
    """What was searched, in words: "4 articles (3 published from 5 March 2021 to 25 October 2024, 1 undated)"."""
    articles = counted(searched.articles, "article")
    dated = searched.articles - searched.undated
    if searched.first is None:
        return f"{articles} ({'none' if searched.articles != 1 else 'not'} dated)" if searched.articles else articles
    days = f"{'on' if searched.first == searched.last else 'from'} {span(searched)}"
    unread = f"; {searched.passed_over:,} of them passed over as not diplomatic" if searched.passed_over else ""
    if not searched.undated:
        return f"{articles} published {days}{unread}"
    return f"{articles} ({dated} published {days}, {searched.undated} undated){unread}"


def span(searched: Searched) -> str:
    """The days of publication searched: "5 March 2021 to 25 October 2024", one day where it is one; "" for none."""
    ends = [iso_words(day) for day in (searched.first, searched.last) if day]
    return " to ".join(dict.fromkeys(ends))


def publishers(matter: Matter) -> str:
    """The publishers searched, in words: "from 8 publishers (The Harbour Post; The Hill Times; and 6 more)"."""
    searched = matter.searched
    names = [verbatim(name) for name in searched.publishers]
    if not names:
        return "publishers not known"
    if matter.on_one_page and len(names) > 1:
        return f"from {len(names)} publishers"
    if len(names) > MOST_PUBLISHERS:
        names = [*names[:MOST_PUBLISHERS], f"and {len(names) - MOST_PUBLISHERS} more"]
    return f"from {counted(len(searched.publishers), 'publisher')} ({'; '.join(names)})"


def between(matter: Matter) -> str:
    """The parties in a sentence: "between Chile and Peru", "concerning Chile"."""
    names = [party.name for party in matter.parties]
    if not names:
        return "in the record"
    return f"{'between' if len(names) > 1 else 'concerning'} {listed(names)}"
