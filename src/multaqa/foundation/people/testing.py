"""The cast: the same people in every test, in the demo world and in every picture."""

import time
from dataclasses import dataclass, field
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from multaqa.foundation.facts.api import seal_facts
from multaqa.foundation.jobs.api import fail, start_progress
from multaqa.foundation.people.capabilities import Capability, Role
from multaqa.foundation.people.codes import new_secret
from multaqa.foundation.people.commands import appoint, end_account, found_network, link, open_account, suspend
from multaqa.foundation.people.commands.addresses import note_address_change
from multaqa.foundation.people.commands.factors import renew_recovery_codes
from multaqa.foundation.people.commands.invitations import OFFERS_LAST
from multaqa.foundation.people.commands.recoveries import ask_recovery, verify_first, verify_second
from multaqa.foundation.people.commands.reports import send_report
from multaqa.foundation.people.models import (
    AddressChange,
    Device,
    Invitation,
    KeptForm,
    Person,
    ProviderLink,
    Recovery,
    SignIn,
)
from multaqa.foundation.people.preferences import zone_of
from multaqa.foundation.people.queries import person_of_address, the_network
from multaqa.lib.stencil import made_once

PASSWORD = "a lantern over the harbour wall"  # of demo accounts only


@dataclass(frozen=True)
class Part:
    """One part of the cast: who she is before features give her memberships."""

    key: str
    name: str
    language: str
    time_zone: str
    what: str
    offices: tuple[Role | Capability, ...] = field(default=())

    @property
    def email(self) -> str:
        """Her address, under a domain reserved for examples (RFC 2606)."""
        return f"{self.key}@example.org"


PARTS = (
    Part("amina", "أمينة الزهراني", "ar", "Asia/Riyadh", "member"),
    Part("boris", "Борис Лебедев", "ru", "Europe/Moscow", "applicant"),
    Part("chen", "陈思远", "zh-hans", "Asia/Shanghai", "reviewer"),
    Part("diego", "Diego Salvatierra", "es", "America/Bogota", "facilitator"),
    Part("elodie", "Élodie Marchand", "fr", "Europe/Paris", "steward", (Role.STEWARD,)),
    Part("fiona", "Fiona Gallagher", "en", "Europe/Dublin", "outsider"),
    Part("ghada", "غادة منصور", "ar", "Africa/Cairo", "suspended"),
    Part("hassan", "حسن بنجلون", "ar", "Africa/Casablanca", "ended"),
    Part("ingrid", "Ingrid Solberg", "en", "Europe/Oslo", "every capability, no membership", tuple(Capability)),
    Part("jun", "林俊", "zh-hans", "Asia/Singapore", "member of the hidden community"),
    Part("karim", "كريم الطرابلسي", "ar", "Africa/Tunis", "colleague of Amina"),
    Part("leila", "ليلى حداد", "ar", "Asia/Beirut", "civil society, hides from her State's authorities"),
    Part("mourad", "Mourad Bensaïd", "fr", "Asia/Beirut", "ministry of Leila's State"),
)


@dataclass(frozen=True)
class Cast:
    """Everyone, by name."""

    amina: Person
    boris: Person
    chen: Person
    diego: Person
    elodie: Person
    fiona: Person
    ghada: Person
    hassan: Person
    ingrid: Person
    jun: Person
    karim: Person
    leila: Person
    mourad: Person

    @property
    def nobody(self) -> None:
        """A reader who is not signed in."""

    def readers(self) -> dict[str, Person | None]:
        """Every reader by name, nobody included."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__} | {"nobody": None}


def cast(*, is_demo: bool = False, password: str | None = None) -> Cast:
    """The whole cast in the database with their offices and states, and the first network; made once, then found.

    Without a ``password`` nobody can sign in with one: digests are slow, and tests sign people in directly. All count
    as enrolled with a second factor; of a demo's cast that is true in a demo alone (``standing.py``).
    """
    if not (is_demo or password or _known_people()):
        made_once("cast", lambda: _all_played(is_demo=False, password=None))
    elif len(_known_people()) < len(PARTS):
        _all_played(is_demo=is_demo, password=password)
    return Cast(**_known_people())


def an_address_changed(person: Person, *, before: str) -> AddressChange:
    """What follows when a person has changed her own address from ``before``."""
    return note_address_change(person, before=before, by=person)


def a_person(
    key: str = "amina", *, language: str | None = None, password: str | None = None, is_demo: bool = False
) -> Person:
    """One part of the cast alone, without offices, her address confirmed, enrolled as the whole cast is."""
    part = next(part for part in PARTS if part.key == key)
    return _opened(part, language=language or part.language, digest=make_password(password), is_demo=is_demo)


def as_if_enrolled(person: Person) -> Person:
    """Count a person as enrolled from the start, without a device: her password alone signs her in."""
    person.second_factor_since = person.joined_at
    person.save(update_fields=["second_factor_since"])
    return person


def as_if_locked_out(person: Person) -> None:
    """Give a person an authenticator app with recovery codes, and have her ask for recovery as if both were lost."""
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": encrypt(new_secret())})
    renew_recovery_codes(person, by=person)
    ask_recovery(person.email)


def as_if_verified(person: Person, *, by: Person) -> None:
    """Have an officer verify who lost her factors: the first or, when there was a first, the second."""
    recovery = Recovery.objects.filter(person=person, ended_at=None).exclude(first_officer=None).first()
    if recovery is None:
        verify_first(person, words="Called her", by=by)
    else:
        verify_second(recovery, words="Met her", by=by)


def as_if_moved(person: Person, *, to: str) -> None:
    """Change a person's address as if she had confirmed the new one."""
    before = person.email
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=to, primary=True, verified=True)
    person.email = to
    person.save(update_fields=["email"])
    note_address_change(person, before=before, by=person)


def recoveries_age(days: float) -> None:
    """Let every recovery look as if all of it had been days earlier."""
    for recovery in Recovery.objects.all():
        for name in ("opened_at", "asked_at", "first_at", "second_at", "due_at"):
            if moment := getattr(recovery, name):
                setattr(recovery, name, moment - timedelta(days=days))
        recovery.save()


def connect_provider(person: Person, *, provider: str, subject: str) -> None:
    """Have a provider sign a person in when it knows her as ``subject``."""
    link(person, provider=provider, subject=subject, by=person)


def a_recovery(person: Person, *, words: str, by: Person) -> str:
    """The public id of the recovery of a person who lost her devices; one officer has verified her."""
    as_if_locked_out(person)
    return verify_first(person, words=words, by=by).public_id


def a_report(person: Person, *, words: str, contact: str) -> str:
    """The public id of a report of reprisals by a person; the two officers who read them must be named."""
    return send_report(person, words=words, contact=contact).public_id


def _known_people() -> dict[str, Person]:
    """Those of the cast who have accounts, by key."""
    keys = {part.email: part.key for part in PARTS}
    return {keys[person.email]: person for person in Person.objects.filter(email__in=keys)}


def _all_played(*, is_demo: bool, password: str | None) -> None:
    found_network("network", name={"en": "Test network"})
    digest = make_password(password)  # once for all: it takes a fifth of a second
    people = {part.key: _played(part, is_demo=is_demo, digest=digest) for part in PARTS}
    if people["ghada"].is_active:
        suspend(people["ghada"], by=None)
    if people["hassan"].is_active:
        end_account(people["hassan"], by=None)


def _played(part: Part, *, is_demo: bool, digest: str) -> Person:
    person = person_of_address(part.email)
    if person is None:
        person = _opened(part, language=part.language, digest=digest, is_demo=is_demo)
        for office in part.offices:
            appoint(person, to=office, by=None, reason="The cast")
    return person


def _opened(part: Part, *, language: str, digest: str, is_demo: bool) -> Person:
    person = open_account(
        part.email,
        name=part.name,
        language=language,
        time_zone=part.time_zone,
        password_digest=digest,
        address_confirmed=True,
        is_demo=is_demo,
    )
    return person if is_demo else as_if_enrolled(person)


def her_day(person: Person, *, later: int = 0) -> date:
    """The day that it is where somebody lives, or so many days later: what a page shows her and takes from her."""
    return timezone.localdate(timezone=zone_of(person.time_zone)) + timedelta(days=later)


def sign_in_proved(client: Client, person: Person) -> None:
    """Sign a test's client in as somebody who has used her second factor just now."""
    client.force_login(person)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()


def leave_traces(person: Person, *, words: str, officer: Person) -> None:
    """What people and what stands below hold: an office with its reason, a kept form, a session, failed work."""
    appoint(person, to=Role.EDITOR, by=None, reason=words)
    KeptForm.objects.create(browser=words, person=person, path=f"/{words}", action=words, sealed=words)
    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session.create()
    SignIn.objects.create(
        person=person, session_key=str(session.session_key), browser=words[:20], network_address="203.0.113.7"
    )
    Device.objects.create(person=person, digest=words)
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": words})
    ProviderLink.objects.create(person=person, provider="ministry", subject=words)
    AddressChange.objects.create(person=person, before=person.email, after=person.email)
    Recovery.objects.create(person=person, first_officer=officer, first_words=words)
    Invitation.objects.create(
        email=person.email,
        role="editor",
        reason=words,
        language="ar",
        by=officer,
        expires_at=timezone.now() + OFFERS_LAST,
    )
    the_network().report_readers.add(person)
    fail(start_progress(owner=person, title_key=words, total=1).pk, words)
    _fail_with(f"IntegrityError: ({person.email}) exists already")


def _fail_with(trace: str) -> None:
    """A piece of failed work with this report."""
    result = seal_facts.enqueue()
    DBTaskResult.objects.filter(pk=result.id).update(status="FAILED", finished_at=timezone.now(), traceback=trace)
