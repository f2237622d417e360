"""What the grammar of person names promises, for naming traditions of all continents."""

from __future__ import annotations

import pytest

from relazione.read.person_names import looks_personal, name_after, name_before, skip_honorifics
from tests.read.sentences import ground_of, persons_in

NAMES = [
    "Kim Doyun", "Namgoong Hyun", "Ma Liwen", "Ouyang Zhihao", "Lin Chia-Ming", "Abdul Rahman al-Mutlaq",
    "Khalifa Al-Hamdan", "Saud ibn Nasser", "Ahmed Ould Sidi Brahim", "Ana María López-Obregón",
    "José Luis de la Fuente y Robles", "Tin Maung Lwin", "Khin Sandar", "Þórunn Egilsdóttir",
    "Katrín Gunnarsdóttir", "Tedros Bekele Alemu", "Sergei Ivanovich Kuznetsov", "Dmitry V. Orlov",
    "Ursula von Altenburg", "Seán Ó Briain", "Liam O'Rourke", "Liam O’Rourke", "Charles Michel-Dupont",
    "Nguyễn Văn Khánh", "J. R. Haldane", "Robert Kinsella Jr.", "Bolormaa Ganbold", "Sükhbaataryn Enkhbold",
    "Tuğçe Yıldırım", "Jüri Kask", "Mette-Marie Sørensen", "Nana Akufo-Mensah", "Ngozi Okafor-Bello",
    "Kalev ten Broek", "Viktor Łukasiewicz", "Aleksandar Đorđević", "Tshering Dorji", "Yusof Latif",
    "Cheikh Ndiaye", "N'Golo Traoré", "Tamás Szűcs",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "frame",
    [
        "Foreign Minister of Norway {} arrived in Lima.",
        "{}, the Foreign Minister of Norway, arrived in Lima.",
        "Norway's Foreign Minister, Mr. {}, arrived in Lima.",
    ],
)
def test_names_of_many_traditions(frame: str, name: str) -> None:
    """A name is found whole, with particles, initials, hyphens and accents, after a title as before it."""
    assert persons_in(frame.format(name)) == [name]


@pytest.mark.parametrize(
    "honorific",
    ["U", "Daw", "Haji", "Datuk Seri", "Tan Sri", "Dato Paduka Haji", "Sayyid", "Makhdoom", "Ato", "Alhaji", "Ratu",
     "Smt.", "Md.", "HRH Prince", "HE", "H.E. Mr.", "Lt. Gen. (Retd)", "Rt Hon.", "Sr. Lt. Gen."],
)  # fmt: skip
def test_honorifics_of_many_traditions_are_no_part_of_a_name(honorific: str) -> None:
    """What is put before a name out of respect stays outside it, after a title as before one."""
    assert persons_in(f"Norway's Foreign Minister {honorific} Kalev Tambik arrived in Lima.") == ["Kalev Tambik"]
    assert persons_in(f"{honorific} Kalev Tambik, Foreign Minister of Norway, arrived in Lima.") == ["Kalev Tambik"]


@pytest.mark.parametrize("name", ["Kim Do-yun", "Ban Seung-ho", "Budi", "Rashid"])
def test_names_that_only_a_title_gives_away(name: str) -> None:
    """A name of one word, or with a small letter after the hyphen, is found after its title."""
    assert persons_in(f"Foreign Minister of Norway {name} arrived in Lima.") == [name]


def after(text: str, word: str) -> str:
    """The name that begins at a word of the text; "" if none does."""
    ground = ground_of(text)
    first = ground.parse.words.index(word)
    last = name_after(ground.parse, first, ground.blocked)
    return "" if last is None else text[slice(*ground.parse.span(first, last))]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Aino Rautala Monday arrived.", "Aino", "Aino Rautala"),
        ("Aino Rautala of Finland arrived.", "Aino", "Aino Rautala"),
        ("Aino Rautala MP arrived.", "Aino", "Aino Rautala"),
        ("Aino Rautala Japan thanked.", "Aino", "Aino Rautala"),
        ("Monday was fair.", "Monday", ""),
        ("the fair opened.", "the", ""),
    ],
)
def test_a_name_ends_where_others_begin(text: str, word: str, name: str) -> None:
    """Days, states, letters after the name and small words end a name."""
    assert after(text, word) == name


@pytest.mark.parametrize(
    ("text", "word", "first"),
    [
        ("so Aino Maria Rautala, spoke.", "Rautala", "Aino"),
        ("the Lt. General Daniel Okoro, spoke.", "Okoro", "Daniel"),
        ("the Kinsella, spoke.", "Kinsella", None),
    ],
)
def test_a_name_is_read_backwards(text: str, word: str, first: str | None) -> None:
    """Before a title a name of two words and more is found, without ranks; a single word is none."""
    ground = ground_of(text)
    found = name_before(ground.parse, ground.parse.words.index(word), ground.blocked)
    assert (None if found is None else ground.parse.words[found]) == first


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Prime Minister Rosalind May and her guests met.", "May"),
        ("Rosalind May, 60, spoke.", "May"),
        ("Envoy Rautala May 20 left.", "Rautala"),
        ("Envoy Rautala May Visit Lima.", "Rautala"),
    ],
)
def test_may_is_a_surname_too(text: str, last: str) -> None:
    """The word "May" behind one name is a surname, unless a day or a verb of a headline follows."""
    ground = ground_of(text)
    first = next(i for i, word in enumerate(ground.parse.words) if word in ("Rosalind", "Rautala"))
    found = name_after(ground.parse, first, ground.blocked)
    assert found is not None
    assert ground.parse.words[found] == last


def test_runs_of_english_words_are_no_persons() -> None:
    """Capitals that are all English words, or all acronyms, are no name."""
    ground = ground_of("Green Energy met Aino Rautala and NBC FKR.")
    words = ground.parse.words
    spans = [("Green", "Energy"), ("Aino", "Rautala"), ("NBC", "FKR")]
    assert [looks_personal(ground.parse, words.index(a), words.index(b)) for a, b in spans] == [False, True, False]


@pytest.mark.parametrize(
    "address",
    ["H.E.", "His Excellency the", "Mr.", "Lt. Gen. (retd)", "Dr.", "Her Majesty", "Her Honour", "Sheikh", ""],
)
def test_forms_of_address_are_skipped(address: str) -> None:
    """Forms of address, alone or several, are stepped over to the name."""
    parse = ground_of(f"{address} Rautala spoke.".strip()).parse
    assert parse.words[skip_honorifics(parse, 0)] == "Rautala"


def test_a_headline_in_capitals_honours_nobody() -> None:
    """Behind "in his honour" no word of a headline in capitals is a name."""
    assert persons_in("BANQUET IN HIS HONOUR DURING HIS VISIT TO PERU") == []
