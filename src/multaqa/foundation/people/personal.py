"""What is held about people here, and in the tables of what stands below: sessions, addresses, the log, work.

The log comes last but one: erasing it covers what the erasing before it recorded.
"""

from collections.abc import Iterator
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.foundation.facts.api import RecordedFact, erase_payloads, facts_concerning
from multaqa.foundation.jobs.api import FAILED_WORK_KEPT, PROGRESS_KEPT, forget_progress, forget_traces, progress_for
from multaqa.foundation.people.commands import ADDRESSES_KEPT, DEVICES_KEPT, REPORTS_KEPT, empty_account
from multaqa.foundation.people.holdings import Fate, Holding, Row, nothing_to_erase, nothing_to_export, register_holding
from multaqa.foundation.people.kept_forms import KEPT_FOR
from multaqa.foundation.people.models import Appointment, Device, KeptForm, Network, Person, SignIn
from multaqa.foundation.people.queries import report_readers

COUNTERS_KEPT = timedelta(days=1)


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


def _addresses(person: Person) -> Iterator[Row]:
    for one in EmailAddress.objects.filter(user=person).order_by("pk"):
        yield {"address": one.email, "is_confirmed": one.verified, "is_primary": one.primary}


def _forget_addresses(person: Person) -> int:
    return int(EmailAddress.objects.filter(user=person).delete()[0])


def _sessions(person: Person) -> Iterator[Row]:
    for one in _sessions_of(person):
        yield {"until": one.expire_date}


def _end_sessions(person: Person) -> int:
    keys = [one.session_key for one in _sessions_of(person)]
    return Session.objects.filter(session_key__in=keys).delete()[0]


def _sessions_of(person: Person) -> Iterator[Session]:
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


def _named_readers(person: Person) -> Iterator[Row]:
    if report_readers().filter(pk=person.pk).exists():
        yield {"reads_reports": True}


def _unname(person: Person) -> int:
    return Network.report_readers.through.objects.filter(person=person).delete()[0]


def _kept_forms(person: Person) -> Iterator[Row]:
    for one in KeptForm.objects.filter(person=person).order_by("pk"):
        yield {"page": one.path, "kept_at": one.kept_at}


def _forget_kept_forms(person: Person) -> int:
    return KeptForm.objects.filter(person=person).delete()[0]


def _facts(person: Person) -> Iterator[Row]:
    for one in facts_concerning(person).iterator(chunk_size=1000):
        about_her = one.about_id == person.pk
        row: dict[str, object] = {"at": one.at, "what": one.kind, "thing": one.thing, "by_you": one.by_id == person.pk}
        yield row | {"about_you": about_her, "words": _words_about(one) if about_her else None}


def _count_of_facts(person: Person) -> int:
    return facts_concerning(person).count()


def _words_about(recorded: RecordedFact) -> dict[str, object] | None:
    """What the fact says; a fact that she caused about something else is another's matter, and only named."""
    fact = recorded.fact()
    return fact.values() if fact else None


def _erase_words(person: Person) -> int:
    return erase_payloads(about=person.pk)


def _progress(person: Person) -> Iterator[Row]:
    for one in progress_for(person):
        yield {"what": one.title_key, "state": one.state, "changed_at": one.changed_at, "message": one.message}


def _forget_work(person: Person) -> int:
    return forget_traces([person.email, person.name])


register_holding(
    Holding(
        model="django_tasks_database.DBTaskResult",
        label=_("Background work, which names people by number only"),
        why=_("To do what takes time, and to try again what failed."),
        kept=_("Reports of failures in which the name or an address stands are emptied."),
        fate=Fate.EMPTIED,
        period=FAILED_WORK_KEPT,
        export=nothing_to_export,
        erase=_forget_work,
    )
)
register_holding(
    Holding(
        model="jobs.Progress",
        label=_("Long pieces of work that one waited for"),
        why=_("To show how far they have come."),
        kept=_("Nothing stays."),
        period=PROGRESS_KEPT,
        export=_progress,
        erase=forget_progress,
    )
)
register_holding(
    Holding(
        model="people.SharedCacheEntry",
        label=_("Counts of attempts, by network address and by digest of an e-mail address"),
        why=_("To stop the guessing of passwords and the flooding of others with mail."),
        kept=_("The counts name no account and end by themselves."),
        fate=Fate.KEPT,
        period=COUNTERS_KEPT,
        export=nothing_to_export,
        erase=nothing_to_erase,
    )
)
register_holding(
    Holding(
        model="people.KeptForm",
        label=_("Forms sent after a session had ended, encrypted"),
        why=_("So that nothing written is lost."),
        kept=_("Nothing stays."),
        seen_by=_("The person concerned, in the same browser"),
        period=KEPT_FOR,
        export=_kept_forms,
        erase=_forget_kept_forms,
    )
)
register_holding(
    Holding(
        model="people.SignIn",
        label=_("Signing in: when, with what kind of browser, from which network address"),
        why=_("So that one sees where one is signed in, and can end what one does not know."),
        kept=_("Nothing stays."),
        period=ADDRESSES_KEPT,
        export=_sign_ins,
        erase=_forget_sign_ins,
    )
)
register_holding(
    Holding(
        model="people.Device",
        label=_("Browsers used for signing in, known by a random cookie"),
        why=_("To tell of sign-ins from a browser that was not used before."),
        kept=_("Nothing stays."),
        period=DEVICES_KEPT,
        export=_devices,
        erase=_forget_devices,
    )
)
register_holding(
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
    )
)
register_holding(
    Holding(
        model="people.Network",
        label=_("Being one of the two officers who read confidential reports"),
        why=_("So that reports reach two people, and nobody else."),
        kept=_("Nothing stays."),
        seen_by=_("Stewards"),
        export=_named_readers,
        erase=_unname,
    )
)
register_holding(
    Holding(
        model="sessions.Session",
        label=_("Sessions: where one is signed in"),
        why=_("So that signing in is not asked for on every page."),
        kept=_("Nothing stays."),
        period=timedelta(seconds=settings.SESSION_COOKIE_AGE),
        export=_sessions,
        erase=_end_sessions,
    )
)
register_holding(
    Holding(
        model="account.EmailAddress",
        also=("account.EmailConfirmation",),
        label=_("E-mail addresses, and whether they are confirmed"),
        why=_("To know that an address belongs to the person who gave it."),
        kept=_("Nothing stays."),
        export=_addresses,
        erase=_forget_addresses,
    )
)
register_holding(
    Holding(
        model="people.Appointment",
        label=_("Offices held: which, since when, until when, and why"),
        why=_("So that it can be answered who could do what on which day."),
        kept=_("Offices end and stay on record; the reasons are emptied."),
        fate=Fate.EMPTIED,
        seen_by=_("Stewards and auditors"),
        export=_offices,
        erase=_empty_offices,
    )
)
register_holding(
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
        export=_facts,
        count=_count_of_facts,
        erase=_erase_words,
    )
)
register_holding(
    Holding(
        model="people.Person",
        label=_("Account: name, e-mail address, password as a digest, language, digits, time zone, theme, dates"),
        why=_("To sign in, to receive mail, and to see the site as one prefers."),
        kept=_("A row without name, address and password stays for what refers to it: it reads “a member”."),
        fate=Fate.EMPTIED,
        seen_by=_("Everyone signed in sees the name; those who run this installation see the rest, never the password"),
        export=_account,
        erase=empty_account,
    )
)
