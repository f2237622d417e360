"""Articles by the thousand, made of a few sentences of our own by varying names, states, matters and days.

A template is read once by the real reader; of each further article the claims are those, with the names and days of
that article in their values, quotes and spans. So a large record can be filled without reading for hours.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from relazione.codebook.states import State, states
from relazione.ingest.article import Article, article_id
from relazione.journey import read_article
from relazione.read.reader import Reader
from relazione.record.claim import Claim, ClaimParticipant, ClaimValue, claim_id

TEMPLATES = (
    "The Foreign Minister of {A}, {a}, met the Foreign Minister of {B}, {b}, in {C} on {day}. The two ministers signed "
    "a memorandum of understanding on {m} {n}. {a} pledged to support the {n} of {B}.",
    "The ambassador of {B} to {A}, {b}, called on Defence Minister {a} in {C} on {day}. The ambassador said that {B} "
    "values its friendship with {A} in {m} {n}.",
    "President {a} of {A} and President {b} of {B} spoke by telephone on {day}. President {a} condemned the attack on "
    "the {m} {n} and welcomed the progress made.",
    "The Prime Minister of {B}, {b}, arrived in {C} on {day} for talks with Prime Minister {a} of {A}. Prime Minister "
    "{b} proposed a centre for {m} {n}.",
    "Foreign Secretary {a} of {A} said on {day} that {A} rejects the criticism of its {m} {n}. {A} opened an embassy "
    "in {B} in May 1991.",
)
_FIRST_DAY = date(1975, 1, 6)
_A_DAY = 20  # articles; a longer record covers more days, as a register that grows does
_EACH = 25  # articles that tell of one person, on the average
_SYLLABLES = "ba ne ko ri ta mu so le vi da pe no ka li ro su ma te bo ni ga lo fe zi du ra mi po ve sa".split()
_MATTERS = "copper barley harbour salmon railway timber textile museum glacier archive lantern orchard pottery".split()
_NOUNS = "training research inspection tariffs workshops surveys standards exhibitions insurance cadastres".split()
_PAPERS = tuple(f"The {place} Post" for place in ("Harbour", "Hill", "River", "Market", "Island", "Forest"))
_NAMED = ("a", "b", "A", "B", "C", "m", "n", "day")


@dataclass(frozen=True, slots=True)
class Variant:
    """One filling of a template: what stands in each place, and the day of publication."""

    template: int
    words: Mapping[str, str]
    values: Mapping[str, str]
    published: date


def variants(count: int, seed: int = 1, articles: int | None = None) -> Iterator[Variant]:
    """So many fillings of the kind found in a record of so many `articles` (as many as asked for, where None)."""
    dice = random.Random(seed)
    size = articles or count
    for number in range(count):
        yield _variant(dice, number % len(TEMPLATES), size)


def article_of(variant: Variant, number: int) -> Article:
    """The article that a filling makes."""
    text, _ = _rendered(TEMPLATES[variant.template], variant.words)
    paper = _PAPERS[number % len(_PAPERS)]
    return Article(article_id(text, variant.published, paper), f"v{number}", text, variant.published, publisher=paper)


class Claimed:
    """The claims of fillings, made from those that a reader found in the first filling of each template."""

    def __init__(self, reader: Reader) -> None:
        """Read each template once."""
        self._first = [_variant(random.Random(number), number, 1) for number in range(len(TEMPLATES))]
        articles = [article_of(variant, number) for number, variant in enumerate(self._first)]
        self._claims = [read_article(article, reader).claims for article in articles]

    def of(self, variant: Variant, article: Article) -> tuple[Claim, ...]:
        """The claims of the article that this filling makes."""
        first = self._first[variant.template]
        _, before = _rendered(TEMPLATES[variant.template], first.words)
        _, after = _rendered(TEMPLATES[variant.template], variant.words)
        move = _Move(article, before, after, {first.values[key]: variant.values[key] for key in first.values})
        found = (move.claim(claim) for claim in self._claims[variant.template])
        return tuple(sorted(found, key=lambda claim: (claim.start, claim.end, claim.kind, claim.id)))


@dataclass(frozen=True, slots=True)
class _Move:
    """From the text of one filling to that of another: positions, and the values that names and days stand for."""

    article: Article
    before: list[int]
    after: list[int]
    values: Mapping[str, str]

    def claim(self, claim: Claim) -> Claim:
        """The same claim of the other filling."""
        slots = {slot: tuple(map(self._value, values)) for slot, values in claim.slots.items()}
        sides = tuple(
            ClaimParticipant(self._value(p.who), self._value(p.acts_for) if p.acts_for else None, p.role)
            for p in claim.participants
        )
        start, end = self._place(claim.start), self._place(claim.end)
        name = claim_id(self.article.id, claim.kind, (start, end), slots, sides, claim.reader)
        quote = self.article.text[start:end]
        moved = replace(claim, id=name, article=self.article.id, start=start, end=end, quote=quote)
        return replace(moved, slots=slots, participants=sides)

    def _value(self, value: ClaimValue) -> ClaimValue:
        start, end = self._place(value.start), self._place(value.end)
        words = self.article.text[start:end]
        told = self.values.get(value.value, words if value.value == value.quote else value.value)
        return ClaimValue(told, start, end, words, value.basis)

    def _place(self, position: int) -> int:
        """Where a position of the one text lies in the other: as far after the last mark, at most at the next."""
        mark = bisect_right(self.before, position) - 1
        end = self.after[mark + 1] if mark + 1 < len(self.after) else len(self.article.text)
        return min(self.after[mark] + position - self.before[mark], end)


def _variant(dice: random.Random, template: int, size: int) -> Variant:
    known = _known(size)
    one, other = dice.sample(range(known), 2)
    person, whom = (invented_name(state + known * dice.randrange(_servants(size))) for state in (one, other))
    held = _FIRST_DAY + timedelta(days=dice.randrange(max(1, size // _A_DAY)))
    matter, noun = dice.choice(_MATTERS), dice.choice(_NOUNS)
    told = f"{held.day} {held:%B} {held.year}"
    a, b = _states()[one], _states()[other]
    words = (person, whom, a.name, b.name, str(a.capital), matter, noun, told)
    values = {"a": person, "b": whom, "A": a.iso3, "B": b.iso3, "C": str(a.capital), "day": held.isoformat()}
    return Variant(template, dict(zip(_NAMED, words, strict=True)), values, held + timedelta(days=dice.randrange(3)))


@cache
def _states() -> list[State]:
    """States whose name is one word, so that every reader knows them in every sentence."""
    return [state for state in states().values() if state.name.isalpha() and state.capital and state.cow]


def _known(size: int) -> int:
    """How many states a record of so many articles tells of: at most as many as it has persons."""
    return min(len(_states()), max(2, size // _EACH))


def _servants(size: int) -> int:
    """How many persons serve a state; nobody serves two, as in the world, so those near a party stay few."""
    return max(1, size // _EACH // _known(size))


def invented_name(number: int) -> str:
    """A name of our own, another for every number."""
    dice = random.Random(f"person {number}")
    return " ".join("".join(dice.choices(_SYLLABLES, k=size)).capitalize() for size in (3, 4))


def _rendered(template: str, words: Mapping[str, str]) -> tuple[str, list[int]]:
    """The text, and the positions at which its words and its places meet."""
    text, marks = "", [0]
    for part in template.split("{"):
        name, brace, rest = part.partition("}")
        if brace:
            text += words[name]
            marks.append(len(text))
        text += rest if brace else part
        marks.append(len(text))
    return text, marks
