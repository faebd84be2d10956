"""Reads: how a person wants her mail, from where and how often, and whether it is paused."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from multaqa.foundation.notify.bringing import bringers
from multaqa.foundation.notify.kinds import NoticeKind, kinds
from multaqa.foundation.notify.models import MailChoice, MailPause, Manner, Rhythm, SourceManner
from multaqa.foundation.notify.rhythms import DIGESTED, end_of_quiet, rhythm_for
from multaqa.foundation.people.api import Person, active_people, zone_of


def mail_choices(person: Person) -> dict[str, bool]:
    """For each kind of notice that one may choose whether it is mailed to the person: her choice, else the kind's."""
    chosen = dict(MailChoice.objects.filter(person=person).values_list("kind", "mailed"))
    return {name: chosen.get(name, kind.mailed) for name, kind in kinds().items() if kind.mailed and not kind.urgent}


def has_chosen_mail(person: Person) -> bool:
    """Whether a person has chosen what comes to her by mail."""
    return MailChoice.objects.filter(person=person).exists() or Manner.objects.filter(person=person).exists()


def is_paused(person: Person) -> bool:
    """True if notices are not mailed to the person's present address, because mail to it came back."""
    return MailPause.objects.filter(person=person, address=person.email, until=None).exists()


def manner_of(person: Person) -> Manner:
    """How a person wants mail; a row that is not kept where she has not chosen."""
    return Manner.objects.filter(person=person).first() or Manner(person=person)


def source_rhythms(person: Person) -> dict[str, Rhythm]:
    """How often a person wants mail from the sources for which she chose."""
    found = SourceManner.objects.filter(person=person).values_list("source", "rhythm")
    return {source: Rhythm(rhythm) for source, rhythm in found}


def rhythms_of(people: Collection[Person], *, kind: NoticeKind, source: str) -> dict[int, Rhythm]:
    """How often each of these people (row numbers) wants mail of a kind from a source; two queries at most."""
    manners = Manner.objects.in_bulk([person.pk for person in people])
    own = SourceManner.objects.filter(person__in=people, source=source).values_list("person", "rhythm")
    chosen: dict[int, str] = dict(own) if source else {}
    usual = Manner()
    return {
        person.pk: rhythm_for(kind, manners.get(person.pk, usual), chosen=chosen.get(person.pk)) for person in people
    }


def wanting_at_once(source: str) -> QuerySet[Person]:
    """Active people who chose that all of a source is mailed to them at once."""
    chosen = SourceManner.objects.filter(source=source, rhythm=Rhythm.AT_ONCE)
    return active_people().filter(pk__in=chosen.values("person"))


def rhythms_in_use(person: Person) -> set[Rhythm]:
    """The rhythms in which digests come to a person."""
    manner = manner_of(person)
    if manner.only_direct:
        return set()
    return {Rhythm(manner.rhythm), *source_rhythms(person).values()} & DIGESTED


def sources_in(person: Person, rhythm: str, *, among: Iterable[str]) -> list[str]:
    """Those of a person's sources from which she wants mail in a rhythm, by her choice for them or for everything."""
    manner, chosen = manner_of(person), source_rhythms(person)
    if manner.only_direct:
        return []
    return [source for source in among if chosen.get(source, manner.rhythm) == rhythm]


def own_sources(person: Person) -> list[str]:
    """References of everything from which news comes to a person."""
    return [source for bringer in bringers() for source in bringer.mine(person)]


def quiet_until(person: Person, moment: datetime) -> datetime | None:
    """When a person's quiet hours end, if a moment lies in them."""
    return end_of_quiet(moment, manner=manner_of(person), zone=zone_of(person.time_zone))


def mailed_among(people: QuerySet[Person], kind: NoticeKind) -> QuerySet[Person]:
    """Those of ``people`` to whom a notice of this kind would go by mail as well, as things stand now."""
    paused = MailPause.objects.filter(person=OuterRef("pk"), address=OuterRef("email"), until=None)
    found = people.filter(~Exists(paused), locked_at=None)
    if kind.urgent:
        return found
    found = found.exclude(pk__in=Manner.objects.filter(rhythm=Rhythm.NEVER).values("person"))
    if not kind.direct:
        found = found.exclude(pk__in=Manner.objects.filter(only_direct=True).values("person"))
    declined = MailChoice.objects.filter(kind=kind.name, mailed=not kind.mailed).values("person")
    return found.exclude(pk__in=declined) if kind.mailed else found.filter(pk__in=declined)
