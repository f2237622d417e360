"""The brief: a page on parties, a group, a subject or what is new, every line with the note that proves it."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType

from relazione.codebook.organisations import members
from relazione.codebook.regions import find_region
from relazione.codebook.vocabulary import vocabulary
from relazione.errors import RunStopped
from relazione.record.english import listed
from relazione.store.contract import Store
from relazione.store.view import View, seen
from relazione.tell import briefs, forms
from relazione.tell.drawing import Drawing
from relazione.tell.footnotes import MOST_REPORTS, Footnotes
from relazione.tell.gather import LOOKED_AT, gather
from relazione.tell.matter import LINES_ON_ONE_PAGE, LINES_PER_SECTION, Matter, Only
from relazione.tell.page import Section, extent, gaps, publishers
from relazione.tell.party import Party, find, group
from relazione.tell.points import timeline_of
from relazione.tell.sections import contacts, sources
from relazione.tell.sections.contacts import since_contact
from relazione.tell.wording.dates import iso_words
from relazione.tell.wording.names import counted

PAGE, FULL = "page", "full"
LENGTHS = {PAGE: LINES_ON_ONE_PAGE, FULL: LINES_PER_SECTION}
"""The lengths of a brief, with the most lines that a section has in it."""
MARKDOWN = "md"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a brief is asked for.

    `parties` are names or ISO codes. `as_of` leaves out what happened or began after that day, whoever told of it and
    when; `known_at` what was published or judged after that day, and articles without a day. None takes all that the
    record holds. Anniversaries are counted from `as_of`, or from the last day of publication: no clock is looked at.
    Claims that score under `at_least` (0..1) are left out, and the page says so. `length`: page (one page, what matters
    most) or full. `group` names an organisation or a region whose states are the other side; `subject` is a domain, the
    only one that is told, where an organisation or a region among the parties stands for its states; `since` leaves
    only what was first told of on that day or later; `reader` only what that reader made of the articles.
    """

    parties: tuple[str, ...]
    as_of: date | None = None
    known_at: date | None = None
    at_least: float = 0.0
    length: str = FULL
    group: str | None = None
    subject: str | None = None
    since: date | None = None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as Markdown with footnotes, and what it was made of."""

    markdown: str
    matter: Matter

    @property
    def drawing(self) -> Drawing | None:
        """Its timeline, drawn when asked for; None where too little has a day, and where all is to fit on one page."""
        return None if self.matter.on_one_page else timeline_of(self.matter)


def brief(
    store: Store,
    parties: Sequence[str],
    as_of: date | None = None,
    at_least: float = 0.0,
    known_at: date | None = None,
) -> str:
    """The brief on one party or on two, each given by any of its usual names or its ISO code, as Markdown.

    As `tell` gives it for these wishes.
    """
    return tell(store, Wish(tuple(parties), as_of, known_at, at_least)).markdown


def tell(store: Store, wish: Wish) -> Brief:
    """The brief that is wished for; the same record gives the same page.

    Raises RunStopped for a name or a domain that nobody knows, for two names of one party, for an unknown length, and
    where there is no brief on so many parties.
    """
    kind = _kind(wish)
    if wish.length not in LENGTHS:
        raise RunStopped(f"there is no length {wish.length!r}", "--length", f"Choose one of: {', '.join(LENGTHS)}.")
    found = _parties(store, wish)
    store = seen(store, View(wish.at_least, wish.known_at, wish.as_of, wish.reader))
    matter = gather(store, found, wish.as_of, LENGTHS[wish.length], Only(wish.since, wish.subject))
    notes = Footnotes(store, 1 if matter.on_one_page else MOST_REPORTS)
    page = _heading(matter, wish, kind.titled(matter))
    page += _sections(kind.SECTIONS if wish.length == FULL else kind.FIRST_PAGE, matter, notes)
    words = re.sub(r"\n{3,}", "\n\n", "\n".join([*page, "", *notes.lines()])).rstrip() + "\n"
    return Brief(words, matter)


def written(store: Store, wish: Wish, form: str) -> bytes:
    """The brief as a file of that form: md, or one of `forms/`. Raises RunStopped as `tell`, and for other forms."""
    if form not in forms_known():
        raise RunStopped(f"there is no form {form!r}", "--format", f"Choose one of: {', '.join(forms_known())}.")
    told = tell(store, wish)
    if form == MARKDOWN:
        return told.markdown.encode("utf-8", "replace")
    from relazione.tell.document import document  # here, so that a brief in Markdown does not wait for a parser of it

    module = import_module(f"{forms.__name__}.{form}")
    file: bytes = module.written(document(told.markdown), told.drawing)
    return file


@cache
def forms_known() -> tuple[str, ...]:
    """The names of the forms: Markdown, then the file names under `forms/`, sorted."""
    return (MARKDOWN, *sorted(found.name for found in pkgutil.iter_modules(forms.__path__)))


def _sections(sections: Sequence[Section], matter: Matter, notes: Footnotes) -> list[str]:
    """The sections that found something, and before the sources a line on what the others looked for."""
    told: list[list[str]] = []
    missing: list[str] = []
    for section in sections:
        lines = section.lines(matter, notes)
        if lines:
            told.append(["", f"## {section.HEADING}", "", *lines])
        elif section.SOUGHT and section is not contacts:  # since when there is no contact is told first
            missing.append(section.SOUGHT)
    line = gaps(matter, since_contact(matter), missing)
    last = len(told) - 1 if told and sources in sections else len(told)  # what was searched stands before what is cited
    told.insert(last, ["", "## Gaps", "", line])
    return [line for lines in told for line in lines]


def _parties(store: Store, wish: Wish) -> list[Party]:
    """Whom a brief is about; an organisation or a region is its states where a group or a subject is asked for."""
    if wish.subject is not None:
        found = [_whole(name, store) for name in wish.parties]
    else:
        found = [find(name, store) for name in wish.parties]
    if len({(party.kind, party.value) for party in found}) < len(found):
        names = listed(list(wish.parties))
        raise RunStopped(f"{names} are one and the same", "brief", "Name two different parties, or one.")
    return found if wish.group is None else [*found, group(wish.group, store, found)]


def _whole(name: str, store: Store) -> Party:
    """A state or a city as it is; the states of a region or of an organisation, where tables have them."""
    if find_region(name) is None:
        found = find(name, store)
        if not members(found.value):
            return found
    return group(name, store)


def _kind(wish: Wish) -> ModuleType:
    """The kind of brief that is wished for; RunStopped where it takes more or fewer parties, or no such domain is."""
    domains = vocabulary("domain")
    if wish.subject is not None and wish.subject not in domains:
        known = ", ".join(sorted(domains))
        raise RunStopped(f"there is no subject {wish.subject!r}", "brief --subject", f"Choose one of: {known}.")
    for kind in _briefs():
        there = all(getattr(wish, asked) is not None for asked in kind.ASKED)
        too_much = any(getattr(wish, asked) is not None and asked not in kind.ASKED for asked in ("group", "subject"))
        if len(wish.parties) in kind.PARTIES and there and not too_much:
            return kind
    asked = counted(len(wish.parties), "party", "parties")
    remedy = "Name 1 or 2, 1 with --group, up to 2 with --subject, or none with --since DAY for all that is new."
    raise RunStopped(f"there is no brief on {asked}", "brief", remedy)


@cache
def _briefs() -> tuple[ModuleType, ...]:
    """The kinds of brief, found as the files of `briefs/`, those first that ask for most."""
    names = sorted(found.name for found in pkgutil.iter_modules(briefs.__path__))
    modules = [import_module(f"{briefs.__name__}.{name}") for name in names]
    return tuple(sorted(modules, key=lambda module: (-len(module.ASKED), module.__name__)))


def _heading(matter: Matter, wish: Wish, title: str) -> list[str]:
    """The title, and a line on what was searched."""
    touching = len({place.article for item in matter.about for place in item.places})
    day = f" As of {iso_words(matter.as_of)}." if matter.as_of else ""
    day += f" What was published by {iso_words(wish.known_at)}." if wish.known_at else ""
    bar = f" Claims that score under {wish.at_least:.2f} are left out." if wish.at_least > 0 else ""
    bar += f" Only what the reader {wish.reader} made of them." if wish.reader else ""
    new = f" Only what was first told of on {iso_words(wish.since)} or later." if wish.since else ""
    whom = listed([party.name for party in matter.parties]) if matter.parties else "what is told below"
    said = f"{touching or 'none'} of them {'tell' if touching > 1 else 'tells'} of {whom}"
    said = f"at least {said}" if matter.older else said
    said += " together" if len(matter.parties) > 1 else ""
    said += f" on {vocabulary('domain')[wish.subject]}" if wish.subject else ""
    return [
        f"# {title}",
        "",
        f"*Searched: {extent(matter.searched)}, {publishers(matter)}; {said}.{_older(matter)}{new}{day}{bar}*",
    ]


def _older(matter: Matter) -> str:
    """The sentence on what there is too much of to be looked at all: of each such kind the newest are."""
    if not matter.older:
        return ""
    every = listed([counted(number, kind) for kind, number in matter.older.items()])
    return f" Of {every} the newest {LOOKED_AT:,}{' of each' if len(matter.older) > 1 else ''} are told and counted."
