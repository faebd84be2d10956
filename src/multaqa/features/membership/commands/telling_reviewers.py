"""Reviewers are told that an application waits."""

from django.db import transaction

from multaqa.features.membership.decision_notices import TO_REVIEW
from multaqa.features.membership.models import Application
from multaqa.features.membership.policies import applications_met_by, can_decide
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Capability, Person, people_with


@transaction.atomic
def tell_reviewers(public_id: str, *, once: str) -> int:
    """Tell those who may decide on an application that it waits; returns how many were told. Safe to repeat.

    Who may not meet the applicant, is party to the vouching or refused before is not told.
    """
    application = Application.objects.filter(public_id=public_id).first()
    if application is None:
        return 0
    reviewers = people_with(Capability.REVIEW_APPLICATIONS)
    able = [person for person in reviewers if can_decide(person, application) and _meets(person, application)]
    return len(tell(able, kind=TO_REVIEW, once=once))


def _meets(person: Person, application: Application) -> bool:
    return Application.objects.filter(applications_met_by(person), pk=application.pk).exists()
