"""What a person at a terminal sees while articles are read, and afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from relazione.receipt import Receipt

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PLACES_SHOWN = 3
"""Examples of what was set aside for one reason; the record keeps all."""


class Bar:
    """A progress bar on standard error with rate and time left; silent where standard error is no terminal."""

    def __init__(self, paths: Iterable[str | Path]) -> None:
        """A bar for the articles under these paths; it appears at the first step."""
        self._paths = list(paths)
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._begun = False

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def step(self, number: int) -> None:
        """So many more articles are done."""
        if not self._begun:
            self._begin()
        if self._progress is not None and self._task is not None:
            speed = self._progress.tasks[0].speed
            rate = f"{speed:,.1f} articles/s" if speed else ""
            self._progress.update(self._task, advance=number, rate=rate)

    def _begin(self) -> None:
        """Show the bar. Not before the first step: its thread must not be there yet when processes are forked."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        from relazione.ingest import expected

        self._begun = True
        console = Console(stderr=True)
        if not console.is_terminal:
            return
        self._progress = Progress(
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._task = self._progress.add_task("reading", total=expected(self._paths), rate="")
        self._progress.start()


def receipt_lines(receipt: Receipt, record: str) -> list[str]:
    """The receipt as lines to print; long lists are cut, and say so."""
    rate = receipt.articles / receipt.seconds if receipt.seconds else 0.0
    lines = [
        f"Read into {record} in {receipt.seconds:,.1f} s ({rate:,.1f} articles/s)",
        f"articles   {receipt.new:,} new, {receipt.unchanged:,} unchanged"
        + (f", {receipt.read_again:,} read again" if receipt.read_again else ""),
        *([f"passed over {_listed(receipt.passed_over)} (--no-gate reads them)"] if receipt.passed_over else []),
        f"claims     {_listed(receipt.claims)}",
        f"refused    {_listed({_plain(check): number for check, number in receipt.refusals.items()})}",
        f"set aside  {sum(receipt.set_aside.values()):,}",
    ]
    for reason, number in receipt.set_aside.items():
        lines.append(f"  {number:,} x {reason}")
        lines += [f"      {fault}" for fault in receipt.examples[reason][:_PLACES_SHOWN]]
        if number > _PLACES_SHOWN:
            lines.append(f"      and {number - _PLACES_SHOWN:,} more, all kept in the record")
    return lines


def _plain(check: str) -> str:
    """A check's name in words."""
    return check.replace("_", " ")


def _listed(numbers: Mapping[str, int]) -> str:
    """The sum, and what it is made of, the most frequent first."""
    parts = sorted(numbers.items(), key=lambda part: (-part[1], part[0]))
    of_what = f": {', '.join(f'{number:,} {name}' for name, number in parts)}" if parts else ""
    return f"{sum(numbers.values()):,}{of_what}"
