"""The page: what every section of a brief shares, so that none drowns the reader and none falls silent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from relazione.record.english import listed
from relazione.tell.footnotes import Footnotes
from relazione.tell.matter import Matter, Searched
from relazione.tell.wording.dates import iso_words
from relazione.tell.wording.names import counted
from relazione.tell.wording.quotes import verbatim

LINES_PER_SECTION = 12  # what a minister reads of one subject before turning the page
MOST_PUBLISHERS = 6

Told = TypeVar("Told")


class Section(Protocol):
    """One section of a brief: a file under `sections/`."""

    HEADING: str

    def lines(self, matter: Matter, notes: Footnotes) -> list[str]:
        """The lines of the section in Markdown, without the heading; never empty."""
        ...


def listing(items: Sequence[Told], tell: Callable[[Told], str], most: int = LINES_PER_SECTION) -> list[str]:
    """One line for each of the first items, and a last line that says how many more there are and how to see them.

    Only what is shown is told, so that no footnote is numbered that nobody reads.
    """
    lines = [f"- {tell(item)}" for item in items[:most]]
    if len(items) > most:
        lines.append(f"*And {len(items) - most:,} more in the record; `relazione export --as claims` lists them all.*")
    return lines


def nothing(matter: Matter, sought: str) -> list[str]:
    """The line of an empty section: what was looked for, and in what."""
    return [f"*Searched {extent(matter.searched)}: {sought}.*"]


def extent(searched: Searched) -> str:
    """What was searched, in words: "4 articles (3 published from 5 March 2021 to 25 October 2024, 1 undated)"."""
    articles = counted(searched.articles, "article")
    dated = searched.articles - searched.undated
    if searched.first is None or searched.last is None:
        return f"{articles} ({'none' if searched.articles != 1 else 'not'} dated)" if searched.articles else articles
    days = (
        f"on {iso_words(searched.first)}"
        if searched.first == searched.last
        else f"from {iso_words(searched.first)} to {iso_words(searched.last)}"
    )
    if not searched.undated:
        return f"{articles} published {days}"
    return f"{articles} ({dated} published {days}, {searched.undated} undated)"


def publishers(searched: Searched) -> str:
    """The publishers searched, in words: "of The Harbour Post and 3 more publishers"; "" where none is known."""
    names = [verbatim(name) for name in searched.publishers]
    if not names:
        return "publishers not known"
    if len(names) > MOST_PUBLISHERS:
        names = [*names[: MOST_PUBLISHERS - 1], f"{len(names) - MOST_PUBLISHERS + 1} more publishers"]
    return f"of {listed(names)}"


def between(matter: Matter) -> str:
    """The parties in a sentence: "between Chile and Peru", "concerning Chile"."""
    names = [party.name for party in matter.parties]
    return f"{'between' if len(names) > 1 else 'concerning'} {listed(names)}"
