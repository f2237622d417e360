"""The brief, as a minister reads it and as a sceptic checks it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from relazione.errors import RunStopped
from relazione.store.contract import Store
from relazione.store.opening import open_store
from relazione.tell.brief import brief
from relazione.tell.matter import LINES_PER_SECTION
from tests.tell.samples import Said, add, minister, record

GOLDEN = Path(__file__).parent / "golden"
ENDS_IN_A_NOTE = re.compile(r"\[\^\d+\](?: \|)?$")
NOTE = re.compile(r"^\[\^(\d+)\]: “(.*)” \((.*)\)\.$")
ESCAPED = re.compile(r"\\([\\`*\[\]<|~_])")
BRIEFS = (["Chile", "Norway"], ["Norway", "CHL"], ["Valparaíso"], ["Quiet Ports Forum"], ["Peru"], ["Chile", "Oslo"])


@pytest.fixture(scope="module")
def store() -> Store:
    """A record of five articles of our own."""
    return record()


def lines_of(page: str) -> list[str]:
    """The lines that say something: no headings, no notes, no heads of tables."""
    return [line for line in page.split("\n") if line and not line.startswith(("#", "[^", "|--", "| |"))]


def section(page: str, heading: str) -> str:
    """What stands under a heading."""
    return page.split(f"## {heading}\n")[1].split("\n## ")[0].split("\n[^1]:")[0].strip()


def test_a_dyad_reads_as_it_should(store: Store) -> None:
    """The brief on two states is, letter by letter, the page that was once read and found good."""
    assert brief(store, ["Chile", "Norway"]) == (GOLDEN / "chile_norway.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("parties", BRIEFS, ids=" ".join)
def test_every_line_is_proved_or_speaks_of_the_search(store: Store, parties: list[str]) -> None:
    """Every line of a brief ends in a footnote, or stands in italics and says what was searched."""
    bare = [
        line
        for line in lines_of(brief(store, parties))
        if not ENDS_IN_A_NOTE.search(line) and not (line.startswith("*") and line.endswith("*"))
    ]
    assert not bare


@pytest.mark.parametrize("parties", BRIEFS, ids=" ".join)
def test_a_footnote_is_the_text_word_for_word(store: Store, parties: list[str]) -> None:
    """What a footnote quotes stands in an article of the record, once its Markdown is read."""
    texts = [" ".join(article.text.split()) for article in store.articles()]
    notes = [NOTE.match(line) for line in brief(store, parties).split("\n") if line.startswith("[^")]
    assert all(notes)
    assert not [n[2] for n in notes if n and not any(ESCAPED.sub(r"\1", n[2]) in text for text in texts)]


@pytest.mark.parametrize("parties", BRIEFS, ids=" ".join)
def test_footnotes_are_numbered_once_and_all_used(store: Store, parties: list[str]) -> None:
    """Footnotes count from 1 without gaps, no two quote the same place, and each is called in the page."""
    page = brief(store, parties)
    notes = [line for line in page.split("\n") if line.startswith("[^")]
    called = {int(number) for line in lines_of(page) for number in re.findall(r"\[\^(\d+)\]", line)}
    assert called == set(range(1, len(notes) + 1))
    assert len({line.partition(": ")[2] for line in notes}) == len(notes)


@pytest.mark.parametrize("parties", BRIEFS, ids=" ".join)
def test_nobody_is_called_current(store: Store, parties: list[str]) -> None:
    """No brief says of anybody or anything that it is current, or so now or today."""
    said = " ".join(lines_of(brief(store, parties))).lower()
    assert not re.search(r"\b(current|currently|now|today)\b", said)


@pytest.mark.parametrize("parties", BRIEFS, ids=" ".join)
def test_no_code_shows_through(store: Store, parties: list[str]) -> None:
    """No line holds a word with underscores, an ISO date, a state's code or an empty value."""
    said = re.sub(r"“[^”]*”|`[^`]*`", "“”", "\n".join(lines_of(brief(store, parties))))
    assert not re.findall(r"\w+_\w+|\d{4}-\d\d|\b(?:CHL|NOR|None)\b|  |\(\)| [,.]|[,.;]{2}", said)


def test_envoys_are_attested_on_days_with_the_handover_between(store: Store) -> None:
    """Two ambassadors in one post are each attested on their day, and the hand-over lies between."""
    said = section(brief(store, ["Norway", "Chile"]), "Who is who")
    assert "**Pablo Ibarra**, ambassador of Chile to Norway: attested 10 June 2024." in said
    assert "**Marta Olsen-Rey**, ambassador of Chile to Norway: attested 6 March 2023." in said
    assert "Between 6 March 2023 and 10 June 2024 Pablo Ibarra took over from Marta Olsen-Rey" in said


def test_an_undated_meeting_stays_undated(store: Store) -> None:
    """A weekday in an article without a date stays a weekday: the meeting is told as undated, with the text's words."""
    page = brief(store, ["Chile", "Norway"])
    assert "**Undated**: Pablo Ibarra" in section(page, "Last contacts")
    assert "the article says “on Wednesday” and carries no date itself" in section(page, "Undated or in dispute")


def test_a_planned_visit_is_told_as_planned(store: Store) -> None:
    """What is to come stands apart, worded as planned, and not among the contacts."""
    page = brief(store, ["Chile", "Norway"])
    assert "is to pay a visit to Chile in September 2024" in section(page, "Planned, proposed, called off")
    assert "September 2024" not in section(page, "Last contacts")


def test_a_plan_whose_day_has_passed_is_unconfirmed(store: Store) -> None:
    """As of a day after the planned one the brief says that no report confirms it."""
    page = brief(store, ["Chile", "Norway"], date(2025, 1, 1))
    assert "was to pay a visit to Chile in September 2024; no report says that it took place" in page


def test_reports_that_disagree_stand_side_by_side(store: Store) -> None:
    """Two days for one signing are both told, each with its quote and footnote."""
    said = section(brief(store, ["Chile", "Norway"]), "Undated or in dispute").split("\n")[0]
    assert said.startswith(
        "- In dispute, the day of signing of the Seafarers' Training Agreement: 3 March 2023 (“Chile"
    )
    assert "against 4 March 2023 (“Norway" in said


def test_a_guess_does_not_contradict_a_statement() -> None:
    """Where words state whom a minister serves, a state worked out from a dateline is neither told nor a dispute."""
    store = record()
    add(
        store,
        "hill-6",
        "SANTIAGO - Norwegian Foreign Minister Lise Strand left. Foreign Minister Lise Strand met Chile's press.",
        [
            minister("Lise Strand", ("NOR", "Norwegian"), "Norwegian Foreign Minister Lise Strand"),
            minister("Lise Strand", ("CHL", "SANTIAGO"), "Foreign Minister Lise Strand met Chile's press"),
        ],
    )
    page = brief(store, ["Norway"])
    assert "**Lise Strand**, foreign minister of Norway" in page
    assert "foreign minister of Chile" not in page
    assert "whom Lise Strand serves" not in page


def test_two_statements_of_one_office_are_a_dispute() -> None:
    """A minister whom one article gives to one state and another to another stands in dispute, with both quotes."""
    store = record()
    quote, rival = "Chile's Foreign Minister Kari Dahl spoke", "Norway: Foreign Minister Kari Dahl left"
    add(store, "hill-6", f"{quote} to the press.", [minister("Kari Dahl", ("CHL", "Chile"), quote)])
    add(store, "hill-7", f"{rival}.", [minister("Kari Dahl", ("NOR", "Norway"), rival)])
    page = brief(store, ["Chile", "Norway"])
    assert "In dispute, whom Kari Dahl serves: foreign minister of " in page


def test_a_strength_meets_a_need(store: Store) -> None:
    """One side's strength and the other's need for the same resource are told as a match."""
    said = section(brief(store, ["Norway", "Chile"]), "Strengths and needs")
    assert "| Natural resources | need: “short of copper” | strength: “rich in copper” |" in said
    assert "Chile's strength in natural resources (“rich in copper”) meets Norway's need (“short of copper”)." in said


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (None, "first anniversary 3 March 2024, next (second) 3 March 2025"),
        (date(2023, 12, 31), "first anniversary 3 March 2024.["),
        (date(2024, 3, 3), "first anniversary 3 March 2024, next (second) 3 March 2025"),
        (date(2032, 3, 2), "first anniversary 3 March 2024, next (ninth) 3 March 2032"),
    ],
)
def test_anniversaries_count_from_the_day_asked_for(store: Store, as_of: date | None, said: str) -> None:
    """The next anniversary is the first after the day asked for, or after the last article: never after today."""
    assert said in section(brief(store, ["Chile", "Norway"], as_of), "Agreements")


def test_at_a_day_of_knowing_later_articles_have_not_been_written(store: Store) -> None:
    """What was known at a day rests on the articles of that day and before; one without a date is not among them."""
    page = brief(store, ["Chile", "Norway"], known_at=date(2023, 12, 31))
    assert "harbour-1" in page
    assert "harbour-2" not in page
    assert "hill-4" not in page
    assert "In dispute" not in page
    assert "wire-3" not in page
    assert "1 article of 6 March 2023" in page
    assert "What was published by 31 December 2023." in page


def test_as_of_a_day_what_began_later_is_left_out(store: Store) -> None:
    """As of a day, later articles count for what they tell of earlier days, and what began later is left out."""
    page = brief(store, ["Chile", "Norway"], date(2023, 12, 31))
    assert "As of 31 December 2023." in page
    assert "opened a consulate in Valparaíso" in page  # told in 2024 of 2021
    assert "In dispute" in page  # as a later article has it
    assert "wire-3, undated" in page
    assert "is to visit" not in page  # told in 2024


def test_a_city_has_its_consulates(store: Store) -> None:
    """The brief on a city tells which states have a post there, and since when."""
    said = section(brief(store, ["Valparaíso"]), "Missions")
    assert "- Norway opened a consulate in Valparaíso, Chile, in May 2021." in said
    assert "- Japan and Peru each had a consulate in Valparaíso, Chile (attested 10 June 2024)." in said


def test_an_organisation_has_its_standings(store: Store) -> None:
    """The brief on an organisation that no table knows tells who stands how in it, and since when."""
    said = section(brief(store, ["the quiet ports forum"]), "Memberships and standings")
    assert "- Chile has been an observer of the Quiet Ports Forum since 2019." in said
    assert "- Norway: chair of the Quiet Ports Forum, attested 10 June 2024." in said


def test_what_was_not_found_is_told_with_what_was_searched(store: Store) -> None:
    """Where nothing is found, the brief says what it looked for, in how many articles of which days."""
    said = section(brief(store, ["Chile", "Peru"]), "Gaps")
    searched = "5 articles of 6 March 2023 to 2 July 2024 (1 of them undated) searched."
    assert said.startswith(f"*Between Chile and Peru no contact is recorded: {searched} No ")
    assert "no plan or proposal, no other event, no agreement," in said
    assert section(brief(store, ["Chile", "Norway"]), "Gaps").startswith(
        "*Between Chile and Norway no contact is recorded after 3 March 2023: 5 articles"
    )


def test_an_empty_record_is_no_news_of_peace() -> None:
    """A brief on an empty record says that it searched no article."""
    page = brief(open_store("memory:", create=True), ["Chile", "Norway"])
    assert "Searched: 0 articles" in page
    assert not [line for line in lines_of(page) if not line.startswith("*")]


def test_a_long_section_is_cut_and_says_so(store: Store) -> None:
    """No section has more lines than a reader bears, and one that is cut says how many more there are."""
    for parties in BRIEFS:
        for part in brief(store, parties).split("\n## ")[1:]:
            heading, _, body = part.partition("\n")
            assert heading in ("Sources", "Undated or in dispute", "Who is who") or (
                body.count("\n- ") <= LINES_PER_SECTION
            )


@pytest.mark.parametrize(
    ("parties", "what"),
    [
        (["Atlantis-on-Sea", "Chile"], "no state, city, organisation or person is known as 'Atlantis-on-Sea'"),
        (["Chile", "CHL"], "Chile and CHL are one and the same"),
        (["Chile", "Norway", "Peru"], "there is no brief on 3 parties"),
        ([], "there is no brief on 0 parties"),
    ],
)
def test_a_question_that_has_no_answer_is_refused(store: Store, parties: list[str], what: str) -> None:
    """A name that nobody knows, one party twice and a wrong number of parties stop with what to do."""
    with pytest.raises(RunStopped) as refused:
        brief(store, parties)
    assert refused.value.what == what
    assert refused.value.remedy


def test_the_same_record_gives_the_same_page(store: Store) -> None:
    """Asking twice, and asking a record that was filled in another order, gives the same page."""
    for parties in BRIEFS:
        assert brief(store, parties) == brief(store, parties) == brief(record(backwards=True), parties)


def test_what_lies_after_its_report_is_a_plan() -> None:
    """An event of a day later than the article that tells it is told as planned, whatever the words were taken for."""
    store = record()
    quote = "Chile and Norway hold talks on 9 August 2024"
    slots = {
        "type": [("consultation", "talks")],
        "date": [("2024-08-09", "9 August 2024")],
        "status": [("happened", "hold")],
    }
    sides = (("CHL", "CHL", "party"), ("NOR", "NOR", "party"))
    add(store, "hill-6", f"{quote}.", [Said("engagement", quote, slots, sides)])
    page = brief(store, ["Chile", "Norway"])
    assert "9 August 2024" not in section(page, "Last contacts")
    assert "Chile and Norway were to hold talks" not in page
    assert "Chile and Norway are to hold talks on 9 August 2024" in section(page, "Planned, proposed, called off")
