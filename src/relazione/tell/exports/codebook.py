"""The codebook's own form, JSON Lines: one object an article, with its facts in the codebook's slots.

With `--reader NAME` only what that reader made; without it the claims of all readers stand together. Lost on the way:
the basis and the words of each single value, the words `when` beside a date that is known, what was refused, which
claims tell of one thing, and judgements.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from relazione.record.claim import Claim, ClaimParticipant
from relazione.store.contract import Store
from relazione.tell.every import brought

WITHOUT_ENTRIES = True  # claims alone are told, which no day of the world leaves out
# The slots of the codebook's seven kinds in the order in which it names them; a slot of the program's own is left out.
SLOTS = {
    "tenure": ("person", "title", "office", "of", "to", "status", "since", "until"),
    "engagement": ("type", "name", "participants", "date", "when", "place", "domains", "status"),
    "agreement": ("name", "type", "parties", "signed", "status", "domains"),
    "mission": ("post", "of", "in", "city", "status", "date"),
    "membership": ("member", "organisation", "standing", "since", "until"),
    "position": ("speaker", "for", "stance", "towards", "about", "domains"),
    "profile": ("of", "side", "what", "resource"),
}
LISTS = frozenset({"parties", "domains"})


def lines(store: Store, reader: str = "") -> Iterator[str]:
    """One line for each given id, in the order of the given ids: {"doc": given id, "article": id, "facts": [...]}.

    An article without claims has an empty list. `article` is the id of the text that `start` and `end` count in, so
    that two texts brought under one name can be told apart. With a reader only what that reader made.
    """
    for given, article in brought(store):
        facts = [fact(claim) for claim in store.claims(article=article) if reader in ("", claim.reader)]
        yield json.dumps({"doc": given, "article": article, "facts": facts}, ensure_ascii=False) + "\n"


def fact(claim: Claim) -> dict[str, object]:
    """A claim in the codebook's slots, then `evidence`, `start`, `end` (half-open, code points) and `score`.

    A slot that the claim does not fill has no key, but an engagement always has a `date`; it is null where none is
    known, and only then `when` holds the words.
    """
    written: dict[str, object] = {"kind": claim.kind}
    for slot in SLOTS[claim.kind]:
        if slot == "participants":
            written[slot] = [_participant(side) for side in claim.participants]
        elif slot in LISTS:
            written[slot] = list(claim.every(slot))
        elif claim.one(slot) is not None or (claim.kind, slot) == ("engagement", "date"):
            written[slot] = claim.one(slot)
    if written.get("date"):
        written.pop("when", None)
    return written | {"evidence": claim.quote, "start": claim.start, "end": claim.end, "score": claim.score}


def _participant(side: ClaimParticipant) -> dict[str, str]:
    acts_for = {"for": side.acts_for.value} if side.acts_for else {}
    return {"who": side.who.value} | acts_for | {"role": side.role}
