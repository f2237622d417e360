"""A value that looks like a state's code is a state's code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.record.check import PARTICIPANTS, Objection
from relazione.record.kind import all_kinds
from relazione.record.states import is_state

ORDER = 70
_CODE = re.compile(r"[A-Z]{3}")


def object_to(finding: Finding, article: Article, beside: Sequence[Finding]) -> Iterator[Objection]:
    """Objects to three capital letters that are no ISO 3166 alpha-3 code, unless the article itself writes them.

    Dissolved states (SUN, YUG) and XKX count as states; an organisation's acronym (OIC, WTO) stands in the text.
    """
    for slot in all_kinds()[finding.kind].slots:
        for index, value in enumerate(finding.slots.get(slot.name, ())):
            if slot.form == "actor" and _unreal(value.value, article.text):
                yield Objection(f"{value.value!r} is neither a state nor in the article", slot.name, index)
    for index, side in enumerate(finding.participants):
        names = [side.who.value] + ([side.acts_for.value] if side.acts_for else [])
        for name in names:
            if _unreal(name, article.text):
                yield Objection(f"{name!r} is neither a state nor in the article", PARTICIPANTS, index)
                break


def _unreal(value: str, text: str) -> bool:
    return bool(_CODE.fullmatch(value)) and not is_state(value) and value not in text
