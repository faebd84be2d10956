"""``manage.py serve``: the web server and its workers, supervised, in one terminal."""

import os
import socket
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from multaqa.config.demo import prepare_demo
from multaqa.config.env import BadEnvironment
from multaqa.config.weaknesses import refuse_weak_settings
from multaqa.foundation.jobs.api import Part, Words, supervise_instead
from multaqa.foundation.people.api import set_up_link

LOOPBACK = "127.0.0.1"
REQUESTS_AT_ONCE = 4  # threads of each web process
HEAD_START = 2.0  # seconds: the web server has the processors to itself while it starts


class Command(BaseCommand):
    """Serve the site."""

    requires_system_checks: tuple[str, ...] = ()  # a demo starts at once; everything else is checked in ``handle``
    help = "Run the web server and one worker for each queue until Ctrl-C; what dies is started again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen; a demo listens on this machine alone."""
        parser.add_argument("--host", default=LOOPBACK, help="address to listen on")
        parser.add_argument("--port", type=int, default=settings.PORT, help="port to listen on")

    def handle(self, *, host: str, port: int, **_options: object) -> None:
        """Refuse what is unsafe, prepare a demo, then keep everything running."""
        if settings.DEMO and host != LOOPBACK:
            raise CommandError("A demo has accounts whose passwords are known to all: it listens on 127.0.0.1 only.")
        _refuse_taken(host, port)
        if settings.DEMO:
            prepare_demo(out=self.stdout)
        else:
            self.check()
            _refuse_weak_settings()
        supervise_instead(
            [_web(host, port), *map(_worker, _queues())], words=_words(host, port), path=_environment()["PYTHONPATH"]
        )


def _words(host: str, port: int) -> Words:
    shown = f"http://localhost:{port}" if host == LOOPBACK else settings.ADDRESS
    running = f"Multaqa is running at {shown} (Ctrl-C stops it).{how_to_set_up()}"
    return Words(host=host, port=port, running=running, stopped="Everything has stopped.")


def how_to_set_up() -> str:
    """How the first steward comes in; nothing once there is one. A log, which others read, gets no link."""
    token = None if settings.DEMO else set_up_link(anew=False)
    if token is None:
        return ""
    if not sys.stdout.isatty():
        return "\nThere is no steward yet: `manage.py first_run` prints the link with which this site is set up."
    link = f"{settings.ADDRESS}/first-run/{token}/"
    return f"\nThere is no steward yet. This link sets the site up; it works once, for a day:\n  {link}"


def _refuse_weak_settings() -> None:
    try:
        refuse_weak_settings()
    except BadEnvironment as problems:
        raise CommandError(str(problems)) from problems


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            advice = f"choose another port, as in `PORT={port + 123} make run`."
            raise CommandError(f"Port {port} cannot be used ({error.strerror}): {advice}") from error
        except OverflowError as error:
            raise CommandError(f"Port {port} cannot be used: ports go from 1 to 65535.") from error


def _web(host: str, port: int) -> Part:
    if settings.DEBUG:  # reloads itself when the code changes
        return Part(name="web", command=_manage("runserver", f"{host}:{port}"))
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(settings.WEB_PROCESSES),
        "--blocking-threads": str(REQUESTS_AT_ONCE),
        "--workers-kill-timeout": "10",
        "--log-level": "warning",
    }
    given = [word for option in options.items() for word in option]
    command = [sys.executable, "-m", "granian", *given, "--no-ws", "--respawn-failed-workers"]
    return Part(name="web", command=[*command, "multaqa.config.wsgi:application"], environment=_environment())


def _environment() -> dict[str, str]:
    """Where our code lies, for processes that ``manage.py`` does not start."""
    path = [str(settings.ROOT / "src"), os.environ.get("PYTHONPATH")]
    return {"PYTHONPATH": os.pathsep.join(filter(None, path))}


def _worker(queue: str) -> Part:
    return Part(
        name=f"worker for {queue}", command=_manage("work", "--queue", queue, "--skip-checks"), delay=HEAD_START
    )


def _manage(*words: str) -> list[str]:
    return [sys.executable, str(settings.ROOT / "manage.py"), *words]


def _queues() -> list[str]:
    return list(settings.TASKS["default"]["QUEUES"])
