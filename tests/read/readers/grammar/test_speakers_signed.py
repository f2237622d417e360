"""Who issues an article: all sides of a joint statement, more than two ministers, organisations too."""

from __future__ import annotations

from tests.read.readers.grammar.test_speakers_groups import positions

THREE = (
    "Joint Statement of the Ministers of Foreign Affairs of Peru, Norway and Ghana, Lima, 3 May 2023\n\n"
    "The Peruvian Foreign Minister Rosa Quispe received the Norwegian Foreign Minister Astrid Lunde and the Ghanaian "
    "Foreign Minister Kwaku Asare.\n\nThe Ministers condemned the attack on the convoy."
)
WITH_A_BODY = (
    "European Union - Peru: joint press statement\n\nWe met today in Brussels. "
    "We condemned the attack on the convoy in Mali."
)


def test_the_ministers_of_a_joint_statement_are_all_who_sign_it() -> None:
    """And not the two named last."""
    speakers = [speaker for speaker, stance in positions(THREE) if stance == "condemn"]
    assert speakers == ["Rosa Quispe", "Astrid Lunde", "Kwaku Asare"]


def test_we_of_a_joint_statement_is_also_the_organisation() -> None:
    """The sides that its heading names before the words for what it is."""
    speakers = [speaker for speaker, stance in positions(WITH_A_BODY) if stance == "condemn"]
    assert speakers == ["European Union", "PER"]
