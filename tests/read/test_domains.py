"""Domains: which words carry which, and which only seem to."""

from __future__ import annotations

import pytest

from relazione.codebook.table import rows
from relazione.read.domains import domains_in

CODEBOOK_DOMAINS = frozenset(
    "politics security economy trade investment finance energy mining agriculture infrastructure technology health"
    " education culture tourism people labour environment humanitarian law peace".split()
)


def domains(text: str, general: bool = True) -> list[str]:
    """The names of the domains of a whole text."""
    return [value.value for value in domains_in(text, 0, len(text), general=general)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("closer cooperation in political, economic, security, tourism, education and cultural domains",
         ["politics", "economy", "security", "tourism", "education", "culture"]),
        ("Counter-terrorism and people-to-people exchanges", ["security", "people"]),
        ("the energy security of the islands", ["energy"]),
        ("a meeting with the defence minister", []),
        ("an artful reply", []),
        ("during the Second World War", []),
        ("human rights and the rule of law", ["law"]),
    ],
)  # fmt: skip
def test_words_carry_their_domains(text: str, expected: list[str]) -> None:
    """Whole words and their endings count, longer phrases before the words inside them, offices not at all."""
    assert domains(text) == expected


def test_general_talk_of_relations_counts_only_alone() -> None:
    """Talk of relations is politics where nothing stronger stands beside it, and nothing where it is not asked for."""
    assert domains("to deepen bilateral relations") == ["politics"]
    assert domains("to deepen trade relations") == ["trade"]
    assert domains("to deepen bilateral relations", general=False) == []


def test_each_domain_rests_on_its_words() -> None:
    """The span of a domain is the word that carries it, and the limit keeps the first ones."""
    text = "They spoke of trade and of fisheries."
    first, second = domains_in(text, 0, len(text))
    assert (text[first.start : first.end], text[second.start : second.end]) == ("trade", "fisheries")
    assert len(domains_in(text, 0, len(text), limit=1)) == 1
    assert domains_in(text, 0, 10) == ()


def test_the_table_names_only_domains_of_the_codebook() -> None:
    """Every row names a domain of the codebook or none."""
    assert {row["domain"] for row in rows("domain_words")} <= CODEBOOK_DOMAINS | {""}
