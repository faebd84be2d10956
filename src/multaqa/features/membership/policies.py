"""Who may do what about membership."""

from django.db.models import Q
from django.utils import timezone

from multaqa.features.membership.models import Application, Member, Nomination, Organisation, Shown
from multaqa.foundation.people.api import Capability, Person, Reader, has_capability, has_second_factor
from multaqa.foundation.people.api import State as AccountState


def can_review(person: Reader) -> bool:
    """True for those who read applications and decide on them."""
    return has_capability(person, Capability.REVIEW_APPLICATIONS)


def can_keep_membership(person: Reader) -> bool:
    """True for those who keep the rules of admission, the constituencies, organisations and their contacts."""
    return has_capability(person, Capability.KEEP_MEMBERSHIP)


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


def active_members() -> Q:
    """The memberships that hold now, of people who may sign in."""
    lasting = Q(ends_at=None) | Q(ends_at__gt=timezone.now())
    return lasting & Q(state=Member.State.ACTIVE, person__state=AccountState.ACTIVE)


def listed_for(circle: Shown) -> Q:
    """The members whom the directory shows to a circle: the listed ones; to everyone only those who show their names.

    Who hides from the reader is taken out besides (``access.api.visible_people``).
    """
    listed = active_members() & Q(is_listed=True)
    return listed & Q(name_shown__gte=circle) if circle == Shown.PUBLIC else listed


def profiles_for(circle: Shown) -> Q:
    """The members whose page a circle may open: listed ones, and those unlisted who show their names to it."""
    named = Q(name_shown__gte=circle)
    return active_members() & (named if circle == Shown.PUBLIC else named | Q(is_listed=True))


def can_write_profile(person: Reader, member: Member) -> bool:
    """True for the member herself, while her membership lasts."""
    return person is not None and member.person_id == person.pk and member.state == Member.State.ACTIVE
