"""`relazione pledges [PARTY ...]`: what was promised, what may be the promise kept, and what a person judged of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.record.english import shown
from relazione.record.kind import sentence
from relazione.resolve.pledges import FULFILMENT, OPEN_STILL, SCALE, Candidate, Pledge, pledges
from relazione.store.contract import Store
from relazione.store.ledger import in_force
from relazione.tell.answer import Answer, Row
from relazione.tell.csv_text import Cell
from relazione.tell.question import SHOWN, Proofs, Question, attested, proofs, whom
from relazione.tell.wording.quotes import shortened

HELP = "What was promised and what may be the promise kept; `judge correct ID --slot fulfilment` says +1, 0 or -1."
LEAST, MOST = 0, 2
_QUOTE = 200  # characters of a quote in a line to read


def answer(question: Question) -> Answer:
    """The pledges that touch all parties, the newest first, with candidates out of the whole record."""
    asked = {entry.id for entry in question.entries("position") if entry.one("stance") == "pledge"}
    every = [e for e in question.store.entries() if e.id in asked or e.kind in ("engagement", "agreement", "mission")]
    behind = proofs(question, every)
    found = [pledge for pledge in pledges(every, behind.claims, behind.published()) if pledge.entry.id in asked]
    found.sort(key=lambda pledge: (pledge.day, pledge.entry.id), reverse=True)
    judged = judged_pledges(question.store)
    return question.answer(f"Pledges{whom(question)}", (row for one in found for row in _rows(one, judged, behind)))


def judged_pledges(store: Store) -> Mapping[str, tuple[str, str]]:
    """For each claim what a person judged of its pledge (+1, 0, -1), and by whom, when and why; the latest counts."""
    found = {}
    for judgement in in_force(store, store.judgements()):
        if judgement.slot == FULFILMENT and judgement.value in SCALE:
            words = f"{judgement.who}, {judgement.when}: {judgement.why}"
            found.update(dict.fromkeys(judgement.claims, (judgement.value, words)))
    return found


def _rows(pledge: Pledge, judged: Mapping[str, tuple[str, str]], behind: Proofs) -> Iterator[Row]:
    entry = pledge.entry
    verdict, why = next((judged[claim] for claim in entry.claims if claim in judged), ("", ""))
    outcome = f"{SCALE[verdict]} ({verdict})" if verdict else OPEN_STILL
    quote = behind.claims[entry.lead].quote
    cells: dict[str, Cell] = {
        "entry": entry.id,
        "speaker": entry.one("speaker"),
        "acts_for": entry.one("for"),
        "towards": entry.one("towards"),
        "first_attested": pledge.day or None,
        "quote": quote,
        "judged": verdict or None,
        "judged_because": why or None,
        "reports": len(entry.claims),
        "sources": behind.docs(entry.claims),
        "candidate": None,
        "score": None,
    }
    speaker = f"{entry.one('speaker')}" + (f" ({shown(entry.one('for'))})" if entry.one("for") else "")
    details = [f"{', '.join(behind.docs(entry.claims)[:3])}{attested(entry)} [{entry.id[:SHOWN]}]"]
    details += [f"judged by {why}"] if why else []
    yield Row(f"{outcome}: {shown(speaker)}: “{shortened(quote, _QUOTE)}”", tuple(details), cells)
    yield from (_candidate(each, cells) for each in pledge.candidates)


def _candidate(found: Candidate, cells: Mapping[str, Cell]) -> Row:
    told = {**cells, "candidate": found.entry.id, "score": found.score, "candidate_what": sentence(found.entry)}
    return Row(f"may be kept by ({found.score:.2f}): {sentence(found.entry)}", (found.words,), told, 1)
