"""The database an address names, in the form Django's settings want."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from multaqa.config.env import BadEnvironment

SQLITE_BUSY_SECONDS = 20


def database_from(address: str, *, var: Path, pooled: bool = True) -> dict[str, Any]:
    """Settings for ``sqlite:///path`` or ``postgresql://user:password@host:port/name?sslmode=…``.

    Without an address: a SQLite file in ``var``. Raises BadEnvironment for anything else.
    """
    parts = urlsplit(address)
    if address == "":
        return _sqlite(var / "multaqa.sqlite3")
    if parts.scheme == "sqlite" and parts.path.startswith("/"):
        return _sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        return _postgresql(address, pooled=pooled)
    raise BadEnvironment(
        "MULTAQA_DATABASE_URL cannot be read: write sqlite:////var/lib/multaqa/multaqa.sqlite3 "
        "or postgresql://user:password@host:5432/name."
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_BUSY_SECONDS,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(address: str, *, pooled: bool) -> dict[str, Any]:
    parts = urlsplit(address)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    if pooled:
        options["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_HEALTH_CHECKS": True,
    }
