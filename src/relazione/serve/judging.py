"""Judging through the doors: what a person decides on a page or through the API, written to the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from relazione.resolve.judgement import UNDO, Judgement
from relazione.serve.guard import log
from relazione.serve.problems import wrong
from relazione.serve.records import Records
from relazione.serve.tokens import Caller
from relazione.store.judging import judge, undo

ACTS = ("confirm", "correct", "reject", "split", "merge")
_LONGEST_NAME, _LONGEST_REASON, _MOST_IDS = 80, 2_000, 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """A judgement as somebody asks for it: the act, ids of claims or entries, his name and reason, slot and value."""

    act: str
    ids: tuple[str, ...]
    who: str
    why: str
    slot: str = ""
    value: str = ""


def written(records: Records, wanted: Wanted, caller: Caller) -> Judgement:
    """Writes the judgement, works out what it changes, and gives it as written.

    Who has a token judges under its name. Raises Problem where name, reason or ids are wanting, RunStopped as
    `store.judging.judge`.
    """
    made = _made(wanted, caller)
    if wanted.act not in ACTS:
        raise wrong(f"there is no judgement {wanted.act!r}", f"Choose one of: {', '.join(ACTS)}.")
    if not 0 < len(wanted.ids) <= _MOST_IDS or not all(name.isalnum() for name in wanted.ids):
        raise wrong("no claim or entry was named", f"Give 1 to {_MOST_IDS} ids.")
    with records.writing() as store:
        found = judge(store, made)
    _note(found)
    return found


def taken_back(records: Records, judgement: str, wanted: Wanted, caller: Caller) -> Judgement:
    """Takes back the judgement of this id; else as `written`."""
    made = _made(Wanted(UNDO, (), wanted.who, wanted.why, value=judgement), caller)
    with records.writing() as store:
        found = undo(store, made)
    _note(found)
    return found


def _made(wanted: Wanted, caller: Caller) -> Judgement:
    who, why = (caller.name or wanted.who).strip(), wanted.why.strip()
    if not 0 < len(who) <= _LONGEST_NAME:
        raise wrong("a judgement needs the name of who judges", f"Give your name, {_LONGEST_NAME} letters at most.")
    if not 0 < len(why) <= _LONGEST_REASON:
        raise wrong("a judgement needs a reason", f"Say why, in {_LONGEST_REASON} letters at most.")
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    slot = wanted.slot or None if wanted.act == "correct" else None
    value = wanted.value.strip() or None if wanted.act in ("correct", UNDO) else None
    return Judgement(wanted.act, wanted.ids, who, when, why, slot, value)


def _note(made: Judgement) -> None:
    """Who judged what, in the log of the server too; the ledger of the record is what counts."""
    log.info("judged %s: %s of %s by %r", made.id, made.act, ", ".join(made.claims) or made.value, made.who)
