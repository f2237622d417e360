"""What the positions reader promises, on sentences of our own about persons who do not exist."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.finding import Finding
from relazione.read.readers.grammar.positions import find

DAY = date(2024, 5, 14)
MEETING = "Norwegian Foreign Minister Astrid Lunde met Ghanaian Foreign Minister Kwaku Asare in Accra on Monday. "


@cache
def found(text: str, publisher: str | None = None) -> tuple[Finding, ...]:
    """The positions in a text of 14 May 2024."""
    article = Article(article_id(text, DAY, publisher), "test", text, DAY, publisher=publisher)
    return tuple(find(build_reading(article)))


def slot(finding: Finding, name: str) -> str | None:
    """The first value of a slot, None where it is absent."""
    values = finding.slots.get(name)
    return values[0].value if values else None


def told(text: str, publisher: str | None = None) -> list[tuple[str | None, str | None, str | None]]:
    """Speaker, stance and side of every position found."""
    return [(slot(f, "speaker"), slot(f, "stance"), slot(f, "towards")) for f in found(text, publisher)]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Lunde thanked Ghana for its support at the United Nations.", "appreciate"),
        ("Lunde reaffirmed the importance of closer cooperation with Ghana in fisheries.", "support"),
        ("Lunde called on Ghana to ratify the treaty on fisheries.", "request"),
        ("Lunde condemned the attack on the Ghanaian embassy.", "condemn"),
        ("Lunde said Norway is ready to share its experience of fisheries with Ghana.", "propose"),
        ("Lunde voiced readiness to help Ghana with the training of pilots.", "propose"),
        ("Lunde pledged further assistance to Ghana for its ports.", "pledge"),
        ("Lunde expressed concern over the detention of Norwegian sailors in Ghana.", "concern"),
        ("Lunde remains deeply concerned about the arrests in Ghana.", "concern"),
        ("Lunde is firmly opposed to the new tariffs of Ghana.", "reject"),
        ("Lunde stands with the people of Ghana in this hour.", "support"),
        ("Lunde sought Ghana's support for the bid of Norway.", "request"),
        ("Lunde brushed aside the objections of Ghana.", "reject"),
        ("Lunde lashed out at Ghana over the detention of sailors.", "condemn"),
        ("Lunde called Ghana a threat to peace.", "condemn"),
        ("Lunde issued an ultimatum to Ghana.", "warn"),
        ("Lunde snubbed Ghana.", "reject"),
        ("Lunde rejected the accusation that Norway had broken the agreement with Ghana.", "reject"),
    ],
)
def test_a_verb_that_carries_a_stance_gives_it(sentence: str, stance: str) -> None:
    """The stance of a clause is that of its verb, or of the noun which the verb conveys."""
    assert ("Astrid Lunde", stance, "GHA") in told(MEETING + sentence)


def test_a_joint_stance_is_one_position_for_each_speaker() -> None:
    """So "The two ministers reaffirmed" gives a position to each, towards the other's state."""
    positions = told(MEETING + "The two ministers reaffirmed their commitment to expand bilateral trade.")
    assert positions == [("Astrid Lunde", "support", "GHA"), ("Kwaku Asare", "support", "NOR")]


def test_two_verbs_of_one_subject_are_two_positions() -> None:
    """So "X thanked A and urged B" is cut into two clauses of the same speaker."""
    positions = found(MEETING + "Asare thanked Norway for its aid and urged Oslo to open its market to Ghanaian cocoa.")
    assert [slot(f, "stance") for f in positions] == ["appreciate", "request"]
    assert {slot(f, "speaker") for f in positions} == {"Kwaku Asare"}


def test_evidence_is_the_clause_and_not_the_sentence() -> None:
    """The span leaves out what the sentence says besides: the opening phrase and the other clause."""
    text = MEETING + "During the talks, Asare praised the work of Norway in fisheries, and Lunde left for Oslo."
    (position,) = (f for f in found(text) if slot(f, "stance") == "appreciate")
    assert text[position.start : position.end] == "Asare praised the work of Norway in fisheries"


@pytest.mark.parametrize(
    "clause",
    [
        "Lunde thanked Asare for inviting her to visit the port of Tema",
        "Lunde praised Ghana for condemning the attack on the embassy",
    ],
)
def test_what_thanks_are_given_for_belongs_to_the_thanks(clause: str) -> None:
    """What somebody is thanked or praised for is no position of the one who thanks, and a part of the evidence."""
    text = f"{MEETING}{clause}."
    (position,) = found(text)
    assert (slot(position, "stance"), text[position.start : position.end]) == ("appreciate", clause)


def test_what_is_said_belongs_to_whom_says_it() -> None:
    """A quotation with the speaker behind it, and the next one by "he added", belong to that speaker."""
    thanks = "“We thank Norway for its help to our fishermen,” he added."
    text = MEETING + "“We welcome Norwegian investment in our ports,” Asare said. " + thanks
    assert {slot(f, "speaker") for f in found(text)} == {"Kwaku Asare"}
    assert len(found(text)) >= 2


def test_news_agencies_do_not_speak() -> None:
    """So "..., the news agency reported" leaves the position with its own speaker."""
    text = MEETING + "Asare stressed the need to expand trade with Norway, the Volta News Agency reported."
    assert told(text) == [("Kwaku Asare", "support", "NOR")]


def test_a_release_in_the_first_person_speaks_for_its_state() -> None:
    """Where a government's release says "I", the state speaks."""
    text = (
        "I welcome the visit of the Prime Minister of Norway. I thank Norway for its generous support to our schools."
    )
    positions = found(text, "Prime Minister of Australia")
    assert positions
    assert {slot(f, "for") for f in positions} == {"AUS"}
    assert {slot(f, "towards") for f in positions} == {"NOR"}


def test_turns_of_a_transcript_change_the_speaker() -> None:
    """So "Name: ..." at the head of a paragraph opens that person's turn."""
    text = (
        "Norwegian Foreign Minister Astrid Lunde: We are grateful to Ghana for its hospitality.\n\n"
        "Ghanaian Foreign Minister Kwaku Asare: We thank you for your support to our fishermen."
    )
    positions = found(text)
    assert [slot(f, "speaker") for f in positions] == ["Astrid Lunde", "Kwaku Asare"]


def test_what_merely_happened_is_no_position() -> None:
    """Meetings, arrivals and signings are not stances."""
    assert (
        found(MEETING + "Lunde arrived on Sunday and will leave on Tuesday. They signed a treaty on fisheries.") == ()
    )


def test_values_rest_on_words_of_the_article() -> None:
    """Every value's span lies in the article, and the evidence begins and ends with a word."""
    text = (
        MEETING + "Lunde thanked Ghana for its support, saying: “We will continue to stand by Ghana.” 🇳🇴 Asare agreed."
    )
    positions = found(text)
    assert positions
    for position in positions:
        assert 0 <= position.start < position.end <= len(text)
        assert not text[position.start].isspace()
        for values in position.slots.values():
            assert all(0 <= value.start < value.end <= len(text) for value in values)
        assert 0 <= position.score <= 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "and",
        "said said said",
        "“",
        "He said that he said that he said.",
        "word " * 400,
        "Norway: Norway: Norway:",
    ],
)
def test_odd_texts_are_read_without_a_crash(text: str) -> None:
    """Texts that are no sentences give no error, and as good as no position."""
    assert len(found(text)) <= 1


def test_whoever_speaks_beside_the_publisher_speaks_too() -> None:
    """In a release in the first person "Prime Minister Name and I" are two, and so are "we" who agreed."""
    text = (
        "Prime Minister Ann Baird and I reaffirmed our commitment to expand trade between Australia and Samoa. "
        "We agreed to open our ports to fishermen from Samoa. I thanked Samoa for its help."
    )
    speakers = [(slot(f, "speaker"), slot(f, "stance")) for f in found(text, "Prime Minister of Australia")]
    assert speakers == [
        ("Ann Baird", "support"),
        ("AUS", "support"),
        ("Ann Baird", "agree"),
        ("AUS", "agree"),
        ("AUS", "appreciate"),
    ]


def test_a_congratulation_is_for_the_person() -> None:
    """Who is congratulated is whom the position is towards, thanks are for the state."""
    text = MEETING + "Lunde congratulated Asare on his appointment. Lunde thanked Asare for the help of Ghana."
    assert [to for _, _, to in told(text)] == ["Kwaku Asare", "GHA"]


def test_a_reporter_whom_nobody_knows_is_not_replaced() -> None:
    """A statement of an unknown name is given to nobody rather than to whoever spoke before."""
    text = MEETING + "Lunde praised Ghana. Brempong said that Ghana is ready to open its ports to Norway."
    assert {slot(f, "speaker") for f in found(text)} == {"Astrid Lunde"}
    assert "propose" not in {stance for _, stance, _ in told(text)}


def test_both_sides_are_the_two_of_the_nearest_sentence() -> None:
    """So in a release on two capitals the second paragraph speaks of those who met there."""
    text = (
        "Indian Secretary Asha Verma met Estonian Minister Juhan Tammsoo in Tallinn on Monday. "
        "She then met Latvian Minister Valdis Ozolnieks in Riga. "
        "In Riga, Indian Secretary Asha Verma sat down with Latvian Minister Valdis Ozolnieks. "
        "Both sides agreed to expand trade."
    )
    assert {slot(f, "for") for f in found(text) if slot(f, "stance") == "agree"} == {"IND", "LVA"}


def test_delegates_speak_for_their_states() -> None:
    """A noun without a name speaks for the state whose it is, and a new one takes the floor from the last."""
    text = "Norway's delegate thanked the members. Chile's delegate expressed concern over the drought in Kenya."
    assert [(slot(f, "for"), slot(f, "stance")) for f in found(text)] == [("NOR", "appreciate"), ("CHL", "concern")]


def test_a_body_called_by_a_bare_noun_speaks_for_itself() -> None:
    """So "the Union" that urges is the organisation named before."""
    text = "The African Union met in Accra. The African Union has 55 members. The Union urged Chile to sign the treaty."
    assert ("African Union", "request", "CHL") in told(text)


def test_a_joint_statement_is_the_word_of_all_who_issue_it() -> None:
    """So "we" in it stands for each of them."""
    text = (
        "The following joint statement was released by Norwegian Foreign Minister Astrid Lunde and Ghanaian Foreign "
        "Minister Kwaku Asare. We condemn the attack on the port. We urge restraint."
    )
    assert {(slot(f, "for"), slot(f, "stance")) for f in found(text)} >= {("NOR", "condemn"), ("GHA", "condemn")}


def test_support_is_not_for_the_one_against_whom_it_stands() -> None:
    """In "help in response to X's war" whoever is helped is not X."""
    sentence = "Lunde reaffirmed the need for robust assistance in response to Chile's war."
    assert ("Astrid Lunde", "support", "CHL") not in told(MEETING + sentence)


def test_a_greeting_is_no_position() -> None:
    """To be welcomed somewhere, or to be told something, expresses nothing."""
    assert told(MEETING + "Lunde was welcomed at the airport by Asare. She was briefed on the port of Tema.") == []


def test_who_acts_in_the_passive_speaks() -> None:
    """What "was condemned by the minister" is her position, not that of what was condemned."""
    assert ("Astrid Lunde", "condemn", "GHA") in told(MEETING + "The attack on Ghana was condemned by Lunde.")


def test_what_was_not_done_is_no_position() -> None:
    """A stance that is denied is none; support that is denied is a refusal."""
    assert told(MEETING + "Lunde did not condemn the attack on Ghana.") == []
    assert [stance for _, stance, _ in told(MEETING + "Lunde does not support the claims of Ghana.")] == ["reject"]


def test_they_are_all_of_a_list() -> None:
    """So "they" after a list of three are the three, and not the last two of it."""
    text = (
        "The meeting included Foreign Minister Astrid Lunde of Norway, Foreign Minister Kwaku Asare of Ghana and"
        " Foreign Minister Maria Quispe of Peru. They agreed to strengthen cooperation against piracy."
    )
    assert [speaker for speaker, _, _ in told(text)] == ["Astrid Lunde", "Kwaku Asare", "Maria Quispe"]


def test_governments_of_two_states_speak_together() -> None:
    """So "the governments of A and B" are both, as are those of the participles that follow in a declaration."""
    text = "The Governments of Norway and Ghana reaffirmed their commitment to free trade."
    assert [(speaker, side) for speaker, _, side in told(text)] == [("NOR", "GHA"), ("GHA", "NOR")]


def test_whom_a_verb_names_is_not_its_subject() -> None:
    """So a title without a name is not the holder of that title whom the same verb has for its object."""
    text = "President Kwaku Asare is visiting Oslo. The Prime Minister thanked President Kwaku Asare for his support."
    assert "Kwaku Asare" not in [speaker for speaker, stance, _ in told(text) if stance == "appreciate"]


def test_in_a_statement_an_agent_speaks_for_himself() -> None:
    """So what "was welcomed by Mr Name" in a release in the first person is his stance, not its publisher's."""
    text = (
        "I met Foreign Minister Kwaku Asare of Ghana today. We discussed trade."
        " Our offer of training for pilots was warmly welcomed by Mr Asare."
    )
    assert ("Kwaku Asare", "appreciate") in [(who, stance) for who, stance, _ in told(text, "Government of Norway")]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Foreign Minister Astrid Lunde acknowledged the need to protect the forests of Ghana.", "support"),
        ("Foreign Minister Astrid Lunde recognized the importance of trade with Ghana.", "support"),
        ("Foreign Minister Astrid Lunde acknowledged the contribution of Ghana to peace.", "appreciate"),
        ("Norway welcomes the development of relations with Ghana.", "support"),
        ("Foreign Minister Astrid Lunde welcomed the visit of the delegation of Ghana.", "appreciate"),
        ("Norway welcomes Ghanaian companies to invest in its ports.", "propose"),
        ("Foreign Minister Astrid Lunde complained that Ghana had closed its ports.", "condemn"),
    ],
)
def test_what_is_acknowledged_or_welcomed_tells_the_stance(sentence: str, stance: str) -> None:
    """So to acknowledge a need is to support it, and to welcome what is to come is no thanks for what was."""
    text = "Foreign Minister Astrid Lunde of Norway visited Ghana on Monday. " + sentence
    assert told(text)[-1][1] == stance


def test_what_we_will_do_is_a_pledge() -> None:
    """So "we will promote trade" in a release in the first person is a promise, whatever is promised."""
    text = "I met Foreign Minister Kwaku Asare of Ghana today. We will promote trade between ports in both countries."
    assert [stance for _, stance, _ in told(text, "Government of Norway")][-1] == "pledge"


def test_a_headline_tells_no_second_time_what_the_article_tells() -> None:
    """One record for each speaker, stance and subject: the one with all the words."""
    body = "Accra, 14 May - Norwegian Foreign Minister Astrid Lunde condemned the attack on the embassy of Ghana."
    assert told(f"Norway condemns embassy attack\n\n{body}") == [("Astrid Lunde", "condemn", "GHA")]


def test_a_headline_that_tells_more_is_kept() -> None:
    """What the article says is then another stance."""
    body = "Norwegian Foreign Minister Astrid Lunde thanked Ghana for its help."
    stances = [stance for _, stance, _ in told(f"Norway condemns attack in Ghana\n\n{body}")]
    assert stances == ["condemn", "appreciate"]


@pytest.mark.parametrize(
    "visit",
    [
        "Asare called on Lunde, who agreed to visit Ghana in June.",
        "Asare called on Lunde at the Foreign Office and left for London on Tuesday.",
        "Lunde called in the Ghanaian ambassador on Friday.",
        "Lunde warmly welcomed the participants of the forum.",
        "Lunde welcomed Kwaku Asare to Oslo.",
    ],
)
def test_who_calls_on_or_greets_somebody_takes_no_position(visit: str) -> None:
    """A courtesy call asks for nothing, and a welcome to people is no praise."""
    assert not {"request", "appreciate"} & {stance for _, stance, _ in told(MEETING + visit)}


def test_all_the_unnamed_do_not_speak_with_the_voice_of_whoever_spoke_last() -> None:
    """Factions or analysts who are not told are nobody that the article knows."""
    text = MEETING + "Asare praised Norway. All Togolese factions have condemned the agreement of Norway with Togo."
    assert "condemn" not in {stance for _, stance, _ in told(text)}
