"""Nothing but this machine is called: an audit hook (PEP 578) that refuses every other connection and look-up.

It holds for the process in which it is added and for those that fork from it, and cannot be undone. It sees what
Python asks of the system, not what libraries in other languages do by themselves: ``tools/outside_calls.py`` sees that.
"""

import os
import re
import socket
import sys
from pathlib import Path
from typing import Final

_OF_THIS_MACHINE: Final = re.compile(r"(localhost|testserver|127\.|::1$|::ffff:127\.|0\.0\.0\.0$|::$|b'localhost')")


def stay(*, notes: Path | None = None) -> None:
    """Refuse the outside from now on; what was refused is also written to ``notes``, a line each.

    The machine's own name is not the outside: who speaks SMTP gives it.
    """
    own = {socket.gethostname(), socket.gethostname().partition(".")[0]}

    def refuse(event: str, arguments: tuple[object, ...]) -> None:
        host = called_host(event, arguments)
        if host in own or _OF_THIS_MACHINE.match(host):
            return
        if notes is not None:
            _note(notes, f"{Path(sys.argv[0]).name} {sys.argv[1:2]}: {event} {host}\n")
        raise ConnectionRefusedError(f"{host} was called, which is not this machine.")

    sys.addaudithook(refuse)


def called_host(event: str, arguments: tuple[object, ...]) -> str:
    """The host that an audit event is about; ``localhost`` where it is about none."""
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        return str(address[0]) if isinstance(address, tuple) else "localhost"  # else the socket of a file
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        return str(arguments[0] or "localhost")
    return "localhost"


def _note(notes: Path, line: str) -> None:
    """Appended in one write, for several processes may note at once."""
    file = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(file, line.encode())
    finally:
        os.close(file)
