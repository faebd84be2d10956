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
    Step,
    begin_application,
    confirm_nomination,
    enter_organisation,
    name_focal_point,
    photo_ref,
    record_contact,
    send_application,
    write_expertise,
    write_names,
    write_nominators,
    write_place,
    write_purpose,
)
from multaqa.features.membership.commands.editions import renew_directory
from multaqa.features.membership.commands.keys import give_keys
from multaqa.features.membership.models import (
    AdmissionText,
    Application,
    Capacity,
    ConstituencyText,
    Contact,
    Invitation,
    Level,
    Member,
    MemberLanguage,
    MemberName,
    Organisation,
    Shown,
)
from multaqa.features.membership.queries.applications import application_of
from multaqa.features.membership.queries.members import constituency_named
from multaqa.features.membership.testing.intakes import bring_in
from multaqa.features.membership.testing.lasting import keep_memberships, suspended_for_a_while
from multaqa.features.membership.testing.readings import visit_readings
from multaqa.features.membership.testing.traces import leave_traces
from multaqa.foundation.access.testing import World
from multaqa.foundation.files.testing import plant_file
from multaqa.foundation.languages.api import CODES
from multaqa.foundation.people.api import Person, open_account, the_network
from multaqa.lib import markdown
from multaqa.lib.fold import fold

__all__ = [
    "BUREAU",
    "MINISTRY",
    "a_body",
    "an_application",
    "as_if_admitted",
    "as_if_speaking",
    "leave_traces",
    "plant",
    "plant_secrets",
    "sent",
    "suspended_for_a_while",
    "vouched",
]

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
    renew_directory(member.network_id)
    return member


def as_if_speaking(person: Person, *languages: str, level: Level = Level.WORKS) -> None:
    """Let the profiles of a member say that she works in these languages too."""
    for member in Member.objects.filter(person=person):
        for language in languages:
            MemberLanguage.objects.update_or_create(member=member, language=language, defaults={"level": level})


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
    _write_admission(world)
    people = world.people
    bureau, ministry = _body(BUREAU, "international-organisations"), _body(MINISTRY, "member-states", area="LBN")
    for person in (people.chen, people.diego, people.elodie, people.jun, people.ghada):
        as_if_admitted(person)
    for person in (people.amina, people.karim, people.hassan):
        as_if_admitted(person, code="international-organisations", organisation=bureau)
    as_if_admitted(people.leila, code="civil-society")
    as_if_admitted(people.mourad, code="member-states", organisation=ministry, capacity=Capacity.STATE, area="LBN")
    for person in (people.amina, people.leila, people.ghada):
        world.visit("membership:profile", public_id=Member.objects.get(person=person).public_id)
    for act in ("muting", "blocking", "reporting"):
        world.visit(f"membership:{act}", public_id=Member.objects.get(person=people.leila).public_id)
        world.visit(f"membership:{act}", public_id="no-such-member")
    world.post("membership:unmuting", {"person": "nobody"})
    for code in ("LBN", "no"):
        world.visit("membership:country", code=code)
    for public_id in (BUREAU, MINISTRY, "no-such-body"):
        world.visit("membership:organisation", public_id=public_id)
    for circle in ("public", "members"):
        world.visit("membership:seen_by", circle=circle)
    world.visit("membership:directory", query="constituency=civil-society")
    world.post("membership:statistics_export", {})
    world.visit("membership:settling", step="membership.offers")
    world.post("membership:settling", {"how": "skipped"}, step="membership.offers")
    keep_memberships(world)
    _apply(world)


def plant_secrets(world: World) -> None:
    """What Chen keeps to himself, and a draft of an application that nobody has read."""
    mine = {"en": world.words("kept to oneself")}
    kept = {"offers": world.words("kept to oneself"), "needs": world.words("kept to oneself"), "function": mine}
    circles = {"offers_shown": Shown.NOBODY, "needs_shown": Shown.NOBODY, "function_shown": Shown.NOBODY}
    Member.objects.filter(person=world.people.chen).update(**kept, **circles)
    people = world.people
    draft = an_application(people.ingrid, typed=[(world.words("drafted application"), "someone@example.org")])
    write_purpose(draft, purpose=world.words("drafted application"), offers="", needs="", by=people.ingrid)
    for step in Step:
        world.visit("membership:step", step=step.value)
    for language in CODES:
        world.visit("membership:words", language=language)
        world.visit("membership:who", code="academia", language=language)
    world.visit("membership:constituency", code="academia")
    answer = {"name": "Somebody", "knows_how": "words of a reader who knows", "knows_since": "2020"}
    world.post("membership:vouching", answer, token="no-such-token")
    _write_profiles(world)


def _apply(world: World) -> None:
    """An application that Amina and an organisation were asked to vouch for; no secret from Boris, whose it is."""
    people = world.people
    body = a_body(world.words("body that vouches"))
    contact = record_contact(body, "desk@harbour.example", kind=Contact.Kind.ADDRESS, how="Its letterhead", by=None)
    Contact.objects.filter(pk=contact.pk).update(since=timezone.now() - timedelta(days=30))
    name_focal_point(body, people.amina, by=None, reason="Named by its director")
    applicant = people.boris if application_of(people.boris, the_network()) is None else _named_like(people.boris)
    application = an_application(applicant, organisation=body.name["en"], asks_organisation=True)
    write_purpose(application, purpose=world.words("application"), offers="", needs="", by=applicant)
    sent(application)
    by_member = application.nominations.get(nominator=people.amina)
    world.visit("membership:nomination", public_id=by_member.public_id)
    world.visit("membership:vouching", token="no-such-token")
    for route in ("membership:review", "membership:undoing", "membership:answer", "membership:asking"):
        world.visit(route, public_id=application.public_id)
    visit_readings(world)
    world.post("membership:review", {"words": "words", "seen": "review-0"}, public_id=application.public_id)
    world.post("membership:undoing", public_id=application.public_id)
    world.post("membership:asking", {"address": "nobody@unheard.example"}, public_id=application.public_id)
    world.post("membership:answer", {"words": "words"}, public_id=application.public_id)
    _keep(world, body)
    _invite(world, body)
    bring_in(world, body)


def _keep(world: World, body: Organisation) -> None:
    """What staff hold of an organisation: a domain, with how it was found out, and who acts for it."""
    domain = record_contact(body, "quay.example", kind=Contact.Kind.DOMAIN, how=world.words("how found"), by=None)
    one = {"public_id": body.public_id}
    for route in ("body", "body_words", "merging", "new_contact", "new_focal_point"):
        world.visit(f"membership:{route}", **one)
    world.visit("membership:new_focal_point", public_id=BUREAU)
    for route in ("contact", "trust"):
        world.visit(f"membership:{route}", **one, contact=domain.public_id)
    world.visit("membership:focal_point", **one, focal_point=body.focal_points.get().public_id)
    world.visit("membership:body_known", **one)
    world.post("membership:body_known", {"unheard-of": "words"}, **one)
    world.post("membership:merging", {"into": BUREAU}, **one)
    world.post("membership:new_contact", {"kind": "domain", "value": "pier.example", "how": "words"}, **one)
    world.post("membership:trust", {"reason": "words"}, **one, contact=domain.public_id)
    world.post("membership:new_focal_point", {"person": "nobody", "reason": "words"}, **one)


def _invite(world: World, body: Organisation) -> None:
    """An invitation that Amina sent, for the body that named her."""
    amina, sent_on = world.people.amina, timezone.now()
    own = {"language": "en", "token": "0" * 32, "expires_at": sent_on + timedelta(days=14), "letters": 1}
    made = Invitation.objects.create(
        organisation=body, network=the_network(), address="invited@example.org", by=amina, **own
    )
    world.visit("membership:invitations", query=f"body={body.public_id}")
    world.visit("membership:invitation", token="no-such-token")
    world.post("membership:invitation", {"answer": "words"}, token="no-such-token")
    for route in ("invitation_letter", "invitation_withdrawal"):
        world.visit(f"membership:{route}", public_id=made.public_id)


def _named_like(person: Person) -> Person:
    address = f"applicant{Person.objects.count()}@example.org"
    return open_account(address, name=person.name, language=person.language, address_confirmed=True)


def _write_profiles(world: World) -> None:
    """What members say of themselves: to members, to nobody, and, of Leila, to those from whom she does not hide."""
    people = world.people
    said = {"offers": world.words("profile"), "needs": world.words("part shown to nobody"), "needs_shown": Shown.NOBODY}
    Member.objects.filter(person=people.amina).update(**said)
    hers = {
        "offers": world.words("profile of leila"),
        "area": "LBN",
        "function": {"en": world.words("profile of leila")},
    }
    Member.objects.filter(person=people.leila).update(**hers)
    _give_photo(world, people.leila, group="photo of leila")
    _give_photo(world, people.diego, group="photo shown to nobody")
    Member.objects.filter(person=people.diego).update(photo_shown=Shown.NOBODY)
    renew_directory(the_network())


def _give_photo(world: World, person: Person, *, group: str) -> None:
    """A photo whose bytes and name are words of a group; the page on which another would be looked at is visited."""
    member = Member.objects.get(person=person)
    file = plant_file(world, photo_ref(member), group=group, by=person)
    Member.objects.filter(pk=member.pk).update(photo=file)
    world.visit("membership:photo_sent", public_id=file.public_id)
    world.post("membership:photo_sent", {"photo": "20"}, public_id=file.public_id)


def _write_admission(world: World) -> None:
    """The words of admission in every language, by their rows: a command for each would take a second."""
    texts: list[AdmissionText | ConstituencyText] = [*AdmissionText.objects.all(), *ConstituencyText.objects.all()]
    for text in texts:
        for name in text.FIELDS:
            setattr(text, name, world.words("admission"))
            text.html[name] = markdown.render(getattr(text, name), language=text.language)
        text.save()


def _body(public_id: str, code: str, *, area: str = "") -> Organisation:
    columns = {
        "area": area,
        "name": {"en": public_id},
        "constituency": constituency_named(code),
        "known_at": timezone.now(),
    }
    state = Organisation.State.KNOWN
    return Organisation.objects.get_or_create(public_id=public_id, defaults={"state": state, **columns})[0]
