"""The briefs beside those on one party and on two: a group's view, a subject, what is new, a person."""

from __future__ import annotations

import re
from datetime import date

import pytest

from relazione.codebook.regions import find_region, regions
from relazione.codebook.states import states
from relazione.errors import RunStopped
from relazione.record.claim import Admission
from relazione.store.contract import NOT_DIPLOMATIC, Store
from relazione.store.opening import open_store
from relazione.tell.brief import Wish, forms_known, tell, written
from tests.tell.samples import record
from tests.tell.test_brief import ENDS_IN_A_NOTE, lines_of, section

WISHES = (
    Wish(("Chile",), group="Nordic countries"),
    Wish(("Nordic countries",), subject="education"),
    Wish(("Chile", "Norway"), subject="security"),
    Wish((), subject="security"),
    Wish((), since=date(2024, 6, 1)),
    Wish(("Chile", "Norway"), since=date(2024, 6, 1)),
    Wish(("Marta Olsen-Rey",)),
)


@pytest.fixture(scope="module")
def store() -> Store:
    """A record of five articles of our own."""
    return record()


@pytest.mark.parametrize("wish", WISHES, ids=str)
@pytest.mark.parametrize("length", ["page", "full"])
def test_no_sentence_without_a_footnote(store: Store, wish: Wish, length: str) -> None:
    """Every line of every kind of brief, long or short, ends in a footnote or stands in italics."""
    page = tell(store, Wish(wish.parties, group=wish.group, subject=wish.subject, since=wish.since, length=length))
    bare = [
        line
        for line in lines_of(page.markdown)
        if not ENDS_IN_A_NOTE.search(line) and not (line.startswith("*") and line.endswith("*"))
    ]
    assert not bare
    marks = {int(number) for number in re.findall(r"\[\^(\d+)\](?!:)", page.markdown)}
    assert marks == set(range(1, page.markdown.count("\n[^") + 1))


@pytest.mark.parametrize("form", forms_known())
def test_every_kind_has_every_form(store: Store, form: str) -> None:
    """Each kind of brief can be had in each form."""
    assert all(written(store, wish, form) for wish in WISHES)


def test_a_group_sees_a_party_state_by_state(store: Store) -> None:
    """The brief on a party as a group sees it lists the states of the group that the record tells of, then the rest."""
    page = tell(store, WISHES[0]).markdown
    assert page.startswith("# Chile, as seen by Nordic countries\n")
    told = section(page, "By state")
    assert re.match(r"- Norway: .*\d engagements?, 1 agreement", told)
    assert told.endswith("*Nothing was found on Denmark, Finland, Iceland and Sweden.*")
    assert "Marta Olsen-Rey" in section(page, "Last contacts")


def test_a_party_is_no_member_of_the_group_that_sees_it(store: Store) -> None:
    """A member of the group is not among those who see it."""
    told = section(tell(store, Wish(("Norway",), group="Nordic countries")).markdown, "Gaps")
    assert "Norway" in told
    assert "Nothing was found on Norway" not in tell(store, Wish(("Norway",), group="Nordic countries")).markdown


def test_a_subject_leaves_all_else_out(store: Store) -> None:
    """The brief on a domain tells entries of that domain alone."""
    page = tell(store, Wish(("Chile", "Norway"), subject="mining")).markdown
    assert page.startswith("# Mining between Chile and Norway\n")
    assert "## Last contacts" not in page and "## Who is who" not in page


def test_only_what_is_new_is_told(store: Store) -> None:
    """With a day only what was first told of then or later stands in the brief, and the page says so."""
    page = tell(store, Wish((), since=date(2024, 6, 1))).markdown
    assert page.startswith("# New since 1 June 2024\n")
    assert "Only what was first told of on 1 June 2024 or later." in page
    assert "Pablo Ibarra" in page and "Marta Olsen-Rey" not in page
    assert "Chile and Norway: new since 1 June 2024" in tell(store, WISHES[5]).markdown


def test_a_person_has_a_brief(store: Store) -> None:
    """The brief on a person tells the offices and what the person did, and asks for no state."""
    page = tell(store, WISHES[-1]).markdown
    assert page.startswith("# Marta Olsen-Rey\n")
    assert "ambassador of Chile to Norway" in section(page, "Who is who")
    assert "met Kari Dahl" in section(page, "Last contacts")


def test_what_the_gate_passed_over_is_told() -> None:
    """A brief says how many of the articles searched were not read."""
    store = record()
    article = next(iter(store.articles()))
    store.drop_reading(article.id, "grammar")
    store.add_article(article)
    store.add_reading(article.id, "grammar", f"1, {NOT_DIPLOMATIC}", Admission((), ()))
    page = tell(store, Wish(("Chile", "Norway"))).markdown
    assert "1 undated); 1 of them passed over as not diplomatic" in page
    assert "searched; 1 of them passed over unread." in section(page, "Gaps")


@pytest.mark.parametrize(
    ("wish", "what"),
    [
        (Wish(("Chile",), group="Oslo"), "no table has the member states of 'Oslo'"),
        (Wish(("Chile",), subject="knitting"), "there is no subject 'knitting'"),
        (Wish(("Chile", "Norway"), group="ASEAN"), "there is no brief on 2 parties"),
        (Wish(()), "there is no brief on 0 parties"),
    ],
    ids=str,
)
def test_a_wish_that_cannot_be_is_refused(store: Store, wish: Wish, what: str) -> None:
    """A group without states, a domain that nobody knows and too many parties stop with what to do."""
    with pytest.raises(RunStopped) as refused:
        tell(store, wish)
    assert refused.value.what == what and refused.value.remedy


def test_regions_are_of_states() -> None:
    """Every state of a region is in the table of states, and regions are found however they are spelled."""
    assert all(iso3 in states() for members in regions().values() for iso3 in members)
    assert find_region("the South-East Asia") == "Southeast Asia"
    assert find_region("Ruritania") is None


def test_an_empty_record_has_nothing_new() -> None:
    """What is new in an empty record is nothing, and the page says what it searched."""
    page = tell(open_store("memory:", create=True), Wish((), since=date(2024, 1, 1))).markdown
    assert "Searched: 0 articles" in page and "In the record no contact is recorded" in page
