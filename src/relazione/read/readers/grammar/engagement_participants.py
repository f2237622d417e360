"""Who takes part: the actors behind the arguments of a trigger, on the two sides its frame names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from relazione.codebook.table import rows
from relazione.read.finding import Participant, Value
from relazione.read.mention import Actor, Mention
from relazione.read.readers.grammar.engagement_antecedents import antecedent
from relazione.read.readers.grammar.engagement_arguments import coordinated
from relazione.read.readers.grammar.engagement_bodies import is_default, parent_of, state_of
from relazione.read.readers.grammar.engagement_triggers import Trigger
from relazione.read.readers.grammar.engagement_words import words
from relazione.read.reading import Reading

_AROUND_NOUN = frozenset({"mod", "objmod", "of", "poss"})
_USUAL = {"EU": "European Union"}  # the codebook's name
_ACTORS = frozenset({"person", "state", "organisation", "city", "mission", "group"})
_IN_CONTEXT = {"mutual": "party", "speak": "speaker", "gathering": "party", "calling": "guest"}
_BY_THINGS = frozenset({"against", "deploy", "give"})
_ONE = frozenset({"i", "me", "my", "myself"})
_PAIR = 2
_OFFICES = frozenset({"title", "role"})  # forms of a mention that names nobody
_LONGEST = 12  # words of a description that still names somebody ("business leaders from both countries")


@dataclass(frozen=True, slots=True)
class Side:
    """One participant with what merging needs: its side (1 or 2), its state, and whether it is named or only described.

    `key` tells two participants apart: the actor's number, or the words of a description. `inferred` is True where no
    words of the article say which state the participant acts for. `posts` are the classes of the offices that a person
    holds; `unnamed` is True for one whom the article knows only by an office ("his Peruvian counterpart").
    """

    who: Value
    acts_for: Value | None
    role: str
    side: int
    kind: str
    key: str
    named: bool
    inferred: bool = False
    posts: frozenset[str] = frozenset()
    unnamed: bool = False

    @property
    def state(self) -> str | None:
        """The state or organisation acted for, None where it is not known."""
        return self.acts_for.value if self.acts_for else None

    def participant(self, role: str | None = None) -> Participant:
        """The participant as a finding keeps it."""
        return Participant(self.who, self.acts_for, role or self.role)


def sides(reading: Reading, trigger: Trigger) -> list[Side]:
    """The participants that the trigger's own arguments name, first side before second, each once."""
    found: list[Side] = []
    for relation, side, role in _frames().get(trigger.frame, ()):
        for token in trigger.arguments.get(relation, ()):
            for one in _behind(reading, token, relation, trigger, side, role):
                if all(one.key != other.key for other in found):
                    found.append(one)
    if not any(one.side == 1 for one in found):
        found[:0] = _from_context(reading, trigger, found)
    return _without_doubles(_set_apart(found), trigger)


def _set_apart(found: Sequence[Side]) -> list[Side]:
    """The sides, a partner who was only guessed to be of the first side's state given the other state that is named."""
    named = {side.state for side in found if side.kind == "state"}
    people = [side for side in found if side.kind in ("person", "described")]
    own = {side.state for side in people}
    if len(named) != _PAIR or len(own) != 1 or not own < named or len({side.side for side in people}) != _PAIR:
        return list(found)
    other = next(side.acts_for for side in found if side.kind == "state" and side.state not in own)
    return [replace(one, acts_for=other) if one.kind == "person" and one.side == _PAIR else one for one in found]


def _from_context(reading: Reading, trigger: Trigger, found: Sequence[Side]) -> list[Side]:
    """The subject of the clause around the noun, where the noun names no first side of its own."""
    if trigger.frame not in _IN_CONTEXT:
        return []
    role = _IN_CONTEXT[trigger.frame]
    more = [
        one
        for token in trigger.arguments.get("context", ())
        for one in _behind(reading, token, "context", trigger, 1, role)
        if one.kind in ("person", "state", "group") and all(one.key != other.key for other in found)
    ]
    return more if found or trigger.frame != "mutual" else []


def from_mention(reading: Reading, mention: Mention, side: int, role: str) -> Iterator[Side]:
    """A side for each actor that a mention stands for; "I" is the person who signs the text, if anybody does."""
    signer = _signer(reading) if mention.form == "first" and _is_one(reading, mention) else None
    for actor in reading.actors_of(mention) if signer is None else (signer,):
        yield _from_actor(reading, actor, mention, side, role)


def _is_one(reading: Reading, mention: Mention) -> bool:
    return reading.article.text[mention.start : mention.end].lower() in _ONE


def _signer(reading: Reading) -> Actor | None:
    """The person named alone in a by-line, who speaks as "I", or None."""
    for section in reading.sections:
        if section.kind == "byline":
            for mention in reading.mentions_in(section.start, section.end):
                if mention.kind == "person" and mention.form == "name":
                    return reading.actors[mention.actors[0]]
    return None


def _from_actor(reading: Reading, actor: Actor, mention: Mention, side: int, role: str) -> Side:
    acts_for = state_of(reading, actor, mention)
    key = f"state {actor.state}" if actor.kind == "state" else str(actor.number)
    inferred = _is_inferred(actor) if actor.kind == "person" else is_default(reading, actor)
    who = reading.who(actor, mention)
    who = replace(who, value=_USUAL.get(who.value, who.value))
    posts = frozenset(office.office for office in actor.offices)
    unnamed = actor.kind == "person" and all(form != "name" for form in _forms(reading, actor))
    return Side(who, acts_for, role, side, actor.kind, key, mention.form != "pronoun", inferred, posts, unnamed)


def _forms(reading: Reading, actor: Actor) -> Iterator[str]:
    """How the article names a person, mention by mention."""
    return (mention.form for mention in reading.mentions if actor.number in mention.actors)


def _is_inferred(actor: Actor) -> bool:
    """Whether only a title without a state, or the name itself, says whom a person acts for."""
    if actor.offices:
        return all(office.of_basis != "stated" for office in actor.offices)
    return actor.start <= actor.state_start < actor.end


def _behind(reading: Reading, token: int, relation: str, trigger: Trigger, side: int, role: str) -> Iterator[Side]:
    place = role == "place"
    for head in coordinated(reading.parse, token):
        head = _styled(reading, head)
        leader = _leader(reading, head)
        if leader is not None:
            yield from _led(reading, head, leader, side, role)
            continue
        mention = reading.outer(head) or antecedent(reading, head)
        if place and mention is not None and mention.kind == "person":  # "named her ambassador to Peru"
            mention = reading.inner(head)
        if mention is not None and mention.kind == "region":
            continue
        if mention is None and relation in _AROUND_NOUN and reading.parse.lemma[head] in words("commission"):
            yield from _joined_before(reading, head, side, role)
        if mention is None or mention.kind not in _ACTORS:
            if trigger.type == "accession" and reading.parse.lemma[head] in words("instrument"):
                yield _treaty(reading, head, side, role)
            elif not place and relation != "mod" and trigger.frame != "appoint":
                described = list(_described(reading, head, side, role))
                yield from described or _owner(reading, head, relation, trigger, side, role)
            continue
        if mention.kind == "organisation":
            yield from _joined_states(reading, mention, side, role)
        named = None if place else _named_behind(reading, head, mention)
        if named is not None:
            yield from _as_named(reading, mention, named, side, role)
        elif place:
            yield from receiving_state(reading, mention, side)
        elif relation in _AROUND_NOUN:
            if relation != "mod" or mention.kind != "organisation" or not _is_a_kind(reading, mention):
                yield from _around_noun(reading, mention, side, role)
        else:
            yield from from_mention(reading, mention, side, role)


def _styled(reading: Reading, head: int) -> int:
    """Whoever follows "His Excellency" or the like as an apposition; the head itself for any other."""
    parse = reading.parse
    if parse.lemma[head] not in words("styles"):
        return head
    return next((c for c in parse.children[head] if parse.dep[c] == "appos" and c > head), head)


def _named_behind(reading: Reading, head: int, mention: Mention) -> Mention | None:
    """The name that follows an office as an apposition ("the Chilean envoy in Lima, Name Surname"), None elsewhere."""
    if mention.kind != "person" or mention.form not in _OFFICES:
        return None
    for token in range(mention.last + 1, reading.parse.right[head]):
        other = reading.outer(token) if reading.parse.dep[token] == "appos" else None
        if other is not None and other is not mention:
            return other if other.kind == "person" and other.form == "name" else None
    return None


def _as_named(reading: Reading, office: Mention, named: Mention, side: int, role: str) -> Iterator[Side]:
    """The one who is named, for the state of the office where nothing said beside the name gives another."""
    state = next((one.acts_for for one in from_mention(reading, office, side, role)), None)
    for one in from_mention(reading, named, side, role):
        yield replace(one, acts_for=state) if state is not None and (one.state is None or one.inferred) else one


def _led(reading: Reading, head: int, leader: Mention, side: int, role: str) -> Iterator[Side]:
    """The leader of a delegation in its place, for the state whose delegation it is said to be."""
    first, last = reading.parse.left[head], head
    state = next(_states_within(reading, *reading.parse.span(first, last)), None)
    for one in from_mention(reading, leader, side, role):
        yield one if state is None else replace(one, acts_for=state)


def _leader(reading: Reading, head: int) -> Mention | None:
    """Who is said to lead a delegation ("a delegation led by Minister X"), None where nobody is."""
    parse = reading.parse
    if parse.lemma[head] not in words("group"):
        return None
    for clause in parse.children[head]:
        if parse.dep[clause] == "acl" and parse.lemma[clause] in words("leading"):
            for by in parse.children[clause]:
                for one in parse.children[by] if parse.lower[by] == "by" else ():
                    mention = reading.outer(one)
                    if mention is not None and mention.kind == "person":
                        return mention
    return None


def _is_a_kind(reading: Reading, mention: Mention) -> bool:
    """Whether a body before the noun only says what kind of talk it is ("Foreign Office consultations")."""
    return all(is_default(reading, actor) for actor in reading.actors_of(mention))


def _joined_states(reading: Reading, mention: Mention, side: int, role: str) -> Iterator[Side]:
    """The states joined to that of bodies named once for all ("the foreign ministries of Peru | and Chile")."""
    parse = reading.parse
    if parse.tag[mention.first] not in ("NNS", "NNPS"):
        return
    after = mention.last + 1
    while after + 1 < len(parse) and parse.lower[after] in (",", "and", "&"):
        while parse.lower[after + 1] in ("and", "the") and after + 2 < len(parse):
            after += 1
        other = reading.outer(after + 1)
        if other is None or other.kind != "state":
            return
        yield from from_mention(reading, other, side, role)
        after = other.last + 1


def _joined_before(reading: Reading, head: int, side: int, role: str) -> Iterator[Side]:
    """The states named together before a joint body that is no actor ("the Peru-Chile Joint Mechanism")."""
    start, end = reading.parse.span(reading.parse.left[head], head)
    found = [m for m in reading.mentions_in(start, end) if m.kind == "state" and len(m.actors) == 1]
    if len({mention.actors for mention in found}) > 1:
        for mention in found:
            yield from from_mention(reading, mention, side, role)


def _treaty(reading: Reading, head: int, side: int, role: str) -> Side:
    """The instrument acceded to, by its name; it acts for nobody."""
    first, last = head, _end_of_phrase(reading, head)
    while first > reading.parse.left[head] and reading.parse.words[first - 1][0].isupper():
        first -= 1
    start, end = reading.parse.span(first, last)
    name = " ".join(reading.article.text[start:end].split())
    return Side(Value(name, start, end), None, role, side, "instrument", name.lower(), False)


def _owner(reading: Reading, head: int, relation: str, trigger: Trigger, side: int, role: str) -> Iterator[Side]:
    """The state of things that act for it ("Peruvian jets struck", "a Peruvian ship brought")."""
    if trigger.frame not in _BY_THINGS or relation not in ("subj", "by"):
        return
    for i in range(reading.parse.left[head], head):
        mention = reading.outer(i)
        if mention is not None and mention.kind == "state":
            yield from from_mention(reading, mention, side, role)
            return


def _around_noun(reading: Reading, mention: Mention, side: int, role: str) -> Iterator[Side]:
    """Parties that stand before the noun; of a joint body ("Peru-Laos committee") the states in its name."""
    within = [m for m in reading.mentions_in(mention.start, mention.end) if m is not mention and m.kind == "state"]
    parts = [one for inner in within for one in from_mention(reading, inner, side, role)]
    joint = bool(within) and mention.kind == "organisation"
    parent = parent_of(reading, reading.actors[mention.actors[0]]) if joint else None
    if parent is not None:
        value = Value(parent, mention.start, mention.end, "resolved")
        parts.append(Side(value, value, role, side, "organisation", parent, True))
    if mention.kind == "organisation" and len({one.state for one in parts}) > 1:
        yield from parts
    elif mention.kind in ("organisation", "person", "mission", "group") or (
        mention.kind != "city" and mention.form in ("name", "demonym")
    ):
        yield from from_mention(reading, mention, side, role)


def receiving_state(reading: Reading, mention: Mention, side: int) -> Iterator[Side]:
    """The state that a place lies in, as host: a visit to Osaka is received by Japan."""
    for actor in reading.actors_of(mention):
        if actor.kind in ("state", "city") and actor.state is not None:
            value = Value(actor.state, mention.start, mention.end, "stated" if actor.kind == "state" else "resolved")
            yield Side(value, value, "host", side, "state", f"state {actor.state}", True)
        elif actor.kind in ("person", "organisation", "mission"):
            yield _from_actor(reading, actor, mention, side, "host")


def _described(reading: Reading, head: int, side: int, role: str) -> Iterator[Side]:
    """People who are described and not named: "business leaders from both countries"."""
    parse = reading.parse
    if parse.lemma[head] not in words("people") or parse.pos[head] == "PRON":
        return
    if parse.lemma[head] in words("pairs") and any(parse.lower[c] in words("both") for c in parse.children[head]):
        return  # "the two leaders" are those whom the article has named already
    first = parse.left[head]
    while first < head and (
        parse.pos[first] in ("DET", "PUNCT", "ADP", "CCONJ", "ADV") or parse.lower[first] in ("the", "a")
    ):
        first += 1
    last = head
    for child in parse.children[head]:
        if child > head and parse.dep[child] == "prep" and parse.lower[child] in ("of", "from", "for"):
            last = _end_of_phrase(reading, child)
            break
    if last - first >= _LONGEST:
        last = head
    start, end = parse.span(first, last)
    text = reading.article.text[start:end]
    states = list(_states_within(reading, start, end))
    if len(states) > 1 and all(_is_listed(reading, one, two) for one, two in pairwise(states)):
        before, after = text[: states[0].start - start], text[states[-1].end - start :]
        if _is_hyphened(reading, states):  # "the Peru-Laos Leaders' Meeting"
            yield from (Side(one, one, role, side, "state", f"state {one.value}", True) for one in states)
            return
        for state in states:  # "the foreign ministers of Chad and Togo", "his Thai and Lao counterparts": one of each
            each = " ".join(f"{before}{reading.article.text[state.start : state.end]}{after}".split())
            yield Side(Value(each, start, end, "resolved"), state, role, side, "described", each.lower(), False)
        return
    text = " ".join(text.split())
    yield Side(Value(text, start, end), states[0] if states else None, role, side, "described", text.lower(), False)


def _is_listed(reading: Reading, one: Value, two: Value) -> bool:
    """Whether nothing but a comma or "and" stands between two states."""
    between = (
        reading.article.text[one.end : two.start].replace(",", " , ").replace("-", " - ").replace("–", " - ").split()
    )
    return bool(between) and all(word in (",", "and", "the", "&", "-") for word in between)


def _is_hyphened(reading: Reading, states: Sequence[Value]) -> bool:
    """Whether nothing but a hyphen stands between the first two states."""
    return reading.article.text[states[0].end : states[1].start].strip() in ("-", "–")


def _end_of_phrase(reading: Reading, preposition: int) -> int:
    parse = reading.parse
    last = preposition
    for i in parse.subtree(preposition):
        if parse.dep[i] in ("relcl", "acl") or parse.pos[i] == "VERB" or parse.lower[i] in ("(", "who", "which"):
            break
        last = i
    while last > preposition and parse.pos[last] in ("PUNCT", "CCONJ", "ADP", "DET"):
        last -= 1
    return last


def _states_within(reading: Reading, start: int, end: int) -> Iterator[Value]:
    """The states that a description names, each once, in order."""
    seen: set[str] = set()
    for mention in reading.mentions_in(start, end):
        for actor in reading.actors_of(mention):
            if actor.state is not None and len(mention.actors) == 1 and actor.state not in seen:
                seen.add(actor.state)
                yield Value(actor.state, mention.start, mention.end, "resolved")


def _without_doubles(found: Sequence[Side], trigger: Trigger) -> list[Side]:
    """Drops a bare state where a person of that state stands on the same side, except as the host of a visit."""
    kept = []
    for one in found:
        better = [
            other
            for other in found
            if other is not one
            and other.state == one.state
            and other.kind in ("person", "organisation", "mission", "city")
        ]
        if one.kind == "state" and better:
            continue
        kept.append(one)
    return kept


@cache
def _frames() -> dict[str, tuple[tuple[str, int, str], ...]]:
    """For each frame the relations to look at in order, with the side they stand for and the role there."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for row in rows("engagement_frames"):
        for relation in row["relations"].split("|"):
            found.setdefault(row["frame"], []).append((relation, int(row["side"]), row["role"]))
    return {frame: tuple(relations) for frame, relations in found.items()}
