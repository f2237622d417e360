"""Whom an organisation acts for: the state whose body it is, the body of many states that it is part of, or itself."""

from __future__ import annotations

import re
from functools import cache

from relazione.codebook.states import states
from relazione.codebook.table import rows
from relazione.read.finding import Value
from relazione.read.mention import Actor, Mention
from relazione.read.readers.grammar.engagement_words import words
from relazione.read.reading import Reading

_USUAL = {"EU": "European Union"}  # the codebook's name
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "du", "des", "&"})


def is_default(reading: Reading, actor: Actor) -> bool:
    """Whether a body stands for the home state only because nothing says whose it is."""
    return actor.kind == "organisation" and actor.state is None and _state_in_name(reading, actor) is None


def state_of(reading: Reading, actor: Actor, mention: Mention) -> Value | None:
    """The state, or body of many states, that an actor acts for; a state's own bodies act for the state."""
    if actor.state is None:
        body, state = actor, None
    elif actor.state in states() or actor.kind == "state":
        return reading.acts_for(actor)
    else:
        state = full_name(reading, actor.state)
        body = next((a for a in reading.actors if a.kind == "organisation" and a.name in (actor.state, state)), actor)
    if body is not actor and body.state not in (None, body.name):
        state = body.state
    elif body.kind != "organisation" and state not in _of_many_states():
        state = reading.home or state  # a body that is known only by its letters is the home state's
    if body.kind == "organisation" and body.state is None:
        state = _state_in_name(reading, body) or parent_of(reading, body) or _default(reading, body)
    if state is None:
        return None
    return Value(full_name(reading, state), mention.start, mention.end, "resolved")


@cache
def _of_many_states() -> frozenset[str]:
    """The names and letters of bodies that are no single state's."""
    found: set[str] = set()
    for row in rows("organisations"):
        if not row["state"] and row["type"] != "body":
            found.update((row["name"], *row["short"].split("|")))
    return frozenset(found)


def _state_in_name(reading: Reading, body: Actor) -> str | None:
    """The state named within the name of a body ("Supreme Court of Peru"), None where there is none or several."""
    within = [m for m in reading.mentions_in(body.start, body.end) if m.kind in ("state", "city") and m.actors]
    named = {reading.actors[m.actors[0]].state for m in within}
    return named.pop() if len(named) == 1 else None


def parent_of(reading: Reading, body: Actor) -> str | None:
    """The body that another is part of by its name ("ASEAN Institute for Peace"), None where no body named is."""
    told = body.name.replace("-", " ").split()
    parts = {" ".join(told[i:j]) for i in range(len(told)) for j in range(i + 1, len(told) + 1) if j - i < len(told)}
    for other in reading.actors:
        if other.kind == "organisation" and other.name in parts and (" " in other.name or other.name.isupper()):
            return other.state or other.name
    return max(parts & _of_many_states(), key=len, default=None)


def _default(reading: Reading, body: Actor) -> str:
    """Whom a body acts for whose name tells no state: itself where it is one of many states, else home."""
    if words("international") & set(body.name.lower().replace("-", " ").split()):
        return body.name
    return reading.home or body.name


def full_name(reading: Reading, name: str) -> str:
    """The fullest form in which the article names a body: what its letters stand for, or the name that ends in its own.

    An organ of a body of many states ("the Secretariat of the League") is that body. The name as it is where the
    article has no fuller one; a state's code stays as it is.
    """
    if name in _USUAL or name in states():
        return _USUAL.get(name, name)
    whole = next((part for part in _ends(name)[1:] if part in _of_many_states()), None)
    if whole is not None and name not in _of_many_states():
        name = whole  # "the General Secretariat of the League" acts for the League
    text = reading.article.text.casefold()
    told = [actor.name for actor in reading.actors if actor.kind == "organisation" and len(actor.name) > len(name)]
    if name.isupper():
        known = [full for full in _spelt_out().get(name, ()) if full.casefold() in text]
        return next((full for full in (*known, *told) if full in known or name in _letters(full)), name)
    if whole is not None:
        return name
    return next((full for full in told if full.endswith(f" {name}") and full_name(reading, full) == full), name)


def _ends(name: str) -> list[str]:
    """The name and what stands in it behind each "of" and "of the", longest first."""
    return [name, *(name[found.end() :] for found in re.finditer(r" of (?:the )?", name))]


def _letters(name: str) -> tuple[str, str]:
    """The capitals that a name can be shortened to, without its small words and with them."""
    told = name.replace("-", " ").split()
    main = [word for word in told if word.lower() not in _SMALL]
    return "".join(word[0] for word in main).upper(), "".join(word[0] for word in told).upper()


@cache
def _spelt_out() -> dict[str, tuple[str, ...]]:
    """For the letters of a body the names that they stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("organisations"):
        forms = [form for form in (row["name"], *row["short"].split("|")) if " " in form]
        for short in row["short"].split("|"):
            if short.isupper():
                found[short] = (*found.get(short, ()), *forms)
    return found
