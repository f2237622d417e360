"""The commands `retry` and `watch`: what was set aside, tried again; folders and feeds, read as they fill."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from relazione.quarantine import Tried
    from relazione.watching import Round

Dressed = Callable[[Callable[..., int]], Callable[..., None]]
Printing = Callable[[Iterable[str], Path | None], None]
RecordOption = Annotated[str, typer.Option("--record", metavar="RECORD", help="A SQLite file, or postgresql://...")]
WorkersOption = Annotated[int, typer.Option(min=1, help="Processes that read; one for each core is best.")]
AtLeastOption = Annotated[
    float, typer.Option("--at-least", metavar="SCORE", min=0, max=1, help="Only claims this likely to be right.")
]
_A_MINUTE = 60  # seconds
PublishedOption = Annotated[str, typer.Option(metavar="DATE", help="Day of publication of articles that tell none.")]
GateOption = Annotated[bool, typer.Option("--gate/--no-gate", help="Pass over what is not diplomatic, unread.")]
ColumnsOption = Annotated[str, typer.Option(metavar="FIELD=NAME,...", help="Columns of tables: text=body,date=day.")]


def add_feeding(app: typer.Typer, dressed: Dressed, day: Callable[[str], date], printed: Printing) -> None:
    """Adds the commands: `dressed` gives one its exit code, `day` reads a day, `printed` writes."""
    app.command(name="retry")(dressed(_retry(day, printed)))
    app.command(name="watch")(dressed(_watch(printed)))


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


def _watch(printed: Printing) -> Callable[..., int]:
    def watch(
        targets: Annotated[list[str], typer.Argument(metavar="FOLDER|FEED", help="Folders, files, feeds.")],
        record: RecordOption,
        every: Annotated[float, typer.Option(min=1, metavar="MINUTES", help="Minutes from one look to the next.")] = 15,
        times: Annotated[int | None, typer.Option(min=1, help="Looks to take; else until it is ended.")] = None,
        workers: WorkersOption = 1,
        at_least: AtLeastOption = 0.0,
        gate: GateOption = True,
        columns: ColumnsOption = "",
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON, a line for each look.")] = False,
    ) -> int:
        """Read folders and feeds (RSS, Atom) into a record as they fill; what was seen is not read again.

        Nothing but the feeds named is fetched, each only if it has changed since the last time. A file that is still
        being written waits. What fails is set aside with its reason and left alone for longer each time.
        """
        from relazione.ingest import Bringing
        from relazione.ingest.columns import columns_named
        from relazione.journey import Manner
        from relazione.watching import Watch

        bringing, manner = Bringing(columns=columns_named(columns)), Manner(least=at_least, gate=gate)
        watching = Watch(targets, record, bringing, manner, workers)
        for number, done in enumerate(watching.rounds(every * _A_MINUTE, times), start=1):
            printed(_round_as_json(number, done) if as_json else _round(number, done), None)
            sys.stdout.flush()
        return 0

    return watch


def _round(number: int, done: Round) -> Iterable[str]:
    read, aside = done.receipt, sum(done.receipt.set_aside.values())
    feeds = f"feeds {done.fetched} new, {done.unchanged} not changed, {done.failed} failed, {done.left_out} left out"
    articles = f"articles {read.new:,} new, {read.unchanged:,} unchanged, {aside:,} set aside"
    yield f"{number}: {articles}; {feeds}; {done.waiting} files waiting\n"
    yield from (f"  {fault}\n" for faults in read.examples.values() for fault in faults)


def _round_as_json(number: int, done: Round) -> Iterable[str]:
    import orjson

    feeds = {"fetched": done.fetched, "unchanged": done.unchanged, "failed": done.failed, "left_out": done.left_out}
    yield orjson.dumps({"round": number, "feeds": feeds, "waiting": done.waiting} | done.receipt.as_json()).decode()
    yield "\n"


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
