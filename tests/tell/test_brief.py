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
ENDS_IN_A_NOTE = re.compile(r"\[\^\d+\](?: \|| \*And [\d,]+ more in the record\.\*)?$")
NOTE = re.compile(r"^\[\^(\d+)\]: “(.*)” \((.*)\)\.$")
ESCAPED = re.compile(r"\\([\\`*\[\]<|~_])")
BRIEFS = (["Chile", "Norway"], ["Norway", "CHL"], ["Valparaíso"], ["Quiet Ports Forum"], ["Peru"], ["Chile", "Oslo"])


@pytest.fixture(scope="module")
def store() -> Store:
    """A record of five articles of our own."""
    return record()


def lines_of(page: str) -> list[str]:
    """The lines that say something: no headings, no notes, no heads of tables."""
    return [line for line in page.split("\n") if line and not line.startswith(("#", "[^", "|--", "| Field |"))]


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
    assert "**Undated** (“on Wednesday”): Pablo Ibarra" in section(page, "Last contacts")
    assert "1 engagement stands in undated articles only." in section(page, "Undated or in dispute")


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
    assert "- Natural resources: a strength of Chile meets a need of Norway.[" in said


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
    assert "1 article published 6 March 2023" in page
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
    searched = "5 articles published 6 March 2023 to 2 July 2024 (1 of them undated) searched."
    assert said.startswith(f"*Between Chile and Peru no contact is recorded: {searched} No ")
    assert "No plan or proposal, no other event, no agreement," in said
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


def test_no_sentence_is_noted_twice(store: Store) -> None:
    """A note is the whole sentence that the evidence stands in, so that two facts of one sentence share it."""
    for parties in BRIEFS:
        quotes = [NOTE.match(line)[2] for line in brief(store, parties).split("\n") if line.startswith("[^")]  # type: ignore[index]
        assert not [one for one in quotes for other in quotes if one != other and one.rstrip(".") in other]


def test_all_that_is_cited_is_among_the_sources(store: Store) -> None:
    """Every article that a note quotes has its line under the sources, however many there are."""
    for parties in BRIEFS:
        page = brief(store, parties)
        cited = {NOTE.match(line)[3] for line in page.split("\n") if line.startswith("[^")}  # type: ignore[index]
        assert cited == {line[2:].partition(": note")[0] for line in section(page, "Sources").split("\n")}


def test_an_attestation_is_noted_at_both_ends() -> None:
    """The days between which a holder is attested are proved by the first report and by the last."""
    store = record()
    words = "Chilean Ambassador to Norway Marta Olsen-Rey"
    slots = {
        "person": [("Marta Olsen-Rey", "Marta Olsen-Rey")],
        "title": [("Ambassador", "Ambassador")],
        "office": [("ambassador", "Ambassador")],
        "of": [("CHL", "Chilean")],
        "to": [("NOR", "Norway")],
    }
    add(store, "hill-6", f"{words} opened the fair.", [Said("tenure", words, slots)])
    page = brief(store, ["Chile", "Norway"])
    line = next(line for line in page.split("\n") if line.startswith("- **Marta Olsen-Rey**"))
    assert "attested 6 March 2023 to 5 May 2024" in line
    notes = [next(n for n in page.split("\n") if n.startswith(f"[^{m}]:")) for m in re.findall(r"\^(\d+)", line)]
    assert ["harbour-1, 6 March 2023" in notes[0], "hill-6, 5 May 2024" in notes[1], len(notes)] == [True, True, 2]


def test_one_person_is_spelled_in_one_way() -> None:
    """A page spells a person as the record's tenure does, whatever the single articles write."""
    store = record()
    quote = "Chilean Ambassador Marta Olsen-REY met Norway's press"
    slots = {"type": [("meeting", "met")], "date": [("2024-05-05", "met")], "status": [("happened", "met")]}
    sides = (("Marta Olsen-REY", "CHL", "guest"), ("NOR", "NOR", "host"))
    add(store, "hill-6", f"{quote}.", [Said("engagement", quote, slots, sides)])
    page = brief(store, ["Chile", "Norway"])
    assert "Olsen-REY" not in re.sub(r"“[^”]*”", "", page) and "Olsen-REY" in page


def test_the_gaps_and_the_summary_agree_on_the_last_contact(store: Store) -> None:
    """Where a signing is the last contact with a day, the summary says that it tells of the others."""
    store = record()
    quote = "Chile and Norway signed the Krill Pact on 2 May 2024"
    slots = {
        "type": [("signing", "signed")],
        "date": [("2024-05-02", "2 May 2024")],
        "status": [("happened", "signed")],
    }
    pact = {
        "name": [("Krill Pact", "Krill Pact")],
        "type": [("agreement", "Pact")],
        "parties": [("CHL", "Chile"), ("NOR", "Norway")],
        "signed": [("2024-05-02", "2 May 2024")],
        "status": [("signed", "signed")],
    }
    sides = (("CHL", "CHL", "party"), ("NOR", "NOR", "party"))
    add(store, "hill-6", f"{quote}.", [Said("engagement", quote, slots, sides), Said("agreement", quote, pact)])
    page = brief(store, ["Chile", "Norway"])
    assert "Signings apart, the latest contact with a date was on 3 March 2023" in section(page, "In short")
    assert "no contact is recorded after 2 May 2024" in section(page, "Gaps")
    assert "signed an agreement" not in section(page, "Last contacts")
