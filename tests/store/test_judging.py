"""What is promised of judging: it is checked, kept, found again, undone, handed on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from relazione.errors import RunStopped
from relazione.record.claim import Admission, Claim, ClaimValue, claim_id
from relazione.resolve.judgement import UNDO, Judgement, Note
from relazione.store import Store, open_store
from relazione.store.fresh import entries_of
from relazione.store.judging import assert_note, exported, imported, judge, undo
from relazione.store.ledger import held, in_force
from relazione.tell.judgements import listed, listed_json
from tests.store.places import ENGINES, Places
from tests.tell.samples import record

NOTE = Note(
    "The minister of Norway, Kari Dahl, called Marta Olsen-Rey of Chile on 2 April 2023.",
    "Note for the file 12",
    "2023-04-03",
    "engagement",
    (("date", ("2023-04-02",)), ("type", ("call",))),
    (("Kari Dahl", "NOR", "party"), ("Marta Olsen-Rey", "CHL", "party")),
)


def made(
    act: str, *claims: str, when: str = "2030-01-01", slot: str | None = None, value: str | None = None
) -> Judgement:
    """A judgement by a person of ours."""
    return Judgement(act, claims, "A. Clerk", when, "seen the original", slot, value)


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, places: Places) -> Iterator[Store]:
    """The articles of our own and their claims, in each engine."""
    opened, samples = open_store(places(request.param), create=True), record()
    for article in samples.articles():
        opened.add_article(article)
        claims = tuple(samples.claims(article=article.id))
        opened.add_reading(article.id, "grammar", "1", Admission(claims, ()))
    yield opened
    opened.close()


def signing(store: Store) -> list[Claim]:
    """The two claims that give two days for one signing."""
    return [claim for claim in store.claims(kind="agreement") if claim.one("signed")]


def reworded(claim: Claim, slot: str, value: str, shorter: int = 3) -> Claim:
    """The claim as a newer reader might make it: one slot otherwise, the quote a little shorter."""
    kept = {name: values for name, values in claim.slots.items() if values[0].end <= claim.end - shorter}
    kept[slot] = (ClaimValue(value, claim.start, claim.start + 5, claim.quote[:5]),)
    span = claim.start, claim.end - shorter
    name = claim_id(claim.article, claim.kind, span, kept, claim.participants, claim.reader)
    return replace(claim, id=name, end=span[1], quote=claim.quote[: -shorter or None], slots=kept)


def test_an_entry_stands_for_its_claims(store: Store) -> None:
    """Claims and entries are named by the beginnings of their ids, and the judgement is in the entry it changed."""
    first, second = signing(store)
    entry = next(e for e in entries_of(store) if first.id in e.claims)
    assert set(entry.claims) == {first.id, second.id}
    written = judge(store, made("correct", entry.id[:10], slot="signed", value="2023-03-05"))
    assert set(written.claims) == {first.id, second.id}
    assert [anchor.quote for anchor in written.anchors] == [c.quote for c in store.claims_with(written.claims)]
    corrected = store.entry_of(first.id)
    assert corrected is not None
    assert (corrected.date, corrected.date_basis) == ("2023-03-05", "corrected")
    split = judge(store, made("split", first.id[:8], second.id))
    assert store.entry_of(first.id) != store.entry_of(second.id)
    merged = judge(store, made("merge", first.id, second.id, when="2030-01-02"))
    assert store.entry_of(first.id) == store.entry_of(second.id)
    for line in (merged, split, written):
        undo(store, made(UNDO, when="2030-01-03", value=line.id[:12]))
    assert store.entry_of(first.id) == entry


@pytest.mark.parametrize(
    ("judgement", "reason"),
    [
        (made("confirm", "nothing"), "no claim has the id"),
        (made("doubt"), "there is no judgement"),
        (made("merge"), "too few"),
        (replace(made("confirm"), why=" "), "needs a name and a reason"),
    ],
)
def test_a_judgement_that_says_nothing_is_refused(store: Store, judgement: Judgement, reason: str) -> None:
    """An unknown id, act, slot or value stops with the reason, and nothing is written."""
    with pytest.raises(RunStopped, match=reason):
        judge(store, judgement)
    claim = signing(store)[0].id
    for slot, value in (("colour", "red"), ("signed", "soon"), ("status", "happy"), ("name", " ")):
        with pytest.raises(RunStopped, match=r"has no slot|is no value of"):
            judge(store, made("correct", claim, slot=slot, value=value))
    with pytest.raises(RunStopped, match="no judgement that holds"):
        undo(store, made(UNDO, value="abcd"))
    assert store.judgements() == ()


def test_a_judgement_survives_another_reading(store: Store) -> None:
    """A newer reader's claim that says most of the same in the same words takes the judgement over."""
    first, _ = signing(store)
    judge(store, made("reject", first.id))
    others = [claim for claim in store.claims(article=first.article) if claim != first]
    again = reworded(first, "status", "signed")
    store.add_reading(first.article, "grammar", "2", Admission((*others, again), ()))
    (judgement,) = in_force(store, store.judgements())
    assert judgement.claims == (again.id,)
    assert all(again.id not in entry.claims for entry in entries_of(store))
    assert not list(listed(store, orphaned=True))


def test_a_judgement_that_finds_nothing_is_an_orphan(store: Store) -> None:
    """A judgement whose claim no reading makes any more is without effect, and listed with what it was about."""
    first, _ = signing(store)
    line = judge(store, made("reject", first.id))
    others = [claim for claim in store.claims(article=first.article) if claim != first]
    store.add_reading(first.article, "grammar", "2", Admission(tuple(others), ()))
    assert in_force(store, store.judgements()) == ()
    assert held(store, store.judgements())[0].orphaned == line.anchors
    assert "orphaned: “" in "".join(listed(store, orphaned=True))
    (told,) = map(json.loads, listed_json(store))
    assert (told["found"], told["orphaned"][0]["quote"]) == ([None], first.quote)
    store.add_reading(first.article, "grammar", "3", Admission((*others, first), ()))
    assert in_force(store, store.judgements())[0].claims == (first.id,)
    assert all(first.id not in entry.claims for entry in entries_of(store))


def test_what_a_person_knows_is_a_claim_of_its_own(store: Store) -> None:
    """An assertion makes an article of its source and a claim; undone, nothing of it is left but the ledger."""
    before, entries = store.counts(), entries_of(store)
    line = assert_note(store, replace(made("assert"), note=NOTE))
    claim = store.claim(line.claims[0])
    assert claim.quote == NOTE.text
    assert {v.quote for v in claim.values()} >= {"Kari Dahl", "Marta Olsen-Rey"}
    article = store.article(claim.article)
    assert article is not None
    assert article.publisher == "Note for the file 12"
    entry = store.entry_of(claim.id)
    assert entry is not None
    assert entry.judged == ("assert by A. Clerk, 2030-01-01: seen the original",)
    undo(store, made(UNDO, when="2030-01-02", value=line.id))
    assert store.counts() == replace(before, entries=len(entries))
    assert tuple(store.entries()) == entries
    assert [j.act for j in store.judgements()] == ["assert", UNDO]
    with pytest.raises(RunStopped, match="the note makes no claim"):
        assert_note(store, replace(made("assert"), note=replace(NOTE, slots=(("type", ("wave",)),))))


def test_a_ledger_is_handed_on(store: Store) -> None:
    """What one record's ledger exports another imports once, with the same entries; a line that is none stops it."""
    first, second = signing(store)
    judge(store, made("split", first.id, second.id))
    rejected = judge(store, made("reject", first.id, when="2030-01-02"))
    undo(store, made(UNDO, when="2030-01-03", value=rejected.id))
    assert_note(store, replace(made("assert"), note=NOTE))
    lines = list(exported(store))
    other = record()
    assert imported(other, lines, "ledger.jsonl") == 4
    assert imported(other, [*lines, "\n"], "ledger.jsonl") == 0
    assert other.judgements() == store.judgements()
    assert list(other.entries()) == list(store.entries())
    told = "".join(listed(other))
    assert "reject of" in told
    assert "(undone)" in told
    for bad in ("{", "[]", '{"act": "merge"}', json.dumps(json.loads(lines[0]) | {"act": "burn"})):
        with pytest.raises(RunStopped, match=r"ledger.jsonl:2: .*no judgement"):
            imported(other, [lines[0], bad], "ledger.jsonl")
