"""Gives persons their offices and tells whom each title serves.

The title's own words come first, then the person's other titles, the list it stands in, and home.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from relazione.codebook.table import rows
from relazione.read.cast import Cast, Figure
from relazione.read.ground import Ground
from relazione.read.mention import Office
from relazione.read.office_classes import class_of, serves_its_state
from relazione.read.offices import office_rank
from relazione.read.title import Bearer, Title

_GENERIC = frozenset({"secretary", "minister", "chief", "head", "director", "representative", "commander", "chair"})


_BORN = frozenset({"prince", "princess"})  # no office beside another one


@dataclass(frozen=True, slots=True)
class Home:
    """The home state of an article (ISO alpha-3 or None) and the office that its speaker "I" holds there, if any."""

    state: str | None
    speaker: str | None = None


_UNIQUE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})


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
    for index in order:
        if titles[index].counterpart:
            continue
        title, figure = titles[index], cast.figures[holders[index]]
        bearer, basis = _serves(cast, titles, holders, index, home)
        _enter(cast.ground, figure, title, bearer, basis)
    _credentials(cast, titles)
    for index in order:
        if titles[index].counterpart:
            _enter_counterpart(cast, titles, holders, index)
    for figure in cast.figures:
        if figure.kind == "person":
            _tidy(figure)


def _enter_counterpart(cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], index: int) -> None:
    """Enters the office of "his Turkish counterpart Name": that of the person spoken of before."""
    title, figure = titles[index], cast.figures[holders[index]]
    if not title.of:
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
            _enter(cast.ground, figure, replace(title, office=best.office), title.of[0], "stated")
            return
    if earlier:
        office = titles[max(earlier, key=lambda k: titles[k].first)].office
        _enter(cast.ground, figure, replace(title, office=office), title.of[0], "stated")


def _serves(
    cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], index: int, home: Home
) -> tuple[Bearer | None, str]:
    title, figure = titles[index], cast.figures[holders[index]]
    if title.of:
        return title.of[0], "stated"
    after = _of_after_name(cast.ground, title)
    if after is not None:
        return after, "stated"
    if figure.state is not None:
        return Bearer(figure.state, "state", figure.state_first, figure.state_last), "resolved"
    own = _own_state(cast, title, holders[index])
    if own is not None:
        return own, "resolved"
    listed = _list_state(cast.ground, titles, index)
    if listed is not None:
        return listed, "resolved"
    elsewhere = _unnamed_twin(titles, index)
    if elsewhere is not None and elsewhere.value not in _taken(cast, title, holders[index]):
        return elsewhere, "resolved"
    return _by_default(cast, titles, holders, index, home), "resolved"


def _by_default(
    cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], index: int, home: Home
) -> Bearer | None:
    """Home, unless its constitution has no such office or another holds it; then the state that stands nearest."""
    ground, title = cast.ground, titles[index]
    core = " ".join(ground.parse.lower[title.core_first : title.core_last + 1])
    taken = _taken(cast, title, holders[index])
    own_office = home.state is not None and not _lacks(home.state, title.office, core) and title.office != home.speaker
    if home.state is not None and own_office and home.state not in taken:
        return Bearer(home.state, "state", title.first, title.last)
    without = {n.hit.value for n in ground.names if n.hit.kind == "state" and _lacks(n.hit.value, title.office, core)}
    near = _nearest_state(ground, title, taken | without | {home.state})
    if near is None and home.state is not None and own_office and title.office not in _UNIQUE:
        return Bearer(home.state, "state", title.first, title.last)
    return near


def _own_state(cast: Cast, title: Title, number: int) -> Bearer | None:
    """The state that alone uses the title (table `office_states`), if the text names it or needs not."""
    core = " ".join(cast.ground.parse.lower[title.core_first : title.core_last + 1])
    named = {n.hit.value for n in cast.ground.names}
    taken = _taken(cast, title, number)
    own = [s for s, always in _own_states().get(core, ()) if s not in taken and (always or s in named)]
    if not own:
        return None
    return Bearer(next((s for s in own if s in named), own[0]), "state", title.first, title.last)


def _taken(cast: Cast, title: Title, number: int) -> set[str | None]:
    """The states whose holder of the same unique office is already another person."""
    if title.office not in _UNIQUE or title.status == "former":
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


@cache
def _own_states() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Title -> the states that use it, and whether it is theirs even where the text does not name them."""
    return {
        row["title"]: tuple((state, row["named"] == "no") for state in row["states"].split())
        for row in rows("office_states")
    }


def _lacks(state: str, office: str, core: str) -> bool:
    """Whether the state's constitution has no such office (table `state_offices`)."""
    word = (
        "king"
        if core in ("king", "queen", "emir", "amir", "sultan", "emperor")
        else "president"
        if "president" in core
        else core
    )
    for row in rows("state_offices"):
        if row["lacks"] in (office, f"{office}:{word}", f"words:{core.split()[-1]}") and state in row["states"].split():
            return True
    return False


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


def _of_after_name(ground: Ground, title: Title) -> Bearer | None:
    """The state after the name: "President Lee of South Korea", "Prime Minister Netanyahu of Israel"."""
    if title.name_last < title.core_last or title.name_last + 2 >= len(ground.parse):
        return None
    i = title.name_last + 1
    if ground.parse.lower[i] not in ("of", "("):
        return None
    i += 1 + (ground.parse.lower[i + 1] == "the")
    name = ground.name_at(i) if i < len(ground.parse) else None
    if name is None or name.first != i:
        return None
    if name.hit.kind == "state":
        return Bearer(name.hit.value, "state", name.first, name.last)
    return Bearer(name.hit.value, "organisation", name.first, name.last) if name.hit.kind == "organisation" else None


def _list_state(ground: Ground, titles: Sequence[Title], index: int) -> Bearer | None:
    """The state of the title that opens the list: "Japan's Prime Minister A and Foreign Minister B"."""
    parse, title = ground.parse, titles[index]
    for earlier in reversed(titles[:index]):
        end = max(earlier.last, earlier.name_last)
        between = parse.lower[end + 1 : title.first]
        if parse.sentence[earlier.first] != parse.sentence[title.first]:
            return None
        if (
            all(word in (",", "and", "the", "as", "well", "with", "along", "including") for word in between)
            and len(between) <= 4
        ):
            if earlier.rank <= title.rank or earlier.plural:
                return None
            if earlier.of:
                return earlier.of[0]
            title = earlier
            continue
        break
    return _including(ground, title)


def _including(ground: Ground, title: Title) -> Bearer | None:
    """The state before "including": "met senior Lebanese officials including President X"."""
    parse, i = ground.parse, title.first - 1
    if i < 1 or parse.lower[i] not in ("including", ",", "like"):
        return None
    for j in range(i - 1, max(-1, i - 7), -1):
        name = ground.name_at(j)
        if name is not None and name.hit.kind == "state" and parse.lower[i] != ",":
            return Bearer(name.hit.value, "state", name.first, name.last)
    return None


def _unnamed_twin(titles: Sequence[Title], index: int) -> Bearer | None:
    """A title elsewhere in the text of the same unique office that says whom it serves and has no name of its own."""
    office = titles[index].office
    if office not in _UNIQUE:
        return None
    found = {
        t.of[0].value: t.of[0] for t in titles if t.office == office and t.of and t.name_first < 0 and not t.plural
    }
    named = {t.of[0].value for t in titles if t.office == office and t.of and t.name_first >= 0}
    left = [bearer for value, bearer in found.items() if value not in named]
    return left[0] if len(left) == 1 else None


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
        state = serves_its_state(ground, bearer, office)
        if state is not None or title.body == "state":
            bearer = Bearer(state, "state", bearer.first, bearer.last) if state else None
            office = "official" if office == "organisation_head" else office
    if bearer is not None and (figure.state is None or (basis == "stated" and not figure.state_stated)):
        figure.state, figure.state_first, figure.state_last = bearer.value, bearer.first, bearer.last
        figure.state_stated = basis == "stated"
    if office == "":
        return
    first, last = min(title.first, title.name_first), max(title.last, title.name_last)
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
