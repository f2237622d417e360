"""The clauses of an article that could assert a position, each with its speaker and features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relazione.read.encoder.wording import Wording, word_sentence
from relazione.read.parse import Parse
from relazione.read.readers.grammar.speakers_pairs import Voice
from relazione.read.readers.grammar.speakers_tracker import Voices
from relazione.read.readers.grammar.stances_clauses import Clause, calls_on, clauses_of, is_passive, manner_of
from relazione.read.readers.grammar.stances_features import features_of, modal_of
from relazione.read.reading import Reading

_SILENT = ("dateline", "byline", "tweet")  # an embedded tweet says again what the article says
_POINTERS = ("this", "that", "so", "it")
_RECEIVED = ("welcome", "greet", "receive", "brief")
_GUESTS = frozenset("guest participant visitor attendee delegate audience delegation tourist refugee".split())
_RESULTS = frozenset("offer provide pave create make give bring mark enable allow".split())  # what things do
_STRESSING = frozenset("stress emphasize emphasise underline underscore affirm reaffirm reiterate".split())
_EMPTY = {  # "asked not to be named", "declined to comment", and who is "accused of" a thing says nothing by it
    "ask": (["not", "to", "be"],),
    "decline": (["to", "comment"],),
    "refuse": (["to", "comment"],),
    "accuse": (["of"],),
}
_OPENING = 2  # sentences at the head of an article, which tell what happened


@dataclass(frozen=True, slots=True)
class Candidate:
    """A clause, its sentence's number, who speaks in it (None where nobody is known) and its features."""

    clause: Clause
    sentence: int
    voice: Voice | None
    features: tuple[str, ...]


def candidates_of(reading: Reading) -> Iterator[Candidate]:
    """The candidates of an article in text order; sections printed twice count once."""
    voices = Voices(reading)
    for number in range(len(reading.parse.sentences)):
        section = reading.sections[reading.section_of[number]] if reading.sections else None
        if section is not None and (section.kind in _SILENT or section.repeat_of is not None):
            continue
        clauses = clauses_of(reading.parse, number)
        for clause, voice in zip(clauses, voices.of_sentence(number, clauses), strict=True):
            if _says_nothing(reading, clause):
                continue
            around = _around(reading, voices, clause, voice)
            around += ("several",) if len(clauses) > 1 else ()
            around += ("opening",) if number < _OPENING else ()
            around += (f"section={section.kind}",) if section is not None else ()
            yield Candidate(clause, number, voice, tuple(features_of(reading.parse, clause, around)))


def wording_of(reading: Reading, candidates: Sequence[Candidate]) -> Wording:
    """What the encoder is asked of candidates that share their sentence and their speakers."""
    first = candidates[0]
    clauses = [(candidate.clause.first, candidate.clause.last, candidate.clause.verb) for candidate in candidates]
    return word_sentence(reading, first.sentence, first.voice.actors if first.voice else (), clauses)


def _says_nothing(reading: Reading, clause: Clause) -> bool:
    """Whether a clause only points to what was said elsewhere ("he said this"), or a thing and no actor does it."""
    parse = reading.parse
    if manner_of(parse.lemma[clause.verb]) == "say":
        return any(parse.dep[c] == "dobj" and parse.lower[c] in _POINTERS for c in parse.children[clause.verb])
    if calls_on(parse, clause.verb) or _is_received(reading, clause) or _only_points(parse, clause):
        return True
    thing = clause.subject >= 0 and reading.outer(clause.subject) is None and parse.pos[clause.subject] == "NOUN"
    several = parse.tag[clause.subject] == "NNS" and parse.lemma[clause.verb] not in _RESULTS  # "officials stressing"
    return clause.way == "participle" and thing and not several


def _only_points(parse: Parse, clause: Clause) -> bool:
    """Whether a clause opens a question or points to what is said beside it: "asked whether ...", "she stressed"."""
    verb = clause.verb
    if parse.lower[verb] == "asked" and parse.tag[verb] == "VBN" and not 0 <= clause.subject < verb:
        return True
    if any(parse.lower[verb + 1 : verb + 1 + len(words)] == words for words in _EMPTY.get(parse.lemma[verb], ())):
        return True
    behind = [i for i in range(verb + 1, clause.last + 1) if i != clause.subject and parse.lower[i] != "that"]
    return parse.lemma[verb] in _STRESSING and not behind and not is_passive(parse, verb)


def _is_received(reading: Reading, clause: Clause) -> bool:
    """Whether somebody is only said to be greeted or told of something: "was welcomed at the airport"."""
    lemma = reading.parse.lemma[clause.verb]
    if lemma in _RECEIVED and _receives(reading, clause.verb):
        return True
    if lemma not in _RECEIVED or clause.subject < 0 or not is_passive(reading.parse, clause.verb):
        return False
    mention = reading.outer(clause.subject)
    return lemma == "brief" or (mention is not None and mention.kind == "person")


def _receives(reading: Reading, verb: int) -> bool:
    """Whether somebody is said to greet people: "welcomed the participants", but not "welcomed the Premier's visit"."""
    parse = reading.parse
    if parse.lemma[verb] == "brief":
        return False
    for child in parse.children[verb]:
        if parse.dep[child] == "dobj":
            mention = reading.outer(child)
            person = mention is not None and mention.kind == "person" and mention.head == child
            return person or parse.lemma[child] in _GUESTS
    return False


def _around(reading: Reading, voices: Voices, clause: Clause, voice: Voice | None) -> tuple[str, ...]:
    """Features of the place: whose words, in quotes or not, whom the subject and the clause speak of."""
    place = "own" if voices.own else "news"
    quoted = voices.quoted[clause.head]
    found = [place, f"{place}+{'quoted' if quoted else 'unquoted'}"]
    if quoted:
        found.append("quoted+reported" if clause.report >= 0 else "quoted+bare")
    if voice is None:
        return (*found, "voice=nobody")
    found.append(f"voice={voice.way}")
    found.append("together" if len(voice.actors) > 1 else "alone")
    found.append(f"speaker={reading.actors[voice.actors[0]].kind}")
    states = {reading.actors[number].state or reading.home for number in voice.actors}
    acting = _relation(reading, clause.subject, states)
    found.append(f"acting={acting}")
    found.append(f"acting={acting}+{modal_of(reading.parse, clause.verb)}")
    found.append(f"acting={acting}+{manner_of(reading.parse.lemma[clause.verb])}")
    others = _others(reading, clause, states)
    found.append(f"others={min(others, 2)}")
    return tuple(found)


def _relation(reading: Reading, token: int, states: set[str | None]) -> str:
    """Whether the subject acts for the speaker's side, for another, for both, or is no actor."""
    mention = reading.outer(token) if token >= 0 else None
    if mention is None or not mention.actors:
        return "nobody"
    sides = {reading.actors[number].state in states for number in mention.actors}
    return "both" if len(sides) > 1 else "own" if sides == {True} else "other"


def _others(reading: Reading, clause: Clause, states: set[str | None]) -> int:
    """How many states other than the speaker's the clause names."""
    named = {
        reading.actors[number].state
        for token in range(clause.first, clause.last + 1)
        if (mention := reading.inner(token)) is not None
        for number in mention.actors
    }
    return len(named - states - {None})
