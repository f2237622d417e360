"""The PLOVER export: who acts on whom, one event for a group, and the sixteen types only."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from relazione.codebook.table import rows
from relazione.codebook.vocabulary import vocabulary
from relazione.record.claim import Claim, ClaimParticipant, ClaimValue
from relazione.tell.export import export, names
from relazione.tell.exports.plover import events
from tests.tell.samples import record

KEYS = [
    "doc", "type", "mode", "contexts", "source_states", "target_states", "source_actors", "target_actors", "date",
    "evidence", "start", "end", "score",
]  # fmt: skip

Side = tuple[str, str | None, str]


def claim(kind: str, quote: str, slots: dict[str, str], *sides: Side, start: int = 0) -> Claim:
    """A claim with these slots and participants (who, acts for, role)."""
    return Claim(
        id=f"{kind}{start}", article="a", kind=kind, start=start, end=start + len(quote), quote=quote,
        slots={slot: tuple(map(value, words.split("|"))) for slot, words in slots.items()},
        participants=tuple(ClaimParticipant(value(w), value(f) if f else None, role) for w, f, role in sides),
    )  # fmt: skip


def value(words: str) -> ClaimValue:
    """A value whose span does not matter."""
    return ClaimValue(words, 0, len(words), words)


def sides(*claims: Claim) -> list[tuple[object, object, object]]:
    """Type, source states and target states of each event."""
    return [(event["type"], event["source_states"], event["target_states"]) for event in events(claims)]


def test_a_line_has_all_its_keys() -> None:
    """Every line of the export has the thirteen keys in their order, and a type of PLOVER."""
    lines = [json.loads(line) for line in export(record(), "plover")]
    types = {row["code"] for row in rows("plover_types")}
    assert "plover" in names() and lines
    assert all(list(line) == KEYS and line["type"] in types for line in lines)


def test_the_visitor_acts_and_the_host_receives() -> None:
    """A visit goes from the guest's state to the host's, and one that is to come is an agreement."""
    guest, host = ("Ana Ruiz", "CHL", "guest"), ("NOR", "NOR", "host")
    held = claim("engagement", "Ana Ruiz visited Norway", {"type": "visit", "status": "happened"}, guest, host)
    planned = claim("engagement", "Ana Ruiz will visit Norway", {"type": "visit", "status": "planned"}, guest, host)
    assert sides(held, planned) == [("CONSULT", ["CHL"], ["NOR"]), ("AGREE", ["CHL"], ["NOR"])]
    assert [event["contexts"] for event in events((held, planned))] == [[], ["future"]]


@pytest.mark.parametrize(
    ("kind", "status", "quote", "code"),
    [
        ("sanction", "planned", "Chile will lift its ban on Norway", "AGREE"),
        ("sanction", "planned", "Chile will ban imports from Norway", "THREATEN"),
        ("deployment", "planned", "Chile will withdraw its troops from Norway", "AGREE"),
        ("recall", "proposed", "Chile could recall its ambassador from Norway", "THREATEN"),
        ("other", "planned", "Chile will release two sailors of Norway", "AGREE"),
        ("other", "planned", "Chile will close its airspace to Norway", "THREATEN"),
        ("other", "happened", "Chile handed over ten prisoners of war to Norway", "RETREAT"),
        ("other", "happened", "Chile sentenced a journalist of Norway", "SANCTION"),
        ("other", "happened", "Chile withdrew its complaint against Norway", "CONCEDE"),
        ("dispute", "happened", "Demonstrators in Chile marched on the embassy of Norway", "PROTEST"),
        ("dispute", "happened", "Chile took Norway to court", "ACCUSE"),
        ("attack", "happened", "A mob in Chile attacked the embassy of Norway", "PROTEST"),
        ("exercise", "happened", "Chile staged drills near the border of Norway", "MOBILIZE"),
        ("expulsion", "happened", "Chile deported two people to Norway", "COERCE"),
    ],
)
def test_the_words_and_the_status_tell_the_type(kind: str, status: str, quote: str, code: str) -> None:
    """What is to come is a promise or a threat, as the act is friendly or not; crowds protest, courts sentence."""
    slots = {"type": kind, "status": status}
    told = sides(claim("engagement", quote, slots, ("CHL", "CHL", "party"), ("NOR", "NOR", "target")))
    assert [event[0] for event in told] == [code]


def test_of_equals_who_cannot_act_together_the_first_acts() -> None:
    """One punishes the other where both are parties; two that act together name no other side by chance."""
    slots = {"type": "sanction", "status": "happened"}
    chile, norway = ("Chile", "CHL", "party"), ("Norway", "NOR", "party")
    quote = "Chile suspended all trade with Norway"
    who = [(word, state, quote.index(word)) for word, state, _ in (chile, norway)]
    apart = tuple(
        ClaimParticipant(ClaimValue(word, at, at + len(word), word), value(state), "party") for word, state, at in who
    )
    found = replace(claim("engagement", quote, slots), participants=apart)
    assert sides(found) == [("SANCTION", ["CHL"], ["NOR"])]
    guests = [("Ana Ruiz", "CHL", "guest"), ("Kari Dahl", "NOR", "guest")]
    met = claim("engagement", "Ana Ruiz met Kari Dahl in Laos", {"type": "meeting", "place": "Laos"}, *guests)
    assert sides(met) == [("CONSULT", ["CHL", "NOR"], [])]


def test_without_a_host_all_act() -> None:
    """Talks of which no place is told have no target, and three states make one event."""
    talks = claim(
        "engagement", "ministers of three states met", {"type": "meeting"},
        ("A", "FIN", "host"), ("B", "EST", "guest"), ("C", "LVA", "guest"),
    )  # fmt: skip
    assert sides(talks) == [("CONSULT", ["FIN", "EST", "LVA"], [])]


def test_a_shared_position_is_one_event() -> None:
    """Two speakers of one sentence make one event with two sources."""
    quote = "Oslo and Lima agreed to build a port"
    first, second = (claim("position", quote, {"speaker": s, "for": s, "stance": "agree"}) for s in ("NOR", "PER"))
    assert sides(first, second) == [("AGREE", ["NOR", "PER"], [])]


def test_who_is_acted_on_may_stand_in_the_words() -> None:
    """Where no participant acts for the other state, the state that the evidence names is the target."""
    recall = claim(
        "engagement", "Chile recalled its ambassador to Norway", {"type": "recall"},
        ("CHL", "CHL", "party"), ("ambassador", None, "target"),
    )  # fmt: skip
    assert sides(recall) == [("SANCTION", ["CHL"], ["NOR"])]


def test_a_signature_is_told_once() -> None:
    """An agreement that an engagement signs already makes no second event."""
    quote = "Peru and Laos signed a pact"
    signing = claim("engagement", quote, {"type": "signing"}, ("PER", "PER", "party"), ("LAO", "LAO", "party"))
    pact = claim("agreement", "a pact", {"name": "pact", "status": "signed", "parties": "PER|LAO"}, start=22)
    assert sides(signing, pact) == [("SUPPORT", ["PER", "LAO"], [])]
    assert sides(pact) == [("SUPPORT", ["PER", "LAO"], [])]


@pytest.mark.parametrize("kind", ["tenure", "mission", "membership", "profile"])
def test_what_is_no_event_is_left_out(kind: str) -> None:
    """Kinds that PLOVER has no type for make no line."""
    assert events((claim(kind, "Norway", {"of": "NOR"}),)) == []


def test_the_table_names_what_there_is() -> None:
    """Every row of the coding table names an engagement, a stance or a status of the codebook, and a PLOVER type."""
    lists = {"engagement": "engagement", "position": "stance", "agreement": "agreement_status"}
    types = {row["code"] for row in rows("plover_types")}
    for row in rows("plover_claims"):
        assert row["value"] in vocabulary(lists[row["kind"]]) and row["code"] in types
    assert {row["role"] for row in rows("plover_roles")} == set(vocabulary("role"))
