"""Offices told by a verb: "she was ambassador to Chad", "Name was sworn in as president", "parliament elected Name"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from relazione.read.cast import Cast
from relazione.read.ground import Ground
from relazione.read.title import Title

_COPULAS = frozenset("be become remain".split())
_SERVES = frozenset("serve work act continue present submit begin resign retire return sit head".split())
_MADE = frozenset(
    "appoint name elect nominate swear choose confirm designate install inaugurate reappoint select reelect "
    "accredit crown tap proclaim promote assign declare".split()
)
_FOLLOWS = frozenset("succeed replace".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_COMING = frozenset({"nominate", "designate", "tap"})
_AUXILIARIES = ("aux", "auxpass")
_JOINTS = frozenset((",", ";", "and"))
_BETWEEN = _JOINTS | frozenset("as the a an then later also previously earlier before that in".split())
_LONGEST_GAP = 8  # tokens between two posts of a list: ", South Africa; and as the"
_HIGHEST = 4  # steps up from "including" to its verb


def tell_careers(cast: Cast, titles: Sequence[Title], forms: frozenset[str]) -> dict[int, tuple[int, Title]]:
    """Titles without a name whose bearer a verb tells: by the title's number, the figure and the title with its status.

    `forms` are the forms of mention that count: names first, pronouns once they are resolved.
    """
    at = {i: m.actors[0] for m in cast.mentions if m.kind == "person" and m.form in forms and len(m.actors) == 1
          for i in range(m.first, m.last + 1)}  # fmt: skip
    told: dict[int, tuple[int, Title]] = {}
    for number, title in enumerate(titles):
        if title.plural or title.counterpart or (title.name_first >= 0 and not _succeeded(cast.ground, title)):
            continue
        found = _bearer(cast.ground, title, at) or _listed(cast.ground, told, title)
        if found is not None:
            figure, status = found
            told[number] = (figure, replace(title, status=_told(title, status), name_first=-1, name_last=-1))
    return told


def _listed(ground: Ground, told: Mapping[int, tuple[int, Title]], title: Title) -> tuple[int, str] | None:
    """The figure and status of the post before in a list of posts: "served as ambassador to Chad; | consul in Graz"."""
    if not told or title.name_first >= 0:
        return None
    figure, before = told[max(told)]
    parse, gap = ground.parse, range(before.last + 1, title.first)
    if not gap or len(gap) > _LONGEST_GAP or parse.sentence[before.first] != parse.sentence[title.first]:
        return None
    if any(ground.outer[i] < 0 and parse.lower[i] not in _BETWEEN for i in gap):
        return None
    return (figure, before.status) if any(parse.lower[i] in _JOINTS for i in gap) else None


def _verb_above(ground: Ground, token: int) -> int:
    """The verb that "including" hangs on, over the noun between: "has served in | posts | including as chairman"."""
    parse = ground.parse
    for _ in range(_HIGHEST):
        token = parse.head[token]
        if parse.pos[token] == "VERB":
            break
    return token


def _told(title: Title, status: str) -> str:
    """The status in the title's words, else that of the verb."""
    return status if title.status == "current" or title.name_first >= 0 else title.status


def _succeeded(ground: Ground, title: Title) -> bool:
    """Whether the title's name is that of the one before: "A succeeds B as ambassador"."""
    return 0 < title.name_first < title.first and ground.parse.lemma[title.name_first - 1] in _FOLLOWS


def _bearer(ground: Ground, title: Title, at: Mapping[int, int]) -> tuple[int, str] | None:
    """The figure that the verb makes hold the title and the status that the verb's tense tells, or None."""
    parse = ground.parse
    core = title.core_last
    while title.core_first <= parse.head[core] <= title.core_last and parse.head[core] != core:
        core = parse.head[core]  # "Chief" of "Chief of Staff"
    while parse.dep[core] in ("conj", "appos", "compound", "nmod") and title.first <= parse.head[core] <= title.last:
        core = parse.head[core]
    dep, head = parse.dep[core], parse.head[core]
    if dep == "conj":  # "was minister and ambassador"
        dep, head = parse.dep[head], parse.head[head]
    if dep == "pobj" and parse.lower[head] == "as":
        verb = parse.head[head]
        if parse.lower[verb] == "including":  # "has held posts including as chairman"
            verb = _verb_above(ground, verb)
        if parse.lemma[verb] in _FOLLOWS | _MADE | _SERVES or parse.lemma[verb] in _COPULAS:
            return _of_verb(ground, verb, at)
        if parse.pos[verb] == "NOUN" and parse.head[verb] != verb and parse.lemma[parse.head[verb]] in _SERVES:
            return _of_verb(ground, parse.head[verb], at)  # "presented his credentials as ambassador"
        return None
    lemma = parse.lemma[head]
    if (dep == "attr" and lemma in _COPULAS) or (dep in ("oprd", "attr", "dobj") and lemma in _MADE):
        return _of_verb(ground, head, at)
    return None


def _of_verb(ground: Ground, verb: int, at: Mapping[int, int]) -> tuple[int, str] | None:
    parse = ground.parse
    subjects = [i for i in parse.children[verb] if parse.dep[i] in _SUBJECTS]
    objects = [i for i in parse.children[verb] if parse.dep[i] == "dobj" and i in at]
    passive = any(parse.dep[i] == "auxpass" for i in parse.children[verb])
    if parse.lemma[verb] in _MADE and not passive:
        bearer = objects[:1]
    else:
        bearer = [_antecedent(ground, i, verb) for i in subjects[:1]]
    if not bearer and parse.dep[verb] in ("conj", "xcomp"):
        above = parse.head[verb]
        bearer = [i for i in parse.children[above] if parse.dep[i] in _SUBJECTS][:1]
    if not bearer or bearer[0] not in at:
        return None
    return at[bearer[0]], _status(ground, verb)


def _antecedent(ground: Ground, i: int, verb: int) -> int:
    """The noun that "who" stands for, else the token itself."""
    return ground.parse.head[verb] if ground.parse.lower[i] in ("who", "that") else i


def _status(ground: Ground, verb: int) -> str:
    """current, former or incoming, by the tense of the verb."""
    parse, lemma = ground.parse, ground.parse.lemma[verb]
    helpers = {parse.lower[i] for i in parse.children[verb] if parse.dep[i] in _AUXILIARIES}
    words = {parse.lower[i] for i in parse.subtree(verb)}
    if helpers & {"will", "'ll"} or lemma in _COMING:
        return "incoming"
    if lemma in _MADE or lemma in ("become", "remain", "present", "submit"):
        return "current"
    if helpers & {"has", "have"} and ("since" in words or lemma == "be"):
        return "current"
    past = parse.tag[verb] == "VBD" or bool(helpers & {"has", "have", "had"})
    return "former" if past else "current"
