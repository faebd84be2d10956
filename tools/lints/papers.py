"""What every folder and table says of itself: a feature's README, a model's personal data and its erasure."""

import ast
import re
from collections.abc import Iterator

from tools.lints.tree import Fault, Module, Tree

README_LINES = 30
SAID = (re.compile(r"^\s*Personal data: \S", re.MULTILINE), re.compile(r"^\s*Erasure: \S", re.MULTILINE))
ROOTS = {"Model", "AbstractBaseUser"}


def faults(tree: Tree) -> Iterator[Fault]:
    """Every feature without a short README; every model whose docstring leaves out data or erasure."""
    for folder in sorted((tree.product / "features").glob("*/")):
        readme = folder / "README.md"
        if (folder / "__init__.py").exists() and not readme.exists():
            yield Fault(readme, 1, "is missing: the nouns and rules of the feature in 10 to 20 lines.")
        elif readme.exists() and len(readme.read_text(encoding="utf-8").splitlines()) > README_LINES:
            yield Fault(readme, 1, f"has more than {README_LINES} lines.")
    models = _models_of(tree)
    for module, node in models:
        docstring = ast.get_docstring(node) or ""
        if not all(said.search(docstring) for said in SAID):
            yield module.fault(node, f"{node.name} does not say “Personal data: …” and “Erasure: …”.")


def _models_of(tree: Tree) -> list[tuple[Module, ast.ClassDef]]:
    """Classes of the tables, found by their bases: also through models of ours, abstract ones among them."""
    classes = [
        (module, node)
        for module in tree.modules
        if not (module.is_test or module.is_migration)
        for node in module.nodes
        if isinstance(node, ast.ClassDef)
    ]
    known = set(ROOTS)
    while True:
        found = [(module, node) for module, node in classes if _bases(node) & known]
        names = {node.name for _module, node in found}
        if names <= known:
            return found
        known |= names


def _bases(node: ast.ClassDef) -> set[str]:
    return {base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "") for base in node.bases}
