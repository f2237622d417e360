"""`relazione who NAME`: whom a name can mean, in which offices and spellings, and why each is taken for one person."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.errors import RunStopped
from relazione.record.english import shown, word
from relazione.resolve.entry import Entry
from relazione.resolve.persons import Decision, Person, persons, spellings
from relazione.tell.answer import Answer, Row
from relazione.tell.csv_text import Cell
from relazione.tell.question import Question, attested, proofs
from relazione.tell.wording.names import counted

HELP = "Whom a name can mean: offices, spellings, days, and why names are taken for one person or for two."
LEAST, MOST = 1, 1
_MOST_REASONS = 12  # decisions told of one person, the least sure first


def answer(question: Question) -> Answer:
    """The persons whom the name can mean, those named most often first; then who was told apart, and why."""
    name = question.words[0]
    entries = list(question.store.entries())
    found, apart = persons(name, entries)
    if not found:
        raise RunStopped(f"no person of the record is called {name!r}", "who", "Give the name as an article writes it.")
    by_id = {entry.id: entry for entry in entries}
    return question.answer(f"Who is {name}", [*_rows(found, by_id, question), *(_apart(one) for one in apart)])


def _rows(found: tuple[Person, ...], by_id: dict[str, Entry], question: Question) -> Iterator[Row]:
    for person in found:
        held = [by_id[key] for key in sorted(person.entries) if by_id[key].kind == "tenure"]
        held.sort(key=lambda entry: (-len(entry.claims), entry.id))
        behind = proofs(question, held)
        serves = sorted({mention.acts_for for mention in person.mentions if mention.acts_for})
        also = spellings(person.mentions, person.name)
        details = []
        for entry in held:
            post = word("office", entry.one("office") or "other")
            to = f" to {shown(entry.one('to'))}" if entry.one("to") else ""
            title = f" (“{entry.one('title')}”)" if entry.one("title") else ""
            docs = behind.docs(entry.claims)
            told = f"{counted(len(entry.claims), 'report')}{attested(entry)}; {', '.join(docs[:3])}"
            details.append(f"{post} of {shown(entry.one('of'))}{to}{title}: {told}")
        details += [f"also written {', '.join(also)}"] if also else []
        surest = sorted(person.decisions, key=lambda d: (d.score, d.one.name, d.other.name))
        details += [f"one person: {_told(decision)}" for decision in surest[:_MOST_REASONS]]
        cells: dict[str, Cell] = {
            "person": person.name,
            "acts_for": tuple(serves),
            "offices": tuple(sorted({office for mention in person.mentions for office in mention.offices})),
            "also": also,
            "entries": tuple(sorted(person.entries)),
            "named_in": len(person.entries),
            "reasons": tuple(_told(decision) for decision in surest),
            "score": min((decision.score for decision in person.decisions), default=None),
        }
        whom = f" ({', '.join(shown(actor) for actor in serves)})" if serves else ""
        yield Row(
            f"{person.name}{whom}: named in {counted(len(person.entries), 'entry', 'entries')}", tuple(details), cells
        )


def _told(decision: Decision) -> str:
    """A decision in words: "Ana Lopez and A. Lopez, 0.80: one leaves out a part; both act for CHL"."""
    one, other = decision.one, decision.other
    names = [f"{m.name} ({m.acts_for})" if m.acts_for else m.name for m in (one, other)]
    return f"{names[0]} and {names[1]}, {decision.score:.2f}: {'; '.join(decision.reasons)}"


def _apart(decision: Decision) -> Row:
    cells: dict[str, Cell] = {
        "person": decision.one.name,
        "acts_for": (decision.one.acts_for or "",),
        "told_apart_from": f"{decision.other.name} ({decision.other.acts_for or 'not told'})",
        "reasons": decision.reasons,
        "score": decision.score,
    }
    return Row(f"told apart: {_told(decision)}", (), cells)
