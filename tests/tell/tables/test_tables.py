"""The tables of the data set: whole, described, and each row with its proof."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from relazione.record.kind import all_kinds
from relazione.resolve.judgement import Judgement
from relazione.store.contract import Store
from relazione.store.judging import judge, undo
from relazione.store.view import View
from relazione.tell.csv_text import Cell
from relazione.tell.panel_table import panel_table
from relazione.tell.table import FORMS, Table, all_tables
from relazione.tell.whole import Whole
from tests.tell.samples import Said, add, exported_tables, record

NAMES = sorted(all_tables())
WITHOUT_PROOF = ("documents",)  # an article is itself what rows lead to


def judged_record() -> Store:
    """A record of our own in which persons have rejected a report, corrected one, judged a pledge and taken back."""
    store = record()
    text = "Chile and Norway opened Chilean ports to Norwegian research ships on 5 May 2024."
    slots = {
        "type": [("project", "opened")],
        "date": [("2024-05-05", "5 May 2024")],
        "status": [("happened", "opened")],
    }
    sides = (("CHL", "CHL", "party"), ("NOR", "NOR", "party"))
    add(store, "quay-6", text, [Said("engagement", text, slots, sides)])
    profile = next(iter(store.claims(kind="profile")))
    tenure = next(claim for claim in store.claims(kind="tenure") if claim.one("person") == "Nils Berg")
    pledge = next(claim for claim in store.claims(kind="position") if claim.one("stance") == "pledge")
    for act, claim, slot, value in (
        ("reject", profile, None, None),
        ("correct", tenure, "title", "Minister of Fish"),
        ("correct", pledge, "fulfilment", "+1"),
    ):
        judge(store, Judgement(act, (claim.id,), "A. Reader", "2025-01-05", "I was there", slot, value))
    confirmed = judge(store, Judgement("confirm", (tenure.id,), "A. Reader", "2025-01-06", "checked"))
    undo(store, Judgement("undo", (), "A. Reader", "2025-01-07", "a slip", None, confirmed.id))
    return store


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """That record."""
    filled = judged_record()
    yield filled
    filled.close()


@pytest.fixture(scope="module")
def tables(store: Store) -> dict[str, list[dict[str, str]]]:
    """The rows of every table, as CSV has them."""
    return {name.removesuffix(".csv"): rows for name, rows in exported_tables(store).items()}


def test_the_tables_that_were_promised_are_there() -> None:
    """Articles, reports, entries by kind and all that relates them have a table each."""
    promised = {"documents", "reports", "entries", "participants", "domains", "persons", "posts", "parties"}
    promised |= {"pledges", "disagreements", "judgements"} | {f"{kind}s" for kind in all_kinds()}
    assert promised <= set(NAMES)


@pytest.mark.parametrize("table", [*all_tables().values(), panel_table("dyad-month")], ids=lambda table: table.name)
def test_a_table_describes_itself(table: Table) -> None:
    """Every column has a meaning and a form, keys are columns that every row fills, references lead to columns."""
    columns = {column.name: column for column in table.columns}
    assert len(columns) == len(table.columns)
    assert all(column.means.endswith(".") and column.form in FORMS for column in table.columns)
    assert all(columns[name].needed for name in table.key)
    for reference in table.references:
        others = {column.name for column in all_tables()[reference.table].columns}
        assert set(reference.columns) <= columns.keys() and set(reference.theirs) <= others


def test_no_slot_is_lost() -> None:
    """Every slot of a kind is a column of its table, or has a table of its own."""
    own = {"domains", "parties"}
    for kind in all_kinds().values():
        columns = {column.name for column in all_tables()[f"{kind.name}s"].columns}
        assert {slot.name for slot in kind.slots} - own <= columns


@pytest.mark.parametrize("name", NAMES)
def test_rows_fit_their_columns(store: Store, name: str) -> None:
    """A row has no cell without a column, fills what is always filled, keeps its closed lists, and has its own key."""
    table = all_tables()[name]
    columns = {column.name: column for column in table.columns}
    rows = list(table.rows(Whole(store)))
    assert rows
    for row in rows:
        assert row.keys() <= columns.keys()
        for column in table.columns:
            cell = row.get(column.name)
            assert cell not in (None, "") or not column.needed, column.name
            assert cell is None or _fits(cell, column.form), column.name
            assert cell is None or not column.words or cell in column.allowed, column.name
    keys = [tuple(row[part] for part in table.key) for row in rows]
    assert len(keys) == len(set(keys))


def _fits(cell: Cell, form: str) -> bool:
    if form == "boolean":
        return isinstance(cell, bool)
    if form in ("integer", "number"):
        return isinstance(cell, int if form == "integer" else int | float) and not isinstance(cell, bool)
    return isinstance(cell, str | tuple)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in WITHOUT_PROOF])
def test_every_row_leads_to_an_article_a_span_and_a_quote(
    store: Store, tables: dict[str, list[dict[str, str]]], name: str
) -> None:
    """In at most two joins: to reports by entry and claim (judgements have all themselves), to documents from there."""
    texts = {article.id: article.text for article in store.articles()}
    reports = {(row["entry"], row["claim"]): row for row in tables["reports"]}
    documents = {row["document"]: row for row in tables["documents"]}
    for row in tables[name]:
        report = row if name == "judgements" else reports[row["entry"], row["claim"]]
        document = documents[report["document"]]
        assert document["doc"] == report["doc"]
        assert texts[document["document"]][int(report["start"]) : int(report["end"])] == report["quote"] != ""


@pytest.mark.parametrize("name", NAMES)
def test_references_lead_somewhere(tables: dict[str, list[dict[str, str]]], name: str) -> None:
    """What a row names of another table is there."""
    for reference in all_tables()[name].references:
        there = {tuple(row[column] for column in reference.theirs) for row in tables[reference.table]}
        named = {tuple(row[column] for column in reference.columns) for row in tables[name]}
        assert {cells for cells in named if all(cells)} <= there


def test_an_entry_has_its_leading_quote(tables: dict[str, list[dict[str, str]]]) -> None:
    """entries.csv and reports.csv both have entry, kind, doc, start, end and quote."""
    for name in ("entries", "reports"):
        assert {"entry", "kind", "doc", "start", "end", "quote"} <= tables[name][0].keys()


def test_a_rival_value_is_a_row_of_its_own(tables: dict[str, list[dict[str, str]]]) -> None:
    """Two days for one signing are two sides of a disagreement and two values of the slot, the leading one first."""
    sides = [(row["side"], row["value"]) for row in tables["disagreements"] if row["about"] == "signed"]
    assert [side for side, _ in sides] == ["1", "2"]
    assert {value for _, value in sides} == {"2023-03-03", "2023-03-04"}
    (signing,) = tables["agreements"]
    values = [row["value"] for row in tables["slot_values"] if row["slot"] == "signed"]
    assert values[0] == signing["signed"] and len(values) == 2


def test_judgements_stand_with_what_was_judged(tables: dict[str, list[dict[str, str]]]) -> None:
    """A rejected report is in no entry but keeps its quote; what was taken back holds no more; an outcome is told."""
    by_act = {row["act"]: row for row in tables["judgements"] if row["slot"] != "fulfilment"}
    assert by_act["reject"]["entry"] == "" and "copper" in by_act["reject"]["quote"]
    assert (by_act["confirm"]["holds"], by_act["undo"]["holds"]) == ("false", "true")
    assert by_act["undo"]["claim"] == by_act["confirm"]["claim"]
    assert [row["outcome"] for row in tables["pledges"] if row["outcome"]] == ["1"]
    assert "Minister of Fish" in {row["title"] for row in tables["tenures"]}


def test_a_person_is_one_row_whatever_the_title(tables: dict[str, list[dict[str, str]]]) -> None:
    """Who is named in three ways in two articles is one person, and rows that name him or her lead there."""
    (dahl,) = [row for row in tables["persons"] if "Dahl" in row["name"]]
    assert (dahl["name"], dahl["for"], dahl["offices"]) == ("Kari Dahl", "NOR", "foreign_minister")
    assert {row["person_id"] for row in tables["participants"] if row["who"] == "Kari Dahl"} == {dahl["person_id"]}
    assert not [row for row in tables["persons"] if row["name"] in ("Oslo", "CHL", "Quiet Ports Forum")]


def test_an_actor_has_the_codes_of_its_state(tables: dict[str, list[dict[str, str]]]) -> None:
    """A state has its three codes; a body that no table knows has none."""
    actors = {row["actor"]: row for row in tables["actors"]}
    assert [actors["CHL"][code] for code in ("kind", "iso3", "cow", "gw")] == ["state", "CHL", "155", "155"]
    assert [actors["Quiet Ports Forum"][code] for code in ("kind", "iso3", "cow")] == ["other", "", ""]


def test_events_are_coded(tables: dict[str, list[dict[str, str]]]) -> None:
    """A signing has its PLOVER type and CAMEO code."""
    (signing,) = tables["agreements"]
    assert (signing["plover"], signing["cameo"]) == ("SUPPORT", "057")


def test_a_view_narrows_every_table(store: Store) -> None:
    """With a day of knowing no table has a row that rests on a later article."""
    from datetime import date

    told = exported_tables(store, View(known_at=date(2023, 12, 31)))
    assert {row["doc"] for row in told["documents.csv"]} == {"harbour-1"}
    assert {row["doc"] for row in told["reports.csv"]} == {"harbour-1"}
    assert not told["memberships.csv"] and not told["disagreements.csv"] and not told["judgements.csv"]
