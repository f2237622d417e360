"""Mentions of one engagement that are brought together."""

from __future__ import annotations

from datetime import date

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.finding import Finding
from tests.read.readers.grammar.proposed import proposals

MONDAY = date(2022, 5, 2)


def told(text: str, *kinds: str) -> list[Finding]:
    """The events of these types that a text of a Monday tells of, likely or not."""
    reading = build_reading(Article(article_id(text, MONDAY, None), "sample", text, MONDAY))
    return [finding for finding in proposals(reading) if finding.slots["type"][0].value in kinds]


def test_a_counterpart_of_the_first_sentence_is_whom_the_next_one_names() -> None:
    """Somebody known only by an office is taken for the named holder whom the same person meets."""
    text = (
        "Latvian Foreign Minister Anna Kalnina met her Icelandic counterpart in Riga.\n\n"
        "Anna Kalnina held talks with the Icelandic Foreign Minister, Jon Helgason, on Monday."
    )
    (meeting,) = told(text, "meeting")
    assert {side.who.value for side in meeting.participants} == {"Anna Kalnina", "Jon Helgason"}


def test_whoever_headed_a_side_takes_part_in_the_talk_told_before() -> None:
    """The head of a side stands for his state in the talk, and is no event by himself."""
    text = (
        "The 5th meeting of the Bolivia-Nepal Joint Commission was held in Sucre on 4 May 2021. "
        "The Bolivian side was headed by Deputy Minister Ana Soto."
    )
    (talk,) = told(text, "consultation", "meeting")
    assert "Ana Soto" in {side.who.value for side in talk.participants}
    assert not told("The Bolivian side was headed by Deputy Minister Ana Soto.", "meeting")


def test_what_is_only_asked_is_no_event() -> None:
    """A question of parliament whether a mission has been opened tells of no opening."""
    assert not told("He asked whether Peru has opened an embassy in Nepal.", "mission_opening")
    assert told("Peru has opened an embassy in Nepal.", "mission_opening")


def test_what_was_discussed_in_a_call_belongs_to_the_call() -> None:
    """A call stays a call where the clause of what was discussed names more of those who spoke."""
    text = (
        "During their telephone conversation on Monday, President Ana Soto of Bolivia and "
        "Prime Minister Hari Rana of Nepal exchanged views on trade."
    )
    assert told(text, "call")
    assert not told(text, "meeting")


def test_a_named_gathering_is_kept_apart_from_one_of_another_name() -> None:
    """Two summits whose names share no word are two."""
    text = "Peru and Nepal will attend the Pacific Ocean Summit in Lima. Peru and Nepal will attend the Climate Forum."
    assert len(told(text, "conference")) == 2


def test_whom_somebody_also_met_is_of_another_meeting() -> None:
    """A second meeting that is told with "also" is not put together with the first."""
    text = (
        "Nepali Foreign Minister Hari Rana met Peruvian President Ana Soto in Lima on Monday. "
        "He also met with representatives of Peru."
    )
    assert len(told(text, "meeting")) == 2


def test_visits_in_both_directions_are_two() -> None:
    """A visit and the one that returned it have guests of different states."""
    text = (
        "Bolivian President Ana Soto visited Nepal in March. "
        "Nepali Prime Minister Hari Rana will pay a visit to Bolivia."
    )
    assert len(told(text, "visit")) == 2


def test_instruments_on_different_matters_are_signed_apart() -> None:
    """Two signings of the same states are two where each tells what it is on, and one where the second does not."""
    first = "Peru and Nepal signed a memorandum of understanding on fisheries in Lima."
    assert len(told(f"{first} Peru and Nepal also signed an agreement on air services.", "signing")) == 2
    assert len(told(f"{first} Peru and Nepal signed the agreement on Monday.", "signing")) == 1
    assert len(told(f"{first} After the signing of the fisheries agreement they dined.", "signing")) == 1


def test_gifts_of_different_things_are_given_apart() -> None:
    """A state that gives another ambulances and rice gives twice; the assistance spoken of later is either."""
    first = "Peru donated ten ambulances to Nepal."
    assert len(told(f"{first} Peru also donated 400 tonnes of rice to Nepal.", "aid")) == 2
    assert len(told(f"{first} Nepal thanked Peru for the donation of the ambulances.", "aid")) == 1


def test_gatherings_whose_names_each_have_a_word_of_their_own_are_two() -> None:
    """A ministerial meeting of an organisation is not its leaders' meeting."""
    text = "Peru will attend the Pacific Trade Summit in Lima. Peru will attend the Pacific Leaders Summit in Lima."
    assert len(told(text, "conference")) == 2


def test_an_occasion_that_is_one_of_several_is_another() -> None:
    """What "a" says of a seminar makes it a new one, "the" takes up the one just told of."""
    first = "Peru and Nepal opened a trade forum in Lima on Monday."
    assert len(told(f"{first} Guests came to a seminar.", "conference")) == 2
    assert len(told(f"{first} They praised the forum.", "conference")) == 1


def test_whom_somebody_met_thereafter_is_of_another_meeting() -> None:
    """A meeting told with "subsequently" is not put together with the one before it."""
    text = (
        "Nepali Foreign Minister Hari Rana met Peruvian President Ana Soto in Lima. "
        "He subsequently met Ana Soto and her ministers."
    )
    assert len(told(text, "meeting")) == 2


def test_a_courtesy_call_is_not_the_consultations() -> None:
    """Consultations between delegations are told apart from a call that their heads pay."""
    text = (
        "Nepali Foreign Minister Hari Rana paid a courtesy call on Peruvian President Ana Soto. "
        "Hari Rana and Ana Soto opened the consultations."
    )
    assert len(told(text, "meeting", "consultation")) == 2


def test_a_round_and_its_talks_are_one() -> None:
    """A noun that counts talks tells of the same ones."""
    text = "A third round of talks between Peru and Nepal is to take place next week."
    assert len(told(text, "meeting", "consultation")) == 1


def test_a_visit_that_is_welcomed_is_the_one_told_next() -> None:
    """Whoever a state looks forward to welcoming is the guest of the visit, as when he is said to visit."""
    text = (
        "Australia looks forward to welcoming the President of Nepal, Hari Rana, to Australia from 5 to 8 May. "
        "President Rana will visit Canberra and Sydney."
    )
    assert len(told(text, "visit")) == 1


def test_a_document_that_is_pointed_to_is_the_one_signed_before() -> None:
    """Who put the name to "the memorandum" takes part in the signing told just before, which is no other."""
    text = (
        "The Ministry of Health of Peru and the Ministry of Health of Nepal signed a memorandum in Lima."
        " The memorandum was signed by Nepalese Health Minister Hari Rana."
    )
    (signing,) = told(text, "signing")
    assert "Hari Rana" in {side.who.value for side in signing.participants}


def test_another_document_is_another_signing() -> None:
    """A second memorandum that is told of for the first time is signed apart from the first."""
    text = (
        "The Ministry of Health of Peru and the Ministry of Health of Nepal signed a memorandum on hospitals in Lima."
        " A memorandum on tea was signed by Peruvian Minister Ana Soto and Nepalese Minister Hari Rana."
    )
    assert len(told(text, "signing")) == 2


def test_more_visits_to_come_are_not_the_one_that_was_paid() -> None:
    """Visits in the plural that lie ahead leave the one told of as it happened."""
    text = (
        "Peru and Nepal issued a communiqué on the occasion of Peruvian President Ana Soto's State visit to Nepal from"
        " May 1-2 at the invitation of President Hari Rana. The two sides agreed to increase high-level visits."
    )
    assert told(text, "visit")[0].slots["status"][0].value == "happened"
