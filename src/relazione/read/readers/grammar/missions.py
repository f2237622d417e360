"""Missions: which embassies, consulates and offices a text says that states and organisations keep, open or close."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from relazione.read.finding import Finding, Value
from relazione.read.mention import Mention
from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_arguments import coordinated, of_prepositions
from relazione.read.readers.grammar.mission_dates import is_denied, is_done, respective, since
from relazione.read.readers.grammar.mission_keepers import KEEPING, by_subject, holder, is_mutual
from relazione.read.readers.grammar.mission_posts import Post, Seat, by_ambassador, owners, posts, seats, sending, words
from relazione.read.reading import Reading
from relazione.read.when import when

GROUPS = {"consulate_general": "consulate", "honorary_consulate": "consulate", "high_commission": "embassy"}
OPERATING = "operating"
SURE, INFERRED = 0.8, 0.6  # owner and seat both named, or one of them worked out; not calibrated
FAR = 9  # words between a deed told as a noun and its post
CLIMB = 4  # words between a post and the verb that opens it
RANKS = {OPERATING: 0, "planned": 1}  # what is done tells more than what is planned, and that more than what just is
SUBJECTS = ("nsubj", "nsubjpass")
DOORS = frozenset(("door", "which", "that"))


@dataclass(frozen=True, slots=True)
class _Deed:
    """What is done with a post: the status it leaves, where the words say so, and the verb's token.

    `into` is the class of the post that it is made into, empty where it is not made into another.
    """

    status: str
    token: int
    into: str = ""


@dataclass(frozen=True, slots=True)
class _Mission:
    """One post of one side at another, as one place of the text tells it."""

    post: str
    of: Value
    host: Value
    city: Value | None
    status: Value
    date: Value | None
    start: int
    end: int


def find(reading: Reading) -> Iterator[Finding]:
    """The missions of an article, one finding a post, in order of the text.

    Without an owner or a host in the words, those of the article's only ambassador are taken, and for the host the
    state where the article was published; a post for which they stay unknown is left out.
    """
    kept: list[_Mission] = []
    latest: _Mission | None = None
    before: tuple[Post, list[Value]] | None = None
    for post in posts(reading):
        for mission in (*_named(reading, post, latest, before), *_beside(reading, post, kept)):
            _keep(kept, mission)
            latest = mission
        of = owners(reading, post) or by_subject(reading, post, None)
        before = (post, of) if of else before
    for mission in kept:
        yield _finding(mission)


def _named(
    reading: Reading, post: Post, latest: _Mission | None, before: tuple[Post, list[Value]] | None = None
) -> Iterator[_Mission]:
    """The missions that one word for a post stands for; `latest` is the post named before.

    `before` is the last word for a post, also for one that is not there, with those who keep or lack it.
    """
    if _denied(reading.parse, post):
        return
    deed = _deed(reading.parse, post)
    of = owners(reading, post) or by_subject(reading, post, deed.token if deed else None)
    places = seats(reading, post)
    if post.named_again and latest is not None:
        of, places = [latest.of], places or [Seat(latest.host, latest.city, post.last)]
    if post.office and not (of and places) and not is_mutual(reading.parse, post):
        return
    if len(of) == 2 and not places:  # each at the other: "plan to exchange embassies", "their embassies"
        for sender, receiver in (of, of[::-1]):
            yield _mission(reading, post, deed, sender, Seat(receiver, None, post.last))
        return
    if not of:
        pair = by_ambassador(reading, post, None)
        if pair is not None and (not places or places[0].host.value == pair[1].value):
            of = [pair[0]]
        elif places and (kept_by := holder(reading, post, places[0])) is not None:
            of = [kept_by]
        elif places and (also := _of_the_same(reading.parse, post, before)) and also[0].value != places[0].host.value:
            of = also
        elif places and post.post != "office" and reading.home not in (None, places[0].host.value):
            of = [Value(reading.home or "", *reading.parse.span(post.first, post.last), "resolved")]
        else:
            return
    if not places:
        place = _by_context(reading, post, of[0])
        places = [place] if place else []
    if deed is not None and deed.into:
        yield from _raised(reading, post, deed, of, places)
        return
    for place in places:
        if place.host.value != of[0].value:
            yield _mission(reading, post, deed, of[0], place, places)


def _of_the_same(parse: Parse, post: Post, before: tuple[Post, list[Value]] | None) -> list[Value]:
    """Whose "the embassy in Delhi" is after "Italy has no embassy in Nepal": the one state whose posts were told of."""
    if before is None or parse.lower[post.first - 1 : post.first] != ["the"] or post.post == "office":
        return []
    near = parse.sentence[post.first] - parse.sentence[before[0].first] <= 1
    return before[1] if near and len(before[1]) == 1 else []


def _denied(parse: Parse, post: Post) -> bool:
    """Whether there is or will be no such post: "has no embassy", "no plans to open an embassy"."""
    verb = parse.head[post.last]
    opening = words("verb").get(parse.lemma[verb]) == "opened"
    held = parse.dep[post.last] == "dobj" and (parse.lemma[verb] in KEEPING or opening)
    above = parse.head[verb]
    negated = any(parse.dep[child] == "neg" for child in parse.children[verb])
    if parse.dep[verb] == "acl":
        negated = negated or any(parse.lower[child] == "no" for child in parse.children[above])
    return held and (negated or any(parse.lower[child] == "no" for child in parse.children[post.last]))


def _deed(parse: Parse, post: Post) -> _Deed | None:
    """The opening or closing that the post is the object or subject of, None where it just is or that is denied."""
    told = _deed_above(parse, post) or _deed_before(parse, post)
    return told if told is None or not is_denied(parse, told.token) else None


def _deed_before(parse: Parse, post: Post) -> _Deed | None:
    """The deed told as a noun with words between: "the opening, in 2014, of the Embassy"."""
    bottom = max(parse.sentences[parse.sentence[post.first]][0], post.first - FAR)
    for token in range(post.first - 2, bottom - 1, -1):
        if (
            parse.lower[token] in words("noun")
            and parse.words[token + 1] == ","
            and parse.lower[post.first - 2] == "of"
        ):
            return _Deed("planned", token)
    return None


def _deed_above(parse: Parse, post: Post) -> _Deed | None:
    """The deed by what the post hangs on."""
    token = post.last
    for child in parse.children[token]:  # the parse takes "reopen" before a bare plural for an adjective
        if parse.lower[child] in words("verb") and parse.pos[child] == "ADJ":
            return _Deed("planned", child)
    if (told := _told_behind(parse, post)) is not None:
        return told
    for _ in range(CLIMB):
        head = parse.head[token]
        if head == token or (parse.dep[token] == "pobj" and parse.lower[head] != "of"):
            return None
        swapped = parse.dep[token] == "dobj" or (parse.dep[token] == "prep" and parse.lower[token] == "of")
        if parse.lemma[head] in words("exchange") and swapped:
            return _Deed("planned", head)
        status = (
            words("verb").get(parse.lemma[head]) if parse.pos[head] == "VERB" else words("noun").get(parse.lower[head])
        )
        into = _made_into(parse, head) if parse.lemma[head] in words("raise") and parse.pos[head] == "VERB" else ""
        if into and parse.dep[token] in ("dobj", "nsubjpass"):
            return _Deed("opened" if is_done(parse, head) else "planned", head, into)
        # "the embassy will open a school" opens no embassy
        acts = parse.dep[token] == "nsubj" and any(parse.dep[child] == "dobj" for child in parse.children[head])
        if acts and parse.lemma[head] not in words("resume"):
            return None
        if status and parse.dep[token] in ("dobj", "nsubjpass", "pobj", "prep", "conj", "nsubj", "poss", "compound"):
            return _Deed(_left(parse, head, status), head)
        if parse.dep[token] == "poss":  # "the embassy's new hall was opened"
            return None
        if parse.pos[head] == "VERB" and parse.dep[token] not in ("pobj", "conj", "dobj"):
            return None
        token = head
    return None


def _told_behind(parse: Parse, post: Post) -> _Deed | None:
    """The deed of a clause behind the post: "its embassy in Oslo, which was shut in 1994", "a mission closed"."""
    for verb in parse.subtree(post.last):
        if verb <= post.last or parse.dep[verb] not in ("relcl", "acl") or parse.tag[verb] not in ("VBN", "VBD"):
            continue
        status = words("verb").get(parse.lemma[verb])
        subjects = [child for child in parse.children[verb] if parse.dep[child] in SUBJECTS]
        own = all(parse.lower[child] in ("which", "that") for child in subjects)
        objects = [child for child in parse.children[verb] if parse.dep[child] == "dobj"]
        doors = all(parse.lemma[child] in DOORS for child in objects)  # "which opened its doors in 2010"
        denied = any(parse.dep[child] == "neg" for child in parse.children[verb])
        if status and own and doors and not denied and parse.lemma[verb] not in words("resume"):
            return _Deed(_left(parse, verb, status), verb)
    return None


def _left(parse: Parse, deed: int, status: str) -> str:
    """The status that a deed leaves: what is yet to open is planned, what is to close stands as closed."""
    return status if status == "closed" or is_done(parse, deed) else "planned"


def _made_into(parse: Parse, verb: int) -> str:
    """The class of the post that another is made into: "upgraded to an embassy"; empty where the verb tells none."""
    links = [c for c in parse.children[verb] if parse.lower[c] in ("to", "into")]
    targets = [c for link in links for c in parse.children[link] if parse.dep[c] == "pobj"]
    names = (" ".join(parse.lower[t] for t in (*parse.children[t], t) if parse.dep[t] != "det") for t in targets)
    return next((words("post")[name] for name in names if name in words("post")), "")


def _raised(reading: Reading, post: Post, deed: _Deed, of: list[Value], places: list[Seat]) -> Iterator[_Mission]:
    """The post that is there, and the one that it is made into."""
    for sender in of[:1]:
        place = next(iter(places), None) or _by_context(reading, post, sender)
        if place is not None and place.host.value != sender.value:
            yield _mission(reading, post, None, sender, place)
            yield _mission(reading, replace(post, post=deed.into), deed, sender, place)


def _by_context(reading: Reading, post: Post, of: Value) -> Seat | None:
    """The seat that the sentence, the article's ambassador or the place of publication tells, None where none does."""
    parse = reading.parse
    first, last = parse.sentences[parse.sentence[post.first]]
    for mention in reading.mentions_in(parse.start[first], parse.end[last - 1]):
        actor = reading.actors[mention.actors[0]] if mention.actors else None
        inside = mention.first > first and parse.lower[mention.first - 1] == "in"
        if actor and inside and actor.kind == "city" and actor.state and actor.state != of.value:
            host = Value(actor.state, mention.start, mention.end, "resolved")
            return Seat(host, Value(actor.name, mention.start, mention.end), mention.last)
    pair = by_ambassador(reading, post, of.value)
    if pair is not None:
        return Seat(pair[1], _city_of(reading, pair[1].value), post.last)
    if reading.home is None:
        return None
    return Seat(Value(reading.home, *parse.span(post.first, post.last), "resolved"), None, post.last)


def _city_of(reading: Reading, state: str) -> Value | None:
    """The city of that state where the article is dated or, if it names just one, that one."""
    cities: dict[str, Value] = {}
    for mention in reading.mentions:
        actor = reading.actors[mention.actors[0]] if mention.actors else None
        if actor and actor.kind == "city" and actor.state == state:
            value = Value(actor.name, mention.start, mention.end, "resolved")
            if mention == reading.dateline:
                return value
            cities.setdefault(actor.name, value)
    return next(iter(cities.values())) if len(cities) == 1 else None


def _mission(
    reading: Reading, post: Post, deed: _Deed | None, of: Value, place: Seat, places: list[Seat] | None = None
) -> _Mission:
    """The record of one post with its evidence and, where it is opened or closed, its date."""
    parse = reading.parse
    low = min(parse.token_at(of.start), post.first)
    if low < parse.sentences[parse.sentence[post.first]][0]:
        low = post.first
    start, end = parse.start[low], parse.end[max(post.last, place.last)]
    date = respective(reading, post, place, places or [])
    status = Value("opened" if date else OPERATING, *parse.span(post.first, post.last), "stated" if date else "default")
    if deed is None and date is None and (date := since(reading, post, place)) is not None:
        end = max(end, date.end)
    if deed is not None:
        start, end = min(start, parse.start[deed.token]), max(end, parse.end[deed.token])
        date = date or when(reading, start, end, deed.token)[0]
        end = (
            max(end, date.end)
            if date and date.start < parse.end[parse.sentences[parse.sentence[post.first]][1] - 1]
            else end
        )
        status = Value(_status(reading, deed, date), *parse.span(deed.token, deed.token))
    return _Mission(post.post, of, place.host, place.city, status, date, start, end)


def _status(reading: Reading, deed: _Deed, date: Value | None) -> str:
    """What the deed leaves; one told as a noun is done where its date lies before the article's."""
    published = reading.article.published
    noun = words("noun").get(reading.parse.lower[deed.token]) if reading.parse.pos[deed.token] != "VERB" else None
    if noun and date is not None and published is not None and date.value < published.isoformat()[: len(date.value)]:
        return noun
    return deed.status


def _beside(reading: Reading, post: Post, kept: list[_Mission]) -> Iterator[_Mission]:
    """The posts of others that the sentence counts with this one: "is one of six in Bergen alongside Chad and Peru"."""
    parse = reading.parse
    verb = parse.head[post.last]
    counted = [
        child for child in parse.children[verb] if parse.dep[child] == "attr" and parse.lower[child] in ("one", "among")
    ]
    if parse.dep[post.last] not in SUBJECTS or not counted:
        return
    same = [m for m in kept if GROUPS.get(m.post, m.post) == GROUPS.get(post.post, post.post)]
    place = _place_in(reading, counted[0]) or (Seat(same[-1].host, same[-1].city, post.last) if same else None)
    for token in (verb, *parse.subtree(counted[0])):
        for child in parse.children[token]:
            if parse.lower[child] not in words("beside") or place is None:
                continue
            for mention in _members(reading, child):
                for of in sending(reading, mention, False):
                    status = Value(OPERATING, *parse.span(post.first, post.last), "default")
                    start, end = parse.start[child], max(m.end for m in _members(reading, child))
                    yield _Mission(post.post, of, place.host, place.city, status, None, start, end)


def _members(reading: Reading, preposition: int) -> list[Mention]:
    """The states that the preposition's object lists, in order."""
    parse = reading.parse
    objects = [child for child in parse.children[preposition] if parse.dep[child] == "pobj"]
    tokens = [token for first in objects for token in coordinated(parse, first)]
    mentions = [mention for token in tokens if (mention := reading.inner(token)) is not None]
    return [mention for mention in mentions if mention.kind == "state"]


def _place_in(reading: Reading, token: int) -> Seat | None:
    """The city that "in" names inside the phrase of a token."""
    for inner in reading.parse.subtree(token):
        for place in of_prepositions(reading.parse, inner).get("in", []):
            mention = reading.inner(place)
            actor = reading.actors[mention.actors[0]] if mention is not None and mention.actors else None
            if mention and actor and actor.kind == "city" and actor.state:
                host = Value(actor.state, mention.start, mention.end, "resolved")
                return Seat(host, Value(actor.name, mention.start, mention.end), mention.last)
    return None


def _keep(kept: list[_Mission], mission: _Mission) -> None:
    """Adds the mission, or enriches the record of the same post: a deed and a city tell more than a bare name."""
    for number, other in enumerate(kept):
        if not _same(other, mission):
            continue
        reopened = (other.status.value, mission.status.value) == ("closed", "opened")
        later = RANKS.get(mission.status.value, len(RANKS)) > RANKS.get(other.status.value, len(RANKS))
        told = mission if reopened or later else other
        kept[number] = replace(
            told, city=told.city or other.city or mission.city, date=told.date or (None if reopened else other.date)
        )
        return
    kept.append(mission)


def _same(one: _Mission, other: _Mission) -> bool:
    """Whether two records are of one post: the same sides and class, and no two different cities."""
    group = GROUPS.get(one.post, one.post) == GROUPS.get(other.post, other.post)
    sides = one.of.value == other.of.value and one.host.value == other.host.value
    return group and sides and (one.city is None or other.city is None or one.city.value == other.city.value)


def _finding(mission: _Mission) -> Finding:
    slots = {
        "post": (Value(mission.post, mission.status.start, mission.status.end),),
        "of": (mission.of,),
        "in": (mission.host,),
        "status": (mission.status,),
    }
    if mission.city is not None:
        slots["city"] = (mission.city,)
    if mission.date is not None:
        slots["date"] = (mission.date,)
    inferred = "resolved" in (mission.of.basis, mission.host.basis) and mission.city is None
    return Finding("mission", mission.start, mission.end, slots, score=INFERRED if inferred else SURE)
