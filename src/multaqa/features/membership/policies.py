"""Who may do what about membership."""

from django.db.models import Q

from multaqa.features.membership.models import Application, Nomination, Organisation
from multaqa.foundation.people.api import Capability, Person, Reader, has_capability, has_second_factor


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
