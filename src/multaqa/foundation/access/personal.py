"""What is held about people here: what they belong to, what they were let read, from whom they hide."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.access.keys import person_key
from multaqa.foundation.access.models import Exclusion, Freeze, Holding, Mute, ReadingRequest, SetEntry
from multaqa.foundation.access.queries import exclusions_told, mutes_shown
from multaqa.foundation.people.api import Fate, Person, Row, register_holding
from multaqa.foundation.people.api import Holding as PersonalHolding


def _memberships(person: Person) -> Iterator[Row]:
    for held in Holding.objects.filter(person=person).order_by("since", "pk"):
        yield {"key": held.key, "since": held.since, "until": held.until, "reason": held.reason}
    for entry in _entries_of(person).order_by("since", "pk"):
        yield {"key": entry.opens, "since": entry.since, "until": entry.until, "reason": entry.reason}


def _close_memberships(person: Person) -> int:
    now, changed = timezone.now(), 0
    for rows in (Holding.objects.filter(person=person), _entries_of(person)):
        rows.filter(since__gt=now).update(since=now)
        changed += rows.filter(until=None).update(until=now)
        changed += rows.filter(until__gt=now).update(until=now)
        changed += rows.exclude(reason="").update(reason="")
    return changed


def _entries_of(person: Person) -> QuerySet[SetEntry]:
    return SetEntry.objects.filter(key=person_key(person))


def _exclusions(person: Person) -> Iterator[Row]:
    for hidden in exclusions_told(person).order_by("since", "pk"):
        yield {"from": hidden.from_key, "since": hidden.since, "until": hidden.until, "reason": hidden.reason}


def _forget_exclusions(person: Person) -> int:
    return Exclusion.objects.filter(person=person).delete()[0]


def _mutes(person: Person) -> Iterator[Row]:
    for mute in mutes_shown(person).select_related("muted").order_by("since", "pk"):
        yield {"from": person_key(mute.muted), "since": mute.since}


def _forget_mutes(person: Person) -> int:
    return Mute.objects.filter(Q(person=person) | Q(muted=person)).delete()[0]


def _freezes(person: Person) -> Iterator[Row]:
    for frozen in Freeze.objects.filter(person=person).order_by("since", "pk"):
        yield {"since": frozen.since, "until": frozen.until, "reason": frozen.reason, "verified": frozen.verified_how}


def _empty_freezes(person: Person) -> int:
    told = Freeze.objects.filter(person=person).exclude(reason="", verified_how="")
    return told.update(reason="", verified_how="")


def _oversight(person: Person) -> Iterator[Row]:
    for asked in _requests_of(person).order_by("pk"):
        yield {"thing": asked.thing, "at": asked.asked_at, "until": asked.until, "state": asked.state}


def _empty_oversight(person: Person) -> int:
    return _requests_of(person).exclude(reason="").update(reason="")


def _requests_of(person: Person) -> QuerySet[ReadingRequest]:
    return ReadingRequest.objects.filter(Q(person=person) | Q(asked_by=person) | Q(decided_by=person))


register_holding(
    PersonalHolding(
        model="access.ReadingRequest",
        label=_("Readings for oversight that one asked for, decided on or was granted"),
        why=_("So that oversight itself can be overseen."),
        kept=_("They stay on record; the reasons are emptied."),
        fate=Fate.EMPTIED,
        seen_by=_("Auditors and officers"),
        naming={"access.ReadingRequest": ("person", "asked_by", "decided_by")},
        export=_oversight,
        erase=_empty_oversight,
    )
)
register_holding(
    PersonalHolding(
        model="access.Holding",
        also=("access.SetEntry",),
        label=_("What one belongs to, and what one was let read, since when and until when"),
        why=_("To decide what may be read, and to answer who could read what on a past day."),
        kept=_("They end and stay on record; the reasons are emptied."),
        fate=Fate.EMPTIED,
        seen_by=_("Those who decide on them, and auditors"),
        naming={"access.Holding": ("person",)},
        matching=lambda person: [_entries_of(person)],
        export=_memberships,
        erase=_close_memberships,
    )
)
register_holding(
    PersonalHolding(
        model="access.Exclusion",
        label=_("From whom one hides"),
        why=_("To keep name and doings out of their sight."),
        kept=_("Nothing stays: there is nothing left to hide."),
        matching=lambda person: [exclusions_told(person)],
        export=_exclusions,
        erase=_forget_exclusions,
    )
)
register_holding(
    PersonalHolding(
        model="access.Mute",
        label=_("Of whom one wants to hear nothing"),
        why=_("So that no notice comes from them."),
        kept=_("Nothing stays."),
        matching=lambda person: [mutes_shown(person)],
        export=_mutes,
        erase=_forget_mutes,
    )
)
register_holding(
    PersonalHolding(
        model="access.Freeze",
        label=_("When TLP:AMBER and above was closed to one, why, and how one was verified anew"),
        why=_("So that a stolen or changed address does not open what is confided."),
        kept=_("They stay on record; reasons and words are emptied."),
        fate=Fate.EMPTIED,
        seen_by=_("Officers and auditors"),
        naming={"access.Freeze": ("person",)},
        export=_freezes,
        erase=_empty_freezes,
    )
)
