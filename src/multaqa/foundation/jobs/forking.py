"""A copy of this process that does one thing: it shares with it whatever neither of them changes."""

import contextlib
import ctypes
import gc
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable

ENDINGS = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
TITLE_BYTES = 15  # of a process, prctl(2)
PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15  # prctl(2)
GLANCE_SECONDS = 0.02


class Child:
    """A process, with a group of its own, that runs ``act`` and ends with it; it ends too when its parent is killed.

    ``title`` is what ``ps -o comm`` and ``top`` show of it (its first 15 bytes, on Linux). Nothing of the parent may
    be in use meanwhile: raises RuntimeError when it has threads, and closes its connections to the database.
    """

    def __init__(self, act: Callable[[], None], *, title: str) -> None:
        _let_go_of_connections()
        if threading.active_count() > 1:
            raise RuntimeError("A process with threads cannot be copied.")
        sys.stdout.flush()
        sys.stderr.flush()
        parent, waiting = os.getpid(), signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
        self.pid = os.fork()
        if self.pid == 0:
            _live(act, title=title, parent=parent)
        signal.pthread_sigmask(signal.SIG_SETMASK, waiting)
        self._code: int | None = None

    def code(self) -> int | None:
        """Its exit code (the negative number of a signal that killed it); None while it lives."""
        if self._code is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            self._code = os.waitstatus_to_exitcode(status) if ended else None
        return self._code

    def ends_by(self, deadline: float) -> bool:
        """Wait for its end until ``deadline`` (monotonic seconds); whether it came."""
        while self.code() is None and time.monotonic() < deadline:
            time.sleep(GLANCE_SECONDS)
        return self.code() is not None

    def signal_group(self, number: signal.Signals) -> None:
        """Signal it and all that it started; the dead are no error."""
        with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS refuses groups of the dead
            os.killpg(self.pid, number)


def freeze_memory() -> None:
    """Let no collection of garbage touch, and thereby copy, what later children share with this process."""
    gc.collect()
    gc.freeze()


def _let_go_of_connections() -> None:
    """A connection serves one process (sqlite.org/howtocorrupt.html, 2.6), and a pool keeps threads."""
    if "django.db" not in sys.modules:  # this process has none, and stays small
        return
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()


def _live(act: Callable[[], None], *, title: str, parent: int) -> None:
    """What the child does, and its end: nothing of the parent's stack is unwound."""
    code = 1
    try:
        _settle(title, parent)
        act()
        code = 0
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else int(bool(ending.code))
    except BaseException:  # it goes no further than this process, which says it as any other would
        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError, ValueError):  # where it goes may be gone
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _settle(title: str, parent: int) -> None:
    os.setsid()
    for number in ENDINGS:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
    _tell_the_kernel(title, parent)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)


def _tell_the_kernel(title: str, parent: int) -> None:
    """On Linux, its name, and that it is told to stop when its parent dies."""
    if sys.platform != "linux":
        return
    kernel = ctypes.CDLL(None)
    kernel.prctl(PR_SET_NAME, title.encode()[:TITLE_BYTES])
    kernel.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it died before this was asked
        os._exit(1)
