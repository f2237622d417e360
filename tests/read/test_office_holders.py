"""What giving persons their offices promises: whom a title serves that does not say so itself."""

from __future__ import annotations

import pytest

from tests.read.sentences import offices_in, reading_of

PAKISTANI, JAPANESE, BRITISH = "Indus Post (Pakistan)", "Tokyo Ledger (Japan)", "London Mirror (United Kingdom)"


@pytest.mark.parametrize(
    ("text", "publisher", "offices"),
    [
        ("President Asad Marwat spoke.", PAKISTANI, ["Asad Marwat: head_of_state PAK"]),
        ("Foreign Minister Kenji Aramaki spoke.", JAPANESE, ["Kenji Aramaki: foreign_minister JPN"]),
        (
            "President Asad Marwat received Ambassador Kenji Aramaki of Japan.",
            PAKISTANI,
            ["Asad Marwat: head_of_state PAK", "Kenji Aramaki: ambassador JPN"],
        ),
        (
            "Prime Minister Kenji Aramaki and President Luis Andrade met. Ecuador thanked Japan.",
            JAPANESE,
            ["Kenji Aramaki: head_of_government JPN", "Luis Andrade: head_of_state ECU"],
        ),
    ],
)
def test_a_title_without_a_state_serves_home(text: str, publisher: str, offices: list[str]) -> None:
    """An unmarked title serves the paper's own state, unless that state has no such office."""
    assert offices_in(text, publisher) == offices


def test_no_state_is_guessed_where_home_has_no_such_office() -> None:
    """A president in the paper of a kingdom, with no other state named, serves a state that is not known."""
    assert offices_in("President Anton Oreshin spoke.", JAPANESE) == ["Anton Oreshin: head_of_state None"]


@pytest.mark.parametrize(
    ("text", "publisher", "office"),
    [
        ("Foreign Secretary Sohaila Mehmood spoke.", PAKISTANI, "Sohaila Mehmood: foreign_secretary PAK"),
        ("Pakistan's Foreign Secretary Sohaila Mehmood spoke.", None, "Sohaila Mehmood: foreign_secretary PAK"),
        ("Indian Foreign Secretary Vinay Kulkarni spoke.", None, "Vinay Kulkarni: foreign_secretary IND"),
        ("Foreign Secretary Edmund Halloway spoke.", BRITISH, "Edmund Halloway: foreign_minister GBR"),
        ("UK Foreign Secretary Edmund Halloway spoke.", None, "Edmund Halloway: foreign_minister GBR"),
        ("Philippine Foreign Secretary Jun Malabanan spoke.", None, "Jun Malabanan: foreign_minister PHL"),
    ],
)
def test_a_foreign_secretary_is_minister_or_civil_servant(text: str, publisher: str | None, office: str) -> None:
    """South Asia's foreign secretaries are top civil servants, others are foreign ministers."""
    assert offices_in(text, publisher) == [office]


@pytest.mark.parametrize(
    "text",
    [
        "Iranian Foreign Minister Kamran Sohrabi met his Turkish counterpart Emre Yaldiz.",
        "Iranian Foreign Minister Kamran Sohrabi met with his Turkish counterpart, Emre Yaldiz, on Monday.",
        "Iran's foreign minister, Kamran Sohrabi, telephoned Turkish counterpart Emre Yaldiz.",
    ],
)
def test_a_counterpart_holds_the_same_office(text: str) -> None:
    """A counterpart holds the office of the person spoken of before, for another state."""
    assert sorted(offices_in(text)) == ["Emre Yaldiz: foreign_minister TUR", "Kamran Sohrabi: foreign_minister IRN"]


def test_a_list_shares_its_state() -> None:
    """Titles in a list follow the state of the first, higher one."""
    text = (
        "Japan's Prime Minister Toshio Hamamura, Foreign Minister Kenji Aramaki and Defence Minister Goro Iwata came."
    )
    assert offices_in(text) == [
        "Toshio Hamamura: head_of_government JPN",
        "Kenji Aramaki: foreign_minister JPN",
        "Goro Iwata: defence_minister JPN",
    ]


def test_officials_including_follow_their_state() -> None:
    """Whom "including" adds to a state's officials serves that state."""
    text = "The envoy thanked Lebanese officials including Speaker Nabil Haddad."
    assert "Nabil Haddad: legislator LBN" in offices_in(text)


def test_a_list_of_new_ambassadors_names_states_in_brackets() -> None:
    """States in brackets behind the names of new ambassadors are the states they serve."""
    text = (
        "The new ambassadors came: Rosa Quispe (Republic of Peru), Jan Kowalik (Poland), Said Al-Mahrouqi (Sultanate of"
        " Oman)."
    )
    assert offices_in(text) == [
        "Rosa Quispe: ambassador PER",
        "Jan Kowalik: ambassador POL",
        "Said Al-Mahrouqi: ambassador OMN",
    ]


def test_one_office_however_often_it_is_said() -> None:
    """Short forms of a title add no second office."""
    text = "Secretary Harrowgate met the envoys. Secretary of State Walter Harrowgate thanked them. Harrowgate left."
    assert offices_in(text, "U.S. Department of State") == ["Walter Harrowgate: foreign_minister USA"]


@pytest.mark.parametrize(
    ("text", "publisher", "basis"),
    [
        ("Peruvian President Rosa Quispe spoke.", None, "stated"),
        ("President Asad Marwat spoke.", PAKISTANI, "resolved"),
    ],
)
def test_the_basis_tells_stated_from_inferred(text: str, publisher: str | None, basis: str) -> None:
    """An office says whether its state stands in the title or was inferred, and which words give it."""
    offices = [office for actor in reading_of(text, publisher).actors for office in actor.offices]
    assert [office.of_basis for office in offices] == [basis]
    assert text[offices[0].of_start : offices[0].of_end] == ("Peruvian" if basis == "stated" else "President")
