"""Tenures: who holds which office, from the titles that the text gives to persons."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.read.finding import Finding, Value
from relazione.read.mention import Actor, Office
from relazione.read.readers.grammar.tenure_hosts import accreditation
from relazione.read.reading import Reading

_SCORE = {"stated": 0.9, "resolved": 0.7}  # how sure we are of whom the office serves, by basis; not calibrated


def find(reading: Reading) -> Iterator[Finding]:
    """The tenures of an article: one finding for each person and office, in order of the text."""
    found = [
        _finding(reading, actor, office)
        for actor in reading.actors
        if actor.kind == "person" and actor.offices
        for office in actor.offices
        if office.of is not None
    ]
    yield from sorted(found, key=lambda finding: (finding.start, finding.end))


def _finding(reading: Reading, actor: Actor, office: Office) -> Finding:
    slots = {
        "person": (Value(actor.name, actor.start, actor.end),),
        "title": (Value(office.title, office.title_start, office.title_end),),
        "office": (Value(office.office, office.title_start, office.title_end),),
        "of": (Value(office.of or "", office.of_start, office.of_end, office.of_basis),),
        "status": (
            Value(
                office.status,
                office.title_start,
                office.title_end,
                "stated" if office.status != "current" else "default",
            ),
        ),
    }
    accredited = accreditation(reading, office)
    if accredited is not None:
        slots["to"] = (accredited,)
    return Finding("tenure", office.start, office.end, slots, score=_SCORE[office.of_basis])
