"""What the finder of acts between two states promises, in sentences of our own."""

from __future__ import annotations

import pytest

from relazione.codebook.table import rows
from relazione.codebook.vocabulary import vocabulary
from relazione.read.finding import Finding
from tests.read.sentences import acts_in, reading_of


def told(text: str) -> list[str]:
    """Each act as "kind value: who acts > who is acted on"."""
    return [_line(finding) for finding in acts_in(reading_of(text))]


def _line(finding: Finding) -> str:
    if finding.kind == "position":
        slots = {slot: values[0].value for slot, values in finding.slots.items()}
        return f"position {slots['stance']}: {slots['for']} > {slots.get('towards', '')}"
    states = {
        side: "+".join(p.acts_for.value for p in finding.participants if p.acts_for and (p.role == "target") == side)
        for side in (False, True)
    }
    return f"engagement {finding.slots['type'][0].value}: {states[False]} > {states[True]}"


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Chile impounded two Peruvian trawlers on Monday.", ["engagement other: CHL > PER"]),
        ("Two Peruvian trawlers were impounded by Chile.", ["engagement other: CHL > PER"]),
        ("Norwegian doctors arrived in Laos with medicine.", ["engagement aid: NOR > LAO"]),
        ("Laos received 400 tonnes of rice from Finland.", ["engagement aid: FIN > LAO"]),
        ("Peruvian and Chilean soldiers exchanged fire on the frontier.", ["engagement attack: PER+CHL > "]),
        ("Fighting broke out between Peruvian and Chilean patrols.", ["engagement attack: PER+CHL > "]),
        ("Finnish soldiers left Laos.", ["engagement deployment: FIN > LAO"]),
        ("Gambia lodged a complaint with Norway.", ["position condemn: GMB > NOR"]),
        ("Chile handed two Lao paintings to Peru.", ["engagement other: CHL > PER"]),
        ("Chile has begun impounding Peruvian trawlers.", ["engagement other: CHL > PER"]),
        ("A ship carrying Norwegian wheat docked in Lima.", ["engagement aid: NOR > PER"]),
        ("Chilean rockets rained down on Peruvian positions.", ["engagement attack: CHL > PER"]),
        ("Chile sealed its border with Peru.", ["engagement other: CHL > PER"]),
        ("Hundreds of people demonstrated outside the Peruvian embassy in Oslo.", ["engagement dispute: NOR > PER"]),
        ("Tens of thousands took to the streets of Oslo against Chile.", ["engagement dispute: NOR > CHL"]),
    ],
)
def test_who_acts_on_whom(text: str, acts: list[str]) -> None:
    """The subject acts on the first other state of the clause, in active and passive; joint acts have one side."""
    assert told(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("A Peruvian teacher was detained at Santiago airport.", ["engagement other: CHL > PER"]),
        ("Dozens of Peruvian migrants were deported from Chile.", ["engagement expulsion: CHL > PER"]),
        ("Three Peruvian guards died in clashes with Chilean troops.", ["engagement attack: CHL > PER"]),
        ("Five Peruvian soldiers were killed in Chilean shelling.", ["engagement attack: CHL > PER"]),
        ("Five Peruvian soldiers were killed in Chile.", []),
    ],
)
def test_what_is_undergone_at_whose_hands(text: str, acts: list[str]) -> None:
    """Who holds or drives out somebody does it, and who fights him; who is only killed in a state, no state killed."""
    assert told(text) == acts


@pytest.mark.parametrize(
    "text",
    [
        "Chile impounded two trawlers on Monday.",
        "Chile did not impound any Peruvian trawler.",
        "Chile hopes to impound a Peruvian trawler.",
        "They impounded two Peruvian trawlers.",
    ],
)
def test_what_is_no_act_between_states(text: str) -> None:
    """A clause that names one state, denies the act, only wishes it, or says "they" tells none."""
    assert told(text) == []


def test_what_others_tell_is_not_told_again() -> None:
    """An act is left to the finder that tells the same states in the same words."""
    assert told("Norwegian Prime Minister Kari Dahl met Chilean President Ana Ruiz in Santiago.") == []
    assert told("Norway imposed sanctions on Laos.") == []


def test_no_other_speaker_is_told_of_a_position() -> None:
    """Words that a position tells are not told again of somebody else who stands near the verb."""
    assert told("Norway's CARICOM partners called on Peru to talk.") == []


def test_the_table_names_what_there_is() -> None:
    """Every row names an engagement type or a stance of the codebook and a known way of taking sides."""
    for row in rows("act_verbs"):
        lists = {"engagement": "engagement", "position": "stance"}
        assert row["kind"] == "none" or row["value"] in vocabulary(lists[row["kind"]])
        assert row["sides"] in ("", "joint", "several", "reversed", "undergone")
