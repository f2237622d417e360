"""The state that a list tells of those who stand in it: "Japan's Minister A and Minister B", "for Peru: Minister A"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relazione.read.cast import Cast
from relazione.read.ground import Ground
from relazione.read.title import Bearer, Title

UNIQUE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})
ENVOYS = frozenset({"ambassador", "high_commissioner", "charge_daffaires", "consul_general", "consul"})
_LISTING = frozenset({",", "and", "the", ";", "his", "her", "excellency", "as", "well"})
_SHORT = 8  # tokens between two titles of one list
_SIDES = frozenset({"side", "delegation"})
_LONGEST_LIST = 150  # tokens from the label of a list to the last title in it


def listed_state(ground: Ground, titles: Sequence[Title], index: int) -> Bearer | None:
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
            envoy = earlier.office in ENVOYS and title.office not in ENVOYS | {"diplomat", "military_officer"}
            if earlier.rank <= title.rank or earlier.plural or envoy:
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


def beside(cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], index: int) -> Bearer | None:
    """The state of the bearer of another title just before, as far as it is known: "Slovakia's A, and Minister B"."""
    parse, title = cast.ground.parse, titles[index]
    earlier = titles[index - 1] if index else None
    if earlier is None or index - 1 not in holders or holders[index - 1] == holders[index]:
        return None
    end = max(earlier.last, earlier.name_last)
    between = parse.lower[end + 1 : title.first]
    same = earlier.office == title.office and title.office in UNIQUE
    if (
        same
        or len(between) > _SHORT
        or not set(between) <= _LISTING
        or parse.sentence[end] != parse.sentence[title.first]
    ):
        return None
    figure = cast.figures[holders[index - 1]]
    if figure.state is None or figure.state_first < 0:
        return None
    return Bearer(figure.state, "state", figure.state_first, figure.state_last)


def labelled(ground: Ground, title: Title) -> Bearer | None:
    """The state whose label and colon open the list of a title: "present were, for Peru: Minister A; Minister B"."""
    parse = ground.parse
    for i in range(title.first - 1, max(0, title.first - _LONGEST_LIST), -1):
        if "\n" in parse.words[i] or parse.words[i] in (".", "?", "!"):
            return None
        if parse.words[i] == ":":
            name = ground.name_at(i - 1 - (parse.lower[i - 1] in _SIDES))
            if name is None or name.hit.kind != "state" or parse.lower[name.first - 1] not in ("for", "the", "from"):
                return None
            return Bearer(name.hit.value, "state", name.first, name.last)
    return None
