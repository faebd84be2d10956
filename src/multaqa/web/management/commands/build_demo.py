"""``manage.py build_demo``: fills an empty demo, and tells how to sign in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from multaqa.foundation.people.testing import PARTS, PASSWORD
from multaqa.web.demo.world import build_world


class Command(BaseCommand):
    """Build the demo world once; safe to repeat."""

    help = "Fill an empty demo with the cast, a network and its news (only with MULTAQA_DEMO=1)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether anybody but the cast is to live in it."""
        parser.add_argument("--cast-only", action="store_true", help="without the 152 other members, for tests")

    def handle(self, *_args: Any, cast_only: bool, **_options: Any) -> None:
        """Build, and tell; refuse an installation that is no demo."""
        if not settings.DEMO:
            raise CommandError("The demo world has passwords that all know: set MULTAQA_DEMO=1 to build it.")
        build_world(is_peopled=not cast_only)
        self.stdout.write(ways_in())


def ways_in() -> str:
    """How to sign in as each of the cast, as a table for a terminal."""
    width = max(len(part.email) for part in PARTS)
    lines = [f"  {part.email:<{width}}  {part.what}" for part in PARTS]
    return "\n".join([f"Sign in with any of these addresses and the password: {PASSWORD}", *lines])
