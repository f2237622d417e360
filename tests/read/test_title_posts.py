"""Where a title ends and the name begins: fields, provinces, owned bodies, ranks and courtesies of many states."""

from __future__ import annotations

import pytest

from tests.read.sentences import offices_in, persons_in

POSTS = [
    ("Presidential Adviser on the Peace Process Jesus G. Dalisay spoke in Manila.", "Jesus G. Dalisay: official PHL"),
    ("Governor of Osh region Elchibek Jantaev spoke.", "Elchibek Jantaev: governor KGZ"),
    (
        "Head of the Communist Party of Cuba's Commission on Border Relations Le Van Trung spoke.",
        "Le Van Trung: organisation_head Communist Party of Cuba",
    ),
    (
        "Ma Liwen, vice chairman of the Standing Committee of China's National People's Congress, spoke.",
        "Ma Liwen: legislator CHN",
    ),
    (
        "The deputy minister for South Korea's Ministry of SMEs and Startups Choi Min-gyu spoke.",
        "Choi Min-gyu: deputy_minister KOR",
    ),
    ("Malaysia Foreign Minister Dato' Sri Hanif Haji Osman spoke.", "Hanif Haji Osman: foreign_minister MYS"),
    ("Grenada's Foreign Minister Senator Dr Jerome Bryce-Wall spoke.", "Jerome Bryce-Wall: foreign_minister GRD"),
    (
        "HE Major General Staff Pilot Salem bin Hamad Al Nabit, Chief of Staff of the Qatari Armed Forces, spoke.",
        "Salem bin Hamad Al Nabit: military_chief QAT",
    ),
    ("Tuvalu's Governor-General Reverend Sir Tofiga Falanu spoke.", "Tofiga Falanu: head_of_state TUV"),
    ("Austrian Vice-Chancellor Andreas Bablek spoke.", "Andreas Bablek: deputy_head AUT"),
    ("Vice-Chancellor of Ecuador Alejandro Davalo spoke.", "Alejandro Davalo: deputy_minister ECU"),
    ("Cyprus praised Unficyp chief Rosalba Quintan.", "Rosalba Quintan: organisation_head Unficyp"),
    ("Puntland's Security Minister Abdi Xirsi Qarjab spoke.", "Abdi Xirsi Qarjab: minister Puntland"),
    (
        "Minister of Foreign Affairs, Cooperation, African Integration and Beninese Abroad, Karamoko Sanou, spoke.",
        "Karamoko Sanou: foreign_minister BEN",
    ),
    (
        "The Deputy Commander of Russia's Pacific Fleet, Vice Admiral Ivan Dmitrin, spoke.",
        "Ivan Dmitrin: military_officer RUS",
    ),
    (
        "The deputy foreign ministers of Chad, Ali Mahamat and Awa Itnor, left.",
        "Awa Itnor: deputy_minister TCD",
    ),
    ("The President of Abkhazia Badra Gunbar flew to Moscow.", "Badra Gunbar: governor Abkhazia"),
]


@pytest.mark.parametrize(("text", "office"), POSTS)
def test_a_post_ends_before_the_name(text: str, office: str) -> None:
    """The title takes all of its post and nothing of the name."""
    assert office in offices_in(text)


def test_the_office_of_a_prime_minister_is_not_his_title() -> None:
    """A senator who works in a prime minister's office is no prime minister."""
    text = "The Minister without Portfolio in the Office of the Prime Minister, Senator Matthew Samud, spoke."
    assert "Matthew Samud: legislator JAM" in offices_in(text, "Jamaica Mirror (Jamaica)")


def test_a_peer_is_a_counterpart() -> None:
    """A minister's peer of another state holds the same office."""
    text = "Mexican Foreign Minister Juan de la Fuentes met his Colombian peer, Laura Sarabio."
    assert offices_in(text)[1] == "Laura Sarabio: foreign_minister COL"


def test_a_junior_secretary_of_state_serves_home() -> None:
    """Where secretaries of state rank below ministers one is home's, unless the text names America."""
    text = "The loan was signed by Secretary of State Vongsey Chanthol."
    assert offices_in(text, "Khmer Mirror (Cambodia)") == ["Vongsey Chanthol: deputy_minister KHM"]
    assert offices_in(f"The US agreed. {text}", "Khmer Mirror (Cambodia)") == ["Vongsey Chanthol: foreign_minister USA"]


@pytest.mark.parametrize("field", ["Enlargement", "Trade"])
def test_a_commissioner_with_a_field_is_the_unions(field: str) -> None:
    """A commissioner for a field of work is the European Union's, where the text names it."""
    text = f"The European Commission looks at Turkey. {field} Commissioner Birgit Engsala is expected."
    assert offices_in(text) == ["Birgit Engsala: official European Union"]
    police = "Turkish officials met the EU. Police Commissioner Ali Dogrul spoke."
    assert offices_in(police) == ["Ali Dogrul: official TUR"]


@pytest.mark.parametrize("word", ["Later", "Meanwhile", "Separately", "When", "Yesterday"])
def test_a_word_that_opens_a_sentence_is_no_name(word: str) -> None:
    """An adverb before a surname belongs to the sentence, whatever the parse takes it for."""
    text = f"Mr. Sergei Kovrov spoke. {word} Kovrov, the Russian foreign minister, left for Minsk."
    assert persons_in(text) == ["Sergei Kovrov"]
