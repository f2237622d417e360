"""The protocol that every way of reading fulfils, and what a reader may ask of a language model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from relazione.ingest.article import Article
from relazione.read.finding import Finding


class Reader(Protocol):
    """Reads one article into findings.

    `name` is the reader's name on the command line, `version` changes whenever the same article may be read
    differently. `read` is a pure function of the article: no clock, network, disk or chance; a reader that asks a
    language model is as constant as its answers are.
    """

    name: str
    version: str

    def read(self, article: Article) -> Iterator[Finding]:
        """The findings of an article, the same every time and in the same order."""
        ...


@runtime_checkable
class LooksAhead(Protocol):
    """A reader to whom it costs less to know some articles before it reads them one by one; they are read the same."""

    def look_ahead(self, articles: Iterable[Article]) -> None:
        """Prepare to read these articles next."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks of a language model: instructions, the text that they are about, and the answer's JSON schema.

    `schema_name` names the schema for the model (letters and underscores).
    """

    instructions: str
    text: str
    schema_name: str
    schema: Mapping[str, object]


class LanguageModel(Protocol):
    """A language model as readers see it. The way to it, network and all, lies at the door (`relazione.doors`).

    `name` is the model's own; it is part of the version of every reader that asks it.
    """

    @property
    def name(self) -> str:
        """The model's name."""
        ...

    def answer(self, question: Question) -> str:
        """The model's answer, as it came.

        Raises SetAside where this question has no answer, RunStopped where none will have one until a person acts.
        """
        ...
