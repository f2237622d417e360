"""The reading: all that is understood of one article before facts are looked for."""

from __future__ import annotations

from dataclasses import dataclass

from relazione.ingest.article import Article
from relazione.read.dates import DateMention
from relazione.read.finding import Value
from relazione.read.mention import Actor, Mention
from relazione.read.parse import Parse
from relazione.read.section import Section


@dataclass(frozen=True, slots=True)
class Reading:
    """One article with its sections, parse, mentions, actors and dates; the readers of the seven kinds work on this.

    `home` is the ISO alpha-3 of the state whose government or press publishes the article (from the publisher's name,
    the dateline or the state named most), None where nothing tells. `dateline` is the city mention
    of the dateline, None if there is none. `section_of[k]` is the number of the section in which sentence k lies.
    `mention_of[i]` is the number of the shortest mention that token i belongs to, or -1; the longest, outermost one is
    `outer_of[i]`.
    """

    article: Article
    sections: tuple[Section, ...]
    section_of: tuple[int, ...]
    parse: Parse
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    dates: tuple[DateMention, ...]
    mention_of: tuple[int, ...]
    outer_of: tuple[int, ...]
    home: str | None
    dateline: Mention | None

    def outer(self, token: int) -> Mention | None:
        """The longest mention that token belongs to (title and name together), or None."""
        number = self.outer_of[token]
        return self.mentions[number] if number >= 0 else None

    def inner(self, token: int) -> Mention | None:
        """The shortest mention that token belongs to (the state inside a title), or None."""
        number = self.mention_of[token]
        return self.mentions[number] if number >= 0 else None

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie wholly inside the half-open character span, in order, outer before inner."""
        return [m for m in self.mentions if start <= m.start and m.end <= end]

    def actors_of(self, mention: Mention) -> tuple[Actor, ...]:
        """The actors that a mention stands for."""
        return tuple(self.actors[n] for n in mention.actors)

    def who(self, actor: Actor, mention: Mention) -> Value:
        """The actor's name as a value resting on the mention's words; a body of a state is named by them."""
        if mention.form == "body":
            words = self.article.text[mention.start : mention.end]
            return Value(" ".join(words.split()), mention.start, mention.end)
        basis = "stated" if mention.form in ("name", "demonym") else "resolved"
        return Value(actor.name, mention.start, mention.end, basis)

    def acts_for(self, actor: Actor) -> Value | None:
        """The state or organisation that the actor acts for, resting on the words that say so, or None."""
        if actor.state is None:
            return None
        return Value(actor.state, actor.state_start, actor.state_end)

    def dates_in(self, start: int, end: int) -> list[DateMention]:
        """The date expressions that lie wholly inside the half-open character span, in order."""
        return [d for d in self.dates if start <= d.start and d.end <= end]
