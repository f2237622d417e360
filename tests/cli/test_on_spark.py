"""What is promised of `read --on`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from relazione import on_spark
from relazione.cli import app
from relazione.receipt import Tally


def test_spark_is_given_what_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths, record, processes, scratch and the manner of reading reach Spark as they were typed."""
    asked: dict[str, object] = {}

    def carry(paths: list[str], record: str, cluster: on_spark.Cluster, **options: object) -> object:
        asked.update(options, paths=paths, record=record, cluster=cluster)
        return Tally().receipt(0.0)

    monkeypatch.setattr(on_spark, "read_on_spark", carry)
    words = ["read", "hdfs:///news", "--on", "spark", "--workers", "3", "--scratch", "hdfs:///tmp", "--no-gate"]
    result = CliRunner().invoke(app, [*words, "--record", str(tmp_path / "r.sqlite")])
    assert result.exit_code == 4
    assert (asked["paths"], asked["cluster"]) == (["hdfs:///news"], on_spark.Cluster(3, "hdfs:///tmp"))
    assert "gate=False" in repr(asked["manner"])


def test_without_spark_the_command_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyspark is missing the command ends with code 3 and says what to install; no other place is known."""
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    words = ["read", str(tmp_path), "--record", str(tmp_path / "r.sqlite"), "--on"]
    result = CliRunner().invoke(app, [*words, "spark"])
    assert (result.exit_code, "pip install 'relazione[spark]'" in result.stderr) == (3, True)
    assert CliRunner().invoke(app, [*words, "moon"]).exit_code == 2
