"""Memberships: the standings of states in organisations that a text asserts."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.codebook.organisations import find_organisation
from relazione.read.finding import Finding, Value
from relazione.read.mention import Mention
from relazione.read.parse import Parse
from relazione.read.readers.grammar.agreement_parties import pair
from relazione.read.readers.grammar.engagement_arguments import coordinated
from relazione.read.readers.grammar.membership_bodies import (
    Standing,
    denied_next,
    named_before,
    organisation_at,
    organisations_of,
    spoken_of,
    standings,
    words,
)
from relazione.read.readers.grammar.membership_dates import NEAR, taken_up
from relazione.read.readers.grammar.membership_sides import (
    SEEKING,
    beside,
    holders,
    is_coming,
    is_denied,
    is_held,
    is_taken,
    owners_of_plan,
    states_at,
    subjects_of,
)
from relazione.read.reading import Reading

SCORE = 0.7  # not calibrated
AS_REACH = 4  # words from "as" to "members": "as longtime NATO allies"
TWO = 2
SHARED = frozenset(
    ("fellow", "shared", "common", "joint", "mutual", "both")
)  # "our shared membership" is that of both sides
LEADERS = frozenset(("head_of_state", "head_of_government", "foreign_minister"))
PLAIN = ("part", "term")  # standings only where the body follows: "is part of the Union"
LIST = 3  # states that make a list of members
# Verbs that tie a state to a body by a preposition.
SITTING = {"preside": ("over", "in"), "serve": ("on",), "sit": ("on",), "elect": ("to",), "accede": ("to",),
           "belong": ("to",), "admit": ("to", "into")}  # fmt: skip
# Words without which a verb does not tell of whom a body is made: "is made up of", "brings together".
PARTICLES = {"make": frozenset(("up", "of")), "compose": frozenset(("of",)), "bring": frozenset(("together",))}
# Standings that are told without naming the organisation again: "it was given the status of an observer".
UNNAMED = frozenset(
    ("observer", "dialogue_partner", "sectoral_dialogue_partner", "associate", "founding_member", "candidate")
)
ENTERED = frozenset(("entry", "accession", "admission"))
DONE = frozenset(("VBD", "VBN", "VBZ"))


def find(reading: Reading) -> Iterator[Finding]:
    """The memberships of an article, one finding for each member, organisation and standing, in order of the text."""
    seen: set[tuple[str, str, bool]] = set()
    members: set[tuple[str, str, bool]] = set()
    for finding in sorted(
        (*_by_noun(reading), *_by_verb(reading), *_by_list(reading), *_by_leader(reading)),
        key=lambda found: (found.start, found.end),
    ):
        presides = finding.slots["standing"][0].value in ("chair", "host")  # which a member may do besides
        later = (
            "since" in finding.slots and finding.slots["standing"][0].value == "member"
        )  # after years as an observer
        key = (finding.slots["member"][0].value, finding.slots["organisation"][0].value, presides)
        if later and key in seen and key not in members:
            seen.discard(key)
        if finding.slots["standing"][0].value in ("member", "founding_member"):
            members.add(key)
        if key not in seen:
            seen.add(key)
            yield finding


def _by_noun(reading: Reading) -> Iterator[Finding]:
    """Standings told with a noun: "is a member of", "NATO ally", "the presidency of".

    A list of members right after a sentence about an organisation is of that one, where it names none itself.
    """
    parse = reading.parse
    latest: tuple[int, list[Value]] = (-1, [])
    nouns = list(standings(reading))
    for noun, following in zip(nouns, [*nouns[1:], nouns[-1]] if nouns else [], strict=True):
        sentence = parse.sentence[noun.last]
        listed = _listed(reading, noun)
        members = listed if len(listed) >= LIST else holders(reading, noun) or listed
        if len(members) < TWO and all(member.basis == "resolved" for member in members):
            members = _of_clause(reading, noun) or members
        if len(members) < TWO and _is_shared(parse, noun.last):
            members = pair(reading)
        members += [
            state for state in beside(reading, noun) if members and state.value not in {m.value for m in members}
        ]
        organisations = _bodies(reading, noun, members, latest[1] if sentence - latest[0] <= 1 else [])
        if not organisations and denied_next(parse, noun, following):
            organisations = organisations_of(reading, following)
        if organisations:
            latest = (sentence, organisations)
        if (
            _of_persons(parse, noun, organisations)
            or is_denied(reading, noun)
            or (noun.standing == "member" and not is_held(reading, noun))
        ):
            continue
        standing = (
            Standing(noun.first, noun.last, "candidate")
            if noun.standing == "member" and is_coming(reading, noun)
            else noun
        )
        if standing.standing == "host":
            organisations = [body for body in organisations if not _goes_on(reading, body)]
        for member in members:
            for organisation in organisations:
                yield _finding(reading, member, organisation, standing)


def _bodies(reading: Reading, noun: Standing, members: list[Value], latest: list[Value]) -> list[Value]:
    """The organisations of a standing: those that its words name, else the one that the text speaks of there."""
    parse = reading.parse
    found = organisations_of(reading, noun)
    if parse.lower[noun.last] in PLAIN:
        found = [body for body in found if body.start > parse.start[noun.last]]
    if found or not members:
        return found
    if len(members) >= LIST and latest:
        return latest
    owned = any(parse.lower[child] == "its" for child in parse.children[noun.last])
    if owned and len(members) >= LIST:
        return spoken_of(reading, noun)
    persons = parse.lower[noun.last] == "observers"  # "the Peruvian observers at the border"
    untold = noun.standing in UNNAMED or parse.lower[noun.first] == "full"  # "it has been a full member since"
    elsewhere = parse.lower[noun.last] in ENTERED and parse.lower[noun.last + 1] in ("to", "into")  # some treaty
    return spoken_of(reading, noun) if (untold and not persons and not elsewhere) or is_taken(parse, noun) else []


def _of_clause(reading: Reading, noun: Standing) -> list[Value]:
    """Those who do something "as members of the League": the subjects of the clause, or both sides of the article."""
    parse = reading.parse
    before = parse.lower[max(noun.first - AS_REACH, parse.sentences[parse.sentence[noun.first]][0]) : noun.first]
    if "as" not in before or parse.tag[noun.last] not in ("NNS", "NNPS") or noun.standing != "member":
        return []
    comma = next((i for i in range(noun.last, min(noun.last + NEAR * 2, len(parse))) if parse.words[i] == ","), -1)
    listed = states_at(reading, comma + 1) if 0 <= comma < len(parse) - 1 else []
    return listed if len(listed) > 1 else pair(reading)


def _of_both(reading: Reading, verb: int) -> list[Value]:
    """Both sides of the article where the subject is "both countries" or "the two states"."""
    parse = reading.parse
    subjects = [c for c in parse.children[verb] if parse.dep[c] in ("nsubj", "nsubjpass")]
    words_of = {parse.lower[i] for subject in subjects for i in (subject, *parse.children[subject])}
    return pair(reading) if words_of & {"both", "two"} else []


def _goes_on(reading: Reading, body: Value) -> bool:
    """Whether the name is but the beginning of that of a meeting: "the Commonwealth Heads of Government Meeting"."""
    text = reading.article.text
    return text[body.end : body.end + 1] == " " and text[body.end + 1 : body.end + 2].isupper()


def _of_persons(parse: Parse, noun: Standing, organisations: list[Value]) -> bool:
    """Whether the words are of another thing: "the Chilean members of the Advisory Group", "entry into force"."""
    after = parse.lower[noun.last + 1 : noun.last + 3]
    if parse.lower[noun.last] in ("entry", "accession") and after in (["into", "force"], ["to", "force"]):
        return True
    people = parse.lower[noun.last] in ("member", "members", "membership")
    national = any(parse.dep[child] == "amod" for child in parse.children[noun.last] if parse.words[child][0].isupper())
    return people and national and all(find_organisation(body.value) is None for body in organisations)


def _is_shared(parse: Parse, noun: int) -> bool:
    """Whether the standing is that of both sides: "our shared membership", "the two members of", "both are members"."""
    verb = parse.head[noun]
    if parse.lemma[verb] == "share" or any(parse.lower[child] in SHARED | {"two"} for child in parse.children[noun]):
        return True
    if parse.lower[verb] == "as" and parse.tag[noun] == "NNS":  # "as co-chairs, the two leaders"
        verb = parse.head[verb]
    subjects = [child for child in parse.children[verb] if parse.dep[child] == "nsubj"]
    both = {parse.lower[c] for subject in subjects for c in (subject, *parse.children[subject])}
    return bool(both & {"both", "two"})


def _listed(reading: Reading, noun: Standing) -> list[Value]:
    """The states that "members are" lists."""
    parse = reading.parse
    verb = parse.head[noun.last]
    if parse.dep[noun.last] != "nsubj" or parse.lemma[verb] not in ("be", "include", "comprise", "consist"):
        return []
    if parse.lemma[verb] == "consist":
        links = [c for c in parse.children[verb] if parse.lower[c] == "of"]
        return [v for link in links for c in parse.children[link] for v in states_at(reading, c)]
    return [v for c in parse.children[verb] if parse.dep[c] in ("attr", "dobj") for v in states_at(reading, c)]


def _by_list(reading: Reading) -> Iterator[Finding]:
    """Members listed behind the organisation: "the BRICS countries (Brazil, Russia, India ...)"."""
    parse = reading.parse
    for mention in reading.mentions:
        organisation = organisation_at(reading, mention.head) if mention.kind == "organisation" else None
        token = mention.last + 1
        if parse.words[token : token + 3 : 2] == ["(", ")"]:  # "(BRICS) –"
            token += 3
        while (
            organisation and token < len(parse) - 1 and parse.lemma[token] in ("state", "country", "member", "nation")
        ):
            token += 1
        known = find_organisation(organisation.value) if organisation else None
        bare = token == mention.last + 1
        if (
            organisation is None
            or known is None
            or (known.type != "organisation" and (known.type != "forum" or (bare and parse.words[token] != "(")))
            or token >= len(parse) - 1
            or parse.words[token] not in ("(", "–", "—", "-", ":")
        ):
            continue
        token += 1 + (parse.lower[token + 1] == "the")
        members = states_at(reading, token) if token < len(parse) else []
        # "the 5+1 group (A, B, C)" are the sides of talks
        if known.type == "forum" and bare and ("+" in organisation.value or not _closes(reading, members)):
            continue
        for member in members if len(members) >= LIST else ():
            yield _finding(
                reading, member, organisation, Standing(mention.last, mention.last, _standing_of(parse, mention))
            )


def _closes(reading: Reading, members: list[Value]) -> bool:
    """Whether a bracket closes right behind the last of the members, so that it holds nothing but them."""
    after = reading.parse.token_at(members[-1].end - 1) + 1 if members else len(reading.parse)
    return after < len(reading.parse) and reading.parse.words[after] == ")"


def _standing_of(parse: Parse, mention: Mention) -> str:
    """The standing of those listed behind an organisation: "Co-Chairs of the Group (A, B and C)", else members."""
    i = mention.first - 1 - (parse.lower[mention.first - 1] == "the")
    before = parse.lower[i - 1] if i > 0 and parse.lower[i] == "of" else ""
    return words("noun").get(before.removesuffix("s"), "member")


def _by_leader(reading: Reading) -> Iterator[Finding]:
    """The chair of an organisation that a state holds through its leader: "President Name, the Chairman of CELAC"."""
    for actor in reading.actors:
        state = next((o for o in actor.offices if o.office in LEADERS and o.status == "current"), None)
        for office in actor.offices if state is not None else ():
            known = find_organisation(office.of or "")
            chairs = any(word in office.title.lower() for word in ("chair", "presiden"))
            if (
                state is None
                or not chairs
                or known is None
                or known.state
                or known.type not in ("organisation", "forum")
            ):
                continue
            at = (office.title_start, office.title_end)
            slots = {
                "member": (Value(state.of or "", state.of_start, state.of_end),),
                "organisation": (Value(office.of or "", office.of_start, office.of_end),),
                "standing": (Value("chair", *at),),
            }
            if state.of and len(state.of) == len("ISO"):
                yield Finding("membership", office.start, office.end, slots, score=SCORE)


def _by_verb(reading: Reading) -> Iterator[Finding]:
    """Standings told with a verb: "joins the plan", "chairs APEC", "the bloc includes", "founded by"."""
    parse = reading.parse
    for verb in range(len(parse)):
        if parse.pos[verb] == "VERB":
            lemma = parse.lemma[verb]
            if lemma in words("verb"):
                yield from _joined(reading, verb, words("verb")[lemma])
            elif lemma in words("made"):
                yield from _made(reading, verb, words("made")[lemma])


def _joined(reading: Reading, verb: int, standing: str) -> Iterator[Finding]:
    """What a state does in or to an organisation; one that seeks to join is a candidate, other plans are left out."""
    parse = reading.parse
    links = SITTING.get(parse.lemma[verb], ())
    if any(parse.lower[c] == "as" and _is_other(parse, c) for c in parse.children[verb]):
        return  # "joined as an observer"
    if standing == "member" and parse.tag[verb] not in DONE and (not links or parse.lemma[verb] == "accede"):
        if parse.dep[verb] not in ("xcomp", "acl") or parse.lemma[parse.head[verb]] not in SEEKING:
            return
        standing = "candidate"
    objects = [c for c in parse.children[verb] if parse.dep[c] in ("dobj", "dative")]
    if links:
        bound = [c for c in parse.children[verb] if parse.lower[c] in links]
        objects = [c for link in bound for c in parse.children[link] if parse.dep[c] == "pobj"]
    if parse.dep[verb] == "relcl" and all(parse.lower[c] in ("which", "that") for c in objects):
        before_it = [_before_which(parse, objects[0])] if objects else []
        objects = list(dict.fromkeys([*before_it, parse.head[verb]]))
    bodies = _organisations(reading, [one for c in objects for one in coordinated(parse, c)])
    if not bodies and parse.lemma[verb] == "join" and not objects and _is_bare(reading, verb):
        before = named_before(reading, verb)  # "The League was founded in 1967. Iceland joined in 1984."
        bodies = [before] if before is not None else []
    for organisation in bodies:
        # "will chair a business forum", "will host the Council"
        named = find_organisation(organisation.value) is not None
        if (standing == "chair" and not named and parse.dep[verb] != "relcl") or (standing == "host" and not named):
            continue
        for member in subjects_of(reading, verb) or owners_of_plan(reading, verb):
            if member.basis == "stated" or not links or standing == "chair":  # a person may sit on any board
                yield _finding(reading, member, organisation, Standing(verb, verb, standing))
        for member in _of_both(reading, verb):
            yield _finding(reading, member, organisation, Standing(verb, verb, standing))


def _is_other(parse: Parse, link: int) -> bool:
    """Whether "as" names a standing that is not that of a member."""
    inside = [parse.lemma[c] for c in parse.children[link]]
    return any(words("noun").get(word) in UNNAMED for word in inside)


def _before_which(parse: Parse, which: int) -> int:
    """The last token before "which": the parse hangs "members of the League, which" on the members."""
    token = max(which - 1, 0)
    return max(token - (parse.words[token] == ","), 0)


def _is_bare(reading: Reading, verb: int) -> bool:
    """Whether a verb of joining has nothing but its date: "Iceland joined in 1984"."""
    parse = reading.parse
    after = min(verb + TWO, len(parse) - 1)
    dated = any(found.start <= parse.start[after] < found.end for found in reading.dates if found.kind == "date")
    return dated and parse.lower[verb + 1] in ("in", "on") and parse.tag[verb] == "VBD"


def _made(reading: Reading, verb: int, standing: str) -> Iterator[Finding]:
    """The members that an organisation includes, or that founded it."""
    parse = reading.parse
    agents = [p for c in parse.children[verb] if parse.dep[c] == "agent" for p in parse.children[c]]
    bodies = [c for c in parse.children[verb] if parse.dep[c] in ("nsubj", "nsubjpass")]
    if parse.dep[verb] == "relcl" and all(parse.lower[c] in ("which", "that") for c in bodies):
        bodies = [parse.head[verb]]  # "the bloc, which groups"
    if not bodies and agents:  # "is an organisation founded by"
        above = parse.head[verb]
        bodies = [above, *(c for c in parse.children[parse.head[above]] if parse.dep[c] == "nsubj")]
    lower = {parse.lower[child] for child in parse.children[verb]}
    if not PARTICLES.get(parse.lemma[verb], frozenset()) <= lower:
        return
    parts = [p for c in parse.children[verb] if parse.lower[c] == "of" for p in parse.children[c]]
    members = agents or parts or [c for c in parse.children[verb] if parse.dep[c] == "dobj"]
    if standing == "founding_member" and not agents:
        return
    for organisation in _organisations(reading, bodies)[:1]:
        states = [value for token in members for value in states_at(reading, token)]
        if standing == "founding_member" and len(states) < TWO:  # one state founds an institute of its own
            return
        for member in states:
            yield _finding(reading, member, organisation, Standing(verb, verb, standing))


def _organisations(reading: Reading, tokens: list[int]) -> list[Value]:
    """The organisations that the tokens name."""
    return [found for token in tokens if (found := organisation_at(reading, token)) is not None]


def _finding(reading: Reading, member: Value, organisation: Value, noun: Standing) -> Finding:
    at, to = reading.parse.span(noun.first, noun.last)
    start, end = min(member.start, organisation.start, at), max(member.end, organisation.end, to)
    slots = {
        "member": (member,),
        "organisation": (organisation,),
        "standing": (Value(noun.standing, at, to),),
    }
    since = taken_up(reading, noun, start, end)
    published = reading.article.published
    if since is not None and published is not None and reading.parse.lower[noun.last] in ENTERED:
        done = since.value < published.isoformat()[: len(since.value)]  # "its entry in 1995" has made it a member
        slots["standing"] = (Value("member" if done else noun.standing, at, to),)
    if since is not None:
        slots["since"] = (since,)
        start, end = min(start, since.start), max(end, since.end)
    return Finding("membership", start, end, slots, score=SCORE)
