"""The search: articles and quotes that hold some words, ranked and marked."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.errors import RunStopped
from relazione.store.contract import Store
from relazione.store.view import View
from relazione.tell.answer import as_csv, as_json, as_text
from relazione.tell.ask import ask
from relazione.tell.highlight import best_sentence, highlighted, marks
from relazione.tell.question import Within
from tests.tell.samples import record


@pytest.fixture(scope="module")
def store() -> Store:
    """A record of five articles of our own."""
    return record()


def found(store: Store, words: str, within: Within = Within(), view: View = View()) -> list[tuple[str, str]]:
    """What a search finds: article or quote, and the article's id."""
    rows = ask(store, "search", [words], view, within=within).rows
    return [(str(row.cells["what"]), str(row.cells["article"])) for row in rows]


def test_quotes_stand_under_their_articles(store: Store) -> None:
    """Every article that holds all words is found, and under it the quotes that do, with the words marked."""
    rows = ask(store, "search", ["seafarers", "TRAINING"]).rows
    articles = [row for row in rows if row.cells["what"] == "article"]
    assert {row.cells["article"] for row in articles} == {"harbour-1", "hill-4"}
    assert all("**Seafarers**' **Training** Agreement" in str(row.cells["words"]) for row in rows)
    assert all(row.depth == (row.cells["what"] == "quote") for row in rows) and len(rows) > len(articles)
    fits = [float(str(row.cells["fit"])) for row in articles]
    assert fits == sorted(fits, reverse=True)


def test_a_row_leads_back_to_its_words(store: Store) -> None:
    """The offsets of a row give its words in the article, once the marks are taken away."""
    texts = {article.given_id: article.text for article in store.articles()}
    for row in ask(store, "search", ["Norway"]).rows:
        start, end = int(str(row.cells["start"])), int(str(row.cells["end"]))
        assert str(row.cells["words"]).replace("**", "") == texts[str(row.cells["article"])][start:end]


def test_a_search_between_two_parties_leaves_all_else_out(store: Store) -> None:
    """With two parties only articles that name or tell of both are found, and quotes that tell of both."""
    assert {article for _, article in found(store, "the")} >= {"hill-5", "harbour-1"}
    between = found(store, "the", Within(("Chile", "NOR")))
    assert between and "hill-5" not in {article for _, article in between}
    with pytest.raises(RunStopped, match="Atlantis"):
        found(store, "the", Within(("Chile", "Atlantis-on-Sea")))


def test_a_search_since_a_day_leaves_older_and_undated_articles_out(store: Store) -> None:
    """Only articles published then or later are found, none without a date."""
    since = {article for _, article in found(store, "Norway", Within(since=date(2024, 7, 1)))}
    assert since == {"hill-4"}


def test_a_search_takes_both_axes_of_time_and_a_bar(store: Store) -> None:
    """What was published or began later, and claims that score less, are out of sight."""
    known = {article for _, article in found(store, "Norway", view=View(known_at=date(2023, 12, 31)))}
    assert known == {"harbour-1"}
    assert ("quote", "harbour-1") not in found(store, "Seafarers", view=View(as_of=date(2023, 1, 1)))
    assert {what for what, _ in found(store, "Seafarers", view=View(at_least=0.99))} == {"article"}


@pytest.mark.parametrize("words", ['"', "()", "* ^ -", ""])
def test_no_word_is_no_search(store: Store, words: str) -> None:
    """A search without a letter or a digit stops with what to do."""
    with pytest.raises(RunStopped, match="no word to look for"):
        found(store, words)


@pytest.mark.parametrize(
    "words", ["Chile AND Norway", "NEAR(Chile Norway)", "text:Chile", 'Chile"', "Chi*", "NOT Chile"]
)
def test_operators_are_words(store: Store, words: str) -> None:
    """Signs and operators of a query language have no meaning: nothing breaks, and words are looked for as words."""
    assert all(what in ("article", "quote") for what, _ in found(store, words))
    assert found(store, "Chile and Norway") == found(store, "Chile AND Norway") != []


def test_words_in_quotes_follow_each_other(store: Store) -> None:
    """A phrase in double quotes is found only where its words stand together."""
    assert found(store, '"southern ice"') and not found(store, '"ice southern"')
    assert found(store, "ice southern")


def test_every_form_tells_a_search(store: Store) -> None:
    """A search is told as text, JSON and CSV, and says what it looked in."""
    told = ask(store, "search", ["copper"])
    assert "Searched 5 articles" in "".join(as_text(told))
    assert '"words":"' in "".join(as_json(told)).replace(": ", ":") and "**copper**" in "".join(as_csv(told))


def test_marks_follow_the_text_and_not_its_folding() -> None:
    """Accents and capitals do not hide a word, and the offsets are those of the text as it stands."""
    text = "In São Tomé, the RARE earths; rare-earth exports of Sao Tome."
    spans = marks(text, '"sao tome" "rare earth"')
    assert [text[a:b] for a, b in spans] == ["São Tomé", "rare-earth", "Sao Tome"]
    assert highlighted("a b", marks("a b", "b")) == "a **b**"
    assert best_sentence("One. Two b. Three b c.", marks("One. Two b. Three b c.", "b c")) == (12, 22)
    assert marks(text, "") == []
