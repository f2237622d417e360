"""Profiles: the strengths and needs that a text gives to a state, city or organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from relazione.read.finding import Finding, Value
from relazione.read.readers.grammar.profile_holders import (
    NEED,
    STRENGTH,
    Claim,
    children_of,
    holder_at,
    objects_of,
    subject_of,
    words,
)
from relazione.read.readers.grammar.profile_ranks import ranks_and_lacks
from relazione.read.reading import Reading

SCORE = 0.5  # not calibrated
VERBS = ("VERB", "AUX")
CONTENT = frozenset(("NOUN", "PROPN", "NUM", "ADJ", "VERB"))
AIMED = frozenset(("include", "position", "establish", "promote", "make", "turn", "develop"))
SHARED = frozenset(("shared", "common", "mutual", "joint"))  # a history of both sides, and of cordial ties, is no asset
TIES = frozenset("tie ties relation relations relationship cooperation friendship bond bonds".split())
RANKS = frozenset("our its their main second third fourth fifth sixth seventh eighth ninth tenth".split())
KNOW_HOW = ["know", "-", "how"]  # as the parser cuts it
OTHER = "other"
MATERIALS = frozenset(("natural_resources", "energy", "food"))


@cache
def _resources() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns that tell a resource, in the order of the table."""
    found = words("resource").items()
    return tuple(
        (re.compile(rf"\b{re.escape(word).replace(chr(92) + '*', '[a-z]*')}\b"), value) for word, value in found
    )


def find(reading: Reading) -> Iterator[Finding]:
    """The profiles of an article, one finding for each strength or need, in order of the text."""
    seen: set[tuple[str, str, int]] = set()
    claims = sorted(_claims(reading), key=lambda claim: (claim.noun, claim.since))
    for claim in claims:
        for first, last in _parts(reading, claim):
            key = (claim.of.value, claim.side, first)
            if key not in seen:
                seen.add(key)
                yield _finding(reading, claim, first, last)


def _claims(reading: Reading) -> Iterator[Claim]:
    """All strengths and needs by the ways of saying them."""
    for number, (first, last) in enumerate(reading.parse.sentences):
        if reading.sections[reading.section_of[number]].repeat_of is None:
            yield from _in_sentence(reading, first, last)


def _in_sentence(reading: Reading, first: int, last: int) -> Iterator[Claim]:
    """The strengths and needs told by the tokens from `first` up to `last`."""
    parse, known, asset = reading.parse, words("known"), words("asset")
    for token in range(first, last):
        if parse.pos[token] in VERBS:
            yield from _had(reading, token)
            yield from _lacked(reading, token)
            yield from _relied(reading, token)
            yield from _being(reading, token)
            yield from _wished(reading, token)
        for claim in ranks_and_lacks(reading, token):
            if parse.lower[claim.noun] not in words("shortage") or _tells(reading, claim.noun):
                yield claim
        if parse.lower[token] in known or parse.lemma[token] in known:
            yield from _known(reading, token)
        if parse.lower[token] in asset and parse.pos[token] in ("NOUN", "PROPN"):
            yield from _owned(reading, token)
        if parse.lower[token] == "as":
            yield from _seen_as(reading, token)
        if parse.lower[token] in ("with", "despite") and token:
            yield from _along(reading, token)


def _seen_as(reading: Reading, word: int) -> Iterator[Claim]:
    """As in "Panama as a gateway to two oceans"."""
    aimed = reading.parse.lemma[reading.parse.head[word]] in AIMED  # "to position Panama as a gateway"
    holder = holder_at(reading, word - 1) if word and reading.parse.pos[word - 1] == "PROPN" and not aimed else None
    for noun in children_of(reading, word, ("pobj",)) if holder is not None else []:
        if holder and reading.parse.lower[noun] in words("role") and _tells(reading, noun):
            yield Claim(holder, STRENGTH, noun, reading.parse.token_at(holder.start))


def _had(reading: Reading, verb: int) -> Iterator[Claim]:
    """As in "Iceland has great expertise in fishing"."""
    parse = reading.parse
    helped = any(parse.lemma[child] == "have" for child in children_of(reading, verb, ("aux",)))
    adjective = parse.lower[verb] if helped else ""  # "has limited capacity": the parse may take "limited" for a verb
    scant, gifted = adjective in words("scant"), adjective in words("gifted")
    if parse.lemma[verb] not in words("have") and not scant and not gifted:
        return
    for noun in _contained(reading, children_of(reading, verb, ("dobj",))):
        if _is_asset(reading, noun) and (_tells(reading, noun) or gifted):
            for holder in subject_of(reading, verb):
                yield Claim(holder, NEED if scant else _side(reading, noun), noun, reading.parse.token_at(holder.start))


def _contained(reading: Reading, nouns: list[int]) -> list[int]:
    """What "some of the most fertile land" or "plenty of gas" is about: the land, the gas."""
    found = []
    for noun in nouns:
        inside = objects_of(reading, noun, ("of",)) if reading.parse.lower[noun] in words("share") else []
        found += [*inside, *children_of(reading, noun, ("conj",))] if inside else [noun]
    return found


def _is_asset(reading: Reading, noun: int) -> bool:
    """Whether to have what the noun names is a strength: an asset, a material ("copper"), skilled people."""
    told = reading.parse.lower[noun] in words("asset") or reading.parse.lower[noun] in words("thing")
    told = told or reading.parse.lower[max(noun - 2, 0) : noun + 1] == KNOW_HOW
    skilled = any(reading.parse.lower[child] in words("gifted") for child in reading.parse.children[noun])
    material = _resource(reading, noun, noun) in MATERIALS
    return told or skilled or (reading.parse.pos[noun] == "NOUN" and material)


def _side(reading: Reading, noun: int) -> str:
    """Whether having it is a strength; to have little ("scarce water resources") is a need."""
    scant = any(reading.parse.lower[child] in words("scant") for child in children_of(reading, noun, ("amod",)))
    return NEED if scant else STRENGTH


def _along(reading: Reading, word: int) -> Iterator[Claim]:
    """As in "Guinea, with its rich deposits of bauxite", "despite its scarce water", "a giant with many talents"."""
    parse = reading.parse
    for noun in children_of(reading, word, ("pobj",)):
        if not _is_asset(reading, noun) or not _tells(reading, noun):
            continue
        own = [c for c in children_of(reading, noun, ("poss",)) if parse.lower[c] in ("its", "their")]
        above = parse.head[word]
        if parse.dep[above] == "attr":
            holders = subject_of(reading, parse.head[above])
        elif own or parse.words[word - 1] == ",":
            holders = [h for h in (holder_at(reading, above), *subject_of(reading, above)) if h is not None][:1]
        else:
            holders = []
        for holder in holders:
            yield Claim(holder, _side(reading, noun), noun, reading.parse.token_at(holder.start))


def _lacked(reading: Reading, verb: int) -> Iterator[Claim]:
    """As in "faces problems such as a shortage of water", "is in need of fuel", "lacks skilled labour"."""
    parse = reading.parse
    if parse.lemma[verb] in words("have"):  # "has a shortage of nurses"
        nouns = [n for n in children_of(reading, verb, ("dobj",)) if parse.lower[n] in words("shortage")]
        nouns = [n for n in nouns if _tells(reading, n)]
    elif parse.lemma[verb] == "be":
        short = [c for c in children_of(reading, verb, ("acomp",)) if parse.lower[c] in words("short")]
        needs = [n for p in children_of(reading, verb, ("prep",)) for n in children_of(reading, p, ("pobj",))]
        nouns = [n for need in needs if parse.lower[need] == "need" for n in objects_of(reading, need, ("of",))]
        nouns += [n for adjective in short for n in objects_of(reading, adjective, ("of", "on"))]
    elif parse.lemma[verb] in words("lack"):
        nouns = []
        for noun in [*children_of(reading, verb, ("dobj",)), *objects_of(reading, verb, ("from",))]:
            if parse.tag[noun] == "WP":
                continue
            if parse.lower[noun] in words("trouble"):
                nouns += [n for n in objects_of(reading, noun, ("as", "like", "of")) if _tells(reading, n)]
            elif parse.lower[noun] in words("shortage") or parse.lemma[verb] == "lack" or _wanted(reading, verb, noun):
                nouns.append(noun)
    else:
        return
    for noun in nouns:
        for holder in subject_of(reading, verb):
            yield Claim(holder, NEED, noun, reading.parse.token_at(holder.start))


def _relied(reading: Reading, verb: int) -> Iterator[Claim]:
    """As in "relies on imported fuel", "depends on Peru for copper", "what it lacks is engineers"."""
    parse = reading.parse
    if parse.lemma[verb] in words("rely"):
        ways = [verb]
    else:
        ways = [c for c in children_of(reading, verb, ("acomp",)) if parse.lower[c] in words("rely")]
    nouns = [n for way in ways for n in objects_of(reading, way, ("on", "upon"))]
    abroad = any(reading.inner(noun) is not None for noun in nouns)  # "relies on Peru for its copper"
    nouns = [n for n in nouns if any(parse.lower[c] in words("foreign") for c in parse.children[n])]
    nouns += [n for way in ways if abroad for n in objects_of(reading, way, ("for",))]
    if parse.lemma[verb] in words("lack") and parse.dep[verb] == "csubj":
        nouns += children_of(reading, parse.head[verb], ("attr",))
    for noun in nouns:
        for holder in subject_of(reading, verb) if _tells(reading, noun) else ():
            yield Claim(holder, NEED, noun, reading.parse.token_at(holder.start))


def _wanted(reading: Reading, verb: int, noun: int) -> bool:
    """As in "needs skilled workers" or "needs vaccines"; what tells no resource and no goods is no need of any."""
    goods = reading.parse.lower[noun] in words("good")
    return reading.parse.lemma[verb] in words("want") and (goods or _tells(reading, noun))


def _being(reading: Reading, verb: int) -> Iterator[Claim]:
    """As in "Djibouti can serve as a port for its neighbours", "Norway is the largest investor"."""
    parse = reading.parse
    nouns = children_of(reading, verb, ("attr",)) if parse.lemma[verb] == "be" else []
    if parse.lemma[verb] in ("act", "serve", "describe", "regard", "consider"):
        nouns += objects_of(reading, verb, ("as",))
    for noun in nouns:
        inner = [noun, *(n for n in objects_of(reading, noun, ("of",)) if parse.lower[noun] == "one")]
        role = next((n for n in inner if parse.lower[n] in words("role")), None)
        if role is None or not _tells(reading, noun) or _ranked(reading, noun):
            continue
        for holder in subject_of(reading, verb):
            side = NEED if _is_poor(reading, noun) else STRENGTH
            yield Claim(holder, side, noun, reading.parse.token_at(holder.start))


def _is_poor(reading: Reading, noun: int) -> bool:
    """Whether the words before the noun tell a want: "a water-poor country", "a landlocked nation"."""
    return any(reading.parse.lower[i] in words("poor") for i in range(reading.parse.left[noun], noun))


def _ranked(reading: Reading, noun: int) -> bool:
    """Whether the words but rank one in another's trade: "our sixth largest market", "the main source of tourists"."""
    children = reading.parse.children
    near = (*children[noun], *(inner for child in children[noun] for inner in children[child]))
    return any(reading.parse.lower[child] in RANKS and reading.parse.dep[child] != "pobj" for child in near)


def _known(reading: Reading, word: int) -> Iterator[Claim]:
    """As in "is known for its fertile soil", "is rich in copper"."""
    parse = reading.parse
    prepositions = tuple(words("known").get(parse.lower[word], words("known").get(parse.lemma[word], "")).split("|"))
    verb = word if parse.pos[word] in VERBS and parse.dep[word] not in ("acomp", "amod") else parse.head[word]
    for noun in objects_of(reading, word, prepositions):
        of_people = prepositions == ("of",) and parse.pos[noun] == "NOUN" and parse.lower[noun] not in words("asset")
        if of_people or not _tells(reading, noun):  # "proud of those who work here"
            continue
        for holder in subject_of(reading, verb):
            yield Claim(holder, STRENGTH, noun, reading.parse.token_at(holder.start))


def _owned(reading: Reading, noun: int) -> Iterator[Claim]:
    """As in "Brazil's vast market", "the port facilities of Togo"."""
    parse = reading.parse
    if parse.dep[noun] == "attr":  # "Peru is Chile's largest market" gives Chile no market
        return
    owners = children_of(reading, noun, ("poss",)) + objects_of(reading, noun, ("of",))
    if parse.lower[noun] in words("skill") and objects_of(reading, noun, ("in",)):  # "Swiss expertise in water"
        owners += [c for c in children_of(reading, noun, ("amod", "compound", "nmod")) if _is_demonym(reading, c)]
    praised = any(parse.dep[c] in ("amod", "compound") for c in parse.children[noun]) or objects_of(
        reading, noun, ("in",)
    )
    for owner in owners:
        holder = holder_at(reading, owner) if parse.lower[owner] != "our" else None
        helped = parse.dep[noun] == "pobj" and parse.lemma[parse.head[parse.head[noun]]] in ("development", "growth")
        if holder is not None and praised and not helped and _tells(reading, noun):
            yield Claim(holder, _side(reading, noun), noun, min(owner, parse.left[noun]))


def _is_demonym(reading: Reading, token: int) -> bool:
    mention = reading.inner(token)
    return mention is not None and mention.kind == "state" and mention.form == "demonym"


def _wished(reading: Reading, verb: int) -> Iterator[Claim]:
    """As in "has expressed interest in obtaining gas", "is interested in buying rice", "wants to import oil"."""
    parse = reading.parse
    if parse.lemma[verb] not in words("obtain"):
        return
    above, link = parse.head[verb], parse.head[verb]
    if parse.lower[link] == "in" and parse.dep[verb] == "pcomp":
        wish = parse.head[link]
        above = parse.head[wish] if parse.lower[wish] in words("interest") else -1
    elif parse.dep[verb] != "xcomp" or parse.lemma[above] not in words("wish"):
        return
    for noun in children_of(reading, verb, ("dobj",)) if above >= 0 else ():
        for holder in subject_of(reading, above) if _tells(reading, noun) else ():
            yield Claim(holder, NEED, noun, reading.parse.token_at(holder.start))


def _span(reading: Reading, noun: int) -> tuple[int, int]:
    """The tokens of the noun's phrase, first and last, without a relative clause or closing marks."""
    parse = reading.parse
    first, last = parse.left[noun], parse.right[noun] - 1
    for child in parse.children[noun]:
        if parse.dep[child] in ("relcl", "advcl", "appos") and child > noun:
            last = min(last, parse.left[child] - 1)
        if parse.dep[child] == "poss":  # "Peru's rich history": the history is hers, the name is not part of it
            first = parse.right[child]
    beside = next((c for c in parse.children[parse.head[noun]] if c == last + 1), noun)
    if (
        parse.dep[noun] == "dobj" and parse.lower[beside] == "in"
    ):  # the parse hangs it on the verb: "has skill in mining"
        last = parse.right[beside] - 1
    return min(first, noun), _trimmed(reading, noun, last)


def _parts(reading: Reading, claim: Claim) -> Iterator[tuple[int, int]]:
    """The phrase of the claim, cut where "and" joins something of another resource or another shortage."""
    parse = reading.parse
    first, last = _span(reading, claim.noun)
    for token in range(claim.noun + 1, last + 1):
        joined = parse.dep[token] == "conj" and parse.pos[token] in ("NOUN", "PROPN")
        if not joined or not first < parse.left[token] <= last:
            continue
        apart = parse.lower[token] in words("shortage") or parse.lower[token] in words("asset")
        start = parse.left[token]
        if apart and _resource(reading, start, last) not in (OTHER, _resource(reading, first, start - 1)):
            yield first, _trimmed(reading, first, start - 1)
            first = start
    yield first, last


def _of_both(reading: Reading, noun: int) -> bool:
    """Whether it is shared with another side: "a long, shared history", "a history of cordial ties"."""
    lower, inside = reading.parse.lower, objects_of(reading, noun, ("of",))
    return any(lower[c] in SHARED for c in reading.parse.children[noun]) or any(lower[i] in TIES for i in inside)


def _tells(reading: Reading, noun: int) -> bool:
    """Whether the noun's phrase names a resource and is not itself the name of an organisation."""
    mention = reading.inner(noun)
    named = mention is not None and mention.kind == "organisation"
    return not named and not _of_both(reading, noun) and _resource(reading, *_span(reading, noun)) != OTHER


def _trimmed(reading: Reading, first: int, last: int) -> int:
    """The last token that says something: no comma, "and" or "as well as" at the end."""
    while last > first and reading.parse.pos[last] not in CONTENT:
        last -= 1
    return last


def _resource(reading: Reading, first: int, last: int, noun: int | None = None) -> str:
    """The resource that the noun or else the first telling word of the phrase names, "other" where none does."""
    if noun is not None and (own := _resource(reading, noun, noun)) != OTHER:
        return own
    start, end = reading.parse.span(first, last)
    text = reading.article.text[start:end].lower()
    hits = [(match.start(), -match.end(), value) for pattern, value in _resources() if (match := pattern.search(text))]
    return min(hits)[2] if hits else OTHER


def _finding(reading: Reading, claim: Claim, first: int, last: int) -> Finding:
    parse = reading.parse
    noun = claim.noun if first <= claim.noun <= last else None
    start, end = parse.span(first, last)
    evidence = min(parse.start[claim.since], start), max(end, claim.of.end)
    if parse.sentence[claim.since] != parse.sentence[first]:
        evidence = start, end
    slots = {
        "of": (claim.of,),
        "side": (Value(claim.side, start, end),),
        "what": (Value(parse.text[start:end], start, end),),
        "resource": (Value(_resource(reading, first, last, noun), start, end),),
    }
    return Finding("profile", *evidence, slots, score=SCORE)
