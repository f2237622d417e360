"""The exports: complete, in one order, the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from relazione.errors import RunStopped
from relazione.record.claim import Admission
from relazione.store.contract import Store
from relazione.store.fresh import entries_of
from relazione.store.view import View
from relazione.tell.export import export, makes_files, names, write_files
from tests.tell.samples import exported_tables, record


@pytest.fixture(scope="module")
def store() -> Store:
    """A record of five articles of our own."""
    return record()


def objects(store: Store, name: str) -> list[dict[str, object]]:
    """The lines of an export, read back."""
    return [json.loads(line) for line in export(store, name)]


def test_every_article_has_its_line_in_order(store: Store) -> None:
    """The codebook export has one line for each given id, sorted, and an empty list where nothing was found."""
    rows = objects(store, "codebook")
    assert [row["doc"] for row in rows] == ["harbour-1", "harbour-2", "hill-4", "hill-5", "wire-3"]
    assert rows[3]["facts"] == []


def test_the_evidence_is_the_text(store: Store) -> None:
    """`text[start:end]` is the evidence for every exported fact."""
    texts = {article.given_id: article.text for article in store.articles()}
    for row in objects(store, "codebook"):
        for fact in row["facts"]:  # type: ignore[attr-defined]
            assert texts[str(row["doc"])][fact["start"] : fact["end"]] == fact["evidence"]


def test_an_undated_engagement_keeps_its_words(store: Store) -> None:
    """An engagement whose day is not known has a null date and the words; one that has a day has no words."""
    engagements = [f for row in objects(store, "codebook") for f in row["facts"] if f["kind"] == "engagement"]  # type: ignore[attr-defined]
    undated = [fact for fact in engagements if fact["date"] is None]
    assert [fact["when"] for fact in undated] == ["on Wednesday"]
    assert not [fact for fact in engagements if fact["date"] and "when" in fact]


def test_participants_say_for_whom_they_act(store: Store) -> None:
    """Each side of an engagement has who, for and role."""
    facts = [f for row in objects(store, "codebook") for f in row["facts"] if f["kind"] == "engagement"]  # type: ignore[attr-defined]
    assert facts[0]["participants"] == [
        {"who": "Marta Olsen-Rey", "for": "CHL", "role": "guest"},
        {"who": "Kari Dahl", "for": "NOR", "role": "host"},
    ]


def test_claims_have_all_their_spans(store: Store) -> None:
    """The export of claims quotes each value by its span, in code points and in UTF-16 units."""
    texts = {article.id: article.text for article in store.articles()}
    claims = objects(store, "claims")
    assert len(claims) == sum(1 for _ in store.claims())
    for claim in claims:
        text = texts[claim["article"]["id"]]  # type: ignore[index]
        utf16 = text.encode("utf-16-le")
        values = [v for slot in claim["slots"].values() for v in slot] + [claim]  # type: ignore[attr-defined]
        for value in values:
            assert text[value["start"] : value["end"]] == value["quote"]
            assert utf16[2 * value["start_utf16"] : 2 * value["end_utf16"]].decode("utf-16-le") == value["quote"]


def test_a_flag_moves_utf16_and_not_code_points() -> None:
    """After a flag emoji the two offsets differ by its two surrogate pairs."""
    from relazione.record.claim import ClaimValue
    from relazione.tell.exports.claims import value_object

    told = value_object(ClaimValue("NOR", 3, 9, "Norway"), "🇳🇴 Norway")
    assert (told["start"], told["start_utf16"], told["end_utf16"]) == (3, 5, 11)


@pytest.mark.parametrize("name", names())
def test_an_export_is_the_same_bytes(store: Store, name: str, tmp_path: Path) -> None:
    """Two exports of one record, and of a record filled in another order, are the same bytes."""
    first = _bytes(store, name, tmp_path / "first")
    assert first == _bytes(store, name, tmp_path / "second") == _bytes(record(backwards=True), name, tmp_path / "third")


def _bytes(store: Store, name: str, folder: Path) -> dict[str, bytes]:
    """All that an export writes, by the name of the file; "" where it makes no files; of a database none of it."""
    if not makes_files(name):
        return {"": "".join(export(store, name)).encode()}
    write_files(store, name, folder)
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".duckdb"}


def test_tables_hold_every_entry_and_every_report(store: Store) -> None:
    """entries.csv has a line for each entry, reports.csv one for each of its reports, with the words of the text."""
    tables = exported_tables(store)
    entries = {entry.id: entry for entry in entries_of(store)}
    assert [row["entry"] for row in tables["entries.csv"]] == list(entries)
    texts = {article.given_id: article.text for article in store.articles()}
    reports = tables["reports.csv"]
    assert all(texts[row["doc"]][int(row["start"]) : int(row["end"])] == row["quote"] for row in reports)
    assert {"entry", "kind", "doc", "start", "end", "quote"} <= reports[0].keys()
    own = [(row["entry"], row["claim"]) for row in reports if not row["part"]]
    assert sorted(own) == sorted((entry.id, claim) for entry in entries.values() for claim in entry.claims)


def test_several_files_need_a_folder(store: Store) -> None:
    """An export of several files says that it wants a folder where it is asked for one text."""
    with pytest.raises(RunStopped, match="folder"):
        export(store, "csv")


def test_an_unknown_export_says_which_there_are(store: Store) -> None:
    """A name that no export has stops with the names that there are."""
    with pytest.raises(RunStopped, match=r"claims, .*codebook"):
        export(store, "spreadsheet")


def test_known_at_exports_no_later_article(store: Store) -> None:
    """What was published after the day is in no export, and entries rest on what was known by it alone."""
    view = View(known_at=date(2023, 12, 31))
    assert [json.loads(line)["doc"] for line in export(store, "codebook", view)] == ["harbour-1"]
    tables = exported_tables(store, view)
    assert {row["doc"] for row in tables["reports.csv"]} == {"harbour-1"}
    assert {row["disputes"] for row in tables["entries.csv"]} == {""}


def test_as_of_exports_what_had_begun(store: Store) -> None:
    """What began after the day is left out, whoever told of it: the signing stays with both its reports."""
    tables = exported_tables(store, View(as_of=date(2023, 6, 1)))
    assert not [row for row in tables["entries.csv"] if row["person"] == "Pablo Ibarra" and row["kind"] == "tenure"]
    (signing,) = [row for row in tables["entries.csv"] if row["kind"] == "agreement"]
    assert signing["docs"] == "harbour-1; hill-4"


@pytest.mark.parametrize("name", ["bibtex", "claims", "codebook", "csl", "plover"])
def test_what_tells_no_entries_takes_no_day_of_the_world(store: Store, name: str) -> None:
    """An export of articles or claims, which begin on no day, says that it cannot answer --as-of."""
    with pytest.raises(RunStopped, match="tells no entries"):
        export(store, name, View(as_of=date(2023, 6, 1)))


@pytest.mark.parametrize("name", ["claims", "codebook"])
def test_one_reader_alone(name: str) -> None:
    """With a reader only its claims are told; an article that another read alone has none of them."""
    filled = record()
    article = next(article for article in filled.articles() if article.given_id == "hill-4")
    claims = list(filled.claims(article=article.id))
    others = tuple(replace(claim, id=claim.id[::-1], reader="other") for claim in claims)
    filled.add_reading(article.id, "other", "1", Admission(others, ()))
    told = "".join(export(filled, name, wishes={"reader": "grammar"}))
    assert told == "".join(export(record(), name))
    assert len("".join(export(filled, name))) > len(told)


@pytest.mark.parametrize("name", ["csv", "bibtex"])
def test_a_wish_that_is_not_known_is_told(store: Store, name: str, tmp_path: Path) -> None:
    """An option that an export does not have stops it, and is not passed over."""
    with pytest.raises(RunStopped, match="has no option --reader"):
        if makes_files(name):
            write_files(store, name, tmp_path, wishes={"reader": "grammar"})
        else:
            export(store, name, wishes={"reader": "grammar"})
