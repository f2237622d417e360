"""The mission beside an envoy's title: "Name, Chargé d'Affaires a.i., U.S. Embassy Abuja", "Embassy Kabul"."""

from __future__ import annotations

from relazione.read.ground import Ground, NameAt
from relazione.read.title import Bearer
from relazione.read.title_draft import TitleDraft

_POSTED = frozenset({"ambassador", "high_commissioner", "charge_daffaires", "consul_general", "consul", "diplomat"})
_MISSION = "mission"


def enter_mission(ground: Ground, office: str, draft: TitleDraft, name_last: int) -> None:
    """Enters into a draft of no state the mission named after title and name, or right before the title.

    The mission's state is whom the envoy serves, the city or state behind it where; `name_last` is -1 without a name.
    """
    if office not in _POSTED or draft.to:
        return
    mission = _after(ground, max(draft.last, name_last)) or _before(ground, draft)
    if mission is None:
        return
    if mission.hit.state is not None and not draft.of:
        draft.of.append(Bearer(mission.hit.state, "state", mission.first, mission.last))
    place = _place(ground, mission)
    if place is not None:
        draft.to.append(Bearer(place.hit.state or "", "state", place.first, place.last))


def _after(ground: Ground, last: int) -> NameAt | None:
    """The mission after a comma behind title or name."""
    if last + 2 >= len(ground.parse) or ground.parse.words[last + 1] != ",":
        return None
    first = last + 2 + (ground.parse.lower[last + 2] == "the" and last + 3 < len(ground.parse))
    return _mission_at(ground, first)


def _before(ground: Ground, draft: TitleDraft) -> NameAt | None:
    """The mission before a title that a city follows: "U.S. Embassy Kigali | Chargé d'Affaires"."""
    city = ground.name_at(draft.first - 1) if draft.first else None
    if city is None or city.hit.kind != "city" or not city.first:
        return None
    mission = ground.name_at(city.first - 1)
    if mission is None or mission.hit.form != _MISSION:
        return None
    draft.first = mission.first
    return mission


def _mission_at(ground: Ground, first: int) -> NameAt | None:
    mission = ground.name_at(first)
    found = mission is not None and mission.first == first and mission.hit.form == _MISSION
    return mission if found else None


def _place(ground: Ground, mission: NameAt) -> NameAt | None:
    """The city or state in or right behind a mission's name that is not its own."""
    names = (n for n in ground.names if mission.first < n.first <= mission.last + 1)
    return next(
        (n for n in names if n.hit.kind in ("city", "state") and n.hit.state not in (None, mission.hit.state)), None
    )
