"""The ledger of judgements as a person reads it: what holds, what was undone, and what lost its claim."""

from __future__ import annotations

import json
from collections.abc import Iterator

from relazione.resolve.judgement import UNDO, Anchor, Judgement
from relazione.store.contract import Store
from relazione.store.judgement_rows import anchor_object, judgement_object
from relazione.store.ledger import Held, held


def listed(store: Store, orphaned: bool = False) -> Iterator[str]:
    """A line for each judgement in the order of writing, and one for each claim that it lost; all or `orphaned` ones.

    A claim is lost where no reading of its article says what was judged any more.
    """
    for judgement, found, undone in _ledger(store):
        lost = found.orphaned if found else ()
        if orphaned and not lost:
            continue
        said = f" {judgement.slot} = {judgement.value}" if judgement.slot else ""
        about = judgement.value if judgement.act == UNDO else ", ".join(judgement.claims)
        mark = " (undone)" if undone else ""
        yield f"{judgement.id}  {judgement.act}{said} of {about}, by {judgement.who}, {judgement.when}: "
        yield f"{judgement.why}{mark}\n"
        for what in lost:
            words = f"“{what.quote}” ({what.kind}, article {what.article})" if isinstance(what, Anchor) else what
            yield f"    orphaned: {words}\n"


def listed_json(store: Store, orphaned: bool = False) -> Iterator[str]:
    """The same as JSON Lines: the judgement, `undone`, `found` (the claims as they are now) and `orphaned`."""
    for judgement, found, undone in _ledger(store):
        lost = found.orphaned if found else ()
        if not orphaned or lost:
            now = list(found.found) if found else []
            said = [anchor_object(what) if isinstance(what, Anchor) else what for what in lost]
            told = judgement_object(judgement) | {"undone": undone, "found": now, "orphaned": said}
            yield json.dumps(told, ensure_ascii=False) + "\n"


def _ledger(store: Store) -> Iterator[tuple[Judgement, Held | None, bool]]:
    """Each line of the ledger, what it is about now if it holds, and whether it was undone."""
    ledger = store.judgements()
    holding = {found.judgement.id: found for found in held(store, ledger)}
    for judgement in ledger:
        undone = judgement.act != UNDO and judgement.id not in holding
        yield judgement, holding.get(judgement.id), undone
