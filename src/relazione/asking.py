"""The questions of the command line: one command for each file of `tell/answers/`, all with the same options."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from inspect import Parameter, Signature
from pathlib import Path
from typing import Annotated, Any

import typer

_SHOWN = 50  # rows that a reader is shown unless he asks for more
_WORDS = {"who": ("NAME", "A person's name."), "search": ("WORD", "What to look for; all words must be there.")}
_ANSWERS = Path(__file__).parent / "tell" / "answers"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the command line puts it."""

    record: str
    words: Sequence[str] = ()
    at_least: float = 0.0
    known_at: date | None = None
    as_of: date | None = None
    kind: str | None = None
    form: str = "text"
    most: int | None = None
    between: tuple[str, str] | None = None
    since: date | None = None
    reader: str | None = None


def names() -> tuple[str, ...]:
    """The names of all questions, sorted: the file names under `tell/answers/`."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules([str(_ANSWERS)])))


def told(name: str, asked: Asked) -> Iterator[str]:
    """The parts of the answer to one question in the form asked for; RunStopped where it takes more or fewer words."""
    from relazione.store.opening import reading
    from relazione.store.view import View
    from relazione.tell import answer
    from relazione.tell.ask import ask
    from relazione.tell.question import Within

    with reading(asked.record) as store:
        view = View(asked.at_least, asked.known_at, asked.as_of, asked.reader)
        found = ask(store, name, asked.words, view, asked.kind, Within(asked.between or (), asked.since))
    forms = {"json": answer.as_json, "csv": answer.as_csv}
    yield from forms[asked.form](found) if asked.form in forms else answer.as_text(found, asked.most)


Printing = Callable[[Iterable[str], Path | None], None]


def add_questions(
    app: typer.Typer,
    dressed: Callable[[Callable[..., int]], Callable[..., None]],
    day: Callable[[str], date],
    printed: Printing,
) -> None:
    """Adds a command for each question: `dressed` gives it its exit code, `day` reads a day, `printed` writes."""
    for name in names():
        app.command(name=name, help=_help(name))(dressed(_command(name, day, printed)))


def _command(name: str, day: Callable[[str], date], printed: Printing) -> Callable[..., int]:
    """The command of one question; its options are the same for all, so its signature is made of a list."""

    def command(**options: Any) -> int:
        as_json, as_csv = options.pop("as_json"), options.pop("as_csv")
        words, out = options.pop("words") or (), options.pop("out")
        form = "json" if as_json else "csv" if as_csv else "text"
        printed(told(name, Asked(words=words, form=form, **options)), out)
        return 0

    command.__name__ = name
    command.__signature__ = Signature(list(_parameters(name, day)))  # type: ignore[attr-defined]
    return command


def _parameters(name: str, day: Callable[[str], date]) -> Iterator[Parameter]:
    """What a question takes: its words, the record, the two days, how sure, and in which form it is told."""
    label, said = _WORDS.get(name, ("PARTY", "States, cities or organisations, by any name."))
    as_of = typer.Option("--as-of", metavar="DATE", parser=day, help="Only what had begun by that day.")
    known = typer.Option("--known-at", metavar="DATE", parser=day, help="Only what was published by that day.")
    sure = typer.Option(
        "--at-least", metavar="SCORE", min=0, max=1, help="Only claims this likely to be right, 0 to 1."
    )
    most = typer.Option("--most", min=1, help="Rows to show; JSON and CSV always hold all.")
    taken: list[tuple[str, Any, Any]] = [
        ("words", Annotated[list[str] | None, typer.Argument(metavar=label, help=said)], None),
        (
            "record",
            Annotated[str, typer.Option("--record", metavar="RECORD", help="A SQLite file, or postgresql://...")],
            ...,
        ),
        ("as_of", Annotated[date | None, as_of], None),
        ("known_at", Annotated[date | None, known], None),
        ("at_least", Annotated[float, sure], 0.0),
        ("reader", Annotated[str | None, typer.Option("--reader", metavar="NAME", help="Only what it made.")], None),
        ("most", Annotated[int, most], _SHOWN),
        ("as_json", Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")], False),
        ("as_csv", Annotated[bool, typer.Option("--csv", help="Print CSV, for a spreadsheet.")], False),
        ("out", Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write to this file.")], None),
    ]
    if name == "entries":
        taken.append(("kind", Annotated[str | None, typer.Option("--kind", help="Only this kind.")], None))
    if name == "search":
        between = typer.Option("--between", metavar="ONE OTHER", help="Only what lies between these two parties.")
        since = typer.Option(
            "--since", metavar="DATE", parser=_beginning, help="Published then or later: 2022, 2022-05."
        )
        taken.append(("between", Annotated[tuple[str, str] | None, between], None))
        taken.append(("since", Annotated[date | None, since], None))
    for each, kind, default in taken:
        unset = Parameter.empty if default is ... else default
        yield Parameter(each, Parameter.KEYWORD_ONLY, annotation=kind, default=unset)


def _beginning(words: str) -> date:
    """The first day of a year, a month or a day as the command line gives it."""
    from relazione.record.days import days_of

    found = days_of(words) if "/" not in words else None
    if found is None:
        raise typer.BadParameter(f"{words!r} is no year, month or day; write it as 2022, 2022-05 or 2022-05-17")
    return found.first


def _help(name: str) -> str:
    """The line of help: what the answer's file says of itself in HELP, read without waiting for what it needs."""
    for line in (_ANSWERS / f"{name}.py").read_text(encoding="utf-8").splitlines():
        if line.startswith("HELP = "):
            return line.removeprefix("HELP = ").strip('"')
    return ""
