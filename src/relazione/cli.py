"""The command line: each command a few lines over the library.

Exit codes: 0 done, also where something was set aside (the receipt tells); 2 the command was not understood; 3 a person
must act before it can go on; 4 nothing could be read; 130 broken off by the keyboard.
"""

from __future__ import annotations

import functools
import gc
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, ParamSpec

import typer

from relazione.errors import RunStopped

if TYPE_CHECKING:
    from relazione.receipt import Receipt

DONE, STOPPED, NOTHING_READ, BROKEN_OFF = 0, 3, 4, 130

_BY_SIGNAL = 128
"""Added to a signal's number: the exit code that shells expect of a program ended by it."""

_OBJECTS_BETWEEN = 100_000
"""Objects made between two looks for circles of them; there are hardly any, and looking took a quarter of a brief."""

Arguments = ParamSpec("Arguments")

_EXIT_CODES = """
Exit codes: 0 done, also where something was set aside (the receipt tells); 2 the command was not understood;
3 a person must act before it can go on; 4 nothing could be read; 130 broken off by the keyboard.
"""

app = typer.Typer(
    help="Reads diplomatic news and keeps the record of relations, each line with the sentence that proves it.",
    epilog=_EXIT_CODES.strip(),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _day(words: str) -> date:
    """A day given on the command line."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no day of the calendar; write it as YYYY-MM-DD") from None


RecordOption = Annotated[str, typer.Option("--record", metavar="RECORD", help="A SQLite file, or postgresql://...")]
OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write to this file, not to the terminal.")
]
AtLeastOption = Annotated[
    float,
    typer.Option("--at-least", metavar="SCORE", min=0, max=1, help="Only claims this likely to be right, 0 to 1."),
]
AsOfOption = Annotated[
    date | None, typer.Option("--as-of", metavar="DATE", parser=_day, help="Only what had begun by that day.")
]
KnownAtOption = Annotated[
    date | None, typer.Option("--known-at", metavar="DATE", parser=_day, help="Only what was published by that day.")
]
ColumnsOption = Annotated[
    str, typer.Option(metavar="FIELD=NAME,...", help="Columns of tables: text=body,published=day; else guessed.")
]
CrawlOption = Annotated[
    list[str] | None, typer.Option(metavar="PATH", help="Fetched pages, for lists of addresses; may be repeated.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]


def _told_plainly(command: Callable[Arguments, int]) -> Callable[Arguments, None]:
    """The command with its exit code, and with an error as one line on standard error instead of a traceback."""

    @functools.wraps(command)
    def run(*words: Arguments.args, **options: Arguments.kwargs) -> None:
        try:
            code = command(*words, **options)
        except RunStopped as stopped:
            typer.echo(f"relazione: {stopped}", err=True)
            code = STOPPED
        except KeyboardInterrupt:
            typer.echo("relazione: broken off; what has been read is kept, and not read again next time.", err=True)
            code = BROKEN_OFF
        raise typer.Exit(code)

    return run


@app.command(epilog=_EXIT_CODES.strip())
@_told_plainly
def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")],
    record: RecordOption,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read; one for each core is best.")] = 1,
    published: Annotated[
        date | None, typer.Option(metavar="DATE", parser=_day, help="Day of publication of articles that tell none.")
    ] = None,
    at_least: AtLeastOption = 0.0,
    on: Annotated[str, typer.Option(metavar="PLACE", help="here, or spark (docs/guide/spark.md).")] = "here",
    scratch: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Of spark: a folder that driver and workers all reach.")
    ] = None,
    reader: Annotated[str, typer.Option("--reader", metavar="NAME", help="The way of reading, or llm.")] = "grammar",
    gate: Annotated[bool, typer.Option("--gate/--no-gate", help="Pass over what is not diplomatic, unread.")] = True,
    columns: ColumnsOption = "",
    crawl: CrawlOption = None,
    llm_url: Annotated[
        str, typer.Option(envvar="RELAZIONE_LLM_URL", metavar="URL", help="Of an OpenAI-compatible server, for llm.")
    ] = "",
    llm_model: Annotated[str, typer.Option(envvar="RELAZIONE_LLM_MODEL", metavar="NAME", help="Its model.")] = "",
    llm_key: Annotated[
        str, typer.Option(envvar="RELAZIONE_LLM_KEY", metavar="KEY", help="Its key; best set by the variable.")
    ] = "",
    as_json: JsonOption = False,
) -> int:
    """Read articles (text, JSON, tables, web pages, feeds, crawls, mail, PDF; folders of them) into a record.

    Files may be packed (.gz, .zip). GDELT's lists name pages, which are read from --crawl: nothing is fetched. A
    receipt says what became of everything. The record is made where there is none. Articles that it holds already are
    not read again. What cannot be read is set aside with file, line, reason and remedy, and the run goes on. With --at-
    least weaker claims are refused, and the receipt counts them. Articles whose words tell of no relations between
    states are kept, counted and not read; --no-gate reads them too. The reader llm sends every article to the server
    named; nothing else leaves the machine.
    """
    from relazione.doors.chat import ChatEndpoint
    from relazione.ingest import Bringing
    from relazione.ingest.columns import columns_named
    from relazione.journey import Manner
    from relazione.read.readers import USUAL, load_reader
    from relazione.store.opening import shown
    from relazione.terminal import Bar, receipt_lines

    bringing = Bringing(published, columns_named(columns), tuple(crawl or ()))
    model = ChatEndpoint(llm_url, llm_model, llm_key) if reader != USUAL and llm_url else None
    carry = _carrier(on, workers, scratch)
    with Bar(paths) as bar:
        manner = Manner(reader if reader == USUAL else load_reader(reader, model), at_least, gate)
        receipt = carry(paths, record, bringing=bringing, progress=bar.step, manner=manner)
    _print([_json(receipt.as_json())] if as_json else [f"{line}\n" for line in receipt_lines(receipt, shown(record))])
    return DONE if receipt.articles else NOTHING_READ


def _carrier(on: str, workers: int, scratch: str | None) -> Callable[..., Receipt]:
    """What carries articles through the journey: this machine's processes, or Spark's."""
    if on == "spark":
        from relazione.on_spark import Cluster, read_on_spark

        return functools.partial(read_on_spark, cluster=Cluster(workers, scratch))
    if on != "here":
        raise typer.BadParameter(f"{on!r} is no place to read on; say here or spark", param_hint="--on")
    from relazione.journey import read_paths

    return functools.partial(read_paths, workers=workers)


@app.command(epilog=_EXIT_CODES.strip())
@_told_plainly
def brief(
    record: RecordOption,
    parties: Annotated[
        list[str] | None,
        typer.Argument(metavar="PARTY", help="One or two states, cities, organisations or persons, by any name."),
    ] = None,
    group: Annotated[
        str | None, typer.Option(metavar="NAME", help="The party as seen by the states of an organisation or region.")
    ] = None,
    subject: Annotated[
        str | None, typer.Option(metavar="DOMAIN", help="Only this domain: trade, energy ...; parties may be regions.")
    ] = None,
    since: Annotated[
        date | None, typer.Option(metavar="DATE", parser=_day, help="Only what was first told of on that day or later.")
    ] = None,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    at_least: AtLeastOption = 0.0,
    reader: Annotated[str | None, typer.Option("--reader", metavar="NAME", help="Only what it made.")] = None,
    length: Annotated[str, typer.Option(metavar="LENGTH", help="page (what matters most) or full.")] = "full",
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORM", help="md, html, docx or pdf; else as FILE ends, else md.")
    ] = None,
    out: OutOption = None,
) -> int:
    """Give the brief on one or two parties: who is who, contacts, agreements, missions, positions, with its notes.

    Korea as ASEAN's members see it: KOR --group ASEAN. A domain over a region: "Central Asia" --subject energy. All
    that is new: --since 2024-10-21, with or without parties.
    """
    from relazione.store.opening import reading
    from relazione.tell.brief import Wish, written

    if not parties and since is None and subject is None:
        raise typer.BadParameter("name a PARTY, or give --since DAY for all that is new")
    wish = Wish(tuple(parties or ()), as_of, known_at, at_least, length, group, subject, since, reader)
    gc.disable()  # the program ends with this page, and looking for circles among its entries took a third of the time
    with reading(record) as store:
        _write(written(store, wish, form or (out.suffix.lstrip(".").lower() if out else "") or "md"), out)
    return DONE


@app.command(epilog=_EXIT_CODES.strip())
@_told_plainly
def export(
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="The form: codebook, csv, panel, ics, ftm ...")],
    record: RecordOption,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    at_least: AtLeastOption = 0.0,
    unit: Annotated[str | None, typer.Option(metavar="UNIT", help="Of a panel: dyad-year or dyad-month.")] = None,
    directed: Annotated[bool, typer.Option("--directed", help="Of a panel: each dyad twice, by who acts.")] = False,
    zero_filled: Annotated[bool, typer.Option("--zero-filled", help="Of a panel: also where nothing is told.")] = False,
    reader: Annotated[
        str | None, typer.Option("--reader", metavar="NAME", help="Of codebook and claims: only what it made.")
    ] = None,
    out: OutOption = None,
) -> int:
    """Write the record in a form that other programs read, the same bytes every time.

    What makes several files (csv, parquet, duckdb, stata) is written into the folder given with --out; with --unit the
    panel is among them. What tells articles or claims, not entries, takes no --as-of.
    """
    from relazione.store.opening import reading
    from relazione.store.view import View
    from relazione.tell.export import export as tell
    from relazione.tell.export import makes_files, write_files

    view = View(at_least, known_at, as_of)
    with reading(record) as store:
        every = {"unit": unit, "directed": directed or None, "zero_filled": zero_filled or None, "reader": reader}
        wishes = {wish: value for wish, value in every.items() if value is not None}
        if out is not None and makes_files(name):
            write_files(store, name, out, view, wishes)
        else:
            _print(tell(store, name, view, wishes), out)
    return DONE


@app.command(epilog=_EXIT_CODES.strip())
@_told_plainly
def show(
    claim: Annotated[str, typer.Argument(metavar="ID", help="A claim's id, or enough of its beginning.")],
    record: RecordOption,
    as_of: AsOfOption = None,
    known_at: KnownAtOption = None,
    at_least: AtLeastOption = 0.0,
    as_json: JsonOption = False,
) -> int:
    """Show a claim with its quote in context and the way it was reached; with --at-least its surer reports only."""
    from relazione.store.opening import reading
    from relazione.store.view import View
    from relazione.tell import show as tell

    view = View(at_least, known_at, as_of)
    with reading(record) as store:
        _print([_json(tell.show_json(store, claim, view)) if as_json else tell.show(store, claim, view)])
    return DONE


@app.command(epilog=_EXIT_CODES.strip())
@_told_plainly
def move(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The record: a SQLite file, or postgresql://...")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where it is to be too; nothing may be there yet.")],
) -> int:
    """Copy a record, with everything in it, to another place, from one kind of store to another; both tell the same."""
    from relazione.store.moving import move as copy
    from relazione.store.opening import shown

    held = copy(source, target)
    number = sum(held.claims.values())
    _print([f"{held.articles} articles, {number} claims and {held.entries} entries are in {shown(target)}.\n"])
    return DONE


def _version(wanted: bool) -> None:
    """Print the version and leave, where it is wanted."""
    if wanted:
        from importlib.metadata import version

        typer.echo(f"relazione {version('relazione')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Options of the program itself."""


def _add_questions() -> None:
    """The questions: entries, who, posts, timeline and the others of `tell/answers/`; and `judge` with its commands."""
    from relazione.asking import add_questions
    from relazione.checking import add_checking
    from relazione.feeding import add_feeding
    from relazione.judging import add_judging
    from relazione.serve.command import add_serving

    add_questions(app, _told_plainly, _day, _print)
    add_judging(app, _told_plainly, _print)
    add_checking(app, _told_plainly, _print)
    add_feeding(app, _told_plainly, _day, _print)
    add_serving(app, _told_plainly)


def _json(thing: object) -> str:
    import orjson

    return orjson.dumps(thing, option=orjson.OPT_INDENT_2).decode() + "\n"


def _print(parts: Iterable[str], out: Path | None = None) -> None:
    """Write the parts to the file in UTF-8, or to standard output; a file is complete or as it was before."""
    if out is None:
        for part in parts:
            sys.stdout.write(part)
        return
    with _opened(out) as stream:
        stream.writelines(part.encode("utf-8") for part in parts)


def _write(file: bytes, out: Path | None) -> None:
    """Write a file, or print it where it is text."""
    if out is not None:
        with _opened(out) as stream:
            stream.write(file)
        return
    if sys.stdout.isatty() and b"\0" in file:
        raise RunStopped("this form is no text for a terminal", "--format", "Name a file with -o FILE.")
    sys.stdout.flush()
    sys.stdout.buffer.write(file)


@contextmanager
def _opened(out: Path) -> Iterator[BinaryIO]:
    """A file to write, put in its place when it is complete; raises RunStopped where it cannot be written."""
    in_place = out.is_symlink() or (out.exists() and not out.is_file())  # /dev/stdout and its kind are not replaced
    target = out if in_place else out.with_name(f"{out.name}.unfinished")
    try:
        with target.open("wb") as stream:
            yield stream
        if not in_place:
            target.replace(out)
    except OSError as fault:
        remedy = "Check the folder and the right to write there."
        raise RunStopped(f"the file cannot be written ({fault.strerror})", str(out), remedy) from None
    finally:
        if not in_place:
            target.unlink(missing_ok=True)


def _ended(number: int, _: object) -> None:
    """Leave in good order when told to end: worker processes are ended too, what was read is kept."""
    sys.exit(_BY_SIGNAL + number)


_add_questions()


def main() -> None:
    """Run the command line."""
    gc.set_threshold(_OBJECTS_BETWEEN)
    signal.signal(signal.SIGTERM, _ended)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()


if __name__ == "__main__":
    main()
