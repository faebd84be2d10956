"""Reads: people and the network."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from multaqa.foundation.people.models import Network, Person, ReprisalReport, SignIn, State
from multaqa.foundation.people.standing import in_standing
from multaqa.lib.prepared import Given, Prepared, columns_of, object_of


def active_people() -> QuerySet[Person]:
    """Everyone who may sign in."""
    return Person.objects.filter(state=State.ACTIVE)


def people_in_standing() -> QuerySet[Person]:
    """Everyone who may sign in and counts as herself (``standing.py``)."""
    return Person.objects.filter(in_standing())


def person_of_address(email: str) -> Person | None:
    """The person with this e-mail address, whatever her state; None if there is none."""
    return Person.objects.filter(email=email.strip().lower()).first()


def person_of(public_id: str) -> Person | None:
    """The person with this public id, whatever her state; None if there is none."""
    return Person.objects.filter(public_id=public_id).first()


def people_of(public_ids: Collection[str] | Given) -> QuerySet[Person]:
    """The people with these public ids, whatever their states."""
    return Person.objects.filter(public_id__in=public_ids)


def people_seen_since(moment: datetime) -> QuerySet[Person]:
    """Everyone who has signed in since a moment, or was here in a session since; sessions are kept for a while only."""
    here = SignIn.objects.filter(seen_at__gte=moment).values("person")
    return Person.objects.filter(Q(last_login__gte=moment) | Q(pk__in=here))


def demo_accounts_exist() -> bool:
    """True while the database holds a demo account, whose password anyone may know."""
    return Person.objects.filter(is_demo=True).exists()


def networks_of(public_ids: Collection[str] | Given) -> QuerySet[Network]:
    """The networks with these public ids."""
    return Network.objects.filter(public_id__in=public_ids)


def the_network() -> Network:
    """The installation's first network; raises ``Network.DoesNotExist`` before migrations have run."""
    found = _FIRST_NETWORK.rows()
    if not found:
        raise Network.DoesNotExist
    return object_of(Network, found[0])


_FIRST_NETWORK: Final = Prepared(lambda: Network.objects.order_by("pk")[:1].values_list(*columns_of(Network)))


def live_sign_ins(person: Person) -> QuerySet[SignIn]:
    """The sessions of a person that may still be used, the last seen first.

    A session ends by itself ``SESSION_COOKIE_AGE`` after it was last written, which is no later than it was last seen.
    """
    oldest = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return SignIn.objects.filter(person=person, ended_at=None, seen_at__gt=oldest).order_by("-seen_at", "-pk")


def sign_in_of(person: Person, public_id: str) -> SignIn | None:
    """One of the person's own live sessions; None for any other."""
    return live_sign_ins(person).filter(public_id=public_id).select_related("person").first()


def sign_in_named(public_id: str) -> SignIn | None:
    """A session by its public id, whosever it is; None when it has been forgotten."""
    return SignIn.objects.filter(public_id=public_id).first()


def report_readers() -> QuerySet[Person]:
    """The two officers named to read reports of reprisals; none until they are named."""
    return active_people().filter(pk__in=Network.report_readers.through.objects.values("person"))


def open_reports() -> QuerySet[ReprisalReport]:
    """The reports whose matter is not closed, newest first. Ask ``may_read_reports`` first."""
    return ReprisalReport.objects.filter(closed_at=None).order_by("-sent_at")


def report_named(public_id: str) -> ReprisalReport | None:
    """A report by its public id. Ask ``may_read_reports`` first."""
    return ReprisalReport.objects.filter(public_id=public_id).first()
