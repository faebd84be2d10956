"""Typed reading of the environment: every setting has one type, one default and a clear error.

Problems are collected while the settings are read, and ``finish`` names them all at once.
"""

import difflib
import os
import zoneinfo
from collections.abc import Callable, Mapping
from pathlib import Path

OURS = "MULTAQA_"
OF_THE_TESTS = "MULTAQA_TEST"


class BadEnvironment(ValueError):
    """Variables are missing or cannot be read; the text names each and says what to do."""


class Environment:
    """Reads variables; ``X_FILE`` names a file that holds the value of ``X`` (for secrets)."""

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self._variables = os.environ if variables is None else variables
        self._problems: list[str] = []
        self.names: set[str] = set()

    def text(self, name: str, *, default: str = "") -> str:
        """The value of ``name``, from ``name`` or from the file that ``name_FILE`` names; empty means the default."""
        return self._given(name) or default

    def flag(self, name: str, *, default: bool = False) -> bool:
        """True for 1, true, yes, on; False for 0, false, no, off."""
        return self.parsed(name, parse=_flag, default=default)

    def number(self, name: str, *, default: int) -> int:
        """A whole number, zero or more."""
        return self.parsed(name, parse=_number, default=default)

    def words(self, name: str, *, default: tuple[str, ...] = ()) -> list[str]:
        """A list separated by commas."""
        return self.parsed(name, parse=_words, default=list(default))

    def choice(self, name: str, *, of: tuple[str, ...], default: str) -> str:
        """One of the words in ``of``."""
        return self.parsed(name, parse=lambda value: _one_of(value, of), default=default)

    def some(self, name: str, *, of: tuple[str, ...]) -> list[str]:
        """Some of the words in ``of``, in the order of ``of``; all of them when nothing is given."""
        return self.parsed(name, parse=lambda value: _some_of(value, of), default=list(of))

    def parsed[Value](self, name: str, *, parse: Callable[[str], Value], default: Value) -> Value:
        """What ``parse`` makes of the value; a ValueError of its own becomes a problem of this variable."""
        given = self._given(name)
        if given == "":
            return default
        try:
            return parse(given)
        except ValueError as error:
            self._problems.append(f"{name} {error}")
            return default

    def missing(self, name: str, *, advice: str) -> str:
        """Note that ``name`` must be given, with advice on how; returns the empty text."""
        self._problems.append(f"{name} is missing: {advice}")
        return ""

    def finish(self) -> None:
        """Raise BadEnvironment with every problem met, misspelt names of ours among them."""
        problems = [*self._problems, *self._unknown()]
        if problems:
            raise BadEnvironment("The environment cannot be used:\n" + "\n".join(f"  - {each}" for each in problems))

    def _given(self, name: str) -> str:
        self.names.add(name)
        path = self._variables.get(f"{name}_FILE", "")
        if path == "":
            return self._variables.get(name, "")
        if self._variables.get(name, ""):
            self._problems.append(f"{name} and {name}_FILE are both set: keep one of them.")
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            self._problems.append(f"{name}_FILE names {path}, which cannot be read: {error.strerror}.")
        except UnicodeDecodeError:
            self._problems.append(f"{name}_FILE names {path}, which is not text.")
        return ""

    def _unknown(self) -> list[str]:
        known = self.names | {f"{name}_FILE" for name in self.names}
        given = {name for name in self._variables if name.startswith(OURS) and not name.startswith(OF_THE_TESTS)}
        return [_suggestion(name, sorted(known)) for name in sorted(given - known)]


def time_zone(value: str) -> str:
    """A name of the time zone database, as given; raises ValueError for any other word."""
    if value not in zoneinfo.available_timezones():
        raise ValueError(f"is {value!r}: write a time zone such as UTC or Asia/Qatar.")
    return value


def _flag(value: str) -> bool:
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"is {value!r}: write 1 or 0.")


def _number(value: str) -> int:
    if not value.isascii() or not value.isdigit():
        raise ValueError(f"is {value!r}: write a whole number.")
    return int(value)


def _words(value: str) -> list[str]:
    return [word.strip() for word in value.split(",") if word.strip()]


def _one_of(value: str, options: tuple[str, ...]) -> str:
    if value not in options:
        raise ValueError(f"is {value!r}: write one of {', '.join(options)}.")
    return value


def _some_of(value: str, options: tuple[str, ...]) -> list[str]:
    unknown = [word for word in _words(value) if word not in options]
    if unknown:
        raise ValueError(f"names {', '.join(unknown)}: choose from {', '.join(options)}.")
    return [option for option in options if option in _words(value)]


def _suggestion(name: str, known: list[str]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"{name} is not a setting." + (f" Is {close[0]} meant?" if close else "")
