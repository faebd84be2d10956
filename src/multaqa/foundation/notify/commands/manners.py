"""People choose how often mail comes, when, and from where. It is their own matter and leaves no fact."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from multaqa.foundation.notify.manners import manner_of, rhythms_in_use
from multaqa.foundation.notify.models import (
    Delivery,
    DeliveryState,
    DigestRound,
    Manner,
    Notice,
    Rhythm,
    SourceManner,
)
from multaqa.foundation.notify.rhythms import slot_after
from multaqa.foundation.people.api import Person, zone_of


@transaction.atomic
def choose_manner(manner: Manner) -> None:
    """Keep how a person wants her mail, and begin or end her digests.

    What waits for her quiet hours is looked at anew: they may be others now.
    """
    Manner.objects.update_or_create(
        person=manner.person,
        defaults={field.name: getattr(manner, field.name) for field in manner._meta.fields if not field.primary_key},
    )
    waiting = Delivery.objects.filter(person=manner.person, state=DeliveryState.QUEUED, not_before__isnull=False)
    waiting.update(not_before=timezone.now())
    _settle(manner.person)


@transaction.atomic
def choose_sources(person: Person, rhythms: Mapping[str, Rhythm | None]) -> None:
    """Keep for each source how often a person wants mail from there; None for as often as everything else."""
    for source, rhythm in rhythms.items():
        if rhythm is None:
            SourceManner.objects.filter(person=person, source=source).delete()
        else:
            SourceManner.objects.update_or_create(person=person, source=source, defaults={"rhythm": rhythm})
    _settle(person)


@transaction.atomic
def end_digests(person: Person) -> None:
    """Send a person no digest any more: where one was chosen nothing is mailed."""
    Manner.objects.filter(person=person, rhythm__in=[Rhythm.DAILY, Rhythm.WEEKLY]).update(rhythm=Rhythm.NEVER)
    digested = SourceManner.objects.filter(person=person, rhythm__in=[Rhythm.DAILY, Rhythm.WEEKLY])
    digested.update(rhythm=Rhythm.NEVER)
    _settle(person)


def _settle(person: Person) -> None:
    """One round for each rhythm in use, due at her hour; one that is used no more ends once it holds nothing."""
    manner, now, used = manner_of(person), timezone.now(), rhythms_in_use(person)
    for rhythm in used:
        due = slot_after(now, rhythm=rhythm, manner=manner, zone=zone_of(person.time_zone))
        DigestRound.objects.update_or_create(person=person, rhythm=rhythm, defaults={"due_at": due})
    for ended in DigestRound.objects.filter(person=person).exclude(rhythm__in=used):
        if Notice.objects.filter(person=person, held_for=ended.rhythm).exists():
            DigestRound.objects.filter(pk=ended.pk).update(due_at=now)
        else:
            ended.delete()
