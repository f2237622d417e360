"""Gives persons their offices: whom each title serves, from its own words, the person's other titles, the list it stands in, or home."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relazione.codebook.table import rows
from relazione.read.cast import Cast, Figure
from relazione.read.ground import Ground
from relazione.read.mention import Office
from relazione.read.title import Bearer, Title

_GENERIC = frozenset({"secretary", "minister", "chief", "head", "director", "representative", "commander", "chair"})
_UNIQUE = frozenset({"head_of_state", "head_of_government", "foreign_minister", "defence_minister"})


def give_offices(cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], home: str | None) -> None:
    """Enters the offices of all named titles into the cast, and the states their bearers act for.

    Titles that say whom they serve go first; the others follow the person's stated state, then a list they stand in,
    then `home` (ISO alpha-3, may be None).
    """
    order = sorted(holders, key=lambda k: (not titles[k].of, titles[k].first))
    for index in order:
        title, figure = titles[index], cast.figures[holders[index]]
        bearer, basis = _serves(cast, titles, holders, index, home)
        _enter(cast.ground, figure, title, bearer, basis)
    for figure in cast.figures:
        if figure.kind == "person":
            _tidy(figure)


def _serves(
    cast: Cast, titles: Sequence[Title], holders: Mapping[int, int], index: int, home: str | None
) -> tuple[Bearer | None, str]:
    title, figure = titles[index], cast.figures[holders[index]]
    if title.of:
        return title.of[0], "stated"
    after = _of_after_name(cast.ground, title)
    if after is not None:
        return after, "stated"
    if figure.state is not None:
        return Bearer(figure.state, "state", figure.state_first, figure.state_last), "resolved"
    listed = _list_state(cast.ground, titles, index)
    if listed is not None:
        return listed, "resolved"
    elsewhere = _unnamed_twin(titles, index)
    if elsewhere is not None:
        return elsewhere, "resolved"
    if home is not None:
        return Bearer(home, "state", title.first, title.last), "resolved"
    return None, "resolved"


def _of_after_name(ground: Ground, title: Title) -> Bearer | None:
    """The state after the name: "President Lee of South Korea", "Prime Minister Netanyahu of Israel"."""
    if title.name_last < title.core_last or title.name_last + 2 >= len(ground.parse):
        return None
    i = title.name_last + 1
    if ground.parse.lower[i] not in ("of", "from"):
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
        if all(word in (",", "and", "the", "as", "well", "with", "along", "including") for word in between) and len(between) <= 4:  # noqa: PLR2004
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
    found = {t.of[0].value: t.of[0] for t in titles if t.office == office and t.of and t.name_first < 0 and not t.plural}
    named = {t.of[0].value for t in titles if t.office == office and t.of and t.name_first >= 0}
    left = [bearer for value, bearer in found.items() if value not in named]
    return left[0] if len(left) == 1 else None


def _enter(ground: Ground, figure: Figure, title: Title, bearer: Bearer | None, basis: str) -> None:
    parse = ground.parse
    if bearer is not None and (figure.state is None or (basis == "stated" and not figure.state_stated)):
        figure.state, figure.state_first, figure.state_last = bearer.value, bearer.first, bearer.last
        figure.state_stated = basis == "stated"
    office = _office_of(title, bearer)
    if office == "":
        return
    first, last = min(title.first, title.name_first), max(title.last, title.name_last)
    first += parse.lower[first] in ("the", "a", "an")
    title_first = title.first + (parse.lower[title.first] in ("the", "a", "an"))
    start, end = parse.span(first, last)
    title_start, title_end = parse.span(title_first, title.last)
    to = title.to[0] if title.to else None
    to_start, to_end = parse.span(to.first, to.last) if to else (title_start, title_end)
    of_start, of_end = (title_start, title_end)
    if bearer is not None and bearer.first >= 0:
        of_start, of_end = parse.span(bearer.first, bearer.last)
    words = parse.text[title_start:title_end]
    figure.offices.append(
        Office(office, " ".join(words.split()), start, end, title_start, title_end, bearer.value if bearer else None,
               of_start, of_end, basis, to.value if to else None, to_start, to_end, title.status)
    )  # fmt: skip


def _office_of(title: Title, bearer: Bearer | None) -> str:
    """The office class once it is known whom the title serves (CODEBOOK's notes on foreign secretaries and heads)."""
    value = bearer.value if bearer else ""
    if title.office == "foreign_secretary" and value in _table("foreign_minister_secretaries"):
        return "foreign_minister"
    if bearer is None or bearer.kind != "organisation":
        return title.office
    body = value.lower()
    for row in rows("heads_of_bodies"):
        if row["word"] in body and row["when"] in (title.office, "any"):
            return row["office"]
    if title.office in ("head_of_state", "head_of_government"):
        return "organisation_head"
    return {"deputy_head": "official", "minister": "official"}.get(title.office, title.office)


def _table(name: str) -> frozenset[str]:
    return frozenset(row["state"] for row in rows(name))


def _tidy(figure: Figure) -> None:
    """One record per office: short forms ("Secretary Austin") give way to full ones, the fullest of a class stays."""
    kept: list[Office] = []
    stated = [o for o in figure.offices if o.of_basis == "stated"]
    if figure.state is None and stated:
        figure.state = stated[0].of
    specific = {o.office for o in figure.offices if o.title.lower() not in _GENERIC}
    for office in sorted(figure.offices, key=lambda o: (o.of_basis != "stated", o.to is None, -len(o.title), o.start)):
        if office.title.lower() in _GENERIC and specific:
            continue
        if any(k.office == office.office and (k.of == office.of or office.of_basis != "stated") for k in kept):
            continue
        kept.append(office)
    figure.offices = sorted(kept, key=lambda o: o.start)
