"""Readings of sentences of our own, built once a process, and what they say in a form that is easy to compare."""

from __future__ import annotations

from functools import cache

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.finding import Finding
from relazione.read.ground import Ground, lay_ground
from relazione.read.language import parse
from relazione.read.mention import Office
from relazione.read.names import find_names
from relazione.read.readers.grammar import engagements, positions
from relazione.read.readers.grammar.acts import find_untold
from relazione.read.reading import Reading
from relazione.read.sections import find_sections


def article_of(text: str, publisher: str | None = None) -> Article:
    """An article of that text, without a day of publication."""
    return Article(article_id(text, None, publisher), "sentence", text, publisher=publisher)


@cache
def reading_of(text: str, publisher: str | None = None) -> Reading:
    """The reading of an article of that text."""
    return build_reading(article_of(text, publisher))


@cache
def ground_of(text: str) -> Ground:
    """The ground of a text: what is known before titles and names are looked for."""
    return lay_ground(parse(text, find_sections(text)), find_names(text))


def acts_in(reading: Reading) -> list[Finding]:
    """The acts of a reading that neither the engagements nor the positions found in it tell."""
    told = [finding for finder in (engagements, positions) for finding in finder.find(reading)]
    return list(find_untold(reading, told))


def offices_in(text: str, publisher: str | None = None) -> list[str]:
    """The persons in order of the text, each with its offices: "Name: ambassador KOR to PAK, former".

    A person without an office stands with the state it acts for: "Name: - KOR".
    """
    persons = [actor for actor in reading_of(text, publisher).actors if actor.kind == "person"]
    return [
        f"{person.name}: {_shown(office) if office else f'- {person.state}'}"
        for person in sorted(persons, key=lambda actor: actor.start)
        for office in person.offices or (None,)
    ]


def _shown(office: Office) -> str:
    to = f" to {office.to}" if office.to else ""
    status = f", {office.status}" if office.status != "current" else ""
    return f"{office.office} {office.of}{to}{status}"


def persons_in(text: str) -> list[str]:
    """The names of the persons of a text, in its order."""
    return [shown.split(": ")[0] for shown in offices_in(text)]


def meant_by(words: str, text: str, publisher: str | None = None) -> list[str]:
    """The names of those whom the last mention with exactly these words stands for; empty where it is no mention."""
    reading = reading_of(text, publisher)
    found = [mention for mention in reading.mentions if text[mention.start : mention.end] == words]
    return [actor.name for actor in reading.actors_of(found[-1])] if found else []


def form_of(words: str, text: str, publisher: str | None = None) -> str:
    """Kind and form of the first mention with exactly these words ("state capital"); "" where it is no mention."""
    mentions = reading_of(text, publisher).mentions
    return next((f"{m.kind} {m.form}" for m in mentions if text[m.start : m.end] == words), "")
