"""What is promised of columns that a user names."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from relazione.errors import RunStopped, SetAside
from relazione.ingest import Article, Bringing, bring_in
from relazione.ingest.columns import columns_named

ROW = {"Full Body": "The envoy called in Accra.", "day": "2024-03-05", "Paper": "The Lima Mirror", "text": "12"}
NAMED = "text=Full Body, published=day ,publisher=paper"


def table(path: Path, row: dict[str, str]) -> Path:
    """The row in the form that the file's ending names."""
    if path.suffix == ".parquet":
        held = io.BytesIO()
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist([row]), held)
        path.write_bytes(held.getvalue())
    elif path.suffix in (".jsonl", ".json"):
        path.write_text(json.dumps(row), encoding="utf-8")
    else:
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter="\t" if path.suffix == ".tsv" else ",").writerows([row, row.values()])
    return path


@pytest.mark.parametrize("ending", ["csv", "tsv", "parquet", "jsonl", "json"])
def test_a_column_named_goes_before_what_would_be_guessed(tmp_path: Path, ending: str) -> None:
    """The text comes from the column named, whatever its case, though another is called text."""
    bringing = Bringing(columns=columns_named(NAMED))
    (article,) = bring_in([table(tmp_path / f"a.{ending}", ROW)], bringing)
    assert isinstance(article, Article), article
    assert (article.text, str(article.published), article.publisher) == (ROW["Full Body"], ROW["day"], ROW["Paper"])


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_without_the_column_named_is_set_aside_with_those_it_has(tmp_path: Path, ending: str) -> None:
    """The reason is one for all tables that lack it, and the remedy names the columns that are there."""
    bringing = Bringing(columns=columns_named("text=story"))
    (fault,) = bring_in([table(tmp_path / f"a.{ending}", ROW)], bringing)
    assert isinstance(fault, SetAside)
    assert fault.what == "a table without the column that was named: story"
    assert "Full Body" in fault.remedy


def test_a_column_named_for_one_field_serves_no_other(tmp_path: Path) -> None:
    """What is named as the title is not taken for the publisher too."""
    row = {"text": "The envoy called.", "outlet": "Envoy in Accra"}
    (article,) = bring_in([table(tmp_path / "a.csv", row)], Bringing(columns=columns_named("title=outlet")))
    assert isinstance(article, Article)
    assert (article.title, article.publisher) == ("Envoy in Accra", None)


def test_a_comma_in_a_name_is_part_of_it() -> None:
    """Commas part fields only where another field follows."""
    assert columns_named("text=body, full,title=head") == {"text": "body, full", "title": "head"}
    assert columns_named("") == {}


@pytest.mark.parametrize("words", ["text", "text=", "=body", "colour=body", "date=a,published=b", "text=a,text=b"])
def test_words_that_name_no_column_stop_the_run(words: str) -> None:
    """A field that is none, or one named twice, is said before anything is read."""
    with pytest.raises(RunStopped, match="field"):
        columns_named(words)
