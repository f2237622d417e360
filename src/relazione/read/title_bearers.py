"""Whether a person named before bears a title that stands alone: "the minister", "the Permanent Secretary"."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.read.cast import Figure
from relazione.read.office_classes import crowned_and_elected
from relazione.read.title import Title

LIKENESSES = ("named", "exact", "near")  # how like the title is to the office, the closest first
_SAME_OFFICE = {
    "minister": ("minister", "foreign_minister", "defence_minister", "deputy_minister"),
    "ambassador": ("ambassador", "high_commissioner", "permanent_representative"),
    "special_envoy": (
        "special_envoy",
        "ambassador",
        "high_commissioner",
        "permanent_representative",
        "charge_daffaires",
    ),
    "organisation_head": ("organisation_head", "executive", "official"),
    "official": ("official", "organisation_head", "deputy_minister", "special_envoy"),
    "deputy_minister": ("deputy_minister", "official"),
    "head_of_government": ("head_of_government", "head_of_state"),
    "diplomat": (
        "diplomat",
        "foreign_minister",
        "ambassador",
        "high_commissioner",
        "charge_daffaires",
        "permanent_representative",
        "special_envoy",
        "deputy_minister",
        "foreign_secretary",
        "spokesperson",
    ),
}


def same_offices(office: str) -> tuple[str, ...]:
    """The office classes that a title of one class may stand for, its own first."""
    return _SAME_OFFICE.get(office, (office,))


def holds(figure: Figure, title: Title, words: Sequence[str], state: str | None, like: str) -> bool:
    """Whether a person bears a title of these lower-case words, for a state where it is told.

    `like`: named (the office was told in the same words, at least two) | exact (an office of the class) | near (one of
    a class that the title may stand for).
    """
    if figure.kind != "person":
        return False
    if like != "named" and _is_called(figure, title, words[-1], state):
        return True
    offices = same_offices(title.office)
    for office in figure.offices:
        if state is not None and state not in (office.of, figure.state):
            continue
        if title.to and office.to is not None and title.to[0].value != office.to:
            continue
        told = office.title.lower()
        if like == "named":
            if len(words) > 1 and f" {' '.join(words)} " in f" {told} ":
                return True
            continue
        if title.office == "minister" and len(words) == 1 and "counterpart" not in told:
            if words[0] in told.split() and (like == "near" or office.office != "deputy_minister"):
                return True
            continue
        if crowned_and_elected(words[-1], told):
            continue
        named_so = words[-1] in told or "counterpart" in told
        if office.office == title.office and named_so:
            return True
        if like == "near" and (office.office in offices or (len(words) == 1 and told.split()[-1:] == list(words))):
            return True
    return like == "near" and not figure.offices and title.office in figure.classes and state in (None, figure.state)


def _is_called(figure: Figure, title: Title, noun: str, state: str | None) -> bool:
    """Whether a person without a name was called so: "Peru's top diplomat" is "the chief diplomat" further on."""
    unnamed = not figure.words and not figure.offices
    first = noun == "diplomat" and title.office == "foreign_minister"
    return unnamed and first and figure.name.endswith(noun) and state in (None, figure.state)
