"""Who holds a standing, and in which organisation: the states and organisations around a word for a standing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from relazione.codebook.organisations import Organisation, find_organisation
from relazione.codebook.table import rows
from relazione.read.finding import Value
from relazione.read.mention import Mention
from relazione.read.readers.grammar.engagement_arguments import coordinated, subject_above
from relazione.read.reading import Reading

COPULAS = frozenset(("be", "become", "remain"))
HOLDING = frozenset(
    ("have", "hold", "assume", "obtain", "take", "enjoy", "receive", "get", "serve", "welcome", "accept")
)
PARTNERS = frozenset(("ally", "allies"))  # "our ally" is the other side, not ours
CAPACITIES = frozenset(("status", "role", "capacity", "position", "seat"))
COMING = frozenset(("upcoming", "forthcoming", "future", "prospective", "planned", "possible", "incoming"))
INTO = frozenset(("of", "in", "to", "on", "into", "for"))
REACH = 5  # words between an organisation and the standing that follows it: "OSCE Minsk Group Co-Chair"
NAME_REACH = 12  # words between a standing and the name of the organisation that it is in
# Without a row in the table of organisations, the last word of a name must be one of these to be joined by states.
JOINABLE = frozenset(
    "organization organisation union council group initiative forum accords community league alliance conference"
    " commission fund bank plan association partnership pact treaty convention institute agency court coalition".split()
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A word for a standing at tokens `first` to `last`, and the standing of the codebook that it names."""

    first: int
    last: int
    standing: str


@cache
def words(kind: str) -> dict[str, str]:
    """The words of a class of the table `membership_words` with their standings."""
    return {row["words"]: row["standing"] for row in rows("membership_words") if row["class"] == kind}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(words("noun"), key=lambda name: (-len(name), name))
    forms = "|".join(re.escape(name).replace(r"\ ", r"(?:\s|\s?-\s?)") for name in names)
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


def standings(reading: Reading) -> Iterator[Standing]:
    """All nouns for standings in the order of the text; sections that repeat an earlier one are left out."""
    parse = reading.parse
    for match in _pattern().finditer(reading.article.text):
        first, last = parse.token_at(match.start()), parse.token_at(match.end() - 1)
        if reading.sections[reading.section_of[parse.sentence[first]]].repeat_of is None:
            yield Standing(first, last, words("noun")[re.sub(r"[\s-]+", " ", match[0].lower())])


def organisation_at(reading: Reading, token: int) -> Value | None:
    """The international organisation that a token names, None where it names none that states can join."""
    for mention in (reading.inner(token), reading.outer(token)):
        if mention is None or mention.kind != "organisation" or not mention.actors:
            continue
        actor = reading.actors[mention.actors[0]]
        known = find_organisation(actor.name) or find_organisation(reading.article.text[mention.start : mention.end])
        joinable = actor.name.split()[-1].lower().strip(")") in JOINABLE and len(actor.name.split()) > 1
        national = (
            known.state is not None or known.type not in ("organisation", "forum", "court", "bank") if known else False
        )
        if (known and not national) or (not known and joinable and actor.state in (None, actor.name)):
            return Value(_fullest(reading, actor.name, known), mention.start, mention.end)
    return None


def _fullest(reading: Reading, name: str, known: Organisation | None) -> str:
    """The longest name of the organisation that the article uses: "European Union" where it also says "EU"."""
    if known is None:
        return name
    used = [form for form in (known.name, *known.short) if len(form) > len(name) and form in reading.article.text]
    return max(used, key=len, default=name)


def organisations_of(reading: Reading, noun: Standing) -> list[Value]:
    """The organisations in which a standing is held: "of ASEAN and the G20" after the noun, or "NATO" before it."""
    parse = reading.parse
    found: list[Value] = []
    for token in (noun.last, parse.head[noun.last]):
        for child in parse.children[token]:
            if parse.dep[child] == "prep" and parse.lower[child] in INTO and child > noun.last:
                for first in (c for c in parse.children[child] if parse.dep[c] == "pobj"):
                    for joined in coordinated(parse, first):
                        for named in (joined, *(c for c in parse.children[joined] if parse.dep[c] == "appos")):
                            found += _new(organisation_at(reading, named), found)
        if found:
            return found
    after = noun.last + 2
    if after < len(parse) and parse.lower[noun.last + 1] in INTO:
        after += parse.lower[after] in ("the", "that", "this")
        found += _new(organisation_at(reading, min(after, len(parse) - 1)), found)
    for token in range(noun.first - 1, max(noun.first - REACH, -1), -1):
        if found or parse.sentence[token] != parse.sentence[noun.first] or parse.lower[token] in ("of", "and", ","):
            break
        found += _new(organisation_at(reading, token), found)
    if not found:
        found += _further_on(reading, noun)
    if not found and noun.standing == "candidate":  # "a candidate to become a member of the Council"
        inside = (organisation_at(reading, token) for token in parse.subtree(noun.last))
        found += [value for value in inside if value is not None][:1]
    return found


def _new(value: Value | None, found: list[Value]) -> list[Value]:
    return [] if value is None or _among(value, found) else [value]


def states_at(reading: Reading, token: int) -> list[Value]:
    """The states that a token and those listed with it stand for or act for, each once.

    The list goes on over commas and "and" where the parse loses its thread; "its" is the state named last before it.
    """
    parse = reading.parse
    if parse.lower[token] in ("its", "their") and reading.inner(token) is None:
        first = parse.sentences[parse.sentence[token]][0]
        named = reading.mentions_in(parse.start[first], parse.start[token])
        before = [m.head for m in named if m.kind == "state" and m.form == "name"]
        return states_at(reading, before[-1]) if before else []
    found: list[Value] = []
    last = token
    for joined in coordinated(parse, token):
        mention = reading.inner(joined) or reading.outer(joined)
        for value in _states_of(reading, mention):
            found += _new(value, found)
            last = max(last, mention.last if mention is not None else joined)
    return found + [value for value in _listed_from(reading, last + 1) if found and not _among(value, found)]


def _listed_from(reading: Reading, token: int) -> list[Value]:
    """The states that go on with a list at `token`: ", the Philippines, and Thailand"."""
    parse = reading.parse
    found: list[Value] = []
    while token + 1 < len(parse) and parse.lower[token] in (",", "and"):
        while token + 1 < len(parse) and parse.lower[token] in (",", "and", "the"):
            token += 1
        mention = reading.inner(token)
        if mention is None or mention.kind != "state" or mention.form != "name":
            break
        found += list(_states_of(reading, mention))
        token = mention.last + 1
    return found


def _further_on(reading: Reading, noun: Standing) -> list[Value]:
    """The organisation whose name follows "of a new international organisation" after a comma."""
    parse = reading.parse
    if parse.lower[min(noun.last + 1, len(parse) - 1)] != "of":
        return []
    for token in range(noun.last + 2, min(noun.last + NAME_REACH, len(parse))):
        if parse.pos[token] in ("VERB", "AUX") or parse.sentence[token] != parse.sentence[noun.last]:
            return []
        value = organisation_at(reading, token)
        if value is not None:
            return [value]
    return []


def _among(value: Value, found: list[Value]) -> bool:
    return any(value.value == other.value for other in found)


def _states_of(reading: Reading, mention: Mention | None) -> Iterator[Value]:
    if mention is None or mention.kind in ("city", "region", "organisation"):
        return
    for actor in reading.actors_of(mention):
        if actor.state and find_organisation(actor.state) is None and actor.state.isupper():
            basis = "stated" if actor.kind == "state" and mention.form in ("name", "demonym") else "resolved"
            yield Value(actor.state, mention.start, mention.end, basis)


def holders(reading: Reading, noun: Standing) -> list[Value]:
    """Who holds the standing: the subject of "is a member", the noun beside it, the owner of "Spain's presidency".

    A person holds a standing for the state it acts for only where that standing is a chair; the head of a body ("the
    Chairman of the Commission") is a tenure and no membership.
    """
    parse = reading.parse
    whole = reading.outer(noun.last)
    if whole is not None and whole.kind == "person" and parse.lower[parse.head[noun.last]] != "as":
        return []
    token = noun.last
    beside = [child for child in parse.children[token] if parse.dep[child] == "appos"]
    owning = _owners(reading, token) if parse.lemma[token] not in PARTNERS else []
    for child in owning + beside:
        found = states_at(reading, child)
        if found:
            return found
    return _above(reading, token)


def is_coming(reading: Reading, noun: Standing) -> bool:
    """Whether the words tell that the standing is yet to be taken up ("its forthcoming membership")."""
    parse = reading.parse
    return any(parse.lower[child] in COMING for child in parse.children[noun.last])


def _owners(reading: Reading, token: int) -> list[int]:
    """The owners and demonyms before a noun, or before the noun it is joined to."""
    parse = reading.parse
    found = [c for c in parse.children[token] if parse.dep[c] in ("poss", "amod", "nmod", "compound")]
    return found + (_owners(reading, parse.head[token]) if parse.dep[token] == "conj" else [])


def _above(reading: Reading, token: int) -> list[Value]:
    """The holders by what the noun hangs on, climbing from "as a member" or "the status of observers" to a subject."""
    parse = reading.parse
    as_one = False
    for _ in range(REACH):
        head, dep = parse.head[token], parse.dep[token]
        if head == token:
            return []
        if dep == "conj" and states_at(reading, head):
            return []
        if dep == "prep":
            as_one = parse.lower[token] == "as"
            if not as_one and not (parse.lower[token] == "of" and parse.lemma[head] in CAPACITIES):
                return []
            found = _before_as(reading, token) if as_one else []
            if found:
                return found
        elif dep in ("appos", "acl", "relcl"):
            found = states_at(reading, head)
            if found:
                return found
        if parse.pos[head] in ("VERB", "AUX"):
            return subjects_of(reading, head) if as_one or parse.lemma[head] in COPULAS | HOLDING else []
        token = head
    return []


def _before_as(reading: Reading, preposition: int) -> list[Value]:
    """The states named right before "as": "Iceland as a member", "Iceland's role as the chair", "our capacity as"."""
    parse = reading.parse
    before = preposition - 1
    if before < 0 or parse.pos[before] not in ("NOUN", "PROPN"):
        return []
    if parse.pos[before] == "PROPN":
        mention = reading.inner(before)
        return states_at(reading, mention.head) if mention is not None else []
    return next((found for owner in _owners(reading, before) if (found := states_at(reading, owner))), [])


def subjects_of(reading: Reading, verb: int) -> list[Value]:
    """The states that are the subject of a verb: its own, one it shares, or whom one congratulates on it."""
    parse = reading.parse
    own = [child for child in parse.children[verb] if parse.dep[child] in ("nsubj", "nsubjpass")]
    if not own and parse.dep[verb] == "pcomp":
        above = parse.head[parse.head[verb]]
        own = [child for child in parse.children[above] if parse.dep[child] == "dobj"]
    if not own and verb and (beside := reading.inner(verb - 1)) is not None and beside.kind == "state":
        return _listed_to(reading, beside)
    for subject in own or subject_above(parse, verb):
        relative = parse.lower[subject] in ("which", "who", "that") and parse.dep[verb] in ("relcl", "ccomp")
        found = states_at(reading, parse.head[verb] if relative else subject)
        if found:
            return found
    return []


def _listed_to(reading: Reading, mention: Mention) -> list[Value]:
    """The states of the list that ends with a mention, right before a verb whose subject the parse has lost."""
    parse = reading.parse
    found = list(_states_of(reading, mention))
    token = mention.first - 1
    while token > 0 and parse.lower[token] in (",", "and", "the"):
        while token > 0 and parse.lower[token] in (",", "and", "the"):
            joined = parse.lower[token] == "and"
            token -= 1
        before = reading.inner(token)
        if before is None or before.kind != "state" or (joined and len(found) > 1):
            break
        found = [*_states_of(reading, before), *found]
        token = before.first - 1
    return found
