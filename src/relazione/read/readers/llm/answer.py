"""The answer: what a language model may say, checked at the door before anything believes it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from relazione.errors import SetAside

_LONGEST_FAULT = 200
"""Characters of a fault's own words that are kept."""


class _Said(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class SaidValue(_Said):
    """One value of one slot and the words that it is said to rest on."""

    slot: str
    value: str
    quote: str


class SaidSide(_Said):
    """One side of an engagement, as `read.finding.Participant`, with quotes; None: not told."""

    who: str
    who_quote: str
    acts_for: str | None
    acts_for_quote: str | None
    role: str


class SaidFact(_Said):
    """A fact as the model tells it; `sure` is its own word, brought into 0..1 by whoever uses it."""

    kind: Literal["tenure", "engagement", "agreement", "mission", "membership", "position", "profile"]
    evidence: str
    sure: float
    slots: list[SaidValue]
    participants: list[SaidSide]


class _Answer(_Said):
    facts: list[SaidFact]


SCHEMA = _Answer.model_json_schema()
"""The JSON schema that the model is bound to."""


def facts_of(answer: str, where: str) -> list[SaidFact]:
    """The facts of an answer; `where` names the article.

    Raises SetAside where the answer is not JSON or not of the schema.
    """
    try:
        return _Answer.model_validate_json(answer).facts
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        what = f"the model's answer is not of the schema: {f'{place}: ' if place else ''}{first['msg']}"
        remedy = "Run again, or use a model that keeps to a JSON schema; all other articles are read."
        raise SetAside(what[:_LONGEST_FAULT], where, remedy) from None
