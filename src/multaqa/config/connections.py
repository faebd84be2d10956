"""What the installation connects to, in the form Django's settings want: database, cache, file storage, mail."""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from multaqa.config.env import Environment

type Setting = dict[str, Any]

SQLITE_BUSY_SECONDS = 20
SQLITE_STATEMENTS = 512  # kept ready by each connection
MAIL_SECONDS = 20


class SteadyConnection(sqlite3.Connection):
    """A connection to SQLite that keeps its plans whatever values are bound to a statement.

    Otherwise a statement that compares a column of a partial index with a value is planned anew each time it runs
    (sqlite.org/queryplanner-ng.html, "Query Planner Stability Guarantee"), which costs ten times as much as running it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_QPSG, True)


def hosts_of(address: str, *, demo: bool) -> tuple[str, ...]:
    """The host names requests may bear when none are given: the address's own; in a demo, this machine's."""
    if demo:
        return ("localhost", "127.0.0.1", "[::1]")
    host = urlsplit(address).hostname
    return (host,) if host else ()


def database(env: Environment, *, var: Path) -> Setting:
    """The database MULTAQA_DATABASE_URL names; without one, a SQLite file in ``var``.

    ``sqlite:////path?busy=5`` waits five seconds for a lock, not SQLITE_BUSY_SECONDS.
    """
    pooled = env.flag("MULTAQA_DATABASE_POOL", default=True)
    return env.parsed(
        "MULTAQA_DATABASE_URL",
        parse=lambda address: _database_at(address, pooled=pooled),
        default=_sqlite(var / "multaqa.sqlite3"),
    )


def cache(env: Environment) -> Setting:
    """The cache MULTAQA_CACHE_URL names (Redis or Valkey); without one, a table of the database.

    Attempts to sign in are counted in it, so it is never the memory of one process.
    """
    return env.parsed(
        "MULTAQA_CACHE_URL",
        parse=_cache_at,
        default={
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "people_shared_cache",
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        },
    )


def file_storage(env: Environment, *, var: Path) -> Setting:
    """A private S3 bucket with short-lived links when MULTAQA_S3_BUCKET names one; without, a folder in ``var``."""
    options = {
        "bucket_name": env.text("MULTAQA_S3_BUCKET"),
        "endpoint_url": env.text("MULTAQA_S3_ENDPOINT") or None,
        "region_name": env.text("MULTAQA_S3_REGION") or None,
        "access_key": env.text("MULTAQA_S3_ACCESS_KEY") or None,
        "secret_key": env.text("MULTAQA_S3_SECRET_KEY") or None,
        "querystring_expire": env.number("MULTAQA_S3_LINK_SECONDS", default=60),
    }
    if not options["bucket_name"]:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": var / "files"}}
    fixed = {"default_acl": "private", "querystring_auth": True, "file_overwrite": False, "signature_version": "s3v4"}
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {**options, **fixed}}


def mailer(env: Environment, *, var: Path) -> Setting:
    """The mail server MULTAQA_SMTP_HOST names; without one, each message becomes a file in ``var/mail``."""
    security = env.choice("MULTAQA_SMTP_SECURITY", of=("starttls", "tls", "none"), default="starttls")
    options = {
        "host": env.text("MULTAQA_SMTP_HOST"),
        "port": env.number("MULTAQA_SMTP_PORT", default={"starttls": 587, "tls": 465, "none": 25}[security]),
        "username": env.text("MULTAQA_SMTP_USER"),
        "password": env.text("MULTAQA_SMTP_PASSWORD"),
        "use_tls": security == "starttls",
        "use_ssl": security == "tls",
        "timeout": MAIL_SECONDS,
    }
    if not options["host"]:
        folder = {"file_path": var / "mail"}
        return {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": folder}
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


def _database_at(address: str, *, pooled: bool) -> Setting:
    parts = urlsplit(address)
    if parts.scheme == "sqlite" and parts.path.startswith("/") and parts.path != "/":
        busy = dict(parse_qsl(parts.query)).get("busy", SQLITE_BUSY_SECONDS)
        return _sqlite(Path(unquote(parts.path[1:])), busy=float(busy))
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        return _postgresql(address, pooled=pooled)
    raise ValueError(
        "cannot be read: write sqlite:////var/lib/multaqa/multaqa.sqlite3 or postgresql://user:password@host:5432/name."
    )


def _sqlite(path: Path, *, busy: float = SQLITE_BUSY_SECONDS) -> Setting:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Kept by its thread: a new one reads the schema again, and closing the last folds the journal into the file,
        # which together cost a page as much as all that it asks.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": busy,
            "factory": SteadyConnection,
            "cached_statements": SQLITE_STATEMENTS,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(address: str, *, pooled: bool) -> Setting:
    parts = urlsplit(address)
    options: Setting = dict(parse_qsl(parts.query))
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


def _cache_at(address: str) -> Setting:
    if urlsplit(address).scheme not in {"redis", "rediss", "unix"}:
        raise ValueError("cannot be read: write redis://host:6379/0 or rediss://user:password@host:6380/0.")
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": address, "KEY_PREFIX": "multaqa"}
