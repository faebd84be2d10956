"""``manage.py serve``: the web server and its workers, supervised, in one terminal."""

import os
import socket
import sys
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from multaqa.config.demo import prepare_demo_apart
from multaqa.config.env import BadEnvironment
from multaqa.config.serving import Announcement, import_everything, load_application, serve_web
from multaqa.foundation.jobs.api import Part, Supervisor, program, worker_part
from multaqa.foundation.people.api import set_up_link

LOOPBACK = "127.0.0.1"


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
            with prepare_demo_apart(out=self.stdout):
                import_everything()
        else:
            self.check()
            import_everything()
        _load_application()
        os.environ["PYTHONPATH"] = _path()
        told = Announcement(host, port, words=_words(host, port))
        Supervisor([_web(host, port), *map(worker_part, _queues())], glance=told.glance).run()
        self.stdout.write("Everything has stopped.")


def _words(host: str, port: int) -> str:
    shown = f"http://localhost:{port}" if host == LOOPBACK else settings.ADDRESS
    return f"Multaqa is running at {shown} (Ctrl-C stops it).{how_to_set_up()}"


def how_to_set_up() -> str:
    """How the first steward comes in; nothing once there is one. A log, which others read, gets no link."""
    token = None if settings.DEMO else set_up_link(anew=False)
    if token is None:
        return ""
    if not sys.stdout.isatty():
        return "\nThere is no steward yet: `manage.py first_run` prints the link with which this site is set up."
    link = f"{settings.ADDRESS}/first-run/{token}/"
    return f"\nThere is no steward yet. This link sets the site up; it works once, for a day:\n  {link}"


def _load_application() -> None:
    try:
        load_application()
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
        manage = [sys.executable, str(settings.ROOT / "manage.py")]
        return Part(name="web", act=program([*manage, "runserver", f"{host}:{port}"]), title="web")
    return Part(name="web", act=partial(serve_web, host, port), title="web")


def _path() -> str:
    """Where our code lies, for programs that are started by a part."""
    return os.pathsep.join(filter(None, [str(settings.ROOT / "src"), os.environ.get("PYTHONPATH")]))


def _queues() -> list[str]:
    return list(settings.TASKS["default"]["QUEUES"])
