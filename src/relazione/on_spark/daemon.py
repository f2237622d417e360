"""The process from which Spark forks its Python processes on a machine: they share the usual reader, loaded once.

Spark starts it where `spark.python.daemon.module` names it; without it every process loads a reader of its own, and
again when it has had nothing to do for a minute and Spark has ended it.
"""

from __future__ import annotations

from relazione.ingest.article import Article
from relazione.ingest.tongue import check_tongue
from relazione.on_spark.reading import Attempting
from relazione.read.readers import USUAL

_SAMPLE = (
    "The Foreign Minister of Norway met the Foreign Minister of Kenya in Oslo on Tuesday. The two ministers signed a "
    "memorandum of understanding on fisheries. The minister pledged to support the training of harbour pilots."
)


def loaded() -> bool:
    """Load what reading needs by reading a sample: tables are loaded when first they are asked. True where it was."""
    check_tongue(_SAMPLE, "sample")
    return Attempting(USUAL, 0.0, True).looked_at(Article("sample", "sample", _SAMPLE)) is not None


if __name__ == "__main__":
    import pyspark.worker  # noqa: F401 - each forked process imports it; beside it threads must not run before a fork
    from pyspark.daemon import manager

    loaded()
    manager()
