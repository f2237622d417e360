"""The commands by which users check a record: `agreement` of two annotations, `sample` to check by hand, `audit`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from relazione.tell.reliability.agreement import Agreement, Score

Dressed = Callable[[Callable[..., int]], Callable[..., None]]
Printing = Callable[[Iterable[str], Path | None], None]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
OutOption = Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write to this file.")]
_SHOWN = 5  # articles named that only one of two annotations has


def add_checking(app: typer.Typer, dressed: Dressed, printed: Printing) -> None:
    """Adds the three commands: `dressed` gives a command its exit code, `printed` writes."""
    app.command(name="agreement")(dressed(_agreement(printed)))
    app.command(name="sample")(dressed(_sample(printed)))
    app.command(name="audit")(dressed(_audit(printed)))


def _agreement(printed: Printing) -> Callable[..., int]:
    def agreement(
        first: Annotated[Path, typer.Argument(metavar="A", help="A folder of YAML, or an export --as codebook.")],
        second: Annotated[Path, typer.Argument(metavar="B", help="The other annotation of the same articles.")],
        as_json: JsonOption = False,
    ) -> int:
        """Compare two annotations: scores by kind (A is the measure), and Krippendorff's alpha of what was coded."""
        from relazione.tell.reliability.agreement import agreement as compare
        from relazione.tell.reliability.annotations import annotated

        found = compare(annotated(first), annotated(second))
        printed(_as_json(found) if as_json else _as_text(found), None)
        return 0

    return agreement


def _sample(printed: Printing) -> Callable[..., int]:
    def sample(
        record: Annotated[str, typer.Option("--record", metavar="RECORD", help="A SQLite file, or postgresql://...")],
        size: Annotated[int, typer.Option("--n", min=1, help="Claims to draw.")] = 50,
        seed: Annotated[int, typer.Option(help="Another number draws other claims.")] = 0,
        out: OutOption = None,
    ) -> int:
        """Draw claims at random, some of each kind, as a form (CSV) to be checked by hand and given to `audit`."""
        from relazione.store.opening import reading
        from relazione.tell.csv_text import csv_lines
        from relazione.tell.reliability.sample import COLUMNS
        from relazione.tell.reliability.sample import sample as draw

        with reading(record) as store:
            printed(csv_lines(COLUMNS, draw(store, size, seed)), out)
        return 0

    return sample


def _audit(printed: Printing) -> Callable[..., int]:
    def audit(
        form: Annotated[Path, typer.Argument(metavar="FORM", help="The form of `sample`, with `right` filled in.")],
        as_json: JsonOption = False,
    ) -> int:
        """Tell how much of the record is right, by kind, from a checked sample; with the interval of 95%."""
        from relazione.tell.reliability.sample import audit as count

        found = count(form)
        if as_json:
            rows = [
                {"kind": p.kind, "checked": p.checked, "precision": p.share, "low": p.low, "high": p.high}
                for p in found
            ]
            printed([json.dumps(rows, indent=2) + "\n"], None)
        else:
            lines = [f"{p.kind:<12}{p.checked:>8}{p.share:>11.3f}   {p.low:.3f} to {p.high:.3f}\n" for p in found]
            printed([f"{'kind':<12}{'checked':>8}{'precision':>11}   95% interval\n", *lines], None)
        return 0

    return audit


def _as_text(found: Agreement) -> Iterator[str]:
    yield f"{'kind':<12}{'A':>7}{'B':>7}{'P':>7}{'R':>7}{'F1':>7}{'slots':>7}{'record':>8}\n"
    for kind, score in (*found.scores.items(), ("all", found.total)):
        shares = (score.precision, score.recall, score.f1, score.slots)
        told = "".join(f"{share:>7.3f}" for share in shares)
        yield f"{kind:<12}{score.first:>7}{score.second:>7}{told}{score.record:>8.3f}\n"
    yield "\nKrippendorff's alpha of what was coded in the facts that both have\n"
    for (kind, slot), alpha in found.alphas.items():
        yield f"{kind + ' ' + slot:<24}{'nothing varies' if alpha is None else f'{alpha:.3f}'}\n"
    for whose, only in (("A", found.only_first), ("B", found.only_second)):
        if only:
            named = ", ".join(only[:_SHOWN]) + (" ..." if len(only) > _SHOWN else "")
            yield f"\n{len(only)} articles are in {whose} only and were left out: {named}\n"


def _as_json(found: Agreement) -> Iterator[str]:
    told = {
        "scores": {kind: _figures(score) for kind, score in (*found.scores.items(), ("all", found.total))},
        "alpha": {f"{kind} {slot}": value for (kind, slot), value in found.alphas.items()},
        "only_a": list(found.only_first),
        "only_b": list(found.only_second),
    }
    yield json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _figures(score: Score) -> dict[str, float]:
    return {
        "a": score.first,
        "b": score.second,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "slots": score.slots,
        "record": score.record,
    }
