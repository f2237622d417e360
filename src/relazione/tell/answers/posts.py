"""`relazione posts [PARTY ...]`: offices, who is attested in them, and bounds for each tenure; nobody is "current"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relazione.codebook.vocabulary import vocabulary
from relazione.record.days import days_of
from relazione.record.english import shown, word
from relazione.resolve.posts import Post, Tenure, posts
from relazione.tell.answer import Answer, Row
from relazione.tell.csv_text import Cell
from relazione.tell.question import SHOWN, Proofs, Question, proofs, whom
from relazione.tell.wording.names import counted

HELP = "Offices and who is attested in them: first and last day, articles, and between which days each served."
LEAST, MOST = 0, 2


def answer(question: Question) -> Answer:
    """The posts of the parties (one party's own posts, and those accredited to it), each with its succession."""
    tenures = question.entries("tenure")
    events = [entry for entry in question.entries("engagement") if entry.one("type") in ("credentials", "appointment")]
    behind = proofs(question, [*tenures, *events])
    found = posts([*tenures, *events], behind.published())
    return question.answer(f"Posts{whom(question)}", _rows(found, behind, question.view.as_of))


def _rows(found: tuple[Post, ...], behind: Proofs, as_of: date | None) -> Iterator[Row]:
    """Posts held by one first, by rank of office; within a post its tenures, set in."""
    ranks = list(vocabulary("office"))
    order = sorted(
        found, key=lambda p: (not p.single, ranks.index(p.office) if p.office in ranks else 99, -p.reports, p.of)
    )
    for post in order:
        tenures = [tenure for tenure in post.tenures if as_of is None or _may_hold(tenure, as_of)]
        if not tenures:
            continue
        name = _name(post)
        yield Row(f"{name} ({counted(post.reports, 'report')})", (), _post_cells(post, name))
        yield from (_row(post, tenure, name, behind) for tenure in tenures)


def _name(post: Post) -> str:
    of, office = shown(post.of), word("office", post.office)
    return f"{office} of {of} to {shown(post.to)}" if post.to else f"{office} of {of}"


def _post_cells(post: Post, name: str) -> dict[str, Cell]:
    return {"post": name, "of": post.of, "office": post.office, "to": post.to, "person": None, "reports": post.reports}


def _row(post: Post, tenure: Tenure, name: str, behind: Proofs) -> Row:
    entry = tenure.entry
    docs = behind.docs(entry.claims)
    cells: dict[str, Cell] = {
        **_post_cells(post, name),
        "person": tenure.person,
        "title": entry.one("title"),
        "status": tenure.status,
        "begins": tenure.begins.days or None,
        "begins_because": tenure.begins.words or None,
        "ends": tenure.ends.days or None,
        "ends_because": tenure.ends.words or None,
        "first_attested": tenure.first_attested,
        "last_attested": tenure.last_attested,
        "in_doubt": "yes" if tenure.doubted else "no",
        "also": tuple(spelling for value in entry.slots.get("person", ()) for spelling in value.also),
        "reports": len(entry.claims),
        "sources": docs,
        "entry": entry.id,
    }
    details = []
    if tenure.begins.days:
        details.append(f"began {tenure.begins.days} ({tenure.begins.words})")
    if tenure.ends.days:
        details.append(f"ended {tenure.ends.days} ({tenure.ends.words})")
    if tenure.doubted:
        details.append("in doubt: reports before and after attest another; the office may be another state's")
    details += [f"title in dispute: {' / '.join(entry.every('title')[:3])}"] if len(entry.every("office")) > 1 else []
    status = "" if tenure.status == "holder" else f" ({tenure.status})"
    line = f"{tenure.person}{status}: {_attested(tenure, behind)}; {counted(len(entry.claims), 'report')}"
    return Row(f"{line} [{entry.id[:SHOWN]}]", tuple(details), cells, 1)


def _attested(tenure: Tenure, behind: Proofs) -> str:
    """When last attested and in which article; never "current"."""
    if tenure.last_attested is None:
        return f"named in {', '.join(behind.docs(tenure.entry.claims)[:3])}, no day in office told"
    published = behind.published()
    last = [
        key for key in tenure.entry.claims if (day := published.get(key)) and day.isoformat() == tenure.last_attested
    ]
    where = behind.docs(last) or behind.docs(tenure.entry.claims)
    first = f"first {tenure.first_attested}, " if tenure.first_attested != tenure.last_attested else ""
    return f"{first}last attested {tenure.last_attested} in {where[0]}"


def _may_hold(tenure: Tenure, day: date) -> bool:
    """Whether a tenure may be going on on a day: it can have begun by then, and need not have ended before."""
    begins, ends = days_of(tenure.begins.days), days_of(tenure.ends.days)
    if tenure.begins.days and begins is not None and begins.first > day:
        return False
    return ends is None or ends.after > day
