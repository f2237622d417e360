"""Gives persons their offices and tells whom each title serves.

The title's own words come first, then the person's other titles, the list it stands in, and home.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from relazione.codebook.states import states
from relazione.read.careers import tell_careers
from relazione.read.cast import Cast, Figure
from relazione.read.ground import Ground
from relazione.read.mention import Office
from relazione.read.office_classes import class_of, is_international, serves_its_state
from relazione.read.offices import office_rank
from relazione.read.title import Bearer, Title
from relazione.read.title_ends import of_after_name
from relazione.read.title_lists import UNIQUE
from relazione.read.whom_served import Home, served_by, sureness

_GENERIC = frozenset({"secretary", "minister", "chief", "head", "director", "representative", "commander", "chair"})


_WITH_COUNTERPARTS = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
_LEADERS = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
_HELD = frozenset({"", "current", "acting"})
_BORN = frozenset({"prince", "princess", "mp"})  # no office beside another one


def give_offices(cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], home: Home) -> None:
    """Enters the offices of all named titles into the cast, and the states their bearers act for.

    Titles that say whom they serve go first; the others follow the person's stated state, then a list they stand in,
    then `home` (ISO alpha-3, may be None).
    """
    lower = cast.ground.parse.lower
    order = sorted(
        holders,
        key=lambda k: (
            not titles[k].of,
            titles[k].core_first == titles[k].core_last and lower[titles[k].core_last] in _GENERIC,
            titles[k].first,
        ),
    )
    waiting = [index for index in order if not titles[index].counterpart]
    while waiting:
        index = _next_of(cast, titles, holders, waiting, home)
        waiting.remove(index)
        title, figure = titles[index], cast.figures[holders[index]]
        bearer, basis = served_by(cast, titles, holders, index, home)
        _enter(cast.ground, figure, title, bearer, basis)
    _credentials(cast, titles)
    for index in order:
        if titles[index].counterpart:
            _enter_counterpart(cast, titles, holders, index, home)
    for figure in cast.figures:
        if figure.kind == "person":
            _tidy(figure)


def _next_of(
    cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], waiting: Sequence[int], home: Home
) -> int:
    """The next title to be given: the first that waits, or the surest of those that only one person of a state has.

    Of two presidents without a state the one who is surely home's leaves the other state to the other.
    """
    first = titles[waiting[0]]
    if first.of or first.office not in UNIQUE:
        return waiting[0]
    rivals = [k for k in waiting if titles[k].office == first.office and cast.figures[holders[k]].state is None]
    if len({holders[k] for k in rivals}) < 2 or cast.figures[holders[waiting[0]]].state is not None:
        return waiting[0]
    return max(rivals, key=lambda k: (sureness(cast, titles, holders, k, home), -k))


def give_told_offices(cast: Cast, titles: Sequence[Title], home: Home, forms: frozenset[str]) -> list[Title]:
    """Enters the offices that verbs tell of persons already in the cast; gives the titles that are still nobody's."""
    told = tell_careers(cast, titles, forms)
    for number, (figure, title) in told.items():
        held = [*titles[:number], title, *titles[number + 1 :]]
        bearer, basis = served_by(cast, held, {number: figure}, number, home)
        _enter(cast.ground, cast.figures[figure], title, bearer, basis)
        _tidy(cast.figures[figure])
    return [title for number, title in enumerate(titles) if number not in told]


def _enter_counterpart(cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], index: int, home: Home) -> None:
    """Enters the office of "his Turkish counterpart Name": that of the person spoken of before."""
    title, figure = titles[index], cast.figures[holders[index]]
    named = title.of[0] if title.of else of_after_name(cast.ground, title)
    followed = cast.ground.parse.lower[title.core_first] == "predecessor"
    if named is None and not followed and (title.status == "former" or title.determiner not in ("his", "her", "their")):
        return
    earlier = [
        k
        for k in holders
        if titles[k].first < title.first and holders[k] != holders[index] and not titles[k].counterpart
    ]
    mentioned = sorted(
        (m for m in cast.mentions if m.kind == "person" and m.last < title.first), key=lambda m: -m.first
    )
    for mention in mentioned:
        offices = cast.figures[mention.actors[0]].offices
        if mention.actors[0] != holders[index] and offices:
            best = max(offices, key=lambda o: office_rank(o.office))
            same = replace(title, office=best.office)
            if followed and best.of is not None:
                kind = "state" if best.of in states() else "organisation"
                to = (Bearer(best.to, "state", title.first, title.last),) if best.to else ()
                bearer = Bearer(best.of, kind, title.first, title.last)
                _enter(cast.ground, figure, replace(same, to=to), bearer, "resolved")
            elif named is None:
                held = [*titles[:index], same, *titles[index + 1 :]]
                _enter(cast.ground, figure, same, served_by(cast, held, holders, index, home)[0], "resolved")
            else:
                _enter(cast.ground, figure, same, named, "stated")
            return
    if named is None:
        return
    if earlier:
        office = titles[max(earlier, key=lambda k: titles[k].first)].office
    else:
        others = [t for t in titles if not t.counterpart and t.office in _WITH_COUNTERPARTS]
        office = min(others, key=lambda t: abs(t.first - title.first)).office if others else ""
    _enter(cast.ground, figure, replace(title, office=office), named, "stated")


def _credentials(cast: Cast, titles: Sequence[Title]) -> None:
    """Lists of new ambassadors: "Name (Republic of X)" after a plural "ambassadors" holds that office for X."""
    ground, parse = cast.ground, cast.ground.parse
    plurals = [t for t in titles if t.plural and t.office in ("ambassador", "high_commissioner")]
    if not plurals:
        return
    for mention in [m for m in cast.mentions if m.kind == "person" and m.form == "name"]:
        figure, i = cast.figures[mention.actors[0]], mention.last + 1
        if figure.offices or i + 2 >= len(parse) or parse.words[i] != "(":
            continue
        j = i + 1
        while (
            j < len(parse)
            and parse.words[j] != ")"
            and not (ground.inner[j] >= 0 and ground.names[ground.inner[j]].hit.kind == "state")
        ):
            j += 1
        name = ground.name_at(j, outer=False) if j < len(parse) else None
        if name is None or name.hit.kind != "state":
            continue
        bearer = Bearer(name.hit.value, "state", name.first, name.last)
        figure.state, figure.state_first, figure.state_last, figure.state_stated = (
            bearer.value,
            name.first,
            name.last,
            True,
        )
        start, end = parse.span(mention.first, name.last)
        title = next((t for t in reversed(plurals) if t.first < mention.first), plurals[0])
        words = parse.span(title.core_first, title.core_last)
        span = parse.span(name.first, name.last)
        figure.offices.append(
            Office(
                title.office, parse.text[slice(*words)], start, end, *words, bearer.value, *span, "stated", None, *span
            )
        )


def _enter(ground: Ground, figure: Figure, title: Title, bearer: Bearer | None, basis: str) -> None:
    parse = ground.parse
    office = class_of(ground, title, bearer)
    if bearer is not None and bearer.kind == "organisation":
        state = serves_its_state(ground, bearer, title, office)
        if state is not None or (title.body == "state" and not is_international(bearer)):
            bearer = Bearer(state, "state", bearer.first, bearer.last) if state else None
            office = "official" if office == "organisation_head" else office
    told = basis == "stated" and (not figure.state_stated or _leads_state(figure, title, bearer, office))
    if bearer is not None and (figure.state is None or told):
        figure.state, figure.state_first, figure.state_last = bearer.value, bearer.first, bearer.last
        figure.state_stated = basis == "stated"
    if office == "":
        return
    first = title.first if title.name_first < 0 else min(title.first, title.name_first)
    last = max(title.last, title.name_last)
    first += parse.lower[first] in ("the", "a", "an")
    title_first = title.first + (parse.lower[title.first] in ("the", "a", "an"))
    start, end = parse.span(first, last)
    title_start, title_end = parse.span(title_first, title.last)
    of_start, of_end = (title_start, title_end)
    if bearer is not None and bearer.first >= 0:
        of_start, of_end = parse.span(bearer.first, bearer.last)
    words = parse.text[title_start:title_end]
    served = bearer.value if bearer else None
    for to in title.to or (None,):
        to_span = parse.span(to.first, to.last) if to else (title_start, title_end)
        figure.offices.append(
            Office(office, " ".join(words.split()), start, end, title_start, title_end, served, of_start, of_end, basis,
                   to.value if to else None, *to_span, title.status)
        )  # fmt: skip


def _leads_state(figure: Figure, title: Title, bearer: Bearer | None, office: str) -> bool:
    """Whether one known by a post in an organisation leads a state too ("President of Peru and Chair of the Union").

    Whoever leads a state acts for it, not for the organisation that it chairs.
    """
    if bearer is None or bearer.kind != "state" or office not in _LEADERS or title.status not in _HELD:
        return False
    return figure.state not in states() and bearer.value in states()


def _tidy(figure: Figure) -> None:
    """One record per office: short forms ("Secretary Austin") give way to full ones, the fullest of a class stays."""
    kept: list[Office] = []
    stated = [o for o in figure.offices if o.of_basis == "stated"]
    if figure.state is None and stated:
        figure.state = stated[0].of
    specific = {o.office for o in figure.offices if o.title.lower() not in _GENERIC}
    if len(specific) > 1:
        figure.offices = [o for o in figure.offices if o.title.lower() not in _BORN]
    for office in sorted(figure.offices, key=lambda o: (o.of_basis != "stated", o.to is None, -len(o.title), o.start)):
        if office.title.lower() in _GENERIC and specific:
            continue
        if any(
            k.office == office.office
            and office.to in (k.to, None)
            and (k.of == office.of or office.of_basis != "stated")
            for k in kept
        ):
            continue
        kept.append(office)
    figure.offices = sorted(kept, key=lambda o: o.start)
