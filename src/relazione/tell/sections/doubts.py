"""Undated or in dispute: which words stand for a day that is not known, and where reports cannot all be right."""

from __future__ import annotations

from relazione.record.english import listed
from relazione.resolve.entry import Disagreement, EntryValue
from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item, Proof
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.sections.contacts import happened
from relazione.tell.sections.holders import contradictory
from relazione.tell.wording.dates import words
from relazione.tell.wording.engagements import CONTACT, EVENT, title, told, whom
from relazione.tell.wording.entries import agreement_name
from relazione.tell.wording.names import counted, label
from relazione.tell.wording.people import Directory, office, reported
from relazione.tell.wording.quotes import shortened, verbatim

HEADING = "Undated or in dispute"
SOUGHT = "undated entry and no disagreement"
MOST_DISPUTES, MOST_EVENTS = 5, 5  # together about as many lines as any other section has
QUOTE = 100  # characters of each of the quotes that stand against each other in one line


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """Disagreements first, then engagements whose day the text tells in words only, and a count of the rest."""
    disputes = [(item, found) for item in matter.about for found in item.entry.disagreements]
    events = [item for group in (CONTACT, EVENT) for item in happened(matter, group)]
    undated = [item for item in events if not item.happened and item.one("when")]
    page = listing(matter, disputes, lambda pair: _dispute(*pair, notes), MOST_DISPUTES)
    tenures = contradictory((*matter.offices, *matter.of_all("tenure")))
    rivals = [group for group in tenures if all(item.states_whom for item in group)]
    page += listing(matter, rivals, lambda group: _served(group, notes), MOST_DISPUTES)
    directory = Directory(matter.offices, matter.parties)
    page += listing(matter, undated, lambda item: f"{_undated(item, directory)}.{notes.cite(item)}", MOST_EVENTS)
    page += _rest(matter, notes)
    return page


def name(item: Item) -> str:
    """An entry as the subject of a sentence: "the meeting of Ana Lopez and Peru"."""
    if item.kind == "engagement":
        return f"the {title(item)} of {whom(item)}"
    if item.kind == "agreement":
        return agreement_name(item)
    if item.kind == "tenure":
        return f"the tenure of {label(item.one('person') or '')}, {office(item)}"
    lead = item.lead.claim
    return f"the {item.kind} “{shortened(lead.quote, QUOTE)}”"


def _dispute(item: Item, found: Disagreement, notes: Footnotes) -> str:
    slot = {"signed": "the day of signing", "date": "the day"}.get(found.slot, found.slot.replace("_", " "))
    sides = [_side(item, value, notes) for value in found.values]
    told = " against ".join(f"{words}{mark}" for words, mark in sides[:-1])
    return f"In dispute, {slot} of {name(item)}: {told} against {sides[-1][0]}.{sides[-1][1]}"


def _served(group: list[Item], notes: Footnotes) -> str:
    """One person to whom reports give the same office of different states."""
    states = {item.one("of"): item for item in reversed(group)}
    best = sorted(states.values(), key=group.index)
    sides = [(f"{office(item)} (“{shortened(item.lead.claim.quote, QUOTE)}”)", notes.cite(item)) for item in best]
    told = " against ".join(f"{words}{mark}" for words, mark in sides[:-1])
    person = label(group[0].one("person") or "")
    return f"In dispute, whom {person} serves: {told} against {sides[-1][0]}.{sides[-1][1]}"


def _side(item: Item, value: EntryValue, notes: Footnotes) -> tuple[str, str]:
    """One of the values that contradict each other with the words that give it, and their footnote."""
    proof = _proof(item, value)
    told = verbatim(words(label(value.value)).replace("_", " "))
    return f"{told} (“{shortened(proof.claim.quote, QUOTE)}”)", notes.mark(proof)


def _proof(item: Item, value: EntryValue) -> Proof:
    return next((proof for proof in item.proofs if proof.claim.id in value.claims), item.lead)


def _undated(item: Item, directory: Directory) -> str:
    said = f"the article says “{verbatim(item.one('when') or '')}”"
    if item.undated:
        return f"Undated: {told(item, directory)}; {said} and carries no date itself"
    return f"Day not told ({reported(item)}): {told(item, directory)}; {said}"


def _rest(matter: Matter, notes: Footnotes) -> list[str]:
    """One line that counts the undated entries of the other kinds."""
    rest = [item for item in matter.about if item.kind not in ("engagement", "tenure", "profile") and item.undated]
    if not rest:
        return []
    kinds = sorted({item.kind for item in rest})
    counts = listed([counted(sum(item.kind == kind for item in rest), kind) for kind in kinds])
    return [f"- {counts} {'stands' if len(rest) == 1 else 'stand'} in undated articles only.{notes.cite(rest[0])}"]
