"""Articles, claims and entries for the tests of the store."""

from __future__ import annotations

from datetime import date

from relazione.ingest.article import Article, article_id
from relazione.record.claim import Admission, Claim, ClaimParticipant, ClaimValue, Refusal, claim_id
from relazione.resolve.entry import Disagreement, Entry, EntryParticipant, EntryValue, Reason

TEXT = "Envoy Ana Ito called on the Café minister of Ruritania."


def article(
    given_id: str = "a", text: str = TEXT, published: date | None = date(2024, 5, 6), file: str | None = "news.jsonl"
) -> Article:
    """An article of a publisher of ours."""
    publisher = "The Gazette"
    return Article(
        article_id(text, published, publisher), given_id, text, published, f"T {given_id}", publisher, "u", file
    )


def value(text: str, words: str, basis: str = "stated") -> ClaimValue:
    """The value that rests on the first place of these words."""
    start = TEXT.index(words)
    return ClaimValue(text, start, start + len(words), words, basis)


def claim(of: Article, kind: str = "engagement", version: str = "1", person: str = "Ana Ito") -> Claim:
    """A claim with slots, sides and notes."""
    slots: dict[str, tuple[ClaimValue, ...]] = {
        "type": (value("meeting", "called on"),),
        "domains": (value("trade", "minister"), value("culture", "Café", "default")),
    }
    sides: tuple[ClaimParticipant, ...] = ()
    if kind == "engagement":
        sides = (
            ClaimParticipant(value(person, "Ana Ito"), value("RUR", "Ruritania"), "guest"),
            ClaimParticipant(value("minister", "minister", "resolved"), None, "host"),
        )
    said = claim_id(of.id, kind, (0, 30), slots, sides, "grammar")
    return Claim(said, of.id, kind, 0, 30, TEXT[:30], slots, sides, 0.75, "grammar", version, ("by the verb", "joined"))


def admission(of: Article, version: str = "1", kinds: tuple[str, ...] = ("engagement", "tenure")) -> Admission:
    """A claim of each kind and two refusals."""
    claims = tuple(sorted((claim(of, kind, version) for kind in kinds), key=lambda c: (c.start, c.end, c.kind, c.id)))
    refusals = (
        Refusal(of.id, "position", "span", "the quote is empty", 0, 0, ""),
        Refusal(of.id, "tenure", "date", "no such day", 3, 9, TEXT[3:9], "since"),
    )
    return Admission(claims, refusals)


def entry(name: str = "e1", kind: str = "engagement", claims: tuple[str, ...] = ("c1", "c2")) -> Entry:
    """An entry with everything that an entry can have."""
    seen = EntryValue("meeting", claims, "stated", ("Meeting",))
    return Entry(
        id=name,
        kind=kind,
        claims=claims,
        lead=claims[0],
        slots={"type": (seen,), "place": (EntryValue("Strelsau", claims[:1]), EntryValue("Zenda", claims[1:]))},
        participants=(
            EntryParticipant("Ana Ito", "RUR", "guest", claims, ("A. Ito",)),
            EntryParticipant("x", None, "", ()),
        ),
        date="2024-05-06",
        date_basis="stated",
        attested=("2024-05-06", "2024-05-07"),
        disagreements=(Disagreement("place", (EntryValue("Strelsau", claims[:1]),)),),
        reasons=(Reason("same_day", claims[0], claims[-1], "the same day"),),
        judged=("j1",),
    )
