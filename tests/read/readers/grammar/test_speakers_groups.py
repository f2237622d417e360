"""Speakers who are several: "Leaders" and "they" of a communiqué, decisions without a subject, two who met."""

from __future__ import annotations

from datetime import date

from relazione.ingest.article import Article
from relazione.read.readers import load_reader

COMMUNIQUE = (
    "COMMUNIQUÉ OF THE CONFERENCE OF HEADS OF GOVERNMENT OF THE CARIBBEAN COMMUNITY (CARICOM)\n\n"
    "Prime Minister Roland Baptiste of Saint Lucia chaired the meeting.\n\n"
    "Heads of Government called on Haiti to hold elections. They reaffirmed their support for Belize.\n\n"
    "Leaders thanked Japan for its contribution."
)
DECISION = (
    "The Peace and Security Council of the African Union, at its 991st meeting held on 20 April 2021, adopted the "
    "following decision on Comoros:\n\n1. Commends the Government of Comoros for its peaceful conduct;\n\n"
    "2. Strongly condemns the attack of 9 April in Moroni;\n"
)
TALKS = (
    "Peruvian Foreign Minister Rosa Quispe met ASEAN Secretary-General Somdeth Vongsa. ASEAN welcomed the visit. "
    "Chilean Minister Pablo Soto met Norwegian Minister Astrid Lund in Oslo. "
    "Both Ministers condemned the attack on Mali."
)


def positions(text: str, publisher: str | None = None) -> list[tuple[str, str]]:
    """The speakers of a text's positions with their stances, in order."""
    findings = load_reader("grammar").read(Article("x", "x", text, date(2023, 5, 2), None, publisher))
    told = [finding for finding in findings if finding.kind == "position"]
    return [(one.slots["speaker"][0].value, one.slots["stance"][0].value) for one in told]


def test_leaders_and_they_of_a_communique_are_the_body() -> None:
    """Not the last two persons or states that the text has named."""
    body = "CARICOM"
    assert positions(COMMUNIQUE) == [(body, "request"), (body, "support"), (body, "appreciate")]


def test_decisions_without_a_subject_are_the_bodys() -> None:
    """A list of verbs under the name of the body that decides."""
    body = "Peace and Security Council of the African Union"
    assert (body, "condemn") in positions(DECISION)


def test_both_ministers_are_the_two_who_met_and_no_body() -> None:
    """Though a body has spoken before them."""
    assert {("Pablo Soto", "condemn"), ("Astrid Lund", "condemn")} <= set(positions(TALKS))
