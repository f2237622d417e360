"""Engagements: what happened, or is to happen, between actors."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from relazione.codebook.table import rows
from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.finding import Finding
from relazione.read.readers.grammar.engagement_judge import KEPT_FROM
from relazione.read.readers.grammar.engagement_triggers import triggers
from relazione.read.readers.grammar.engagements import find
from relazione.read.reading import Reading
from tests.read.readers.grammar.proposed import proposals

MONDAY = date(2022, 3, 21)
EXAMPLES = rows("engagement_examples")


def reading_of(text: str, publisher: str | None = None) -> Reading:
    """The reading of a text published on a Monday."""
    return build_reading(Article(article_id(text, MONDAY, publisher), "sample", text, MONDAY, None, publisher))


def found_in(text: str) -> list[Finding]:
    """The engagements of a text."""
    return list(find(reading_of(text)))


def slot(finding: Finding, name: str) -> str | None:
    """The value of a single slot."""
    values = finding.slots.get(name)
    return values[0].value if values else None


def states(finding: Finding) -> set[str]:
    """The states and organisations that the participants act for."""
    return {one.acts_for.value for one in finding.participants if one.acts_for}


def of_type(findings: list[Finding], kind: str) -> list[Finding]:
    """The findings of one engagement type."""
    return [finding for finding in findings if slot(finding, "type") == kind]


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{n}-{row['type']}" for n, row in enumerate(EXAMPLES)])
def test_every_example_of_the_table_is_read_as_it_says(example: dict[str, str]) -> None:
    """A sentence of the table gives its type, the states on both sides and its status."""
    matching = [
        finding
        for finding in of_type(found_in(example["sentence"]), example["type"])
        if states(finding) == set(example["states"].split("|")) and slot(finding, "status") == example["status"]
    ]
    assert matching, [(dict(f.slots), states(f)) for f in found_in(example["sentence"])]


def test_every_type_but_the_rest_has_two_examples() -> None:
    """Each engagement type of the codebook stands in the table of examples twice; one is what is left."""
    counts = Counter(row["type"] for row in EXAMPLES)
    assert [row["type"] for row in rows("engagement_types") if counts[row["type"]] < 2] == ["other"]


def test_tables_name_only_types_and_frames_that_exist() -> None:
    """Every trigger leads to a type of the codebook, or to none, and to a frame that says who stands where."""
    types = {row["type"] for row in rows("engagement_types")}
    frames = {row["frame"] for row in rows("engagement_frames")}
    assert {row["type"] for row in rows("engagement_triggers")} <= types | {"none"}
    assert {row["frame"] for row in rows("engagement_triggers")} <= frames


def test_mentions_of_one_talk_are_one_engagement() -> None:
    """What "the meeting" and "the two ministers discussed" tell is added to the talk already told."""
    text = (
        "Peruvian Foreign Minister Rosa Quispe met with her Kenyan counterpart Daniel Otieno in Lima on Friday. "
        "During the meeting, the two ministers discussed trade. They also discussed tourism."
    )
    meetings = of_type(found_in(text), "meeting")
    assert len(meetings) == 1
    assert {value.value for value in meetings[0].slots["domains"]} == {"trade", "tourism"}
    assert slot(meetings[0], "date") == "2022-03-18"


def test_talks_with_different_people_stay_apart() -> None:
    """Two ministers met one after the other make two meetings."""
    text = (
        "Kenyan Foreign Minister Daniel Otieno met with Peruvian President Luis Paredes on Friday. "
        "Otieno also met with Peruvian Foreign Minister Rosa Quispe."
    )
    assert len(of_type(found_in(text), "meeting")) == 2


def test_a_journey_to_two_states_is_two_visits() -> None:
    """Each state visited has its visit."""
    visits = of_type(found_in("Polish President Jan Kowal will travel to Vietnam and Laos in June."), "visit")
    assert sorted(sorted(states(visit)) for visit in visits) == [["LAO", "POL"], ["POL", "VNM"]]
    assert {slot(visit, "status") for visit in visits} == {"planned"}


def test_a_resident_ambassador_does_not_visit_the_state_he_lives_in() -> None:
    """An ambassador's journey inside the receiving state is no visit."""
    text = "Korean Ambassador to Pakistan Lee Minho arrived in Lahore on Friday, where he met with businessmen."
    assert not of_type(found_in(text), "visit")


def test_heads_of_mission_are_one_participant_each() -> None:
    """A list of states whose heads of mission came gives one participant for each state."""
    text = (
        "Pakistani Foreign Secretary Imran Shah held a roundtable discussion with envoys of ASEAN on Friday. "
        "The meeting was attended by the Ambassadors of Malaysia, Thailand and Vietnam."
    )
    [conference] = of_type(found_in(text), "conference")
    assert {"MYS", "THA", "VNM"} <= states(conference)


@pytest.mark.parametrize(
    "text",
    [
        "President Diaz of Peru will not visit Chile next month.",
        "Minister Ana Ruiz of Peru did not meet Chilean Foreign Minister Pablo Soto on Monday.",
        "Minister Ana Ruiz of Peru refused to meet Chilean Foreign Minister Pablo Soto.",
        "Peru denied that its president had met Chilean Foreign Minister Pablo Soto.",
        "Peru will never sever diplomatic ties with Chile.",
        "Peru has no plans to open an embassy in Chile.",
        "Peru ruled out the visit and held no talks with Chile.",
    ],
)
def test_what_is_denied_is_no_engagement(text: str) -> None:
    """What the words say did not or will not happen is not recorded as if it had."""
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("President Diaz of Peru postponed a visit to Chile.", "cancelled"),
        ("Peru and Chile have yet to sign the agreement on trade.", "planned"),
        ("The ministers of Peru and Chile not only met but signed a pact on Monday.", "happened"),
    ],
)
def test_what_is_put_off_or_outstanding_says_so(text: str, status: str) -> None:
    """A visit put off is cancelled, a signing still to come is planned; "not only" denies nothing."""
    assert {slot(finding, "status") for finding in found_in(text)} == {status}


def test_what_is_met_is_not_always_a_person() -> None:
    """To meet a need, a target or a challenge is no meeting."""
    assert not found_in("Peru and Kenya agreed that the plan must meet the needs of farmers.")


def test_a_cabinet_meets_by_itself() -> None:
    """A meeting of a cabinet is no engagement between actors; one of two cabinets together is."""
    assert not found_in("The plan for Peru was approved at the cabinet meeting on Monday in Nairobi.")
    assert found_in("Peru and Chile held a joint cabinet meeting in Lima on Monday.")


def test_who_invites_does_not_visit() -> None:
    """Where the inviter's name runs into the guest's, the guest is the one named last before the verb."""
    king = "At the invitation of the President of Kenya, Dr Kofi Maru, Austrian President Lena Moser departed for"
    (visit,) = of_type(found_in(f"{king} a state visit to Kenya."), "visit")
    assert [one.who.value for one in visit.participants if one.role == "guest"] == ["Lena Moser"]


@pytest.mark.parametrize(
    "days",
    [
        "The visit, scheduled from 11 to 13 June 2025, takes place at the invitation of President Jorge Lima.",
        "During the visit, from 11 to 13 June 2025, he will open a school.",
    ],
)
def test_the_days_of_a_visit_are_not_that_of_the_departure(days: str) -> None:
    """Where the visit's days are told, they are its date, whether or not the guest has already left."""
    text = f"Belgian President Lukas Moreau left for Brazil on 10 June 2025 on an official visit.\n\n{days}"
    (visit,) = of_type(found_in(text), "visit")
    assert slot(visit, "date") == "2025-06-11/2025-06-13"


def test_a_town_that_no_table_knows_is_a_place() -> None:
    """Where the words say that a name is a town's, it is the place."""
    (signing,) = of_type(found_in("Austria and Iran signed a pact in the southern port of Galuwe on May 3."), "signing")
    assert slot(signing, "place") == "Galuwe"


def test_whose_meeting_it_is_takes_part() -> None:
    """A day between the owner and the meeting hides nobody: "Weber's Monday meeting with" is Weber's."""
    text = "Minister Anna Moser spoke in Hanoi. During Austrian President Paul Weber's Monday meeting with"
    (meeting,) = of_type(found_in(f"{text} Vietnamese President Tran Van Long, both sides agreed to trade."), "meeting")
    assert {one.who.value for one in meeting.participants} == {"Paul Weber", "Tran Van Long"}


def test_words_of_every_value_lie_in_the_article() -> None:
    """Every slot and every participant rests on a span of the text."""
    text = "Egyptian Foreign Minister Tarek Fahmy arrived in Athens on Tuesday for talks with Greek officials."
    for finding in found_in(text):
        values = [value for slot_values in finding.slots.values() for value in slot_values]
        values += [value for one in finding.participants for value in (one.who, one.acts_for) if value is not None]
        assert all(0 <= value.start < value.end <= len(text) for value in values)
        assert 0 <= finding.start < finding.end <= len(text)


def test_only_likely_events_are_kept() -> None:
    """The reader gives the proposals whose score reaches the threshold, each with that score."""
    text = "Egyptian Foreign Minister Tarek Fahmy met with Greek President Eleni Vasou in Athens on Tuesday."
    assert all(KEPT_FROM <= finding.score <= 1 for finding in found_in(text))
    assert len(found_in(text)) <= len(proposals(reading_of(text)))


def test_the_same_article_gives_the_same_findings() -> None:
    """Reading twice changes nothing."""
    text = "Chile and Venezuela restored diplomatic relations in 2023 after talks mediated by Norway in Oslo."
    assert found_in(text) == found_in(text)


@pytest.mark.parametrize(
    "text", ["", " ", "Meeting.", "Visit visit visit.", "Met with with with.", "Signed: signed; signed"]
)
def test_scraps_are_read_without_a_stumble(text: str) -> None:
    """Words without a sentence give no engagement and no error."""
    reading = reading_of(text)
    assert list(triggers(reading)) is not None
    assert list(find(reading)) == []


def test_a_named_conference_keeps_its_name() -> None:
    """The words in capitals before the noun are the event's name."""
    [conference] = of_type(
        found_in("Kenyan President Daniel Otieno attended the Blue Ocean Summit in Peru."), "conference"
    )
    assert slot(conference, "name") == "Blue Ocean Summit"


def test_a_date_after_publication_makes_a_plan() -> None:
    """What the words leave open lies ahead where its date does."""
    [visit] = of_type(found_in("The Polish prime minister's visit to Vietnam on 5 May 2022 serves trade."), "visit")
    assert (slot(visit, "status"), slot(visit, "date")) == ("planned", "2022-05-05")


def test_people_of_several_states_are_one_of_each() -> None:
    """Of "the foreign ministers of A and B" each takes part for his state."""
    found = of_type(
        found_in("Peruvian Foreign Minister Ana Ruiz met with the foreign ministers of Chad and Togo in Lima."),
        "meeting",
    )
    assert {state for finding in found for state in states(finding)} == {"PER", "TCD", "TGO"}
    assert "foreign ministers of Chad" in {one.who.value for finding in found for one in finding.participants}


def test_officials_of_several_states_are_met_one_state_at_a_time_where_they_are_still_to_be_met() -> None:
    """Coming talks with counterparts from two states are two meetings."""
    found = found_in("Peruvian Foreign Minister Ana Ruiz will hold talks with her Thai and Lao counterparts.")
    assert {frozenset(states(finding)) for finding in of_type(found, "meeting")} == {
        frozenset({"PER", "THA"}),
        frozenset({"PER", "LAO"}),
    }


def test_states_and_not_people_establish_relations() -> None:
    """Where states deal with each other, the participants are the states."""
    found = of_type(
        found_in(
            "Chilean Foreign Minister Pablo Rojas said that Chile and Laos established diplomatic relations in 1990."
        ),
        "establish_relations",
    )
    assert [sorted(one.who.value for one in finding.participants) for finding in found] == [["CHL", "LAO"]]


def test_the_city_that_somebody_leaves_for_is_the_place_of_the_visit() -> None:
    """Whoever "left for Manila" visits Manila, received by its state."""
    found = of_type(found_in("Nepali Finance Minister Ram Adhikari left for Manila on Monday."), "visit")
    assert [(slot(finding, "place"), states(finding)) for finding in found] == [("Manila", {"NPL", "PHL"})]


def test_a_meeting_without_a_place_is_at_the_dateline_of_its_host() -> None:
    """A report of a meeting at home takes place where the report was written."""
    text = "KUALA LUMPUR, March 21 (Wire) -- Chinese Minister Shen Guoli met here with Malaysian Minister Azhar Rahim."
    assert [slot(finding, "place") for finding in of_type(found_in(text), "meeting")] == ["Kuala Lumpur"]


@pytest.mark.parametrize(
    ("place", "hosts"), [("Lima", {"PER"}), ("Santiago", {"CHL"}), ("Vienna", set())], ids=["Peru", "Chile", "neither"]
)
def test_of_those_who_meet_the_state_of_the_place_is_host(place: str, hosts: set[str]) -> None:
    """Who lives where a talk is held is its host, whoever is named first; in a third state nobody is."""
    [talk] = of_type(
        found_in(f"Chilean Foreign Minister Ana Ruiz met Peruvian President Jose Lara in {place}."), "meeting"
    )
    assert {one.acts_for.value for one in talk.participants if one.role == "host" and one.acts_for} == hosts


def test_the_ministry_of_the_place_summons() -> None:
    """An envoy who is summoned to a ministry of which only the place is named is summoned by its state."""
    [summons] = of_type(found_in("The Chilean ambassador was summoned to the foreign ministry in Lima."), "summons")
    assert states(summons) == {"CHL", "PER"}
    [summons] = of_type(found_in("Peru called in the Chilean charge d'affaires."), "summons")
    assert states(summons) == {"CHL", "PER"}


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Chile and Peru agreed to re-establish diplomatic relations.", "restore_relations"),
        ("Chile said it was suspending operations at its embassy in Lima.", "mission_closing"),
        ("About 900 Chilean soldiers arrived in Peru on Monday.", "deployment"),
    ],
)
def test_what_goes_with_a_word_tells_the_type(sentence: str, kind: str) -> None:
    """A prefix that the tokenizer parts, an embassy at which work ends, soldiers who arrive."""
    assert [slot(finding, "type") for finding in found_in(sentence)] == [kind]


def test_who_is_ready_to_mediate_does_not_yet() -> None:
    """A readiness is a proposal."""
    [talks] = of_type(found_in("Chile is ready to mediate between Peru and Laos."), "mediation")
    assert slot(talks, "status") == "proposed"


def test_whom_the_parser_hangs_under_an_infinitive_is_spoken_with() -> None:
    """Whoever "spoke with X to express" something talked with X."""
    speaker = "National Security Adviser John Smith of Canada"
    text = f"{speaker} spoke today with Prime Minister Edi Kola of Albania to express our strong support."
    assert {"CAN", "ALB"} in [states(finding) for finding in of_type(found_in(text), "call")]


def test_it_stands_for_the_state_that_the_clause_above_speaks_of() -> None:
    """A government that says what "it" does is the one that does it, and "a new one" is a mission as well."""
    text = "The government of Ireland announced that it will close its consulate in Recife and open a new one in Quito."
    events = {slot(finding, "type"): states(finding) for finding in proposals(reading_of(text))}
    assert events["mission_closing"] == {"IRL", "BRA"}
    assert events["mission_opening"] == {"IRL", "ECU"}


def test_whoever_is_thanked_for_a_deed_did_it() -> None:
    """Who is thanked for giving is the giver; a state that somebody agrees to see join is the one that joins."""
    aid = of_type(proposals(reading_of("Kiribati thanked Canada for donating boats.")), "aid")
    assert [who.acts_for.value for who in aid[0].participants if who.role == "supporter" and who.acts_for] == ["CAN"]
    text = "The Cabinet agreed to Malta acceding to the Convention on Road Traffic."
    joined = of_type(proposals(reading_of(text)), "accession")
    assert [who.who.value for who in joined[0].participants] == ["MLT", "Convention on Road Traffic"]


def test_parties_of_a_signing_are_those_of_the_talk_before_it() -> None:
    """A signing whose words name no party is signed by the two states that the talk before it brought together."""
    text = (
        "Kenyan Foreign Minister Daniel Otieno met with Peruvian Foreign Minister Rosa Quispe in Lima on Friday. "
        "An agreement on air services was signed."
    )
    (signing,) = of_type(found_in(text), "signing")
    assert states(signing) == {"KEN", "PER"}


def test_a_visiting_guest_is_not_dated_by_whom_he_met() -> None:
    """The day of a meeting is not that of the visit which the word "visiting" tells of."""
    text = (
        "The visiting Kenyan Foreign Minister Daniel Otieno met with Peruvian Foreign Minister Rosa Quispe on Friday."
    )
    visits = of_type(proposals(reading_of(text)), "visit")
    assert [slot(visit, "date") for visit in visits] == [None]


def test_a_body_named_after_another_acts_for_it() -> None:
    """An institute of an organisation acts for that organisation, and not for the home of the paper."""
    text = "Norway donated five million dollars to the ASEAN Institute for Peace on Monday. ASEAN thanked Norway."
    aid = of_type(proposals(reading_of(text)), "aid")
    assert states(aid[0]) == {"NOR", "ASEAN"}


def test_what_a_heading_calls_its_text_is_no_event() -> None:
    """A label like "Press statement:" before a heading says what the text is, not that somebody stated something."""
    text = "Press Statement: Visit of the Minister to Peru\n\nKenyan Foreign Minister Daniel Otieno will visit Peru."
    assert not of_type(proposals(reading_of(text)), "statement")


def test_a_talk_on_a_tour_takes_place_in_the_state_of_its_partner() -> None:
    """Of several states on a tour, a meeting is held in the one whose minister is met."""
    text = (
        "Nepali Foreign Minister Sita Rai will travel to Chile and Bolivia next week.\n\n"
        "Sita Rai will meet Chilean Defence Minister Luis Soto."
    )
    assert [slot(finding, "place") for finding in of_type(found_in(text), "meeting")] == ["CHL"]


def test_today_is_not_the_day_of_a_visit_still_going_on() -> None:
    """Of what a guest does today on a visit, today is the day, and not of the visit."""
    text = "Chilean Foreign Minister Luis Soto, who is currently on a visit to Nepal, met President Sita Rai today."
    assert [slot(finding, "date") for finding in of_type(found_in(text), "visit")] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister recalled Peru's participation in the Ocean Summit.",
        "The minister recalled the participation of Peru in the Ocean Summit.",
        "The minister recalled the Peruvian chairmanship of the Ocean Summit.",
        "Peru, as host of the Ocean Summit, thanked the minister.",
    ],
)
def test_who_takes_part_in_a_gathering_is_told_beside_it(sentence: str) -> None:
    """Whose participation, chairmanship or hosting is spoken of takes part in the gathering."""
    (summit,) = of_type(proposals(reading_of(sentence)), "conference")
    assert "PER" in states(summit)


def test_to_meet_virtually_is_a_call() -> None:
    """Who meets somebody virtually or online calls him, wherever the adverb stands."""
    for words in ("met virtually with", "virtually met", "met online with"):
        assert of_type(found_in(f"Chilean President Luis Soto {words} Nepali President Sita Rai on Monday."), "call")


@pytest.mark.parametrize(
    "sentence",
    [
        "The tour took Chilean President Luis Soto to Nepal.",
        "Chile sent a team to Nepal on Monday.",
        "Chilean officials have been dispatched to Nepal.",
        "The government welcomed the sending of a Chilean delegation to Nepal.",
    ],
)
def test_whoever_is_taken_or_sent_to_a_state_visits_it(sentence: str) -> None:
    """A tour that takes somebody somewhere, and people who are sent there, are visits."""
    visits = of_type(proposals(reading_of(sentence)), "visit")
    assert any({"CHL", "NPL"} == states(visit) for visit in visits)


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("This year marks 75 years of diplomatic relations between Peru and Nepal.", "1947"),
        ("Peru and Nepal celebrate 60 years of formal ties.", "1962"),
        ("In 2019 Peru and Nepal marked 40 years of diplomatic relations.", "1979"),
        ("Peru and Nepal look back on 5 decades of diplomatic relations.", "1972"),
    ],
)
def test_years_of_diplomatic_relations_tell_when_these_began(sentence: str, year: str) -> None:
    """Counted years of diplomatic relations lead back from the year told, else from that of publication."""
    begun = of_type(proposals(reading_of(sentence)), "establish_relations")
    assert [slot(finding, "date") for finding in begun] == [year]


def test_years_of_other_relations_begin_nothing() -> None:
    """Seven years of frosty relations say nothing about when relations began."""
    text = "After seven years of frosty relations Peru and Nepal spoke of 20 years of ties."
    assert not of_type(proposals(reading_of(text)), "establish_relations")
