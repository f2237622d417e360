"""Who takes part where the words name nobody in particular."""

from __future__ import annotations

from datetime import date

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.readers.grammar.engagement_signatories import without_strangers
from relazione.read.readers.grammar.engagements import drafts
from relazione.read.reading import Reading

MONDAY = date(2022, 5, 2)
THEY_MET = "Peruvian Foreign Minister Ana Rojas met Chilean Foreign Minister Luis Soto in Lima. "


def reading_of(text: str) -> Reading:
    """A text of a Monday, read."""
    return build_reading(Article(article_id(text, MONDAY, None), "sample", text, MONDAY))


def parties(text: str, kind: str) -> list[set[str]]:
    """Who takes part in each event of the type, likely or not."""
    found = [draft.finding for draft in drafts(reading_of(text)) if draft.finding.slots["type"][0].value == kind]
    return [{side.who.value for side in one.participants} for one in found]


def test_the_two_sides_sign_as_states() -> None:
    """What "the two sides" sign is signed between the states, and not by the ministers who met."""
    text = THEY_MET + "The two sides signed a memorandum of understanding on fisheries."
    assert parties(text, "signing") == [{"PER", "CHL"}]


def test_whoever_is_named_signs_in_person() -> None:
    """Ministers who are said to sign stay the participants."""
    text = "Peruvian Foreign Minister Ana Rojas and Chilean Foreign Minister Luis Soto signed a pact on fisheries."
    assert parties(text, "signing") == [{"Ana Rojas", "Luis Soto"}]


def test_two_sides_who_talk_stay_who_they_are() -> None:
    """In a meeting "the two sides" are the persons who met."""
    text = THEY_MET + "The two sides discussed trade."
    assert parties(text, "meeting") == [{"Ana Rojas", "Luis Soto"}]


def test_people_of_no_known_state_do_not_join_two_states() -> None:
    """Experts of nobody in particular are no participants beside two states that are."""
    text = "Peruvian Foreign Minister Ana Rojas met Chilean Foreign Minister Luis Soto, community groups and investors."
    drafted = [draft.sides for draft in drafts(reading_of(text))]
    assert {side.state for sides in drafted for side in sides} == {"PER", "CHL", None}
    assert {side.state for sides in drafted for side in without_strangers(sides)} == {"PER", "CHL"}


def test_what_is_only_to_come_is_between_the_states() -> None:
    """Nobody is known yet to take part in a round of talks that two ministers announce."""
    text = THEY_MET + "The next round of consultations will be held in Santiago in June."
    assert parties(text, "consultation") == [{"PER", "CHL"}]


def test_a_government_that_gives_is_its_state() -> None:
    """Aid is given by states and bodies, under whatever name."""
    text = "The Government of Peru will provide a loan of 6 million dollars to the Government of Chile."
    assert parties(text, "aid") == [{"PER", "CHL"}]


def test_states_and_not_their_presidents_train_together() -> None:
    """Forces are those of states."""
    text = "Presidents Luis Paredes of Peru and Daniel Otieno of Kenya held joint military exercises in May."
    assert parties(text, "exercise") == [{"PER", "KEN"}]
