"""The regular expressions of a package, and whether each looks at one place of a text or at all of them."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple

_AT_ALL_PLACES = frozenset({"search", "sub", "subn", "split", "findall", "finditer"})
_METHODS = _AT_ALL_PLACES | {"match", "fullmatch"}


class Found(NamedTuple):
    """A pattern: the module and variable (or line) it stands in, and the methods it is used by."""

    where: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def patterns_of(package: ModuleType) -> list[Found]:
    """The patterns in the variables of its modules, and those written into a call, which are constants."""
    names = [each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    trees = {module: ast.parse(_source(module)) for module in modules}
    found: dict[tuple[str, Any, int], Found] = {}
    for module in modules:
        used = _methods_by_name(trees[module])
        named = [
            Found(f"{module.__name__}.{name}", pattern, used.get(name) or _METHODS)
            for name, value in vars(module).items()
            for pattern in _patterns_in(value)
        ]
        for each in [*named, *_written_out(module, trees[module])]:
            found.setdefault((each.where.rpartition(".")[2], each.pattern.pattern, each.pattern.flags), each)
    return list(found.values())


def _source(module: ModuleType) -> str:
    assert module.__file__
    with open(module.__file__, encoding="utf-8") as file:
        return file.read()


def _patterns_in(value: Any) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from _patterns_in(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _patterns_in(each)


def _methods_by_name(tree: ast.Module) -> dict[str, frozenset[str]]:
    used: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _METHODS and isinstance(node.value, ast.Name):
            used.setdefault(node.value.id, set()).add(node.attr)
    return {name: frozenset(methods) for name, methods in used.items()}


def _written_out(module: ModuleType, tree: ast.Module) -> Iterator[Found]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS):
            continue
        of_module = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        if of_module and isinstance(node.args[0], ast.Constant):
            where = f"{module.__name__}:{node.lineno}"
            yield Found(where, re.compile(node.args[0].value), frozenset({node.func.attr}))
