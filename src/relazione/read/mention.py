"""Mentions and actors: who the text speaks of, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that stands for an actor.

    `kind`: person | state | organisation | city | mission | region | group. `form` is how it is named:
    name ("Park Kijun", "Pakistan", "ASEAN"), demonym ("Korean"), capital (a capital that stands for its government),
    title (an office without a name: "the Foreign Secretary"), role ("the envoy", "the two sides"), body
    ("the Chilean government", a mention of the state), pronoun, first ("I",
    "we" in a government's release). `actors` holds numbers into `Reading.actors`: one, or several for "both" and
    "the two leaders". `start:end` are character offsets, `first:last` the token numbers, last included; `head` is the
    token that carries the mention in the parse.
    For a titled person the mention covers title and name together ("the Peruvian President Name"); a state inside the
    title ("Peruvian") is also a mention of its own, nested in it.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    kind: str
    form: str
    actors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the text gives to a person: class of the codebook, title words and their span, whom it serves.

    `of` is an ISO 3166-1 alpha-3 code or an organisation's name, None where the text does not tell; `to` the
    accreditation. `status`: current | former | incoming | acting. `start:end` is the span of title and name together.
    `of_start:of_end` is the span of the words that give `of` (the title's own span where it is inferred).
    """

    office: str
    title: str
    start: int
    end: int
    title_start: int
    title_end: int
    of: str | None
    of_start: int
    of_end: int
    of_basis: str
    to: str | None
    to_start: int
    to_end: int
    status: str = "current"


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of the article: all mentions that the document's own words tie together.

    `name` is the fullest form in the document without titles (states: ISO alpha-3); `start:end` the span of that form.
    `state` is the state (ISO alpha-3) or organisation (name) it acts for, None where not known; `state_start:state_end`
    the words that say so (the actor's own span where inferred).
    """

    number: int
    kind: str
    name: str
    start: int
    end: int
    state: str | None
    state_start: int
    state_end: int
    offices: tuple[Office, ...] = ()
