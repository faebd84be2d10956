"""The secret key of a demo: made on first use, kept beside its database."""

import os
import secrets
from pathlib import Path

from multaqa.config.env import BadEnvironment


def own_secret_key(var: Path) -> str:
    """The key kept in ``var/secret-key``, made when there is none; readable by its owner alone.

    Raises BadEnvironment when the folder cannot be written.
    """
    path = var / "secret-key"
    try:
        return path.read_text(encoding="ascii").strip() or _make_key(path)
    except FileNotFoundError:
        return _make_key(path)
    except OSError as error:
        raise _unusable(var, error) from error


def _make_key(path: Path) -> str:
    made = secrets.token_urlsafe(48)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise _unusable(path.parent, error) from error
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(made)
    return made


def _unusable(var: Path, error: OSError) -> BadEnvironment:
    return BadEnvironment(
        f"{var} cannot be used ({error.strerror}): choose a folder for the database, files and keys with MULTAQA_VAR."
    )
