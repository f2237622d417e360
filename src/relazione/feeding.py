"""The commands `retry` and `watch`: what was set aside, tried again; folders and feeds, read as they fill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from relazione.quarantine import Tried

Dressed = Callable[[Callable[..., int]], Callable[..., None]]
Printing = Callable[[Iterable[str], Path | None], None]
RecordOption = Annotated[str, typer.Option("--record", metavar="RECORD", help="A SQLite file, or postgresql://...")]
WorkersOption = Annotated[int, typer.Option(min=1, help="Processes that read; one for each core is best.")]
AtLeastOption = Annotated[
    float, typer.Option("--at-least", metavar="SCORE", min=0, max=1, help="Only claims this likely to be right.")
]
PublishedOption = Annotated[str, typer.Option(metavar="DATE", help="Day of publication of articles that tell none.")]
GateOption = Annotated[bool, typer.Option("--gate/--no-gate", help="Pass over what is not diplomatic, unread.")]
ColumnsOption = Annotated[str, typer.Option(metavar="FIELD=NAME,...", help="Columns of tables: text=body,date=day.")]


def add_feeding(app: typer.Typer, dressed: Dressed, day: Callable[[str], date], printed: Printing) -> None:
    """Adds the commands: `dressed` gives one its exit code, `day` reads a day, `printed` writes."""
    app.command(name="retry")(dressed(_retry(day, printed)))


def _retry(day: Callable[[str], date], printed: Printing) -> Callable[..., int]:
    def retry(
        record: RecordOption,
        paths: Annotated[
            list[str] | None, typer.Argument(metavar="PATH", help="Only what lies under these; else everything.")
        ] = None,
        workers: WorkersOption = 1,
        published: PublishedOption = "",
        at_least: AtLeastOption = 0.0,
        gate: GateOption = True,
        columns: ColumnsOption = "",
        crawl: Annotated[list[str] | None, typer.Option(metavar="PATH", help="Fetched pages, for lists.")] = None,
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")] = False,
    ) -> int:
        """Try again what was set aside, after a fix, and say what became of each.

        What goes through now, or is no longer there, leaves the quarantine; the rest stays in it with its reason. Give
        the options with which the files were read. Of each file only what was set aside is read again.
        """
        from relazione.ingest import Bringing
        from relazione.ingest.columns import columns_named
        from relazione.journey import Manner
        from relazione.quarantine import retry as try_again
        from relazione.store.fresh import freshen
        from relazione.store.opening import open_there

        bringing = Bringing(day(published) if published else None, columns_named(columns), tuple(crawl or ()))
        with closing(open_there(record)) as store:
            manner = Manner(least=at_least, gate=gate)
            tried = try_again(store, paths or (), bringing=bringing, manner=manner, workers=workers)
            freshen(store)
        printed(_as_json(tried) if as_json else _lines(tried), None)
        return 0

    return retry


def _lines(tried: Iterable[Tried]) -> Iterable[str]:
    told = list(tried)
    number = Counter(one.became for one in told)
    listed = ", ".join(f"{many:,} {became}" for became, many in sorted(number.items()))
    yield f"{len(told):,} set aside before{f': {listed}' if listed else ''}\n"
    for one in told:
        now = "" if one.now is None else f" ({one.now})" if one.now.where != one.fault.where else f" ({one.now.what})"
        yield f"{one.became}{now}: {one.fault.where}: {one.fault.what}\n"


def _as_json(tried: Iterable[Tried]) -> Iterable[str]:
    import orjson

    rows = (
        {"where": one.fault.where, "what": one.fault.what, "became": one.became}
        | ({"now": {"where": one.now.where, "what": one.now.what, "remedy": one.now.remedy}} if one.now else {})
        for one in tried
    )
    yield orjson.dumps(list(rows), option=orjson.OPT_INDENT_2).decode() + "\n"
