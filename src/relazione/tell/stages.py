"""Lives as rows: one line for each agreement, mission or standing, and under it the stages with dates and sources."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.record.days import days_of
from relazione.record.english import shown
from relazione.record.kind import line
from relazione.resolve.lives import Life, Stage, anniversary_of, lives
from relazione.tell.answer import Row
from relazione.tell.csv_text import Cell
from relazione.tell.question import SHOWN, Proofs, Question, proofs
from relazione.tell.wording.names import counted


def life_rows(question: Question, kind: str) -> Iterator[Row]:
    """A row for each life of a kind that touches all parties."""
    entries = question.entries(kind)
    behind = proofs(question, entries)
    found = lives(entries, behind.claims, behind.published())
    for life in sorted(found, key=lambda one: (-sum(len(e.claims) for e in one.entries), one.entries[0].id)):
        yield _row(life, behind, question)


def _row(life: Life, behind: Proofs, question: Question) -> Row:
    as_of = question.view.as_of
    stages = [stage for stage in life.stages if as_of is None or _begun(stage, as_of.isoformat())]
    claims = [claim for entry in life.entries for claim in entry.claims]
    docs = behind.docs(claims)
    told = sorted({day for entry in life.entries for day in entry.attested})
    last = [stage for stage in stages if stage.date]
    anniversary = anniversary_of(life)
    cells: dict[str, Cell] = {
        "entry": life.entries[0].id,
        "entries": tuple(entry.id for entry in life.entries),
        "kind": life.kind,
        "what": _name(life),
        "stages": tuple(f"{stage.name} {stage.date}".strip() for stage in stages),
        "last_stage": last[-1].name if last else stages[-1].name if stages else None,
        "date": last[-1].date if last else None,
        "basis": last[-1].basis if last else None,
        "anniversary": anniversary[5:] or None,
        "first_attested": told[0] if told else None,
        "last_attested": told[-1] if told else None,
        "reports": len(claims),
        "sources": docs,
    }
    details = [_stage(stage, behind) for stage in stages]
    details += [f"anniversary every {anniversary[5:]}"] if anniversary else []
    seen = f", last attested {told[-1]}" if told else ""
    return Row(
        f"{_name(life)} [{life.entries[0].id[:SHOWN]}] {counted(len(claims), 'report')}{seen}", tuple(details), cells
    )


def _name(life: Life) -> str:
    lead = life.entries[0]
    if life.kind == "membership":
        return f"{shown(lead.one('member'))} in {shown(lead.one('organisation'))}"
    return line(lead)


def _stage(stage: Stage, behind: Proofs) -> str:
    when = {"": "no day told", "reported": f"{stage.date} (by then)"}.get(stage.basis, f"{stage.date} ({stage.basis})")
    rivals = f"; in dispute, others say {', '.join(stage.rivals)}" if stage.rivals else ""
    words = f" as {stage.words}" if stage.words else ""
    return f"{stage.name.replace('_', ' ')}{words}: {when}{rivals} — {', '.join(behind.docs(stage.claims))}"


def _begun(stage: Stage, day: str) -> bool:
    """Whether a stage can have been reached by a day: a stated one begins by then; what is only bounded may have."""
    days = days_of(stage.date)
    return days is None or days.first.isoformat() <= day
