"""The process from which Spark forks its Python processes on a machine: they share the usual reader, loaded once.

Spark starts it where `spark.python.daemon.module` names it; without it every process loads a reader of its own.
"""

from __future__ import annotations

from relazione.on_spark.reading import reader_named
from relazione.read.gate import load_gate
from relazione.read.readers import USUAL

if __name__ == "__main__":
    from pyspark.daemon import manager

    load_gate()
    reader_named(USUAL)
    manager()
