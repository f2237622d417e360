"""Admission: what becomes a claim, what is refused, and how it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relazione.ingest.article import Article, article_id
from relazione.read.finding import Finding, Participant, Value
from relazione.record import Claim, admit
from relazione.record.check import all_checks

TEXT = (
    "Norway's Ambassador to Ghana, Ingrid Solberg, met Minister Kofi Boateng in Accra in May 2031. "
    "The OIC was not there. Norway has an embassy in Accra."
)
ARTICLE = Article(article_id(TEXT, None, None), "sample", TEXT)


def at(words: str, value: str | None = None) -> Value:
    """The value that rests on the first place where the text has these words."""
    start = TEXT.index(words)
    return Value(value or words, start, start + len(words))


TENURE = Finding(
    "tenure",
    0,
    44,
    {
        "person": (at("Ingrid Solberg"),),
        "title": (at("Ambassador to Ghana"),),
        "office": (at("Ambassador", "ambassador"),),
        "of": (at("Norway", "NOR"),),
        "to": (at("Ghana", "GHA"),),
    },
)
MEETING = Finding(
    "engagement",
    0,
    93,
    {"type": (at("met", "meeting"),), "date": (at("May 2031", "2031-05"),), "place": (at("Accra"),)},
    (
        Participant(at("Ingrid Solberg"), at("Norway", "NOR"), "guest"),
        Participant(at("Kofi Boateng"), at("Ghana", "GHA"), "host"),
    ),
)


def with_slot(finding: Finding, slot: str, *values: Value) -> Finding:
    """The finding with the values of one slot changed."""
    return replace(finding, slots={**finding.slots, slot: values})


def test_every_value_is_quoted() -> None:
    """A claim carries the words of the article for its evidence and for each of its values."""
    for claim in admit(ARTICLE, [TENURE, MEETING], "1").claims:
        assert TEXT[claim.start : claim.end] == claim.quote
        assert [TEXT[value.start : value.end] for value in claim.values()] == [v.quote for v in claim.values()]


def test_the_order_of_findings_does_not_matter() -> None:
    """The same findings in another order are the same claims and refusals."""
    wrong = with_slot(TENURE, "office", at("Ambassador", "boss"))
    assert admit(ARTICLE, [TENURE, wrong, MEETING], "1") == admit(ARTICLE, [MEETING, wrong, TENURE], "1")


def test_the_id_of_a_claim_is_its_content() -> None:
    """A claim keeps its id when the reader's version or its score changes, and not when it says something else."""
    first, second, other = (
        admit(ARTICLE, [finding], version).claims[0].id
        for finding, version in (
            (TENURE, "1"),
            (replace(TENURE, score=0.9, notes=("seen again",)), "2"),
            (with_slot(TENURE, "status", at("Ambassador", "former")), "1"),
        )
    )
    assert first == second != other


@pytest.mark.parametrize(
    ("check", "finding"),
    [
        ("kind_known", replace(TENURE, kind="rumour")),
        ("spans_inside", replace(TENURE, end=5000)),
        ("spans_inside", replace(TENURE, start=7, end=7)),
        ("slots_needed", with_slot(TENURE, "office", at("Ambassador", "boss"))),
        ("slots_needed", replace(MEETING, participants=())),
        ("two_actors", with_slot(TENURE, "to", at("Norway", "NOR"))),
        ("two_actors", replace(MEETING, participants=(MEETING.participants[0],) * 2)),
    ],
)
def test_what_cannot_stand_is_refused(check: str, finding: Finding) -> None:
    """A finding that fails a check becomes no claim, and the refusal names the check and a reason to read."""
    admission = admit(ARTICLE, [finding], "1")
    assert not admission.claims
    assert check in {refusal.check for refusal in admission.refusals}
    assert all(refusal.reason for refusal in admission.refusals)


@pytest.mark.parametrize(
    ("check", "slot", "finding"),
    [
        ("values_allowed", "status", with_slot(TENURE, "status", at("Ambassador", "eternal"))),
        ("dates_real", "since", with_slot(TENURE, "since", at("May 2031", "2031-13"))),
        ("dates_real", "until", with_slot(with_slot(TENURE, "since", at("2031")), "until", at("2031", "2030"))),
        ("states_real", "to", with_slot(TENURE, "to", at("Ghana", "GAN"))),
        ("slots_known", "mood", with_slot(TENURE, "mood", at("met"))),
        ("single_slots", "title", with_slot(TENURE, "title", at("Ambassador"), at("Minister"))),
        ("values_filled", "title", with_slot(TENURE, "title", at("Ambassador", " "))),
        ("spans_inside", "title", with_slot(TENURE, "title", Value("Ambassador", -3, 4))),
    ],
)
def test_a_value_that_cannot_stand_is_left_out(check: str, slot: str, finding: Finding) -> None:
    """A value that fails a check leaves the rest of the claim standing, and is refused and noted by name."""
    admission = admit(ARTICLE, [finding], "1")
    (claim,) = admission.claims
    (refusal,) = admission.refusals
    assert (refusal.check, refusal.slot) == (check, slot)
    assert any(check in note for note in claim.notes)


def test_dissolved_and_contested_states_are_states() -> None:
    """The Soviet Union, Yugoslavia, Kosovo, Palestine and Taiwan stand as states in old and new articles."""
    for code in ("SUN", "YUG", "XKX", "PSE", "TWN"):
        assert not admit(ARTICLE, [with_slot(TENURE, "to", at("Ghana", code))], "1").refusals


def test_an_acronym_of_the_text_is_no_failed_state() -> None:
    """Three capitals that the article itself writes are an organisation, not a code that does not exist."""
    assert not admit(ARTICLE, [with_slot(TENURE, "of", at("OIC"))], "1").refusals


def test_told_twice_keeps_the_fuller_telling() -> None:
    """Of two tellings the fuller is kept and takes over what only the other says; the other is refused aloud."""
    short = replace(TENURE, start=30, end=44, slots={s: v for s, v in TENURE.slots.items() if s not in ("title", "to")})
    short = with_slot(short, "since", at("2031"))
    admission = admit(ARTICLE, [short, TENURE], "1")
    (claim,) = admission.claims
    assert (claim.one("to"), claim.one("since")) == ("GHA", "2031")
    assert [refusal.check for refusal in admission.refusals] == ["told_twice"]


def test_a_resident_envoy_makes_no_visit() -> None:
    """A visit of an ambassador to the country of his accreditation is refused; another's visit there stands."""
    visit = with_slot(MEETING, "type", at("met", "visit"))
    assert [r.check for r in admit(ARTICLE, [TENURE, visit], "1").refusals] == ["resident_visit"]
    assert not admit(ARTICLE, [visit], "1").refusals


def test_every_check_has_its_place() -> None:
    """The checks are found in their folder, and those that others rest on come first."""
    names = [check.name for check in all_checks()]
    assert names.index("kind_known") < names.index("spans_inside") < names.index("slots_needed")


@given(
    st.lists(
        st.builds(
            Finding,
            st.sampled_from(["tenure", "engagement", "position", "gossip"]),
            st.integers(-5, 200),
            st.integers(-5, 200),
            st.dictionaries(
                st.sampled_from(["person", "office", "of", "to", "type", "date", "speaker", "stance", "x"]),
                st.lists(
                    st.builds(
                        Value, st.sampled_from(["", "NOR", "ZZZ", "minister", "2031-5"]), *[st.integers(-5, 200)] * 2
                    ),
                    max_size=2,
                ).map(tuple),
            ),
        ),
        max_size=6,
    )
)
def test_nothing_is_dropped_in_silence(findings: list[Finding]) -> None:
    """Whatever a reader hands in, each finding is a claim or has a refusal, and what stands is quoted."""
    admission = admit(ARTICLE, findings, "1")
    whole = [refusal for refusal in admission.refusals if refusal.slot is None]
    assert len(admission.claims) + len(whole) == len(findings)
    assert all(_proven(claim) for claim in admission.claims)


def _proven(claim: Claim) -> bool:
    return all(TEXT[value.start : value.end] == value.quote != "" for value in claim.values())
