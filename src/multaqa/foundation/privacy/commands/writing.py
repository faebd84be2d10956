"""Letters about a person's data: to every address of hers, for one of them may have been taken from her."""

from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from multaqa.foundation.notify.api import queue_letter, send_without_trace
from multaqa.foundation.people.api import Person, spoken, zone_of
from multaqa.foundation.privacy.letters import ERASED
from multaqa.lib.dates import format_datetime


def write_to(person: Person, letter: str, *, due: datetime | None = None) -> None:
    """Queue a letter to each confirmed address of a person and to the one she signs in with."""
    with translation.override(spoken(person.language)), timezone.override(zone_of(person.time_zone)):
        context = {"page": f"{settings.ADDRESS}{reverse('privacy:erasure')}"}
        if due is not None:
            context["due"] = format_datetime(due, spoken(person.language), zone_of(person.time_zone))
    for address in addresses_of(person):
        queue_letter(letter, address=address, person=person, language=spoken(person.language), context=context)


def say_erased(addresses: Iterable[str], *, language: str) -> None:
    """Tell somebody who was erased just now that it is done; the addresses were read before and are kept nowhere.

    One attempt each, without queue or log: a letter that the mail server does not take is lost, for nothing may be left
    that it could be sent from later.
    """
    with translation.override(language):
        context = {"held": f"{settings.ADDRESS}{reverse('privacy:held')}"}
    for address in addresses:
        send_without_trace(ERASED, address=address, language=language, context=context)


def addresses_of(person: Person) -> list[str]:
    """Each confirmed address of a person and the one she signs in with, in order."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    return sorted({person.email, *confirmed})
