"""What is promised of a text that many papers print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import relazione
from relazione.ingest.article import Article, article_id
from relazione.journey import read_article
from relazione.read.finding import Finding
from relazione.read.publisher import standing
from relazione.read.readers import load_reader
from relazione.read.reprints import Reprints

TEXT = (
    "Foreign Minister Rosa Huaman received Ghanaian Ambassador Kojo Mensah in Lima on Monday. "
    "“I welcome the agreement on fisheries,” the President said, and the government condemned the attack in Accra."
)
PUBLISHERS = (
    None, "The Lima Mirror", "The Andes Gazette", "The Accra Evening Post (Ghana)", "The Ghana Post",
    "President of Peru", "Ministry of Foreign Affairs of Peru", "Government of Ghana",
)  # fmt: skip
DAYS = (None, date(2024, 3, 6), date(2024, 3, 13))


def printed(text: str, publisher: str | None, day: date | None) -> Article:
    """The text as one paper prints it."""
    return Article(article_id(text, day, publisher), "a", text, day, None, publisher)


class Counting:
    """A way of reading that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, article: Article) -> Iterator[Finding]:
        """One finding, the whole text."""
        self.asked += 1
        yield Finding("profile", 0, len(article.text), {}, (), 0.5, "counting")


def test_a_reprint_is_read_as_if_it_were_the_only_one() -> None:
    """Whatever was read before, each paper's copy makes the claims that it makes alone, with its own ids."""
    articles = [printed(TEXT, publisher, day) for publisher, day in product(PUBLISHERS, DAYS)]
    one = load_reader("grammar")
    together = [read_article(article, one) for article in [*articles, *reversed(articles)]]
    assert together[: len(articles)] == together[len(articles) :][::-1]
    alone = [read_article(article, load_reader("grammar")) for article in articles]
    assert together[: len(articles)] == alone
    ids = [claim.id for result in alone for claim in result.claims]
    assert len(ids) == len(set(ids)) > len(articles)


def test_forty_copies_are_read_once() -> None:
    """Papers that stand alike ask for one reading; another day, or a paper of another state, for one more each."""
    reprints, read = Reprints(), Counting()
    for number in range(40):
        reprints.findings(printed(TEXT, f"The Gazette {number}", DAYS[1]), read)
    assert read.asked == 1
    reprints.findings(printed(TEXT, "The Gazette", DAYS[2]), read)
    reprints.findings(printed(TEXT, "The Ghana Post", DAYS[1]), read)
    reprints.findings(printed(TEXT + " ", "The Gazette", DAYS[1]), read)
    assert read.asked == 4


def test_texts_read_long_ago_are_forgotten() -> None:
    """Memory does not grow with the number of texts; one forgotten is read again and gives the same."""
    reprints, read = Reprints(), Counting()
    for number in range(1_000):
        reprints.findings(printed(f"{TEXT} {number}", None, None), read)
    assert len(reprints._found) == 256
    assert reprints.findings(printed(f"{TEXT} 0", None, None), read) == tuple(read(printed(f"{TEXT} 0", None, None)))
    assert read.asked == 1_002


def test_reading_looks_at_nothing_of_an_article_but_what_tells_copies_apart() -> None:
    """The grammar's files ask an article for its text and day, and for its publisher only what its standing tells."""
    room = Path(relazione.__file__).parent / "read"
    asked = {
        (found[1], line.strip())
        for file in sorted(room.rglob("*.py"))
        if "llm" not in file.parts and file.name != "reprints.py"
        for line in file.read_text(encoding="utf-8").splitlines()
        for found in re.finditer(r"\barticle\.([a-z_]+)\b", line)
        if "import" not in line and '"""' not in line
    }
    assert {name for name, _ in asked} <= {"text", "published", "publisher"}
    told = (
        "home_of(article.publisher",
        "publisher_office(article.publisher",
        "is_government(self.reading.article.publ",
    )
    assert all(any(call in line for call in told) for name, line in asked if name == "publisher")
    assert standing("The Lima Mirror") == replace(standing(None), home=standing("The Lima Mirror").home)
