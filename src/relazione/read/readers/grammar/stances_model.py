"""How likely each stance is for a clause: rows of weights over features, learnt by tools/train_stances.py.

A softmax over twelve outcomes, plain sums over the table `stance_weights`, blended with what the encoder reads; verbs
and nouns that leave no doubt (column `sure` of the tables of stance words) then overrule both. The likelihoods are not
calibrated for unseen publishers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log, sqrt

from relazione.codebook.table import rows
from relazione.read.parse import Parse
from relazione.read.readers.grammar.stances_clauses import Clause, manner_of

STANCES = tuple("appreciate support pledge propose request agree condemn reject warn concern inform".split())
OUTCOMES = ("none", *STANCES)
_ORDERING = "must"  # "can" and "could" leave more open: the likelihoods tell better what they say
_COPULAS = ("be", "remain", "feel", "stand", "become")
_BESIDE = ("with", "alongside", "behind")  # "stands with the people of"
_READY = ("ready", "prepared", "willing")  # codebook: readiness to share or help is propose
_NEEDS = frozenset(("importance", "need", "necessity"))
_GROWTH = frozenset("development expansion strengthening deepening cooperation relation relations tie ties".split())
_WILL = ("will", "'ll", "’ll", "shall")
_SEEKING = ("be", "seek", "reinforce", "hope")
_NOT_PAST = ("VB", "VBP", "VBZ", "VBG")
_PARTED = {
    ("turn", "down"): "reject",
    ("rule", "out"): "reject",
    ("hit", "out"): "condemn",
    ("speak", "out"): "condemn",
    ("lash", "out"): "condemn",
    ("brush", "aside"): "reject",
    ("brush", "off"): "reject",
    ("shrug", "off"): "reject",
    ("laugh", "off"): "reject",
    ("wave", "away"): "reject",
}
_ASKED_FOR = frozenset(
    "support help assistance backing clarification explanation apology permission approval aid loan "
    "compensation".split()
)
_PERFORMING = frozenset("lodge issue make file register deliver launch raise enter hand".split())
_ACTS = {
    **dict.fromkeys(("protest", "démarche", "demarche"), "condemn"),
    **dict.fromkeys(("appeal", "plea", "request", "demand"), "request"),
    **dict.fromkeys(("warning", "ultimatum"), "warn"),
    **dict.fromkeys(("objection", "denial"), "reject"),
    "apology": "concern",
}
SCALE = 3.0  # features weigh SCALE / sqrt(number of known features), so that long clauses are not surer than short ones
NEVER = -20.0  # the logarithm of a likelihood of nought
ENCODER = 0.8  # the encoder's share in the blend: it has learnt from many more publishers than the words have


@cache
def shipped_weights() -> Mapping[str, tuple[float, ...]]:
    """The weights of each feature for OUTCOMES, from the table."""
    return {row["feature"]: tuple(float(row[outcome] or 0) for outcome in OUTCOMES) for row in rows("stance_weights")}


def linear_sums(features: Sequence[str], weights: Mapping[str, tuple[float, ...]]) -> tuple[float, ...]:
    """The logarithm of the likelihood of each of OUTCOMES, in that order, by the features alone."""
    known = [weights[feature] for feature in features if feature in weights]
    if not known:
        return (0.0,) + (NEVER,) * (len(OUTCOMES) - 1)
    factor = SCALE / sqrt(len(known))
    return _logarithms([sum(column) * factor for column in zip(*known, strict=True)])


def blended(linear: Sequence[float], encoder: Sequence[float]) -> tuple[float, ...]:
    """The logarithms of the likelihoods by both models together: the mean of their logarithms, shared out anew."""
    both = zip(linear, _logarithms(encoder), strict=True)
    return _logarithms([(1 - ENCODER) * one + ENCODER * other for one, other in both])


def _logarithms(sums: Sequence[float]) -> tuple[float, ...]:
    top = max(sums)
    whole = top + log(sum(exp(value - top) for value in sums))
    return tuple(value - whole for value in sums)


@cache
def _sure() -> dict[tuple[str, str], str]:
    sure = {("verb", row["verb"]): row["stance"] for row in rows("stance_verbs") if row["sure"]}
    sure.update({(row["part"], row["word"]): row["stance"] for row in rows("stance_words") if row["sure"]})
    return sure


def verb_stance(parse: Parse, clause: Clause) -> str | None:
    """The stance that the governing verb or its object leaves no doubt about ("voiced readiness": propose), or None."""
    if clause.report >= 0 and clause.way != "said":
        return None
    lemma = parse.lemma[clause.verb]
    stance = _call(parse, clause) if lemma == "call" else _with_particle(parse, clause.verb)
    stance = stance or _sought(parse, clause.verb) or _performed(parse, clause.verb) or _sure().get(("verb", lemma))
    if lemma not in _answers() and manner_of(lemma) and stance in (None, "support"):
        for child in [clause.head] if clause.head != clause.verb else parse.children[clause.verb]:
            named = _sure().get(("noun", parse.lemma[child]))
            if named is not None and parse.dep[child] in ("dobj", "nsubjpass", "conj"):
                return named
    if stance is None and lemma in _COPULAS:
        return _felt(parse, clause)
    return stance


@cache
def _answers() -> frozenset[str]:
    """Verbs that answer what another offers: to accept an invitation is not to invite."""
    return frozenset(row["verb"] for row in rows("stance_verbs") if row["stance"] in ("agree", "reject"))


@cache
def usual_stances() -> Mapping[str, str]:
    """The stance that each verb of the table usually carries, whether or not it leaves doubt."""
    return {row["verb"]: row["stance"] for row in rows("stance_verbs")}


def ruled_stance(parse: Parse, clause: Clause) -> str | None:
    """The stance that overrules the likelihoods: `verb_stance`, save where what is said decides and not the verb.

    What is stressed may be asked for, denied or blamed ("stressed that the ban must end"), and what is acknowledged may
    be a merit as well as a need (rows `part` of column `sure`: a position for sure, of a stance unsure).
    """
    stance = verb_stance(parse, clause)
    lemma = parse.lemma[clause.verb]
    if stance is None or lemma in _parts():
        return None if stance is None else _acknowledged(parse, clause.verb)
    if lemma == "welcome":
        return _welcomed(parse, clause.verb) or stance
    told = stance == "support" and lemma in _stressing() and clause.head == clause.verb
    return None if told and any(parse.dep[c] == "ccomp" for c in parse.children[clause.verb]) else stance


@cache
def _parts() -> frozenset[str]:
    return frozenset(row["verb"] for row in rows("stance_verbs") if row["sure"] == "part")


@cache
def _stressing() -> frozenset[str]:
    return frozenset(row["verb"] for row in rows("stance_verbs") if row["stance"] == "support") - {"hope"}


def _acknowledged(parse: Parse, verb: int) -> str | None:
    """To acknowledge a need supports what is needed; to acknowledge anything else may be praise as well."""
    needed = any(parse.dep[c] == "dobj" and parse.lemma[c] in _NEEDS for c in parse.children[verb])
    return "support" if needed else None


def _welcomed(parse: Parse, verb: int) -> str | None:
    """Whoever "welcomes companies to invest" proposes, whoever "welcomes closer ties", now and not past, supports."""
    if parse.tag[verb] not in _NOT_PAST:
        return None
    objects = [child for child in parse.children[verb] if parse.dep[child] == "dobj"]
    if any(parse.lemma[child] in _GROWTH for child in objects):
        return "support"
    invited = any(
        parse.dep[child] in ("ccomp", "xcomp")
        and any(parse.dep[part] == "nsubj" for part in parse.children[child])
        and any(parse.dep[part] == "aux" and parse.lower[part] == "to" for part in parse.children[child])
        for child in parse.children[verb]
    )
    return "propose" if invited and not objects else None


def _felt(parse: Parse, clause: Clause) -> str | None:
    """The stance of how a subject is said to stand: "remains deeply concerned about", "stands with the people of"."""
    for child in parse.children[clause.verb]:
        if parse.dep[child] == "acomp" and (stance := _sure().get(("adjective", parse.lower[child]))) is not None:
            return stance
        beside = parse.dep[child] == "prep" and parse.lower[child] in _BESIDE
        if beside and parse.lemma[clause.verb] == "stand":
            return "support"
    return None


def _with_particle(parse: Parse, verb: int) -> str | None:
    """The stance of a verb with its particle ("turned down"), or None."""
    particles = (parse.lower[child] for child in parse.children[verb] if parse.dep[child] in ("prt", "advmod"))
    return next((_PARTED[parse.lemma[verb], word] for word in particles if (parse.lemma[verb], word) in _PARTED), None)


def mood_stance(parse: Parse, clause: Clause) -> str | None:
    """What a modal or a readiness says: "is ready to" proposes, "must stop" requests; else None."""
    for child in parse.children[clause.verb]:
        if parse.tag[child] == "MD" and parse.lower[child] == _ORDERING:
            return "request"
        if parse.dep[child] == "acomp" and parse.lemma[child] in _READY:
            return "propose"
    return None


def is_promise(parse: Parse, clause: Clause) -> bool:
    """Whether a speaker says what he will do himself ("we will promote trade"), not what he will look for."""
    if parse.lemma[clause.verb] in _SEEKING or parse.is_negated(clause.verb):
        return False
    children = parse.children[clause.verb]
    will = any(parse.tag[child] == "MD" and parse.lower[child] in _WILL for child in children)
    return will and any(parse.dep[child] == "nsubj" and parse.lower[child] in ("we", "i") for child in children)


def _sought(parse: Parse, verb: int) -> str | None:
    """To seek another's help or explanation requests it ("sought Norway's support"), or None."""
    if parse.lemma[verb] != "seek":
        return None
    objects = [child for child in parse.children[verb] if parse.dep[child] == "dobj"]
    return "request" if any(parse.lemma[child] in _ASKED_FOR for child in objects) else None


def _performed(parse: Parse, verb: int) -> str | None:
    """The stance of the act that a light verb performs: "lodged a protest" condemns, "issued an appeal" requests."""
    if parse.lemma[verb] not in _PERFORMING:
        return None
    done = (parse.lemma[child] for child in parse.children[verb] if parse.dep[child] == "dobj")
    return next((_ACTS[noun] for noun in done if noun in _ACTS), None)


def _call(parse: Parse, clause: Clause) -> str:
    """To call for a thing is a request; to call a thing something praises it, unless a word of it condemns."""
    if any(
        parse.dep[child] in ("prep", "prt") and parse.lower[child] in ("for", "on", "upon")
        for child in parse.children[clause.verb]
    ):
        return "request"
    behind = range(clause.verb + 1, clause.last + 1)
    end = next((token for token in behind if parse.lower[token] in ("which", "who")), clause.last + 1)
    blamed = any(parse.lemma[token] in _blaming() for token in range(clause.verb + 1, end))
    return "condemn" if blamed else "appreciate"


@cache
def _blaming() -> frozenset[str]:
    named = (row for row in rows("stance_words") if row["part"] in ("noun", "adjective"))
    return frozenset(row["word"] for row in named if row["stance"] in ("condemn", "warn"))
