"""Mends the parse of what news agencies write and the parser's own texts did not have.

A day or a place parts a verb from its object ("received on Monday President Ana Diaz"), and the parser hangs the object
on the day; a guest is called "visiting" ("met visiting President Diaz"), and the parser makes the host travel.
"""

from __future__ import annotations

from functools import cache

from relazione.codebook.table import rows

_FURTHEST = 40  # tokens on either side of a verb among which its own are looked for
_PLACING = frozenset(("on", "in", "at"))
_HAS_OBJECT = frozenset(("dobj", "auxpass", "nsubjpass", "ccomp"))
_DETERMINERS = frozenset(("the", "his", "her", "their", "its"))
_GERUNDS = frozenset(("xcomp", "advcl", "pcomp", "csubj", "ccomp", "dep"))
_WITH = frozenset(("with", "by", "between"))
_NAMES = frozenset(("NNP", "NNPS"))


def mend(lower: list[str], tag: list[str], dep: list[str], head: list[int]) -> None:
    """Hangs the object on its verb, in place, where one of the verbs of table `parted_verbs` has lost it."""
    forms = _forms()
    for verb, word in enumerate(lower):
        if word == "visiting" and dep[verb] in _GERUNDS:
            _mend_visiting(verb, lower, dep, head)
        elif word in forms and tag[verb].startswith("VB") and dep[verb] != "acl":
            own = [i for i in range(max(0, verb - _FURTHEST), min(len(head), verb + _FURTHEST)) if head[i] == verb]
            if not _HAS_OBJECT.intersection(dep[i] for i in own if i != verb):
                _mend_verb(verb, [i for i in own if i > verb], lower, tag, dep, head)


def _mend_visiting(gerund: int, lower: list[str], dep: list[str], head: list[int]) -> None:
    """Makes "visiting" a modifier of the official behind it, who takes its place in the clause."""
    above = head[gerund]
    forward = range(gerund + 1, _end(gerund, head))
    guest = next((i for i in forward if head[i] == gerund and dep[i] == "dobj"), None)
    before = lower[gerund - 1] if gerund else ""
    if guest is None or not any(word in _official() for word in lower[gerund + 1 : guest + 1]):
        return
    if dep[gerund] == "csubj":
        role = "nsubj"
    elif dep[gerund] == "pcomp" and before in _WITH:
        role = "pobj"
    elif above == gerund - 1 and before in _forms():
        role = "dobj"
    else:
        return
    clause = head[above] if role == "pobj" else above
    for i in forward:
        if head[i] == gerund and i > guest:
            head[i] = clause
    dep[guest], head[guest] = role, above
    dep[gerund], head[gerund] = "amod", guest


def _mend_verb(verb: int, own: list[int], lower: list[str], tag: list[str], dep: list[str], head: list[int]) -> None:
    """Finds the object under a day, beside a place or among the adverbs, in this order."""
    for child in own:
        found = None
        if dep[child] == "prep" and lower[child] in _PLACING:
            below = next(
                (i for i in range(child + 1, _end(child, head)) if head[i] == child and dep[i] == "pobj"), None
            )
            if below is not None:
                found = _after_name(child, below, lower, tag, dep, head) or _beside_place(below, lower, dep, head)
        elif dep[child] == "npadvmod" and tag[child] in _NAMES and lower[child] not in _times():
            found = child
        if found is not None:
            dep[found], head[found] = "dobj", verb
            for other in own:  # "the Ambassador of Oman, Saif Ali": the name after the comma
                if other > found and dep[other] == "npadvmod" and tag[other] in _NAMES and lower[other] not in _times():
                    dep[other], head[other] = "appos", found
            return


def _after_name(
    preposition: int, below: int, lower: list[str], tag: list[str], dep: list[str], head: list[int]
) -> int | None:
    """What follows "on Monday" or "in Lima" and was taken for one name with it; that name is hung up alone.

    A day is one word; a place goes as far as the next word that tells whose somebody is ("Chilean").
    """
    first = preposition + 1 + (tag[preposition + 1] == "DT")
    last = first
    if lower[last] in _times():
        if tag[last + 1] in ("NN", "NNS"):  # "on Monday morning"
            return None
    else:
        last = next((i - 1 for i in range(last + 1, below) if lower[i] in _demonyms()), below)
    if last >= below or any(tag[i] not in _NAMES for i in range(first, last + 1)):
        return None
    for i in range(preposition + 1, _end(below, head)):
        if i > last and preposition < head[i] <= last:
            head[i] = below
        elif i < last:
            dep[i], head[i] = ("det" if i < first else "compound"), last
    dep[last], head[last] = "pobj", preposition
    return below


def _beside_place(below: int, lower: list[str], dep: list[str], head: list[int]) -> int | None:
    """What was taken for another name of the place, though no comma parts them: "at the palace the envoy of Oman"."""
    for i in range(below + 1, _end(below, head)):
        if head[i] == below and dep[i] == "appos":
            first = next((j for j in range(below + 1, i) if head[j] == i), i)
            return i if lower[first] in _DETERMINERS and first == below + 1 else None
    return None


def _end(token: int, head: list[int]) -> int:
    return min(len(head), token + _FURTHEST)


@cache
def _forms() -> frozenset[str]:
    return frozenset(row["form"] for row in rows("parted_verbs"))


@cache
def _official() -> frozenset[str]:
    """The last words of offices, and of what else visits (table `offices`)."""
    return frozenset(row["phrase"].split()[-1] for row in rows("offices")) | {"delegation", "counterpart", "leader"}


@cache
def _demonyms() -> frozenset[str]:
    """Words of one piece that tell whose somebody is (table `states_demonyms`)."""
    return frozenset(word.lower() for row in rows("states_demonyms") for word in row["words"].split("|"))


@cache
def _times() -> frozenset[str]:
    """Days of the week and months by name (table `date_words`)."""
    return frozenset(row["word"] for row in rows("date_words") if row["class"] in ("weekday", "month", "month_or_name"))
