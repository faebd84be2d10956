"""What the rules look at: the project's files, read once, each with the app it belongs to."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

PACKAGE = "multaqa"
SHELVES = ("features", "foundation", "gateways")  # their folders are apps; other folders are apps themselves
SKIPPED = {".venv", ".semgrep", ".git", "__pycache__", "node_modules", "var", "corpus", "vendor", ".hypothesis"}


@dataclass(frozen=True)
class Fault:
    """One broken rule: where, and in one sentence what to do."""

    path: Path
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


@dataclass(frozen=True)
class Module:
    """One Python file of the product, with its dotted name without the package's own."""

    path: Path
    parts: tuple[str, ...]
    source: str

    @cached_property
    def syntax(self) -> ast.Module:
        """The file as a syntax tree."""
        return ast.parse(self.source)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Every node of the syntax tree, from the top down."""
        return list(ast.walk(self.syntax))

    @property
    def app(self) -> tuple[str, ...]:
        """The app the file belongs to, such as ("foundation", "people")."""
        return app_of(self.parts)

    @property
    def inner(self) -> tuple[str, ...]:
        """The file's place inside its app, such as ("commands", "accounts")."""
        return self.parts[len(self.app) :]

    @property
    def is_test(self) -> bool:
        """Whether the file is a test or what only tests use."""
        return "tests" in self.inner or self.inner[:1] == ("testing",)

    @property
    def is_migration(self) -> bool:
        """Whether the file is a migration, whose form Django gives."""
        return "migrations" in self.inner

    def fault(self, node: ast.AST, sentence: str) -> Fault:
        """A fault at the line of ``node``."""
        return Fault(self.path, getattr(node, "lineno", 1), sentence)

    def imports(self) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
        """Each import of the product's own modules: the statement and the dotted name, as far as it goes."""
        for node in self.nodes:
            if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
                for alias in node.names:
                    yield from _ours(node, f"{node.module}.{alias.name}")
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    yield from _ours(node, alias.name)


class Tree:
    """The project below ``root``; ``src/multaqa`` holds the product."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.product = root / "src" / PACKAGE

    @cached_property
    def modules(self) -> list[Module]:
        """Every Python file of the product."""
        return [self._module(path) for path in self._below(self.product, "*.py")]

    @cached_property
    def names(self) -> set[tuple[str, ...]]:
        """The dotted name of every module, to tell a module from what is in it."""
        return {module.parts for module in self.modules}

    def templates(self) -> list[Path]:
        """Every template of the product."""
        return [path for path in self._below(self.product, "*.html", "*.txt") if "templates" in path.parts]

    def styles(self) -> list[Path]:
        """Every style sheet of the product that is our own."""
        return self._below(self.product, "*.css")

    @cached_property
    def code(self) -> list[Module]:
        """Every Python file of the project, tools and tests among them; those of the product bear their names."""
        known = {module.path: module for module in self.modules}
        return [known.get(path) or _outside(path) for path in self._below(self.root, "*.py")]

    def texts(self) -> list[Path]:
        """Every text file that people wrote."""
        return self._below(self.root, "*.py", "*.md", "*.html", "*.css", "*.js", "*.toml", "*.sh", "Makefile")

    def app_of_file(self, path: Path) -> tuple[str, ...]:
        """The app a file of the product belongs to."""
        return app_of(path.relative_to(self.product).parts)

    def module_of(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """The longest beginning of a dotted name that is a module: an import may name something inside it."""
        while name and name not in self.names:
            name = name[:-1]
        return name

    def _module(self, path: Path) -> Module:
        parts = path.relative_to(self.product).with_suffix("").parts
        return Module(path, parts[:-1] if parts[-1] == "__init__" else parts, path.read_text(encoding="utf-8"))

    def _below(self, folder: Path, *patterns: str) -> list[Path]:
        return [
            path
            for path in self._files
            if any(fnmatch(path.name, pattern) for pattern in patterns) and path.is_relative_to(folder)
        ]

    @cached_property
    def _files(self) -> list[Path]:
        """Every file but those in skipped folders, which may be large and are not entered."""
        found = []
        for folder, inner, names in os.walk(self.root):
            inner[:] = [name for name in inner if name not in SKIPPED]
            found += [Path(folder, name) for name in names]
        return sorted(found)


def _outside(path: Path) -> Module:
    return Module(path, path.with_suffix("").parts, path.read_text(encoding="utf-8"))


def app_of(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The app in a dotted name or path below the package."""
    return parts[:2] if parts[:1] and parts[0] in SHELVES else parts[:1]


def line_of(text: str, position: int) -> int:
    """The line number of a position in a text, from 1."""
    return text.count("\n", 0, position) + 1


def _ours(node: ast.AST, name: str) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    parts = tuple(name.split("."))
    if parts[0] == PACKAGE and len(parts) > 1:
        yield node, parts[1:]
