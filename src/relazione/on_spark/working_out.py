"""Working out entries on Spark, step by step as in `resolve`: reports, nodes, pairs, edges, circles, entries.

The tables are joined and grouped by Spark SQL; what two claims have to do with each other is decided by the functions
of `resolve`, handed few rows at a time. Two claims share a circle where rules tie them, directly or through others, and
nothing beyond a circle changes its entries; so each is worked out by itself, wherever it lies.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from relazione.on_spark.tables import REPORTS, Batches, Row, batch, packed, told, told_day, unpacked
from relazione.record.claim import Admission, Claim
from relazione.resolve.blocking import blocking_keys, node_name
from relazione.resolve.entries import Circle, Judged, circles
from relazione.resolve.entry import ArticleFacts
from relazione.resolve.joining import met_by
from relazione.resolve.report import Report, report_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

CLAIMS = {"claim": "string", "article": "string", "body": "binary"}
"""The claims of all articles; `body` is the claim and its article's day and publisher."""

EDGES = {"one": "string", "other": "string"}
"""Pairs of heads that a rule speaks for joining."""

CIRCLES = {"circle": "string", "claims": "bigint", "body": "binary"}
"""The circles with the number of their claims."""

_AT_ONCE = 64
"""Rows that are handed on together."""

# An article that came under several ids goes by the least, as in the store.
_FACTS = "SELECT article, MIN(given_id) AS given_id FROM kept GROUP BY article"
_TOLD = "SELECT c.body, f.given_id FROM claims c JOIN facts f ON f.article = c.article"
_NODES = "SELECT node, MIN(claim) AS head FROM reports GROUP BY node"
_HEADS = "SELECT r.* FROM reports r JOIN nodes n ON r.claim = n.head"
_PAIRS = """
    SELECT DISTINCT LEAST(w.claim, l.claim) AS one, GREATEST(w.claim, l.claim) AS other
    FROM (SELECT claim, kind, EXPLODE(kept) AS key FROM heads) w
    JOIN (SELECT claim, kind, EXPLODE(sought) AS key FROM heads) l
    ON w.key = l.key AND w.kind = l.kind AND w.claim != l.claim
"""
_PAIRED = """
    SELECT p.one, p.other, a.body AS first, b.body AS second
    FROM pairs p JOIN heads a ON a.claim = p.one JOIN heads b ON b.claim = p.other
"""
_ALL_EDGES = "SELECT one, other FROM edges UNION ALL SELECT other, one FROM edges"
# Every head takes the least name among its own and its neighbours', then the name that the bearer of that name has now.
_LEAST = """
    SELECT head, MIN(name) AS name FROM (
        SELECT e.one AS head, l.name FROM both_ways e JOIN labels l ON l.head = e.other
        UNION ALL SELECT head, name FROM labels
    ) GROUP BY head
"""
_JUMPED = "SELECT l.head, LEAST(l.name, n.name) AS name FROM least l JOIN least n ON n.head = l.name"
_CHANGED = "SELECT COUNT(*) FROM labels l JOIN jumped j ON j.head = l.head WHERE j.name != l.name"
_IN_CIRCLES = """
    SELECT COALESCE(l.name, n.head) AS circle, r.claim, r.body
    FROM reports r JOIN nodes n ON n.node = r.node LEFT JOIN labels l ON l.head = n.head
"""


def worked_out(kept: DataFrame, scratch: str) -> DataFrame:
    """The circles (CIRCLES) of all claims of a table of KEPT; tables that are used twice are kept in `scratch`."""
    spark = kept.sparkSession
    _named(kept, "kept")
    _named(kept.mapInArrow(_claims, told(CLAIMS)), "claims")
    _named(spark.sql(_FACTS), "facts")
    reports = spark.sql(_TOLD).mapInArrow(_reports, told(REPORTS))
    _named(_kept(reports, f"{scratch}/reports"), "reports")
    _named(spark.sql(_NODES), "nodes")
    _named(spark.sql(_HEADS), "heads")
    _named(spark.sql(_PAIRS), "pairs")
    edges = spark.sql(_PAIRED).mapInArrow(_edges, told(EDGES))
    _named(_kept(edges, f"{scratch}/edges"), "edges")
    _named(_connected(spark), "labels")
    together = spark.sql(_IN_CIRCLES).repartition("circle").sortWithinPartitions("circle", "claim")
    return together.mapInArrow(_circles, told(CIRCLES))


def _connected(spark: SparkSession) -> DataFrame:
    """For each head that an edge touches the least head that it reaches; rounds grow with the logarithm of the way."""
    _named(spark.sql(_ALL_EDGES).localCheckpoint(), "both_ways")
    labels = spark.sql("SELECT DISTINCT one AS head, one AS name FROM both_ways")
    while True:
        _named(labels, "labels")
        _named(spark.sql(_LEAST), "least")
        jumped = spark.sql(_JUMPED).localCheckpoint()
        _named(jumped, "jumped")
        if not spark.sql(_CHANGED).collect()[0][0]:
            return labels
        labels = jumped


def _named(table: DataFrame, name: str) -> None:
    """Let SQL call a table by its name."""
    table.createOrReplaceTempView(name)


def _kept(table: DataFrame, place: str) -> DataFrame:
    """The table, written and read again, so that it is made once."""
    table.write.mode("overwrite").parquet(place)
    return table.sparkSession.read.parquet(place)


def _claims(batches: Batches) -> Batches:
    """The claims of what was read."""
    for some in batches:
        yield batch((row for kept in some.to_pylist() for row in _claims_of(kept)), CLAIMS)


def _claims_of(row: Row) -> Iterator[Row]:
    outcome = unpacked(row["outcome"]) if row["outcome"] is not None else None
    if isinstance(outcome, Admission):
        day, publisher = told_day(row["published"]), row["publisher"]
        for claim in outcome.claims:
            yield {"claim": claim.id, "article": row["article"], "body": packed((claim, day, publisher))}


def _reports(batches: Batches) -> Batches:
    """The claims with the keys by which they are compared."""
    for some in batches:
        yield batch(map(_report_row, some.to_pylist()), REPORTS)


def _report_row(row: Row) -> Row:
    claim, published, publisher = unpacked(row["body"])
    facts = ArticleFacts(claim.article, row["given_id"], published, publisher)
    report = report_of(claim, facts, {})
    keys = blocking_keys(report)
    return {
        "claim": claim.id,
        "kind": claim.kind,
        "node": node_name(report, judged=False),
        "kept": sorted(keys.kept),
        "sought": sorted(keys.sought),
        "body": packed((claim, facts)),
    }


def _edges(batches: Batches) -> Batches:
    """Those pairs that a rule speaks for joining."""
    for some in batches:
        rows = some.to_pylist()
        yield batch(
            (
                {"one": row["one"], "other": row["other"]}
                for row in rows
                if met_by([_report(row["first"])], [_report(row["second"])])
            ),
            EDGES,
        )


def _report(body: bytes) -> Report:
    claim, facts = unpacked(body)
    return report_of(claim, facts, {})


def _circles(batches: Batches) -> Batches:
    """The circles, worked out one after the other; the claims of one follow each other."""
    rows = (row for some in batches for row in some.to_pylist())
    made: list[Row] = []
    for circle, members in groupby(rows, lambda row: row["circle"]):
        made.append(_circle_row(circle, [unpacked(row["body"]) for row in members]))
        if len(made) == _AT_ONCE:
            yield batch(made, CIRCLES)
            made = []
    yield batch(made, CIRCLES)


def _circle_row(name: str, members: list[tuple[Claim, ArticleFacts]]) -> Row:
    """One circle; were it several after all, each would be right by itself."""
    facts = {known.id: known for _, known in members}
    found: tuple[Circle, ...] = circles([claim for claim, _ in members], facts, Judged())
    return {"circle": name, "claims": len(members), "body": packed(found)}


def circles_of(row: Any) -> tuple[Circle, ...]:
    """The circles of a row of CIRCLES."""
    found: tuple[Circle, ...] = unpacked(row["body"])
    return found
