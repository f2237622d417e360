"""The title: an office as the text words it, with the state, the accreditation and the name that stand around it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bearer:
    """A state or organisation that a title names: its value and the tokens that say so, last included.

    `kind` is state, organisation or entity (a self-governed part of a state); several states ("the foreign ministers of
    Iran and Turkey") make several bearers.
    """

    value: str
    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Title:
    """One title found in the parse; positions are token numbers, last included.

    `first:last` covers the whole title with its modifiers and posts, `core_first:core_last` the office words.
    `of` whom it serves as the words say (empty where they do not), `to` the accreditation. `determiner` is the
    lower-case article or possessive before it, "" if none. `name_first:name_last` is the name that goes with it, -1 if
    none. `counterpart` is set where the title is only "counterpart".
    """

    first: int
    last: int
    core_first: int
    core_last: int
    office: str
    body: str
    rank: int
    plural: bool
    status: str
    of: tuple[Bearer, ...]
    to: tuple[Bearer, ...]
    determiner: str
    name_first: int = -1
    name_last: int = -1
    counterpart: bool = False
