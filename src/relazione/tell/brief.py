"""The brief: a page of Markdown on one party or on two, every line with the footnote that proves it."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib import import_module
from types import ModuleType

from relazione.errors import RunStopped
from relazione.record.english import listed
from relazione.store.contract import Store
from relazione.store.view import View, seen
from relazione.tell import briefs
from relazione.tell.footnotes import Footnotes
from relazione.tell.gather import gather
from relazione.tell.matter import Matter
from relazione.tell.page import Section, extent, gaps, publishers
from relazione.tell.party import find
from relazione.tell.wording.dates import iso_words
from relazione.tell.wording.names import counted, opened


def brief(
    store: Store,
    parties: Sequence[str],
    as_of: date | None = None,
    at_least: float = 0.0,
    known_at: date | None = None,
) -> str:
    """The brief on one party or on two, each given by any of its usual names or its ISO code, as Markdown.

    `as_of` leaves out what happened or began after that day, whoever told of it and when; `known_at` what was published
    or judged after that day, and articles without a day. None takes all that the record holds. Anniversaries are
    counted from `as_of`, or from the last day of publication: no clock is looked at. Claims that score under `at_least`
    (0..1) are left out, and the page says so. The same record gives the same page. Raises RunStopped for a name that
    nobody knows, for two names of one party, and where there is no brief on so many parties.
    """
    kinds = _briefs()
    if len(parties) not in kinds:
        numbers = " or ".join(str(number) for number in sorted(kinds))
        raise RunStopped(
            f"there is no brief on {counted(len(parties), 'party', 'parties')}", "brief", f"Name {numbers}."
        )
    found = [find(name, store) for name in parties]
    if len({(party.kind, party.value) for party in found}) < len(found):
        raise RunStopped(
            f"{listed(list(parties))} are one and the same", "brief", "Name two different parties, or one."
        )
    store = seen(store, View(at_least, known_at, as_of))
    matter = gather(store, found, as_of)
    notes = Footnotes(store)
    page = _heading(matter, at_least, known_at)
    page += _sections(kinds[len(parties)].SECTIONS, matter, notes)
    return re.sub(r"\n{3,}", "\n\n", "\n".join([*page, "", *notes.lines()])).rstrip() + "\n"


def _sections(sections: Sequence[Section], matter: Matter, notes: Footnotes) -> list[str]:
    """The sections that found something, and before the sources a line on what the others looked for."""
    told: list[list[str]] = []
    missing: list[str] = []
    for section in sections:
        lines = section.lines(matter, notes)
        if lines:
            told.append(["", f"## {section.HEADING}", "", *lines])
        elif section.SOUGHT:
            missing.append(section.SOUGHT)
    if missing:
        told.insert(len(told) - 1 if notes.sources() else len(told), ["", "## Gaps", "", gaps(matter, missing)])
    return [line for lines in told for line in lines]


@cache
def _briefs() -> dict[int, ModuleType]:
    """The brief for each number of parties, found as the files of `briefs/`."""
    names = sorted(found.name for found in pkgutil.iter_modules(briefs.__path__))
    modules = [import_module(f"{briefs.__name__}.{name}") for name in names]
    return {module.PARTIES: module for module in modules}


def _heading(matter: Matter, at_least: float, known_at: date | None) -> list[str]:
    """The title, and a line on what was searched."""
    titles = listed([opened(party.title) for party in matter.parties])
    touching = len({proof.article.id for item in matter.about for proof in item.proofs})
    day = f" As of {iso_words(matter.as_of)}." if matter.as_of else ""
    day += f" What was published by {iso_words(known_at)}." if known_at else ""
    bar = f" Claims that score under {at_least:.2f} are left out." if at_least > 0 else ""
    whom = listed([party.name for party in matter.parties])
    said = f"{touching or 'none'} of them {'tell' if touching > 1 else 'tells'} of {whom}"
    said += " together" if len(matter.parties) > 1 else ""
    return [
        f"# {titles}",
        "",
        f"*Searched: {extent(matter.searched)}, {publishers(matter.searched)}; {said}.{day}{bar}*",
    ]
