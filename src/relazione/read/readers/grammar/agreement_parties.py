"""Who is bound by an instrument: from its name, from "between A and B", from who signs, from who meets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from relazione.codebook.states import capitals, states
from relazione.read.finding import Value
from relazione.read.mention import Mention
from relazione.read.parse import Parse
from relazione.read.readers.grammar.agreement_nouns import Instrument, NamedInstrument
from relazione.read.readers.grammar.agreement_standing import words
from relazione.read.readers.grammar.membership_sides import states_at
from relazione.read.reading import Reading

SIDE_ENDS = frozenset(
    ("on", "for", "in", "at", "during", "aimed", "aiming", "to", "that", "which", "under", "signed", "by")
)
LENDERS = frozenset(("xcomp", "conj", "advcl", "ccomp", "acl", "relcl", "pcomp", "dobj", "pobj", "prep", "attr"))
FARTHEST = 40  # tokens between the noun and a "between" that still belongs to it
WITH_REACH, WITH_LENGTH = 4, 8  # tokens: how far "with" may stand after the phrase, and how far its side may go
LONGEST_SIDE = 12  # words of one side of "between A and B"
UNION = "European Union"  # the codebook's name of it
BRACKET = 6  # tokens of an acronym in brackets
NEXT_VERB = 5  # tokens after "that" in which its verb stands
OF_STATES = frozenset(("joint_statement", "framework", "treaty", "ceasefire"))
PEACE = re.compile(r"\bpeace|\bcease-?fire|\btruce|\bcessation of hostilities|\breconciliation")
PLACES = frozenset(("state", "region", "city"))
TWO = 2  # parties that make an instrument
LENDING = 3  # verbs above a verb of signing that may lend it their subject
OWN = frozenset(("our", "us", "we"))


def parties(reading: Reading, instrument: Instrument, verb: int | None) -> tuple[list[Value], bool]:
    """The parties of an instrument and whether the words about it name two of them.

    `verb` is the token that tells of the signing, None where none does.
    """
    found = _distinct(_between(reading, instrument))
    if verb is not None and reading.parse.lemma[verb] in words("accede"):
        joining = _distinct(_signers(reading, verb))
        return (joining, True) if joining else (found, False)
    if len(found) > 1 and verb is not None and _aims(reading.parse, instrument):
        signing = _distinct(v for v in _signers(reading, verb) if v.value in states())
        found = signing if len(signing) > 1 else found
    if len(found) < TWO:
        found = _distinct([*found, *_in_name(reading, instrument)])
    if len(found) < TWO:
        other = _with(reading, instrument)
        signers = [v for v in _signers(reading, verb) if not instrument.start <= v.start < instrument.end]
        found = _distinct([*found, *other, *signers])
        if other and len(found) == 1:
            found = _distinct([*found, *_its_own(reading, instrument), *_publisher(reading, found[0]), *pair(reading)])[
                :TWO
            ]
    explicit = len(found) > 1
    if not explicit and not instrument.known and (torn := _at_odds(reading, instrument)):
        return torn, True
    if instrument.type == "sister_city" and explicit:
        found = [_as_city(reading, value) for value in found]
    if instrument.known:
        return _of_known(reading, instrument, instrument.known, found, verb), True
    return (found if explicit else _distinct([*found, *_beside(reading, instrument), *pair(reading)])[:TWO]), explicit


def _at_odds(reading: Reading, instrument: Instrument) -> list[Value]:
    """The one state inside which an accord makes peace: "the peace agreement in Colombia", "the Aceh peace deal"."""
    parse = reading.parse
    name = " ".join(parse.lower[instrument.first : instrument.head + 1])
    if not PEACE.search(name):
        return []
    after = instrument.head + 1
    behind = after + 1 if parse.lower[after : after + 1] in (["in"], ["for"]) else -1
    behind += parse.lower[behind : behind + 1] == ["the"]
    named = [m for m in reading.mentions_in(instrument.start, parse.end[instrument.head]) if m.kind in PLACES]
    mention = reading.outer(behind) if 0 < behind < len(parse) else None
    named += [mention] if mention is not None and mention.kind in PLACES else []
    found = [Value(actor.state, m.start, m.end, "resolved") for m in named[:1] for actor in reading.actors_of(m)
             if actor.state in states()]  # fmt: skip
    return found[:1]


def _as_city(reading: Reading, value: Value) -> Value:
    """The city that the words name, where they stand for its state elsewhere: "Lima and Santiago are sister cities"."""
    mention = reading.outer(reading.parse.token_at(value.start))
    if mention is None or (mention.kind != "city" and mention.form != "capital"):
        return value
    return Value(reading.article.text[mention.start : mention.end], value.start, value.end)


def _aims(parse: Parse, instrument: Instrument) -> bool:
    """Whether what follows the noun tells its aim: "an agreement to foster ties between two boards"."""
    i = instrument.head + 1
    return i + 1 < len(parse) and parse.lower[i] == "to" and parse.tag[i + 1] == "VB"


def _its_own(reading: Reading, instrument: Instrument) -> list[Value]:
    """The states that the sentence names, or whose persons it names, before "an agreement with Peru"."""
    parse = reading.parse
    first = parse.sentences[parse.sentence[instrument.head]][0]
    before = reading.mentions_in(parse.start[first], instrument.start)
    return [v for m in before if m.kind in ("state", "person") for v in sides(reading, m) if v.value in states()]


def _publisher(reading: Reading, other: Value) -> list[Value]:
    """The publisher's own state, which a bare "agreement with Peru" is of; none where it is not known."""
    return [Value(reading.home, other.start, other.end, "resolved")] if reading.home not in (None, other.value) else []


def _of_known(
    reading: Reading, instrument: Instrument, known: NamedInstrument, found: list[Value], verb: int | None
) -> list[Value]:
    """The parties of an instrument known by name: those that the name binds, unless the words name more."""
    if not known.parties:
        if verb is not None and instrument.type == "free_trade" and reading.parse.lemma[verb] in words("negotiate"):
            return found if len(found) > 1 else pair(reading)
        return _distinct([*found, *_signers(reading, verb)]) if verb is not None else []
    if known.parties == ("pair",):
        return found if len(found) > 1 else pair(reading)
    between = _distinct(_between(reading, instrument))
    bound = [Value(code, instrument.start, instrument.end, "resolved") for code in known.parties]
    return between if len(between) > 1 else bound


def _beside(reading: Reading, instrument: Instrument) -> list[Value]:
    """The two states that the sentence of an instrument names, if just two."""
    first, last = reading.parse.sentences[reading.parse.sentence[instrument.head]]
    inside = reading.mentions_in(reading.parse.start[first], reading.parse.end[last - 1])
    named = _distinct(value for m in inside if m.kind == "state" for value in sides(reading, m))
    if len(named) < TWO:
        seats = [m for m in inside if m.kind == "city"]
        named = _distinct([*named, *(v for m in seats for v in sides(reading, m) if v.value in states())])
    return named if len(named) == TWO else []


def _distinct(values: Iterable[Value]) -> list[Value]:
    kept: dict[str, Value] = {}
    for value in values:
        kept.setdefault(value.value, value)
    return list(kept.values())


def _between(reading: Reading, instrument: Instrument) -> list[Value]:
    """The sides after "between" or "among" in the phrase or later in its sentence."""
    parse = reading.parse
    last = parse.sentences[parse.sentence[instrument.head]][1]
    for i in range(instrument.head + 1, last):
        # "a treaty, according to which a zone between A and B"
        if i > instrument.reach and parse.tag[i] == "WDT" and not _is_of_its_own(parse, i):
            return []
        joins = parse.lower[i] in ("between", "among") or (parse.lower[i] == "of" and instrument.type == "sister_city")
        joins = joins or (i == _after_quote(parse, instrument.head) and _lists_states(reading, instrument, i))
        if joins and (i <= instrument.reach or i - instrument.head < FARTHEST):
            sides = list(_sides_from(reading, i + 1, last))
            if len(_distinct(sides)) < TWO:
                sides = _spelt_out(reading, i + 1, last)
            if len(sides) > 1:
                return sides
    return []


def _is_of_its_own(parse: Parse, i: int) -> bool:
    """Whether a relative clause tells of the instrument itself: "the accords that exist between A and B"."""
    lemmas = parse.lemma[i + 1 : i + NEXT_VERB]
    return parse.lower[i - 1] != "to" and any(lemma in words("sign") or lemma == "exist" for lemma in lemmas)


def _after_quote(parse: Parse, head: int) -> int:
    """The token after the noun and the quotation mark that closes its name."""
    return head + 1 + (head + 1 < len(parse) and parse.words[head + 1] in ("”", '"'))


def _lists_states(reading: Reading, instrument: Instrument, i: int) -> bool:
    """Whether "of" or "by" at token i begins a list of states: "joint statement by Peru and Chile"."""
    parse = reading.parse
    if parse.lower[i] not in ("of", "by") or instrument.type not in OF_STATES:
        return False
    first = i + 1 + (parse.lower[i + 1 : i + 2] == ["the"])
    mention = reading.outer(first) if first < len(parse) else None
    if mention is None or mention.kind != "state" or mention.form != "name":
        return False
    return parse.lower[mention.last + 1 : mention.last + 2] in (["and"], [","])


def _spelt_out(reading: Reading, first: int, last: int) -> list[Value]:
    """The two sides of "between A and B" by their capital letters, where one is no actor that the reading knows."""
    parse = reading.parse
    joint = next((i for i in range(first, min(first + LONGEST_SIDE, last)) if parse.lower[i] == "and"), last)
    found = []
    for start, stop in ((first, joint), (joint + 1, min(joint + LONGEST_SIDE, last))):
        start += stop > start and parse.lower[start] == "the"
        end = start
        while end < stop and (parse.words[end][0].isupper() or (parse.lower[end] in ("of", "for", "the", "de", "-"))):
            end += 1
        while end > start and not parse.words[end - 1][0].isupper():
            end -= 1
        mention = reading.outer(start) if end > start else None
        known = sides(reading, mention) if mention is not None else []
        persons = any((m := reading.outer(i)) is not None and m.kind == "person" for i in range(start, end))
        if known or (end > start and not persons):
            text = reading.article.text[parse.start[start] : parse.end[end - 1]]
            found.append(known[0] if known else Value(text, parse.start[start], parse.end[end - 1]))
    return found


def _sides_from(reading: Reading, first: int, last: int) -> Iterator[Value]:
    """The sides named from token `first` on, up to the end of their list."""
    parse = reading.parse
    seen, i, joined = 0, first, False
    while i < last:
        mention = reading.outer(i)
        if mention is not None and mention.first == i:
            yield from sides(reading, mention)
            seen += 1
            joined = joined or len(mention.actors) > 1  # "the two governments"
            i = max(mention.last + 1, i + 1)
            i = _past_home(reading, i) if mention.kind == "organisation" else i
            continue
        joined = joined or parse.lower[i] in ("and", "&")
        if seen and (parse.tag[i] in ("VBD", "VBZ", "MD", "VBN") or parse.words[i] in (".", ";")):
            return
        if seen and joined and (parse.lower[i] in SIDE_ENDS or (seen == 1 and parse.words[i] == ",")):
            return
        i += 1


def _past_home(reading: Reading, token: int) -> int:
    """The token after the state that a body is said to be of: "the Institute (FI) of Nepal" is one side."""
    parse = reading.parse
    link = token
    if link < len(parse) and parse.words[link] == "(":
        link = next((i + 1 for i in range(link, min(link + BRACKET, len(parse))) if parse.words[i] == ")"), token)
    if link + 1 >= len(parse) or parse.lower[link] != "of":
        return token
    mention = reading.outer(link + 1 + (parse.lower[link + 1] == "the" and link + 2 < len(parse)))
    return mention.last + 1 if mention is not None and mention.kind == "state" and mention.form == "name" else token


def sides(reading: Reading, mention: Mention) -> list[Value]:
    """What a mention stands for as a party: a state, a city or an organisation."""
    found = []
    for actor in reading.actors_of(mention):
        name = actor.name
        if actor.kind == "person":
            name = _state_behind(reading, actor.state)
        elif actor.kind == "city":
            name = (actor.state or name) if actor.name in capitals() else name
        elif actor.kind in ("organisation", "mission") and _of_government(actor.name):
            name = actor.state or name
        elif actor.kind in ("region", "group") or _in_currency(reading, mention):
            name = ""
        name = UNION if name == "EU" else name
        if name:
            found.append(Value(name, mention.start, mention.end, "stated" if mention.form == "name" else "resolved"))
    return found


def _in_currency(reading: Reading, mention: Mention) -> bool:
    """Whether the words are but part of a sum: "US$ 26.5 million"."""
    return reading.article.text[mention.end : mention.end + 1] == "$"


@cache
def _government() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('government')))})\b")


def _of_government(name: str) -> bool:
    """Whether a body binds its state when it signs; a university or an institute of a ministry binds itself."""
    return _government().search(name.partition(" of ")[0]) is not None


def _state_behind(reading: Reading, state: str | None) -> str:
    """The state that a person's employer belongs to: its code, or the employer's own name where it has none."""
    if state is None or state in states():
        return state or ""
    for actor in reading.actors:
        if actor.name == state:
            return actor.state or state
    return state


def _in_name(reading: Reading, instrument: Instrument) -> list[Value]:
    """The states and organisations inside the name: "U.S.-Japan Security Treaty"."""
    parse = reading.parse
    start, end = parse.start[instrument.first], parse.end[instrument.head]
    found: list[Value] = []
    for mention in reading.mentions_in(start, end):
        # "the health council agreement", "the Oslo accords"
        topic = mention.kind in ("organisation", "city") and mention.last == instrument.head - 1 and not found
        if mention.kind in ("state", "organisation", "city") and mention.last < instrument.head and not topic:
            found.extend(sides(reading, mention))
    begins = reading.outer(instrument.first)
    if found and begins is not None and begins.kind == "state" and begins.first == instrument.first:
        found = [*_joined_before(reading, instrument.first), *found]
    before = instrument.first - 1
    if not found and before >= 0 and parse.lower[before] in OWN:
        found.extend(pair(reading))
    return found


def _joined_before(reading: Reading, first: int) -> list[Value]:
    """The states and bodies of the list that a name begins with: "the ASEAN, Peru and | Chile Free Trade Agreement"."""
    parse, found, token = reading.parse, list[Value](), first - 1
    while token > 0 and parse.lower[token] in (",", "and"):
        mention = reading.outer(token - 1)
        if mention is None or mention.kind not in ("state", "organisation") or mention.form == "demonym":
            break
        found = [*sides(reading, mention), *found]
        token = mention.first - 1
    # "signed with Peru, and the Chile agreement" lists no parties
    return found if token >= 0 and parse.lower[token] in ("a", "an", "the", "of") else []


def _with(reading: Reading, instrument: Instrument) -> list[Value]:
    """The side after "with", of the noun or of its verb."""
    parse = reading.parse
    last = parse.sentences[parse.sentence[instrument.head]][1]
    for i in range(instrument.head + 1, min(last, instrument.reach + WITH_REACH)):
        if parse.lower[i] == "with":
            found = list(_sides_from(reading, i + 1, min(last, i + WITH_LENGTH)))
            if found:
                return found[:1]
    return []


def _signers(reading: Reading, verb: int | None) -> list[Value]:
    """The sides that the subject or the agent of the verb of signing names."""
    if verb is None:
        return []
    parse = reading.parse
    found: list[Value] = []
    for token in (verb, *_chain(reading, verb)):
        for child in parse.children[token]:
            if parse.lower[child] == "its" and reading.inner(child) is None:
                found.extend(states_at(reading, child))
            elif parse.dep[child] in ("nsubj", "agent", "poss") or parse.lower[child] == "by":
                found.extend(_within(reading, child))
        if found:
            break
    return found


def _chain(reading: Reading, verb: int) -> Iterator[int]:
    """The verbs above the verb of signing that lend it their subject: "plan to sign", "met and signed"."""
    parse = reading.parse
    token = verb
    for _ in range(LENDING):
        above = parse.head[token]
        if above == token or parse.dep[token] not in LENDERS:
            return
        yield above
        token = above


def _within(reading: Reading, child: int) -> Iterator[Value]:
    """The sides of the outermost mentions in a subtree."""
    parse = reading.parse
    reached = -1
    for i in parse.subtree(child):
        mention = reading.outer(i)
        if i > reached and mention is not None and mention.first == i:
            reached = mention.last
            yield from sides(reading, mention)


def pair(reading: Reading) -> list[Value]:
    """The two states that the article speaks of most, the publisher's own first among equals."""
    counts: Counter[str] = Counter()
    places: dict[str, Mention] = {}
    for mention in reading.mentions:
        if mention.kind in ("state", "person"):
            for actor in reading.actors_of(mention):
                if actor.state in states():
                    counts[str(actor.state)] += 1
                    places.setdefault(str(actor.state), mention)
    best = sorted(counts, key=lambda code: (-counts[code], code != reading.home, places[code].start))[:TWO]
    return [Value(code, places[code].start, places[code].end, "resolved") for code in best]
