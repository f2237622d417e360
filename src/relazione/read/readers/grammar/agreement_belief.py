"""Whether the words about an instrument are enough to say that there is, or is to be, such a one."""

from __future__ import annotations

import re

from relazione.read.domains import domains_in
from relazione.read.finding import Value
from relazione.read.parse import Parse
from relazione.read.readers.grammar.agreement_nouns import Instrument
from relazione.read.readers.grammar.agreement_standing import Standing, words
from relazione.read.reading import Reading

POINTING = frozenset(("the", "this", "these", "that", "those", "such", "both", "its", "their", "said"))
FEW = 2  # parties of a bilateral instrument
FULL_NAME = 3  # capitalised words of a name that tell of a framework without its sides
YEAR = re.compile(r"(?:19|20)\d\d")
PAIRS = frozenset(("partnership", "framework", "arrangement", "arrangements", "corridor", "compact"))  # of two, mostly
WIDE = frozenset(("global", "international", "world", "regional"))
EMPTY_TOPICS = frozenset("matter issue point subject question it this that topic".split())


def believed(
    reading: Reading, instrument: Instrument, told: Standing, explicit: bool, named: bool, bound: list[Value]
) -> bool:
    """Whether the words are enough to say that there is, or is to be, such an instrument."""
    parse = reading.parse
    if instrument.known:
        # a convention of all the world binds no side in particular: it counts where something becomes of it
        return bool(bound) or (bool(told.status) and instrument.type != "free_trade")
    if any(reading.parse.lower[i] in words("unnamed") for i in range(max(instrument.first - 1, 0), instrument.head)):
        return False
    if instrument.need == "named":
        if told.status == "in_force" and told.verb is not None:
            return len(bound) == FEW
        if explicit and _is_called(parse, instrument) and parse.lower[instrument.head + 1] == "between":
            return True
        pairs = parse.lemma[instrument.head].lower() in PAIRS
        coming = pairs and told.status in ("proposed", "negotiating") and told.verb is not None and len(bound) == FEW
        return named and (explicit or coming or told.status == "signed" or _of_many_words(reading, instrument, bound))
    if instrument.need == "signed":
        if explicit and ((named and len(bound) == FEW) or instrument.type == "joint_statement"):
            return True
        under = instrument.first > 1 and parse.lower[instrument.first - 2] == "under"
        if instrument.type == "contract" and under and _dated_name(parse, instrument):
            return len(bound) == FEW  # "sells power under a 2021 contract"
        return told.status == "signed" or (told.status == "proposed" and told.verb is not None and explicit)
    if told.status == "signed":
        return bool(bound) and (not told.weak or _has_topic(reading.parse, instrument))
    telling = named or _telling(reading, instrument) or _dated_name(parse, instrument) or of_day(reading, instrument)
    if told.status:
        telling = telling or (told.verb is not None and not plural(parse, instrument) and _has_topic(parse, instrument))
        return explicit or (telling and len(bound) == FEW)
    return explicit or (len(bound) == FEW and (telling or named))


def _is_called(parse: Parse, instrument: Instrument) -> bool:
    """Whether a capitalised word before the noun is its name: "the PACIFIC arrangement"."""
    return any(
        parse.words[i][0].isupper() and parse.pos[i] == "PROPN" for i in range(instrument.first, instrument.head)
    )


def _telling(reading: Reading, instrument: Instrument) -> bool:
    """Whether the words tell so much of one instrument that there must be it: "a draft treaty on extradition"."""
    if plural(reading.parse, instrument) or instrument.type == "ceasefire":
        return False
    pointing = reading.parse.lower[instrument.first - 1] in POINTING if instrument.first else False
    if "bilateral" in reading.parse.lower[instrument.first : instrument.head]:
        return True
    if instrument.title_end > instrument.end and not (pointing and instrument.first == instrument.head):
        return True
    name = domains_in(reading, instrument.start, instrument.end, general=False)
    return any(value.value not in ("peace", "politics") for value in name)


def _of_many_words(reading: Reading, instrument: Instrument, bound: list[Value]) -> bool:
    """Whether so full a name tells of a framework without its sides: "the Coastal Security Partnership"."""
    parse = reading.parse
    words_of_name = parse.words[instrument.first : instrument.head + 1]
    capitals = sum(word[0].isupper() for word in words_of_name)
    pointed = instrument.first > 0 and parse.lower[instrument.first - 1] in ("the", "our", "their")
    of_two = parse.lemma[instrument.head].lower() in PAIRS and words_of_name[0].lower() not in WIDE
    return pointed and of_two and capitals >= FULL_NAME and len(bound) == FEW


def _dated_name(parse: Parse, instrument: Instrument) -> bool:
    """Whether a year before the noun tells the one instrument from others: "a 1994 agreement"."""
    before = parse.words[instrument.first : instrument.head]
    return not plural(parse, instrument) and any(YEAR.fullmatch(word) for word in before)


def of_day(reading: Reading, instrument: Instrument) -> bool:
    """Whether its day or year right behind the noun tells it from others: "the agreement of 26 December 2016"."""
    parse = reading.parse
    if parse.lower[instrument.head + 1 : instrument.head + 2] != ["of"] or instrument.head + 2 >= len(parse):
        return False
    at = parse.start[instrument.head + 2]
    return any(day.start <= at < day.end for day in reading.dates)


def _has_topic(parse: Parse, instrument: Instrument) -> bool:
    """Whether words after the noun tell what it is about: not "reached an agreement on this matter"."""
    last = parse.token_at(instrument.title_end - 1)
    nouns = [parse.lower[i] for i in range(instrument.head + 1, last + 1) if parse.pos[i] in ("NOUN", "PROPN", "PRON")]
    return instrument.title_end > instrument.end and not (nouns and EMPTY_TOPICS.issuperset(nouns))


def plural(parse: Parse, instrument: Instrument) -> bool:
    """Whether the noun tells of several instruments: "two pacts"."""
    return parse.tag[instrument.head] in ("NNS", "NNPS")
