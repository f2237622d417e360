"""Finds acts between two states that one clause tells by its verb: "Peru seized a Chilean trawler".

The verb, what must stand beside it and what it tells are rows of `act_verbs.csv`. Somebody of one state must be the
subject, and the clause must name another (or the subject two): that keeps what happens inside one state out. What the
finders of engagements and positions tell already between the same states in the same words is not told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from relazione.codebook.states import states
from relazione.codebook.table import rows
from relazione.read.domains import domains_in
from relazione.read.finding import Finding, Participant, Value
from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_arguments import Arguments, coordinated, of_verb
from relazione.read.readers.grammar.engagement_slots import clause
from relazione.read.readers.grammar.engagement_status import status_of
from relazione.read.readers.grammar.engagement_triggers import Trigger
from relazione.read.readers.grammar.stances_clauses import calls_on
from relazione.read.reading import Reading
from relazione.read.when import when

SCORE = 0.6
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
_SKIPPED_SECTIONS = frozenset({"byline", "boilerplate", "dateline"})
_POINTING = frozenset({"pronoun", "role"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "conj"})
_SAID = frozenset({"relcl", "parataxis", "conj"})
_GIVEN = frozenset({"aid", "deployment"})
_LOADED = frozenset({"carry", "load", "bring", "transport"})
_HANDED = frozenset({"hand", "return", "give", "extradite", "surrender", "repatriate", "turn"})
_UNDERGONE = frozenset({"attack", "other", "expulsion"})
_PLACES = frozenset({"state", "city"})
# Prepositions of the place where people come together.
_WHERE = ("in", "at", "outside", "near", "across", "to", "through", "on", "before")
# Events at which, or after which, something else is done: they do not tell of the act itself.
_OCCASIONS = frozenset(
    {"meeting", "call", "visit", "conference", "consultation", "ceremony", "cultural_event", "speech"}
)
# Verbs that only say that something starts or goes on: what hangs on them is done ("have begun arriving").
_GOING_ON = frozenset({"begin", "start", "continue", "keep", "resume", "finish", "commence", "stop"})
# Where it is done to somebody, and of whose deeds: "killed in Peruvian shelling", but not "killed in Peru".
_AT_HANDS_OF = ("from", "in", "at", "with", "under", "during")
_DEEDS = frozenset(
    "shelling airstrike airstrikes strike strikes raid raids attack attacks bombardment bombing clash clashes ambush "
    "fighting fire shooting offensive incursion explosion crossfire skirmish skirmishes firefight blast assault "
    "custody prison jail captivity detention gunfire invasion troop troops soldier soldiers force forces".split()
)
_INTENDING = frozenset({"be", "plan", "agree", "promise", "pledge", "vow", "decide", "intend", "prepare", "undertake"})


@dataclass(frozen=True, slots=True)
class _Row:
    """What a verb tells: `beside` must stand among its objects and particles, `subject` in its subject (empty: any)."""

    beside: frozenset[str]
    subject: frozenset[str]
    kind: str
    value: str
    joint: bool
    several: bool
    reversed: bool
    undergone: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """Somebody of a state: as named, and the state with the words that say so."""

    who: Value
    state: Value


@dataclass(frozen=True, slots=True)
class _Act:
    """A verb with those who act and those acted on (none where all act), and the span of its clause."""

    row: _Row
    trigger: Trigger
    actors: tuple[_Side, ...]
    others: tuple[_Side, ...]
    start: int
    end: int

    @property
    def states(self) -> set[str]:
        """The states of both."""
        return {side.state.value for side in self.actors + self.others}


def find_untold(reading: Reading, told: Sequence[Finding]) -> Iterator[Finding]:
    """The acts of the article that the other finders have not told, in order of the text; all have the same score."""
    for act in _acts(reading):
        if act.row.kind == "position" and any(_overlap(act, finding) for finding in told if finding.kind == "position"):
            continue  # whoever reads a stance in these words knows better whose it is
        known = {state for finding in told if _is_near(act, finding) for state in _states(finding)}
        if not act.states <= known:
            yield from [_engagement(reading, act)] if act.row.kind == "engagement" else _positions(reading, act)


def _is_near(act: _Act, found: Finding) -> bool:
    """Whether another finding may tell of the act: of one kind, in the same words, or anywhere if they only talk."""
    if found.kind != act.row.kind:
        return False
    if found.kind == "engagement" and act.row.value not in _OCCASIONS and found.slots["type"][0].value in _OCCASIONS:
        return False
    return act.row.several or _overlap(act, found)


def _overlap(act: _Act, found: Finding) -> bool:
    return found.start < act.end and act.start < found.end


def _states(finding: Finding) -> set[str]:
    if finding.kind == "engagement":
        return {side.acts_for.value for side in finding.participants if side.acts_for}
    return {value.value for slot in ("for", "towards", "speaker") for value in finding.slots.get(slot, ())}


def _acts(reading: Reading) -> Iterator[_Act]:
    parse = reading.parse
    for token in range(len(parse)):
        if parse.pos[token] != "VERB" or parse.lemma[token] not in _table():
            continue
        section = reading.sections[reading.section_of[parse.sentence[token]]]
        if section.kind in _SKIPPED_SECTIONS or section.repeat_of is not None:
            continue
        if not _is_asserted(parse, token):
            continue
        arguments = _arguments(parse, token)
        row = next((row for row in _table()[parse.lemma[token]] if _fits(parse, token, row, arguments)), None)
        if row is not None and row.kind == "position" and (section.kind == "heading" or calls_on(parse, token)):
            continue  # a headline tells in short what the article tells, a courtesy call asks for nothing
        act = _act(reading, token, row, arguments) if row is not None and row.value != "none" else None
        if act is not None:
            yield act


def _is_asserted(parse: Parse, token: int) -> bool:
    """Whether a verb says that something is done: it is finite or has an auxiliary, and nothing denies it."""
    beside = parse.children[token]
    if any(parse.lower[child] in _NEGATIONS for child in beside):
        return False
    helped = any(parse.dep[child] in ("aux", "auxpass") and parse.lower[child] != "to" for child in beside)
    return helped or parse.tag[token] in _FINITE or _is_bare(parse, token) or _is_intended(parse, token)


def _is_bare(parse: Parse, token: int) -> bool:
    """Whether a participle is all the verb that its sentence has, which is then a past tense that the parse mistook."""
    head = parse.head[token]
    return parse.tag[token] == "VBN" and parse.dep[token] == "acl" and parse.dep[head] == "ROOT"


def _is_intended(parse: Parse, token: int) -> bool:
    """Whether an infinitive tells what somebody is to do, or a bare participle with a subject what somebody did."""
    head = parse.head[token]
    if parse.tag[token] == "VBN":
        return parse.dep[token] == "ROOT" and any(parse.dep[child] == "nsubj" for child in parse.children[token])
    if parse.dep[token] == "xcomp" and parse.lemma[head] in _GOING_ON:
        return _is_asserted(parse, head)
    return parse.dep[token] == "xcomp" and parse.tag[token] == "VB" and parse.lemma[head] in _INTENDING


def _arguments(parse: Parse, token: int) -> Arguments:
    found = of_verb(parse, token)
    if _is_bare(parse, token):
        found = {relation: heads for relation, heads in found.items() if relation != "obj"}
        found["subj"] = [parse.head[token]]
    return found


def _fits(parse: Parse, token: int, row: _Row, arguments: Arguments) -> bool:
    """Whether the row's words stand in the subject, and among the objects, particles or what is said."""
    doing = [i for head in _doers(arguments) for i in _phrase(parse, head)]
    if not row.beside:
        return _has(parse, doing, row.subject)
    near = [*parse.children[token]]
    near.extend(i for child in parse.children[token] if parse.dep[child] == "ccomp" for i in parse.subtree(child))
    for relation, heads in arguments.items():
        if relation not in ("subj", "governor"):
            near.extend(i for head in heads for i in _phrase(parse, head))
    return _has(parse, near, row.beside) and _has(parse, doing, row.subject)


def _doers(arguments: Arguments) -> list[int]:
    """Whoever acts: the subject, else whom "by" names ("a proposal by Peru" has a subject of its own)."""
    return list(arguments.get("subj") or arguments.get("by") or [])


def _has(parse: Parse, tokens: list[int], wanted: frozenset[str]) -> bool:
    return not wanted or any(parse.lemma[i] in wanted or parse.lower[i] in wanted for i in tokens)


def _act(reading: Reading, token: int, row: _Row, arguments: Arguments) -> _Act | None:
    parse = reading.parse
    first = _doers(arguments)
    if row.undergone or not first:
        undergone = _undergone(reading, token, row, arguments)
        if undergone is not None or row.undergone:
            return undergone
    if not first and row.value in _GIVEN:  # "Swiss teams were sent to Nepal": what is sent tells who sends
        first = arguments.get("obj", [])
    if row.joint:  # "fighting broke out between Peru and Chile"
        first = [*first, *arguments.get("between", [])]
    doers = [head for one in first for head in coordinated(parse, one)]
    inside = {i for doer in doers for i in _phrase(parse, doer)}
    if row.joint:
        actors = _each_state(_sides(reading, sorted(inside)))
    else:
        actors = _each_state(side for doer in doers for side in list(_sides(reading, _phrase(parse, doer)))[:1])
    if not actors and row.subject:  # "a crowd burnt flags in Lima": people of the place
        actors = tuple(_host(reading, token, arguments))[:1]
    if not actors:
        return None
    together = row.joint and len(actors) > 1
    others = () if together or row.several else _others(reading, token, row.value, arguments, actors, inside)
    if not others and not together:
        return None
    if row.reversed:
        actors, others = others, actors
    elif row.joint:
        actors, others = actors + others, ()
    return _told_of(reading, token, row, arguments, actors, others)


def _told_of(
    reading: Reading, token: int, row: _Row, arguments: Arguments, actors: tuple[_Side, ...], others: tuple[_Side, ...]
) -> _Act:
    trigger = Trigger(token, row.value, "joint" if row.joint else "against", False, arguments, -1, row.value)
    return _Act(row, trigger, actors, others, *reading.parse.span(*clause(reading, trigger)))


def _undergone(reading: Reading, token: int, row: _Row, arguments: Arguments) -> _Act | None:
    """What somebody undergoes of whom the clause names no doer: of whom he is held, or whose deed it is, did it.

    "Two Peruvians were detained in Chile", "were deported from Chile", "died in clashes with Chilean troops"; who was
    only killed in Chile was killed by nobody that the words tell.
    """
    parse = reading.parse
    if row.joint or row.reversed or row.value not in _UNDERGONE:
        return None
    whom = arguments.get("subj" if "obj" not in arguments else "obj", [])
    suffering = _each_state(side for head in whom for side in list(_sides(reading, _phrase(parse, head)))[:1])
    for relation in _AT_HANDS_OF if suffering else ():
        for head in arguments.get(relation, ()):
            if row.value == "attack" and not _DEEDS & set(parse.lower[head : head + 2]):
                continue
            own = {side.state.value for side in suffering}
            found = [side for side in _sides(reading, _phrase(parse, head)) if side.state.value not in own]
            if found:
                return _told_of(reading, token, row, arguments, tuple(found[:1]), suffering[:1])
    return None


def _host(reading: Reading, token: int, arguments: Arguments) -> Iterator[_Side]:
    """The state of the place where something is done: of its city, else of whatever place is named."""
    parse = reading.parse
    heads = [head for relation in _WHERE for head in arguments.get(relation, ())]
    heads += [head for relation in ("subj", "obj") for head in arguments.get(relation, ())]
    places = [i for head in heads for i in parse.subtree(head) if (m := reading.outer(i)) and m.kind in _PLACES]
    cities = [i for i in places if (m := reading.outer(i)) is not None and m.kind == "city"]
    return _sides(reading, cities or [i for i in places if parse.pos[i] == "PROPN"] or places)


def _others(
    reading: Reading, token: int, kind: str, arguments: Arguments, actors: tuple[_Side, ...], inside: set[int]
) -> tuple[_Side, ...]:
    """The first other state of the clause: of whoever is given to, of the object, else after the verb, else before."""
    parse = reading.parse
    own = {side.state.value for side in actors}
    apart = {i for child in parse.children[token] if parse.dep[child] in _SAID for i in parse.subtree(child)}
    after = range(token + 1, parse.right[token])
    before = range(parse.left[token], token)
    given_to = ("to", "dative") if kind in _GIVEN or parse.lemma[token] in _HANDED else ()
    heads = [head for relation in (*given_to, "obj") for head in arguments.get(relation, ())]
    for near in (*(_phrase(parse, head) for head in heads), after, before):
        tokens = [i for i in near if i not in inside and i not in apart]
        found = [side for side in _sides(reading, tokens) if side.state.value not in own]
        if found:
            return tuple(found[:1])
    return ()


def _phrase(parse: Parse, head: int) -> list[int]:
    """The tokens of a phrase without the clauses and further phrases joined to it, save what it carries."""
    clauses = (c for c in parse.children[head] if c > head and parse.dep[c] in _CLAUSES)
    cut = min((parse.left[c] for c in clauses if parse.lemma[c] not in _LOADED), default=None)
    return [i for i in parse.subtree(head) if cut is None or i < cut or i == head]


def _sides(reading: Reading, tokens: Iterable[int]) -> Iterator[_Side]:
    """Whoever acts for a state among these tokens, in order; a place stands for its state."""
    last = None
    for token in tokens:
        mention = reading.outer(token)
        if mention is None or mention is last or mention.form in _POINTING:
            continue
        last = mention
        for actor in reading.actors_of(mention):
            state = reading.acts_for(actor)
            if state is None or state.value not in states():
                continue
            here = Value(state.value, mention.start, mention.end, "stated" if actor.kind == "state" else "resolved")
            yield _Side(here if actor.kind in _PLACES else reading.who(actor, mention), here)


def _each_state(sides: Iterable[_Side]) -> tuple[_Side, ...]:
    found: dict[str, _Side] = {}
    for side in sides:
        found.setdefault(side.state.value, side)
    return tuple(found.values())


def _engagement(reading: Reading, act: _Act) -> Finding:
    parse, token = reading.parse, act.trigger.token
    status = status_of(parse, act.trigger)
    date, told = when(reading, act.start, act.end, token)
    slots: dict[str, tuple[Value, ...]] = {"type": (Value(act.row.value, act.start, act.end),)}
    if date is not None:
        slots["date"] = (date,)
    if told is not None:
        slots["when"] = (told,)
    domains = domains_in(reading.article.text, act.start, act.end, general=False)
    if domains:
        slots["domains"] = domains
    slots["status"] = (Value(status.value, act.start, act.end, "stated" if status.sure else "default"),)
    giver = "supporter" if act.row.value == "aid" else "party"
    sides = [Participant(side.who, side.state, giver) for side in act.actors]
    sides += [Participant(side.who, side.state, "target") for side in act.others]
    return Finding("engagement", act.start, act.end, slots, tuple(sides), score=SCORE)


def _positions(reading: Reading, act: _Act) -> Iterator[Finding]:
    """One position for each who takes it."""
    verb = reading.parse.start[act.trigger.token]
    for speaker in act.actors:
        slots: dict[str, tuple[Value, ...]] = {
            "speaker": (speaker.who,),
            "for": (speaker.state,),
            "stance": (Value(act.row.value, verb, reading.parse.end[act.trigger.token]),),
            "about": (Value(reading.article.text[verb : act.end], verb, act.end),),
        }
        if act.others:
            slots["towards"] = (act.others[0].state,)
        yield Finding("position", act.start, act.end, slots, score=SCORE)


@cache
def _table() -> dict[str, tuple[_Row, ...]]:
    """The rows of the table by verb, in their order."""
    found: dict[str, list[_Row]] = {}
    for row in rows("act_verbs"):
        beside, subject = (frozenset(filter(None, row[column].split("|"))) for column in ("beside", "subject"))
        sides = row["sides"]
        read = _Row(
            beside,
            subject,
            row["kind"],
            row["value"],
            sides in ("joint", "several"),
            sides == "several",
            sides == "reversed",
            sides == "undergone",
        )
        for verb in row["verbs"].split("|"):
            found.setdefault(verb, []).append(read)
    return {verb: tuple(read) for verb, read in found.items()}
