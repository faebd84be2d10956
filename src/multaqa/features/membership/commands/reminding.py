"""Who does not answer is reminded: nominators after three and ten days, reviewers once an answer is overdue.

Each may be repeated as often as one likes: what was done is written in the row, or told once.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q

from multaqa.features.membership.commands.telling import write_to_nominator
from multaqa.features.membership.decision_notices import OVERDUE
from multaqa.features.membership.facts import NominatorReminded
from multaqa.features.membership.models import Application, Nomination
from multaqa.features.membership.notices import ASKED_AGAIN, STILL_WAITING
from multaqa.features.membership.policies import can_decide
from multaqa.features.membership.queries.contacts import counting_contacts, vouching_members
from multaqa.features.membership.queries.queue import Pile, Sieve, queue_for
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Capability, Network, Person, people_with

FIRST_REMINDER: Final = timedelta(days=3)
SECOND_REMINDER: Final = timedelta(days=10)
_WHILE_TOLD: Final = timedelta(days=30)  # an applicant who has waited longer was told long ago


def nominations_to_remind(*, at: datetime) -> list[str]:
    """The public ids of the nominations whose reminder is due at a moment, the longest unanswered first."""
    due = Nomination.objects.filter(_due(at), state=Nomination.State.ASKED)
    waiting = due.filter(application__state=Application.State.VOUCHING)
    return list(waiting.order_by("asked_at", "pk").values_list("public_id", flat=True))


@transaction.atomic
def remind_nominator(public_id: str, *, at: datetime) -> bool:
    """Remind whoever was asked by a nomination, if that is due; returns whether it was done now.

    Who may vouch no longer is not written to.
    """
    live = Nomination.objects.select_for_update(of=("self",)).filter(_due(at), state=Nomination.State.ASKED)
    nomination = live.select_related("application__person", "nominator", "contact").filter(public_id=public_id).first()
    if nomination is None or not _may_still_vouch(nomination):
        return False
    if nomination.nominator is not None:
        ref = ref_of(nomination)
        once, applicant = f"{ref}:{at.date().isoformat()}", nomination.application.person
        tell([nomination.nominator], kind=ASKED_AGAIN, thing_ref=ref, once=once, caused_by=applicant)
    else:
        write_to_nominator(nomination)
    nomination.reminded_at = at
    nomination.save(update_fields=["reminded_at"])
    application = nomination.application
    fact = NominatorReminded(application.public_id, nomination.public_id)
    record(fact, by=None, about=application.person, thing=ref_of(application))
    return True


@transaction.atomic
def tell_waiting_applicants(*, at: datetime) -> int:
    """Tell applicants for whom nobody has vouched for ten days that it is so; returns how many were told now.

    Alike whether somebody was found for what they typed or not: nobody learns so who has an account.
    """
    long = Q(state_since__lte=at - SECOND_REMINDER, state_since__gt=at - SECOND_REMINDER - _WHILE_TOLD)
    waiting = Application.objects.filter(long, state=Application.State.VOUCHING).select_related("person")
    told = 0
    for application in waiting:
        once = f"vouching:{application.public_id}:{application.state_since.date().isoformat()}"
        told += len(tell([application.person], kind=STILL_WAITING, once=once))
    return told


@transaction.atomic
def remind_reviewers(network: Network, *, at: datetime) -> int:
    """Remind each reviewer who may decide on an overdue application, once a week; returns how many were told now."""
    year, week, _day = at.isocalendar()
    once = f"overdue:{network.public_id}:{year}-{week}"
    able = [one for one in people_with(Capability.REVIEW_APPLICATIONS) if _has_overdue(one, network)]
    return len(tell(able, kind=OVERDUE, once=once))


def _due(at: datetime) -> Q:
    """Asked three days ago and not reminded yet; or ten days ago and reminded before those ten were over."""
    first = Q(reminded_at=None, asked_at__lte=at - FIRST_REMINDER)
    second = Q(asked_at__lte=at - SECOND_REMINDER, reminded_at__lt=F("asked_at") + SECOND_REMINDER)
    return first | second


def _may_still_vouch(nomination: Nomination) -> bool:
    application = nomination.application
    if nomination.nominator_id is not None:
        return vouching_members(application).filter(pk=nomination.nominator_id).exists()
    return nomination.contact in counting_contacts(application)


def _has_overdue(person: Person, network: Network) -> bool:
    overdue = queue_for(person, network, Sieve(pile=Pile.OVERDUE))
    return any(can_decide(person, application) for application in overdue)
