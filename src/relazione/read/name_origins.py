"""Where a person's name is at home, by its words, their beginnings and endings: a clue to whom a title serves."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from relazione.codebook.table import rows

_ENGLISH = "English given names"
_LONG = 5  # letters of a word whose beginning or ending tells something
_VIETNAMESE = frozenset("đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


def homes_of_name(words: Iterable[str]) -> dict[str, float]:
    """How much of a name is at home in each state (ISO alpha-3), from 0 to 1; empty where no word is known.

    `words` are the lower-case words of the name. A word at home in few states tells more than one at home in many.
    """
    told = [states for word in words if (states := _homes_of_word(word))]
    weight = sum(1 / len(states) for states in told)
    found: dict[str, float] = {}
    for states in told:
        for state in states:
            found[state] = found.get(state, 0.0) + 1 / len(states) / weight
    return found


@cache
def _homes_of_word(word: str) -> frozenset[str]:
    """The states of the most telling row that knows the word: whole words, then the longest ending or beginning."""
    beginnings, endings = _forms("beginnings"), _forms("endings")
    found = _forms("words").get(word, frozenset())
    if not found and not _VIETNAMESE.isdisjoint(word):
        return frozenset({"VNM"})
    if found or len(word) < _LONG:
        return found
    for size in range(len(word) - 1, 1, -1):
        found = endings.get(word[-size:], frozenset()) | beginnings.get(word[:size], frozenset())
        if found:
            return found
    return found


@cache
def english_given_names() -> frozenset[str]:
    """Given names of English usage, which the English lexicon has too: they tell a name from English words."""
    return frozenset(word for row in rows("name_origins") if row["source"] == _ENGLISH for word in row["words"].split())


@cache
def _forms(column: str) -> dict[str, frozenset[str]]:
    """The forms in a column of the table `name_origins` with their states."""
    found: dict[str, frozenset[str]] = {}
    for row in rows("name_origins"):
        for form in row[column].split():
            found[form] = found.get(form, frozenset()) | frozenset(row["states"].replace("-", "").split())
    return found
