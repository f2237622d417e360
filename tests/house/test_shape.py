"""The shape of the house: how long, how wide and how named its parts may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.house.source import CHECKOUT, Function, Module, modules

LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
MOST_PARAMETERS = 6
MOST_RETURNED = 2
COMMANDS = ("relazione/cli.py", "relazione/checking.py", "relazione/feeding.py", "relazione/judging.py")
EMPTY_NAMES = {"core", "models", "utils", "util", "helpers", "common", "base", "manager", "misc", "lib"}


def test_a_module_is_one_sitting() -> None:
    """No file of the package or of bench has more than 400 lines."""
    long = [f"{m.path}: {m.lines}" for m in (*modules(), *modules(CHECKOUT / "bench")) if m.lines > LONGEST_MODULE]
    assert not long


def test_a_function_does_one_thing() -> None:
    """No function has more than 50 lines."""
    long = [f"{m.place(f)} {f.name}: {_length(f)}" for m, f in _functions() if _length(f) > LONGEST_FUNCTION]
    assert not long


def test_a_function_takes_six_things_at_most() -> None:
    """No function has more than six parameters, self and cls apart; a command has as many as a person may type."""
    functions = ((m, f) for m, f in _functions() if not m.path.endswith(COMMANDS))
    wide = [f"{m.place(f)} {f.name}: {n}" for m, f in functions if (n := len(_parameters(f))) > MOST_PARAMETERS]
    assert not wide


def test_a_function_returns_a_pair_at_most() -> None:
    """No function is declared to return a tuple of more than two, for three values want a name; sort keys may."""
    keys = {name for m in modules() for name in _sort_keys(m)}
    wide = [(m, f) for m, f in _functions() if _returned(f) > MOST_RETURNED and f.name not in keys]
    assert not [f"{m.place(f)} {f.name}" for m, f in wide]


def test_no_name_is_empty() -> None:
    """No file or folder of the package has a name that could stand on any file."""
    names = {part.removesuffix(".py"): m.path for m in modules() for part in PurePosixPath(m.path).parts[2:]}
    assert not {name: path for name, path in names.items() if name in EMPTY_NAMES}


def test_every_public_thing_says_what_it_gives() -> None:
    """Every module with code, and every public class, function and method in it, has a docstring."""
    bare = [m.path for m in modules() if m.tree.body and not ast.get_docstring(m.tree)]
    bare += [f"{m.place(node)} {node.name}" for m, node in _public() if not ast.get_docstring(node)]
    assert not bare


def test_a_dataclass_is_frozen_and_slotted() -> None:
    """Every dataclass has slots and is frozen, but for errors, onto which Python writes, and self-styled drafts."""
    loose = []
    for module in modules():
        for node in module.classes():
            if _is_exception(node):
                continue
            wanted = {"slots"} if "draft" in (ast.get_docstring(node) or "").lower() else {"frozen", "slots"}
            loose += [
                f"{module.place(node)} {node.name}"
                for decorator in node.decorator_list
                if _called(decorator) == "dataclass" and not wanted <= _switched_on(decorator)
            ]
    assert not loose


def _sort_keys(module: Module) -> Iterator[str]:
    """The names of the functions that make the keys of a sort."""
    for keyword in ast.walk(module.tree):
        if isinstance(keyword, ast.keyword) and keyword.arg == "key":
            for node in ast.walk(keyword.value):
                if isinstance(node, ast.Name | ast.Attribute):
                    yield node.id if isinstance(node, ast.Name) else node.attr


def _functions() -> Iterator[tuple[Module, Function]]:
    for module in (*modules(), *modules(CHECKOUT / "bench")):
        for function in module.functions():
            yield module, function


def _public() -> Iterator[tuple[Module, ast.ClassDef | Function]]:
    """Public classes, and public functions that stand in a module or in a public class."""
    for module in modules():
        pending: list[ast.Module | ast.ClassDef] = [module.tree]
        while pending:
            for node in pending.pop().body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    pending.append(node)
                    yield module, node
                elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                    yield module, node


def _length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _parameters(function: Function) -> list[str]:
    taken = function.args
    every = [*taken.posonlyargs, *taken.args, *taken.kwonlyargs, taken.vararg, taken.kwarg]
    return [a.arg for a in every if a is not None and a.arg not in ("self", "cls")]


def _returned(function: Function) -> int:
    """How many values the declared tuple holds; 1 where it is no tuple or one of any length."""
    note = function.returns
    if not (isinstance(note, ast.Subscript) and ast.unparse(note.value) == "tuple"):
        return 1
    if not isinstance(note.slice, ast.Tuple):
        return 1
    parts = note.slice.elts
    return 1 if any(isinstance(p, ast.Constant) and p.value is Ellipsis for p in parts) else len(parts)


def _called(decorator: ast.expr) -> str:
    target = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(target).rsplit(".", 1)[-1]


def _switched_on(decorator: ast.expr) -> set[str]:
    if not isinstance(decorator, ast.Call):
        return set()
    return {k.arg for k in decorator.keywords if k.arg and isinstance(k.value, ast.Constant) and k.value.value is True}


def _is_exception(node: ast.ClassDef) -> bool:
    return any(ast.unparse(parent).endswith(("Exception", "Error")) for parent in node.bases)
