"""Who speaks in each clause: the reporter, the subject, or whoever spoke last where quotes and pronouns run on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from relazione.codebook.table import rows
from relazione.read.mention import Mention
from relazione.read.reading import Reading
from relazione.read.readers.grammar.speech import is_own_statement, quoted_tokens
from relazione.read.readers.grammar.stances_clauses import Clause, manner_of

_SPEAKING_KINDS = ("person", "state", "organisation", "mission", "city", "group")
_FIRST = frozenset(("i", "we", "our", "us", "my"))


@dataclass(frozen=True, slots=True)
class Voice:
    """Numbers of the actors that speak, with the mention each rests on; `way` tells how they were found.

    `way`: reporter | subject | agent | own | running | both.
    """

    actors: tuple[int, ...]
    mentions: tuple[Mention, ...]
    way: str


@cache
def _press() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("press_words"))


class Voices:
    """Follows an article clause by clause, in order, and says who speaks.

    `quoted[i]` tells whether token i stands in quotation marks, `own` whether the article is a statement of its publisher.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.parse = reading.parse
        self.quoted = quoted_tokens(reading.parse, reading.sections, reading.section_of)
        self.own = is_own_statement(reading.parse, self.quoted)
        self.last: Voice | None = None
        self.pair: Voice | None = None
        self.publisher = self._own_voice()

    def of_sentence(self, clauses: Sequence[Clause]) -> list[Voice | None]:
        """The voice of each clause of the next sentence, None where nobody speaks."""
        voices = []
        for clause in clauses:
            voice = self._voice(clause)
            if voice is not None and (clause.report >= 0 or manner_of(self.parse.lemma[clause.verb])):
                self.last = voice
            if voice is not None and len(voice.actors) > 1:
                self.pair = voice
            voices.append(voice)
        return voices

    def _voice(self, clause: Clause) -> Voice | None:
        if clause.reporter >= 0:
            voice = self._at(clause.reporter, "reporter")
            if voice is not None and not self._is_press(clause.reporter):
                return voice
        if self.quoted[clause.head]:
            return self.last or self.publisher
        if self.own and clause.report < 0:
            return self._of_statement(clause)
        voice = self._at(clause.subject, "subject")
        if voice is not None:
            return voice
        return self._agent(clause) or (self.last if clause.report >= 0 or clause.subject >= 0 else self.last)

    def _of_statement(self, clause: Clause) -> Voice | None:
        """In a statement the publisher speaks, unless somebody else is the subject of a verb that carries a stance."""
        voice = self._at(clause.subject, "subject")
        if voice is None or self.publisher is None:
            return self.publisher or voice
        if self.parse.lower[clause.subject] in _FIRST or not manner_of(self.parse.lemma[clause.verb]):
            return self.publisher
        own = {self.reading.actors[n].state for n in self.publisher.actors}
        if all(self.reading.actors[n].kind == "state" and self.reading.actors[n].state in own for n in voice.actors):
            return self.publisher
        return voice

    def _agent(self, clause: Clause) -> Voice | None:
        """Who acts in a passive clause: "was welcomed by the minister"."""
        for child in self.parse.children[clause.verb]:
            if self.parse.dep[child] == "agent" or (self.parse.dep[child] == "prep" and self.parse.lower[child] == "by"):
                for noun in self.parse.children[child]:
                    voice = self._at(noun, "agent")
                    if voice is not None:
                        return voice
        return None

    def _at(self, token: int, way: str) -> Voice | None:
        if token < 0:
            return None
        actors: list[int] = []
        mentions: list[Mention] = []
        for head in self._coordinated(token):
            mention = self.reading.outer(head)
            if mention is None or mention.kind not in _SPEAKING_KINDS:
                continue
            for number in mention.actors:
                if number not in actors:
                    actors.append(number)
                    mentions.append(mention)
        return Voice(tuple(actors), tuple(mentions), way) if actors else None

    def _coordinated(self, token: int) -> Iterator[int]:
        yield token
        for child in self.parse.children[token]:
            if self.parse.dep[child] == "conj" and child > token and self.parse.pos[child] in ("PROPN", "NOUN", "PRON"):
                yield from self._coordinated(child)

    def _is_press(self, token: int) -> bool:
        return any(self.parse.lower[i] in _press() for i in self.parse.subtree(token)[:8])

    def _own_voice(self) -> Voice | None:
        """The voice of the article itself: whom "I" and "we" outside quotes stand for."""
        for mention in self.reading.mentions:
            if mention.form == "first" and mention.actors and not self.quoted[mention.head]:
                return Voice(mention.actors[:1], (mention,), "own")
        return None
