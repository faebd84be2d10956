"""``manage.py appoint_member EMAIL CONSTITUENCY``: how a network gets its first five members."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from multaqa.features.membership.commands import Seat, appoint_member
from multaqa.features.membership.models import Capacity, Constituency, Organisation
from multaqa.features.membership.queries.members import constituency_named
from multaqa.features.membership.refusals import CannotEnter
from multaqa.foundation.people.api import Person, person_of_address


class Command(BaseCommand):
    """Seat one of the first members."""

    help = "Seat one of the network's first five members, before there is anybody who could vouch for her."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address, the constituency, the organisation's id, and the reason that the log will show."""
        parser.add_argument("email")
        parser.add_argument("constituency", help="its code, such as academia")
        parser.add_argument("--organisation", default="", help="public id of a known organisation")
        parser.add_argument("--area", default="", help="ISO 3166-1 alpha-3 code of the country or area")
        parser.add_argument("--reason", required=True)

    def handle(self, *_args: Any, email: str, reason: str, **seat: Any) -> None:
        """Seat her, and say so; refuse in one sentence."""
        person = _person(email)
        try:
            member = appoint_member(person, _seat(**seat), by=None, reason=reason)
        except CannotEnter as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{person.name} <{person.email}> is now a member: {member.constituency.code}.")


def _person(email: str) -> Person:
    person = person_of_address(email)
    if person is None:
        raise CommandError(f"Nobody has an account with the address {email}. Sign up on the site first, then repeat.")
    return person


def _seat(*, constituency: str, organisation: str, area: str, **_others: Any) -> Seat:
    try:
        body = Organisation.objects.get(public_id=organisation) if organisation else None
        capacity = Capacity.ORGANISATION if body else Capacity.PERSONAL
        return Seat(constituency=constituency_named(constituency), organisation=body, area=area, capacity=capacity)
    except (Constituency.DoesNotExist, Organisation.DoesNotExist) as missing:
        raise CommandError(str(missing)) from missing
