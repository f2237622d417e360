"""Who keeps a post, by the subject of its verb, by the one who speaks, or by what the sentence speaks of."""

from __future__ import annotations

from relazione.read.finding import Value
from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_arguments import coordinated, subject_above
from relazione.read.readers.grammar.membership_sides import states_at
from relazione.read.readers.grammar.mission_posts import Post, Seat, sending
from relazione.read.reading import Reading

KEEPING = frozenset(("have", "maintain", "keep", "operate"))
MUTUAL = frozenset(("reciprocal", "mutual", "respective"))


def by_subject(reading: Reading, post: Post, deed: int | None) -> list[Value]:
    """Who opens, closes or keeps the post, from the subject of the verb; "the Government" is the publisher's."""
    parse = reading.parse
    joined = parse.head[post.last] if parse.dep[post.last] == "conj" else post.last
    if deed is None and parse.lemma[parse.head[joined]] not in KEEPING:
        return []
    behind = deed is not None and deed > post.last and parse.dep[deed] in ("relcl", "acl")
    verb = deed if deed is not None and not behind else parse.head[post.last]  # "has an embassy, which is closed"
    if deed is None and parse.dep[post.last] == "conj":
        verb = parse.head[verb]
    subjects = [child for child in parse.children[verb] if parse.dep[child] == "nsubj"] or subject_above(parse, verb)
    if parse.lower[verb] == "exchange" and not subjects:  # "committed to begin the exchange of embassies"
        subjects = subject_above(parse, parse.head[verb])
    office = post.office and not is_mutual(parse, post)
    found: list[Value] = []
    for subject in (joined for first in subjects for joined in coordinated(parse, first)):
        mention = reading.outer(subject)
        if mention is not None:
            found += [value for value in sending(reading, mention, office) if value not in found]
        elif stood_for := states_at(reading, subject):  # "it", "his country"
            found += [value for value in stood_for if value not in found]
        elif parse.lower[subject] == "we" and (own := speaking(reading, subject)):
            found += own
        elif parse.lower[subject] == "government" and reading.home and not post.office:
            found.append(Value(reading.home, *parse.span(subject, subject), "resolved"))
    plural = parse.tag[post.last] in ("NNS", "NNPS")
    return found or (_two_before(reading, verb) if deed is not None and plural else [])


def is_mutual(parse: Parse, post: Post) -> bool:
    """Whether the words tell of one post of each at the other: "establish reciprocal offices"."""
    return any(parse.lower[child] in MUTUAL for child in parse.children[post.last])


def speaking(reading: Reading, token: int) -> list[Value]:
    """The state of the one who says "we have an embassy in Oslo": the subject of the verb of saying above."""
    parse = reading.parse
    for above in parse.above(token):
        for child in parse.children[above]:
            found = states_at(reading, child) if parse.dep[child] == "nsubj" else []
            if found and parse.lower[child] not in ("we", "i"):
                return found
    return []


def holder(reading: Reading, post: Post, place: Seat) -> Value | None:
    """The state that the sentence speaks of, where the post stands in another: "By its embassy in Oslo, Peru has"."""
    parse = reading.parse
    first, last = parse.sentences[parse.sentence[post.first]]
    roots = [token for token in range(first, last) if parse.head[token] == token]
    subjects = [c for root in roots for c in parse.children[root] if parse.dep[c] == "nsubj"]
    found = [v for c in subjects for v in states_at(reading, c) if v.basis == "stated" and v.value != place.host.value]
    return found[0] if found and post.post != "office" else None


def _two_before(reading: Reading, verb: int) -> list[Value]:
    """The two states that the sentence names before a verb without a subject of its own, if it names just two."""
    parse = reading.parse
    first = parse.sentences[parse.sentence[verb]][0]
    named = reading.mentions_in(parse.start[first], parse.start[verb])
    found = {m.actors: Value(reading.actors[m.actors[0]].name, m.start, m.end) for m in named if m.kind == "state"}
    return list(found.values()) if len(found) == 2 else []
