"""For tests of erasure and export: every kind of row that membership holds about a person."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from multaqa.features.membership.commands import (
    Body,
    enter_organisation,
    photo_ref,
)
from multaqa.features.membership.models import (
    Application,
    ApplicationLanguage,
    ApplicationName,
    Beginning,
    Contact,
    Decision,
    FocalPoint,
    Intake,
    IntakeFile,
    IntakeLike,
    IntakeRow,
    Invitation,
    Level,
    Member,
    MemberLanguage,
    MemberName,
    NameKey,
    Nomination,
    Organisation,
    Reply,
    Signal,
)
from multaqa.features.membership.queries.members import constituency_named
from multaqa.features.membership.testing.lasting import leave_suspension
from multaqa.features.membership.testing.readings import leave_readings
from multaqa.foundation.files.testing import a_file
from multaqa.foundation.people.api import Person, the_network
from multaqa.lib.fold import fold


def leave_traces(person: Person, *, words: str, officer: Person) -> None:
    """What membership holds: an application with all that hangs on it, a membership, vouching, an organisation."""
    constituency = constituency_named("academia")
    said: dict[str, Any] = {"function": {"en": words}, "offers": words, "needs": words, "constituency": constituency}
    _leave_application(person, said, words=words, officer=officer)
    _leave_membership(person, said, words=words, officer=officer)
    body = enter_organisation(Body(names={"en": "Harbour Institute"}, constituency=constituency), by=None)
    _leave_acts_for(body, person, words=words, officer=officer)


def _leave_application(person: Person, said: dict[str, Any], *, words: str, officer: Person) -> None:
    proposed = Organisation.objects.create(name={"en": words}, constituency=said["constituency"], proposed_by=person)
    own = {"person": person, "organisation": proposed, "purpose": words, **said}
    application = Application.objects.create(network=the_network(), language="ar", **own)
    ApplicationName.objects.create(application=application, given=words, fold=fold(words))
    ApplicationLanguage.objects.create(application=application, language="ar", level=Level.FIRST)
    Nomination.objects.create(
        application=application, typed_name=words, typed_address=f"{words[:12].strip()}@x.example"
    )
    Signal.objects.create(application=application, kind=Signal.Kind.SAME_NAME, about=words)
    in_ten_minutes = timezone.now() + timedelta(minutes=10)
    decision = Decision.objects.create(
        application=application, kind="more", words=words, language="ar", by=officer, due_at=in_ten_minutes
    )
    Reply.objects.create(decision=decision, words=words)


def _leave_membership(person: Person, said: dict[str, Any], *, words: str, officer: Person) -> None:
    member = Member.objects.create(person=person, network=the_network(), gender="woman", **said)
    Beginning.objects.create(member=member, settled={words: "skipped"})
    member.photo = a_file(by=person, content=words.encode(), name=f"{words}.txt", whole=photo_ref(member))
    member.save(update_fields=["photo"])
    MemberName.objects.create(member=member, given=words, fold=fold(words))
    MemberLanguage.objects.create(member=member, language="ar", level=Level.FIRST)
    leave_suspension(member, by=officer, reason=words, appeal=words, answer=words)
    NameKey.objects.create(person=person, key="mhmt:a")
    leave_readings(person, words=words, officer=officer)


def _leave_acts_for(body: Organisation, person: Person, *, words: str, officer: Person) -> None:
    network = the_network()
    FocalPoint.objects.create(organisation=body, person=person, reason=words)
    invited = {"organisation": body, "network": network, "language": "ar", "token": "0" * 32}
    invited["expires_at"] = timezone.now() + timedelta(days=14)
    Invitation.objects.create(address=f"{words[:12].strip()}@x.example", by=person, **invited)
    Invitation.objects.create(address=person.email, by=officer, **invited)
    Contact.objects.create(organisation=body, kind="domain", value="harbour.example", how=words, recorded_by=person)
    trust = {"is_trusted": True, "trusted_by": person, "trusted_at": timezone.now(), "trusted_why": words}
    Contact.objects.create(organisation=body, kind="domain", value="quay.example", recorded_by=officer, **trust)
    _leave_lists(person, words=words, officer=officer)
    other = Application.objects.create(person=officer, network=network, language="ar")
    typed = {"knows_how": words, "typed_name": words, "typed_address": person.email}
    Nomination.objects.create(application=other, nominator=person, state="asked", **typed)


def _leave_lists(person: Person, *, words: str, officer: Person) -> None:
    """One that she brought in, and one of somebody else's in which she stands."""
    own = {"network": the_network(), "kind": "people", "digest": "0" * 64, "language": "ar"}
    IntakeFile.objects.create(of=Intake.objects.create(person=person, name=words, **own), content=words.encode())
    others = Intake.objects.create(person=officer, name="list.csv", **own)
    said = {"cells": {"name": words}, "found": {"names": [{"given": words}]}, "address": person.email}
    row = IntakeRow.objects.create(of=others, number=2, **said)
    IntakeLike.objects.create(row=row, person=person, reason="address")
