"""Typed reading of the environment: every setting has one type, one default and a clear error."""

import os
from collections.abc import Mapping
from pathlib import Path


class BadEnvironment(ValueError):
    """A variable is missing or cannot be read as its type; the text names it and says what to do."""


class Environment:
    """Reads variables; ``X_FILE`` names a file that holds the value of ``X`` (for secrets)."""

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self._variables = os.environ if variables is None else variables

    def text(self, name: str, *, default: str = "") -> str:
        """The value of ``name``, from ``name`` or from the file that ``name_FILE`` names."""
        path = self._variables.get(f"{name}_FILE")
        if path is None:
            return self._variables.get(name, default)
        if name in self._variables:
            raise BadEnvironment(f"Both {name} and {name}_FILE are set: keep one of them.")
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise BadEnvironment(f"{name}_FILE names {path}, which cannot be read: {error.strerror}.") from error

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True for 1, true, yes, on; False for 0, false, no, off and nothing."""
        value = self.text(name).lower()
        if value == "":
            return default
        if value in {"1", "true", "yes", "on"}:
            return True
        if value in {"0", "false", "no", "off"}:
            return False
        raise BadEnvironment(f"{name} is {value!r}: write 1 or 0.")

    def number(self, name: str, *, default: int) -> int:
        """A whole number."""
        value = self.text(name)
        if value == "":
            return default
        try:
            return int(value)
        except ValueError as error:
            raise BadEnvironment(f"{name} is {value!r}: write a whole number.") from error

    def words(self, name: str, *, default: tuple[str, ...] = ()) -> list[str]:
        """A list separated by commas."""
        value = self.text(name)
        return [word.strip() for word in value.split(",") if word.strip()] if value else list(default)
