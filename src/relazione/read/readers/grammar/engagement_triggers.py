"""Words that tell of an engagement, found by the rows of `engagement_triggers.csv`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from relazione.codebook.table import rows
from relazione.read.mention import Mention
from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_arguments import Arguments, of_noun, of_verb
from relazione.read.readers.grammar.engagement_words import words
from relazione.read.reading import Reading

_ANY = "any"
_MONEY = "money"
_CURRENCIES = frozenset("$€£¥₹₩₦₱")
TRAVEL = frozenset({"travel", "awaited", "due", "stop", "accompany", "back"})
"""The frames of visits: the guest stands on the first side, who receives him on the second."""

AWAITED = frozenset({"awaited", "due"})
"""The frames of visits that are still to come."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an engagement: its token, codebook type, frame and arguments.

    `governor` is the verb that carries a noun ("held" of "held talks"), or -1. `row` names the table's row by its first
    word, part of speech and needs.
    """

    token: int
    type: str
    frame: str
    noun: bool
    arguments: Arguments
    governor: int
    row: str


@dataclass(frozen=True, slots=True)
class _Test:
    relation: str
    wanted: str
    denied: bool


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    tests: tuple[_Test, ...]
    type: str
    frame: str


def triggers(reading: Reading) -> Iterator[Trigger]:
    """The triggers of the article in order of their words; words inside a name count only as nouns of events."""
    parse = reading.parse
    table = _table()
    for i in range(len(parse)):
        pos = parse.pos[i]
        noun = pos in ("NOUN", "PROPN")
        if not noun and pos != "VERB":
            continue
        found = table.get((_lemma(parse, i), noun)) or (noun and table.get((_one_of_several(parse, i), noun)))
        if found:
            yield from _first_that_holds(reading, i, noun, found)


def _lemma(parse: Parse, i: int) -> str:
    """The lemma; of letters with a number behind them ("COP28") the letters; "re-" is part of its word."""
    lemma = parse.lemma[i]
    if i > 1 and parse.words[i - 1] == "-" and parse.lower[i - 2] == "re":  # parted by the tokenizer
        return f"re-{lemma}"
    return lemma.rstrip("0123456789").lower() if lemma[-1:].isdigit() and parse.words[i].isupper() else lemma


def _one_of_several(parse: Parse, i: int) -> str:
    """The singular of a plural that the lemmatiser keeps as it is ("letters", "tours"), empty for any other word."""
    kept = parse.tag[i] == "NNS" and parse.lemma[i] == parse.lower[i] and not parse.words[i].isupper()
    return parse.lemma[i].removesuffix("s") if kept else ""


def _first_that_holds(reading: Reading, i: int, noun: bool, found: tuple[_Row, ...]) -> Iterator[Trigger]:
    arguments = of_noun(reading.parse, i) if noun else of_verb(reading.parse, i)
    for row in found:
        if all(_holds(reading, arguments, test) for test in row.tests):
            if row.type != "none":
                governor = arguments.get("governor", [-1])[0]
                yield Trigger(i, row.type, row.frame, noun, arguments, governor, row.name)
            return


def _holds(reading: Reading, arguments: Arguments, test: _Test) -> bool:
    tokens = arguments.get(test.relation, ())
    found = any(_fits(reading, token, test.wanted) for token in tokens)
    return found != test.denied


def _fits(reading: Reading, token: int, wanted: str) -> bool:
    if not wanted.startswith("@"):
        accepted = words(wanted)
        named = token if reading.parse.lemma[token] != "one" else _one_of(reading, token, accepted)
        lower = reading.parse.lower[named]
        return reading.parse.lemma[named] in accepted or lower in accepted or lower.removesuffix("s") in accepted
    kind = wanted[1:]
    if kind == _ANY:
        return True
    if kind == _MONEY:
        return _is_money(reading.parse, token)
    mention = reading.outer(token)
    if mention is None and kind in ("actor", "person") and reading.parse.lemma[token] in words("people"):
        return True
    mention = mention or _in_apposition(reading, token)
    if mention is None:
        return False
    if kind == "actor":
        return True
    if kind == "place":
        return mention.kind in ("state", "city", "region")
    if kind == "person":
        return mention.kind in ("person", "group")
    return mention.kind == kind


def _in_apposition(reading: Reading, token: int) -> Mention | None:
    """What is named after a word that only describes it ("a member of the alliance, NATO")."""
    parse = reading.parse
    named = (reading.outer(child) for child in parse.children[token] if parse.dep[child] == "appos")
    return next((mention for mention in named if mention is not None), None)


def _is_money(parse: Parse, token: int) -> bool:
    """Whether a word and those before it tell a sum of money ("£12m", "120 million kroner", "AUD 1.5 million")."""
    behind = (i for c in parse.children[token] if parse.dep[c] == "nummod" and c > token for i in parse.subtree(c))
    beside = (*range(parse.left[token], token + 1), *behind)  # "AUD 5 million" counts behind, "S$50" has a sign within
    if any(_CURRENCIES & set(parse.words[i]) for i in beside):
        return True
    counted = any(parse.words[i][0].isdigit() or parse.lower[i] in words("thousands") for i in beside)
    return counted and any(parse.lower[i] in words("currency") for i in beside)


def _one_of(reading: Reading, token: int, accepted: frozenset[str]) -> int:
    """The word before in the sentence that "a new one" stands for, the token itself where none fits."""
    first, _ = reading.parse.sentences[reading.parse.sentence[token]]
    return next((i for i in range(token - 1, first - 1, -1) if reading.parse.lemma[i] in accepted), token)


@cache
def _table() -> dict[tuple[str, bool], tuple[_Row, ...]]:
    found: dict[tuple[str, bool], list[_Row]] = {}
    for row in rows("engagement_triggers"):
        name = f"{row['words'].partition('|')[0]} {row['pos']} {row['needs']}".strip()
        read = _Row(name, tuple(_tests(row["needs"])), row["type"], row["frame"])
        for word in row["words"].split("|"):
            found.setdefault((word, row["pos"] == "noun"), []).append(read)
    # a row that asks for nothing comes after all that do, so that new rows can be added at the table's end
    return {word: tuple(sorted(read, key=lambda row: not row.tests)) for word, read in found.items()}


def _tests(needs: str) -> Iterator[_Test]:
    for need in needs.split(";"):
        if need:
            relation, _, wanted = need.partition("=")
            yield _Test(relation.lstrip("!"), wanted, relation.startswith("!"))
