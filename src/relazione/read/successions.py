"""Offices told by another's: "replacing Name", "in succession to Name", "the previous High Commissioner, Name"."""

from __future__ import annotations

from dataclasses import replace

from relazione.read.cast import Cast, Figure
from relazione.read.mention import Mention, Office

_FOLLOWS = frozenset({"replace", "succeed"})
_NEAR = 4  # tokens between the verb and whom it names
_RECENT = 1  # sentences back in which the successor has been named


def follow_successions(cast: Cast) -> None:
    """Gives those whom somebody replaces the post that this one has, as a former one."""
    people = sorted((m for m in cast.mentions if m.kind == "person" and m.form == "name"), key=lambda m: m.first)
    for number, mention in enumerate(people):
        verb = _followed(cast, mention)
        figure = cast.figures[mention.actors[0]]
        if verb is None or figure.offices:
            continue
        for office in _post(cast, people[:number], verb, figure):
            start, end = cast.ground.parse.span(verb, mention.last)
            figure.offices.append(replace(office, start=start, end=end, status="former"))
            figure.state = figure.state or office.of
    _share_posts(cast)


def _followed(cast: Cast, mention: Mention) -> int | None:
    """The verb before a name that makes its bearer a predecessor, None where there is none."""
    parse = cast.ground.parse
    for i in range(mention.first - 1, max(-1, mention.first - 1 - _NEAR), -1):
        low = parse.lower[i]
        if parse.lemma[i] in _FOLLOWS and parse.tag[i] != "VBN":
            return i
        if parse.lower[i - 1 : i + 1] in (["succession", "to"], ["successor", "to"]):
            return i
        if low in (",", ".", "by", "as", "and"):
            return None
    return None


def _post(cast: Cast, before: list[Mention], verb: int, figure: Figure) -> list[Office]:
    """The offices with the latest title before the verb of who was named last with one; none where nobody was."""
    parse = cast.ground.parse
    for mention in reversed(before):
        holder = cast.figures[mention.actors[0]]
        if parse.sentence[verb] - parse.sentence[mention.first] > _RECENT:
            return []
        told = [o for o in holder.offices if (o.of_basis == "stated" or o.to is not None) and o.status != "former"]
        told = [o for o in told if o.title_start < parse.start[verb]]
        if told and holder is not figure:
            latest = max(told, key=lambda o: o.title_start)
            return [o for o in told if o.title_start == latest.title_start]
    return []


def _share_posts(cast: Cast) -> None:
    """Gives a former envoy whose title names no state the post of the one envoy of that rank that the text has."""
    told = [o for f in cast.figures for o in f.offices if o.to is not None and o.of_basis == "stated"]
    for figure in cast.figures:
        for k, office in enumerate(figure.offices):
            posts = {(o.of, o.to): o for o in told if o.office == office.office}
            if office.status != "former" or office.of_basis == "stated" or office.to is not None or len(posts) != 1:
                continue
            post = next(iter(posts.values()))
            figure.state, figure.state_first, figure.state_last = post.of, -1, -1
            figure.offices[k] = replace(
                office, of=post.of, of_start=post.of_start, of_end=post.of_end,
                to=post.to, to_start=post.to_start, to_end=post.to_end,
            )  # fmt: skip
