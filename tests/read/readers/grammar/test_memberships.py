"""Memberships: who stands how in which organisation, and since when."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.readers.grammar.memberships import find

DAY = date(2023, 11, 20)


def memberships(text: str) -> list[tuple[str, ...]]:
    """Member, organisation, standing and since of each membership; an empty word where there is none."""
    findings = list(find(build_reading(Article(article_id(text, DAY, None), "sample", text, DAY))))
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(text)
    slots = ("member", "organisation", "standing", "since")
    return [tuple(f.slots[s][0].value if s in f.slots else "" for s in slots) for f in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya is a dialogue partner of ASEAN since 2011.", ("KEN", "ASEAN", "dialogue_partner", "2011")),
        ("Norway has been a member of NATO since 1949.", ("NOR", "NATO", "member", "1949")),
        ("Norway, a founding member of NATO, sent a note.", ("NOR", "NATO", "founding_member", "")),
        ("They praised Kenya's presidency of the African Union.", ("KEN", "African Union", "chair", "")),
        ("Kenya joined the African Union in 1963.", ("KEN", "African Union", "member", "1963")),
        ("They discussed Georgia’s upcoming membership of the European Union.",
         ("GEO", "European Union", "candidate", "")),
    ],
)  # fmt: skip
def test_a_standing_has_a_member_and_an_organisation(text: str, expected: tuple[str, ...]) -> None:
    """Nouns and verbs of standing give the member, the organisation and, where it is told, the date."""
    assert memberships(text) == [expected]


def test_each_state_of_a_list_is_a_member() -> None:
    """A list of members gives one membership a state."""
    found = memberships("The members of BRICS are Brazil, Russia, India, China and South Africa.")
    assert [member for member, *_ in found] == ["BRA", "RUS", "IND", "CHN", "ZAF"]


def test_the_head_of_a_body_makes_no_membership() -> None:
    """The chairman of a commission holds an office; his state is not its chair."""
    assert memberships("He met the Chairman of the African Union Commission.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He thanked the European Union, of which Estonia is a member.", [("EST", "European Union", "member")]),
        ("She praised Mercosur, whose rotating presidency Brazil holds.", [("BRA", "Mercosur", "chair")]),
        ("The Pacific Islands Forum met in May. Fiji chairs the forum.", [("FJI", "Pacific Islands Forum", "chair")]),
        ("Chad, one of the founding members of the OIC, sent aid.", [("TCD", "OIC", "founding_member")]),
        ("The envoy backed Mongolia's bid to become a full member of the OECD.", [("MNG", "OECD", "candidate")]),
        ("Finland applied to join NATO.", [("FIN", "NATO", "candidate")]),
        ("Mauritius was elected Vice-Chair of the Indian Ocean Rim Association.",
         [("MUS", "Indian Ocean Rim Association", "other")]),
        ("Switzerland, which is not a member of the European Union, voted.", []),
        ("The GCC states (Oman, Qatar and Kuwait) agreed.",
         [("OMN", "GCC", "member"), ("QAT", "GCC", "member"), ("KWT", "GCC", "member")]),
        ("Chad and Togo set up ties in 1980. Both are members of the African Union.",
         [("TCD", "African Union", "member"), ("TGO", "African Union", "member")]),
        ("Moldova was granted candidate status by the European Union.", [("MDA", "European Union", "candidate")]),
        ("Mercosur is made up of Brazil, Paraguay and Uruguay.",
         [("BRA", "Mercosur", "member"), ("PRY", "Mercosur", "member"), ("URY", "Mercosur", "member")]),
        ("ASEAN was founded by Malaysia, Thailand, the Philippines and Singapore.",
         [("MYS", "ASEAN", "founding_member"), ("THA", "ASEAN", "founding_member"), ("PHL", "ASEAN", "founding_member"),
          ("SGP", "ASEAN", "founding_member")]),
        ("Togo is part of ECOWAS, together with Benin.", [("TGO", "ECOWAS", "member"), ("BEN", "ECOWAS", "member")]),
        ("As part of the visit, the European Union and Togo met.", []),
        ("Kenya is serving a two-year term on the UN Security Council.", [("KEN", "UN Security Council", "member")]),
        ("EU candidate Serbia met EU member state Hungary.",
         [("SRB", "European Union", "candidate"), ("HUN", "European Union", "member")]),
        ("Guyana's bid to join the OECD was backed.", [("GUY", "OECD", "candidate")]),
        ("Kiribati is set to become the next member of the Commonwealth.", [("KIR", "Commonwealth", "candidate")]),
        ("Namibia and Botswana set up ties. Both are members of the SADC.",
         [("NAM", "SADC", "member"), ("BWA", "SADC", "member")]),
        ("Somalia was admitted to the East African Community.", [("SOM", "East African Community", "member")]),
        ("Tunisia acceded to COMESA in 2018.", [("TUN", "COMESA", "member")]),
        ("Chad plans to accede to COMESA.", [("TCD", "COMESA", "candidate")]),
        ("Kenya will assume a non-permanent seat in the UN Security Council.",
         [("KEN", "UN Security Council", "member")]),
        ("Kenya and Niger both serve on the African Union Peace and Security Council.",
         [("KEN", "African Union Peace and Security Council", "member"),
          ("NER", "African Union Peace and Security Council", "member")]),
    ],
)  # fmt: skip
def test_a_standing_is_told_in_many_ways(text: str, expected: list[tuple[str, ...]]) -> None:
    """Relative clauses, words that point back, bids, denials and lists in brackets give the standings they tell."""
    assert [found[:3] for found in memberships(text)] == expected


def test_a_shared_membership_is_that_of_both_sides() -> None:
    """What both sides share is a membership each; who presides is told apart from being a member."""
    text = "Norway met Kenya in Oslo. We spoke of our shared membership of the WTO, which Kenya is chairing this year."
    assert sorted(found[:3] for found in memberships(text)) == [
        ("KEN", "WTO", "chair"),
        ("KEN", "WTO", "member"),
        ("NOR", "WTO", "member"),
    ]


def test_a_term_begins_with_its_first_year() -> None:
    """A membership "in 2023-24" is one from 2023; of a candidacy these years are what is sought, and no beginning."""
    (served,) = memberships("Kenya will sit on the UN Security Council in 2023-24.")
    (sought,) = memberships("Kenya is a candidate for a seat on the UN Security Council in 2023-24.")
    assert (served[3], sought[3]) == ("2023", "")


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Norway joined NATO and the Council of Europe in 1949.", [("NOR", "NATO"), ("NOR", "Council of Europe")]),
        ("The Gulf Cooperation Council (GCC) – Bahrain, Kuwait and Oman – met in Fiji.",
         [(state, "Gulf Cooperation Council") for state in ("BHR", "KWT", "OMN")]),
        ("Peru and Chile signed it. Both are members of the Pacific Alliance.",
         [("CHL", "Pacific Alliance"), ("PER", "Pacific Alliance")]),
    ],
)  # fmt: skip
def test_each_body_joined_and_each_state_listed_counts(text: str, members: list[tuple[str, str]]) -> None:
    """All bodies that a state joins, all states behind a body's name and "both" are read."""
    assert sorted(found[:2] for found in memberships(text)) == sorted(members)


def test_members_listed_in_brackets_behind_a_forum_are_its_members() -> None:
    """Brackets that hold nothing but states behind a forum list its members; the sides of talks are none."""
    found = memberships("Kenya hopes to trade more with BRICS (Brazil, Russia, India, China and South Africa).")
    assert [member for member, *_ in found] == ["BRA", "RUS", "IND", "CHN", "ZAF"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They discussed the membership of Kenya in APEC.", [("KEN", "APEC", "member", "")]),
        ("They praised Kenya's hosting of APEC.", [("KEN", "APEC", "host", "")]),
        ("They praised Kenya's hosting of the Commonwealth Heads of Government Meeting.", []),
        ("Kenya welcomed the entry into force of the African Union protocol.", []),
        ("They spoke of the security of Estonia and our other NATO allies.", [("EST", "NATO", "member", "")]),
    ],
)
def test_whose_a_standing_is_stands_around_its_noun(text: str, expected: list[tuple[str, ...]]) -> None:
    """The states behind "the membership of" and before "and our other allies" hold the standing."""
    assert memberships(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As members of the G20, Canada and Japan agreed on this.", {("CAN", "G20"), ("JPN", "G20")}),
        (
            "Togo met Benin. Both countries belong to the African Union.",
            {("TGO", "African Union"), ("BEN", "African Union")},
        ),
        ("EU and NATO member Romania agreed.", {("ROU", "European Union"), ("ROU", "NATO")}),
        ("Peru has submitted a membership request to the BRICS secretariat.", {("PER", "BRICS")}),
    ],
)
def test_both_sides_joined_bodies_and_requests_are_told(text: str, expected: set[tuple[str, str]]) -> None:
    """Those who act as members, both countries, two bodies before one standing and requests for it are read."""
    assert {(member, organisation) for member, organisation, _, _ in memberships(text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The European Union grew. Denmark joined in 1973.", [("DNK", "European Union", "member", "1973")]),
        ("Kenya joined in 1973.", []),
        ("Morocco rejoined the African Union in 2017.", [("MAR", "African Union", "member", "2017")]),
        ("Kenya's accession to the WTO in 1995 was hailed.", [("KEN", "WTO", "member", "1995")]),
        ("They spoke of the entry of Kenya into BRICS.", [("KEN", "BRICS", "candidate", "")]),
        ("Peru belongs to the Asia-Pacific Economic Cooperation (APEC) forum.",
         [("PER", "Asia-Pacific Economic Cooperation", "member", "")]),
    ],
)  # fmt: skip
def test_joining_is_told_without_the_body_and_after_its_kind(text: str, expected: list[tuple[str, ...]]) -> None:
    """The body told of before is joined, an accession that is past makes a member, a name may stand before "forum"."""
    assert memberships(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway and Chile are both members of APEC, which Chile chaired in 2004.", ("CHL", "APEC", "chair", "2004")),
        ("Kenya is a dialogue partner, not a member, of ASEAN.", ("KEN", "ASEAN", "dialogue_partner", "")),
        ("Kenya, which joined ASEAN as an observer in 2004 and has been a full member since 2012, was there.",
         ("KEN", "ASEAN", "member", "2012")),
    ],
)  # fmt: skip
def test_one_clause_may_tell_of_two_standings(text: str, expected: tuple[str, ...]) -> None:
    """A chair beside members, a standing beside one that is denied, and a member that was an observer."""
    assert expected in memberships(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway will assume the Chairmanship on 1 January 2025.", ("NOR", "OSCE", "chair", "2025-01-01")),
        ("The envoy met the Commonwealth. Norway was granted candidate status.", ("NOR", "OSCE", "candidate", "")),
        ("The ambassador of Ghana, whose country holds the Chair, spoke.", ("GHA", "OSCE", "chair", "")),
        ("Its members consist of Norway, Iceland and Kenya.", ("NOR", "OSCE", "member", "")),
    ],
)  # fmt: skip
def test_a_standing_without_a_body_is_in_the_one_the_article_is_about(text: str, expected: tuple[str, ...]) -> None:
    """A chair that is taken and a status that is granted are of the organisation that the article speaks of most."""
    about = "The OSCE met in Vienna. The OSCE heard reports. The OSCE also agreed on a budget. "
    assert expected in memberships(about + text)


@pytest.mark.parametrize(
    "text",
    [
        "The African Union recalled the withdrawal of the Peruvian observers.",
        "The Norwegian minister, whose term of duty ends next month, and NATO agreed.",
        "They asked NATO to invite Peru to attend the assembly as an observer.",
    ],
)
def test_persons_and_guests_hold_no_standing(text: str) -> None:
    """Observers at a border, a minister's term and a guest at one meeting are no standing of a state."""
    assert memberships(text) == []
