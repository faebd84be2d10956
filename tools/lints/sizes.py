"""Files of at most 300 lines, functions of at most 40."""

import ast
from collections.abc import Iterator

from tools.lints.tree import Fault, Tree

FILE_LINES = 300
FUNCTION_LINES = 40


def faults(tree: Tree) -> Iterator[Fault]:
    """Every file and function that is too long; migrations are what Django writes."""
    for module in tree.code:
        if "migrations" in module.path.parts:
            continue
        lines = len(module.source.splitlines())
        if lines > FILE_LINES:
            yield Fault(module.path, 1, f"has {lines} lines: split it by noun, {FILE_LINES} are the most.")
        for node in module.nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    yield Fault(
                        module.path, node.lineno, f"{node.name} has {length} lines, {FUNCTION_LINES} are the most."
                    )
