"""International organisations, bodies of states, companies and news agencies that the tables know by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from relazione.codebook.table import rows


@dataclass(frozen=True, slots=True)
class Organisation:
    """A row of the table of organisations.

    `name` is the usual full name, `short` its acronyms and other forms, `type` organisation | forum | court | bank |
    agency (of news) | body (of a state) | company | foundation | movement; `state` is the ISO alpha-3 of the state it
    is a body of, None for international ones.
    """

    name: str
    short: tuple[str, ...]
    type: str
    state: str | None


@cache
def organisations() -> dict[str, Organisation]:
    """All organisations by their full name, in the order of the table."""
    return {
        r["name"]: Organisation(r["name"], tuple(filter(None, r["short"].split("|"))), r["type"], r["state"] or None)
        for r in rows("organisations")
    }


@cache
def _by_spelling() -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for organisation in organisations().values():
        for spelling in (organisation.name, *organisation.short):
            found.setdefault(spelling, organisation)
    return found


def find_organisation(name: str) -> Organisation | None:
    """The organisation known by a name, an acronym or another of its forms, None where no table has it."""
    return _by_spelling().get(name.removeprefix("the ").removeprefix("The "))


@cache
def _members() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows("organisations_members"):
        if row["standing"] == "member":
            found.setdefault(row["organisation"], []).append(row["iso3"])
    return {name: tuple(members) for name, members in found.items()}


def members(name: str) -> tuple[str, ...]:
    """ISO alpha-3 codes of the members of an organisation known by any of its forms; empty where the table has none.

    The source is uneven: an empty answer does not mean that there are no members.
    """
    organisation = find_organisation(name)
    return _members().get(organisation.name, ()) if organisation else ()
