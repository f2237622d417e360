"""The export in GDELT's columns."""

from __future__ import annotations

from relazione.codebook.table import rows
from relazione.tell.export import export
from relazione.tell.exports.gdelt import COLUMNS
from tests.tell.samples import record

DAY, ACTOR1, ACTOR2, CODE, ROOT, QUAD, MENTIONS, SOURCE = 1, 5, 15, 26, 28, 29, 31, 60


def cells() -> list[list[str]]:
    """The rows of a record of our own."""
    return [line.rstrip("\n").split("\t") for line in export(record(), "gdelt")]


def test_every_row_has_the_columns_of_gdelt() -> None:
    """Each row has 61 cells, an id of its own that fits 64 bits, and a source."""
    found = cells()
    assert found and all(len(row) == COLUMNS and row[SOURCE] for row in found)
    assert len({row[0] for row in found}) == len(found)
    assert all(0 <= int(row[0]) < 2**63 for row in found)


def test_codes_and_classes_go_together() -> None:
    """The root is the beginning of the code, and a signature is verbal cooperation."""
    assert all(row[ROOT] == row[CODE][:2] for row in cells())
    signed = [row for row in cells() if row[CODE] == "057"]
    assert [(row[DAY], {row[ACTOR1], row[ACTOR2]}, row[QUAD]) for row in signed] == [("20230303", {"CHL", "NOR"}, "1")]


def test_reports_are_mentions_and_not_rows() -> None:
    """A signing that two articles tell is one row with two mentions."""
    assert [row[MENTIONS] for row in cells() if row[CODE] == "057"] == ["2"]


def test_every_plover_type_has_a_code() -> None:
    """The table ends each type with a row that fits anything, so that nothing coded is lost."""
    last = {row["plover"]: row for row in rows("cameo_codes")}
    types = {row["code"] for row in rows("plover_types")}
    assert last.keys() == types
    assert not [row for row in last.values() if row["kind"] or row["value"] or row["status"]]
