"""The record as a file for other programs: each way of exporting is one file under `exports/`, found by its name."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from importlib import import_module
from inspect import signature
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from relazione.errors import RunStopped
from relazione.store.contract import Store
from relazione.store.view import ALL, View, seen
from relazione.tell import bundle, exports
from relazione.tell.bundle import Form
from relazione.tell.panel_table import panel_tables

_OF_A_PANEL = frozenset({"unit", "directed", "zero_filled"})


@cache
def names() -> tuple[str, ...]:
    """The names of all exports, sorted: the file names under `exports/` with hyphens for underscores."""
    return tuple(sorted(found.name.replace("_", "-") for found in pkgutil.iter_modules(exports.__path__)))


def export(store: Store, name: str, view: View = ALL, wishes: Mapping[str, str | bool] | None = None) -> Iterator[str]:
    """The lines of the export of that name, each ending in a line feed; the same record gives the same lines.

    Entries are what the claims in sight of the view amount to. `wishes` are the options that the export takes beside
    the record ("unit" of a panel). Raises RunStopped where there is no such export, for one of several files, for a
    wish that it does not know, and for a day of the world where it tells articles or claims, which have none.
    """
    module = _module(name)
    if hasattr(module, "FORM"):
        raise RunStopped(f"{name} makes several files", "export --as", "Say into which folder: -o FOLDER.")
    _check_day(module, name, view)
    lines: Callable[..., Iterator[str]] = module.lines
    _check_wishes(name, (wishes or {}).keys() - signature(lines).parameters.keys())
    return lines(seen(store, view), **(wishes or {}))


def makes_files(name: str) -> bool:
    """Whether the export of that name makes several files, to be written into a folder."""
    return hasattr(_module(name), "FORM")


def write_files(
    store: Store, name: str, out: Path, view: View = ALL, wishes: Mapping[str, str | bool] | None = None
) -> None:
    """Write such an export into a folder, which is made where there is none; other files there stay as they are.

    Where `out` ends as the form's files do (persons.csv, record.duckdb), that one file is written, nothing beside it.
    With the wish "unit" ("dyad-year") the panel is among the tables, "directed" and "zero_filled" are as for a panel.
    Files are put in their place when all are complete. Raises RunStopped where that cannot be done.
    """
    form: Form = _module(name).FORM
    told = wishes or {}
    _check_wishes(name, told.keys() - _OF_A_PANEL)
    extra = panel_tables(str(told.get("unit", "")), bool(told.get("directed")), bool(told.get("zero_filled")))
    alone = out.suffix == form.ending
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as beside:
            made = Path(beside) / "made"
            made.mkdir()
            bundle.write(seen(store, view), made, view, form, extra)
            if alone:
                (made / form.file_for(out.name, extra)).replace(out)
                return
            out.mkdir(exist_ok=True)
            for file in sorted(made.iterdir()):
                file.replace(out / file.name)
    except OSError as fault:
        remedy = "Check the folder and the right to write there."
        raise RunStopped(f"the export cannot be written ({fault.strerror})", str(out), remedy) from None


def _check_wishes(name: str, unknown: Collection[str]) -> None:
    """Stops for a wish that the export does not know; silence would pass for an answer."""
    for wish in sorted(unknown)[:1]:
        option = f"--{wish.replace('_', '-')}"
        raise RunStopped(f"the export {name!r} has no option {option}", "export", f"Leave {option} out.")


def _check_day(module: ModuleType, name: str, view: View) -> None:
    """Stops where a day of the world is asked of an export that tells no entries; silence would pass for an answer."""
    if view.as_of is not None and getattr(module, "WITHOUT_ENTRIES", False):
        remedy = "Ask what was known by a day with --known-at, or choose an export of entries (csv, panel, ftm ...)."
        raise RunStopped(f"the export {name!r} tells no entries, and only they begin on a day", "--as-of", remedy)


def _module(name: str) -> ModuleType:
    if name not in names():
        raise RunStopped(f"there is no export {name!r}", "export --as", f"Choose one of: {', '.join(names())}.")
    return import_module(f"{exports.__name__}.{name.replace('-', '_')}")
