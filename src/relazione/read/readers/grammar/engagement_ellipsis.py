"""Deeds that a clause tells without their verb: "Chile did the same", "as did Chile", "followed by Chile".

The pro-verb takes over the verb before it with all but its subject (verb phrase ellipsis and pro-forms: Quirk et al.,
A Comprehensive Grammar of the English Language, 12.21-27).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_arguments import of_verb_shallow
from relazione.read.readers.grammar.engagement_triggers import Trigger
from relazione.read.reading import Reading

_SO = frozenset({"so", "likewise"})
_AS_DID = frozenset({"as", "so", "nor"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_MODALS = frozenset({"will", "'ll", "’ll"})
_BELOW = frozenset({"acl", "amod", "pcomp", "csubj"})
_NEAR = 2  # sentences back to the verb that is taken over


def with_echoes(reading: Reading, told: Sequence[Trigger]) -> list[Trigger]:
    """The triggers and those that a pro-verb takes over from the one before it, in the order of the text."""
    found = list(told)
    for verb, subjects in _pro_verbs(reading.parse):
        found.extend(_first_echo(reading, found, verb, subjects))
    return sorted(found, key=lambda one: one.token)


def _first_echo(reading: Reading, told: Sequence[Trigger], verb: int, subjects: Sequence[int]) -> list[Trigger]:
    """The deed of the nearest clause before that is told of a state of its own, if there is one."""
    parse = reading.parse
    near = [one for one in told if one.token < verb and parse.sentence[verb] - parse.sentence[one.token] <= _NEAR]
    near = [one for one in near if _is_clause(parse, one)]
    for source in sorted(near, key=lambda one: (-parse.sentence[one.token], _is_added(parse, one), -one.token)):
        echo = _echo(reading, source, verb, subjects)
        if echo is not None:
            return [echo]
    return []


def _is_clause(parse: Parse, source: Trigger) -> bool:
    """Whether a trigger is the verb of a clause, or the noun that such a verb carries."""
    verb = source.governor if source.noun else source.token
    return verb >= 0 and parse.dep[verb] not in _BELOW


def _pro_verbs(parse: Parse) -> Iterator[tuple[int, list[int]]]:
    """The verbs that stand for another, each with its subject, in the order of the text."""
    for i in range(len(parse)):
        if parse.lemma[i] == "do" and _is_as_did(parse, i):
            yield i, [child for child in parse.children[i] if parse.dep[child] == "nsubj" and child > i]
        elif (_is_do_so(parse, i) or _is_follow_suit(parse, i)) and _is_told(parse, i):
            yield i, of_verb_shallow(parse, i).get("subj", [])
        elif parse.lower[i] == "followed" and parse.words[max(i - 1, 0)] == ",":
            yield i, of_verb_shallow(parse, i).get("by", [])


def _is_do_so(parse: Parse, verb: int) -> bool:
    after = parse.lower[verb + 1 : verb + 3]
    return parse.lemma[verb] == "do" and (bool(_SO & set(after[:1])) or after == ["the", "same"])


def _is_follow_suit(parse: Parse, verb: int) -> bool:
    return parse.lemma[verb] == "follow" and parse.lower[verb + 1 : verb + 2] == ["suit"]


def _is_as_did(parse: Parse, verb: int) -> bool:
    first = parse.sentences[parse.sentence[verb]][0]
    return verb > first and parse.lower[verb - 1] in _AS_DID and parse.tag[verb] in _FINITE


def _is_told(parse: Parse, verb: int) -> bool:
    """Whether it is told as done or to be done, or of the first or last to do so; not asked of somebody."""
    if parse.tag[verb] in _FINITE or any(parse.lower[child] in _MODALS for child in parse.children[verb]):
        return True
    above = parse.head[verb]
    return parse.dep[verb] in ("acl", "relcl") and parse.dep[above] == "attr"


def _is_added(parse: Parse, source: Trigger) -> bool:
    """Whether a second verb joined by "and" tells it: the deed taken over is that of the main verb before it."""
    return parse.dep[source.governor if source.noun else source.token] != "ROOT"


def _echo(reading: Reading, source: Trigger, verb: int, subjects: Sequence[int]) -> Trigger | None:
    """The deed told again of others, None where these are no state or the same as before."""
    theirs = _states(reading, subjects)
    ours = _states(reading, source.arguments.get("subj", ()))
    if not theirs or not ours or theirs & ours:
        return None
    arguments = {
        relation: [token for token in tokens if not _is_of(reading, token, ours | theirs)]
        for relation, tokens in source.arguments.items()
        if relation not in ("subj", "poss", "context")
    }
    return replace(source, token=verb, noun=False, governor=-1, arguments={**arguments, "subj": list(subjects)})


def _is_of(reading: Reading, token: int, states: set[str]) -> bool:
    """Whether a word is of one of these states, or a possessive ("its embassy"), which goes with the subject."""
    return reading.parse.tag[token] == "PRP$" or bool(_states(reading, (token,)) & states)


def _states(reading: Reading, tokens: Sequence[int]) -> set[str]:
    """The states and organisations that words name or whose people they name."""
    mentions = [mention for token in tokens if (mention := reading.outer(token)) is not None]
    return {actor.state for mention in mentions for actor in reading.actors_of(mention) if actor.state}
