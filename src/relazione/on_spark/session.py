"""The Spark session: the one that is running, or one on this machine's cores."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from relazione.errors import RunStopped

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_INSTALL = "pip install 'relazione[spark]', and Java 17 or later (Debian: openjdk-17-jre-headless)."

_LONGEST_FAULT = 300
"""Characters of Spark's own words that are told."""

_SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",  # articles are large, and each is held twice
    "spark.sql.session.timeZone": "UTC",
}
_ON_THIS_MACHINE = {
    "spark.python.daemon.module": "relazione.on_spark.daemon",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.adaptive.enabled": "false",  # on a few cores it costs more than it saves
    # Python does the work: what Java saves by compiling well it does not earn back in a run of one machine.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.wholeStage": "false",
}


@contextmanager
def session(workers: int) -> Iterator[SparkSession]:
    """A session: the running one where there is one, as spark-submit makes it; else one of so many local processes.

    One that was started here is stopped at the end. Raises RunStopped where there is no Spark or no Java, and for what
    Spark itself gives up at.
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise RunStopped("Spark is not installed", "--on spark", _INSTALL) from None
    running = SparkSession.getActiveSession()
    try:
        with _quiet():
            spark = running or _started(workers)
            before = {key: spark.conf.get(key, None) for key in _SETTINGS}
            for key, value in _SETTINGS.items():
                spark.conf.set(key, value)
            try:
                yield spark
            finally:
                if running is None:
                    spark.stop()
                else:
                    _put_back(spark, before)
    except PySparkException as fault:
        lines = [line.strip() for line in str(fault).splitlines() if line.strip()]
        told = lines[-1][:_LONGEST_FAULT] if lines else type(fault).__name__
        remedy = "Spark's own log says more; without --on spark the same is read on this machine."
        raise RunStopped(f"Spark gave up: {told}", "--on spark", remedy) from fault


def _started(workers: int) -> SparkSession:
    """A session of our own: on a cluster where spark-submit named its master, else on this machine."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("OMP_NUM_THREADS", "1")  # before Python processes are started, which inherit it
    builder = SparkSession.builder.appName("relazione")
    if "PYSPARK_GATEWAY_PORT" not in os.environ:  # else spark-submit has started Java, and knows the master
        if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
            raise RunStopped("there is no Java, which Spark needs", "--on spark", f"Install it: {_INSTALL}")
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master(f"local[{workers}]").config("spark.sql.shuffle.partitions", str(2 * workers))
        for key, value in _ON_THIS_MACHINE.items():
            builder = builder.config(key, value)
    return builder.getOrCreate()


def _put_back(spark: SparkSession, before: dict[str, str | None]) -> None:
    """The settings of a session that is somebody else's, as they were."""
    for key, value in before.items():
        if value is None:
            spark.conf.unset(key)
        else:
            spark.conf.set(key, value)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without pyspark's warning of a newer pandas, of which nothing is used here."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
        yield
