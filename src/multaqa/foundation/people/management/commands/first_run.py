"""``manage.py first_run``: a new link to the setting up of an installation."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from multaqa.foundation.people.commands import set_up_link


class Command(BaseCommand):
    """Print the link with which the first steward's account is made."""

    help = "Print a new one-time link to set this installation up; it is good for a day, and ends older ones."

    def handle(self, **_options: Any) -> None:
        """The link, or in one sentence why there is none."""
        token = set_up_link(anew=True)
        if token is None:
            raise CommandError("There is a steward already: who may appoint others does so on the page of offices.")
        self.stdout.write(f"{settings.ADDRESS}/first-run/{token}/")
        self.stderr.write("This link works once, for a day. Whoever has it becomes the first steward.")
