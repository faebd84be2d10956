"""From outside an app one imports only its ``api``; tests also its ``testing``; ``config`` alone names ``urls``."""

import ast
from collections.abc import Iterator

from tools.lints.tree import Fault, Module, Tree, app_of

OPEN = {"lib", "config"}  # small pure parts without a door; config is imported by nobody (the layers hold that)


def faults(tree: Tree) -> Iterator[Fault]:
    """Every import that goes past a door, and every route included by another than ``config``."""
    for module in tree.modules:
        for node, name in module.imports():
            target = tree.module_of(name)
            if not _may_enter(tree, module, target):
                door = ".".join((*app_of(target), "api"))
                yield module.fault(node, f"imports {'.'.join(target)} past the door: use {door}.")
        yield from _included_routes(module)


def _may_enter(tree: Tree, module: Module, target: tuple[str, ...]) -> bool:
    app = app_of(target)
    if app == module.app or app[0] in OPEN or len(target) <= len(app):
        return True
    inner = target[len(app) :]
    if inner == ("api",) or (inner[0] == "testing" and (module.is_test or _is_demo(module))):
        return True
    if app[0] == "gateways" and (*app, "api") not in tree.names:
        return inner[0] in {"port", "null"} or module.app[0] == "gateways"
    return module.app == ("config",) and inner[0] == "urls"


def _is_demo(module: Module) -> bool:
    """The demo world is played by the cast of the tests."""
    return module.parts[:2] == ("web", "demo") or module.parts[-1] == "build_demo"


def _included_routes(module: Module) -> Iterator[Fault]:
    if module.app == ("config",) or module.is_test:
        return
    for node in module.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "include":
            named = node.args[0] if node.args else None
            if isinstance(named, ast.Constant) and isinstance(named.value, str):
                ours = tuple(named.value.split("."))[1:]
                if named.value.startswith("multaqa.") and app_of(ours) != module.app:
                    yield module.fault(node, f"includes {named.value}: only config names the routes of apps.")
