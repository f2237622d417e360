"""The small words from which the kinds make their line of English."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.codebook.vocabulary import vocabulary
from relazione.record.kind import Telling
from relazione.record.states import state_name

# How the noun of an engagement is hedged: only what happened is told as a fact.
_HEDGES = {"happened": "{}", "planned": "planned {}", "proposed": "proposed {}", "cancelled": "{} cancelled"}


def word(name: str, value: str) -> str:
    """The English of one value of one vocabulary; the value itself, without underscores, where the list has none."""
    return vocabulary(name).get(value, value.replace("_", " "))


def shown(actor: str | None) -> str:
    """An actor as a reader knows it: a state by its English name, all else as named; "an unnamed party" for None."""
    return (state_name(actor) or actor) if actor else "an unnamed party"


def spell(telling: Telling) -> str:
    """How long a standing or an office is said to last: ", since 1993, until 2004", or nothing."""
    return "".join(f", {slot} {day}" for slot in ("since", "until") if (day := telling.one(slot)))


def side(who: str, acts_for: str | None, role: str) -> str:
    """One participant: "Ana Lopez (Chile, host)"; a state or organisation that acts for itself stands alone."""
    beside = [shown(acts_for)] if acts_for and acts_for != who else []
    if role and role != "party":
        beside.append(word("role", role))
    return f"{shown(who)} ({', '.join(beside)})" if beside else shown(who)


def listed(names: Sequence[str]) -> str:
    """The names with commas and a last "and"; "parties not named" for none."""
    if not names:
        return "parties not named"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def hedge(status: str, noun: str) -> str:
    """The noun of an engagement with its status, capitalised: "Planned visit", "Meeting", "Visit cancelled"."""
    phrase = _HEDGES.get(status, "{} (" + status + ")").format(noun)
    return phrase[:1].upper() + phrase[1:]
