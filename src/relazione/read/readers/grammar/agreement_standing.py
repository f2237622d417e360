"""What has become of an instrument: signed, in force, proposed, under negotiation, withdrawn or expired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from relazione.codebook.table import rows
from relazione.read.parse import Parse
from relazione.read.readers.grammar.agreement_nouns import HEADLINED, Instrument

SIGNED = frozenset(("signed", "inked", "concluded", "reached"))
OTHER_ROLES = (("withdraw", "withdrawn"), ("expire", "expired"), ("negotiate", "negotiating"))
NEAREST = 2  # steps up from "to a partnership" to the verb that raises ties to it
HIGHEST = 6  # steps up the parse; what lies higher speaks of something else
OBJECTS = frozenset(
    ("dobj", "nsubjpass", "pobj", "prep", "conj", "attr", "appos", "compound", "nmod", "npadvmod", "dative")
)
CLAUSES = frozenset(("acl", "relcl"))
AHEAD = frozenset(("will", "shall", "would", "'ll", "’ll"))
AFTERWARDS = frozenset(("after", "by", "following", "since", "upon", "with", "over", "at", "on", "through"))
SCHEDULED = frozenset(("schedule", "slate"))
VIEWS = frozenset(("view", "opinion", "idea", "information", "greeting", "experience"))  # exchanged, not signed
RANKED = frozenset(("first", "second", "third", "last", "latest", "only", "next"))


@dataclass(frozen=True, slots=True)
class Standing:
    """`status` of the codebook, "" where no word tells; `verb` is the token that tells it, None where none does.

    `denied` is True where the words say that there is no such instrument; `weak` where its verb also serves for mere
    consent ("reached an agreement").
    """

    status: str
    verb: int | None
    denied: bool = False
    weak: bool = False


@cache
def words(role: str) -> frozenset[str]:
    """The lemmas of one role of the table."""
    return frozenset(word for row in rows("agreement_words") if row["role"] == role for word in row["words"].split())


def standing(parse: Parse, instrument: Instrument) -> Standing:
    """The standing that the words around an instrument give it: the nearest word that tells one decides."""
    head = instrument.head
    if any(parse.lower[child] in ("no", "neither", "without") for child in parse.children[head]):
        return Standing("", None, denied=True)
    talks = _talks(parse, head) if not instrument.known else _talks_after(parse, head)
    if talks is not None:
        return Standing("negotiating", talks)
    governors = list(_governors(parse, head))
    hung = len(governors) > 1 and parse.lemma[governors[1]] in words("ties")  # "to" on "ties" instead of the verb
    raised = next((verb for verb in governors[: NEAREST + hung] if _raises(parse, verb)), None)
    if raised is not None and instrument.type == "framework":
        return Standing("in_force" if _has_raised(parse, raised) else "proposed", raised)
    entering = next((word for word in governors if _into_force(parse, word)), None)
    if entering is not None:
        ahead = parse.dep[head] in ("nsubj", "nsubjpass") and _not_yet(parse, entering)
        return Standing("signed" if ahead else "in_force", None)
    for verb in governors:
        # what is signed once stays signed, whatever comes of it
        if parse.lemma[verb] in words("force") and instrument.type not in (
            "mou",
            "contract",
            "joint_statement",
            "other",
        ):
            return Standing("in_force", None)
        if _makes(parse, verb, instrument):
            return _made(parse, verb, instrument)
        for role, status in OTHER_ROLES:
            ahead = status == "expired" and parse.tag[verb] in ("VBZ", "VB", "VBP")  # "which lapses in December"
            if parse.lemma[verb] in words(role) and not instrument.known and not ahead:
                return Standing(status, verb)
        if _works_on(parse, verb) and not instrument.known:
            return Standing("negotiating", verb)
        asked = parse.dep[head] in ("dobj", "nsubjpass", "pobj", "conj") or parse.lemma[verb] == "await"
        proposes = parse.lemma[verb] in words("propose") and asked
        if proposes and not instrument.known:
            return Standing("proposed", verb)
    before = {parse.lower[i] for i in range(instrument.first, head)}
    if before & words("proposed") or (not instrument.known and _would(parse, head)):
        return Standing("proposed", None)
    return Standing("signed" if before & SIGNED or _headlined(parse, instrument.first) else "", None)


def _works_on(parse: Parse, verb: int) -> bool:
    """Whether the verb tells that the sides are at work on what it governs: "are working on a treaty"."""
    at_work = parse.lemma[verb] == "work" and parse.tag[verb] in ("VBG", "VBP", "VBZ", "VB")
    return at_work and any(parse.lower[child] in ("on", "towards", "toward") for child in parse.children[verb])


def _headlined(parse: Parse, first: int) -> bool:
    """Whether a headline's verb of signing, which the parser takes for a noun, stands before a name: "ink pact"."""
    ahead = first > 1 and parse.lower[first - 2] in ("to", *AHEAD)
    return first > 0 and parse.lower[first - 1] in HEADLINED and not ahead


def _talks(parse: Parse, head: int) -> int | None:
    """The talks right before "on an agreement", which the parse may hang on the verb: "held talks on a pact"."""
    link = parse.head[head]
    if parse.dep[head] != "pobj" or link < 1 or parse.lower[link] not in ("on", "about", "for", "over"):
        return None
    told = parse.pos[link - 1] == "NOUN" and parse.lower[link - 1] in ("talks", "negotiations")
    return link - 1 if told else None


def _talks_after(parse: Parse, head: int) -> int | None:
    """The talks after a name and the letters for it in brackets: "Pacific Partnership (PP) | negotiations"."""
    i = head + 1
    if parse.words[i : i + 1] == ["("]:
        i += 3
    return i if parse.lower[i : i + 1] in (["negotiations"], ["talks"]) else None


def _would(parse: Parse, head: int) -> bool:
    """Whether the words tell what an instrument would do, were there one: "a pact would open markets"."""
    modals = {parse.lower[child] for child in parse.children[parse.head[head]] if parse.tag[child] == "MD"}
    indefinite = any(parse.lower[child] in ("a", "an", "such") for child in parse.children[head])
    return parse.dep[head] in ("nsubj", "nsubjpass") and indefinite and bool(modals & {"would", "could", "might"})


def _raises(parse: Parse, verb: int) -> bool:
    """Whether the verb makes a partnership of ties: "elevated their relations to a partnership"."""
    return parse.lemma[verb] in words("raise") and any(
        parse.lemma[child] in words("ties") for child in parse.children[verb]
    )


def _has_raised(parse: Parse, verb: int) -> bool:
    """Whether it has done so, and neither will nor wants to."""
    helpers = {parse.lower[child] for child in parse.children[verb] if parse.dep[child] == "aux"}
    return parse.tag[verb] in ("VBD", "VBN") and helpers.isdisjoint(("to", *AHEAD))


def _made(parse: Parse, verb: int, instrument: Instrument) -> Standing:
    """The standing that a verb of signing gives: signed, or proposed where the signing lies ahead."""
    if any(parse.dep[child] == "neg" for child in parse.children[verb]):
        return Standing("", verb, denied=not instrument.known)
    weak = parse.lemma[verb] in words("weak_sign")
    if parse.lemma[verb] in ("ratify", "ratification"):  # what is to be ratified has been signed
        return Standing("signed", None)
    if planned(parse, verb, instrument):
        coming = "negotiating" if instrument.type == "free_trade" and parse.lemma[verb] == "conclude" else "proposed"
        return Standing("" if instrument.known and instrument.known.parties else coming, verb, weak=weak)
    return Standing("" if instrument.known and weak else "signed", verb, weak=weak)


def _governors(parse: Parse, head: int) -> Iterator[int]:
    """The verbs and nouns that say something of the noun, nearest first: its clauses, then what it hangs on."""
    for child in parse.children[head]:
        if parse.dep[child] in CLAUSES:
            yield child
    yield from _behind(parse, head)
    token = head
    for _ in range(HIGHEST):
        above = parse.head[token]
        if above == token or parse.dep[token] not in OBJECTS:
            if above != token and parse.dep[token] == "nsubj":
                yield from _told_of_it(parse, above)
            return
        yield above
        if parse.pos[above] == "VERB" and parse.dep[above] != "conj":
            return
        token = above


def _behind(parse: Parse, head: int) -> Iterator[int]:
    """The participle right behind the noun that the parse hangs elsewhere: "under the Oslo Pact, signed in 1990"."""
    i = head + 1 + (parse.words[head + 1 : head + 2] == [","])
    made = words("sign") | words("weak_sign")
    if i < len(parse) and parse.tag[i] == "VBN" and parse.lemma[i] in made and parse.head[i] != head:
        yield i


def _told_of_it(parse: Parse, verb: int) -> Iterator[int]:
    """What a verb tells of its subject's standing: "expired", "awaits signature", "is under negotiation"."""
    if parse.lemma[verb] in words("expire") or parse.lemma[verb] == "await" or _into_force(parse, verb):
        yield verb
    if parse.lemma[verb] in ("be", "remain"):  # "is yet to be signed"
        yield from (c for c in parse.children[verb] if parse.dep[c] == "xcomp" and parse.lemma[c] in words("sign"))
    links = [child for child in parse.children[verb] if parse.lower[child] in ("under", "in")]
    inside = [c for link in links for c in parse.children[link] if parse.dep[c] == "pobj"]
    yield from (c for c in inside if parse.lemma[verb] == "be" and parse.lemma[c] in words("negotiate"))


def _makes(parse: Parse, verb: int, instrument: Instrument) -> bool:
    """Whether the word is one of making an instrument, and this instrument."""
    lemma = parse.lemma[verb]
    if lemma == "exchange" and any(parse.lemma[child] in VIEWS for child in _objects(parse, verb)):
        return False
    if lemma == "enter":
        return any(parse.lower[child] == "into" for child in parse.children[verb]) and not _into_force(parse, verb)
    if lemma in words("sign"):
        return True
    if lemma not in words("weak_sign"):
        return False
    if instrument.known:
        return True
    return any(parse.dep[child] in ("det", "nummod") for child in parse.children[instrument.head])


def _objects(parse: Parse, word: int) -> list[int]:
    """What is exchanged: the objects of the verb, or what follows "of" after the noun."""
    of = [child for child in parse.children[word] if parse.lower[child] == "of"]
    return [child for above in (word, *of) for child in parse.children[above] if parse.dep[child] in ("dobj", "pobj")]


def _into_force(parse: Parse, verb: int) -> bool:
    """Whether the word tells of coming into force: "entered into force", "the entry into force of"."""
    if parse.lemma[verb] in ("be", "remain", "stay"):  # "is in force", in the clause itself
        links = [child for child in parse.children[verb] if parse.lower[child] == "in"]
        return any(parse.lower[c] in ("force", "effect") for link in links for c in parse.children[link])
    if parse.lemma[verb] not in ("enter", "entry", "come", "bring"):
        return False
    return any(parse.lower[i] in ("force", "effect") for i in parse.subtree(verb))


def _not_yet(parse: Parse, verb: int) -> bool:
    """Whether the coming into force is denied or lies ahead: "has not entered into force", "will enter into force"."""
    helpers = {parse.lower[child] for child in parse.children[verb] if parse.dep[child] == "aux"}
    return any(parse.dep[child] == "neg" for child in parse.children[verb]) or not helpers.isdisjoint(AHEAD)


def planned(parse: Parse, verb: int, instrument: Instrument) -> bool:
    """Whether the signing lies ahead, is only wished for, or is only possible."""
    if any(parse.lower[i] in ("proposed", "upcoming", "draft") for i in range(instrument.first, instrument.head)):
        return True
    helpers = [child for child in parse.children[verb] if parse.dep[child] in ("aux", "auxpass")]
    if any(parse.lower[helper] in words("planned") - {"be", "have"} for helper in helpers):
        return True
    above = parse.head[verb]
    if parse.tag[verb] in ("VB", "VBP") and parse.dep[verb] == "ccomp" and parse.lemma[above] in words("planned"):
        return True
    if parse.tag[verb] == "VB" and not helpers and verb == parse.sentences[parse.sentence[verb]][0]:
        return True  # an item of a list of tasks: "Conclude a treaty on extradition"
    if any(parse.lower[helper] == "to" for helper in helpers):
        ranked = any(parse.lower[child] in RANKED for child in parse.children[above])
        return above == verb or not ranked
    return parse.tag[verb] in ("VBG", "NN") and above != verb and _wished(parse, verb)


def _wished(parse: Parse, noun: int) -> bool:
    """Whether a verb of plans, or one that tells of what is to come, governs the noun or gerund: "discussed the
    signing", "the upcoming signing", "will fly to Oslo for the signing".
    """
    if any(parse.lower[child] in words("proposed") for child in parse.children[noun]):
        return True
    token = noun
    for _ in range(HIGHEST):
        token = parse.head[token]
        if parse.lower[token] in AFTERWARDS:  # "expressed their hope after signing"
            return False
        if parse.lemma[token] in words("wished") | words("planned") - {"be", "have"}:
            return True
        if parse.pos[token] == "VERB" or parse.head[token] == token:
            return parse.tag[noun] == "NN" and parse.pos[token] == "VERB" and _to_come(parse, token)
    return False


def _to_come(parse: Parse, verb: int) -> bool:
    """Whether the verb lies ahead: "will fly", "is scheduled to fly", "to accompany" after a plan."""
    helpers = {parse.lower[child] for child in parse.children[verb] if parse.dep[child] == "aux"}
    if helpers & AHEAD:
        return True
    above = parse.head[verb]
    scheduled = parse.lemma[above] in words("planned") | SCHEDULED
    return "to" in helpers and parse.dep[verb] in ("xcomp", "ccomp") and above != verb and scheduled
