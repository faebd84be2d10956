"""Reads: people and the network."""

from collections.abc import Collection

from django.db.models import QuerySet

from multaqa.foundation.people.models import Network, Person, State


def active_people() -> QuerySet[Person]:
    """Everyone who may sign in."""
    return Person.objects.filter(state=State.ACTIVE)


def person_of_address(email: str) -> Person | None:
    """The person with this e-mail address, whatever her state; None if there is none."""
    return Person.objects.filter(email=email.strip().lower()).first()


def person_of(public_id: str) -> Person | None:
    """The person with this public id, whatever her state; None if there is none."""
    return Person.objects.filter(public_id=public_id).first()


def demo_accounts_exist() -> bool:
    """True while the database holds a demo account, whose password anyone may know."""
    return Person.objects.filter(is_demo=True).exists()


def networks_of(public_ids: Collection[str]) -> QuerySet[Network]:
    """The networks with these public ids."""
    return Network.objects.filter(public_id__in=public_ids)


def the_network() -> Network:
    """The installation's first network; raises ``Network.DoesNotExist`` before migrations have run."""
    return Network.objects.earliest("pk")
