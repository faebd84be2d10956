"""Names that say nothing are refused: every thing here can be called by what it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.lints.tree import Fault, Tree

ENDINGS = ("Manager", "Service", "Helper", "Handler")
BEGINNINGS = ("process_", "do_")
WORDS = {"data", "info", "utils", "util", "helpers", "helper"}
FILES = WORDS | {"common", "misc"}


def faults(tree: Tree) -> Iterator[Fault]:
    """Every refused name of a file, class, function, argument or variable."""
    for module in tree.code:
        for part in module.path.relative_to(tree.root).with_suffix("").parts:
            if part in FILES:
                yield Fault(module.path, 1, f"{part} says nothing: name the file by its subject.")
        yield from _in_file(module.path, module.nodes)


def _in_file(path: Path, nodes: list[ast.AST]) -> Iterator[Fault]:
    given_by_others = _names_given_by_others(nodes)
    for node in nodes:
        name = _name_given(node)
        if node in given_by_others or ("tests" in path.parts and name == "data"):  # Hypothesis' own word
            continue
        if isinstance(node, ast.ClassDef):
            # A class of the framework's kind bears the framework's word.
            if name.endswith(ENDINGS) and not any(_ends_alike(base) for base in node.bases):
                yield Fault(path, node.lineno, f"{name}: name the class by what it is.")
        elif name.startswith(BEGINNINGS) or name in WORDS:
            yield Fault(path, getattr(node, "lineno", 1), f"{name}: name it by what it does or holds.")


def _names_given_by_others(nodes: list[ast.AST]) -> set[ast.AST]:
    """Methods of a class with bases, and their arguments: what they override has named them."""
    found: set[ast.AST] = set()
    for node in nodes:
        if isinstance(node, ast.ClassDef) and node.bases:
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
            arguments = [each for method in methods for each in ast.walk(method.args) if isinstance(each, ast.arg)]
            found |= {*methods, *arguments}
    return found


def _name_given(node: ast.AST) -> str:
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return node.name
    if isinstance(node, ast.arg):
        return node.arg
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    return ""


def _ends_alike(base: ast.expr) -> bool:
    inner = base.value if isinstance(base, ast.Subscript) else base
    name = inner.attr if isinstance(inner, ast.Attribute) else getattr(inner, "id", "")
    return name.endswith(ENDINGS)
