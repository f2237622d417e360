"""Annotations as people and programs hand them in: a folder of YAML files, or JSON Lines of the codebook's form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from relazione.errors import RunStopped
from relazione.tell.reliability.likeness import KINDS, Fact

_REMEDY = "Give a folder of YAML files (doc, facts) or a file written by `relazione export --as codebook`."


def annotated(place: Path) -> dict[str, list[Fact]]:
    """The facts of each article by its name, articles sorted.

    Raises RunStopped where nothing is there, and for what is no annotation: with the file, the line and the remedy.
    """
    if not place.exists():
        raise RunStopped("there is no such file or folder", str(place), _REMEDY)
    found: dict[str, list[Fact]] = {}
    for where, told in _folder(place) if place.is_dir() else _lines(place):
        name, facts = _checked(told, where)
        found.setdefault(name, []).extend(facts)
    if not found:
        raise RunStopped("there are no annotations", str(place), _REMEDY)
    return dict(sorted(found.items()))


def _folder(place: Path) -> Iterator[tuple[str, Any]]:
    for path in sorted(place.glob("*.yaml")):
        try:
            yield str(path), yaml.safe_load(path.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError) as fault:
            line = getattr(getattr(fault, "problem_mark", None), "line", None)
            where = str(path) if line is None else f"{path}, line {line + 1}"
            raise RunStopped("this is no YAML in UTF-8", where, "Mend the file.") from None


def _lines(place: Path) -> Iterator[tuple[str, Any]]:
    try:
        rows = place.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise RunStopped("this is no text in UTF-8", str(place), _REMEDY) from None
    for number, row in enumerate(rows, 1):
        if row.strip():
            try:
                yield f"{place}, line {number}", json.loads(row)
            except ValueError:
                raise RunStopped("this is no JSON", f"{place}, line {number}", _REMEDY) from None


def _checked(told: Any, where: str) -> tuple[str, list[Fact]]:
    if not isinstance(told, dict) or "doc" not in told or not isinstance(told.get("facts") or [], list):
        raise RunStopped("an annotation has `doc` and a list of `facts`", where, _REMEDY)
    facts = told.get("facts") or []
    for number, fact in enumerate(facts, 1):
        if not isinstance(fact, dict) or fact.get("kind") not in KINDS:
            kinds = ", ".join(KINDS)
            raise RunStopped(f"fact {number} has no known kind", where, f"Give it one of: {kinds}.")
    return str(told["doc"]), facts
