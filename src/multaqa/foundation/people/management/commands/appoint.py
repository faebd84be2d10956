"""``manage.py appoint EMAIL ROLE``: how an installation gets its first steward."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from multaqa.foundation.people.capabilities import Role
from multaqa.foundation.people.commands import appoint
from multaqa.foundation.people.models import Person
from multaqa.foundation.people.queries import person_of_address


class Command(BaseCommand):
    """Give a role to the person with an e-mail address."""

    help = "Give a role to the person with this e-mail address; she must have an account already."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address, the role and the reason that the record will show."""
        parser.add_argument("email")
        parser.add_argument("role", choices=[role.value for role in Role])
        parser.add_argument("--reason", default="Appointed by the operator")

    def handle(self, *_args: Any, email: str, role: str, reason: str, **_options: Any) -> None:
        """Appoint, and say so; refuse an unknown or inactive account in one sentence."""
        person = _person(email)
        appoint(person, to=Role(role), by=None, reason=reason)
        self.stdout.write(f"{person.name} <{person.email}> is now {role}.")


def _person(email: str) -> Person:
    person = person_of_address(email)
    if person is None:
        raise CommandError(f"Nobody has an account with the address {email}. Sign up on the site first, then repeat.")
    if not person.is_active:
        raise CommandError(f"The account of {email} is {person.state}: it cannot be appointed.")
    return person
