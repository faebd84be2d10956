"""What the import linter cannot see obeys the same order: foreign keys named by strings, templates that take others."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from tools.lints.tree import Fault, Module, Tree, line_of

RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}
TAKEN = re.compile(r"""{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")


class Layers:
    """The order of apps, as the import linter's contracts in ``pyproject.toml`` declare it."""

    def __init__(self, root: Path) -> None:
        self._linter = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]

    @cached_property
    def places(self) -> dict[tuple[str, ...], tuple[int, ...]]:
        """For each app how high it stands: the lower its numbers, the higher it is."""
        found: dict[tuple[str, ...], tuple[int, ...]] = {}
        for contract in sorted(self._linter["contracts"], key=lambda one: len(one["containers"][0])):
            inside = tuple(contract["containers"][0].split(".")[1:])
            for depth, line in enumerate(contract["layers"]):
                for name in re.findall(r"\w+", line):
                    found[(*inside, name)] = (*found.get(inside, ()), depth)
        return found

    def may_look_at(self, app: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Whether ``app`` stands above ``other``, or is the same."""
        if app == other:
            return True
        mine, theirs = self.places.get(app, ()), self.places.get(other, ())
        return mine < theirs


def faults(tree: Tree) -> Iterator[Fault]:
    """Every string foreign key and every template taken that goes up or sideways."""
    layers = Layers(tree.root)
    apps = {name[-1]: name for name in layers.places}
    for module in tree.modules:
        if not module.is_migration:
            yield from _relations(module, layers, apps)
    owners = _owners_of_templates(tree)
    for path in tree.templates():
        app = tree.app_of_file(path)
        text = path.read_text(encoding="utf-8")
        for found in TAKEN.finditer(text):
            owner = owners.get(found[1])
            if owner and not layers.may_look_at(app, owner):
                sentence = f"takes {found[1]} of {'.'.join(owner)}, which does not stand below {'.'.join(app)}."
                yield Fault(path, line_of(text, found.start()), sentence)


def _relations(module: Module, layers: Layers, apps: dict[str, tuple[str, ...]]) -> Iterator[Fault]:
    for node in module.nodes:
        if not isinstance(node, ast.Call) or _last_name(node.func) not in RELATIONS:
            continue
        target = _target(node)
        if isinstance(target, ast.Constant) and isinstance(target.value, str) and "." in target.value:
            app = apps.get(target.value.split(".")[0])
            if app and not layers.may_look_at(module.app, app):
                yield module.fault(
                    node, f"points to {target.value}, which does not stand below {'.'.join(module.app)}."
                )


def _target(call: ast.Call) -> ast.expr | None:
    named = [keyword.value for keyword in call.keywords if keyword.arg == "to"]
    return call.args[0] if call.args else (named[0] if named else None)


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _owners_of_templates(tree: Tree) -> dict[str, tuple[str, ...]]:
    owners = {}
    for path in tree.templates():
        place = path.parts.index("templates", len(tree.product.parts))
        owners["/".join(path.parts[place + 1 :])] = tree.app_of_file(path)
    return owners
