"""Ties the office that publishes a text to the person whom it calls by name only.

A president's or prime minister's own site says "Mr Name" and "The President" and never both together, and "I" where it
speaks itself. The office is read from the publisher's name ("President of Russia", "Prime Minister of Australia").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from relazione.read.cast import Cast
from relazione.read.mention import Office
from relazione.read.title import Title

_FIRST = frozenset({"i", "my"})


def speaks_itself(cast: Cast, quoted: Sequence[bool]) -> bool:
    """Whether the text says "I" outside quotation marks: then the office's holder speaks and is not named in it."""
    parse = cast.ground.parse
    return any(low in _FIRST and not quoted[i] for i, low in enumerate(parse.lower))


def name_the_holder(cast: Cast, titles: Sequence[Title], office: str | None, home: str | None) -> None:
    """Gives the publishing office to the person most named without a title, and the other side's to the other one.

    Does nothing where the text names the holder with the title, or names nobody by name only.
    """
    if office is None or home is None:
        return
    if any(o.office == office and o.of == home for figure in cast.figures for o in figure.offices):
        return
    bare = _untitled(cast)
    if not bare:
        return
    _give(cast, titles, bare[0], office, home)
    others = _other_states(cast, home)
    if len(bare) == 2 and len(others) == 1:
        _give(cast, titles, bare[1], office if _plural(titles, office) else None, others[0])


def _untitled(cast: Cast) -> list[int]:
    """Persons without office or state by falling number of mentions, earlier ones first."""
    counts = Counter(m.actors[0] for m in cast.mentions if m.kind == "person" and m.form == "name")
    numbers = [n for n in counts if not cast.figures[n].offices and cast.figures[n].state is None]
    return sorted(numbers, key=lambda n: (-counts[n], cast.figures[n].first))


def _other_states(cast: Cast, home: str) -> list[str]:
    """The foreign states named more than once, else those named at all; sorted by falling number."""
    counts = Counter(n.hit.value for n in cast.ground.names if n.hit.kind == "state" and n.hit.value != home)
    often = [s for s in counts if counts[s] > 1]
    return sorted(often or counts, key=lambda s: (-counts[s], s))


def _plural(titles: Sequence[Title], office: str) -> bool:
    return any(t.plural and t.office == office for t in titles)


def _give(cast: Cast, titles: Sequence[Title], number: int, office: str | None, state: str) -> None:
    figure, parse = cast.figures[number], cast.ground.parse
    figure.state = state
    title = next(
        (t for t in titles if t.office == office and t.name_first < 0 and (not t.of or t.of[0].value == state)), None
    )
    if office is None or title is None:
        return
    words = parse.span(title.core_first, title.core_last)
    figure.offices.append(
        Office(
            office,
            parse.text[slice(*words)],
            *parse.span(title.first, title.last),
            *words,
            state,
            *words,
            "resolved",
            None,
            *words,
        )
    )
