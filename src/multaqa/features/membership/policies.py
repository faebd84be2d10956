"""Who may do what about membership."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from multaqa.features.membership.models import (
    Application,
    Capacity,
    Decision,
    FocalPoint,
    Invitation,
    Member,
    Nomination,
    Organisation,
    ReadingStop,
    Reply,
    Shown,
    Suspension,
)
from multaqa.foundation.access.api import visible_people
from multaqa.foundation.languages.api import TextInLanguage
from multaqa.foundation.people.api import Capability, Person, Reader, has_capability, has_second_factor
from multaqa.foundation.people.api import State as AccountState
from multaqa.lib.prepared import Given

TIME_TO_APPEAL: Final = timedelta(days=30)
UNDECIDED: Final = (Application.State.VOUCHING, Application.State.REVIEW, Application.State.APPEALED)


def can_review(person: Reader) -> bool:
    """True for those who read applications and decide on them."""
    return has_capability(person, Capability.REVIEW_APPLICATIONS)


def can_keep_membership(person: Reader) -> bool:
    """True for those who keep the rules of admission, the constituencies, organisations and their contacts."""
    return has_capability(person, Capability.KEEP_MEMBERSHIP)


def can_write_words(person: Reader, text: TextInLanguage) -> bool:
    """True for those who keep the membership, and for translators of a text that has an original."""
    return can_keep_membership(person) or (bool(text.source_language) and has_capability(person, Capability.TRANSLATE))


def can_seat_first_members(by: Person | None) -> bool:
    """True for the command line alone (nobody): no account admits anybody without vouching."""
    return by is None


def can_write_application(person: Reader, application: Application) -> bool:
    """True for the applicant, while nothing has been sent or more was asked of her."""
    open_states = {Application.State.DRAFT, Application.State.MORE}
    return person is not None and application.person_id == person.pk and application.state in open_states


def can_withdraw(person: Reader, application: Application) -> bool:
    """True for the applicant, until it has ended."""
    ended = {Application.State.ADMITTED, Application.State.REFUSED, Application.State.WITHDRAWN}
    return person is not None and application.person_id == person.pk and application.state not in ended


def can_answer(person: Reader, nomination: Nomination) -> bool:
    """True for the member who was asked, with her second factor, while it waits; never for the applicant herself."""
    if person is None or nomination.nominator_id != person.pk or nomination.application.person_id == person.pk:
        return False
    return nomination.state == Nomination.State.ASKED and has_second_factor(person)


def organisations_met_by(person: Reader) -> Q:
    """The organisations that a person may meet: the known ones, and those she proposed herself; reviewers all."""
    if can_review(person) or can_keep_membership(person):
        return Q()
    known = Q(state=Organisation.State.KNOWN)
    return known | Q(state=Organisation.State.PROPOSED, proposed_by=person) if person else known


def active_members(at: datetime | Given | None = None) -> Q:
    """The memberships that hold at a moment (now when none is given), of people who may sign in."""
    lasting = Q(ends_at=None) | Q(ends_at__gt=at or timezone.now())
    return lasting & Q(state=Member.State.ACTIVE, person__state=AccountState.ACTIVE)


def listed_for(circle: Shown, *, at: datetime | Given | None = None) -> Q:
    """The members whom the directory shows to a circle: the listed ones; to everyone only those who show their names.

    Who hides from the reader is taken out besides (``access.api.visible_people``).
    """
    listed = active_members(at) & Q(is_listed=True)
    return listed & Q(name_shown__gte=circle) if circle == Shown.PUBLIC else listed


def profiles_for(circle: Shown) -> Q:
    """The members whose page a circle may open: listed ones, and those unlisted who show their names to it."""
    named = Q(name_shown__gte=circle)
    return active_members() & (named if circle == Shown.PUBLIC else named | Q(is_listed=True))


def opens_profile_to(circle: Shown, member: Member) -> bool:
    """Whether a circle may open the page of a member whose membership holds: ``profiles_for``, of one."""
    return member.name_shown >= circle or (circle != Shown.PUBLIC and member.is_listed)


def photo_shown_to(member: Member) -> Shown:
    """The circle that sees a photo while her membership holds: no wider than the one that opens her profile."""
    circles = (Shown.PUBLIC, Shown.MEMBERS)
    shown = (one for one in circles if member.photo_shown >= one and opens_profile_to(one, member))
    return next(shown, Shown.NOBODY)


def can_write_profile(person: Reader, member: Member) -> bool:
    """True for the member herself, while her membership lasts."""
    return person is not None and member.person_id == person.pk and member.state == Member.State.ACTIVE


def led_by(person: Person) -> Q:
    """The members for whom a person acts as focal point: those who stand for the body that named her, never herself.

    A State's nationals are not hers, nor who takes part in a personal capacity or is between two posts; and she acts
    only while she is a member herself.
    """
    bodies = _acting_focal_points().filter(person=person).values("organisation")
    hers = Q(organisation__in=bodies, between_posts_since=None) & ~Q(capacity=Capacity.PERSONAL)
    return hers & ~Q(person=person)


def leads(person: Reader, member: Member) -> bool:
    """True for a focal point of the body for which a member stands, whom she may meet, with her second factor."""
    if person is None or not has_second_factor(person):
        return False
    return Member.objects.filter(led_by(person), visible_people(person, column="person"), pk=member.pk).exists()


def leads_person(person: Person, whom: Person) -> bool:
    """True for a focal point of the body for which somebody stands as an active member, as ``leads``."""
    standing = Member.objects.filter(active_members(), person=whom)
    return any(leads(person, member) for member in standing)


def vouched_for_by(person: Person) -> Q:
    """The members without a focal point for whom a person vouched and may attest: civil society, academia, oneself."""
    holds = Q(Exists(Member.objects.filter(active_members(), person=person)))
    confirmed = Nomination.objects.filter(state=Nomination.State.CONFIRMED, nominator=person)
    return holds & Q(pk__in=confirmed.values("application__member")) & ~has_focal_point() & ~Q(person=person)


def has_focal_point() -> Q:
    """The members for whom somebody else acts as focal point."""
    acting = _acting_focal_points().filter(organisation=OuterRef("organisation")).exclude(person=OuterRef("person"))
    return ~Q(capacity=Capacity.PERSONAL) & Q(between_posts_since=None) & Q(Exists(acting))


def can_attest(person: Reader, member: Member) -> bool:
    """True for her focal point, for who vouched for her where she has none, and for staff; never for herself."""
    if person is None or person.pk == member.person_id or not has_second_factor(person):
        return False
    if can_keep_membership(person) or leads(person, member):
        return True
    return Member.objects.filter(vouched_for_by(person), pk=member.pk).exists()


def can_keep(person: Reader, member: Member) -> bool:
    """True for staff who keep memberships, of everyone but themselves."""
    return person is not None and person.pk != member.person_id and can_keep_membership(person)


def can_record_post(person: Reader, member: Member) -> bool:
    """True for the member herself, a focal point of the body for which she stands, and staff."""
    if person is None:
        return False
    return person.pk == member.person_id or can_keep_membership(person) or leads(person, member)


def can_begin(member: Member | None) -> bool:
    """Whether somebody with this membership (or none) may apply: who has none that lasts, and who is between posts."""
    if member is None or member.state == Member.State.ENDED:
        return True
    return member.state == Member.State.ACTIVE and member.between_posts_since is not None


def can_hear(person: Reader, suspension: Suspension) -> bool:
    """True for staff who had no part in a suspension, while an appeal against it waits."""
    if suspension.appealed_at is None or suspension.answered_at is not None or suspension.ended_at is not None:
        return False
    parties = {suspension.by_id, suspension.confirmed_by_id}
    return person is not None and person.pk not in parties and can_keep(person, suspension.member)


def can_appeal(person: Reader, suspension: Suspension) -> bool:
    """True for the suspended member, once, while it lasts."""
    hers = person is not None and suspension.member.person_id == person.pk
    return hers and suspension.ended_at is None and suspension.appealed_at is None


def members_met_by(person: Person) -> Q:
    """The memberships that staff may meet: of everyone but who hides from them."""
    if not can_keep_membership(person):
        return Q(pk__in=())
    return visible_people(person, column="person")


def _acting_focal_points() -> QuerySet[FocalPoint]:
    """Those who act for a body now: members whose membership holds."""
    return FocalPoint.objects.filter(until=None, person__in=Member.objects.filter(active_members()).values("person"))


def led_organisations(person: Person) -> Q:
    """The organisations for which a person acts as focal point now, while she is a member herself."""
    return Q(pk__in=_acting_focal_points().filter(person=person).values("organisation"))


def acts_for(person: Person, organisation: Organisation) -> bool:
    """True for a focal point of an organisation that the network knows, with her second factor."""
    if organisation.state != Organisation.State.KNOWN or not has_second_factor(person):
        return False
    return Organisation.objects.filter(led_organisations(person), pk=organisation.pk).exists()


def can_invite(person: Person, organisation: Organisation) -> bool:
    """True for a focal point of an organisation that the network knows, with her second factor, and for staff."""
    if organisation.state == Organisation.State.KNOWN and can_keep_membership(person):
        return True
    return acts_for(person, organisation)


def can_bring_in(person: Reader) -> bool:
    """True for staff who keep membership: they bring in lists of people to invite, and of organisations."""
    return can_keep_membership(person)


def applications_met_by(person: Person) -> Q:
    """The applications that a reviewer may meet: never her own, none of who hides from her, and no drafts."""
    if not can_review(person):
        return Q(pk__in=())
    return visible_people(person, column="person") & ~Q(person=person) & ~Q(state=Application.State.DRAFT)


def is_party_to(person: Person, application: Application) -> bool:
    """True for whoever invited the applicant or was asked to vouch, by herself or as one of a body that was asked."""
    asked = Nomination.objects.filter(application=application).exclude(state=Nomination.State.NAMED)
    invited = Invitation.objects.filter(application=application, by=person)
    if asked.filter(nominator=person).exists() or invited.exists():
        return True
    bodies = asked.filter(contact__isnull=False).values("contact__organisation")
    return Member.objects.filter(person=person, organisation__in=bodies).exclude(state=Member.State.ENDED).exists()


def can_decide(person: Person, application: Application) -> bool:
    """True for a reviewer who is neither the applicant nor party to the vouching, while it waits.

    Who refused it does not hear the appeal. While it waits for a nominator she may refuse it or ask for more: somebody
    whom nobody can be asked about would wait for ever otherwise.
    """
    if not can_review(person) or application.person_id == person.pk or is_party_to(person, application):
        return False
    if refusals_of(application).filter(by=person).exists():
        return False
    return application.state in UNDECIDED


def refusals_of(application: Application) -> QuerySet[Decision]:
    """The refusals of an application that were carried out; where there is one, whatever comes next is an appeal."""
    return Decision.objects.filter(application=application, kind=Decision.Kind.REFUSE, done_at__isnull=False)


def can_undo(person: Person, decision: Decision) -> bool:
    """True for whoever decided, and for each reviewer who could have, until it is carried out."""
    if decision.done_at is not None or decision.undone_at is not None:
        return False
    return can_review(person) and (decision.by_id == person.pk or can_decide(person, decision.application))


def can_reply(person: Reader, decision: Decision) -> bool:
    """True for the applicant: to answer what was asked, or to appeal in time against a refusal that is not an appeal's.

    The latest decision on her application alone takes a reply, and one.
    """
    application = decision.application
    if person is None or application.person_id != person.pk or decision.done_at is None:
        return False
    if Reply.objects.filter(decision=decision).exists():
        return False
    if decision.kind == Decision.Kind.MORE:
        return application.state == Application.State.MORE
    in_time = timezone.now() < decision.done_at + TIME_TO_APPEAL
    return application.state == Application.State.REFUSED and not decision.hears_appeal and in_time


def can_let_read(person: Person, stop: ReadingStop) -> bool:
    """True for those who keep membership, but not for one's own account."""
    return can_keep_membership(person) and stop.person_id != person.pk
