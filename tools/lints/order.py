"""Inside an app each file role imports only the roles before it: models, facts, policies, queries, commands, …

A file without a role (``keys.py``, ``sealing.py``) stands where the highest role it imports puts it.
"""

import ast
from collections.abc import Iterator

from tools.lints.tree import Fault, Module, Tree

ORDER = (
    ("models",),
    ("facts",),
    ("policies",),
    ("queries",),
    ("commands",),
    ("tasks",),
    ("effects",),
    ("forms",),
    ("views", "rest"),
    ("urls",),
    ("api", "personal"),
)
RANKS = {role: rank for rank, roles in enumerate(ORDER) for role in roles}
FREE = {"apps", "management", "migrations", "tests", "testing", "schedule"}
NOWHERE = -1


def faults(tree: Tree) -> Iterator[Fault]:
    """Every import of a later role by an earlier one, also by way of files that have no role."""
    standing = _Standing(tree)
    for module in tree.modules:
        role = _role(module.parts, module.app)
        if role is None or role in FREE or role not in RANKS:
            continue
        for node, target in _inside(tree, module):
            if standing.of(target) > RANKS[role]:
                other = ".".join(target[len(module.app) :])
                why = "" if _role(target, module.app) in RANKS else f" (which stands on {standing.role_of(target)})"
                yield module.fault(node, f"{role} imports {other}{why}: {role} stand below it.")


class _Standing:
    """How high each module of an app stands."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._modules = {module.parts: module for module in tree.modules}
        self._known: dict[tuple[str, ...], int] = {}

    def of(self, name: tuple[str, ...]) -> int:
        """The rank of a module: its role's, or the highest it imports."""
        if name not in self._known:
            self._known[name] = NOWHERE  # a circle adds nothing
            self._known[name] = self._found(self._modules[name])
        return self._known[name]

    def role_of(self, name: tuple[str, ...]) -> str:
        """The role that gives a module its rank."""
        return " and ".join(ORDER[self.of(name)])

    def _found(self, module: Module) -> int:
        role = _role(module.parts, module.app)
        if role in RANKS:
            return RANKS[role]
        return max((self.of(target) for _node, target in _inside(self._tree, module)), default=NOWHERE)


def _inside(tree: Tree, module: Module) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    for node, name in module.imports():
        target = tree.module_of(name)
        if target[: len(module.app)] == module.app and len(target) > len(module.app) and target != module.parts:
            yield node, target


def _role(parts: tuple[str, ...], app: tuple[str, ...]) -> str | None:
    return parts[len(app)] if len(parts) > len(app) else None
