"""A claim laid open: its quote where it stands, each value with the words it rests on, and the way it was reached."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from relazione.ingest.article import Article
from relazione.record.claim import Claim, ClaimValue, Refusal
from relazione.record.confidence import is_calibrated
from relazione.record.kind import sentence
from relazione.resolve.entry import Entry
from relazione.store.contract import Store
from relazione.store.view import ALL, View, seen
from relazione.tell.exports.claims import claim_object
from relazione.tell.item import Proof
from relazione.tell.sentences import context
from relazione.tell.wording.dates import iso_words

_SPACE = re.compile(r"\s+")
MOST_CONTEXT = 400  # characters on either side: a text without full stops is not shown whole


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is known of one claim.

    `before` and `after` are the words of the article around the quote: the rest of its sentence and one sentence more.
    `entry` is the entry that the claim belongs to, None where a judgement rejects it or where what it tells had not
    begun by the day `as_of` (None: no day was asked for); `others` are its other reports. `refusals` are what else the
    same article seemed to say and could not prove.
    """

    claim: Claim
    article: Article
    before: str
    after: str
    entry: Entry | None
    others: tuple[Proof, ...]
    refusals: tuple[Refusal, ...]
    as_of: date | None = None

    def as_object(self) -> dict[str, object]:
        """The same as a JSON object."""
        entry = self.entry
        return {
            "claim": claim_object(self.claim, self.article),
            "sentence": sentence(self.claim),
            "before": self.before,
            "after": self.after,
            "entry": None if entry is None else _entry_object(entry),
            "other_reports": [
                {
                    "claim": proof.claim.id,
                    "quote": proof.claim.quote,
                    "given_id": proof.article.given_id,
                    "published": proof.article.published.isoformat() if proof.article.published else None,
                    "publisher": proof.article.publisher,
                }
                for proof in self.others
            ],
            "refusals": [refusal_object(refusal) for refusal in self.refusals],
        }

    def as_text(self) -> str:
        """The same as lines for a terminal, without colours; the quote stands between « and »."""
        claim = self.claim
        known = "" if is_calibrated(claim.reader, claim.kind) else "not "
        lines = [
            f"{claim.kind} {claim.id}",
            sentence(claim),
            "",
            "  " + _SPACE.sub(" ", f"{self.before}«{claim.quote}»{self.after}").strip(),
            "",
            f"article   {_source(self.article)}",
            f"position  {claim.start} to {claim.end} (code points, half-open)",
            f"reader    {claim.reader} {claim.reader_version}, score {claim.score:.2f} ({known}calibrated)",
            "",
            *_values(claim),
        ]
        lines += ["", "reached by", *(f"  {note}" for note in claim.notes)] if claim.notes else []
        lines += ["", *_entry_lines(self)]
        lines += ["", f"refused in this article: {len(self.refusals)}"] if self.refusals else []
        lines += [f"  {refusal_line(refusal)}" for refusal in self.refusals]
        return "\n".join(lines) + "\n"


def show(store: Store, claim_id: str, view: View = ALL) -> str:
    """A claim and all that is known of it, as lines for a terminal; see `lay_open`."""
    return lay_open(store, claim_id, view).as_text()


def show_json(store: Store, claim_id: str, view: View = ALL) -> dict[str, object]:
    """A claim and all that is known of it, as a JSON object; see `lay_open`."""
    return lay_open(store, claim_id, view).as_object()


def lay_open(store: Store, claim_id: str, view: View = ALL) -> Shown:
    """A claim by its id or by as much of its id as no other claim shares, with what is in sight of the view.

    Raises RunStopped where no claim or more than one fits, and where the one that does is not in sight.
    """
    store = seen(store, view)
    claim = store.claim(claim_id)
    article = store.article(claim.article)
    if article is None:
        raise LookupError(f"the record holds a claim of the article {claim.article} but not the article")
    entry = store.entry_of(claim.id)
    reports = store.claims_with([other for other in entry.claims if other != claim.id]) if entry else ()
    facts = store.facts_of({report.article for report in reports})
    before, after = context(article.text, claim.start, claim.end, MOST_CONTEXT)
    return Shown(
        claim=claim,
        article=article,
        before=before,
        after=after,
        entry=entry,
        others=tuple(Proof(report, facts[report.article]) for report in reports),
        refusals=tuple(store.refusals(article=article.id)),
        as_of=view.as_of,
    )


def refusal_line(refusal: Refusal) -> str:
    """A refusal on one line: kind, reason, the check that refused it, and the words."""
    return f"{refusal.kind}: {refusal.reason} ({refusal.check}) “{_flat(refusal.quote)}”"


def refusal_object(refusal: Refusal) -> dict[str, object]:
    """A refusal as a JSON object."""
    return {
        "kind": refusal.kind,
        "slot": refusal.slot,
        "check": refusal.check,
        "reason": refusal.reason,
        "start": refusal.start,
        "end": refusal.end,
        "quote": refusal.quote,
    }


def _entry_object(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "date": entry.date or None,
        "attested": list(entry.attested),
        "claims": list(entry.claims),
        "disagreements": [
            {"slot": found.slot, "values": [{"value": v.value, "claims": list(v.claims)} for v in found.values]}
            for found in entry.disagreements
        ],
        "reasons": [
            {"rule": reason.rule, "first": reason.first, "second": reason.second, "words": reason.words}
            for reason in entry.reasons
        ],
        "judged": list(entry.judged),
    }


def _entry_lines(shown: Shown) -> list[str]:
    entry = shown.entry
    if entry is None:
        day = f", or what it tells had not begun by {iso_words(shown.as_of)}" if shown.as_of else ""
        return [f"entry     none: a judgement rejects this claim{day}"]
    lines = [f"entry     {entry.id} ({len(entry.claims)} {'report' if len(entry.claims) == 1 else 'reports'})"]
    for proof in shown.others:
        day = iso_words(proof.article.published) if proof.article.published else "undated"
        lines.append(f"  {proof.claim.id}  {proof.article.given_id}, {day}: “{_flat(proof.claim.quote)}”")
    lines += [f"  one thing with the above: {reason.words} ({reason.rule})" for reason in entry.reasons]
    for found in entry.disagreements:
        lines.append(f"  in dispute, {found.slot}: {' / '.join(value.value for value in found.values)}")
    return lines + [f"  judged: {words}" for words in entry.judged]


def _values(claim: Claim) -> list[str]:
    """One line for each value: slot, value, the words it rests on, and how it follows from them."""
    rows = [(slot, value) for slot in sorted(claim.slots) for value in claim.slots[slot]]
    lines = [_value(slot, value, claim) for slot, value in rows]
    for side in claim.participants:
        lines.append(_value(side.role, side.who, claim))
        lines += [_value("  acts for", side.acts_for, claim)] if side.acts_for else []
    return lines


def _value(slot: str, value: ClaimValue, claim: Claim) -> str:
    whole = (value.start, value.end) == (claim.start, claim.end)
    words = "the whole quote" if whole else f"“{_flat(value.quote)}”"
    return f"{slot:<12}{value.value}  {words} ({value.basis})"


def _source(article: Article) -> str:
    day = iso_words(article.published) if article.published else "undated"
    fields = [article.given_id, article.publisher or "publisher not known", day, article.title, article.url]
    return ", ".join(field for field in fields if field)


def _flat(words: str) -> str:
    return _SPACE.sub(" ", words).strip()
