"""Who holds a standing in an organisation: the states around a word for a standing."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.codebook.states import states
from relazione.read.finding import Value
from relazione.read.mention import Mention
from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_arguments import coordinated, subject_above
from relazione.read.readers.grammar.membership_bodies import CLAUSE, REACH, Standing, relative_to
from relazione.read.reading import Reading

COPULAS = frozenset(("be", "become", "remain"))
HOLDING = frozenset(
    "have hold assume obtain take enjoy receive get serve welcome accept accord grant give admit elect choose seek win"
    " retain apply aspire invite".split()
)
TAKING = frozenset(("assume", "hold", "take", "receive"))
ATTENDING = frozenset(("attend", "visit"))  # who attends as an observer need have no such standing
FORMING = frozenset(("form", "make"))
WAYS = frozenset("negotiation talk process bid request application status path aspiration prospect".split())
SUBMITTING = frozenset(("submit", "file", "make", "lodge", "present"))
GREETING = frozenset(("welcome", "greet", "congratulate", "thank", "receive"))
SERVING = frozenset(("begin", "start", "end", "complete", "finish", "serve"))
BEING_ONE = frozenset(("membership", "accession", "admission", "entry"))
PARTNERED = frozenset(("ally", "member", "partner", "candidate"))  # "NATO ally and EU partner Norway"
PARTNERS = frozenset(("ally", "allies"))  # "our ally" is the other side, not ours
CAPACITIES = frozenset(("status", "role", "capacity", "position", "seat", "one"))
COMING = frozenset(("upcoming", "forthcoming", "future", "prospective", "planned", "possible", "incoming"))
SEEKING = frozenset(
    "apply application bid aspire aspiration seek want wish hope request candidature candidacy desire intend intention"
    " ambition willing willingness qualify plan set due expect poised".split()
)
HEADS = frozenset(("chair", "member", "other"))  # "the Chair of the Council" is a person, "an observer" hardly one
TWO = 2
SUBJECTS_BACK = 3  # sentences before "it" whose subjects may also be "it"
COUNTRIES = frozenset(("country", "nation", "state", "government"))


def states_at(reading: Reading, token: int) -> list[Value]:
    """The states that a token and those listed with it stand for or act for, each once.

    The list goes on over commas and "and" where the parse loses its thread; "its" is the state named last before it.
    """
    parse = reading.parse
    if parse.lower[token] in ("its", "their", "it") and reading.inner(token) is None:
        return _pointed_at(reading, token)
    if parse.lower[token] in COUNTRIES and reading.inner(token) is None:  # "his country"
        owners = [child for child in parse.children[token] if parse.dep[child] == "poss"]
        return next((own for owner in owners if (own := _own(reading, owner))), [])
    bare = parse.lower[token] in ("countries", "states", "nations", "economies") and reading.inner(token) is None
    if (bare or parse.lower[token] == "both") and (two := _two_before(reading, token)):
        return two
    found: list[Value] = []
    ends = []
    for joined in coordinated(parse, token):
        mention = reading.inner(joined) or reading.outer(joined)
        for value in _states_of(reading, mention):
            found += [] if _among(value, found) else [value]
            ends.append(mention.last if mention is not None else joined)
    for end in dict.fromkeys((ends[0], max(ends)) if ends else ()):
        found += [value for value in _listed_from(reading, end + 1) if not _among(value, found)]
    return found


def _two_before(reading: Reading, token: int) -> list[Value]:
    """The two states that "both" or "the two countries" stands for: the subjects of the sentence before."""
    parse = reading.parse
    here = parse.sentence[token]
    two = parse.lower[token] == "both" or any(parse.lower[c] in ("two", "both") for c in parse.children[token])
    if not here or not two:
        return []
    first, last = parse.sentences[here - 1]
    for subject in (i for i in range(first, last) if parse.dep[i] == "nsubj" and parse.lower[i] != parse.lower[token]):
        found = states_at(reading, subject)
        if len(found) == TWO:
            return found
    return []


def _own(reading: Reading, owner: int) -> list[Value]:
    """The state of "his", "whose" or "the minister's" before "country"."""
    parse = reading.parse
    if parse.lower[owner] != "whose":
        return states_at(reading, owner)
    verb = parse.head[parse.head[owner]]
    return states_at(reading, parse.head[verb]) if parse.dep[verb] == "relcl" else []


def _pointed_at(reading: Reading, token: int) -> list[Value]:
    """The state that "it" or "its" stands for: the one named last before it in its sentence, in no title, also as "his
    country"; else the subject of the sentence before; else the one named last in that sentence.
    """
    parse = reading.parse
    here = parse.sentence[token]
    found = _last_named(reading, parse.sentences[here][0], token)
    sentence = here - 1
    while not found and sentence >= max(here - SUBJECTS_BACK, 0):
        first, last = parse.sentences[sentence]
        subjects = [
            i for i in range(first, last) if parse.dep[i] == "nsubj" and parse.head[parse.head[i]] == parse.head[i]
        ]
        found = [v for i in subjects if parse.lower[i] != "it" for v in states_at(reading, i) if v.basis == "stated"]
        sentence -= 1
        if not subjects or parse.lower[subjects[0]] != "it":
            break
    return found or (_last_named(reading, parse.sentences[here - 1][0], token) if here else [])


def _last_named(reading: Reading, first: int, token: int) -> list[Value]:
    """The state named last between two tokens, in no title, also as "his country"."""
    parse = reading.parse
    for before in range(token - 1, first - 1, -1):
        mention = reading.inner(before)
        if mention is None and parse.lower[before] in COUNTRIES and (found := states_at(reading, before)):
            return found
        named = mention is not None and mention.kind == "state" and mention.form == "name" and before == mention.head
        if named and reading.outer(before) == mention:
            return states_at(reading, before)
    return []


def _listed_from(reading: Reading, token: int) -> list[Value]:
    """The states that go on with a list at `token`: ", the Philippines, and Thailand"."""
    parse = reading.parse
    found: list[Value] = []
    while token + 1 < len(parse) and parse.lower[token] in (",", "and"):
        while token + 1 < len(parse) and parse.lower[token] in (",", "and", "the"):
            token += 1
        mention = reading.inner(token)
        if mention is None or mention.kind != "state" or mention.form != "name":
            break
        found += list(_states_of(reading, mention))
        token = mention.last + 1
    return found


def _among(value: Value, found: list[Value]) -> bool:
    return any(value.value == other.value for other in found)


def _states_of(reading: Reading, mention: Mention | None) -> Iterator[Value]:
    if mention is None or mention.kind in ("city", "region", "organisation"):
        return
    for actor in reading.actors_of(mention):
        if actor.state in states():  # no organisation for which a person acts
            basis = "stated" if actor.kind == "state" and mention.form in ("name", "demonym") else "resolved"
            yield Value(actor.state, mention.start, mention.end, basis)


def holders(reading: Reading, noun: Standing) -> list[Value]:
    """Who holds the standing: the subject of "is a member", the noun beside it, the owner of "Spain's presidency".

    A person holds a standing for the state it acts for only where that standing is a chair; the head of a body ("the
    Chairman of the Commission") is a tenure and no membership.
    """
    parse = reading.parse
    relative = relative_to(reading, noun)
    if relative is not None:
        return _in_clause(reading, relative[1], noun)
    whole = reading.outer(noun.last)
    if whole is not None and whole.kind == "person" and parse.lower[parse.head[noun.last]] != "as":
        if noun.standing in HEADS and not (
            parse.dep[noun.last] == "dobj" and parse.lemma[parse.head[noun.last]] in TAKING
        ):
            return [value for value in _above(reading, noun.last) if value.basis == "stated"]
        return _above(reading, noun.last)
    token = noun.last
    named = _named_after(reading, noun) or _inside(reading, noun) or _before_others(reading, noun)
    if named:
        return named
    beside = [child for child in parse.children[token] if parse.dep[child] == "appos"]
    owning = _owners(reading, token) if parse.lemma[token] not in PARTNERS else []
    for child in owning + beside:
        found = states_at(reading, child)
        if found:
            return found
    return _above(reading, token)


def _named_after(reading: Reading, noun: Standing) -> list[Value]:
    """The state that a standing precedes without a comma: "EU member state Slovenia", "EU candidate Serbia"."""
    parse = reading.parse
    after = noun.last + 1
    mention = reading.inner(after) if after < len(parse) else None
    if after < len(parse) and parse.lower[after] == "and" and parse.lower[noun.last] in (*PARTNERS, *PARTNERED):
        following = next(
            (i for i in range(after + 1, min(after + REACH, len(parse))) if parse.lower[i] in PARTNERED), 0
        )
        mention = reading.inner(following + 1) if following and following + 1 < len(parse) else None
        after = following + 1
    bound = mention is not None and mention.kind == "state" and mention.form == "name" and mention.first == after
    return (
        states_at(reading, mention.head)
        if bound and mention is not None and parse.tag[noun.last] in ("NN", "NNP")
        else []
    )


def _inside(reading: Reading, noun: Standing) -> list[Value]:
    """The states after "of" in "the membership of Peru and Chile", "the accession of Finland to"."""
    parse = reading.parse
    after = noun.last + 2
    if parse.lower[noun.last] not in BEING_ONE or after >= len(parse) or parse.lower[after - 1] != "of":
        return []
    after += parse.lower[after] == "the" and after + 1 < len(parse)
    mention = reading.inner(after)
    return states_at(reading, mention.head) if mention is not None and mention.kind == "state" else []


def _before_others(reading: Reading, noun: Standing) -> list[Value]:
    """The states before "and our other allies", which are of them."""
    parse = reading.parse
    if not any(parse.lower[child] == "other" for child in parse.children[noun.last]):
        return []
    first = parse.sentences[parse.sentence[noun.first]][0]
    token = noun.first - 1
    while token > first and parse.lower[token] != "other":
        token -= 1
    while token > first and parse.lower[token] in ("other", "our", "its", "their", "the"):
        token -= 1
    before = reading.inner(token - 1) if token > first and parse.lower[token] == "and" else None
    named = before is not None and before.kind == "state" and before.form == "name"
    return _listed_to(reading, before) if before is not None and named else []


def owners_of_plan(reading: Reading, verb: int) -> list[Value]:
    """Whose a plan is: "Guyana's bid to join", where the verb hangs on the noun."""
    parse = reading.parse
    if parse.dep[verb] != "acl" or parse.lemma[parse.head[verb]] not in SEEKING:
        return []
    return next((found for o in _owners(reading, parse.head[verb]) if (found := states_at(reading, o))), [])


def is_held(reading: Reading, noun: Standing) -> bool:
    """Whether "part" and "term" are a standing: "is part of", "serves a term on", not "as part of", "in terms of"."""
    parse = reading.parse
    word = parse.lower[noun.last]
    if word not in ("part", "term"):
        return True
    if word == "term" and parse.lower[noun.last + 1 : noun.last + 2] not in (["on"], ["in"], ["at"]):
        return False  # "whose term of duty ends"
    if word == "term" and any(parse.dep[child] == "poss" for child in parse.children[noun.last]):
        return True
    above = parse.lemma[parse.head[noun.last]]
    return above in COPULAS | FORMING if word == "part" else above in HOLDING | SERVING


def is_taken(parse: Parse, noun: Standing) -> bool:
    """Whether a chair is taken or held as "the" chair of what the text speaks of: "will assume the Chairmanship"."""
    verb = parse.head[noun.last]
    the = any(parse.lower[child] == "the" for child in parse.children[noun.last])
    return noun.standing == "chair" and the and parse.dep[noun.last] == "dobj" and parse.lemma[verb] in TAKING


def beside(reading: Reading, noun: Standing) -> list[Value]:
    """The states that hold a standing besides its subject: "is a member, along with Peru and Chile"."""
    parse = reading.parse
    last = parse.sentences[parse.sentence[noun.last]][1]
    for token in range(noun.last + 1, last - 1):
        if parse.lower[token] == "alongside" or (
            parse.lower[token] in ("along", "together") and parse.lower[token + 1] == "with"
        ):
            first = token + 1 + (parse.lower[token] != "alongside")
            first += first < last and parse.lower[first] == "the"
            mention = reading.inner(first) if first < last else None
            if mention is not None and mention.kind == "state" and mention.form == "name":
                return states_at(reading, mention.head)
    return []


def _in_clause(reading: Reading, which: int, noun: Standing) -> list[Value]:
    """The first states of a clause that "which" or "whose" begins: its subject, whatever the parse makes of it."""
    parse = reading.parse
    for token in range(which + 1, min(which + CLAUSE, len(parse))):
        if parse.words[token] in (",", ";", "."):
            break
        found = states_at(reading, token) if not noun.first <= token <= noun.last else []
        if found:
            return found
    return []


def is_coming(reading: Reading, noun: Standing) -> bool:
    """Whether the words tell that the standing is yet to be taken up ("its forthcoming membership", "its bid for")."""
    parse = reading.parse
    if any(parse.lower[child] in COMING for child in parse.children[noun.last]):
        return True
    token = noun.last
    for _ in range(REACH):
        if parse.dep[token] in ("ccomp", "advcl", "relcl", "appos", "nsubj"):
            return False
        token = parse.head[token]
        if parse.lemma[token] in SEEKING:
            return True
    return False


def is_denied(reading: Reading, noun: Standing) -> bool:
    """Whether the words deny the standing ("is not a member of"); "not only a member" does not."""
    parse = reading.parse
    around = (*parse.children[parse.head[noun.last]], *parse.children[noun.last])
    denials = [c for c in around if parse.dep[c] == "neg" or parse.lower[c] == "no"]
    before = [c for c in denials if c < noun.first]  # "is a partner, not a member" is one
    return any(parse.lower[c + 1] not in ("only", "just", "merely") for c in before)


def _owners(reading: Reading, token: int) -> list[int]:
    """The owners and demonyms before a noun, or before the noun it is joined to."""
    parse = reading.parse
    found = [c for c in parse.children[token] if parse.dep[c] in ("poss", "amod", "nmod", "compound")]
    if parse.dep[token] == "compound" and parse.lemma[parse.head[token]] in WAYS:  # "Serbia's accession negotiations"
        found += [c for c in parse.children[parse.head[token]] if parse.dep[c] == "poss"]
    return found + (_owners(reading, parse.head[token]) if parse.dep[token] == "conj" else [])


def _above(reading: Reading, token: int) -> list[Value]:
    """The holders by what the noun hangs on, climbing from "as a member" or "the status of observers" to a subject."""
    parse = reading.parse
    as_one = False
    for _ in range(REACH):
        head, dep = parse.head[token], parse.dep[token]
        if head == token:
            return []
        if dep == "conj" and states_at(reading, head):
            return []
        if dep == "prep":
            as_one = parse.lower[token] == "as"
            held = CAPACITIES if parse.lower[token] == "of" else SEEKING if parse.lower[token] in ("for", "to") else ()
            if not as_one and parse.lemma[head] not in held:
                return []
            found = _before_as(reading, token) if as_one else []
            if found:
                return found
        elif dep in ("appos", "acl", "relcl"):
            found = states_at(reading, head)
            if found:
                return found
        if parse.lemma[head] in SEEKING and parse.pos[head] == "NOUN":
            owning = _owners(reading, head) + [
                one for c in parse.children[head] if parse.lower[c] == "of" for one in parse.children[c]
            ]
            owned = next((found for owner in owning if (found := states_at(reading, owner))), [])
            submits = parse.dep[head] == "dobj" and parse.lemma[parse.head[head]] in SUBMITTING
            return owned or (subjects_of(reading, parse.head[head]) if submits else [])
        if as_one and parse.pos[head] == "VERB" and parse.lemma[head] in GREETING | ATTENDING:
            return []  # "we welcome you as Chairman"
        if parse.pos[head] in ("VERB", "AUX") and not (parse.dep[head] == "acl" and parse.lemma[head] in COPULAS):
            asks = parse.lemma[head] in SUBMITTING and parse.lemma[token] in SEEKING  # "submitted a membership request"
            return subjects_of(reading, head) if as_one or asks or parse.lemma[head] in COPULAS | HOLDING else []
        token = head
    return []


def _before_as(reading: Reading, preposition: int) -> list[Value]:
    """The states named right before "as": "Iceland as a member", "Iceland's role as the chair", "our capacity as"."""
    parse = reading.parse
    before = preposition - 1 - (parse.words[preposition - 1] == ",")
    if before < 0 or parse.pos[before] not in ("NOUN", "PROPN"):
        return []
    if parse.pos[before] == "PROPN":
        mention = reading.inner(before)
        return states_at(reading, mention.head) if mention is not None else []
    return next((found for owner in _owners(reading, before) if (found := states_at(reading, owner))), [])


def subjects_of(reading: Reading, verb: int) -> list[Value]:
    """The states that are the subject of a verb: its own, one it shares, or whom one congratulates on it."""
    parse = reading.parse
    own = [child for child in parse.children[verb] if parse.dep[child] in ("nsubj", "nsubjpass")]
    if not own and parse.dep[verb] == "pcomp":
        above = parse.head[parse.head[verb]]
        own = [child for child in parse.children[above] if parse.dep[child] == "dobj"]
    if not own and verb and (beside := reading.inner(verb - 1)) is not None and beside.kind == "state":
        return _listed_to(reading, beside)
    for subject in own or subject_above(parse, verb):
        relative = parse.lower[subject] in ("which", "who", "that") and parse.dep[verb] in ("relcl", "ccomp")
        found = states_at(reading, parse.head[verb] if relative else subject)
        if found:
            return found
    return []


def _listed_to(reading: Reading, mention: Mention) -> list[Value]:
    """The states of the list that ends with a mention, right before a verb whose subject the parse has lost."""
    parse = reading.parse
    found = list(_states_of(reading, mention))
    token = mention.first - 1
    while token > 0 and parse.lower[token] in (",", "and", "the"):
        while token > 0 and parse.lower[token] in (",", "and", "the"):
            joined = parse.lower[token] == "and"
            token -= 1
        before = reading.inner(token)
        if before is None or before.kind != "state" or (joined and len(found) > 1):
            break
        found = [*_states_of(reading, before), *found]
        token = before.first - 1
    return found
