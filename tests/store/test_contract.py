"""What is promised of every engine: one suite for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from relazione.errors import RunStopped, SetAside
from relazione.record.claim import Admission
from relazione.resolve.entries import Circle
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.resolve.joining import Node
from relazione.resolve.judgement import Judgement
from relazione.resolve.report import report_of
from relazione.store import Store, open_store
from relazione.store.contract import NOT_DIPLOMATIC
from relazione.store.fresh import freshen
from tests.store.places import ENGINES, Places
from tests.store.samples import TEXT, admission, article, claim, entry


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, places: Places) -> Iterator[Store]:
    """An empty record in each engine."""
    opened = open_store(places(request.param), create=True)
    yield opened
    opened.close()


def fill(store: Store) -> None:
    """Two articles read, one only brought in."""
    for one in (article("b"), article("a", TEXT + " Two.", None), article("c", "Unread words.", date(2021, 1, 2))):
        with store.transaction():
            store.add_article(one)
            if one.given_id != "c":
                store.add_reading(one.id, "grammar", "1", admission(one))


def test_an_article_comes_back_word_for_word(store: Store) -> None:
    """An article is handed back as it was brought in, and an unknown id gives None."""
    one = article()
    assert store.add_article(one)
    back = store.article(one.id)
    assert back == one
    assert back is not None
    assert back.file == "news.jsonl"
    assert store.article("nothing") is None


def test_the_same_article_under_two_ids_is_one(store: Store) -> None:
    """A second sighting adds no article; the least given id leads, whatever came first."""
    assert store.add_article(article("b", file="x.txt"))
    assert not store.add_article(article("a", file=None))
    assert not store.add_article(article("b", file="x.txt"))
    (back,) = store.articles()
    assert (back.given_id, back.title) == ("a", "T a")
    assert store.given_ids(back.id) == ("a", "b")
    assert store.files(back.id) == ("x.txt",)
    assert store.counts().articles == 1


def test_articles_are_ordered_by_given_id(store: Store) -> None:
    """The order of articles does not depend on the order of adding."""
    fill(store)
    assert [one.given_id for one in store.articles()] == ["a", "b", "c"]
    facts = list(store.article_facts())
    assert [(fact.given_id, fact.published) for fact in facts] == [
        ("a", None), ("b", date(2024, 5, 6)), ("c", date(2021, 1, 2))
    ]  # fmt: skip
    assert facts[0].publisher == "The Gazette"


def test_claims_come_back_whole(store: Store) -> None:
    """A claim comes back with all its slots, spans, sides, score and notes."""
    one = article()
    store.add_article(one)
    store.add_reading(one.id, "grammar", "1", admission(one))
    assert tuple(store.claims()) == admission(one).claims
    assert tuple(store.refusals(article=one.id)) == admission(one).refusals
    assert all(v.quote == one.text[v.start : v.end] for c in store.claims() for v in c.values())


def test_claims_by_article_kind_and_actor(store: Store) -> None:
    """Claims are found by article, kind, and any value or side, letter by letter, and by all at once."""
    fill(store)
    one = article("b")
    assert len(list(store.claims())) == 4
    assert {c.article for c in store.claims(article=one.id)} == {one.id}
    assert [c.kind for c in store.claims(kind="tenure")] == ["tenure", "tenure"]
    assert len(list(store.claims(actor="RUR"))) == 2
    assert len(list(store.claims(actor="trade"))) == 4
    assert not list(store.claims(actor="rur"))
    assert [c.article for c in store.claims(actor="Ana Ito", article=one.id, kind="engagement")] == [one.id]


def test_a_claim_by_the_beginning_of_its_id(store: Store) -> None:
    """A claim is found by its id or a beginning that no other shares; others are refused with a reason."""
    fill(store)
    first, second = list(store.claims())[:2]
    assert store.claim(first.id) == first
    assert store.claim(first.id[:8]) == first
    assert store.claims_with((second.id, "none", first.id)) == (second, first)
    for unknown in ("", first.id[:3], "zzzz", "%%%%"):
        with pytest.raises(RunStopped, match="no claim has the id"):
            store.claim(unknown)


def test_a_beginning_that_two_share(store: Store) -> None:
    """A beginning that fits two claims is refused with both ids."""
    one = article()
    store.add_article(one)
    twins = tuple(replace(claim(one, kind), id=f"abcd{n}") for n, kind in enumerate(("engagement", "tenure")))
    store.add_reading(one.id, "grammar", "1", Admission(twins, ()))
    with pytest.raises(RunStopped, match="abcd0, abcd1"):
        store.claim("abcd")
    assert store.claim("abcd1").id == "abcd1"


def test_a_new_version_takes_the_place_of_the_old(store: Store) -> None:
    """What a newer version of a reader finds replaces what the older one found; other readers' claims stay."""
    one = article()
    store.add_article(one)
    store.add_reading(one.id, "grammar", "1", admission(one))
    store.add_reading(one.id, "other", "7", Admission((), ()))
    assert (store.version_read(one.id, "grammar"), store.version_read(one.id, "none")) == ("1", None)
    store.add_reading(one.id, "grammar", "2", admission(one, "2", ("engagement",)))
    assert store.version_read(one.id, "grammar") == "2"
    assert [(c.kind, c.reader_version) for c in store.claims()] == [("engagement", "2")]
    assert len(list(store.refusals())) == 2
    assert store.version_read(one.id, "other") == "7"
    assert len(store.search_claims("envoy")) == 1


def test_an_article_is_kept_whole_or_not_at_all(store: Store) -> None:
    """What is raised in a block undoes all that was written in it, and nothing outside it."""
    first, second = article("a"), article("b", TEXT + " Two.")
    with store.transaction():
        store.add_article(first)
        store.add_reading(first.id, "grammar", "1", admission(first))
    before = (tuple(store.claims()), store.counts(), store.entries_fresh())
    with pytest.raises(KeyError), store.transaction():
        store.add_article(second)
        store.add_set_aside(SetAside("w", "f", "r"))
        store.add_reading(second.id, "grammar", "1", admission(second))
        store.add_reading(first.id, "grammar", "2", admission(first, "2", ()))
        freshen(store)
        raise KeyError
    assert (tuple(store.claims()), store.counts(), store.entries_fresh()) == before
    assert store.article(second.id) is None
    assert store.search_claims("envoy") == tuple(sorted(c.id for c in before[0]))


def test_an_inner_block_undoes_only_itself(store: Store) -> None:
    """A fault in an inner block leaves what the outer one wrote before and after."""
    with store.transaction():
        store.add_article(article("a"))
        with pytest.raises(KeyError), store.transaction():
            store.add_article(article("b", "Two."))
            raise KeyError
        with store.transaction():
            store.add_article(article("c", "Three."))
    assert [one.given_id for one in store.articles()] == ["a", "c"]


def test_what_was_set_aside_is_kept_once(store: Store) -> None:
    """A fault is kept with its place, reason and remedy, once; it is counted under its reason."""
    for _ in range(2):
        store.add_set_aside(SetAside("broken JSON: line", "b.jsonl:2", "mend"))
        store.add_set_aside(SetAside("broken JSON: end", "a.jsonl:1", "mend"))
        store.add_set_aside(SetAside("an empty text", "a.txt", "leave out"))
    assert [(f.where, f.what, f.remedy) for f in store.set_asides()][1:] == [
        ("a.txt", "an empty text", "leave out"), ("b.jsonl:2", "broken JSON: line", "mend")
    ]  # fmt: skip
    assert store.counts().set_aside == {"an empty text": 1, "broken JSON": 2}


def test_words_are_found_in_texts_and_quotes(store: Store) -> None:
    """A search finds all words in any order, whatever their case or accents, and nothing for no words."""
    fill(store)
    both = tuple(sorted((article("b").id, article("a", TEXT + " Two.", None).id)))
    assert store.search("CAFE envoy") == both
    assert store.search("café, two!") == (article("a", TEXT + " Two.", None).id,)
    assert store.search("envoys") == store.search(' ") OR ') == store.search("") == ()
    assert len(store.search_claims("Ana called")) == 4
    assert store.search_claims("Ruritania") == ()


def test_the_best_fit_comes_first(store: Store) -> None:
    """What is found is ranked by BM25, the same in every engine: rarer words and shorter texts count for more."""
    texts = {
        "a": "The port of Oslo trades rare earth, and rare earth alone, with the port of Lima.",
        "b": "Rare earth.",
        "c": "Earth that is rare is dear, the minister said of the harbour.",
        "d": "The harbour waits.",
        "e": "The harbour sleeps.",
    }
    ids = {}
    for name, text in texts.items():
        one = article(name, text)
        ids[one.id] = name
        store.add_article(one)
    hits = store.ranked("rare EARTH")
    assert [ids[hit.id] for hit in hits] == ["b", "a", "c"]
    assert [round(hit.fit, 9) for hit in hits] == sorted((round(hit.fit, 9) for hit in hits), reverse=True)
    assert sum(hit.fit for hit in store.ranked("harbour dear")) == pytest.approx(0.8631961554)
    assert {ids[hit.id] for hit in store.ranked('"rare earth"')} == {"a", "b"}
    assert {ids[hit.id] for hit in store.ranked("“rare earth” lima")} == {"a"}
    assert store.ranked('"" OR (') == store.ranked("NEAR(rare earth, 2) *") == store.ranked("") == ()
    assert len(store.ranked('rare "earth')) == 3


def test_quotes_are_ranked_too(store: Store) -> None:
    """Claims are found by their quotes, and a shorter quote that holds the words fits better."""
    fill(store)
    hits = store.ranked_claims("Ana called")
    assert {hit.id for hit in hits} == set(store.search_claims("Ana called"))
    assert [hit.fit for hit in hits] == sorted((hit.fit for hit in hits), reverse=True)
    assert store.ranked_claims("Ruritania") == ()


def test_what_the_gate_passed_over_is_counted(store: Store) -> None:
    """The extent tells how many articles were kept unread, until some reader has read them."""
    fill(store)
    assert store.extent().passed_over == 0
    one = article("c", "Unread words.", date(2021, 1, 2))
    store.add_reading(one.id, "grammar", f"1, {NOT_DIPLOMATIC}", Admission((), ()))
    assert (store.extent().passed_over, store.extent(date(2020, 1, 1)).passed_over) == (1, 0)
    store.add_reading(one.id, "llm", "2", Admission((), ()))
    assert store.extent().passed_over == 0


def test_values_of_a_slot_are_counted(store: Store) -> None:
    """The values of a slot, or of the sides of engagements, come sorted with their numbers."""
    fill(store)
    assert list(store.values("domains").items()) == [("culture", 4), ("trade", 4)]
    assert list(store.values("who").items()) == [("Ana Ito", 2), ("minister", 2)]
    assert (store.values("for"), store.values("role")) == ({"RUR": 2}, {"guest": 2, "host": 2})
    assert store.values("none") == {}


def test_counts_and_days(store: Store) -> None:
    """The record says how much it holds and which days it covers; an empty one says so too."""
    empty = store.counts()
    assert (empty.articles, empty.first_day, empty.last_day, dict(empty.claims)) == (0, None, None, {})
    fill(store)
    counts = store.counts()
    assert (counts.articles, counts.undated, counts.first_day, counts.last_day) == (
        3, 1, date(2021, 1, 2), date(2024, 5, 6)
    )  # fmt: skip
    assert list(counts.claims.items()) == [("engagement", 2), ("tenure", 2)]
    assert list(counts.refusals.items()) == [("date: since left out", 2), ("span", 2)]


def circle(of: Entry, name: str) -> Circle:
    """A circle of one claim of our own with this entry."""
    told = claim(article(name, f"{TEXT} {name}"))
    return Circle((Node(told.id, (report_of(told, ArticleFacts(told.article, name), {}),)),), (of,))


def test_entries_come_back_whole(store: Store) -> None:
    """Entries come back with all that they hold, in order: all, those of a kind, those that name somebody."""
    entries = [entry("e1"), entry("e2"), entry("e3", "tenure")]
    store.settle([circle(each, each.id) for each in reversed(entries)], (), ())
    assert list(store.entries()) == entries
    assert list(store.entries(kind="tenure")) == [entries[2]]
    assert list(store.entries(name="A. Ito")) == list(store.entries(name="RUR")) == entries
    assert list(store.entries(name="Zenda", kind="engagement")) == entries[:2]
    assert list(store.entries(name=frozenset({"A. Ito", "Zenda", "Nobody"}))) == entries
    assert list(store.entries(name=frozenset({"A. Ito"}), but="Nobody")) == entries
    assert list(store.entries(name="A. Ito", but=frozenset({"Nobody", "Zenda"}))) == entries[2:]
    assert not list(store.entries(name=frozenset()))
    assert list(store.names()) == ["A. Ito", "Ana Ito", "RUR", "Strelsau", "Zenda", "x"]
    assert not list(store.entries(name="rur"))
    assert store.counts().entries == 3


def test_entries_go_stale_when_claims_or_judgements_come(store: Store) -> None:
    """Entries are fresh until a reading or a judgement is added, and again once they are worked out."""
    assert store.entries_fresh()
    fill(store)
    assert not store.entries_fresh()
    assert not list(store.entries())
    freshen(store)
    assert store.entries_fresh()
    kept = list(store.entries())
    assert {key for each in kept for key in each.claims} == {each.id for each in store.claims()}
    assert all(store.entry_of(key) == each for each in kept for key in each.claims)
    store.add_judgement(Judgement("reject", kept[0].claims, "A. Clerk", "2024-05-06", "misread"))
    assert not store.entries_fresh()
    assert kept == list(store.entries())
    freshen(store)
    assert store.entries_fresh()
    assert kept[1:] == list(store.entries())
    assert store.entry_of(kept[0].claims[0]) is None


def test_a_reading_struck_out_leaves_nothing(store: Store) -> None:
    """When the only reading of an article is struck out, its claims, its entries and the article are gone."""
    fill(store)
    freshen(store)
    before = store.counts()
    one = article("d", TEXT + " Four.")
    store.add_article(one)
    store.add_reading(one.id, "grammar", "1", admission(one))
    freshen(store)
    assert store.counts().articles == before.articles + 1
    store.drop_reading(one.id, "grammar")
    freshen(store)
    assert store.counts() == before
    assert store.article(one.id) is None
    assert not store.search("Four")
    store.drop_reading("unknown", "grammar")


def test_what_the_record_covers(store: Store) -> None:
    """Articles, days and publishers are told of the whole record, or of what was published by a day."""
    fill(store)
    extent = store.extent()
    assert (extent.articles, extent.undated, extent.publishers) == (3, 1, ("The Gazette",))
    assert (extent.first_day, extent.last_day) == (date(2021, 1, 2), date(2024, 5, 6))
    assert store.extent(date(2021, 1, 2)).articles == 1
    assert store.extent(date(2020, 1, 2)).publishers == ()
    dated = article("b")
    assert store.facts_of([dated.id, "none"]) == {
        dated.id: ArticleFacts(dated.id, "b", date(2024, 5, 6), "The Gazette")
    }


def test_judgements_are_a_ledger(store: Store) -> None:
    """Judgements come back in the order of writing, each once."""
    first = Judgement("merge", ("c2", "c1"), "A. Clerk", "2024-05-06", "one visit")
    second = Judgement("correct", ("c1",), "A. Clerk", "2024-05-05", "a slip", "date", "2024-05")
    for judgement in (first, second, first):
        store.add_judgement(judgement)
    assert store.judgements() == (first, second)


def test_other_rules_settle_all_claims_anew(store: Store) -> None:
    """When the rules have changed, the next freshening works out every entry again."""
    fill(store)
    freshen(store)
    kept, version = list(store.entries()), store.rules()
    assert version
    store.unsettle("older")
    assert not store.entries_fresh()
    assert not list(store.entries())
    freshen(store)
    assert (list(store.entries()), store.rules()) == (kept, version)


def test_a_fault_that_is_none_any_more_is_forgotten_alone(store: Store) -> None:
    """Of two faults at one place the one named goes; one that was never kept does no harm; undone it is back."""
    faults = [SetAside("broken JSON", "a:1", "Mend it."), SetAside("an empty text", "a:1", "Leave it out.")]
    for fault in faults:
        store.add_set_aside(fault)
    store.drop_set_aside(SetAside("broken JSON", "b:1", "Mend it."))
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.drop_set_aside(faults[0])
        raise ZeroDivisionError
    assert len(list(store.set_asides())) == 2
    store.drop_set_aside(faults[0])
    assert list(store.set_asides()) == faults[1:]


def test_notes_are_kept_for_a_later_run(store: Store) -> None:
    """What is noted last about something counts, nothing noted is "", and no note is taken for the record's own."""
    assert store.noted("rules") == ""
    store.unsettle("7")
    store.note("rules", "one")
    store.note("rules", "two\n\U0001f1f0")
    assert (store.noted("rules"), store.rules()) == ("two\n\U0001f1f0", "7")
    store.note("rules", "")
    assert store.noted("rules") == ""
