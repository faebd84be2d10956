"""The secret key of a demo: made on first use, kept beside its database."""

import os
import secrets
from pathlib import Path


def own_secret_key(var: Path) -> str:
    """The key kept in ``var/secret-key``, made when there is none; readable by its owner alone."""
    path = var / "secret-key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        pass
    var.mkdir(parents=True, exist_ok=True)
    made = secrets.token_urlsafe(48)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(made)
    return made
