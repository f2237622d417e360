"""What goes with the tables of a data set: README, codebook, CITATION.cff and the Frictionless data package."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from relazione.store.view import View
from relazione.tell.table import Column, Reference, Table
from relazione.tell.table_page import codebook
from relazione.tell.whole import Whole
from relazione.tell.wording.names import counted

TITLE = "Record of diplomatic relations"
_TYPES = {"text": "string", "edtf": "string"}  # Frictionless calls the other forms as we do
_MOST_PUBLISHERS = 40  # named in README; the table documents has all


@dataclass(frozen=True, slots=True)
class Written:
    """A data set as it was written: form, tables with their rows, its version, size and SHA-256 of each file.

    `unsteady` files hold the same rows each time, but not the same bytes.
    """

    form: str
    tables: Sequence[Table]
    rows: Mapping[str, int]
    version: str
    files: Mapping[str, tuple[int, str]]
    unsteady: Sequence[str] = ()


def papers(told: Whole, view: View, written: Written) -> dict[str, str]:
    """The papers by their file names."""
    return {
        "README.md": "\n".join(_readme(told, view, written)) + "\n",
        "CITATION.cff": "\n".join(_citation(told, written)) + "\n",
        "codebook.md": "\n".join(["# Codebook", "", _made(written), "", *codebook(written.tables)]) + "\n",
        "datapackage.json": json.dumps(_package(told, written), ensure_ascii=False, indent=1) + "\n",
    }


def _made(written: Written) -> str:
    return f"Version {written.version} of the data, made by Relazione {version('relazione')}."


def _readme(told: Whole, view: View, written: Written) -> Iterator[str]:
    yield from (f"# {TITLE}", "", _made(written), "", *_searched(told, view), "")
    yield from ("## Tables", "", "| table | rows | holds |", "|---|---|---|")
    for table in written.tables:
        yield f"| {table.name} | {written.rows[table.name]} | {table.about} |"
    yield from ("", "`codebook.md` has every column; `datapackage.json` the same for programs (Frictionless).", "")
    yield from (
        "## The proof of a row",
        "",
        "Every row but those of documents has `entry` and `claim`, which lead to one row of reports: there stand the "
        "article, the span and the quote. A query that follows a participant to the words that name it:",
        "",
        "```sql",
        'select p.who, p."for", r.quote, d.publisher, d.published, d.url',
        "from participants p join reports r using (entry, claim) join documents d using (document);",
        "```",
        "",
        "The quote is the article's text from `start` to `end`, in code points. Texts are not part of the data set: "
        "who has one can check by `text_sha256` that it is the same.",
        "",
        "## What to mind",
        "",
        "- No row is no proof that nothing happened: it was not in these articles, or was not read.",
        "- Entries are things of the world, reports are tellings of them: count entries for events, reports for "
        "attention.",
        "- `score` is the share of such reports that were right on publishers held out; `relazione sample` and "
        "`relazione audit` measure it on your own.",
        "- Quotes are words of the publishers and remain theirs; whoever publishes this folder sees to the rights.",
        "",
        "## Checking and citing",
        "",
        "`sha256sum -c SHA256SUMS` checks the files. The version above is a hash of all rows: the same record seen in "
        "the same way has the same version in every form. Cite it as CITATION.cff says, with your own name as author.",
    )


def _searched(told: Whole, view: View) -> Iterator[str]:
    """What the data set was made of, and through which view."""
    extent = told.store.extent()
    days = f", published {extent.first_day} to {extent.last_day}" if extent.first_day else ""
    undated = f", {extent.undated} of them undated" if extent.undated else ""
    yield f"Made of {counted(extent.articles, 'article')}{days}{undated}."
    if extent.publishers:
        named = ", ".join(extent.publishers[:_MOST_PUBLISHERS])
        left = len(extent.publishers) - _MOST_PUBLISHERS
        yield f"Publishers: {named}" + (f" and {left} more." if left > 0 else ".")
    yield f"Readers: {', '.join(sorted(told.readers)) or 'none'}."
    if view.at_least > 0:
        yield f"Only reports that score at least {view.at_least}."
    if view.known_at:
        yield f"Only what had been published by {view.known_at}."
    if view.as_of:
        yield f"Only what had begun by {view.as_of}."


def _citation(told: Whole, written: Written) -> Iterator[str]:
    """CITATION.cff 1.2.0. It names no day of release, for the same record gives the same file on any day."""
    extent = told.store.extent()
    days = f", published {extent.first_day} to {extent.last_day}" if extent.first_day else ""
    abstract = (
        f"Read from {counted(extent.articles, 'article')}{days}; every row leads to an article, a span and a quote."
    )
    yield "cff-version: 1.2.0"
    yield "type: dataset"
    yield f"title: {TITLE}"
    yield 'message: "Cite the data set with its version; put the names of those who compiled it under authors."'
    yield f"abstract: {json.dumps(abstract)}"
    yield f'version: "{written.version}"'
    yield from ("authors:", '  - name: "Whoever compiled this record with Relazione"')
    yield from ("keywords:", "  - diplomacy", "  - international relations", "  - events data")
    yield from ("references:", "  - type: software", "    title: Relazione", f'    version: "{version("relazione")}"')
    yield from ("    authors:", '      - name: "The authors of Relazione"')


def _package(told: Whole, written: Written) -> dict[str, object]:
    extent = told.store.extent()
    return {
        "profile": "data-package",
        "name": "relazione-record",
        "title": TITLE,
        "description": f"Read from {counted(extent.articles, 'article')}; every row leads to an article, a span and a "
        "quote. See README.md and codebook.md.",
        "version": written.version,
        "contributors": [{"title": f"Relazione {version('relazione')}", "role": "wrangler"}],
        "sources": [{"title": publisher} for publisher in extent.publishers],
        "resources": [_resource(name, written) for name in written.files],
    }


def _resource(file: str, written: Written) -> dict[str, object]:
    """A file as a resource with the schema of its table.

    Only CSV is called a table: Frictionless takes an empty whole number in Parquet for a fault, so that Parquet is
    called a file, of which it checks size and hash. Stata has names of its own.
    """
    stem, _, form = file.rpartition(".")
    size, digest = written.files[file]
    told: dict[str, object] = {"name": stem.replace("_", "-"), "path": file, "format": form}
    if file not in written.unsteady:
        told |= {"bytes": size, "hash": f"sha256:{digest}"}
    table = next((table for table in written.tables if table.name == stem), None)
    if table is None or form == "dta":
        return told | {"type": "file"}
    told |= {"title": stem.replace("_", " "), "description": table.about, "schema": _schema(table)}
    if form != "csv":
        return told | {"type": "file"}
    told |= {"profile": "tabular-data-resource", "mediatype": "text/csv", "encoding": "utf-8"}
    return told | {"dialect": {"lineTerminator": "\n"}}


def _schema(table: Table) -> dict[str, object]:
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign_key(reference, table) for reference in table.references],
    }


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if column.needed else {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    told: dict[str, object] = {"name": column.name, "type": _TYPES.get(column.form, column.form)}
    told["description"] = column.means
    return told | ({"constraints": constraints} if constraints else {})


def _foreign_key(reference: Reference, table: Table) -> dict[str, object]:
    """A key within one table has an empty name there, as Frictionless has it."""
    other = "" if reference.table == table.name else reference.table.replace("_", "-")
    return {"fields": list(reference.columns), "reference": {"resource": other, "fields": list(reference.theirs)}}
