"""What ``manage.py serve`` serves: the application, loaded once for all web processes and workers, and its server."""

import contextlib
import gc
import multiprocessing
import socket
import sys
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import get_resolver
from django.utils.translation import trans_real
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

APPLICATION = "multaqa.config.wsgi:application"
GARBAGE_AFTER = 10_000  # objects more, for what a page makes goes with it: each search costs the page it falls into
REQUESTS_AT_ONCE = 4  # threads of each web process
STOPPING_SECONDS = 10  # for requests in hand


def import_everything() -> None:
    """Import every route and read the catalogues of every language: what is done here, no process does for itself."""
    get_resolver()._populate()
    for code, _name in settings.LANGUAGES:
        trans_real.translation(code)


def load_application() -> None:
    """Load the application with its middleware, which reads the list of static files: they must have been collected.

    Raises BadEnvironment when this installation is not safe to start.
    """
    _application()


def serve_web(host: str, port: int) -> None:
    """Serve the loaded application with ``WEB_PROCESSES`` processes until SIGTERM."""
    gc.set_threshold(GARBAGE_AFTER)
    if sys.platform == "linux":  # elsewhere a process cannot be copied soundly, and loads the application itself
        multiprocessing.set_start_method("fork", force=True)
    server = Server(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.WEB_PROCESSES,
        blocking_threads=REQUESTS_AT_ONCE,
        workers_kill_timeout=STOPPING_SECONDS,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.warning,
    )
    server.serve(target_loader=_application, wrap_loader=False)


class Announcement:
    """Says ``words`` once, when ``host`` and ``port`` answer."""

    def __init__(self, host: str, port: int, *, words: str) -> None:
        self._address = (host, port)
        self._words = words
        self._said = False

    def glance(self) -> None:
        """Called again and again while the parts run."""
        if not self._said and _answers(self._address):
            self._said = True
            print(self._words, flush=True)


def _application() -> Callable[..., Any]:
    from multaqa.config.wsgi import application

    return application


def _answers(address: tuple[str, int]) -> bool:
    with contextlib.suppress(OSError):
        # nosemgrep: outside-call-past-the-gateway - our own port
        socket.create_connection(address, timeout=0.2).close()
        return True
    return False
