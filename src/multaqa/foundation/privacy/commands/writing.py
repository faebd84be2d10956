"""Letters about a person's data: to every address of hers, for one of them may have been taken from her."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from multaqa.foundation.notify.api import queue_letter
from multaqa.foundation.people.api import Person, zone_of
from multaqa.lib.dates import format_datetime


def write_to(person: Person, letter: str, *, due: datetime | None = None) -> None:
    """Queue a letter to each confirmed address of a person and to the one she signs in with."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    with translation.override(person.language), timezone.override(zone_of(person.time_zone)):
        context = {"page": f"{settings.ADDRESS}{reverse('privacy:erasure')}"}
        if due is not None:
            context["due"] = format_datetime(due, person.language, zone_of(person.time_zone))
    for address in sorted({person.email, *confirmed}):
        queue_letter(letter, address=address, person=person, language=person.language, context=context)
