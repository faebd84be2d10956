"""What a role never holds: views no tables, models no saving of their own, nobody Django's signals."""

import ast
from collections.abc import Iterator

from tools.lints.tree import Fault, Module, Tree

OF_TABLES = {"objects", "save", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
OWN_SAVING = {"save", "delete"}


def faults(tree: Tree) -> Iterator[Fault]:
    """Every view that touches a table, model that overrides saving, and use of signals."""
    for module in tree.modules:
        if module.is_test or module.is_migration:
            continue
        role = module.inner[0] if module.inner else ""
        if role in {"views", "rest"}:
            yield from _tables_in_views(module)
        if role == "models":
            yield from _saving_in_models(module)
        yield from _signals(module)


def _tables_in_views(module: Module) -> Iterator[Fault]:
    for node in module.nodes:
        if isinstance(node, ast.Attribute) and node.attr in OF_TABLES and not _is_session(node.value):
            yield module.fault(node, f"a view uses .{node.attr}: fetch by a query, change by a command.")


def _is_session(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "session"


def _saving_in_models(module: Module) -> Iterator[Fault]:
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef) and node.name in OWN_SAVING:
            yield module.fault(node, f"a model overrides {node.name}(): make it a command or an effect.")


def _signals(module: Module) -> Iterator[Fault]:
    for node in module.nodes:
        named = node.module or "" if isinstance(node, ast.ImportFrom) else ""
        plain = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in [named, *plain]:
            if name == "django.dispatch" or name.endswith(".signals"):
                yield module.fault(node, f"imports {name}: record a fact and hang an effect on it.")
