"""Which state's paper or government an article seems to come from, where its publisher's name does not tell.

A paper says whom a foreigner serves and seldom whom its own minister does; it puts its own country first of two, and
writes no country behind its own cities. Each such way of naming a state has its points (table `home_points`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from relazione.codebook.states import capitals
from relazione.codebook.table import rows
from relazione.read.ground import Ground, NameAt
from relazione.read.state_titles import states_that_own
from relazione.read.title import Title

_WAYS = frozenset({"visit", "trip", "travel", "arrive", "fly", "leave", "tour", "journey"})
_VISITS = frozenset("visit visited visiting tour toured".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OFTEN = 2  # states named most that count as named often
_LEAST = 0.5  # points below which no state is home


def seeming_home(ground: Ground, titles: Sequence[Title], dateline: str | None) -> str | None:
    """The ISO alpha-3 code of the state that most speaks for, None where none does clearly.

    `dateline` is the state of a place in the dateline that does not open the article.
    """
    told = _by_titles(ground, titles)
    if dateline is not None:
        told[dateline, "dateline"] += 1
    inside = _in_titles(ground, titles)
    counts: Counter[str] = Counter()
    for number, name in enumerate(ground.names):
        state = ground.state_in(name)
        nested = number > 0 and ground.names[number - 1].last >= name.first
        if state is None or inside[name.first] or (nested and name.hit.kind in ("state", "city")):
            continue
        if name.hit.kind == "state":
            counts[state] += 1
        way = _way(ground, number)
        if way:
            told[state, way] += 1
    for state in sorted(counts, key=lambda s: (-counts[s], s))[:_OFTEN]:
        told[state, "often"] += 1
    for state, count in counts.items():
        told[state, "once"] += count == 1
    points: dict[str, float] = {}
    for (state, way), count in told.items():
        each, most = _points()[way]
        points[state] = points.get(state, 0.0) + each * min(count, most)
    best = sorted(points, key=lambda s: (-points[s], s))
    return best[0] if best and points[best[0]] >= _LEAST else None


@cache
def _points() -> dict[str, tuple[float, int]]:
    return {row["way"]: (float(row["points"]), int(row["most"])) for row in rows("home_points")}


def _by_titles(ground: Ground, titles: Sequence[Title]) -> Counter[tuple[str, str]]:
    """How titles name states: those of foreigners, those accredited to, those whose state alone has such a title."""
    told: Counter[tuple[str, str]] = Counter()
    bare = any(t.name_first >= 0 and not t.of for t in titles)
    for title in titles:
        for bearer in title.of:
            if bearer.kind == "state" and title.name_first >= 0:
                way = "office before" if bearer.first < title.core_first else "office after"
                told[bearer.value, way] += 1
                if bare:
                    told[bearer.value, f"{way} beside bare"] += 1
        for bearer in title.to:
            if bearer.kind == "state":
                told[bearer.value, "accredited"] += 1
        after = _behind_name(ground, title)
        if after is not None:
            told[after, "office after"] += 1
        for state in states_that_own(ground, title):
            told[state, "own title"] += 1
    return told


def _behind_name(ground: Ground, title: Title) -> str | None:
    """The state after "of" behind a title's name: "President Name of Peru"."""
    i = title.name_last + 1
    if title.name_last < title.core_last or i + 2 >= len(ground.parse) or ground.parse.lower[i] != "of":
        return None
    i += 1 + (ground.parse.lower[i + 1] == "the")
    name = ground.name_at(i)
    return name.hit.value if name is not None and name.first == i and name.hit.kind == "state" else None


def _in_titles(ground: Ground, titles: Sequence[Title]) -> list[bool]:
    """For each token whether it belongs to a title, or to the "of State" behind a title's name."""
    inside = [False] * len(ground.parse)
    for title in titles:
        end = title.name_last + 4 if title.name_last > title.last else title.last + 1
        for i in range(title.first, min(end, len(inside))):
            if i <= title.last or ground.parse.lower[i] != ".":
                inside[i] = True
    return inside


def _way(ground: Ground, number: int) -> str:
    """How a name outside all titles names its state, one of the table's ways; "" where that tells nothing."""
    name = ground.names[number]
    kind = name.hit.kind
    if kind == "city":
        return _way_of_city(ground, number)
    if kind != "state":
        return "mission" if name.hit.form == "mission" else "body" if name.hit.form == "suffix" else ""
    before = ground.names[number - 1] if number else None
    if before is not None and before.hit.kind == "city" and name.first - before.last == 2:  # "Cusco, Peru"
        return "city with state"
    return _alone_on_line(ground, name) or _way_of_state(ground, name)


def _way_of_city(ground: Ground, number: int) -> str:
    name = ground.names[number]
    following = ground.names[number + 1] if number + 1 < len(ground.names) else None
    followed = following is not None and following.first - name.last <= 2 and following.hit.state == name.hit.state
    value = name.hit.value
    capital = capitals().get(value, capitals().get(value.title())) == name.hit.state
    if followed:
        return "capital with state" if capital else ""
    if _alone_on_line(ground, name):
        return "letterhead"
    before = ground.parse.lower[name.first - 1] if name.first else ""
    if capital:
        return "capital in" if before in ("in", "to", "from") else "capital"
    return "city" if before not in ("in", "to") else ""


def _alone_on_line(ground: Ground, name: NameAt) -> str:
    """The way `letterhead` where the name fills a line of its own, else none."""
    start, end = ground.parse.span(name.first, name.last)
    text = ground.parse.text
    filled = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    return "letterhead" if filled and start and name.hit.form != "demonym" else ""


def _way_of_state(ground: Ground, name: NameAt) -> str:
    parse = ground.parse
    before = parse.lower[max(0, name.first - 2) : name.first]
    before = before[-1:] if before[-1:] != ["the"] else before[:1]
    after = parse.lower[name.last + 1 : name.last + 3]
    if _is_visited(ground, name) or (before and before[0] in _VISITS):
        return "way to"
    if after[:1] in (["-"], ["–"]):
        return "first of pair" if _state_at(ground, name.last + 2) else ""
    if before in (["-"], ["–"]):
        return "second of pair"
    if after[:1] == ["and"] and _state_at(ground, name.last + 2 + (after[1:] == ["the"])):
        return "first of and"
    if before == ["and"]:
        return "second of and"
    if parse.dep[name.last] in _SUBJECTS:
        return "subject"
    return "owner" if parse.dep[name.last] == "poss" else ""


def _is_visited(ground: Ground, name: NameAt) -> bool:
    """Whether the name stands behind "to" and a way: "a visit of the minister to Peru"."""
    parse, token = ground.parse, ground.parse.head[name.last]
    return parse.dep[name.last] == "pobj" and parse.lower[token] == "to" and parse.lemma[parse.head[token]] in _WAYS


def _state_at(ground: Ground, i: int) -> bool:
    name = ground.name_at(i) if i < len(ground.parse) else None
    return name is not None and name.hit.kind == "state"
