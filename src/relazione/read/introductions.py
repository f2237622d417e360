"""Offices told a sentence before the name: "Kenya's ambassador to Somalia returned. Name resumed duty."

A report's first sentence often has the offices, the next one the names, in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relazione.read.cast import Cast
from relazione.read.mention import Office
from relazione.read.title import Title

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SIDES = 2
_BESIDE = 8  # tokens between a name and the state beside it
_LEDE = 3  # sentences in which a report introduces its persons, headline and dateline included


def introduce(cast: Cast, titles: Sequence[Title]) -> None:
    """Gives each new name that opens a sentence the office, still nobody's, that the sentence before tells."""
    parse = cast.ground.parse
    for sentence in range(1, min(len(parse.sentences), _LEDE + 1)):
        told = _nobodys(cast, titles, sentence - 1)
        names = _newcomers(cast, sentence)
        if told and len(told) == len(names):
            for (title, office), number in zip(told, names, strict=True):
                _give(cast, title, office, number)


def introduce_by_state(cast: Cast, titles: Sequence[Title]) -> None:
    """Gives persons named by their state only the office that a plural tells: "ministers of A and B met. A's Name"."""
    for title in titles:
        if not title.plural or title.name_first >= 0 or len(title.of) < _SIDES or not title.office:
            continue
        for k, bearer in enumerate(title.of):
            bare = [
                number
                for number, figure in enumerate(cast.figures)
                if figure.kind == "person"
                and not figure.offices
                and figure.state_stated
                and figure.first > title.first
                and figure.state == bearer.value
                and figure.state_first >= 0
                and abs(figure.state_first - figure.first) < _BESIDE
            ]
            if bearer.kind == "state" and bare and not _held(cast, title.office, bearer.value):
                _give(cast, replace(title, of=(title.of[k],), to=()), title.office, bare[0])


def _nobodys(cast: Cast, titles: Sequence[Title], sentence: int) -> list[tuple[Title, str]]:
    """The titles of a sentence that name a state and no person, with their class, counterparts after their like."""
    found: list[tuple[Title, str]] = []
    latest = ""
    for title in titles:
        if cast.ground.parse.sentence[title.first] != sentence:
            continue
        latest = latest if title.counterpart else title.office
        alone = title.name_first < 0 and not title.plural and latest and title.of
        if alone and title.of[0].kind == "state" and not _held(cast, latest, title.of[0].value):
            found.append((title, latest))
    return found if found and _opens(cast, found[0][0]) else []


def _opens(cast: Cast, title: Title) -> bool:
    """Whether the title is the subject of its sentence."""
    parse = cast.ground.parse
    return parse.dep[title.core_last] in _SUBJECTS


def _held(cast: Cast, office: str, state: str) -> bool:
    return any(o.office == office and o.of == state for figure in cast.figures for o in figure.offices)


def _newcomers(cast: Cast, sentence: int) -> list[int]:
    """The persons without office or state who are named first as subjects of this sentence, in order."""
    parse = cast.ground.parse
    found: list[int] = []
    for mention in sorted(cast.mentions, key=lambda m: m.first):
        if mention.kind != "person" or mention.form != "name" or parse.sentence[mention.first] != sentence:
            continue
        figure, head = cast.figures[mention.actors[0]], mention.head
        while parse.dep[head] == "conj" and parse.pos[parse.head[head]] == "PROPN":
            head = parse.head[head]
        new = not figure.offices and figure.state is None and parse.sentence[figure.first] >= sentence
        if new and parse.dep[head] in _SUBJECTS and mention.actors[0] not in found:
            found.append(mention.actors[0])
    return found


def _give(cast: Cast, title: Title, office: str, number: int) -> None:
    parse, figure = cast.ground.parse, cast.figures[number]
    first = title.first + (title.determiner != "")
    words = parse.span(first, title.last)
    bearer = title.of[0]
    of = parse.span(bearer.first, bearer.last)
    figure.state, figure.state_first, figure.state_last = bearer.value, bearer.first, bearer.last
    figure.state_stated = True
    name = " ".join(parse.text[slice(*words)].split())
    for to in title.to or (None,):
        to_span = parse.span(to.first, to.last) if to else words
        figure.offices.append(
            Office(office, name, words[0], words[1], *words, bearer.value, *of, "stated",
                   to.value if to else None, *to_span, title.status)
        )  # fmt: skip
