"""What is promised of the process from which Spark's processes are forked."""

from __future__ import annotations

from relazione.on_spark.daemon import loaded


def test_the_sample_passes_gate_and_reader() -> None:
    """The sample goes the whole way, so that what is forked afterwards has loaded all that reading needs."""
    assert loaded()
