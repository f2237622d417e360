"""The arguments of a word that tells of an engagement, read off the parse: who met whom, where, at whose invitation.

A relation is named by its grammar: `subj`, `obj` (passives already turned round), `poss`, `mod` (words before a noun),
`governor` (the verb that carries a noun: "held talks"), `capital` (the noun itself, where it is written with one),
`xcomp`, `prt`, `how` ("virtually"), or by the preposition itself ("with", "to").
"""

from __future__ import annotations

from collections.abc import Iterator

from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_mending import (
    PARTICLES,
    add_misread_preposition,
    awaited_verb,
    behind_inviter,
    beside_form,
    doer_before,
    far_of,
    is_left_out,
    is_passive_infinitive,
    late_object,
    manner,
    misread_object,
    mission_there,
    particles,
)
from relazione.read.readers.grammar.engagement_words import words

Arguments = dict[str, list[int]]

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_FROM_OBJECT = frozenset("with between against for from to of among".split())  # "signed a pact with", not "in"
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod", "nummod"})
_UPON = frozenset({"on", "upon"})
_TIME_AND_PLACE = frozenset({"on", "in", "at"})
_DEEPEST = 4  # prepositions under prepositions; deeper ones belong to something else
_MOST_JOINED = 60  # heads in one list: a conference of all states of a continent
_STEPS = 6  # how far up the tree an unspoken subject is looked for
_ADJUNCT = frozenset({"during", "after", "before", "following", "in", "at", "on", "ahead", "since"})


def of_verb(parse: Parse, verb: int) -> Arguments:
    """The arguments of a verb, with an unspoken subject taken from the clause above and those of its object added."""
    found: Arguments = {}
    passive = _own(parse, verb, found)
    if "subj" not in found and not passive:
        found.setdefault("subj", []).extend(subject_above(parse, verb))
    elif passive and "obj" not in found:
        found.setdefault("obj", []).extend(subject_above(parse, verb))
    bare = parse.tag[verb] == "VBN" and parse.dep[verb] in ("acl", "relcl")
    if not passive and not bare and "obj" not in found and parse.lemma[verb] in words("parted"):
        found["obj"] = late_object(parse, verb)
    if not passive and not found.get("obj") and is_left_out(parse, verb):
        found["obj"] = [parse.head[verb]]
    for i in list(found.get("obj", ())):
        found["obj"].extend(of_prepositions(parse, i).get("including", ()))
        for relation, tokens in _around_object(parse, i).items():
            if relation in _FROM_OBJECT or (relation in _UPON and parse.lemma[i] in words("award")):
                found.setdefault(relation, []).extend(tokens)
        _add_modifiers_of_object(parse, i, found)
    for i in found.get("as", ()):  # "appointed her as ambassador to", "served as mediator between"
        for relation in ("to", "between", "among", "of"):  # "admitted as a member of"
            found.setdefault(relation, []).extend(of_prepositions(parse, i).get(relation, ()))
    if parse.dep[verb] == "pcomp":
        _add_thanker(parse, parse.head[verb], found)
    if parse.dep[verb] in ("acl", "relcl") and parse.tag[verb] == "VBN" and "obj" not in found:
        found["obj"] = [parse.head[verb]]
        found.pop("subj", None)
    return {relation: tokens for relation, tokens in found.items() if tokens}


def _around_object(parse: Parse, noun: int) -> Arguments:
    """The prepositions on an object, and "between" and "with" one step further in ("the end of the pact between")."""
    found: Arguments = {}
    for head in coordinated(parse, noun):
        for relation, tokens in of_prepositions(parse, head).items():
            found.setdefault(relation, []).extend(tokens)
    for inner in list(found.get("of", ())):
        for relation, tokens in of_prepositions(parse, inner).items():
            if relation in ("between", "with") or (relation in _UPON and parse.lemma[noun] in words("award")):
                found.setdefault(relation, []).extend(tokens)
    return found


def _add_modifiers_of_object(parse: Parse, noun: int, found: Arguments) -> None:
    """Adds as `objmod` and `objin` what stands around the object ("opened a Kazakh consulate in Busan")."""
    for child in parse.children[noun]:
        if parse.dep[child] == "poss" or (parse.dep[child] in _BEFORE_NOUN and child < noun):
            found.setdefault("objmod", []).append(child)
    found.setdefault("objin", []).extend(of_prepositions(parse, noun).get("in", ()))


def of_noun(parse: Parse, noun: int) -> Arguments:
    """The arguments of a noun: its own, and those of the verb that carries it ("X paid a visit to Y")."""
    found = of_prepositions(parse, noun)
    found.setdefault("of", far_of(parse, noun))
    if parse.words[noun][0].isupper():
        found["capital"] = [noun]
    for child in parse.children[noun]:
        if parse.dep[child] in _BEFORE_NOUN and child < noun:
            found.setdefault("mod", []).extend(_flat(parse, child))
        elif parse.dep[child] == "poss":
            found.setdefault("poss", []).append(child)
        elif parse.dep[child] in ("acl", "relcl"):
            for relation, tokens in _own_only(parse, child).items():
                if relation != "obj":
                    found.setdefault(relation, []).extend(_not_relative(parse, tokens))
    _add_taking_part(parse, noun, found)
    _add_governor(parse, noun, found)
    _add_context(parse, noun, found)
    return {relation: tokens for relation, tokens in found.items() if tokens}


def _add_taking_part(parse: Parse, noun: int, found: Arguments) -> None:
    """Adds as `poss` who takes part in it or has it ("Peru's hosting of the summit", "Peru as chair of the talks")."""
    part = parse.head[parse.head[noun]]
    if parse.dep[noun] != "pobj" or parse.lemma[part] not in words("part"):
        return
    owners = [c for c in parse.children[part] if c < part and parse.dep[c] in ("poss", *_BEFORE_NOUN)]
    owners += [
        one for relation in ("of", "by") for one in of_prepositions(parse, part).get(relation, ()) if one != noun
    ]
    above = parse.head[parse.head[part]]
    if not owners and parse.dep[part] == "pobj" and parse.lower[parse.head[part]] == "as":
        owners = [above] if _is_noun(parse, above) else of_verb_shallow(parse, above).get("subj", [])
    found.setdefault("poss", []).extend(owners)


def _add_context(parse: Parse, noun: int, found: Arguments) -> None:
    """Adds as `context` the subject of the clause that a noun is set in ("in a meeting with X, Y said")."""
    token = noun
    for _ in range(_STEPS):
        if parse.dep[token] not in ("pobj", "conj") or parse.head[token] == token:
            return
        preposition = parse.head[token]
        if parse.pos[preposition] in ("NOUN", "PROPN") and parse.dep[token] == "conj":
            token = preposition
            continue
        above = parse.head[preposition]
        if parse.pos[above] in ("VERB", "AUX"):
            found["context"] = of_verb_shallow(parse, above).get("subj", [])
            return
        token = above  # "on the sidelines of the summit"


def of_prepositions(parse: Parse, token: int, depth: int = 0) -> Arguments:
    """The objects of the prepositions that hang on a token, by preposition; none below `_DEEPEST` steps."""
    found: Arguments = {}
    if depth > _DEEPEST:
        return found
    for child in parse.children[token]:
        if parse.dep[child] in ("prep", "agent", "dative") and parse.pos[child] in ("ADP", "PART", "SCONJ", "VERB"):
            _add_preposition(parse, child, found, depth)
        elif parse.dep[child] in ("npadvmod", "advmod"):  # "met today with", where "with" hangs on "today"
            for relation, tokens in of_prepositions(parse, child, depth + 1).items():
                found.setdefault(relation, []).extend(tokens)
    return found


def coordinated(parse: Parse, token: int) -> Iterator[int]:
    """The token and all heads joined to it by "and" or a comma, in order, `_MOST_JOINED` at most."""
    waiting, given = [token], 0
    while waiting and given < _MOST_JOINED:
        head = waiting.pop(0)
        if parse.dep[head] != "appos" or head == token:
            yield head
            given += 1
        joined = [c for c in parse.children[head] if parse.dep[c] == "conj" and parse.pos[c] != "VERB"]
        joined += beside_form(parse, head)
        # "X, the head of A, and Y": Y hangs on "head"
        waiting[:0] = joined + [c for c in parse.children[head] if parse.dep[c] == "appos" and c > head]


def subject_above(parse: Parse, token: int) -> list[int]:
    """The subject that a clause without one shares with the clause or noun above it, empty if there is none."""
    if parse.dep[token] == "amod" and parse.tag[token] == "VBG":  # "met visiting President X"
        return [parse.head[token]]
    if parse.tag[token] == "VBG" and (doer := doer_before(parse, token)) is not None:
        return [doer]
    for _ in range(_STEPS):
        head, dep = parse.head[token], parse.dep[token]
        if head == token:
            return []
        if dep == "pcomp" and (credited := _credited(parse, head)):
            return credited
        if dep in ("relcl", "acl") and parse.pos[head] != "VERB":
            if parse.tag[token] == "VBN" or not _is_noun(parse, head):
                return []
            if parse.dep[head] == "attr":  # "Lima is the first city to sign"
                return _controller(parse, parse.head[head], dep)
            if parse.lemma[head] == _CALLED and (invited := of_prepositions(parse, head).get("to")):
                return invited
            if parse.lemma[head] in words("intentions"):
                token = head
                continue
            return [head]
        controller = _controller(parse, head, dep)
        if controller:
            return controller
        token = head
    return []


def _credited(parse: Parse, preposition: int) -> list[int]:
    """Whoever is thanked or blamed for a deed, who is its doer: the object of the verb above the preposition.

    Where a noun stands above ("the role of Peru in hosting", "Peru's efforts in"), whoever the noun belongs to.
    """
    verb = parse.head[preposition]
    if parse.pos[verb] == "NOUN":
        return _owners(parse, verb)
    if parse.lemma[verb] not in words("crediting"):
        return []
    credited = _own_only(parse, verb).get("obj", [])
    owners = [owner for one in credited for owner in _owners(parse, one)]  # "praised the role of Peru in hosting"
    return owners or (credited if parse.lower[preposition] in _OF_DEEDS else [])


def _owners(parse: Parse, noun: int) -> list[int]:
    """Whose role or effort it is, empty where the noun is no such word."""
    if parse.lemma[noun] not in words("deeds"):
        return []
    owners = [child for child in parse.children[noun] if parse.dep[child] == "poss"]
    return owners or of_prepositions(parse, noun).get("of", [])


def _add_thanker(parse: Parse, preposition: int, found: Arguments) -> None:
    """Adds whoever gives thanks for a deed as the one whom it was done for ("Peru thanked Laos for donating")."""
    verb = parse.head[preposition]
    if parse.lemma[verb] == "thank" and parse.lower[preposition] in _OF_DEEDS:
        found.setdefault("dative", []).extend(of_verb_shallow(parse, verb).get("subj", []))


_OF_DEEDS = frozenset({"for", "of", "on"})
_OBJECT_CONTROL = frozenset(
    "allow appoint ask assign authorise authorize call cause commission compel convince designate direct enable "
    "encourage force help induce instruct invite lead name oblige order permit persuade press pressure prompt push "
    "request require send task urge welcome".split()
)
_CALLED = "invitation"


def _controller(parse: Parse, head: int, dep: str) -> list[int]:
    """The subject in the governing clause; of "invite", "ask" and their kind the object."""
    own = _own_only(parse, head) if parse.pos[head] in ("VERB", "AUX") else {}
    invited = _invited(parse, own)
    if dep in ("xcomp", "ccomp", "advcl") and invited:
        return invited
    if dep in ("xcomp", "ccomp", "advcl") and parse.lemma[head] in _OBJECT_CONTROL and own.get("obj"):
        return own["obj"]
    subject = own.get("subj") or own.get("passive")
    if not subject:
        return []
    return [_antecedent(parse, i) for i in subject]


def _invited(parse: Parse, own: Arguments) -> list[int]:
    """Whom an invitation goes to that a verb carries ("extended an invitation to Peru's premier to visit")."""
    for noun in (*own.get("obj", ()), *own.get("passive", ())):
        if parse.lemma[noun] == _CALLED:
            return of_prepositions(parse, noun).get("to", []) or own.get("to", [])
    return []


def _antecedent(parse: Parse, token: int) -> int:
    """The noun that a relative pronoun stands for, or the token itself."""
    if parse.lower[token] in _RELATIVE:
        verb = parse.head[token]
        for _ in range(_STEPS):
            if parse.dep[verb] in ("relcl", "acl"):
                return mission_there(parse, parse.head[verb])
            if parse.head[verb] == verb:
                break
            verb = parse.head[verb]
    return token


def _own(parse: Parse, verb: int, found: Arguments) -> bool:
    """Fills in the verb's own arguments; True where it is passive."""
    own = _own_only(parse, verb)
    passive = own.pop("passive", None)
    for relation, tokens in own.items():
        found.setdefault(relation, []).extend(_antecedent(parse, i) for i in tokens)
    if passive:
        found.setdefault("obj", []).extend(_antecedent(parse, i) for i in passive)
        found.setdefault("subj", []).extend(found.get("by", ()))
    return passive is not None or is_passive_infinitive(parse, verb)


def _own_only(parse: Parse, verb: int) -> Arguments:
    found = of_prepositions(parse, verb)
    found["how"] = list(manner(parse, verb))
    for child in parse.children[verb]:
        dep = parse.dep[child]
        if dep == "nsubj" or (dep == "poss" and parse.tag[verb] == "VBG"):  # "Moser's Monday meeting with"
            found.setdefault("subj", []).append(behind_inviter(parse, verb, child))
        elif dep == "nsubjpass":
            found.setdefault("passive", []).append(child)
        elif dep in ("advmod", "oprd") and parse.lower[child] in PARTICLES:  # "brought the two sides together"
            found.setdefault("prt", []).append(child)
        elif dep in ("dobj", "dative", "oprd") and parse.pos[child] != "ADP":
            found.setdefault("obj", []).append(child)
        elif dep == "aux":  # "His Excellency the President has this morning met", where the subject hangs on "has"
            for inner in parse.children[child]:
                if parse.dep[inner] == "nsubj":
                    found.setdefault("subj", []).append(inner)
        elif dep in ("xcomp", "prt"):
            found.setdefault(dep, []).append(child)
        elif dep == "acomp" and parse.lower[child] == "due":  # "is due in Lima", where "in" hangs on "due"
            found["due"] = [child]
            for relation, tokens in of_prepositions(parse, child).items():
                found.setdefault(relation, []).extend(tokens)
        elif dep == "ccomp" and parse.lower[child] == "persona":  # "declared the envoy persona non grata"
            subjects = [inner for inner in parse.children[child] if parse.dep[inner] == "nsubj"]
            found.setdefault("obj", []).extend([*subjects, child])
        elif dep == "advcl":
            add_misread_preposition(parse, child, found)
        found.setdefault("prt", []).extend(particles(parse, child))
    return found


def _add_preposition(parse: Parse, preposition: int, found: Arguments, depth: int) -> None:
    word = parse.lower[preposition]
    if depth > _DEEPEST:
        return
    for child in parse.children[preposition]:
        if parse.dep[child] == "pobj":
            found.setdefault(word, []).append(child)
            for inner in parse.children[child]:
                if parse.dep[inner] != "prep":
                    continue
                if parse.lower[inner] == "including":  # "with officials including X"
                    found[word].extend(c for c in parse.children[inner] if parse.dep[c] == "pobj")
                elif word in _TIME_AND_PLACE and parse.lower[inner] in ("with", "between"):
                    _add_preposition(parse, inner, found, depth + 1)  # "a call on May 3 with": "with" is the call's
        elif parse.dep[child] == "pcomp":  # "spoke with X to express", where the parser takes X for a subject
            found.setdefault(word, []).extend(misread_object(parse, preposition, child))
        elif parse.dep[child] == "prep":  # "along with", "together with", "upon", "out of"
            _add_preposition(parse, child, found, depth + 1)


def _flat(parse: Parse, token: int) -> list[int]:
    """A modifier and the modifiers under it ("joint economic committee", "Iran-Croatia")."""
    return [i for i in parse.subtree(token) if parse.pos[i] not in ("PUNCT", "DET")] or [token]


def _not_relative(parse: Parse, tokens: list[int]) -> list[int]:
    return [i for i in tokens if parse.lower[i] not in _RELATIVE]


def _add_governor(parse: Parse, noun: int, found: Arguments) -> None:
    """Adds the verb that a noun is the object, subject or theme of, and that verb's own arguments."""
    head, dep = parse.head[noun], parse.dep[noun]
    if dep == "pobj" and (credited := _credited(parse, head)):
        found.setdefault("from", []).extend(credited)
        _add_thanker(parse, head, found)
        return
    if dep == "pobj" and parse.lower[head] == "of" and parse.lemma[parse.head[head]] in words("containers"):
        noun = parse.head[head]  # "a copy of his letters", "a series of talks"
        head, dep = parse.head[noun], parse.dep[noun]
        for relation, tokens in of_prepositions(parse, noun).items():
            if relation != "of":
                found.setdefault(relation, []).extend(tokens)
    if dep == "conj" and parse.pos[head] in ("NOUN", "PROPN"):
        head, dep = parse.head[head], parse.dep[head]
    if dep == "pobj" and head != noun:
        preposition, head = head, parse.head[head]
        if parse.lower[preposition] not in ("in", "for", "on", "at", "to"):
            return
        if parse.pos[head] != "VERB" or parse.lemma[head] not in words("carrying"):
            return
        dep = "dobj"
    if parse.pos[head] not in ("VERB", "AUX") or dep not in ("dobj", "nsubjpass", "attr", "nsubj"):
        return
    found.setdefault("governor", []).extend(dict.fromkeys((head, awaited_verb(parse, head))))
    if parse.lemma[head] not in words("carrying"):
        return
    above = of_verb_shallow(parse, head)
    for relation, tokens in above.items():
        if relation == "obj" or (relation == "subj" and dep == "nsubj"):
            continue
        # a guest holds the clause that tells of the visit and all in it ("X, who is on a visit")
        guest = relation == "subj" and parse.lemma[noun] in words("abroad")
        other = [i for i in tokens if noun not in parse.subtree(i) or (guest and head in parse.subtree(i))]
        found.setdefault(relation, []).extend(i for i in other if i != noun)


def of_verb_shallow(parse: Parse, verb: int) -> Arguments:
    """A verb's own arguments and its shared subject, without those of its object."""
    found: Arguments = {}
    passive = _own(parse, verb, found)
    if "subj" not in found and not passive:
        found["subj"] = subject_above(parse, verb)
    return found


def _is_noun(parse: Parse, token: int) -> bool:
    return parse.pos[token] in ("NOUN", "PROPN", "PRON")
