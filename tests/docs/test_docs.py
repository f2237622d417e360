"""The pages under docs: generated ones are fresh, and what they point to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs import model_card
from docs.generate import EXPORTS_PAGE, PAGE, TABLES_PAGE, exports_page, page, tables_page
from relazione.tell import export

PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/glossary.md", "docs/exports.md", "docs/tables.md")


def test_the_codebook_page_is_fresh() -> None:
    """docs/codebook.md is what `make docs` would write now."""
    fresh = PAGE.read_text(encoding="utf-8") == page()
    assert fresh, "run make docs"


def test_the_page_on_exports_is_fresh_and_has_them_all() -> None:
    """docs/exports.md is what `make docs` would write now, with a heading and some words for every export."""
    text = EXPORTS_PAGE.read_text(encoding="utf-8")
    assert text == exports_page(), "run make docs"
    told = {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in text.split("\n## ")[1:]}
    assert tuple(told) == export.names()
    assert all(told.values())


def test_the_page_on_tables_is_fresh() -> None:
    """docs/tables.md is what `make docs` would write now."""
    fresh = TABLES_PAGE.read_text(encoding="utf-8") == tables_page()
    assert fresh, "run make docs"


@pytest.mark.parametrize("name", PAGES)
def test_what_a_page_names_is_there(name: str, checkout: Path) -> None:
    """Every link, and every path of the repository in a page's code words, leads to something."""
    text = (checkout / name).read_text(encoding="utf-8")
    paths = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(
        r"`((?:src|docs|bench|tests|examples|\.ci)/[^`\s]*)`", text
    )
    assert not [path for path in paths if "NAME" not in path and not (checkout / path).exists()]


def test_decisions_are_one_page_each(checkout: Path) -> None:
    """Every decision has a number of its own, a status, and the three parts: where we stood, what, what follows."""
    numbers = []
    for path in sorted((checkout / "docs" / "adr").glob("*.md")):
        numbers.append(path.name[:4])
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {path.name[:4]} ")
        assert all(part in text for part in ("Status: ", "## Where we stood", "## What we decided", "## What follows"))
    assert numbers == sorted(set(numbers))


def test_the_glossary_has_one_meaning_a_word(checkout: Path) -> None:
    """The words of the glossary are in order, and none stands twice."""
    text = (checkout / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")][1:]
    assert words == sorted(set(words), key=str.casefold)


def test_the_model_card_tells_of_every_trained_part() -> None:
    """The card that `make docs` would write now names every trained file of the package and says what it is."""
    card = model_card.page()
    rows = [line for line in card.splitlines() if line.startswith(("| `tables/", "| `encoder/"))]
    assert len(rows) == len(model_card.trained()) > 0
    assert not [row for row in rows if row.endswith("|  |")]
    assert "$" not in card
