"""Sections of a brief whose wording and order rest on what is known of a day, a person or a side."""

from __future__ import annotations

from relazione.store.contract import Store
from relazione.tell.brief import Wish, brief, tell
from tests.tell.samples import Said, add, minister
from tests.tell.samples import record as record_of_five

DAHL = "Norwegian Foreign Minister Kari Dahl"


def met(quote: str, sides: tuple[tuple[str, str, str], ...], kind: str = "meeting", **slots: tuple[str, str]) -> Said:
    """An engagement of these sides; slots as (value, words)."""
    told = {"type": [(kind, quote)], **{slot: [pair] for slot, pair in slots.items()}}
    return Said("engagement", quote, told, sides)


def position(speaker: str, stance: str, quote: str) -> Said:
    """A stance of a Norwegian towards Chile."""
    slots = {"speaker": [(speaker, speaker)], "for": [("NOR", quote)], "stance": [(stance, quote)]}
    return Said("position", quote, slots | {"towards": [("CHL", quote)]})


def of_article(text: str, *facts: Said) -> Store:
    """The record of five articles and one more, of 5 May 2024."""
    store = record_of_five()
    add(store, "hill-9", text, list(facts))
    return store


def contacts(store: Store) -> list[str]:
    """The lines of the last contacts of Chile and Norway."""
    told = brief(store, ["Chile", "Norway"]).split("## Last contacts\n")[1].split("\n## ")[0]
    return [line for line in told.split("\n") if line]


def test_a_year_is_no_later_than_the_months_in_it() -> None:
    """What is known to the year alone stands below what is known to the month of it, and is not the latest contact."""
    sides = (("CHL", "CHL", "party"), ("NOR", "NOR", "party"))
    store = of_article(
        "Chile and Norway met in 2024. Chile and Norway talked in April 2024.",
        met("Chile and Norway met in 2024", sides, date=("2024", "2024")),
        met("Chile and Norway talked in April 2024", sides, "consultation", date=("2024-04", "April 2024")),
    )
    days = [line.split("**")[1] for line in contacts(store)]
    assert days.index("April 2024") < days.index("2024")
    assert "The latest contact with a date was in April 2024" in brief(store, ["Chile", "Norway"])


def test_what_lies_ahead_of_its_report_is_planned() -> None:
    """A meeting that words put after the report ("in the coming weeks") is no contact, but a plan."""
    quote = "Chile and Norway meet in the coming weeks"
    sides = (("CHL", "CHL", "party"), ("NOR", "NOR", "party"))
    page = brief(of_article(quote + ".", met(quote, sides, when=("in the coming weeks",) * 2)), ["Chile", "Norway"])
    assert "- Chile and Norway are to meet (reported on 5 May 2024)." in page


def test_persons_meet_representatives_of_a_state() -> None:
    """Where a person met a state whose people are not named, its representatives are said to have been met."""
    quote = f"{DAHL} met Chile"
    told = met(quote, (("Kari Dahl", "NOR", "guest"), ("CHL", "CHL", "host")), date=("2024-05-03", quote))
    store = of_article(quote + ".", minister("Kari Dahl", ("NOR", "Norwegian"), quote), told)
    assert any(
        "Kari Dahl (foreign minister of Norway) met representatives of Chile." in line for line in contacts(store)
    )


def test_one_person_in_two_spellings_is_told_once() -> None:
    """A participant whom the text names twice, once by the family name, stands in the sentence once."""
    quote = f"{DAHL} and Minister Dahl visited Chile"
    sides = (("Kari Dahl", "NOR", "guest"), ("Dahl", "NOR", "guest"), ("CHL", "CHL", "host"))
    store = of_article(
        quote + ".",
        minister("Kari Dahl", ("NOR", "Norwegian"), quote),
        met(quote, sides, "visit", date=("2024-05-03", quote)),
    )
    assert any(": Kari Dahl (foreign minister of Norway) paid a visit to Chile." in line for line in contacts(store))


def test_a_visit_to_a_city_names_the_city_before_the_state() -> None:
    """A visit to a state in one of its cities is one to the city: "to Valparaíso, Chile"."""
    quote = f"{DAHL} visited Chile in Valparaíso"
    sides = (("Kari Dahl", "NOR", "guest"), ("CHL", "CHL", "host"))
    told = met(quote, sides, "visit", date=("2024-05-03", quote), place=("Valparaíso", "Valparaíso"))
    store = of_article(quote + ".", minister("Kari Dahl", ("NOR", "Norwegian"), quote), told)
    assert any("paid a visit to Valparaíso, Chile." in line for line in contacts(store))


def test_one_speaker_in_two_spellings_has_one_line() -> None:
    """Positions of one sense by one person, spelt in two ways, stand in one line."""
    one, other = f"{DAHL} praised Chile", "Minister Dahl hailed Chile"
    store = of_article(
        f"{one}. {other}.",
        minister("Kari Dahl", ("NOR", "Norwegian"), one),
        position("Kari Dahl", "appreciate", one),
        position("Dahl", "appreciate", other),
    )
    lines = [
        line for line in brief(store, ["Chile", "Norway"]).split("\n") if "expressed appreciation to Chile" in line
    ]
    assert len(lines) == 1 and one in lines[0] and other in lines[0]


def test_a_page_has_one_quote_of_each_speaker() -> None:
    """In a brief of one page a speaker is quoted once in one sense, and what more there is is counted."""
    one, other = f"{DAHL} promised Chile maps", "Dahl promised Chile ships"
    store = of_article(f"{one}. {other}.", position("Kari Dahl", "pledge", one), position("Kari Dahl", "pledge", other))
    page = tell(store, Wish(("Chile", "Norway"), length="page"))
    assert "pledged to Chile: “" in page.markdown
    assert "(and 1 more statement in this sense).[" in page.markdown
    assert page.drawing is None


def test_what_was_searched_stands_last_on_a_page_and_before_the_sources_else() -> None:
    """The line on what was not found follows all that was found."""
    store = record_of_five()
    short = tell(store, Wish(("Chile", "Norway"), length="page")).markdown
    full = brief(store, ["Chile", "Norway"])
    assert [line for line in short.split("\n") if line.startswith("## ")][-1] == "## Gaps"
    assert [line for line in full.split("\n") if line.startswith("## ")][-2:] == ["## Gaps", "## Sources"]


def test_a_holder_has_an_office_for_himself_and_a_name_in_small_letters() -> None:
    """Who is told of in capitals as one of several "Presidents" is "Ana Lopez, President of Chile"."""
    quote = "Presidents ANA LOPEZ of Chile and Kari Dahl of Norway met"
    slots = {
        "person": [("ANA LOPEZ", "ANA LOPEZ")],
        "title": [("Presidents", "Presidents")],
        "office": [("head_of_state", "Presidents")],
        "of": [("CHL", "Chile")],
    }
    page = brief(of_article(quote + ".", Said("tenure", quote, slots)), ["Chile"])
    assert "**Ana Lopez**, President of Chile: attested 5 May 2024." in page


def test_an_organisation_is_not_named_by_the_name_of_another() -> None:
    """Words on the ASEAN Regional Forum are no mention of ASEAN; words on both are."""
    forum, both = "Dahl praised the ASEAN Regional Forum", "Dahl praised the ASEAN Regional Forum and ASEAN"
    slots = {"speaker": [("Dahl", "Dahl")], "for": [("NOR", "Dahl")], "stance": [("appreciate", "praised")]}
    assert forum not in brief(of_article(forum + ".", Said("position", forum, slots)), ["Norway", "ASEAN"])
    assert both in brief(of_article(both + ".", Said("position", both, slots)), ["Norway", "ASEAN"])


def test_a_domain_of_the_whole_record_is_a_title_alone() -> None:
    """A brief on a subject wherever it is told of names no parties in its title."""
    page = tell(record_of_five(), Wish((), subject="labour")).markdown
    assert page.startswith("# Labour\n")
