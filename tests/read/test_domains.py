"""Domains: which words carry which, and which only seem to."""

from __future__ import annotations

from collections import Counter

import pytest

from relazione.codebook.table import rows
from relazione.read.domains import domains_in
from relazione.read.fold import fold

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
        ("lemons and frozen beef", ["agriculture"]),
        ("cobalt and copper mines", ["mining"]),
        ("nurses, seafarers and domestic workers", ["health", "labour"]),
        ("the readmission of irregular migrants", ["people"]),
        ("quake-hit villages and flood victims", ["humanitarian"]),
        ("a drone attack by gunmen", ["security"]),
        ("a prisoner swap and a humanitarian pause", ["peace", "humanitarian"]),
        ("a loan agreement for the railway", ["finance", "infrastructure"]),
        ("a parliamentary friendship group", ["politics"]),
        ("a film festival and a football match", ["culture"]),
        ("he wished him good health and long life", []),
        ("the bonds of friendship", ["politics"]),
        ("the secretary of energy and the minister of public health", []),
        ("a warm welcome and kind hospitality", []),
        ("to strike a balance", []),
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


def test_each_phrase_stands_once_as_texts_are_read() -> None:
    """A phrase is in lower case without hyphens or stray spaces, and names each domain once with a known weight."""
    table = rows("domain_words")
    assert len({(row["phrase"], row["domain"]) for row in table}) == len(table)
    for row in table:
        bare = row["phrase"].removesuffix("*")
        assert bare == " ".join(fold(bare).replace("-", " ").split())
        assert not set(bare) & set("*~@=,")
        assert row["weight"] in ("1", "0.5")


def test_a_phrase_stands_before_its_beginnings() -> None:
    """No open-ended phrase stands before a longer one that it would hide: "art" follows "artificial intelligence"."""
    open_ended: set[str] = set()
    for phrase in dict.fromkeys(row["phrase"] for row in rows("domain_words")):
        ends = range(phrase.rfind(" ") + 2, len(phrase))
        assert not {phrase[:end] for end in ends} & open_ended, phrase
        if phrase.endswith("*"):
            open_ended.add(phrase[:-1])


def test_every_domain_is_found_in_many_words() -> None:
    """Each of the codebook's domains has a hundred strong phrases at least."""
    strong = Counter(row["domain"] for row in rows("domain_words") if row["weight"] == "1")
    assert all(strong[domain] >= 100 for domain in CODEBOOK_DOMAINS), strong
