"""Undated or in dispute: where reports cannot all be right, and how much stands in undated articles only."""

from __future__ import annotations

from relazione.record.english import listed
from relazione.resolve.entry import Disagreement, EntryValue
from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item, Proof
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.sections.holders import contradictory
from relazione.tell.wording.dates import words
from relazione.tell.wording.engagements import title, whom
from relazione.tell.wording.entries import agreement_name
from relazione.tell.wording.names import counted, label, opened
from relazione.tell.wording.people import office
from relazione.tell.wording.quotes import shortened, verbatim

HEADING = "Undated or in dispute"
SOUGHT = "undated entry and no disagreement"
MOST_DISPUTES = 5  # of each sort
QUOTE = 100  # characters of each of the quotes that stand against each other in one line


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """Disagreements first, then a count of what is undated."""
    disputes = [(item, found) for item in matter.about for found in item.entry.disagreements]
    page = listing(matter, disputes, lambda pair: _dispute(*pair, notes), MOST_DISPUTES)
    tenures = contradictory((*matter.offices, *matter.of_all("tenure")))
    rivals = [group for group in tenures if all(item.states_whom for item in group)]
    page += listing(matter, rivals, lambda group: _served(group, notes), MOST_DISPUTES)
    return page + _undated(matter, notes)


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


def _undated(matter: Matter, notes: Footnotes) -> list[str]:
    """One line that counts the undated entries."""
    undated = [item for item in matter.about if item.kind not in ("tenure", "profile") and item.undated]
    if not undated:
        return []
    kinds = sorted({item.kind for item in undated})
    counts = listed([counted(sum(item.kind == kind for item in undated), kind) for kind in kinds])
    verb = "stands" if len(undated) == 1 else "stand"
    return [f"- {opened(counts)} {verb} in undated articles only.{notes.cite(undated[0])}"]
