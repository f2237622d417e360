"""What is promised of reading on Spark: the record of one machine, whoever carried the articles."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.speed.varied import article_of, variants
from relazione.errors import RunStopped
from relazione.journey import Manner, read_paths
from relazione.on_spark import Cluster, bringing, harvest, read_on_spark
from relazione.on_spark.session import session
from relazione.store.contract import Store
from relazione.store.opening import open_store
from relazione.store.view import View
from relazione.tell.export import export
from tests.journey.readers import WordReader

MADE = 50


@pytest.fixture(scope="session")
def spark() -> Iterator[object]:
    """A session of two processes, which every run finds; without Java or pyspark a test is skipped, in CI it fails."""
    pytest.importorskip("pyspark") if not os.environ.get("CI") else None
    try:
        with session(2) as running:
            yield running
    except RunStopped as stopped:
        if os.environ.get("CI") or "no Java" not in stopped.what:
            raise
        pytest.skip(str(stopped))


@pytest.fixture(scope="session")
def rows() -> list[dict[str, Any]]:
    """Fifty articles of our own, one of them twice, with another article's id, in another language, and empty."""
    made = [article_of(variant, number) for number, variant in enumerate(variants(MADE))]
    told = [
        {"id": a.given_id, "text": a.text, "date": str(a.published), "source": a.publisher, "title": f"No. {n}"}
        for n, a in enumerate(made)
    ]
    french = (
        "Le ministre des affaires étrangères a reçu hier à Paris son homologue, avec qui il a parlé du commerce. " * 4
    )
    told.insert(7, told[3] | {"id": "again"})
    told.insert(20, told[30] | {"id": told[2]["id"]})
    told.insert(30, told[0] | {"id": "french", "text": french})
    told.insert(40, told[0] | {"id": "empty", "text": ""})
    told.append(told[0] | {"id": "sport", "text": "The harbour side won the match by three goals to one. " * 3})
    return told


@pytest.mark.usefixtures("spark")
def test_texts_and_lines(checkout: Path, rows: list[dict[str, Any]], tmp_path: Path) -> None:
    """The samples and fifty articles in lines give the receipt, claims, entries and bytes that one machine gives."""
    lines = tmp_path / "made.jsonl"
    lines.write_text("".join(f"{json.dumps(row)}\n" for row in rows) + "{broken\n", encoding="utf-8")
    _compared([checkout / "examples", lines], tmp_path, Cluster())


@pytest.mark.usefixtures("spark")
@pytest.mark.parametrize(("each", "held"), [(bringing._EACH, harvest._HELD), (5, 10_000)])
def test_parquet(
    each: int, held: int, rows: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parquet is opened by Spark's processes, in one wave or several that cut files, and comes to the same.

    So it does where Spark works the entries out, of claims that were held or, in parts, written.
    """
    import pyarrow as pa
    import pyarrow.parquet

    monkeypatch.setattr(bringing, "_EACH", each)
    monkeypatch.setattr(harvest, "_HELD", held)
    folder = tmp_path / "crawl of May"
    folder.mkdir()
    for number, some in enumerate((rows[:33], rows[33:])):
        pyarrow.parquet.write_table(pa.Table.from_pylist(some), folder / f"{number}.parquet")
    _compared([folder], tmp_path, Cluster(entries_from=0))


@pytest.mark.usefixtures("spark")
def test_a_record_that_holds_something(rows: list[dict[str, Any]], tmp_path: Path) -> None:
    """What comes to a record in two runs, one here and one on Spark, is what one run here makes of it."""
    whole, half = tmp_path / "whole.jsonl", tmp_path / "half.jsonl"
    some = [row for row in rows[:6] if row["text"]]
    whole.write_text("".join(f"{json.dumps(row)}\n" for row in some), encoding="utf-8")
    half.write_text("".join(f"{json.dumps(row)}\n" for row in some[:3]), encoding="utf-8")
    read_paths([whole], tmp_path / "here.sqlite")
    read_paths([half], tmp_path / "there.sqlite")
    told = read_on_spark([whole], tmp_path / "there.sqlite")
    assert (told.new, told.unchanged) == (3, 3)
    here, there = (open_store(tmp_path / f"{name}.sqlite") for name in ("here", "there"))
    assert list(here.entries()) == list(there.entries())
    here.close()
    there.close()


def test_without_pyspark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyspark is missing the run stops with the command that installs it, and no record is left half made."""
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(RunStopped, match="Spark is not installed") as stopped:
        read_on_spark([tmp_path], tmp_path / "r.sqlite")
    assert "pip install 'relazione[spark]'" in stopped.value.remedy


def test_without_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no Java the run says so, and what Debian calls it."""
    pyspark = pytest.importorskip("pyspark.sql")
    monkeypatch.setattr(pyspark.SparkSession, "getActiveSession", lambda: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(RunStopped, match="no Java") as stopped:
        read_on_spark([tmp_path], tmp_path / "r.sqlite")
    assert "openjdk-17-jre-headless" in stopped.value.remedy


def test_a_reader_without_a_name(tmp_path: Path) -> None:
    """A reader that cannot be sent to other machines is refused before Spark is started."""
    with pytest.raises(RunStopped, match="cannot be sent"):
        read_on_spark([tmp_path], tmp_path / "r.sqlite", Cluster(1), manner=Manner(WordReader()))


def _compared(paths: list[Path], folder: Path, cluster: Cluster) -> None:
    """Read here and on Spark, and hold receipt, set-asides, claims, entries and exports against each other."""
    here, there = folder / "here.sqlite", folder / "there.sqlite"
    receipts = read_paths(paths, here), read_on_spark(paths, there, cluster)
    assert receipts[0].new >= MADE and receipts[0].set_aside
    assert receipts[0].as_json() == receipts[1].as_json()
    stores = open_store(here), open_store(there)
    try:
        assert stores[1].entries_fresh()
        assert _held(stores[0]) == _held(stores[1])
    finally:
        for store in stores:
            store.close()


def _held(store: Store) -> dict[str, object]:
    exports = {name: "".join(export(store, name, View())) for name in ("codebook", "claims")}
    held = {"entries": list(store.entries()), "set aside": list(store.set_asides()), "rules": store.rules()}
    return exports | held | {"articles": list(store.articles()), "refusals": list(store.refusals())}
