"""Whom a title serves: its own words, the person's other titles, the list it stands in, what the article is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from relazione.codebook.organisations import find_organisation
from relazione.codebook.states import states
from relazione.read.cast import Cast
from relazione.read.clause_sides import Sides, sides_of
from relazione.read.ground import Ground
from relazione.read.office_classes import belongs_to_a_state, class_of, core_words, is_international, is_part
from relazione.read.served_states import Case, heaviest, lead
from relazione.read.state_descriptions import states_of_kind
from relazione.read.state_titles import lacks, own_states
from relazione.read.title import Bearer, Title
from relazione.read.title_draft import bearer_of, in_full
from relazione.read.title_ends import of_after_name
from relazione.read.title_lists import ENVOYS, UNIQUE, beside, labelled, listed_state
from relazione.read.told_states import host_instead, told_state, told_union

_PORTFOLIO = frozenset({"for", "of"})
_OF_ORGANISATIONS = frozenset(
    {"secretary-general", "secretary general", "chairperson-in-office", "chairman-in-office", "chair-in-office"}
)
_OF_THE_UNION = frozenset({"high representative", "high representative/vice-president"})
_UNION = "European Union"
_OF_BUSINESSES = frozenset("ceo officer executive president chairman chairwoman director rector founder".split())
_ORGAN = re.compile(r"(?:UN|U\.N\.|United Nations)\s+\S")  # "UN Security Council" has no secretary-general of its own
_RECEIVERS = frozenset({"head_of_state", "deputy_head", "foreign_minister", "head_of_government"})
_POSSESSIVE = frozenset({"'s", "’s"})
_COUNTRIES = frozenset("country nation island kingdom republic sultanate emirate archipelago territory".split())
_ANY_BODY = frozenset("body bloc organisation organization".split())
_BODY_NOUNS = _ANY_BODY | frozenset(
    "agency union bank fund commission council forum association court group alliance centre center institute "
    "university company federation party foundation league secretariat programme".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SECRETARY = "secretary of state"
_JUNIOR_SECRETARIES = frozenset(  # states whose secretaries of state rank below their ministers
    "AGO AND BEL CHE CMR CPV ESP FRA GAB GNB HRV HUN KHM LUX MAR MOZ PRT ROU SEN SRB STP SVN TLS TUN".split()
)
_AMERICA = "USA"
_RECENT = 2  # sentences in which a business has been named
_FAR, _SHORT = 12, 8  # tokens from a title to "on behalf of", and from there to the state


@dataclass(frozen=True, slots=True)
class Home:
    """The home state of an article (ISO alpha-3 or None) and the office that its speaker "I" holds there, if any."""

    state: str | None
    speaker: str | None = None


def served_by(
    cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], index: int, home: Home
) -> tuple[Bearer | None, str]:
    """Whom the title number `index` serves, None where nothing tells, and the basis: stated or resolved."""
    title, figure = titles[index], cast.figures[holders[index]]
    whole = _whole(cast.ground, title)
    if whole is not None:
        return whole, "stated"
    stateless = bool(title.of) and title.of[0].kind == "organisation" and _of_some_state(cast.ground, title)
    if title.of and not stateless:
        return title.of[0], "stated"
    after = of_after_name(cast.ground, title)
    if after is not None:
        return after, "stated"
    chaired = _chaired(cast.ground, title)
    if chaired is not None:
        return chaired, "resolved"
    if figure.state is not None:
        kind = "state" if figure.state in states() else "organisation"
        return Bearer(figure.state, kind, figure.state_first, figure.state_last), "resolved"
    own = _own_state(cast, title, holders[index], home, sure=True)
    if own is not None:
        return own, "resolved"
    office = class_of(cast.ground, title, None) if title.office in UNIQUE else title.office
    if office not in UNIQUE and office != title.office:  # "President of the Senate" is no head of state
        titles = [*titles[:index], replace(title, office=office), *titles[index + 1 :]]
    return _by_weight(cast, titles, holders, index, home), "resolved"


def _chaired(ground: Ground, title: Title) -> Bearer | None:
    """The organisation of a chair or secretary-general whose other office may name a state: "its chair, Minister X"."""
    core = core_words(ground, title)
    if title.of or not (core.endswith("-in-office") or (title.determiner == "its" and core in _OF_ORGANISATIONS)):
        return None
    told = _possessed(ground, title) or _of_the_organisation(ground, title)
    return told if told is not None and told.kind == "organisation" else None


def _whole(ground: Ground, title: Title) -> Bearer | None:
    """The state or body that a part in a title belongs to: "head of the Asia Division, Foreign Ministry of | Peru"."""
    if not title.of or not (is_part(title.of[0]) or _within_ministry(ground, title)):
        return None
    names = [n for n in ground.names if title.of[0].last < n.first and n.last <= title.last]
    found = [bearer_of(ground, n) for n in names if n.hit.kind in ("state", "organisation")]
    return next((bearer for bearer in found if bearer is not None), None)


def _of_some_state(ground: Ground, title: Title) -> bool:
    """Whether the title serves a state through a body that does not tell which: "Speaker of the National Assembly"."""
    name = ground.name_at(title.of[0].first)
    known = name is not None and ground.state_in(name) is not None
    own = _within_ministry(ground, title) or belongs_to_a_state(title.of[0], class_of(ground, title, title.of[0]))
    return not known and own


def _within_ministry(ground: Ground, title: Title) -> bool:
    """Whether a title's body is a part of a ministry: "head of the Centre for Diplomacy at the Foreign Ministry"."""
    return "ministry" in ground.parse.lower[title.of[0].last + 1 : title.last + 1]


def _by_weight(
    cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], index: int, home: Home
) -> Bearer | None:
    """The state that most speaks for, after what the rules propose and exclude; an organisation only by its list."""
    ground, title = cast.ground, titles[index]
    listed = listed_state(ground, titles, index)
    if listed is not None and listed.kind != "state" and not (title.of and _of_some_state(ground, title)):
        return listed
    business = title.office == "executive" == class_of(ground, title, None)
    if business and core_words(ground, title).split()[-1] in _OF_BUSINESSES:
        return _of_its_business(ground, title)
    sides = sides_of(cast, title, holders[index], home.state, home.speaker is not None)
    case = _case(cast, titles, holders, index, home, sides)
    led = None
    if sides.own is not None:
        led = Bearer(sides.own.hit.state or "", "state", sides.own.first, sides.own.last)
    for told in (
        labelled(ground, title),
        _owned_by_body(ground, title),
        _possessed(ground, title),
        _of_the_organisation(ground, title),
        told_union(ground, title),
        _on_behalf(ground, title),
        _host_of_envoy(titles, index, ground),
        led,
        told_state(ground, title, home.state),
    ):
        if told is not None and told.value not in case.against["lacks"]:
            return told
    found = heaviest(case)
    if found is None:
        return None
    state, name = found
    hosted = host_instead(cast, title, home.state, state)
    if hosted is not None and hosted.value not in case.against["lacks"]:
        return hosted
    return Bearer(state, "state", name.first, name.last) if name else Bearer(state, "state", title.first, title.last)


def sureness(cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], index: int, home: Home) -> float:
    """By how much the state that most speaks for outweighs the next one, where no words say whom the title serves."""
    sides = sides_of(cast, titles[index], holders[index], home.state, home.speaker is not None)
    return lead(_case(cast, titles, holders, index, home, sides))


def _case(
    cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], index: int, home: Home, sides: Sides
) -> Case:
    """What the rules propose for a title, and what they exclude."""
    ground, title, number = cast.ground, titles[index], holders[index]
    opposite = _of_counterparts(titles, holders, index)
    taken = frozenset(state for state in _taken(cast, title, number) if state)
    named = {n.hit.state for n in ground.names if n.hit.state} | {home.state}
    lacking = frozenset(s for s in named if s and lacks(ground, title, s)) | opposite
    if title.office in ENVOYS or title.office == "diplomat":  # nobody is accredited to whom one serves
        lacking |= {bearer.value for bearer in title.to}
    listed = listed_state(ground, titles, index)
    next_to = beside(cast, titles, holders, index) if listed is None else None
    proposed = {
        "list": listed,
        "beside": next_to if next_to is not None and next_to.value not in sides.others else None,
        "twin": _unnamed_twin(titles, index),
        "own": _own_state(cast, title, number, home, sure=False),
        "default": _by_default(cast, title, number, home, sides.others | opposite),
    }
    hints = {rule: bearer.value for rule, bearer in proposed.items() if bearer is not None}
    left = named - taken - lacking - {home.state}  # two holders beside each other: one of them is home's
    speaks = title.office == home.speaker and title.status != "former" and bool(left)
    speaker: frozenset[str] = frozenset({home.state}) if home.state and speaks else frozenset()
    against = {"taken": taken, "lacks": lacking, "speaker": speaker, "other side": sides.others}
    return Case(cast, title, number, home.state, hints, against)


def _of_counterparts(titles: Sequence[Title], holders: Mapping[int, int], index: int) -> frozenset[str]:
    """The states of a bearer's counterparts: who is received by "his Peruvian counterpart" is no Peruvian."""
    if titles[index].office not in UNIQUE:
        return frozenset()
    found = set()
    for number, title in enumerate(titles[1:], start=1):
        his = title.counterpart and title.determiner in ("his", "her") and not title.plural
        if his and holders.get(number - 1) == holders[index] != holders.get(number):
            found |= {bearer.value for bearer in title.of if bearer.kind == "state"}
    return frozenset(found)


def _possessed(ground: Ground, title: Title) -> Bearer | None:
    """Whom "its" or "their" before a title stands for: the state, for heads of bodies the body, named last before."""
    if title.determiner not in ("its", "their") and not _of_the_country(ground, title):
        return None
    kind = states_of_kind(ground.parse.lower[max(0, title.first - 2)]) if not title.determiner else frozenset()
    if kind:  # "the Kingdom's representative"
        fits = [n for n in ground.names if n.hit.value in kind and n.last < title.first]
        return Bearer(fits[-1].hit.value, "state", fits[-1].first, fits[-1].last) if fits else None
    sentence = ground.parse.sentence
    kinds = ("state",) if title.body == "state" or title.determiner == "their" else ("state", "organisation")
    before = [n for n in ground.names if n.hit.kind in kinds and n.last < title.first and n.hit.form != "mission"]
    outer = [n for n in before if ground.name_at(n.first) is n]
    outer = [n for n in outer if n.hit.form != "demonym"] or outer
    last = outer[-1] if outer else None
    told = ground.parse.lower[title.first - 1 : title.first] in (
        ["said"],
        ["says"],
        ["to"],
    )  # "according to its Minister"
    if title.determiner == "its" and told and last is not None and last.hit.kind == "state":
        here = [n for n in outer if sentence[n.first] == sentence[title.first] and n.hit.kind == "state"]
        last = next((n for n in here if ground.parse.dep[n.last] in _SUBJECTS), last)
    if last is None or (last.hit.kind != "state" and sentence[last.first] != sentence[title.first]):
        states = [n for n in outer if n.hit.kind == "state"]
        last = states[-1] if states else None
    return Bearer(last.hit.value, last.hit.kind, last.first, last.last) if last else None


def _of_the_organisation(ground: Ground, title: Title) -> Bearer | None:
    """The organisation whose Secretary-General a bare one is: of those of states, the one that the text names most."""
    words = ground.parse.text[slice(*ground.parse.span(title.first, title.last))].lower()
    core = core_words(ground, title)
    european = "european" in words and (title.office == "legislator" or core == "commissioner")
    union = core in _OF_THE_UNION or european
    if "ministry" in words or not (union or any(core in words for core in _OF_ORGANISATIONS)):
        return None
    named = [n for n in ground.names if n.hit.kind == "organisation"]
    bearers = [Bearer(in_full(ground, n.hit.value), "organisation", n.first, n.last) for n in named]
    known = [b for b in bearers if (b.value == _UNION if union else is_international(b))]
    counts = Counter(b.value for b in known)
    best = max(known, key=lambda b: (counts[b.value], -b.first), default=None)
    if best is None and european:
        return Bearer(_UNION, "organisation", title.first, title.first)
    if best is not None and _ORGAN.match(best.value):
        return replace(best, value="United Nations")
    return best


def _of_its_business(ground: Ground, title: Title) -> Bearer | None:
    """The business that its head serves: the one named last before it, in the sentence or the one before."""
    sentence = ground.parse.sentence
    for name in reversed(ground.names):
        near = name.last < title.first and sentence[title.first] - sentence[name.first] < _RECENT
        if near and name.hit.kind == "organisation" and name.hit.form != "mission":
            bearer = Bearer(name.hit.value, "organisation", name.first, name.last)
            return None if is_international(bearer) or belongs_to_a_state(bearer, "official") else bearer
    return None


def _of_the_country(ground: Ground, title: Title) -> bool:
    """Whether "the country's" stands before the title."""
    noun, owner = ground.parse.lower[max(0, title.first - 2)], ground.parse.lower[max(0, title.first - 1)]
    his = ground.parse.lower[max(0, title.first - 3)] in ("his", "her", "our", "whose")
    return title.first > 1 and not his and noun in _COUNTRIES and owner in _POSSESSIVE


def _owned_by_body(ground: Ground, title: Title) -> Bearer | None:
    """The body that "the agency's" before a title stands for: the one named last with that word in its name."""
    i = title.first - 2
    if i < 1 or title.body == "state" or ground.parse.lower[i + 1] not in _POSSESSIVE:
        return None
    word = ground.parse.lower[i]
    if word not in _BODY_NOUNS:
        return None
    named = [n for n in ground.names if n.hit.kind == "organisation" and n.hit.form != "mission" and n.last < i]
    fits = [n for n in named if word in n.hit.value.lower() or word in _ANY_BODY]
    known = [n for n in named if (k := find_organisation(n.hit.value)) is not None and word in k.name.lower()]
    last = (fits or known)[-1:]
    return Bearer(in_full(ground, last[0].hit.value), "organisation", last[0].first, last[0].last) if last else None


def _host_of_envoy(titles: Sequence[Title], index: int, ground: Ground) -> Bearer | None:
    """The state whose head takes credentials: "the ambassador to Peru presented credentials to President"."""
    title, parse = titles[index], ground.parse
    if title.office not in _RECEIVERS or "credentials" not in parse.lower[max(0, title.first - _SHORT) : title.first]:
        return None
    for earlier in reversed(titles[:index]):
        if parse.sentence[title.first] - parse.sentence[earlier.first] > 1:
            return None
        if earlier.office in ENVOYS and earlier.to and earlier.to[0].kind == "state":
            return earlier.to[0]
    return None


def _on_behalf(ground: Ground, title: Title) -> Bearer | None:
    """The state on whose behalf the bearer acts: "Name, Minister of Trade, on behalf of Peru"."""
    lower, last = ground.parse.lower, max(title.last, title.name_last)
    for i in range(last + 1, min(last + _FAR, len(lower) - 3)):
        if lower[i : i + 3] == ["on", "behalf", "of"]:
            following = [n for n in ground.names if i < n.first <= i + _SHORT and n.hit.kind == "state"]
            return Bearer(following[0].hit.value, "state", following[0].first, following[0].last) if following else None
        if ground.office_at[i] >= 0:
            return None
    return None


def _by_default(cast: Cast, title: Title, number: int, home: Home, others: frozenset[str]) -> Bearer | None:
    """Home, unless its constitution has no such office or another holds it; then the state that stands nearest.

    `others` are states of which the clause tells that they are another side's.
    """
    ground = cast.ground
    taken = _taken(cast, title, number) | others
    speaks = title.office == home.speaker and title.status != "former"
    own_office = home.state is not None and not lacks(ground, title, home.state) and not speaks
    if home.state is not None and own_office and home.state not in taken:
        return Bearer(home.state, "state", title.first, title.last)
    without = {n.hit.value for n in ground.names if n.hit.kind == "state" and lacks(ground, title, n.hit.value)}
    near = _nearest_state(ground, title, taken | without | {home.state})
    if near is None and home.state is not None and own_office and title.office not in UNIQUE:
        return Bearer(home.state, "state", title.first, title.last)
    return near


def _own_state(cast: Cast, title: Title, number: int, home: Home, sure: bool) -> Bearer | None:
    """The state that alone uses the title (table `office_states`), home first; `sure`: named in the text or not."""
    lower = cast.ground.parse.lower
    if title.last > title.core_last and lower[title.core_last + 1] in _PORTFOLIO:
        return None  # "Secretary of State for Trade"
    core = core_words(cast.ground, title)
    if sure and title.office == "legislator" and _has_american_party(cast.ground, title):
        return Bearer(_AMERICA, "state", title.first, title.last)
    named = {n.hit.value for n in cast.ground.names}
    taken = _taken(cast, title, number)
    known = [(s, always) for s, always in own_states().get(core, ()) if s not in taken and (always or s in named)]
    own = [s for s, _ in known if any(always for _, always in known) == sure]
    if core == _SECRETARY and home.state in _JUNIOR_SECRETARIES and not named & set(own):
        return None
    if not own:
        return None
    state = next((s for s in own if s == home.state), next((s for s in own if s in named), own[0]))
    return Bearer(state, "state", title.first, title.last)


def _has_american_party(ground: Ground, title: Title) -> bool:
    """Whether a lawmaker's party is told as in the United States: "Republican Senator Name", "Name (D-Ohio)"."""
    words, last = ground.parse.words, max(title.last, title.name_last)
    bracket = words[last + 1 : last + 4]
    return words[title.first - 1 : title.first] in (["Republican"], ["Democratic"], ["GOP"]) or (
        bracket[:1] in (["("], [","])
        and (bracket[1:3] in (["D", "-"], ["R", "-"]) or bracket[1:2][0:1] in (["D"], ["R"]))
    )


def _taken(cast: Cast, title: Title, number: int) -> set[str | None]:
    """The states whose holder of the same unique office is already another person."""
    if title.office not in UNIQUE or title.status == "former":
        return set()
    others = (f for n, f in enumerate(cast.figures) if n != number)
    parse = cast.ground.parse
    core = parse.lower[title.core_last]
    return {
        o.of
        for figure in others
        for o in figure.offices
        if o.office == title.office and o.status == "current" and core in o.title.lower()
    }


def _nearest_state(ground: Ground, title: Title, besides: set[str | None]) -> Bearer | None:
    """The state named nearest to a title, in its sentence first, that is not among `besides`."""
    parse = ground.parse
    best, distance = None, 10**9
    for name in ground.names:
        if name.hit.kind != "state" or name.hit.value in besides:
            continue
        gap = min(abs(name.first - title.last), abs(title.first - name.last))
        gap += 200 * abs(parse.sentence[name.first] - parse.sentence[title.first])
        if gap < distance:
            best, distance = Bearer(name.hit.value, "state", name.first, name.last), gap
    return best


def _unnamed_twin(titles: Sequence[Title], index: int) -> Bearer | None:
    """A title elsewhere in the text of the same unique office that says whom it serves and has no name of its own."""
    office = titles[index].office
    if office not in UNIQUE:
        return None
    found = {
        t.of[0].value: t.of[0]
        for t in titles
        if t.office == office and t.of and t.of[0].kind == "state" and t.name_first < 0 and not t.plural
    }
    named = {t.of[0].value for t in titles if t.office == office and t.of and t.name_first >= 0}
    left = [bearer for value, bearer in found.items() if value not in named]
    return left[0] if len(left) == 1 else None
