"""Since when a post is there: its own year of several told together, or the date after "since"; what is done."""

from __future__ import annotations

from relazione.read.finding import Value
from relazione.read.parse import Parse
from relazione.read.readers.grammar.mission_posts import Post, Seat
from relazione.read.reading import Reading

KEPT = frozenset(("nsubj", "nsubjpass", "dobj"))  # a post that acts or is kept, not one that somebody is at
NEAR = 4  # words between a post and "since 1993"
DENYING = frozenset(("deny", "dismiss", "refute"))


def respective(reading: Reading, post: Post, place: Seat, places: list[Seat]) -> Value | None:
    """The place's own date where as many dates as places follow ("in 1984, 1992 and 1986 respectively"), else None."""
    if len(places) < 2:
        return None
    parse = reading.parse
    _, last = parse.sentences[parse.sentence[post.first]]
    dates = [
        d for d in reading.dates_in(parse.end[places[-1].last], parse.end[last - 1]) if d.kind == "date" and d.value
    ]
    if len(dates) != len(places) or "respectively" not in parse.lower[places[-1].last : last]:
        return None
    date = dates[places.index(place)]
    return Value(date.value or "", date.start, date.end, date.basis)


def since(reading: Reading, post: Post, place: Seat) -> Value | None:
    """The date after "since" in the sentence of a post that is kept: "has been operating in Oslo since 1993"."""
    parse = reading.parse
    if parse.dep[post.last] not in KEPT:
        return None
    last = parse.sentences[parse.sentence[post.first]][1]
    for found in reading.dates_in(parse.end[max(post.last, place.last)], parse.end[last - 1]):
        token = parse.token_at(found.start)
        if found.kind == "date" and found.value and parse.lower[token - 1] == "since" and token - place.last <= NEAR:
            return Value(found.value, found.start, found.end, found.basis)
    return None


def is_done(parse: Parse, token: int) -> bool:
    """Whether the verb tells a thing done, by its tense; a deed told as a noun is not yet done."""
    if parse.pos[token] != "VERB":
        return False
    helpers = [parse.lower[child] for child in parse.children[token] if parse.dep[child] in ("aux", "auxpass")]
    if any(word in ("will", "would", "to", "shall", "may", "could", "be") for word in helpers):
        return parse.lemma[token] == "inaugurate" and "to" in helpers  # "at a ceremony to inaugurate"
    return parse.tag[token] in ("VBD", "VBN")


def is_denied(parse: Parse, token: int) -> bool:
    """Whether what a token tells is said to be untrue: "denied reports that it plans to close its consulate"."""
    return any(parse.lemma[above] in DENYING for above in parse.above(token))
