"""Accounts, offices, confidential reports, and the log; the log comes last but one, for what was recorded before it."""

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import RecordedFact, erase_payloads, facts_concerning
from multaqa.foundation.people.commands import OFFERS_KEPT, REPORTS_KEPT, empty_account
from multaqa.foundation.people.holdings import Fate, Holding, Row, nothing_to_erase, nothing_to_export
from multaqa.foundation.people.models import AddressChange, Appointment, Invitation, Network, Person
from multaqa.foundation.people.queries import report_readers


def _account(person: Person) -> Iterator[Row]:
    fields = ("public_id", "name", "email", "language", "digits", "time_zone", "theme", "state")
    yield {field: getattr(person, field) for field in fields} | {
        "joined_at": person.joined_at,
        "last_sign_in": person.last_login,
        "has_password": person.has_usable_password(),
    }


def _offices(person: Person) -> Iterator[Row]:
    for one in person.appointments.order_by("since"):
        yield {"office": str(one), "since": one.since, "until": one.until, "reason": one.reason}


def _empty_offices(person: Person) -> int:
    now = timezone.now()
    Appointment.objects.filter(person=person, since__gt=now).update(since=now)
    Appointment.objects.filter(person=person, until=None).update(until=now)
    Appointment.objects.filter(person=person, until__gt=now).update(until=now)
    return Appointment.objects.filter(person=person).exclude(reason="").update(reason="")


def _offers(person: Person) -> Iterator[Row]:
    for one in _offers_to(person).order_by("made_at"):
        yield {"office": one.role, "since": one.made_at, "until": one.expires_at, "reason": one.reason}


def _forget_offers(person: Person) -> int:
    written = Invitation.objects.filter(by=person).exclude(reason="").update(reason="")
    return written + _offers_to(person).delete()[0]


def _offers_to(person: Person) -> QuerySet[Invitation]:
    """Also those to an address that is or lately was hers, from before there was an account."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True).values("email")
    before = AddressChange.objects.filter(person=person).values("before")
    hers = Q(email=person.email) | Q(email__in=confirmed) | Q(email__in=before)
    return Invitation.objects.filter(Q(person=person) | (hers & ~Q(email="")))


def _named_readers(person: Person) -> Iterator[Row]:
    if report_readers().filter(pk=person.pk).exists():
        yield {"reads_reports": True}


def _unname(person: Person) -> int:
    return Network.report_readers.through.objects.filter(person=person).delete()[0]


def _facts(person: Person) -> Iterator[Row]:
    for one in facts_concerning(person).iterator(chunk_size=1000):
        about_her = one.about_id == person.pk
        row: dict[str, object] = {"at": one.at, "what": one.kind, "thing": one.thing, "by_you": one.by_id == person.pk}
        yield row | {"about_you": about_her, "words": _words_about(one) if about_her else None}


def _words_about(recorded: RecordedFact) -> dict[str, object] | None:
    """What the fact says; a fact that she caused about something else is another's matter, and only named."""
    fact = recorded.fact()
    return fact.values() if fact else None


def _erase_words(person: Person) -> int:
    return erase_payloads(about=person.pk)


HOLDINGS = (
    Holding(
        model="people.ReprisalReport",
        label=_("Confidential reports of reprisals, encrypted"),
        why=_("So that two named officers can protect whoever suffers reprisals."),
        kept=_("A report stays until a year after its matter is closed; nothing outside it says who wrote it."),
        fate=Fate.KEPT,
        seen_by=_("Two named officers, and nobody else"),
        period=REPORTS_KEPT,
        export=nothing_to_export,
        erase=nothing_to_erase,
    ),
    Holding(
        model="people.Network",
        label=_("Being one of the two officers who read confidential reports"),
        why=_("So that reports reach two people, and nobody else."),
        kept=_("Nothing stays."),
        seen_by=_("Stewards"),
        matching=lambda person: [report_readers().filter(pk=person.pk)],
        export=_named_readers,
        erase=_unname,
    ),
    Holding(
        model="people.Appointment",
        label=_("Offices held: which, since when, until when, and why"),
        why=_("So that it can be answered who could do what on which day."),
        kept=_("Offices end and stay on record; the reasons are emptied."),
        fate=Fate.EMPTIED,
        seen_by=_("Stewards and auditors"),
        naming={"people.Appointment": ("person",)},
        export=_offices,
        erase=_empty_offices,
    ),
    Holding(
        model="people.Invitation",
        label=_("Offices offered by mail: to which address, by whom, and why"),
        why=_("So that somebody without an account can be given an office."),
        kept=_("Nothing stays of offers to the person; in those that the person made, the reasons are emptied."),
        seen_by=_("Stewards"),
        period=OFFERS_KEPT,
        matching=lambda person: [_offers_to(person)],
        export=_offers,
        erase=_forget_offers,
    ),
    Holding(
        model="facts.RecordedFact",
        also=("facts.FactPayload",),
        label=_("The log: what one did, and what was done about one"),
        why=_("So that it can be proved who did what, and when."),
        kept=_(
            "What the log says about the person is erased; that something happened, and when, stays and is provable."
        ),
        fate=Fate.EMPTIED,
        seen_by=_("Auditors"),
        naming={"facts.RecordedFact": ("by", "about")},
        export=_facts,
        erase=_erase_words,
    ),
    Holding(
        model="people.Person",
        label=_("Account: name, e-mail address, password as a digest, language, digits, time zone, theme, dates"),
        why=_("To sign in, to receive mail, and to see the site as one prefers."),
        kept=_("A row without name, address and password stays for what refers to it: it reads “a member”."),
        fate=Fate.EMPTIED,
        seen_by=_("Everyone signed in sees the name; those who run this installation see the rest, never the password"),
        naming={"people.Person": ("pk",)},
        export=_account,
        erase=empty_account,
    ),
)
