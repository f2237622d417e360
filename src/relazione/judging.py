"""The judgements of the command line: `relazione judge merge ID...`, `judge undo ID`, `judge list` and the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from relazione.errors import RunStopped

if TYPE_CHECKING:
    from relazione.resolve.judgement import Judgement, Note
    from relazione.store.contract import Store

Dressed = Callable[[Callable[..., int]], Callable[..., None]]
Printing = Callable[[Iterable[str], Path | None], None]

_IDS = "Claims or entries, by id or enough of its beginning."
IdsArgument = Annotated[list[str], typer.Argument(metavar="ID", help=_IDS)]
RecordOption = Annotated[str, typer.Option("--record", metavar="RECORD", help="A SQLite file, or postgresql://...")]
ByOption = Annotated[str, typer.Option("--by", metavar="NAME", help="Who judges.")]
BecauseOption = Annotated[str, typer.Option("--because", metavar="TEXT", help="Why.")]
WhenOption = Annotated[str, typer.Option("--when", metavar="TIME", help="ISO 8601, in UTC; now, unless given.")]
OutOption = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write to this file.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON Lines, for a program to read.")]

_ACTS = {
    "merge": "Say that claims or entries tell of one thing.",
    "split": "Say that no two of these claims tell of one thing.",
    "reject": "Say that claims are wrong; they take no part in any entry.",
    "confirm": "Say that claims were checked and are right.",
}


def add_judging(app: typer.Typer, dressed: Dressed, printed: Printing) -> None:
    """Adds `judge` with its commands: `dressed` gives a command its exit code, `printed` writes."""
    judge = typer.Typer(
        help="Judge what the record says: nothing is overwritten, all can be undone.", no_args_is_help=True
    )
    for act, help_text in _ACTS.items():
        judge.command(name=act, help=help_text)(dressed(_decision(act, printed)))
    judge.command(name="correct")(dressed(_correct(printed)))
    judge.command(name="assert")(dressed(_assert(printed)))
    judge.command(name="undo")(dressed(_undo(printed)))
    judge.command(name="list")(dressed(_list(printed)))
    judge.command(name="export")(dressed(_export(printed)))
    judge.command(name="import")(dressed(_import(printed)))
    app.add_typer(judge, name="judge")


def _decision(act: str, printed: Printing) -> Callable[..., int]:
    """The command of an act that needs nothing but claims."""

    def command(
        ids: IdsArgument, record: RecordOption, by: ByOption, because: BecauseOption, when: WhenOption = ""
    ) -> int:
        from relazione.store.judging import judge

        return _written(record, printed, lambda store: judge(store, _made(act, ids, by, because, when)))

    return command


def _correct(printed: Printing) -> Callable[..., int]:
    def correct(  # noqa: PLR0913  # what a person may type
        ids: IdsArgument,
        record: RecordOption,
        slot: Annotated[str, typer.Option("--slot", metavar="SLOT", help="What reads wrongly, for example date.")],
        value: Annotated[str, typer.Option("--value", metavar="VALUE", help="How it should read.")],
        by: ByOption,
        because: BecauseOption,
        when: WhenOption = "",
    ) -> int:
        """Say how a slot of claims should read; what the articles say stays in sight."""
        from relazione.store.judging import judge

        made = _made("correct", ids, by, because, when, slot, value)
        return _written(record, printed, lambda store: judge(store, made))

    return correct


def _assert(printed: Printing) -> Callable[..., int]:
    def assert_claim(  # noqa: PLR0913  # what a person may type
        text: Annotated[str, typer.Argument(metavar="TEXT", help="What happened, in a sentence of your own.")],
        record: RecordOption,
        source: Annotated[str, typer.Option("--source", metavar="NAME", help="Where it comes from: an internal note.")],
        kind: Annotated[str, typer.Option("--kind", metavar="KIND", help="engagement, tenure, agreement ...")],
        by: ByOption,
        because: BecauseOption,
        slots: Annotated[
            list[str] | None, typer.Option("--set", metavar="SLOT=VALUE", help="A slot; more than once for more.")
        ] = None,
        sides: Annotated[
            list[str] | None, typer.Option("--side", metavar="WHO/FOR/ROLE", help="A side of an engagement.")
        ] = None,
        published: Annotated[str, typer.Option("--published", metavar="DATE", help="The day of the note.")] = "",
        when: WhenOption = "",
    ) -> int:
        """Make a claim by hand, with its source: an internal note, a call that no paper reported."""
        from relazione.store.judging import assert_note

        note = _note(text, source, published, kind, (slots or [], sides or []))
        made = _made("assert", [], by, because, when)
        return _written(record, printed, lambda store: assert_note(store, _with_note(made, note)))

    return assert_claim


def _undo(printed: Printing) -> Callable[..., int]:
    def undo(
        judgement: Annotated[str, typer.Argument(metavar="ID", help="A judgement's id, see `judge list`.")],
        record: RecordOption,
        by: ByOption,
        because: BecauseOption,
        when: WhenOption = "",
    ) -> int:
        """Take a judgement back; it stays in the ledger, and counts as never made."""
        from relazione.store.judging import undo as take_back

        made = _made("undo", [], by, because, when, None, judgement)
        return _written(record, printed, lambda store: take_back(store, made))

    return undo


def _list(printed: Printing) -> Callable[..., int]:
    def list_judgements(
        record: RecordOption,
        orphaned: Annotated[bool, typer.Option("--orphaned", help="Only those that lost a claim.")] = False,
        as_json: JsonOption = False,
        out: OutOption = None,
    ) -> int:
        """List the ledger: what was judged, by whom, when and why, what was undone, and what lost its claim."""
        from relazione.store.opening import reading
        from relazione.tell.judgements import listed, listed_json

        with reading(record) as store:
            printed(list((listed_json if as_json else listed)(store, orphaned)), out)
        return 0

    return list_judgements


def _export(printed: Printing) -> Callable[..., int]:
    def export(record: RecordOption, out: OutOption = None) -> int:
        """Write the whole ledger as JSON Lines, for another record or for keeping."""
        from relazione.store.judging import exported
        from relazione.store.opening import reading

        with reading(record) as store:
            printed(list(exported(store)), out)
        return 0

    return export


def _import(printed: Printing) -> Callable[..., int]:
    def import_judgements(
        path: Annotated[
            str, typer.Argument(metavar="FILE", help="What `judge export` wrote, or - for standard input.")
        ],
        record: RecordOption,
    ) -> int:
        """Add the judgements of another ledger; those that this one holds already are passed over."""
        from relazione.store.judging import imported
        from relazione.store.opening import open_there

        lines = list(_lines(path))
        with closing(open_there(record)) as store:
            printed([f"{imported(store, lines, path)} of {len(lines)} judgements were new.\n"], None)
        return 0

    return import_judgements


def _written(record: str, printed: Printing, write: Callable[[Store], Judgement]) -> int:
    """Writes a judgement and says under which id it can be undone."""
    from relazione.store.opening import open_there

    with closing(open_there(record)) as store:
        made = write(store)
    whom = f" of {', '.join(made.claims)}" if made.claims else f" of {made.value}"
    printed([f"{made.id}  {made.act}{whom}, by {made.who}: {made.why}\n"], None)
    return 0


def _made(act: str, ids: list[str], *said: str | None) -> Judgement:
    """A judgement as the command line gives it: `said` are by, because, when, and for some acts slot and value."""
    from relazione.resolve.judgement import Judgement

    by, because, when, slot, value = (*said, None, None)[:5]
    return Judgement(act, tuple(ids), by or "", _time(when or ""), because or "", slot, value)


def _time(words: str) -> str:
    """A day or a time in ISO 8601; now where none is given."""
    if not words:
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        datetime.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"{words!r} is no time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ") from None
    return words


def _note(text: str, source: str, published: str, kind: str, said: tuple[list[str], list[str]]) -> Note:
    """The note of an assertion; `said` are its slots and its sides as they were written."""
    from relazione.record.kind import all_kinds
    from relazione.resolve.judgement import Note

    if kind not in all_kinds():
        raise typer.BadParameter(f"there is no kind {kind!r}; choose one of {', '.join(all_kinds())}")
    slots: dict[str, tuple[str, ...]] = {}
    for pair in said[0]:
        slot, equals, value = pair.partition("=")
        if not equals or not value:
            raise typer.BadParameter(f"--set {pair!r}: write SLOT=VALUE")
        slots[slot] = (*slots.get(slot, ()), value)
    sides = []
    for side in said[1]:
        who, acts_for, role = (*side.split("/"), "", "")[:3]
        sides.append((who, acts_for or None, role or "party"))
    day = date.fromisoformat(_time(published)[:10]).isoformat() if published else None
    return Note(text, source, day, kind, tuple(sorted(slots.items())), tuple(sides))


def _with_note(made: Judgement, note: Note) -> Judgement:
    from dataclasses import replace

    return replace(made, note=note)


def _lines(path: str) -> Iterator[Any]:
    """The lines of a file, or of standard input."""
    if path == "-":
        yield from sys.stdin
        return
    try:
        yield from Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise RunStopped(f"the file cannot be read ({fault})", path, "Give what `judge export` wrote.") from None
