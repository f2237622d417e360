"""Whether an engagement has happened, is planned, proposed or cancelled, from modals, governing words and modifiers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from relazione.codebook.table import rows
from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_mending import awaited_verb
from relazione.read.readers.grammar.engagement_triggers import AWAITED, Trigger
from relazione.read.readers.grammar.engagement_words import words

_PAST = frozenset({"VBD", "VBN"})
_UNTIL = frozenset({"until", "till"})
_PRESENT = frozenset({"VBZ", "VBP"})
_INVITATIONS = frozenset({"invite", "invited", "conveyed"})
_STEPS = 5  # clauses looked at above the trigger
_COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "pcomp", "acl", "relcl"}
)  # clauses that share the fate of what governs them
_OWN_TENSE = frozenset({"ROOT", "ccomp", "relcl", "conj", "parataxis", "advcl"})


@dataclass(frozen=True, slots=True)
class Status:
    """A status of the codebook and whether the words say it (`sure`) or it is the default."""

    value: str
    sure: bool


def status_of(parse: Parse, trigger: Trigger) -> Status:
    """The status that the words around a trigger give it; "happened", not sure, where they are silent."""
    if trigger.frame in AWAITED:  # "is expected in Lima"
        return Status("planned", True)
    if trigger.frame in _INVITATIONS:
        return Status("proposed", True)
    if trigger.noun:
        modifier = _of_modifiers(parse, trigger.token)
        if modifier:
            return Status(modifier, True)
        return _of_noun(parse, trigger)
    return _of_verb(parse, trigger.token)


def is_denied(parse: Parse, trigger: Trigger) -> bool:
    """Whether the words say that it did not, or will not, happen ("did not meet", "refused to meet", "no talks").

    What was called off is not denied: it has a status of its own; what was "not restored until May" was restored then.
    """
    token = trigger.token
    if trigger.noun and any(parse.lower[child] in ("no", "without") for child in parse.children[token]):
        return True
    if parse.dep[token] == "pobj" and parse.lower[parse.head[token]] == "without":
        return True
    verb = trigger.governor if trigger.noun else token
    if verb < 0:
        return False
    told = False  # "did not say that they met" leaves open whether they did
    for _ in range(_STEPS):
        if not told and parse.is_negated(verb):
            return not any(parse.lower[child] in _UNTIL for child in parse.children[verb])
        if parse.lemma[verb] in words("denying") and verb != token:
            return True
        if parse.dep[verb] not in _COMPLEMENTS or parse.head[verb] == verb:
            return False
        told = told or parse.dep[verb] == "ccomp"
        above = parse.head[verb]
        if parse.pos[above] in ("NOUN", "PROPN"):  # "has no plans to open", "denied plans to open"
            if parse.lemma[above] not in words("intentions"):
                return False
            if any(parse.lower[child] == "no" for child in parse.children[above]):
                return True
            if parse.dep[above] not in ("dobj", "attr", "nsubjpass"):
                return False
            above = parse.head[above]
        verb = parse.head[above] if parse.dep[verb] == "pcomp" else above
    return False


def _of_modifiers(parse: Parse, noun: int) -> str | None:
    table = _words("modifier")
    for child in parse.children[noun]:
        if parse.dep[child] in ("amod", "acl", "compound") and parse.lower[child] in table:
            return table[parse.lower[child]]
    return None


def _of_noun(parse: Parse, trigger: Trigger) -> Status:
    """The status of a noun: that of the verb that carries it, or of a clause about it ("which will be held")."""
    noun = trigger.token
    for child in parse.children[noun]:
        if parse.dep[child] in ("relcl", "acl") and parse.pos[child] == "VERB":
            return _of_verb(parse, child)
    if trigger.governor >= 0:
        if _words("verb").get(parse.lemma[trigger.governor]) == "cancelled" or _is_off(parse, trigger.governor):
            return Status("cancelled", True)
        status = _of_verb(parse, awaited_verb(parse, trigger.governor))
        carried = parse.lemma[trigger.governor] in words("carrying") and parse.dep[noun] != "nsubj"
        return status if carried or status.value != "happened" else Status("happened", False)
    head = parse.head[noun]
    if parse.dep[noun] == "pobj":
        above = parse.head[head]
        if parse.lower[above] in _words("preposition") or parse.lower[head] in _words("preposition"):
            return Status("planned", True)
        if parse.lemma[above] in _words("verb") and parse.lower[head] in ("for", "of", "to"):
            word = _words("verb")[parse.lemma[above]]
            if word:
                return Status(word, True)
    elif parse.pos[head] in ("NOUN", "VERB") and parse.lemma[head] in _words("verb"):
        word = _words("verb")[parse.lemma[head]]
        if word:
            return Status(word, True)
    if trigger.frame == "deploy" and any(parse.lemma[i] in words("ahead") for i in range(noun, _end(parse, noun))):
        return Status("planned", True)  # "the drawdown, as the forces prepare to leave"
    return _of_surroundings(parse, noun)


def _of_surroundings(parse: Parse, noun: int) -> Status:
    """Planned, not sure, where the noun stands at a verb of the future ("in talks with Y, X will discuss")."""
    token = noun
    for _ in range(_STEPS):
        if parse.head[token] == token:
            break
        token = parse.head[token]
        if parse.pos[token] in ("VERB", "AUX"):
            modal = _modal(parse, token)
            return Status("planned" if modal == "planned" else "happened", False)
    return Status("happened", False)


def _is_off(parse: Parse, verb: int) -> bool:
    """Whether something is called or put off."""
    return parse.lemma[verb] in ("call", "put") and any(parse.lower[child] == "off" for child in parse.children[verb])


def _end(parse: Parse, token: int) -> int:
    return parse.sentences[parse.sentence[token]][1]


def _of_verb(parse: Parse, verb: int) -> Status:
    for _ in range(_STEPS):
        modal = _modal(parse, verb)
        if modal:
            return Status(modal, True)
        head, dep = parse.head[verb], parse.dep[verb]
        infinitive = _is_infinitive(parse, verb)
        if infinitive and "yet" in parse.lower[max(0, parse.left[verb] - 1) : verb]:  # "have yet to sign"
            return Status("planned", True)
        if dep == "conj" and parse.tag[verb] == "VB" and not infinitive and parse.pos[head] in ("VERB", "AUX"):
            verb = head
            continue
        if not infinitive and parse.tag[verb] in _PAST | _PRESENT:
            return Status("happened", parse.tag[verb] in _PAST)
        if head == verb:
            return Status("happened", False)
        if infinitive and parse.lemma[head] == "be" and dep == "xcomp":
            return Status("planned", True)
        above = parse.head[head] if dep == "pcomp" else head  # "looks forward to welcoming"
        carried = (
            [parse.lemma[child] for child in parse.children[above] if parse.dep[child] == "dobj"] if infinitive else []
        )
        word = next((_words("verb")[one] for one in (parse.lemma[above], *carried) if _words("verb").get(one)), None)
        if word:
            return Status(word, True)
        if infinitive and parse.lower[head] in _words("modifier"):
            return Status(_words("modifier")[parse.lower[head]], True)  # "is due to visit"
        if not infinitive and parse.tag[verb] not in ("VBG", "VB"):
            return Status("happened", False)
        if parse.pos[head] not in ("VERB", "AUX"):
            if parse.pos[head] in ("NOUN", "ADJ", "PROPN") and infinitive:
                verb = head if parse.dep[head] in ("dobj", "attr", "nsubjpass", "pobj", "acomp") else verb
                if verb == head and parse.pos[parse.head[head]] in ("VERB", "AUX"):
                    verb = parse.head[head]
                    continue
            return Status("happened", False)
        verb = head
    return Status("happened", False)


def _modal(parse: Parse, verb: int) -> str | None:
    table = _words("auxiliary")
    for child in parse.children[verb]:
        if parse.dep[child] in ("aux", "auxpass") and parse.lower[child] in table:
            return table[parse.lower[child]]
    return None


def _is_infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.lower[c] == "to" and parse.dep[c] == "aux" for c in parse.children[verb])


@cache
def _words(where: str) -> dict[str, str]:
    return {row["word"]: row["status"] for row in rows("engagement_status") if row["where"] == where}
