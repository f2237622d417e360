"""What the origin of a name promises: known words tell states, unknown ones nothing."""

from __future__ import annotations

import pytest

from relazione.codebook.table import rows
from relazione.read.name_origins import homes_of_name


@pytest.mark.parametrize(
    ("words", "state"),
    [(("qwx", "horvatović"), "HRV"), (("nguyen", "an"), "VNM"), (("toshio", "hamamura"), "JPN"), (("quế",), "VNM")],
)
def test_a_word_an_ending_or_a_letter_tells_where_a_name_is_at_home(words: tuple[str, ...], state: str) -> None:
    """Whole words, endings of longer words and the letters of Vietnamese each tell a home."""
    assert homes_of_name(words)[state] > 0.3


def test_a_name_of_unknown_words_tells_nothing() -> None:
    """A name that no row knows is at home nowhere rather than everywhere."""
    assert homes_of_name(("qwx", "zzt")) == {}


def test_each_row_of_origins_names_states_and_forms_in_lower_case() -> None:
    """Each row has states by their alpha-3 codes, or "-" for none, and at least one form, in lower case."""
    for row in rows("name_origins"):
        forms = f"{row['words']} {row['beginnings']} {row['endings']}"
        assert forms.strip() and forms == forms.lower()
        assert all(len(state) == len("ISO") and state.isupper() for state in row["states"].replace("-", "").split())
