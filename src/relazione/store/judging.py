"""Judging: a person's decision written to the ledger, with all that follows from it in the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import orjson

from relazione.codebook.vocabulary import vocabulary
from relazione.errors import RunStopped
from relazione.ingest.article import Article, article_id
from relazione.read.finding import Finding, Participant, Value
from relazione.record.admission import admit
from relazione.record.claim import Admission, Claim
from relazione.record.days import days_of
from relazione.record.kind import all_kinds
from relazione.resolve.judgement import ACTS, UNDO, Judgement, Note, standing
from relazione.resolve.pledges import FULFILMENT, SCALE
from relazione.store.contract import SHORTEST_PREFIX, Store
from relazione.store.fresh import fresh, freshen
from relazione.store.judgement_rows import judgement_object, judgement_of_object
from relazione.store.ledger import with_anchors

HAND = "hand"
"""The reader of claims that a person makes."""

_VERSION = "1"
_FEWEST = {"merge": 2, "split": 2}  # claims that an act needs; others need one


def judge(store: Store, judgement: Judgement) -> Judgement:
    """Write a judgement and work out what it changes; gives it as written.

    Its `claims` may be ids of claims or of entries, or enough of their beginnings. An entry stands for all its claims,
    in a merge for its leading one. Raises RunStopped where an id fits nothing, or the judgement says nothing.
    """
    claims = {claim.id: claim for told in judgement.claims for claim in _meant(store, told, judgement.act)}
    made = with_anchors(replace(judgement, claims=tuple(claims), anchors=()), claims)
    _check(made, list(claims.values()))
    _write(store, [made])
    return made


def undo(store: Store, judgement: Judgement) -> Judgement:
    """Take back the judgement whose id is `judgement.value`, or begins so; gives the line written.

    Raises RunStopped where no judgement that holds, or more than one, begins so.
    """
    asked = judgement.value or ""
    found = [j.id for j in standing(store.judgements()) if j.id.startswith(asked)]
    if len(asked) < SHORTEST_PREFIX or len(found) != 1:
        what = f"{len(found)} judgements begin with {asked!r}" if found else f"no judgement that holds is {asked!r}"
        raise RunStopped(what, "judge undo", "See `relazione judge list` for the ids of judgements.")
    made = replace(judgement, act=UNDO, claims=(), value=found[0], slot=None, anchors=(), note=None)
    _check(made, [])
    _write(store, [made])
    return made


def assert_note(store: Store, judgement: Judgement) -> Judgement:
    """Write down what a person asserts of his own knowledge (`judgement.note`), as a claim that he vouches for.

    Raises RunStopped where the note makes no claim that passes the checks of the record; it names the check.
    """
    if judgement.note is None:
        raise ValueError("an assertion of one's own needs a note")
    claim = _claim_of(judgement.note)
    made = with_anchors(replace(judgement, act="assert", claims=(claim.id,), anchors=()), {claim.id: claim})
    _check(made, [claim])
    _write(store, [made])
    return made


def exported(store: Store) -> Iterator[str]:
    """The whole ledger as JSON Lines, in the order of writing."""
    for judgement in store.judgements():
        yield orjson.dumps(judgement_object(judgement)).decode() + "\n"


def imported(store: Store, lines: Iterable[str], where: str) -> int:
    """Add the lines of another ledger that this one does not hold; gives how many those are.

    A judgement on claims that the record does not hold waits for them. Raises RunStopped for a line that is no
    judgement; then none is added.
    """
    known = {judgement.id for judgement in store.judgements()}
    found = [_of_line(line, f"{where}:{number}") for number, line in enumerate(lines, 1) if line.strip()]
    new = {judgement.id: judgement for judgement in found if judgement.id not in known}
    _write(store, list(new.values()))
    return len(new)


def _write(store: Store, judgements: Sequence[Judgement]) -> None:
    with store.transaction():
        before = {j.id for j in standing(store.judgements())}
        for judgement in judgements:
            store.add_judgement(judgement)
        after = standing(store.judgements())
        changed = before ^ {j.id for j in after}
        notes = [j.note for j in store.judgements() if j.note and j.id in changed]
        held = [j.note for j in after if j.note]
        for article in {_article(note).id: _article(note) for note in notes}.values():
            _keep_by_hand(store, article, [note for note in held if _article(note).id == article.id])
    freshen(store)


def _keep_by_hand(store: Store, article: Article, notes: Sequence[Note]) -> None:
    """Keep what the notes of one text say; none of it where none is left."""
    claims = {claim.id: claim for claim in map(_claim_of, notes)}
    if not claims:
        store.drop_reading(article.id, HAND)
        return
    store.add_article(article)
    found = sorted(claims.values(), key=lambda claim: (claim.start, claim.end, claim.kind, claim.id))
    store.add_reading(article.id, HAND, _VERSION, Admission(tuple(found), ()))


def _article(note: Note) -> Article:
    """The note as an article of its source."""
    published = date.fromisoformat(note.published) if note.published else None
    name = article_id(note.text, published, note.source)
    return Article(name, f"note-{name[:8]}", note.text, published, None, note.source)


def _claim_of(note: Note) -> Claim:
    """The claim that a note makes; its evidence is the whole text, a value rests on its own words where they are."""
    article = _article(note)

    def value(told: str) -> Value:
        place = note.text.find(told)
        return Value(told, 0, len(note.text), "resolved") if place < 0 else Value(told, place, place + len(told))

    slots = {slot: tuple(value(told) for told in values) for slot, values in note.slots}
    sides = tuple(Participant(value(who), value(a) if a else None, role) for who, a, role in note.sides)
    finding = Finding(note.kind, 0, len(note.text), slots, sides, score=1.0, reader=HAND)
    admission = admit(article, [finding], _VERSION)
    if not admission.claims or admission.refusals:
        reasons = "; ".join(f"{r.slot or r.kind}: {r.reason}" for r in admission.refusals)
        raise RunStopped(f"the note makes no claim ({reasons})", "judge assert", "Correct what is named and try again.")
    return admission.claims[0]


def _meant(store: Store, told: str, act: str) -> Sequence[Claim]:
    """The claims that an id given by a person means."""
    entry = fresh(store).entry(told)
    if entry is not None:
        return store.claims_with((entry.lead,) if act == "merge" else entry.claims)
    return [store.claim(told)]


def _check(judgement: Judgement, claims: Sequence[Claim]) -> None:
    """Raises RunStopped where a judgement says nothing that can be applied."""
    where, remedy = f"judge {judgement.act}", "See `relazione judge --help`."
    if judgement.act not in (*ACTS, UNDO):
        raise RunStopped(f"there is no judgement {judgement.act!r}", where, remedy)
    if not judgement.who.strip() or not judgement.why.strip():
        raise RunStopped("a judgement needs a name and a reason", where, "Give --by and --because.")
    if judgement.act != UNDO and len(claims) < _FEWEST.get(judgement.act, 1):
        raise RunStopped(f"{len(claims)} claims were named, too few", where, remedy)
    if judgement.act in _FEWEST and len({claim.kind for claim in claims}) > 1:
        raise RunStopped("claims of two kinds are never one thing", where, remedy)
    if judgement.act == "correct":
        for claim in claims:
            _check_value(claim.kind, judgement.slot or "", judgement.value or "")


def _check_value(kind: str, name: str, value: str) -> None:
    """Raises RunStopped where a slot of a kind cannot read so."""
    slot, where = all_kinds()[kind].slot(name), "judge correct"
    if kind == "position" and name == FULFILMENT:
        if value not in SCALE:
            raise RunStopped(f"{value!r} is no outcome of a pledge", where, f"Choose one of: {', '.join(SCALE)}.")
        return
    if slot is None:
        known = ", ".join(s.name for s in all_kinds()[kind].slots)
        raise RunStopped(f"a claim of kind {kind} has no slot {name!r}", where, f"Choose one of: {known}.")
    if slot.vocabulary and value not in vocabulary(slot.vocabulary):
        known = ", ".join(vocabulary(slot.vocabulary))
        raise RunStopped(f"{value!r} is no value of {name}", where, f"Choose one of: {known}.")
    if (slot.form == "date" and days_of(value) is None) or not value.strip():
        raise RunStopped(f"{value!r} is no value of {name}", where, "Write a day as YYYY-MM-DD, a month as YYYY-MM.")


def _of_line(line: str, where: str) -> Judgement:
    try:
        judgement = judgement_of_object(orjson.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        what = f"the line is no judgement ({type(fault).__name__}: {fault})"
        raise RunStopped(what, where, "Give what `relazione judge export` wrote.") from None
    if judgement.act not in (*ACTS, UNDO):
        raise RunStopped(f"there is no judgement {judgement.act!r}", where, "Give what `judge export` wrote.")
    return judgement
