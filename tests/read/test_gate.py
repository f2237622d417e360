"""What is promised of the gate before reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relazione.read.gate import FEWEST_WORDS, load_gate

FOOTBALL = "The goalkeeper saved a penalty and the striker scored in the second half of the match against Norway. "
TRADE = "Norway and Peru agreed on cooperation in trade, and ministers of both countries praised their good relations. "


@pytest.mark.parametrize(("sentence", "opens"), [(FOOTBALL, False), (TRADE, True)])
def test_words_tell_what_a_text_is_about(sentence: str, opens: bool) -> None:
    """A long text on football is passed over, a long one on relations between states is read."""
    assert load_gate().opens(sentence * 10) is opens


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("Ambassador", True),
        ("a memorandum of understanding", True),
        ("the Foreign Ministry", True),
        ("Sister Cities", True),
        ("co-chaired a", True),
        ("her counterpart", False),  # captains and managers have them too
    ],
)
def test_a_word_of_diplomacy_lowers_the_bar(words: str, opens: bool) -> None:
    """A text of doubtful words is passed over, and with a word of diplomacy, whatever its case, it is read."""
    doubtful = "It was said at the office that the plan had been put forward once more, and that they would see. " * 8
    assert [load_gate().opens(text) for text in (doubtful, f"{doubtful} {words}")] == [False, opens]


def test_a_short_text_is_always_read() -> None:
    """A text of a few sentences has too few words to tell by."""
    assert load_gate().opens(FOOTBALL * (FEWEST_WORDS // 20))


def test_an_empty_or_odd_text_is_no_fault() -> None:
    """Texts without words, or without blanks, are let through to the reader."""
    assert all(load_gate().opens(text) for text in ("", "…", "🇳🇴", "x" * 10_000))


def test_the_gate_lets_every_annotated_article_through(shared: Path) -> None:
    """No article of the annotated sets is passed over."""
    gate = load_gate()
    texts = [path for name in ("founding", "dev", "train") for path in sorted((shared / "gold" / name).glob("*.txt"))]
    assert texts
    assert [path.name for path in texts if not gate.opens(path.read_text(encoding="utf-8"))] == []


def test_the_gate_lets_the_corpus_through(shared: Path) -> None:
    """Of the diplomatic corpus fewer than one article in a hundred is passed over."""
    rows = (shared / "corpus" / "news_diplomatic_dev.jsonl").read_text(encoding="utf-8").splitlines()
    passed_over = [row for row in map(json.loads, rows) if not load_gate().opens(row["text"])]
    assert len(passed_over) * 100 < len(rows)
