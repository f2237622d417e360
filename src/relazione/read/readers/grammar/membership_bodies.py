"""The organisations that states stand in, and the words for a standing in one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from relazione.codebook.organisations import Organisation, find_organisation
from relazione.codebook.table import rows
from relazione.read.finding import Value
from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_arguments import coordinated
from relazione.read.reading import Reading

INTO = frozenset(("of", "in", "to", "on", "into", "for", "within", "at"))
REACH = 5  # words between an organisation and the standing that follows it: "OSCE Minsk Group Co-Chair"
NAME_REACH = 12  # words between a standing and the name of the organisation that it is in
RELATIVES = frozenset(("which", "whose", "whom"))
LINKS = frozenset((",", "and", "of", "in", "the", "both", "also"))
CLAUSE = 9  # words between "of which" and the standing: "of which Iceland has long been an active member"
# Without a row in the table of organisations, the last word of a name must be one of these to be joined by states.
JOINABLE = frozenset(
    "organization organisation union council group initiative forum accords community league alliance conference"
    " commission fund bank plan association partnership pact treaty convention institute agency court coalition"
    " movement secretariat cooperation committee process".split()
)
JOINED_TYPES = frozenset(("organisation", "forum", "court", "bank", "movement"))
TWO = 2
OFTEN = 3  # mentions that make an organisation the one of the article
CALLED = frozenset(("forum", "alliance", "framework", "initiative", "process"))
ANY_BODY = frozenset("organization organisation bloc body grouping group".split())  # "the bloc" may be any of them


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
    """The international organisation that a token names or points to, None where there is none that states can join."""
    return _named_at(reading, token) or _called(reading, token) or _pointed_at(reading, token)


def _called(reading: Reading, token: int) -> Value | None:
    """The organisation whose name the word for its kind follows: "the Nordic Council (NC) grouping"."""
    parse = reading.parse
    if token < TWO or parse.lower[token] not in ANY_BODY | CALLED or reading.inner(token) is not None:
        return None
    before = token - 1
    if parse.words[before] == ")":
        before = next((i - 1 for i in range(before, max(before - REACH, 0), -1) if parse.words[i] == "("), before)
    return _named_at(reading, before)


def _named_at(reading: Reading, token: int) -> Value | None:
    for mention in (reading.inner(token), reading.outer(token)):
        if mention is None or mention.kind != "organisation" or not mention.actors:
            continue
        actor = reading.actors[mention.actors[0]]
        here = reading.article.text[mention.start : mention.end]
        known = find_organisation(actor.name) or find_organisation(here)
        name = actor.name if known is None or find_organisation(actor.name) else here
        joinable = name.split()[-1].lower().strip(")") in JOINABLE and len(name.split()) > 1
        national = known.state is not None or known.type not in JOINED_TYPES if known else False
        if (known and not national) or (not known and joinable and actor.state in (None, actor.name)):
            return Value(fullest(reading, name, known), mention.start, mention.end)
    return None


def _pointed_at(reading: Reading, token: int) -> Value | None:
    """The organisation named before that "the Bank" or "the bloc" points to, None where the token is no such word."""
    parse = reading.parse
    word = parse.lower[token]
    if word not in JOINABLE | ANY_BODY or not token or parse.lower[token - 1] not in ("the", "this", "that"):
        return None
    for mention in reversed(reading.mentions_in(0, parse.start[token])):
        if mention.kind == "organisation" and (named := _named_at(reading, mention.head)) is not None:
            known = find_organisation(named.value)
            if word in ANY_BODY or word in f"{named.value} {known.name if known else ''}".lower().split():
                return Value(named.value, *parse.span(token, token), "resolved")
    return None


def named_before(reading: Reading, token: int) -> Value | None:
    """The organisation that the sentence of the token, or the one before it, speaks of: its subject, or the last."""
    parse = reading.parse
    for sentence in (parse.sentence[token], max(parse.sentence[token] - 1, 0)):
        first, last = parse.sentences[sentence]
        end = min(parse.start[token], parse.end[last - 1])
        bodies = [m for m in reading.mentions_in(parse.start[first], end) if m.kind == "organisation"]
        bodies.sort(key=lambda body: (parse.dep[body.head] not in ("nsubj", "nsubjpass"), -body.start))
        for body in bodies:
            if (named := _named_at(reading, body.head)) is not None:
                return named
    return None


def spoken_of(reading: Reading, noun: Standing) -> list[Value]:
    """The organisation that a standing told without a name is in: that of the whole article, else the one before it."""
    topic = _topic(reading)
    if topic is not None:
        return [Value(topic, *reading.parse.span(noun.first, noun.last), "resolved")]
    before = named_before(reading, noun.first)
    return [before] if before is not None else []


def _topic(reading: Reading) -> str | None:
    """The organisation that an article speaks of far more than of any other, None where there is none."""
    counts: Counter[str] = Counter()
    for mention in reading.mentions:
        named = _named_at(reading, mention.head) if mention.kind == "organisation" else None
        known = find_organisation(named.value) if named is not None else None
        if named is not None and (known is None or known.type in ("organisation", "forum")):
            counts[named.value] += 1
    best = counts.most_common(TWO)
    if not best or best[0][1] < OFTEN or (len(best) > 1 and best[1][1] * TWO > best[0][1]):
        return None
    return best[0][0]


def denied_next(parse: Parse, noun: Standing, following: Standing) -> bool:
    """Whether the standing is told against one that is denied: "a dialogue partner, not a member, of the League"."""
    between = parse.lower[noun.last + 1 : following.first]
    return noun.last < following.first and len(between) < REACH and "not" in between


def relative_to(reading: Reading, noun: Standing) -> tuple[Value, int] | None:
    """The organisation of "the Union, of which Iceland is a member", and the token of "which"; None where none is."""
    parse = reading.parse
    first = parse.sentences[parse.sentence[noun.first]][0]
    for token in range(noun.first - 1, max(noun.first - CLAUSE, first), -1):
        if parse.words[token] in (",", ";"):
            return None
        if parse.lower[token] in RELATIVES:
            before = token - 1 - (parse.lower[token - 1] in INTO)
            before -= parse.words[before] == ","
            named = organisation_at(reading, max(before - (parse.words[before] == ")"), 0))
            return (named, token) if named is not None else None
    return None


def fullest(reading: Reading, name: str, known: Organisation | None) -> str:
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
            return found + [value for value in _listed_on(reading, found[-1]) if _new(value, found)]
    after = noun.last + 2
    if after < len(parse) and parse.lower[noun.last + 1] in INTO:
        after += parse.lower[after] in ("the", "that", "this")
        found += _new(organisation_at(reading, min(after, len(parse) - 1)), found)
    for token in range(noun.first - 1, max(noun.first - REACH, -1), -1):
        if found or parse.sentence[token] != parse.sentence[noun.first] or parse.lower[token] in ("of", "and", ","):
            break
        found += _new(organisation_at(reading, token), found)
        if found and token == noun.first - 1:
            found += _joined_before(reading, token, found)
    if not found and (relative := relative_to(reading, noun)) is not None:
        found.append(relative[0])
    if not found:
        found += _further_on(reading, noun)
    if not found:  # "was granted candidate status by the Union"
        agents = [c for c in parse.children[parse.head[noun.last]] if parse.dep[c] == "agent"]
        inside = (organisation_at(reading, c) for agent in agents for c in parse.children[agent])
        found += [value for value in inside if value is not None][:1]
    if not found and noun.standing == "candidate":  # "a candidate to become a member of the Council"
        inside = (organisation_at(reading, token) for token in parse.subtree(noun.last))
        found += [value for value in inside if value is not None][:1]
    return found


def _joined_before(reading: Reading, token: int, found: list[Value]) -> list[Value]:
    """The organisation that "and" joins to that at the token: "EU and | NATO member Norway"."""
    mention = reading.outer(token)
    before = mention.first - 2 if mention is not None else -1
    joined = before >= 0 and reading.parse.lower[before + 1] in ("and", "&", "/")
    return _new(organisation_at(reading, before), found) if joined else []


def _listed_on(reading: Reading, last: Value) -> Iterator[Value]:
    """The organisations that go on with a list where the parse has lost it: "of A (AA) and B", "of A and of B"."""
    parse = reading.parse
    token = parse.token_at(last.end - 1) + 1
    while token + 1 < len(parse):
        if parse.words[token] == "(":
            token = next((i + 1 for i in range(token, min(token + REACH, len(parse))) if parse.words[i] == ")"), token)
        joint = token
        while token + 1 < len(parse) and parse.lower[token] in LINKS:
            token += 1
        mention = reading.outer(token)
        if parse.lower[joint] not in (",", "and") or mention is None:
            return
        value = organisation_at(reading, mention.head)
        if value is None:
            return
        yield value
        token = mention.last + 1


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


def _new(value: Value | None, found: list[Value]) -> list[Value]:
    return [] if value is None or any(value.value == other.value for other in found) else [value]
