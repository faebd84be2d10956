"""Structured logs: one JSON line for each event in production, readable lines for people; never a person's details."""

import logging.config
import re
from collections.abc import Mapping
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
PERSONAL_KEYS = frozenset({"address", "email", "ip", "name", "password", "person", "query", "user", "username"})
MASK = "[masked]"
SHORTEST_TOKEN = 32
_ADDRESS = re.compile(r"[^\s@<>\"(]+@[^\s@<>\"')]+")
_DETAIL = re.compile(r"(DETAIL:).*", re.DOTALL)
_HEAD = re.compile(r"\d+:[0-9a-f]{64}")  # of the chain of facts: kept here so that a log cut off can be found out
_SIGNED = re.compile(r"[A-Za-z0-9_-]+(?::[A-Za-z0-9_-]+)+|[A-Za-z0-9_-]{32,}")


def logging_settings(*, form: str, level: str) -> dict[str, Any]:
    """Django's LOGGING: everything to standard output, as ``json`` or ``plain`` lines, from ``level`` up."""
    formatter = {"()": structlog.stdlib.ProcessorFormatter, "foreign_pre_chain": _noted(), "processors": _shown(form)}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"events": formatter},
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "events", "stream": "ext://sys.stdout"}},
        "root": {"handlers": ["out"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # Django's lines about refused requests hold the whole path; ours name the route.
            "django.request": {"handlers": [], "level": "ERROR", "propagate": True},
            # Strangers who try names of hosts are answered 400; that is no event.
            "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
            # The reader of XML signatures would show whole assertions to whoever wants to see everything.
            "signxml": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.server": {"handlers": ["out"], "level": level, "propagate": False},
        },
    }


def start_logging(settings: dict[str, Any]) -> None:
    """Configure the standard library's logging and structlog alike, so that both speak one form."""
    logging.config.dictConfig(settings)
    structlog.configure(
        processors=[*_noted(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def mask_persons(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """A structlog processor: details of persons, addresses and tokens leave no trace, wherever they are nested."""
    return {key: MASK if key in PERSONAL_KEYS else _masked(value) for key, value in event.items()}


def _noted() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _shown(form: str) -> list[Processor]:
    without_internals = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    if form == "plain":
        return [without_internals, structlog.dev.ConsoleRenderer(colors=False)]
    errors = structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))
    return [without_internals, errors, mask_persons, structlog.processors.JSONRenderer(ensure_ascii=False)]


def _masked(value: object) -> object:
    if isinstance(value, str):
        return _SIGNED.sub(_masked_token, _DETAIL.sub(rf"\1 {MASK}", _ADDRESS.sub(MASK, value)))
    if isinstance(value, Mapping):
        is_frame = "lineno" in value  # of a traceback, whose name is a function's
        return {key: MASK if key in PERSONAL_KEYS and not is_frame else _masked(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(inner) for inner in value]
    return value


def _masked_token(found: re.Match[str]) -> str:
    return found[0] if len(found[0]) < SHORTEST_TOKEN or _HEAD.fullmatch(found[0]) else MASK
