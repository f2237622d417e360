"""The panel of dyads and periods."""

from __future__ import annotations

import csv

import pytest

from relazione.errors import RunStopped
from relazione.store.contract import Store
from relazione.tell.export import export
from relazione.tell.panel import columns, panel
from tests.tell.samples import Said, add, record


def told(
    store: Store, unit: str = "dyad-year", directed: bool = False, zero_filled: bool = False
) -> list[dict[str, object]]:
    """The rows by the names of their columns."""
    return [dict(zip(columns(unit), row, strict=True)) for row in panel(store, unit, directed, zero_filled)]


def summit(store: Store) -> None:
    """Put a summit of three states into a record."""
    text = "Chile, Norway and Peru held a summit in Lima on 2 May 2024."
    slots = {"type": [("conference", "summit")], "date": [("2024-05-02", "2 May 2024")]}
    add(store, "summit", text, [Said("engagement", text, slots, tuple((s, n, "party") for s, n in
        (("Chile", "CHL"), ("Norway", "NOR"), ("Peru", "PER"))))])  # fmt: skip


def test_a_dyad_is_told_once_with_its_codes() -> None:
    """The pair stands in the order of its codes, with the numbers of both lists of states."""
    row = next(row for row in told(record()) if row["year"] == 2023)
    assert (row["iso3_a"], row["cow_a"], row["gw_a"]) == ("CHL", 155, 155)
    assert (row["iso3_b"], row["cow_b"], row["gw_b"]) == ("NOR", 385, 385)
    assert row["agreements_signed"] == 1 and row["n_meeting"] == 1


def test_a_gathering_of_three_is_no_meeting_of_two() -> None:
    """A summit counts in `multilateral` of each pair and in no pair's `bilateral`."""
    store = record()
    before = sum(int(str(row["bilateral"])) for row in told(store))
    summit(store)
    rows = [row for row in told(store) if row["multilateral"]]
    assert [(row["iso3_a"], row["iso3_b"]) for row in rows] == [("CHL", "NOR"), ("CHL", "PER"), ("NOR", "PER")]
    assert sum(int(str(row["bilateral"])) for row in told(store)) == before


def test_a_directed_panel_counts_a_stance_from_its_speaker() -> None:
    """A request of Norway to Chile stands in the row from Norway, not in the row back."""
    rows = {(row["iso3_a"], row["iso3_b"]): row for row in told(record(), directed=True) if row["year"] == 2023}
    assert rows["NOR", "CHL"]["positions_conflictual"] == 1
    assert rows.get(("CHL", "NOR"), {"positions_conflictual": 0})["positions_conflictual"] == 0


def test_zeros_fill_the_years_of_publication() -> None:
    """With zeros each pair of states that the record names has a row for each year in which its articles came out."""
    store = record()
    summit(store)
    rows = told(store, zero_filled=True)
    years = {(row["iso3_a"], row["iso3_b"], row["year"]) for row in rows}
    assert {("CHL", "PER", 2023), ("CHL", "PER", 2024), ("NOR", "PER", 2023)} <= years
    assert len(years) == len(rows)


def test_months_have_their_column() -> None:
    """A panel by months tells the month, and leaves out what is known to the year only."""
    assert {row["month"] for row in told(record(), "dyad-month")} <= set(range(1, 13))


def test_no_heading_is_written_for_an_unknown_unit() -> None:
    """The export stops before its first line, so that nothing half done goes down a pipe."""
    with pytest.raises(RunStopped, match="dyad-month"):
        next(export(record(), "panel", wishes={"unit": "week"}))


def test_an_unknown_unit_is_named() -> None:
    """A unit that is not there is an error that names those that are."""
    with pytest.raises(RunStopped, match="dyad-year"):
        list(panel(record(), "dyad-week"))


def test_the_export_is_csv_with_a_heading() -> None:
    """The export has the columns' names first and as many cells in every row."""
    lines = list(csv.reader("".join(export(record(), "panel")).splitlines()))
    assert tuple(lines[0]) == columns("dyad-year")
    assert {len(line) for line in lines} == {len(lines[0])}
