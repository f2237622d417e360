"""What role coreference promises: who a role, a title without a name, a pronoun and a pair stand for."""

from __future__ import annotations

import pytest

from tests.read.sentences import form_of, meant_by, offices_in

PAKISTANI, JAPANESE, KOREAN = "Indus Post (Pakistan)", "Tokyo Ledger (Japan)", "Seoul Courier (South Korea)"
ENVOY = "Korean Ambassador to Pakistan Suh Jinwoo visited Lahore. "
GENERAL = "Nigeria's Chief of Army Staff General Daniel Okoro flew to Accra. "
VISIT = "Pakistan's President Asad Marwat received Turkish Foreign Minister Emre Yaldiz in Islamabad. "
TALKS = "Tajik President Rustam Nazarov met Turkmen President Serdar Atayev. "
CALL = "Foreign Minister Kenji Aramaki telephoned his Omani counterpart Said Al-Mahrouqi. "
DINNER = "UK Prime Minister Edmund Halloway met Kenyan President Grace Muthoni. "
VISITED = "Sultan Hamad of Brunei received UK Prime Minister Edmund Halloway. "
UNNAMED = "Iran's top diplomat met Iraqi Foreign Minister Karim Saadi. "
COUPLE = "Mr. Emre Yaldiz and Mrs. Rosa Quispe spoke. "
UNITED = "UN Secretary-General Tomas Arvelo visited Chad. "
SECRETARIES = (
    "The Permanent Secretary of State of Peru, Rosa Quispe, met the State Secretary of the Ministry of Foreign Affairs"
    " of Turkey, Emre Yaldiz. Yaldiz spoke. "
)
DEPUTY = "Peruvian Minister of Health Rosa Quispe met Turkish Vice Minister of Health Emre Yaldiz. Yaldiz spoke. "
DELEGATE = "Peru's Permanent Representative to the United Nations, Rosa Quispe, spoke of peace. "
ADVISER = "Turkish Foreign Affairs Adviser Emre Yaldiz met Peruvian Minister Rosa Quispe. "
COUNTERPARTS = "External Affairs Minister Asad Marwat met his Omani counterpart Said Al-Mahrouqi. "
RECEIVED = "Turkish Minister Emre Yaldiz received Peruvian Permanent Secretary Rosa Quispe. "

SINGLE = [
    (ENVOY, "The envoy", "praised Pakistan.", "Suh Jinwoo"),
    (ENVOY, "The Ambassador", "praised Pakistan.", "Suh Jinwoo"),
    (ENVOY, "The Korean envoy", "praised Pakistan.", "Suh Jinwoo"),
    (ENVOY, "Suh", "praised Pakistan.", "Suh Jinwoo"),
    (ENVOY, "He", "praised Pakistan.", "Suh Jinwoo"),
    (ENVOY, "His", "country will help.", "Suh Jinwoo"),
    (GENERAL, "The army chief", "met troops.", "Daniel Okoro"),
    (GENERAL, "The general", "met troops.", "Daniel Okoro"),
    (VISIT, "The visiting dignitary", "thanked them.", "Emre Yaldiz"),
    (VISIT, "The guest", "thanked them.", "Emre Yaldiz"),
    (VISIT, "The foreign minister", "thanked them.", "Emre Yaldiz"),
    (VISIT, "The president", "thanked them.", "Asad Marwat"),
    (VISIT, "The Turkish minister", "thanked them.", "Emre Yaldiz"),
    (DINNER, "The Kenyan leader", "left.", "Grace Muthoni"),
    (DINNER, "The British premier", "left.", "Edmund Halloway"),
    (DINNER, "The prime minister", "left.", "Edmund Halloway"),
    (VISITED, "His Majesty", "praised the talks.", "Hamad"),
    (UNNAMED, "The chief diplomat", "praised the talks.", "Iran's top diplomat"),
    (COUPLE, "She", "left.", "Rosa Quispe"),
    (COUPLE, "He", "left.", "Emre Yaldiz"),
    (SECRETARIES, "The Permanent Secretary of State", "left.", "Rosa Quispe"),
    (DEPUTY, "The Minister", "left.", "Rosa Quispe"),
    (DELEGATE, "The ambassador", "left.", "Rosa Quispe"),
    (ADVISER, "The adviser", "left.", "Emre Yaldiz"),
    (COUNTERPARTS, "The Omani minister", "left.", "Said Al-Mahrouqi"),
    (RECEIVED, "The Peruvian official", "left.", "Rosa Quispe"),
    (UNITED, "The UN chief", "left.", "Tomas Arvelo"),
    (UNITED, "The Secretary-General", "left.", "Tomas Arvelo"),
]
RIVALS = "Bolivian President Carlos Mamani received his Chadian counterpart Idriss Abakar in Sucre. "
MINISTERS = "Bolivian Foreign Minister Rosa Quispe met Chadian Foreign Minister Idriss Abakar. "
STANDS_OUT = [
    (RIVALS + "Abakar said Chad was ready. ", "The president", "called for more trade.", "Idriss Abakar"),
    (RIVALS + "Mamani spoke of trade with Idriss Abakar. ", "The president", "praised the talks.", "Carlos Mamani"),
    (RIVALS + "Abakar spoke of trade. ", "The president", "thanked Chad for its help.", "Carlos Mamani"),
    (MINISTERS + "Quispe spoke of trade. ", "He", "said ties with Bolivia would grow.", "Idriss Abakar"),
    (MINISTERS, "The top Chadian diplomat", "praised Bolivia.", "Idriss Abakar"),
    (MINISTERS, "Bolivia's top diplomat", "praised Chad.", "Rosa Quispe"),
]
THIRD = (
    "Tajik President Rustam Nazarov and Turkmen President Serdar Atayev held talks. Nazarov and Atayev spoke of "
    "Chadian President Idriss Abakar. "
)
PAIRS = [
    (THIRD, "The two leaders", "signed a pact.", ["Rustam Nazarov", "Serdar Atayev"]),
    (THIRD, "They", "praised the talks.", ["Rustam Nazarov", "Serdar Atayev"]),
    (TALKS, "The two leaders", "signed a pact.", ["Rustam Nazarov", "Serdar Atayev"]),
    (TALKS, "The two presidents", "signed a pact.", ["Rustam Nazarov", "Serdar Atayev"]),
    (TALKS, "Both", "praised the talks.", ["Rustam Nazarov", "Serdar Atayev"]),
    (TALKS, "They", "praised the talks.", ["Rustam Nazarov", "Serdar Atayev"]),
    (TALKS, "Both sides", "praised the talks.", ["Rustam Nazarov", "Serdar Atayev"]),
    (TALKS, "The two countries", "will trade.", ["TJK", "TKM"]),
    (TALKS, "The two nations", "will trade.", ["TJK", "TKM"]),
    (TALKS, "Both countries", "will trade.", ["TJK", "TKM"]),
    (TALKS, "Their countries", "will trade.", ["TJK", "TKM"]),
    (CALL, "The two ministers", "spoke of trade.", ["Kenji Aramaki", "Said Al-Mahrouqi"]),
    (VISIT, "The two sides", "spoke of trade.", ["Asad Marwat", "Emre Yaldiz"]),
]


@pytest.mark.parametrize(("before", "words", "rest", "name"), SINGLE, ids=[f"{c[1]} is {c[3]}" for c in SINGLE])
def test_one_person_meant(before: str, words: str, rest: str, name: str) -> None:
    """A role, a title, a surname and a pronoun stand for the person whose office, state and sex fit."""
    assert meant_by(words, f"{before}{words} {rest}", JAPANESE if before == CALL else PAKISTANI) == [name]


@pytest.mark.parametrize(("before", "words", "rest", "name"), STANDS_OUT)
def test_whoever_stands_out_is_meant(before: str, words: str, rest: str, name: str) -> None:
    """Of several whose office fits the subject of the sentence before is meant, nobody whose state is addressed."""
    assert meant_by(words, f"{before}{words} {rest}") == [name]


@pytest.mark.parametrize(("before", "words", "rest", "names"), PAIRS, ids=[c[1] for c in PAIRS])
def test_two_meant(before: str, words: str, rest: str, names: list[str]) -> None:
    """Words for two stand for two persons of different states, or for their states."""
    text = f"{before}{words} {rest}"
    publisher = JAPANESE if before == CALL else PAKISTANI
    assert sorted(meant_by(words, text, publisher)) == names
    assert form_of(words, text, publisher).split()[0] == "group"


def test_an_object_is_not_its_own_subject() -> None:
    """The object of a verb is another than its subject."""
    text = "Turkish Foreign Minister Emre Yaldiz met Peruvian President Luis Andrade. Yaldiz thanked him."
    assert meant_by("him", text) == ["Luis Andrade"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("The foreign ministers of Iran and Turkey", ["Kamran Sohrabi", "Emre Yaldiz"]),
        ("The Iranian foreign minister", ["Kamran Sohrabi"]),
        ("Turkey's foreign minister", ["Emre Yaldiz"]),
    ],
)
def test_a_title_with_its_state_finds_the_holder(words: str, names: list[str]) -> None:
    """A title that says whom it serves stands for the holder the text names, alone or in a list."""
    text = (
        "Iranian Foreign Minister Kamran Sohrabi greeted Turkish Foreign Minister Emre Yaldiz in Baku. "
        f"{words} spoke of trade."
    )
    assert meant_by(words, text) == names


def test_a_holder_may_be_named_later() -> None:
    """An unnamed title with its state stands for the holder whom the text names only further on."""
    text = "The Peruvian president came. Peruvian President Rosa Quispe thanked Chad."
    assert meant_by("The Peruvian president", text) == ["Rosa Quispe"]


@pytest.mark.parametrize(
    ("text", "words", "persons"),
    [
        ("The foreign minister said that Korea would help.", "The foreign minister", ["foreign minister: - KOR"]),
        ("The Japanese foreign minister came.", "The Japanese foreign minister", ["Japanese foreign minister: - JPN"]),
        ("I thank the President of Chile.", "the President of Chile", ["President of Chile: - CHL"]),
    ],
)
def test_a_holder_whom_nobody_names_is_a_person_too(text: str, words: str, persons: list[str]) -> None:
    """A definite title whose bearer the text never names is a person who acts for that state, or for home."""
    assert offices_in(text, KOREAN) == persons
    assert form_of(words, text, KOREAN) == "person title"


def test_the_holders_of_two_states_need_no_names() -> None:
    """A plural title over two states stands for two persons, one for each."""
    text = "The foreign ministers of Iran and Turkey met in Baku."
    assert [shown.split(": ")[1] for shown in offices_in(text)] == ["- IRN", "- TUR"]


@pytest.mark.parametrize(("words", "name"), [("The Queen", "Queen"), ("The President", "Luis Rojas")])
def test_no_president_is_a_monarch(words: str, name: str) -> None:
    """A queen without a name is not the president named before."""
    assert meant_by(words, f"President Luis Rojas of Peru arrived in London. {words} spoke of peace.") == [name]


@pytest.mark.parametrize("text", ["An ambassador spoke.", "Ambassadors spoke.", "Some foreign ministers met in Baku."])
def test_indefinite_titles_mean_nobody(text: str) -> None:
    """Any ambassador or some ministers are nobody in particular."""
    assert offices_in(text) == []


def test_first_persons_of_a_release_are_its_government() -> None:
    """Outside quotation marks "I" and "we" in a government's release stand for its state."""
    text = "We support Chile. I thank its people."
    assert (meant_by("We", text, "Prime Minister of Australia"), form_of("I", text, "Prime Minister of Australia")) == (
        ["AUS"],
        "state first",
    )


def test_first_persons_in_a_quotation_are_left_to_the_speaker() -> None:
    """Inside quotation marks "I" is no mention of the publisher's state."""
    assert meant_by("I", ENVOY + "Suh said: “I thank Pakistan for all its help.”", PAKISTANI) == []


def test_both_before_two_names_counts_nobody_twice() -> None:
    """In "both A and B" the word both is no mention."""
    assert meant_by("Both", TALKS + "Both Chad and Chile sent guests.") == []


def test_pronouns_without_a_person_stand_for_nobody() -> None:
    """Where nobody was named before, he and they are no mentions."""
    assert [meant_by(word, f"{word} spoke of trade.") for word in ("He", "They", "She")] == [[], [], []]
