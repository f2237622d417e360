"""Where a text names a diplomatic or consular post: whose it is and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from relazione.codebook.organisations import find_organisation
from relazione.codebook.states import capital
from relazione.codebook.table import rows
from relazione.read.finding import Value
from relazione.read.mention import Mention
from relazione.read.readers.grammar.membership_bodies import fullest
from relazione.read.readers.grammar.membership_sides import states_at
from relazione.read.reading import Reading

REACH = 4  # words between an owner and its post: "Australia's new interim embassy"
BETWEEN_OWNER_AND_POST = frozenset(("ADJ", "PART", "ADV", "PUNCT"))
LONGEST_NAME = 6  # words of the name of an organisation
PLACE_WORDS = frozenset(
    ("the", "town", "city", "capital", "port", "republic", "kingdom", "of")
)  # "in the town of Kapan"
MOVING = frozenset(("move", "relocate", "transfer"))  # "moved its embassy from Bergen" leaves it in that state
FULL = {"EU": "European Union", "UN": "United Nations", "U.N.": "United Nations"}
LIST_MARKS = frozenset((",", ";", "and"))
BODIES = frozenset(("liaison_office", "office"))  # posts that organisations keep as well
AMBASSADORS = {
    "embassy": ("ambassador", "charge_daffaires"),
    "high_commission": ("high_commissioner",),
    "consulate_general": ("consul_general",),
    "consulate": ("consul", "consul_general"),
}


@dataclass(frozen=True, slots=True)
class Post:
    """A post as named at tokens `first` to `last`: its class in the codebook, and whether it is but an office.

    `named_again` is whether the tokens are but "one" or "those", for the post that the sentence named before.
    """

    first: int
    last: int
    post: str
    office: bool
    named_again: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a post stands: the receiving state or organisation and the city, None where no city is named.

    `last` is the last token of the words that say so.
    """

    host: Value
    city: Value | None
    last: int


@cache
def words(kind: str) -> dict[str, str]:
    """The words of a class of the table `mission_words` with their values."""
    return {row["words"]: row["value"] for row in rows("mission_words") if row["class"] == kind}


@cache
def _pattern() -> re.Pattern[str]:
    """All posts and offices, the longest first; a space also stands for a hyphen."""
    names = sorted((*words("post"), *words("office")), key=lambda name: (-len(name), name))
    forms = "|".join(re.escape(name).replace(r"\ ", r"(?:\s|\s?-\s?)") for name in names)
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


def posts(reading: Reading) -> Iterator[Post]:
    """All words for posts in the order of the text; sections that repeat an earlier one are left out."""
    parse = reading.parse
    for match in _pattern().finditer(reading.article.text):
        name = re.sub(r"[\s-]+", " ", match[0].lower())
        first, last = parse.token_at(match.start()), parse.token_at(match.end() - 1)
        if reading.sections[reading.section_of[parse.sentence[first]]].repeat_of is not None:
            continue
        post = Post(first, last, words("post").get(name, "office"), name in words("office"))
        if name == "mission" and not _is_permanent(reading, post) and _is_embassy(reading, post):
            yield Post(first, last, "embassy", False)
            continue
        if (name == "mission" and not _is_permanent(reading, post)) or (name == "delegation" and match[0].islower()):
            continue
        yield post
        yield from _again(reading, post)


def _is_permanent(reading: Reading, post: Post) -> bool:
    """Whether a bare "Mission" is one at an organisation: "the Mission of Norway to ASEAN"."""
    parse = reading.parse
    if not parse.words[post.first][0].isupper():
        return False
    return any(seat.host.value == at.value for seat in seats(reading, post) for at in _bodies(reading, seat))


def _is_embassy(reading: Reading, post: Post) -> bool:
    """Whether a bare "mission" is an embassy: one that a state opens or closes in a city."""
    parse = reading.parse
    verb = parse.head[post.last]
    told = parse.dep[post.last] in ("dobj", "nsubjpass") and parse.lemma[verb] in words("verb")
    for city in (c for link in parse.children[verb] if parse.lower[link] == "in" for c in parse.children[link]):
        mention = reading.inner(city)
        if told and parse.dep[post.last] == "nsubjpass" and mention is not None and mention.kind == "city":
            return True  # "a mission was opened in Oslo"
    return told and any(reading.inner(seat.last) is not None and seat.city is not None for seat in seats(reading, post))


def _bodies(reading: Reading, seat: Seat) -> Iterator[Value]:
    """The seat's host where that is an organisation."""
    mention = reading.inner(seat.last)
    if mention is not None and mention.kind == "organisation":
        yield seat.host


def _again(reading: Reading, post: Post) -> Iterator[Post]:
    """The words that stand for another such post in the same sentence: "closes its embassy in A and opens one in B"."""
    parse = reading.parse
    for token in range(post.last + 1, parse.sentences[parse.sentence[post.last]][1]):
        if parse.lower[token] in words("post"):
            return
        verb = parse.head[token]
        opened = (
            parse.lower[token] in ("one", "it") and parse.dep[token] == "dobj" and parse.lemma[verb] in words("verb")
        )
        if opened or (parse.lower[token] in ("those", "ones") and parse.tag[min(token + 1, len(parse) - 1)] == "VBG"):
            yield Post(token, token, post.post, post.office, True)


def owners(reading: Reading, post: Post) -> list[Value]:
    """Whose post it is, by the words right before it or "of" after it; several for "their"; empty if none say."""
    parse = reading.parse
    if post.named_again:
        return []
    whole = reading.inner(post.last)
    if post.office and whole is not None and whole.kind == "organisation":  # "the Ruritanian Trade Office in Taipei"
        return sending(reading, whole, False)
    if post.post in BODIES and (body := _body_before(reading, post)) is not None:
        return [body]
    token = post.first - 1
    while token >= max(0, post.first - REACH) and parse.sentence[token] == parse.sentence[post.first]:
        mention = reading.inner(token)
        if mention is None and parse.lower[token] in ("its", "their"):
            found = _acting(reading, token) or states_at(reading, token)
            if found:
                return found
        if mention is not None and _is_seat(reading, mention, post):
            token = mention.first - 1
            continue
        if mention is not None and (mention.kind != "person" or mention.form == "pronoun"):
            found = sending(reading, mention, post.office)
            if found:
                return found
        if parse.pos[token] not in BETWEEN_OWNER_AND_POST and parse.lower[token] not in ("new", "interim"):
            break
        token -= 1
    after = _skip(reading, post.last + 1, ("of",))
    mention = reading.inner(after) if after > post.last + 1 else None
    return sending(reading, mention, post.office) if mention is not None and parse.lower[post.last + 1] == "of" else []


def _body_before(reading: Reading, post: Post) -> Value | None:
    """The organisation whose name begins that of its office: "the OSCE Liaison Office in Oslo"."""
    parse = reading.parse
    whole = reading.outer(post.last)
    first = whole.first if whole is not None and whole.first < post.first else post.first - 1
    name = reading.article.text[parse.start[first] : parse.end[post.first - 1]] if 0 <= first < post.first else ""
    found = find_organisation(name)
    if found is None or found.state is not None:
        return None
    return Value(_full(fullest(reading, name, found)), parse.start[first], parse.end[post.first - 1])


def _acting(reading: Reading, its: int) -> list[Value]:
    """The subject whose "its" is, where it keeps the post or the post acts for it.

    As in "Fiji reopened its embassy in Oslo" and "Peru is represented in Fiji by its embassy".
    """
    parse = reading.parse
    post = parse.head[its]
    if its and parse.lower[its - 1] in ("by", "through", "via"):
        verb = parse.head[its - 1]
    elif parse.dep[post] == "dobj" and parse.pos[parse.head[post]] == "VERB":
        verb = parse.head[post]
    else:
        return []
    subjects = [child for child in parse.children[verb] if parse.dep[child] in ("nsubj", "nsubjpass")]
    return next((found for subject in subjects if (found := states_at(reading, subject))), [])


def _is_seat(reading: Reading, mention: Mention, post: Post) -> bool:
    """Whether a city right before the post is where it stands, as its owner comes before: "Peru's Tokyo embassy"."""
    parse = reading.parse
    city = mention.kind == "city" or mention.form == "capital"
    if not city or mention.last != post.first - 1 or not mention.first:
        return False
    before = mention.first - 1
    owner = reading.inner(before)
    return parse.lower[before] in ("its", "their", "'s", "’s") or (owner is not None and owner.kind == "state")


def sending(reading: Reading, mention: Mention, office: bool) -> list[Value]:
    """The states that a mention stands for or acts for (for an office: the organisation), each once."""
    kinds = ("organisation",) if office else ("state",)
    found: dict[str, Value] = {}
    for actor in reading.actors_of(mention):
        name = actor.name if actor.kind in kinds else None if office else actor.state
        if name is not None:
            basis = "stated" if mention.kind in kinds else "resolved"
            found.setdefault(_full(name), Value(_full(name), mention.start, mention.end, basis))
    return list(found.values())


def seats(reading: Reading, post: Post) -> list[Seat]:
    """Where it stands by the words after it: "in Busan", "to Ukraine", "in Riyadh, Saudi Arabia; Athens, Greece"."""
    parse = reading.parse
    before = reading.inner(post.first - 1) if post.first else None
    if before is not None and _is_seat(reading, before, post) and (seat := _seat(reading, before)) is not None:
        return [Seat(seat.host, seat.city, post.last)]
    token = post.last + 1
    if token < len(parse) and parse.lower[token] == "of":
        owner = reading.inner(_skip(reading, token, ("of",)))
        token = owner.last + 1 if owner is not None else token
    if token >= len(parse) or parse.sentence[token] != parse.sentence[post.first]:
        return []
    bare = reading.inner(token)
    if bare is not None and bare.kind == "city":  # "U.S. Embassy Manila"
        return _listed(reading, token)[:1]
    if post.named_again and parse.tag[token] in ("VBG", "VBN"):  # "those operating in Bergen and Oslo"
        token = min(token + 1, len(parse) - 1)
    if parse.lower[token] == "from" and parse.lemma[parse.head[post.last]] in MOVING:
        return [Seat(seat.host, None, seat.last) for seat in _listed(reading, _skip(reading, token + 1, ()))[:1]]
    if parse.lower[token] not in ("in", "at", "to"):
        return []
    token = _skip(reading, token + 1, ())
    if post.post == "permanent_mission" and (seat := _at_body(reading, token)) is not None:
        return [seat]
    return _listed(reading, token)


def _at_body(reading: Reading, token: int) -> Seat | None:
    """The organisation named at `token`, also inside the name of the mission, and the city named after it."""
    parse = reading.parse
    end = min(token + LONGEST_NAME, parse.sentences[parse.sentence[token]][1])
    for last in range(end - 1, token - 1, -1):
        name = reading.article.text[parse.start[token] : parse.end[last]]
        if find_organisation(name) is None:
            continue
        place = reading.inner(last + 2) if last + 2 < len(parse) and parse.lower[last + 1] in ("in", "at") else None
        beside = _seat(reading, place) if place is not None else None
        city = beside.city if beside is not None else None
        return Seat(
            Value(_full(name), parse.start[token], parse.end[last]), city, beside.last if beside and city else last
        )
    return None


def _skip(reading: Reading, token: int, more: tuple[str, ...]) -> int:
    """The next token that is no article or word for a place."""
    parse = reading.parse
    while token < len(parse) - 1 and (parse.lower[token] in PLACE_WORDS or parse.lower[token] in more):
        if reading.inner(token) is not None and parse.lower[token] not in (*more, "the"):
            break
        token += 1
    return token


def _listed(reading: Reading, token: int) -> list[Seat]:
    """The places from `token` on, joined by commas, semicolons and "and"; a state after its city goes with it."""
    parse, found = reading.parse, list[Seat]()
    while token < len(parse):
        mention = reading.inner(token)
        seat = _seat(reading, mention) if mention is not None and mention.first >= token else None
        if mention is None or seat is None:
            break
        last = mention.last
        behind = reading.inner(last + 2) if last + 2 < len(parse) and parse.lower[last + 1] == "," else None
        begins = behind is not None and parse.dep[behind.head] in ("nsubj", "nsubjpass")  # "In Oslo, Norway has"
        if seat.city is not None and behind is not None and behind.kind == "state" and behind.form == "name":
            if begins and behind.actors and reading.actors[behind.actors[0]].name != seat.host.value:
                return [*found, seat]
            (state,) = sending(reading, behind, False)[:1] or (seat.host,)
            seat, last = Seat(state, seat.city, behind.last), behind.last
        found.append(seat)
        token = last + 1
        while token < len(parse) and parse.lower[token] in LIST_MARKS:
            token += 1
        if token == last + 1:
            break
    return found


def _seat(reading: Reading, mention: Mention) -> Seat | None:
    """The place that a mention names, None where it names none or its state is not known."""
    actor = reading.actors[mention.actors[0]] if mention.actors else None
    if actor is None or mention.form == "demonym" or mention.kind == "person":
        return None
    if actor.kind in ("city", "region"):
        if actor.state is None:
            return None
        city = Value(actor.name, mention.start, mention.end)
        return Seat(Value(actor.state, mention.start, mention.end, "resolved"), city, mention.last)
    name = reading.article.text[mention.start : mention.end]
    if actor.kind == "state" and (
        mention.form == "capital" or capital(actor.name) in (None, name)
    ):  # also Singapore, Hong Kong
        city = Value(name, mention.start, mention.end)
        return Seat(Value(actor.name, mention.start, mention.end, "resolved"), city, mention.last)
    return Seat(Value(_full(actor.name), mention.start, mention.end), None, mention.last)


def _full(name: str) -> str:
    """The name of the codebook: the EU is the European Union, the UN the United Nations."""
    return FULL.get(name, name)


def _state_of(reading: Reading, to: str) -> str:
    """The state of the city to which a consul is sent; any other name as it is."""
    cities = (actor.state for actor in reading.actors if actor.kind == "city" and actor.name == to and actor.state)
    return next(cities, to)


def by_ambassador(reading: Reading, post: Post, of: str | None) -> tuple[Value, Value] | None:
    """The sending and the receiving side of the article's only ambassador (of that state), None without just one."""
    pairs: dict[tuple[str, str], tuple[Value, Value]] = {}
    for actor in reading.actors:
        for office in actor.offices:
            fits = office.office in AMBASSADORS.get(post.post, ()) and of in (None, office.of)
            if fits and office.of and office.to and office.status != "former":
                sides = (
                    Value(office.of, office.of_start, office.of_end, "resolved"),
                    Value(office.to, office.to_start, office.to_end, "resolved"),
                )
                sides = (sides[0], replace(sides[1], value=_state_of(reading, office.to)))
                pairs.setdefault((office.of, office.to), sides)
    return next(iter(pairs.values())) if len(pairs) == 1 else None
