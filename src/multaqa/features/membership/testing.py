"""For tests of any app: organisations, applications and members, and what the standing access test meets of them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from multaqa.features.membership.commands import (
    Answer,
    Body,
    SaidName,
    SaidPlace,
    begin_application,
    confirm_nomination,
    enter_organisation,
    send_application,
    write_expertise,
    write_names,
    write_nominators,
    write_place,
    write_purpose,
)
from multaqa.features.membership.commands.keys import give_keys
from multaqa.features.membership.models import (
    Application,
    ApplicationLanguage,
    ApplicationName,
    Capacity,
    Contact,
    Decision,
    FocalPoint,
    Level,
    Member,
    MemberLanguage,
    MemberName,
    Nomination,
    Organisation,
    Signal,
)
from multaqa.features.membership.queries.members import constituency_named
from multaqa.foundation.access.testing import World
from multaqa.foundation.people.api import Person, the_network
from multaqa.lib.fold import fold

BUREAU, MINISTRY = "bureau", "ministry"  # the ids in the keys of the world's organisations


def a_body(name: str = "Harbour Institute", *, code: str = "academia", **said: Any) -> Organisation:
    """An organisation that the network knows, named in English, of the constituency with this code."""
    return enter_organisation(Body(names={"en": name}, constituency=constituency_named(code), **said), by=None)


def as_if_admitted(person: Person, *, code: str = "academia", days_ago: int = 400, **columns: Any) -> Member:
    """A member of the first network with her keys, as if she had been admitted so many days ago."""
    constituency = constituency_named(code)
    since = timezone.now() - timedelta(days=days_ago)
    capacity = columns.pop("capacity", Capacity.ORGANISATION if columns.get("organisation") else Capacity.PERSONAL)
    columns = {"constituency": constituency, "capacity": capacity, "since": since, **columns}
    member, _is_new = Member.objects.get_or_create(person=person, network=the_network(), defaults=columns)
    MemberName.objects.get_or_create(member=member, place=0, given=person.name, fold=fold(person.name))
    give_keys(member, by=None, reason="As if admitted")
    return member


def an_application(
    person: Person,
    *,
    code: str = "academia",
    organisation: str = "",
    typed: Sequence[tuple[str, str]] = (),
    **said: Any,
) -> Application:
    """A draft of this person with every step filled in; ``typed`` are the nominators' names and addresses."""
    application = begin_application(the_network(), by=person, language="ar")
    write_names(application, [SaidName(given=person.name)], by=person)
    capacity = said.pop("capacity", Capacity.ORGANISATION if organisation else Capacity.PERSONAL)
    asks_organisation = said.pop("asks_organisation", False)
    place = SaidPlace(constituency=constituency_named(code), capacity=capacity, organisation=organisation, **said)
    write_place(application, place, by=person)
    write_expertise(application, terms=[], languages={"ar": Level.FIRST}, by=person)
    write_purpose(application, purpose="To learn from others", offers="", needs="", by=person)
    write_nominators(application, asks_organisation=asks_organisation, typed=typed, by=person)
    application.refresh_from_db()
    return application


def sent(application: Application) -> Application:
    """The application, sent by its applicant, as it stands then."""
    send_application(application, consents=True, by=application.person)
    application.refresh_from_db()
    return application


def vouched(application: Application, *nominators: Person) -> Application:
    """The application after these members, who were asked, vouched for it."""
    for nominator in nominators:
        nomination = application.nominations.get(nominator=nominator)
        answer = Answer(knows_how="We worked together on the harbour for years.", knows_since=2015)
        confirm_nomination(nomination, answer, by=nominator)
    application.refresh_from_db()
    return application


def plant(world: World) -> None:
    """The cast's memberships: the rows behind the keys that they hold."""
    people = world.people
    bureau, ministry = _body(BUREAU, "international-organisations"), _body(MINISTRY, "member-states")
    for person in (people.chen, people.diego, people.elodie, people.jun, people.ghada):
        as_if_admitted(person)
    for person in (people.amina, people.karim, people.hassan):
        as_if_admitted(person, code="international-organisations", organisation=bureau)
    as_if_admitted(people.leila, code="civil-society")
    as_if_admitted(people.mourad, code="member-states", organisation=ministry, capacity=Capacity.STATE)


def _body(public_id: str, code: str) -> Organisation:
    columns = {"name": {"en": public_id}, "constituency": constituency_named(code), "known_at": timezone.now()}
    state = Organisation.State.KNOWN
    return Organisation.objects.get_or_create(public_id=public_id, defaults={"state": state, **columns})[0]


def leave_traces(person: Person, *, words: str, officer: Person) -> None:
    """What membership holds: an application with all that hangs on it, a membership, vouching, an organisation."""
    network, constituency = the_network(), constituency_named("academia")
    said: dict[str, Any] = {"function": {"en": words}, "offers": words, "needs": words, "constituency": constituency}
    body = Organisation.objects.create(name={"en": words}, constituency=constituency, proposed_by=person)
    application = Application.objects.create(person=person, network=network, language="ar", purpose=words, **said)
    ApplicationName.objects.create(application=application, given=words, fold=fold(words))
    ApplicationLanguage.objects.create(application=application, language="ar", level=Level.FIRST)
    Nomination.objects.create(
        application=application, typed_name=words, typed_address=f"{words[:12].strip()}@x.example"
    )
    Signal.objects.create(application=application, kind=Signal.Kind.SAME_NAME, about=words)
    Decision.objects.create(
        application=application, kind="more", words=words, language="ar", by=officer, due_at=timezone.now()
    )
    member = Member.objects.create(person=person, network=network, organisation=body, gender="woman", **said)
    MemberName.objects.create(member=member, given=words, fold=fold(words))
    MemberLanguage.objects.create(member=member, language="ar", level=Level.FIRST)
    FocalPoint.objects.create(organisation=body, person=person, reason=words)
    Contact.objects.create(organisation=body, kind="domain", value="harbour.example", how=words, recorded_by=person)
    other = Application.objects.create(person=officer, network=network, language="ar")
    Nomination.objects.create(application=other, nominator=person, state="asked", knows_how=words)
