"""What is promised of reprints: forty papers with one wire are forty reports of one text."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from relazione.record.claim import Claim
from relazione.resolve.copies import independent

WIRE = (
    "LIMA - Foreign Minister Rosa Huaman received her Ghanaian counterpart Kojo Mensah in Lima on Monday and signed an "
    "agreement on fisheries with him. The two ministers spoke for an hour about cocoa, ports and the training of young "
    "diplomats. Ms. Huaman thanked Ghana for its support during the floods of the spring. Mr. Mensah invited her to "
    "Accra, where a meeting of both chambers of commerce is planned for the autumn. Ghana would open an embassy in the "
    "city before the end of the year, he said. Trade between the two countries has doubled in five years, mostly in "
    "fish meal and gold. Both sides hope that a direct flight will bring more visitors. The delegation also saw the "
    "harbour of Callao, where a cold store is being built with the help of a bank from Accra."
)
QUOTE = "Foreign Minister Rosa Huaman"
OWN = (
    "Foreign Minister Rosa Huaman and Kojo Mensah of Ghana put their names to a treaty on fish yesterday, our reporter "
    "saw in the palace of Torre Tagle. He had flown in at dawn. Nobody would say what it costs. Fishermen in Paita are "
    "sceptical, for the last such treaty brought them nothing, and they remember the foreign boats of two summers ago. "
)


def reports(texts: Mapping[str, str], quote: str = QUOTE) -> list[Claim]:
    """A claim in each article, on the same words."""
    found = []
    for article, text in texts.items():
        start = text.index(quote)
        found.append(
            Claim(f"c{article}", article, "tenure", start, start + len(quote), quote, {}, (), 0.9, "grammar", "1", ())
        )
    return found


def counted(*texts: str) -> int:
    """The number of independent texts among these, each a report of one thing."""
    named = {f"{number:03}": text for number, text in enumerate(texts)}
    return independent(reports(named), named)


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        f"By Our Staff\n\nFISH AND FRIENDSHIP\n\n{WIRE}\n\nFollow us for more.",
        WIRE[: len(WIRE) // 2],
        WIRE.replace("LIMA - ", "Lima, Monday (Wire) — ").replace("for an hour", "for more than an hour"),
        WIRE.replace("received her Ghanaian counterpart Kojo Mensah in Lima on Monday", "met Kojo Mensah of Ghana"),
        WIRE.replace(", ", ",\n\n").replace("Ms.", "Ms"),
        WIRE.upper().replace(QUOTE.upper(), QUOTE),
    ],
)
def test_a_reprint_is_one_text_with_what_it_reprints(copy: str) -> None:
    """A head, a tail, a cut, a changed sentence, another dress of the words: the text is the same."""
    assert counted(WIRE, copy) == 1


@pytest.mark.parametrize(
    "other",
    [
        OWN,
        f"{OWN} “Ghana would open an embassy in the city before the end of the year,” he said.",
        QUOTE,
        f"{QUOTE} left.",
        WIRE.split(". ")[0] + ". " + OWN.replace(QUOTE, "She") * 2,
    ],
)
def test_a_text_of_ones_own_is_another_though_it_quotes(other: str) -> None:
    """The same event, a quoted sentence, a name and title alone do not make a reprint."""
    assert counted(WIRE, other) == 2


def test_short_texts_are_one_only_if_they_are_the_same() -> None:
    """A caption that two papers print word for word is one text; one word more makes two."""
    caption = f"{QUOTE} of Peru with guests."
    assert counted(caption, caption.upper().replace(QUOTE.upper(), QUOTE)) == 1
    assert counted(caption, f"{caption} Reuters") == 2


def test_forty_papers_with_one_wire_are_one_source_in_any_order() -> None:
    """Copies each changed somewhere, mixed with two texts of their own, make three texts, whoever comes first."""
    chance = random.Random(1)
    words = WIRE.split()
    texts = [
        OWN,
        f"In a quiet week at the palace {QUOTE} saw one guest, from Accra, and they talked of boats and flags.",
    ]
    for number in range(40):
        changed = list(words)
        for _ in range(3):
            changed[chance.randrange(12, len(words))] = f"word{number}"
        texts.append(f"Paper {number}. " + " ".join(changed))
    for _ in range(3):
        named = {f"{chance.random():.12f}": text for text in texts}
        found = reports(named)
        chance.shuffle(found)
        in_order = sorted(found, key=lambda claim: claim.id)
        assert independent(found, named) == independent(in_order, named)
        assert independent(found, named) == 3


def test_reports_of_one_article_are_one_text_and_none_are_none() -> None:
    """Two claims of an article count once; an article whose text is not at hand is a text of its own."""
    (first,), (second,) = reports({"a": WIRE}), reports({"a": WIRE}, "Kojo Mensah")
    assert independent([first, second], {"a": WIRE}) == 1
    assert independent([], {}) == 0
    assert independent(reports({"a": WIRE, "b": WIRE}), {"a": WIRE}) == 2
    assert independent(reports({"a": WIRE, "b": WIRE}), {}) == 2


def test_two_articles_that_share_one_of_several_passages_are_one_text() -> None:
    """A paper that reprints only one of two places where the thing is told has reprinted it."""
    long = f"{WIRE} {'Something else was said by many others. ' * 40} {OWN}"
    texts = {"a": long, "b": OWN}
    claims = [*reports(texts), *reports({"a": long}, "Kojo Mensah of Ghana")]
    assert independent(claims, texts) == 1
