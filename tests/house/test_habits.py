"""The habits of the house: what its code never does, and how its tests speak."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import TypeVar

from tests.house.source import CHECKOUT, Module, modules

Node = TypeVar("Node", bound=ast.AST)

CLOCK = {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}
DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "iterdir", "glob"}
PURE_ROOMS = ("src/relazione/read/", "src/relazione/record/", "src/relazione/resolve/")
# About what fits on a page; a longer list is a table that a diplomat ought to be able to edit.
LONGEST_LIST_OF_WORDS = 60


def test_no_error_is_swallowed() -> None:
    """No handler is bare, catches everything, or does nothing with what it caught."""
    swallowed = []
    for module in modules():
        for handler in _nodes(module, ast.ExceptHandler):
            caught = ast.unparse(handler.type) if handler.type else ""
            silent = all(isinstance(step, ast.Pass) for step in handler.body)
            if silent or caught in ("", "BaseException"):
                swallowed.append(f"{module.place(handler)} except {caught}")
    assert not swallowed


def test_pure_rooms_ask_no_clock() -> None:
    """Nothing in read, record and resolve calls a clock: the day of reading never becomes the day of an event."""
    assert not [place for place, name in _calls_in_pure_rooms() if name in CLOCK]


def test_pure_rooms_touch_no_disk() -> None:
    """Nothing in read, record and resolve opens a file: tables come through the codebook, the rest is handed in."""
    assert not [place for place, name in _calls_in_pure_rooms() if name in DISK]


def test_words_lie_in_tables() -> None:
    """No list of more than 60 words stands in code: words of the field are rows in a table."""
    lists = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.List | ast.Tuple | ast.Set):
                count = sum(isinstance(e, ast.Constant) and isinstance(e.value, str) for e in node.elts)
            elif isinstance(node, ast.Dict):
                count = sum(isinstance(k, ast.Constant) and isinstance(k.value, str) for k in node.keys)
            else:
                continue
            if count > LONGEST_LIST_OF_WORDS:
                lists.append(f"{module.place(node)}: {count} words")
    assert not lists


def test_what_is_imported_is_declared(checkout: Path) -> None:
    """All that the package imports is the standard library's, its own, or a dependency or extra of pyproject."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(w for extra in project["optional-dependencies"].values() for w in extra)]
    declared = {re.split(r"[<>=~ ]", words)[0].replace("-", "_").lower() for words in wanted}
    offered = {
        package
        for package, distributions in packages_distributions().items()
        if declared & {name.replace("-", "_").lower() for name in distributions}
    }
    known = offered | sys.stdlib_module_names | {"relazione", "__future__"}
    assert not sorted(f"{place} {name}" for place, name in _imports() if name.split(".")[0] not in known)


def test_a_test_says_what_is_promised() -> None:
    """Every test has a docstring that is a sentence, and no two tests of one file promise the same."""
    mute = []
    for module in modules(CHECKOUT / "tests"):
        promises: dict[str, str] = {}
        for function in module.functions():
            if not function.name.startswith("test_"):
                continue
            promise = ast.get_docstring(function) or ""
            if not promise.endswith((".", "!", "?")) or promise in promises:
                mute.append(f"{module.place(function)} {function.name}")
            promises[promise] = function.name
    assert not mute


def test_no_test_is_switched_off() -> None:
    """No test is skipped or expected to fail by a mark: what does not hold yet stands in README, not in a mark."""
    marks = []
    for module in modules(CHECKOUT / "tests"):
        for node in _nodes(module, ast.Attribute):
            if ast.unparse(node) in ("pytest.mark.skip", "pytest.mark.xfail"):
                marks.append(module.place(node))
    assert not marks


def _imports() -> Iterator[tuple[str, str]]:
    """Each import of the package as where it stands and the full name of the module."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                yield module.place(node), node.module
            elif isinstance(node, ast.Import):
                yield from ((module.place(node), alias.name) for alias in node.names)


def _nodes(module: Module, kind: type[Node]) -> Iterator[Node]:
    for node in ast.walk(module.tree):
        if isinstance(node, kind):
            yield node


def _calls_in_pure_rooms() -> Iterator[tuple[str, str]]:
    """Each call as where it stands and the last part of the name that is called."""
    for module in modules():
        if module.path.startswith(PURE_ROOMS):
            for call in _nodes(module, ast.Call):
                name = ast.unparse(call.func)
                yield f"{module.place(call)} {name}", name.rsplit(".", 1)[-1]
