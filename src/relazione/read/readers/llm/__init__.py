"""The llm reader: asks a language model for the codebook's findings and keeps those whose words stand in the article.

It is off unless asked for by name, and reads through whatever `LanguageModel` it is handed. Its prompt is the newest of
`codebook/prompts/`; number and words of the prompt and the model's name are part of its version. Its scores are the
model's own word for how sure it is, and not calibrated.
"""

from __future__ import annotations

from collections.abc import Iterator

from relazione.codebook.fingerprint import fingerprint
from relazione.codebook.prompt import Prompt, newest_prompt
from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.read.reader import LanguageModel, Question
from relazione.read.readers.llm.answer import SCHEMA, facts_of
from relazione.read.readers.llm.grounding import finding_of
from relazione.read.readers.llm.parts import parts_of

ASKS_MODEL = True


class ModelReader:
    """Reads an article by asking a language model, part by part where the article is long."""

    name = "llm"

    def __init__(self, model: LanguageModel, prompt: Prompt) -> None:
        self.version = f"{fingerprint(__name__)} {prompt.version} {model.name}"
        self._model = model
        self._prompt = prompt

    def read(self, article: Article) -> Iterator[Finding]:
        """The findings of an article, in the order in which the model gives them.

        Words that do not stand in the article have the span `finding.NOWHERE`, for admission to refuse. Raises SetAside
        where an answer is not of the schema.
        """
        for start, end in parts_of(article.text):
            answer = self._model.answer(self._question(article, article.text[start:end]))
            for fact in facts_of(answer, f"{article.given_id} ({article.id})"):
                yield finding_of(fact, article.text, (start, end))

    def _question(self, article: Article, text: str) -> Question:
        day = article.published.isoformat() if article.published else "not known"
        heading = f"Published: {day}\nPublisher: {article.publisher or 'not known'}\n\n"
        return Question(self._prompt.words, heading + text, "findings", SCHEMA)


def open_reader(model: LanguageModel) -> ModelReader:
    """The reader that asks this model with the newest prompt."""
    return ModelReader(model, newest_prompt())
