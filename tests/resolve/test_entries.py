"""Entries: worked out from claims and judgements alone, whatever order they come in, and nothing lost."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from relazione.record import Claim
from relazione.resolve import ArticleFacts, Entry, Judgement, work_out
from tests.resolve.golden import Case, cases

CASES = cases()
CLAIMS = tuple(claim for case in CASES.values() for claim in case.claims.values())
ARTICLES = {name: facts for case in CASES.values() for name, facts in case.articles.items()}


def together(entries: Sequence[Entry], *claims: Claim) -> bool:
    """Whether one entry holds all these claims."""
    return any({claim.id for claim in claims} <= set(entry.claims) for entry in entries)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(CLAIMS), max_size=40), st.integers())
def test_order_and_repetition_do_not_matter(claims: list[Claim], seed: int) -> None:
    """The same claims in another order, some of them twice, give the same entries to the last field."""
    shuffled = [*claims, *claims[:3]]
    random.Random(seed).shuffle(shuffled)
    facts = dict(reversed(ARTICLES.items()))
    assert work_out(claims, ARTICLES) == work_out(shuffled, facts)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(CLAIMS), max_size=40))
def test_no_report_and_no_value_is_lost(claims: list[Claim]) -> None:
    """Every claim is in exactly one entry, and every value it gives is found there with its support."""
    entries = work_out(claims, ARTICLES)
    assert sorted(c for entry in entries for c in entry.claims) == sorted({claim.id for claim in claims})
    home = {claim: entry for entry in entries for claim in entry.claims}
    for claim in claims:
        for slot, values in claim.slots.items():
            found = home[claim.id].slots[slot]
            for value in values:
                assert any(claim.id in v.claims and value.value in (v.value, *v.also) for v in found)
        names = {name for side in home[claim.id].participants for name in (side.who, *side.also)}
        assert {side.who.value for side in claim.participants} <= names


def test_an_article_that_is_not_known_counts_as_undated() -> None:
    """A claim whose article nobody describes is worked out, and is attested on no day."""
    (entry,) = work_out(CLAIMS[:1], {})
    assert entry.attested == ()
    assert entry.first_attested is entry.last_attested is None


def test_ids_depend_on_the_reports_alone() -> None:
    """An entry keeps its id when other articles come in, and takes another when a report joins it."""
    case = CASES["same-meeting-in-two-papers"]
    first, second = case.claims.values()
    alone = work_out([first], ARTICLES)[0].id
    assert alone in {entry.id for entry in work_out([c for c in CLAIMS if c != second], ARTICLES)}
    assert alone not in {entry.id for entry in work_out(CLAIMS, ARTICLES)}


def judged(case: Case, act: str, *names: str, slot: str | None = None, value: str | None = None) -> tuple[Entry, ...]:
    """The entries of a case after one judgement on the named claims."""
    claims = tuple(case.claims[name].id for name in names)
    judgement = Judgement(act, claims, "A. Reader", "2032-01-01", "seen the original", slot, value)
    return work_out(case.claims.values(), case.articles, [judgement])


def test_a_split_keeps_apart_what_rules_join() -> None:
    """Two reports that a person has split are two entries, whatever the rules say."""
    case = CASES["same-meeting-in-two-papers"]
    entries = judged(case, "split", "herald meeting", "gazette meeting")
    assert [len(entry.claims) for entry in entries] == [1, 1]


def test_a_merge_joins_what_rules_keep_apart() -> None:
    """Two reports that a person has merged are one entry, its dates in visible disagreement, the judgement named."""
    case = CASES["two-calls-in-a-week"]
    (entry,) = judged(case, "merge", "first call", "second call")
    assert [d.slot for d in entry.disagreements] == ["date"]
    assert entry.judged == ("merge by A. Reader, 2032-01-01: seen the original",)


def test_the_later_judgement_counts() -> None:
    """A merge that is later split stays split, in whatever order the judgements are handed in."""
    case = CASES["two-calls-in-a-week"]
    claims = tuple(claim.id for claim in case.claims.values())
    merge = Judgement("merge", claims, "A. Reader", "2032-01-01", "same call")
    split = Judgement("split", claims, "B. Reader", "2032-01-02", "two calls after all")
    for judgements in ([merge, split], [split, merge]):
        assert len(work_out(case.claims.values(), case.articles, judgements)) == 2


def test_a_rejected_claim_takes_no_part() -> None:
    """A claim that a person has rejected is in no entry; the other report stays."""
    case = CASES["same-meeting-in-two-papers"]
    (entry,) = judged(case, "reject", "gazette meeting")
    assert entry.claims == (case.claims["herald meeting"].id,)


def test_a_correction_is_read_instead_of_the_claim() -> None:
    """A corrected slot reads as corrected, and the claim joins where the correction puts it."""
    case = CASES["two-calls-in-a-week"]
    (entry,) = judged(case, "correct", "second call", slot="date", value="2031-01-06")
    assert entry.date == "2031-01-06"
    assert entry.date_basis == "corrected"


def test_what_a_person_vouches_for_leads() -> None:
    """Where reports disagree, the value that a person asserts leads, and the other stays in sight."""
    case = CASES["two-dates-for-one-signing"]
    for name in ("on the second", "on the third"):
        entries = judged(case, "assert", name)
        (signing,) = [entry for entry in entries if entry.kind == "engagement"]
        assert signing.date == case.claims[name].one("date")
        assert signing.disagreements


def test_reasons_tie_all_reports_together() -> None:
    """The reasons of an entry lead from each of its reports to every other."""
    for entry in work_out(CLAIMS, ARTICLES):
        reached, frontier = {entry.claims[0]}, [entry.claims[0]]
        while frontier:
            here = frontier.pop()
            near = {r.first if r.second == here else r.second for r in entry.reasons if here in (r.first, r.second)}
            frontier += sorted(near - reached)
            reached |= near
        assert reached == set(entry.claims)


def test_a_formula_repeated_after_months_is_another_event() -> None:
    """The same undated words a year later tell of another event."""
    case = CASES["same-words-in-two-papers"]
    first, second = case.claims["pledge"], case.claims["pledge again"]
    assert together(work_out([first, second], case.articles), first, second)
    later = dict(case.articles)
    facts = later[second.article]
    day = facts.published.replace(year=2032) if facts.published else None
    later[second.article] = ArticleFacts(facts.id, facts.given_id, day)
    assert not together(work_out([first, second], later), first, second)
