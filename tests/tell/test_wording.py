"""Names, lists and quotes inside a sentence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relazione.codebook.table import rows
from relazione.codebook.vocabulary import vocabulary
from relazione.tell.wording.names import at, bare, label, named, possessive
from relazione.tell.wording.quotes import shortened, verbatim


@pytest.mark.parametrize(
    ("actor", "said"),
    [
        ("KOR", "South Korea"),
        ("USA", "the United States"),
        ("PHL", "the Philippines"),
        ("ARE", "the United Arab Emirates"),
        ("ASEAN", "ASEAN"),
        ("UN", "the UN"),
        ("World Bank", "the World Bank"),
        ("Kazakhstan Embassy in Seoul", "the Kazakhstan Embassy in Seoul"),
        ("Ministry of Foreign Affairs", "the Ministry of Foreign Affairs"),
        ("Dong-A University", "Dong-A University"),
        ("the embassy", "the embassy"),
        ("Russia's embassy", "Russia's embassy"),
        ("Ana Lopez", "Ana Lopez"),
        ("Senior officials of the World Bank", "senior officials of the World Bank"),
        ("President", "the President"),
    ],
)
def test_a_name_takes_the_article_that_english_gives_it(actor: str, said: str) -> None:
    """States, organisations, missions and persons are named with an article where English has one."""
    assert label(actor) == said


def test_a_name_loses_only_the_article_that_was_given() -> None:
    """Taking the article off leaves names that have none as they are."""
    assert (bare("the Philippines"), bare("the harbour master"), bare("Chile")) == (
        "Philippines",
        "the harbour master",
        "Chile",
    )


def test_a_possessive_of_a_plural_is_an_apostrophe() -> None:
    """Names that end in s take the apostrophe alone."""
    assert (possessive("Chile"), possessive("the Philippines")) == ("Chile's", "the Philippines'")


def test_a_long_list_is_cut() -> None:
    """Of more than eight names the first seven are told, and how many others there are."""
    ports = [f"Port {n}" for n in range(11)]
    assert named(ports) == "Port 0, Port 1, Port 2, Port 3, Port 4, Port 5, Port 6 and 4 others"


def test_a_head_in_common_is_told_once() -> None:
    """Three envoys of one kind share the noun."""
    envoys = [f"the envoys of {state}" for state in ("Chile", "Peru", "Spain")]
    assert named(envoys) == "the envoys of Chile, Peru and Spain"


def test_something_is_at_a_building_and_in_a_town() -> None:
    """Places take the preposition that English gives them."""
    assert (at("Busan"), at("General Headquarters"), at("KOR")) == (
        "in Busan",
        "at General Headquarters",
        "in South Korea",
    )


@given(st.text())
def test_a_quote_reads_as_the_text_does(text: str) -> None:
    """A quote, once its Markdown is read, has the words of the text: only white space is drawn together."""
    assert re.sub(r"\\([\\`*\[\]<|~_])", r"\1", verbatim(text)) == " ".join(text.split())


@given(st.text(min_size=1), st.integers(min_value=20, max_value=200))
def test_a_short_quote_is_cut_after_a_word(text: str, most: int) -> None:
    """A shortened quote is the text's own beginning, and says so where it is cut."""
    said = re.sub(r"\\([\\`*\[\]<|~_])", r"\1", shortened(text, most))
    whole = " ".join(text.split()).translate(str.maketrans("“”", "‘’"))
    assert whole.startswith(said.removesuffix(" …")) or said.endswith("…")
    assert len(said.removesuffix(" …")) <= max(most, len(whole.rstrip(".,;:")))


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("he praised “the old bridge”", "he praised ‘the old bridge’"),
        ("noting, “The bridge stands", "noting, ‘The bridge stands’"),
    ],
)
def test_a_quote_within_a_quote_has_single_marks(quote: str, told: str) -> None:
    """Quotation marks within a quote become single ones, and one that the quote leaves open is closed."""
    assert shortened(quote) == told


def test_every_type_and_stance_has_its_words() -> None:
    """The tables of wordings hold every type of engagement and every stance that the codebook names, and no other."""
    assert {row["type"] for row in rows("wording_engagements")} == set(vocabulary("engagement"))
    assert {row["stance"] for row in rows("wording_stances")} == set(vocabulary("stance"))
