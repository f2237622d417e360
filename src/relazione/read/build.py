"""Builds the reading of an article: sections, parse, names, titles, persons, coreference and dates, in that order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from relazione.ingest.article import Article
from relazione.read.bodies import gather_bodies, served_in_full
from relazione.read.cast import Cast
from relazione.read.coreference import resolve_roles
from relazione.read.dates import find_dates
from relazione.read.governments import gather_governments, own_bodies
from relazione.read.ground import Ground, lay_ground
from relazione.read.introductions import introduce, introduce_by_state
from relazione.read.language import parse
from relazione.read.names import find_names
from relazione.read.office_holders import give_offices, give_told_offices
from relazione.read.parse import Parse
from relazione.read.people import gather_people
from relazione.read.publisher import dateline_city, home_of, publisher_office
from relazione.read.reading import Reading
from relazione.read.section import Section
from relazione.read.sections import find_sections
from relazione.read.shared_names import part_plurals, share_names
from relazione.read.state_descriptions import describe_states
from relazione.read.successions import follow_successions
from relazione.read.title_nesting import nest_titles
from relazione.read.titles import find_titles
from relazione.read.unnamed_holders import name_the_holder, speaks_itself
from relazione.read.whom_served import Home

_QUOTE = re.compile(r"[“\"]([^“”\"]{3,1500})[”\"]")


def build_reading(article: Article) -> Reading:
    """The reading of an article, on which the readers of the seven kinds work."""
    sections = find_sections(article.text)
    parsed = parse(article.text, sections)
    datelines = [(section.start, section.end) for section in sections if section.kind == "dateline"]
    ground = lay_ground(parsed, find_names(article.text), datelines)
    titles = share_names(ground, part_plurals(ground, nest_titles(ground, find_titles(ground))))
    titles = served_in_full(ground, titles)
    home = home_of(article.publisher, ground, sections, titles)
    cast = Cast(ground)
    gather_bodies(cast)
    gather_governments(cast, home)
    own_bodies(cast, home)
    holders = gather_people(cast, titles)
    quoted = quoted_tokens(parsed)
    office = publisher_office(article.publisher)
    house = Home(home, office if speaks_itself(cast, quoted) else None)
    give_offices(cast, titles, holders, house)
    untold = give_told_offices(cast, titles, house, frozenset({"name"}))
    name_the_holder(cast, titles, office, home)
    follow_successions(cast)
    introduce_by_state(cast, titles)
    introduce(cast, untold)
    describe_states(cast, home)
    resolve_roles(cast, titles, home, quoted)
    give_told_offices(cast, untold, house, frozenset({"pronoun"}))
    return _assemble(article, sections, ground, cast, home)


def quoted_tokens(parsed: Parse) -> list[bool]:
    """For each token whether it stands inside quotation marks."""
    quoted = [False] * len(parsed)
    for match in _QUOTE.finditer(parsed.text):
        for i in range(parsed.token_at(match.start(1)), parsed.token_at(match.end(1) - 1) + 1):
            quoted[i] = True
    return quoted


def _assemble(article: Article, sections: Sequence[Section], ground: Ground, cast: Cast, home: str | None) -> Reading:
    parsed = ground.parse
    mentions = tuple(sorted(set(cast.mentions), key=lambda m: (m.start, -m.end, m.kind, m.actors)))
    outer, inner = [-1] * len(parsed), [-1] * len(parsed)
    by_length = sorted(range(len(mentions)), key=lambda n: (mentions[n].end - mentions[n].start, mentions[n].start))
    for number in by_length:
        for i in range(mentions[number].first, mentions[number].last + 1):
            outer[i] = number
            inner[i] = number if inner[i] < 0 else inner[i]
    city = dateline_city(ground, sections)
    dateline = next((m for m in mentions if city is not None and m.first == city.first), None)
    return Reading(
        article, tuple(sections), _sections_of(parsed, sections), parsed, mentions, cast.actors(),
        find_dates(article.text, article.published), tuple(inner), tuple(outer), home, dateline,
    )  # fmt: skip


def _sections_of(parsed: Parse, sections: Sequence[Section]) -> tuple[int, ...]:
    """The number of the section in which each sentence begins."""
    numbers, current = [], 0
    for first, _ in parsed.sentences:
        start = parsed.start[first]
        while current + 1 < len(sections) and sections[current + 1].start <= start:
            current += 1
        numbers.append(current)
    return tuple(numbers)
