"""Prompts: instructions to language models, numbered files in `codebook/prompts/` that are never edited once used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from string import Template

from relazione.codebook.vocabulary import vocabulary

_LISTS = ("agreement", "agreement_status", "domain", "engagement", "engagement_status", "mission_status", "office",
          "post", "resource", "role", "side", "standing", "stance", "tenure_status")  # fmt: skip
"""The closed lists that a prompt may name with a $."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt with its number and its words, the codebook's closed lists filled in."""

    number: int
    words: str

    @property
    def version(self) -> str:
        """The number, and eight hexadecimal digits of a hash of the words."""
        return f"prompt-{self.number}.{sha256(self.words.encode()).hexdigest()[:8]}"


@cache
def newest_prompt() -> Prompt:
    """The prompt with the highest number."""
    folder = resources.files("relazione.codebook").joinpath("prompts")
    found = {int(n[1]): path for path in folder.iterdir() if (n := re.fullmatch(r"prompt-(\d+)\.txt", path.name))}
    number = max(found)
    lists = {name: ", ".join(vocabulary(name)) for name in _LISTS}
    return Prompt(number, Template(found[number].read_text(encoding="utf-8")).substitute(lists))
