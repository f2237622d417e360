"""What needs two actors has two: nobody is accredited to himself, a member of himself, or his own guest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.record.check import PARTICIPANTS, Objection
from relazione.record.naming import plain

ORDER = 80
# Pairs of slots of a kind that cannot name the same actor, and what it would mean if they did.
_APART = {
    "tenure": ("of", "to", "an office of {} would be accredited to {}"),
    "mission": ("of", "in", "a post of {} would be in {} itself"),
    "membership": ("member", "organisation", "{} would be a member of {}"),
}

_ACROSS_BORDERS = ("visit", "consultation", "establish_relations", "restore_relations")  # need two states or bodies


def object_to(finding: Finding, article: Article, beside: Sequence[Finding]) -> Iterator[Objection]:
    """Objects to a finding whose two sides are one, and to a participant who stands there twice."""
    if finding.kind in _APART:
        first, second, words = _APART[finding.kind]
        one, other = _name(finding, first), _name(finding, second)
        if one and plain(one) == plain(other):
            yield Objection(words.format(one, other))
    towards = plain(_name(finding, "towards")) if finding.kind == "position" else ""
    if towards and towards == plain(_name(finding, "speaker")):
        yield Objection("nobody takes a stance towards himself", "towards", 0)
    yield from _repeated_sides(finding)


def _name(finding: Finding, slot: str) -> str:
    values = finding.slots.get(slot)
    return values[0].value if values else ""


def _repeated_sides(finding: Finding) -> Iterator[Objection]:
    """One actor that fills both sides leaves no engagement; one that is named twice beside others counts once."""
    names = [plain(participant.who.value) for participant in finding.participants]
    if len(names) > 1 and len(set(names)) == 1:
        yield Objection(f"both sides are the same actor, {finding.participants[0].who.value!r}")
        return
    states = {participant.acts_for.value for participant in finding.participants if participant.acts_for}
    known = all(participant.acts_for for participant in finding.participants)
    if _name(finding, "type") in _ACROSS_BORDERS and len(names) > 1 and known and len(states) == 1:
        yield Objection(f"guest and host both act for {states.pop()}")
        return
    for index, name in enumerate(names):
        if name in names[:index]:
            yield Objection(f"{finding.participants[index].who.value!r} takes part already", PARTICIPANTS, index)
