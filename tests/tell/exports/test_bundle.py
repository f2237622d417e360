"""The data set as other people's programs read it: Frictionless, DuckDB, pandas, pyreadstat, pyarrow, sha256sum."""

from __future__ import annotations

import csv
import hashlib
import json
import warnings
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from relazione.errors import RunStopped
from relazione.store.contract import Store
from relazione.tell import optional
from relazione.tell.export import export, write_files
from relazione.tell.table import Table, all_tables
from tests.tell.samples import Said, add
from tests.tell.tables.test_tables import judged_record

duckdb: Any = import_module("duckdb")
pandas: Any = import_module("pandas")
parquet: Any = import_module("pyarrow.parquet")
pyreadstat: Any = import_module("pyreadstat")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    frictionless: Any = import_module("frictionless")

WICKED = 'The "quoted", <marked> & \\braced{}\r\nproject; = 100 % ~ $5_000 🇳🇴'
PAPERS = {"README.md", "CITATION.cff", "SHA256SUMS", "codebook.md", "datapackage.json"}
STATA_NAMES = {"end": "end_", "for": "for_", "in": "in_"}

Folder = Callable[[str], Path]


@pytest.fixture(scope="module")
def store() -> Store:
    """A record with judgements, a long quote, one with all marks that a form must escape, and a day before 1900."""
    filled = judged_record()
    for number, name in enumerate((WICKED, "word " * 700)):
        text = f"Norway and Chile opened the {name.strip()} on 5 May 2024, as in 1648."
        slots = {"type": [("project", "opened")], "name": [(name.strip(),) * 2], "date": [("1648-05-05", "1648")]}
        sides = (("Norway", "NOR", "party"), ("Chile", "CHL", "party"))
        add(filled, f'wicked "<&>", {number}', text, [Said("engagement", text, slots, sides)])
    return filled


@pytest.fixture(scope="module")
def folder(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """Gives the folder of an export, written once, with the panel in it."""
    made: dict[str, Path] = {}

    def written(name: str) -> Path:
        if name not in made:
            made[name] = tmp_path_factory.mktemp(name)
            write_files(store, name, made[name], wishes={"unit": "dyad-year"})
        return made[name]

    return written


def rows(folder: Folder, table: str) -> list[dict[str, str]]:
    """The rows of a table as CSV has them."""
    with (folder("csv") / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("name", ["csv", "parquet", "stata", "duckdb"])
def test_frictionless_finds_no_fault(folder: Folder, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes and hashes are right; of CSV every cell has its type, every key is its own, every reference leads on."""
    monkeypatch.chdir(folder(name))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's own
        report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["name", "type", "message"])[:5]
    named = {task.name.replace("-", "_") for task in report.tasks}
    assert named == ({"relazione"} if name == "duckdb" else {*all_tables(), "panel"})


@pytest.mark.parametrize("name", ["csv", "parquet", "duckdb", "stata"])
def test_the_papers_go_with_every_form(folder: Folder, name: str) -> None:
    """README, CITATION.cff, codebook, package and checksums are there, and the checksums are those of the files."""
    here = folder(name)
    assert {path.name for path in here.iterdir()} >= PAPERS
    sums = dict(line.split("  ")[::-1] for line in (here / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    steady = {path.name for path in here.iterdir() if path.suffix != ".duckdb"} - {"SHA256SUMS"}
    assert sums.keys() == steady
    assert all(hashlib.sha256((here / file).read_bytes()).hexdigest() == told for file, told in sums.items())


def test_all_forms_have_one_version(folder: Folder) -> None:
    """The same record has the same version in every form, in README, CITATION.cff and the package alike."""
    found = set()
    for name in ("csv", "parquet", "duckdb", "stata"):
        cited = yaml.safe_load((folder(name) / "CITATION.cff").read_text(encoding="utf-8"))
        package = json.loads((folder(name) / "datapackage.json").read_text(encoding="utf-8"))
        assert f"Version {package['version']} " in (folder(name) / "README.md").read_text(encoding="utf-8")
        found |= {cited["version"], package["version"]}
    assert len(found) == 1


def test_the_citation_has_what_the_format_asks(folder: Folder) -> None:
    """CITATION.cff names its version of the format, a title, a message and authors."""
    cited = yaml.safe_load((folder("csv") / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "title", "message", "authors"} <= cited.keys()
    assert cited["cff-version"] == "1.2.0" and cited["type"] == "dataset" and cited["authors"][0]["name"]


def test_the_codebook_has_every_column(folder: Folder) -> None:
    """codebook.md has a section for each table and a row for each of its columns."""
    sections = (folder("csv") / "codebook.md").read_text(encoding="utf-8").split("\n## ")
    told = {section.partition("\n")[0]: section for section in sections}
    for table in all_tables().values():
        assert all(f"\n| {column.name} | " in told[table.name] for column in table.columns)


def test_duckdb_joins_parquet(folder: Folder) -> None:
    """From the Parquet files a participant leads to the words that name it, by the query that README gives."""
    here = folder("parquet")
    readme = (here / "README.md").read_text(encoding="utf-8")
    query = readme.partition("```sql\n")[2].partition(";\n```")[0]
    with duckdb.connect() as connection:
        for table in ("participants", "reports", "documents"):
            connection.execute(f"create view {table} as from '{here / table}.parquet'")
        found = connection.execute(query).fetchall()
    assert len(found) == len(rows(folder, "participants"))
    assert {row[2] for row in found if row[0] == "Marta Olsen-Rey"} <= {row["quote"] for row in rows(folder, "reports")}


def test_parquet_has_the_rows_of_csv_with_types(folder: Folder) -> None:
    """Every table has the same cells in the same order; days are days, numbers numbers, empty cells null."""
    for name, table in all_tables().items():
        read = parquet.read_table(folder("parquet") / f"{name}.parquet")
        assert read.column_names == [column.name for column in table.columns]
        assert [_texts(row) for row in read.to_pylist()] == [_same_numbers(row, table) for row in rows(folder, name)]
    days = parquet.read_table(folder("parquet") / "engagements.parquet").column("first_day").to_pylist()
    assert date(1648, 5, 5) in days


def test_the_database_has_the_rows_of_csv_with_keys(folder: Folder) -> None:
    """Every table is in the one file with its rows in order, its key, and the meaning of each column."""
    with duckdb.connect(str(folder("duckdb") / "relazione.duckdb"), read_only=True) as connection:
        for name, table in all_tables().items():
            asked = connection.execute(f'from "{name}"')
            names = [column[0] for column in asked.description]
            told = [_texts(dict(zip(names, row, strict=True))) for row in asked.fetchall()]
            assert told == [_same_numbers(row, table) for row in rows(folder, name)]
            said = connection.execute("select comment from duckdb_columns() where table_name = ?", [name]).fetchall()
            assert {words for (words,) in said} == {column.means for column in table.columns}
        keys = connection.execute(
            "select table_name from duckdb_constraints() where constraint_type = 'PRIMARY KEY'"
        ).fetchall()
    assert {name for (name,) in keys} == {*all_tables(), "panel"}


def _texts(row: dict[str, Any]) -> dict[str, str]:
    """A typed row as CSV writes it, numbers with a point."""
    told = {}
    for name, cell in row.items():
        if isinstance(cell, bool):
            told[name] = "true" if cell else "false"
        elif isinstance(cell, int | float):
            told[name] = str(float(cell))
        else:
            told[name] = "" if cell is None else str(cell)
    return told


def _same_numbers(row: dict[str, str], table: Table) -> dict[str, str]:
    """A row of CSV with its numbers as `_texts` has them."""
    numbers = {column.name for column in table.columns if column.form in ("integer", "number")}
    return {name: str(float(cell)) if cell and name in numbers else cell for name, cell in row.items()}


def test_pandas_and_readstat_read_stata(folder: Folder) -> None:
    """Both libraries read every .dta: texts, days and numbers are those of CSV, every column has a label."""
    for name, table in all_tables().items():
        file = folder("stata") / f"{name}.dta"
        by_pandas = pandas.read_stata(file)
        by_readstat, told = pyreadstat.read_dta(str(file))
        assert list(by_pandas.columns) == list(by_readstat.columns)
        assert all(told.column_names_to_labels.values())
        expected = rows(folder, name)
        for column in table.columns:
            cells = list(by_pandas[STATA_NAMES.get(column.name, column.name)])
            assert [_plain(cell) for cell in cells] == [_as_stata(row[column.name], column.form) for row in expected]


def _plain(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if pandas.isna(cell):
        return ""
    return cell.date().isoformat() if hasattr(cell, "date") else str(float(cell))


def _as_stata(cell: str, form: str) -> str:
    if form == "boolean":
        return {"true": "1.0", "false": "0.0", "": ""}[cell]
    return str(float(cell)) if cell and form in ("integer", "number") else cell


def test_a_panel_goes_with_a_unit(store: Store, folder: Folder, tmp_path: Path) -> None:
    """With a unit every form has the panel, the same as the export of that name; options of it alone want a unit."""
    assert (folder("csv") / "panel.csv").read_text(encoding="utf-8") == "".join(export(store, "panel"))
    read = pandas.read_stata(folder("stata") / "panel.dta")
    assert next(iter(read["iso3_a"])) == "CHL" and read["bilateral"].sum() > 0
    with pytest.raises(RunStopped, match="--directed"):
        write_files(store, "csv", tmp_path, wishes={"directed": True})


@pytest.mark.parametrize(
    ("name", "file", "first"),
    [("csv", "persons.csv", b"person_id,"), ("parquet", "mine.parquet", b"PAR1"), ("stata", "x.dta", b"<stata_dta>")],
)
def test_one_file_alone(store: Store, tmp_path: Path, name: str, file: str, first: bytes) -> None:
    """Where a file of the form is named, it is written alone: the table of its name, else the entries."""
    write_files(store, name, tmp_path / file)
    assert [path.name for path in tmp_path.iterdir()] == [file]
    assert (tmp_path / file).read_bytes().startswith(first)


def test_a_database_alone(store: Store, tmp_path: Path) -> None:
    """A file named as DuckDB's is the whole database."""
    write_files(store, "duckdb", tmp_path / "mine.duckdb")
    with duckdb.connect(str(tmp_path / "mine.duckdb"), read_only=True) as connection:
        assert connection.execute("select count(*) from entries").fetchone() > (0,)


@pytest.mark.parametrize("name", ["parquet", "duckdb", "stata"])
def test_a_lacking_library_is_named(store: Store, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library that a form needs the export stops, says how to get it, and leaves nothing behind."""

    def nothing(library: str) -> Any:
        raise ModuleNotFoundError(library)

    monkeypatch.setattr(optional, "import_module", nothing)
    with pytest.raises(RunStopped, match=r"pip install 'relazione\[data\]'"):
        write_files(store, name, tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_a_file_is_told(store: Store, tmp_path: Path) -> None:
    """Where the folder is a file, or cannot be made, the export stops with word of it."""
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(RunStopped, match="cannot be written"):
        write_files(store, "csv", tmp_path / "taken")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"
