"""The cast: actors and mentions of one article while they are being gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from relazione.read.ground import Ground
from relazione.read.mention import Actor, Mention, Office


@dataclass(slots=True)
class Figure:
    """The draft of an actor while it is gathered.

    Positions are token numbers, last included; -1 where there are none yet. `words` are the lower-case
    words of the name (persons only), `classes` the office classes of its titles, `stated` the states that its titles
    say it serves.
    """

    kind: str
    name: str
    first: int
    last: int
    state: str | None = None
    state_first: int = -1
    state_last: int = -1
    state_stated: bool = False
    words: tuple[str, ...] = ()
    offices: list[Office] = field(default_factory=list)
    gender: str = ""
    classes: list[str] = field(default_factory=list)
    stated: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Cast:
    """The draft of all figures and mentions of an article: figures found by kind and name, mentions in any order."""

    ground: Ground
    figures: list[Figure] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    _by_name: dict[tuple[str, str], int] = field(default_factory=dict)

    def figure(self, kind: str, name: str, first: int, last: int) -> int:
        """The number of the figure of that kind and name; a new one if there is none yet."""
        number = self._by_name.get((kind, name))
        if number is None:
            number = len(self.figures)
            self._by_name[(kind, name)] = number
            self.figures.append(Figure(kind, name, first, last))
            if kind == "state":
                self.figures[number].state, self.figures[number].state_stated = name, True
        return number

    def known(self, kind: str, name: str) -> int | None:
        """The number of the figure of that kind and name, None if there is none."""
        return self._by_name.get((kind, name))

    def person(self, name: str, first: int, last: int, words: tuple[str, ...]) -> int:
        """The number of a new figure for a person."""
        self.figures.append(Figure("person", name, first, last, words=words))
        return len(self.figures) - 1

    def mention(self, first: int, last: int, kind: str, form: str, actors: tuple[int, ...]) -> None:
        """Adds a mention on tokens first to last (included)."""
        parse = self.ground.parse
        start, end = parse.span(first, last)
        self.mentions.append(Mention(start, end, first, last, head_of(self.ground, first, last), kind, form, actors))

    def actors(self) -> tuple[Actor, ...]:
        """The figures as finished actors, in order of their numbers."""
        return tuple(self._actor(number, figure) for number, figure in enumerate(self.figures))

    def _actor(self, number: int, figure: Figure) -> Actor:
        parse = self.ground.parse
        start, end = parse.span(figure.first, figure.last)
        state_start, state_end = (
            (start, end) if figure.state_first < 0 else parse.span(figure.state_first, figure.state_last)
        )
        return Actor(
            number, figure.kind, figure.name, start, end, figure.state, state_start, state_end, tuple(figure.offices)
        )


def head_of(ground: Ground, first: int, last: int) -> int:
    """The token among first to last whose head lies outside: the one that carries the stretch in the parse."""
    head, parse = ground.parse.head, ground.parse
    outside = [i for i in range(first, last + 1) if not first <= head[i] <= last or head[i] == i]
    named = [i for i in outside if parse.pos[i] in ("PROPN", "NOUN", "PRON")]
    choices = named or outside
    return choices[-1] if choices else last
