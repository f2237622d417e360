"""What the score of an engagement and the encoder of events make of an event together."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

import numpy as np
import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.encoder.session import EVENTS, Encoder, encoder
from relazione.read.encoder.wording import Wording
from relazione.read.readers.grammar.engagement_judge import ENCODER, blended, likelihood, shipped, wording_of_event
from relazione.read.readers.grammar.engagement_score import log_odds
from relazione.read.readers.grammar.engagements import Draft, drafts
from relazione.read.reading import Reading

MONDAY = date(2022, 5, 2)
MEETING = "President Ana Soto of Bolivia met President Jon Helgason of Iceland in Lima on Sunday."


@dataclass
class Told:
    """Stands in for an encoder: gives the same sums for whatever it is asked, and keeps what that was."""

    sums_given: tuple[float, float]
    asked: list[Wording] = field(default_factory=list)

    def sums(self, wording: Wording) -> Any:
        """The sums given, whatever is asked."""
        self.asked.append(wording)
        return np.array([self.sums_given])


def one_draft(text: str) -> tuple[Reading, Draft]:
    """The reading of a text of a Monday, and the one event that it could tell of."""
    reading = build_reading(Article(article_id(text, MONDAY, None), "sample", text, MONDAY))
    (draft,) = drafts(reading)
    return reading, draft


def judge(text: str, asked: Told | None, features: list[str] | None = None) -> float:
    """How likely the one event of a text is, by its own features unless others are given."""
    reading, draft = one_draft(text)
    known = draft.features if features is None else features
    return likelihood(reading, draft.event, draft.sides, known, cast(Encoder | None, asked))


def test_what_the_encoder_says_is_averaged_with_the_score() -> None:
    """In log-odds: an encoder sure of it lifts the likelihood, one sure of the contrary lowers it."""
    alone, up, down = (judge(MEETING, told, ["bias"]) for told in (None, Told((0, 3)), Told((3, 0))))
    assert down < alone < up
    odds = (1 - ENCODER) * log_odds(["bias"]) + ENCODER * 3
    assert up == pytest.approx(1 / (1 + math.exp(-odds)))
    assert blended(log_odds(["bias"]), (0, 3)) == pytest.approx(odds)


def test_where_the_score_leaves_nothing_open_the_encoder_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is sure by the score alone costs no run of the encoder."""
    monkeypatch.setattr("relazione.read.readers.grammar.engagement_judge.log_odds", lambda _: 9.0)
    told = Told((9, 0))
    assert judge(MEETING, told) > 1 / 2
    assert not told.asked


def test_names_are_masked_and_the_trigger_is_pointed_to() -> None:
    """Other names of the same kinds make the same question; another verb makes another."""
    wordings = []
    for text in (
        MEETING,
        MEETING.replace("Ana Soto of Bolivia", "Mia Lopez of Peru").replace("Lima", "Oslo"),
        MEETING.replace("met", "telephoned").replace(" in Lima", ""),
    ):
        reading, draft = one_draft(text)
        wordings.append(wording_of_event(reading, draft.event, draft.sides))
    first, renamed, other = wordings
    assert first == renamed
    assert first.pieces != other.pieces
    (pointed,) = first.clauses
    assert pointed.first < pointed.verb <= pointed.last


def test_the_shipped_encoder_tells_made_up_from_recorded() -> None:
    """It gives two sums, and holds a meeting of two presidents for one that is recorded."""
    assert shipped() is encoder(EVENTS)
    reading, draft = one_draft(MEETING)
    (sums,) = shipped().sums(wording_of_event(reading, draft.event, draft.sides)).tolist()
    assert len(sums) == 2
    assert sums[1] > sums[0]
