"""What tells an event told again from another of its kind: how it stands to those of the same states around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.read.finding import Value
from relazione.read.readers.grammar.engagement_merging import Event
from relazione.read.readers.grammar.engagement_participants import Side

Told = tuple[Event, Sequence[Side]]
"""An event with its sides as they are recorded."""

_TALKS = frozenset({"talk", "conference"})
_VISIT_AND_TALK = {"visit", "meeting"}
_KINS = ("same", "talks", "visit")
_ALIKE = 0.5  # share of the states that are in both
_FAR = (0, 1, 3, 8)  # sentences: the same one, the next, the paragraph, the passage
_MANY = 2


def of_twins(event: Event, sides: Sequence[Side], told: Sequence[Told]) -> Iterator[str]:
    """The features of an event that tell of its twins: those of its kind and states told before it and after it."""
    kind = event.lead.trigger.type
    before = [one for one in told if one[0].mentions[0].start < event.mentions[0].start]
    after = [one for one in told if one[0].mentions[0].start > event.mentions[0].start]
    for where, others in (("before", before[::-1]), ("after", after)):
        for kin in _KINS:
            twins = [one for one in others if _kin(event, one[0]) == kin and _are_alike(sides, one[1])]
            yield f"twins {where} {kin} {min(len(twins), _MANY)}"
            if twins:
                yield f"twins {where} {kin} {kind}"
                yield from _of_twin(f"twin {where} {kin}", event, sides, twins[0])


def _of_twin(prefix: str, event: Event, sides: Sequence[Side], twin: Told) -> Iterator[str]:
    other, theirs = twin
    lead = event.lead
    dates = _dates(event, other)
    people = _people(sides, theirs)
    form = "points" if lead.points else "a" if lead.indefinite else "noun" if lead.trigger.noun else "verb"
    far = sum(abs(event.mentions[0].sentence - other.mentions[-1].sentence) > bound for bound in _FAR)
    status = (
        "same" if lead.status.value == other.lead.status.value else f"{lead.status.value} {other.lead.status.value}"
    )
    yield f"{prefix} dates {dates}"
    yield f"{prefix} contents {_contents(event, other)}"
    yield f"{prefix} people {people}"
    yield f"{prefix} people {people} dates {dates}"
    yield f"{prefix} form {form}"
    yield f"{prefix} form {form} dates {dates}"
    yield f"{prefix} form {form} people {people}"
    yield f"{prefix} far {far}"
    yield f"{prefix} status {status}"
    yield f"{prefix} states {_states(sides) == _states(theirs)}"
    yield f"{prefix} mentions {len(event.mentions) > 1} {len(other.mentions) > 1}"


def _kin(event: Event, other: Event) -> str | None:
    """Of which of `_KINS` two events are: those that an event told again can be mistaken for; None for any other."""
    one, two = event.lead.trigger.type, other.lead.trigger.type
    if one == two:
        return "same"
    if event.group in _TALKS and other.group in _TALKS:
        return "talks"
    return "visit" if {one, two} == _VISIT_AND_TALK else None


def _states(sides: Sequence[Side]) -> set[str]:
    return {side.state for side in sides if side.state}


def _are_alike(sides: Sequence[Side], others: Sequence[Side]) -> bool:
    ours, theirs = _states(sides), _states(others)
    both = ours | theirs
    return bool(both) and len(ours & theirs) / len(both) >= _ALIKE


def _people(sides: Sequence[Side], others: Sequence[Side]) -> str:
    """How the named persons of two events stand to each other: same, some, other, or one or none tells of any."""
    ours, theirs = ({s.key for s in one if s.kind == "person" and s.named} for one in (sides, others))
    if not ours or not theirs:
        return "neither" if not ours and not theirs else "ours" if ours else "theirs"
    if ours <= theirs or theirs <= ours:
        return "same"
    return "some" if ours & theirs else "other"


def _contents(event: Event, other: Event) -> str:
    """Whether what is signed, given or bought is told of both in a common word, in none, or not of both."""
    ours, theirs = ({word for mention in one.mentions for word in mention.contents} for one in (event, other))
    return ("shared" if ours & theirs else "other") if ours and theirs else "open"


def _dates(event: Event, other: Event) -> str:
    ours, theirs = _told(event), _told(other)
    if not ours or not theirs:
        return "neither" if not ours and not theirs else "ours" if ours else "theirs"
    return "agree" if any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs) else "differ"


def _told(event: Event) -> list[str]:
    """The dates of an event, or the words where no day could be worked out."""
    dates: list[Value] = event.dates
    return [date.value for date in dates] or [m.words_of_date.value for m in event.mentions if m.words_of_date]
