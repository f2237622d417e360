"""Spark: the same journey carried by a cluster, from the same functions; the record is that of one machine."""

from relazione.on_spark.carrying import Cluster, read_on_spark

__all__ = ["Cluster", "read_on_spark"]
