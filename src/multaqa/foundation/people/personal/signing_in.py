"""What signing in leaves: forms kept, sign-ins, browsers, sessions, addresses."""

from collections.abc import Iterator
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.people.commands import ADDRESSES_KEPT, DEVICES_KEPT
from multaqa.foundation.people.holdings import Holding, Row
from multaqa.foundation.people.kept_forms import KEPT_FOR
from multaqa.foundation.people.models import Device, KeptForm, Person, ProviderLink, SignIn
from multaqa.foundation.people.queries.links import links_of


def _addresses(person: Person) -> Iterator[Row]:
    for one in EmailAddress.objects.filter(user=person).order_by("pk"):
        yield {"address": one.email, "is_confirmed": one.verified, "is_primary": one.primary}


def _forget_addresses(person: Person) -> int:
    return int(EmailAddress.objects.filter(user=person).delete()[0])


def _sessions(person: Person) -> Iterator[Row]:
    for one in _noted_sessions_of(person):
        yield {"until": one.expire_date}


def _noted_sessions_of(person: Person) -> QuerySet[Session]:
    return Session.objects.filter(session_key__in=SignIn.objects.filter(person=person).values("session_key"))


def _end_sessions(person: Person) -> int:
    keys = [one.session_key for one in _sessions_of(person)]
    return Session.objects.filter(session_key__in=keys).delete()[0]


def _sessions_of(person: Person) -> Iterator[Session]:
    """Every session of the site is opened: erasure leaves not even one that was noted nowhere."""
    for one in Session.objects.iterator():
        if one.get_decoded().get("_auth_user_id") == str(person.pk):
            yield one


def _sign_ins(person: Person) -> Iterator[Row]:
    for one in SignIn.objects.filter(person=person).order_by("pk"):
        row: dict[str, object] = {"began_at": one.began_at, "seen_at": one.seen_at, "ended_at": one.ended_at}
        yield row | {"browser": one.browser, "system": one.system, "network_address": one.network_address}


def _forget_sign_ins(person: Person) -> int:
    return SignIn.objects.filter(person=person).delete()[0]


def _devices(person: Person) -> Iterator[Row]:
    for one in Device.objects.filter(person=person).order_by("pk"):
        yield {"first_used_at": one.first_used_at, "last_used_at": one.last_used_at}


def _forget_devices(person: Person) -> int:
    return Device.objects.filter(person=person).delete()[0]


def _kept_forms(person: Person) -> Iterator[Row]:
    for one in KeptForm.objects.filter(person=person).order_by("pk"):
        yield {"page": one.path, "kept_at": one.kept_at}


def _forget_kept_forms(person: Person) -> int:
    return KeptForm.objects.filter(person=person).delete()[0]


def _links(person: Person) -> Iterator[Row]:
    for one in links_of(person):
        yield {"provider": one.provider, "number": one.subject, "added": one.linked_at, "last_used": one.used_at}


def _forget_links(person: Person) -> int:
    return ProviderLink.objects.filter(person=person).delete()[0]


HOLDINGS = (
    Holding(
        model="people.ProviderLink",
        label=_("Accounts at other organisations that sign the person in: the number there, nothing else"),
        why=_("So that an account elsewhere can be used for signing in."),
        kept=_("Nothing stays."),
        naming={"people.ProviderLink": ("person",)},
        export=_links,
        erase=_forget_links,
    ),
    Holding(
        model="people.KeptForm",
        label=_("Forms sent after a session had ended, encrypted"),
        why=_("So that nothing written is lost."),
        kept=_("Nothing stays."),
        seen_by=_("The person concerned, in the same browser"),
        period=KEPT_FOR,
        naming={"people.KeptForm": ("person",)},
        export=_kept_forms,
        erase=_forget_kept_forms,
    ),
    Holding(
        model="people.SignIn",
        label=_("Signing in: when, with what kind of browser, from which network address"),
        why=_("So that one sees where one is signed in, and can end what one does not know."),
        kept=_("Nothing stays."),
        period=ADDRESSES_KEPT,
        naming={"people.SignIn": ("person",)},
        export=_sign_ins,
        erase=_forget_sign_ins,
    ),
    Holding(
        model="people.Device",
        label=_("Browsers used for signing in, known by a random cookie"),
        why=_("To tell of sign-ins from a browser that was not used before."),
        kept=_("Nothing stays."),
        period=DEVICES_KEPT,
        naming={"people.Device": ("person",)},
        export=_devices,
        erase=_forget_devices,
    ),
    Holding(
        model="sessions.Session",
        label=_("Sessions: where one is signed in"),
        why=_("So that signing in is not asked for on every page."),
        kept=_("Nothing stays."),
        period=timedelta(seconds=settings.SESSION_COOKIE_AGE),
        matching=lambda person: [_noted_sessions_of(person)],
        export=_sessions,
        erase=_end_sessions,
    ),
    Holding(
        model="account.EmailAddress",
        also=("account.EmailConfirmation",),
        label=_("E-mail addresses, and whether they are confirmed"),
        why=_("To know that an address belongs to the person who gave it."),
        kept=_("Nothing stays."),
        naming={"account.EmailAddress": ("user",)},
        export=_addresses,
        erase=_forget_addresses,
    ),
)
