"""Applicants reply to a decision: they answer what was asked, or they appeal."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.facts import MoreAnswered, RefusalAppealed
from multaqa.features.membership.models import UNDER_WAY, Application, Decision, Reply
from multaqa.features.membership.policies import can_reply
from multaqa.features.membership.queries.vouching import vouching_of
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person


@transaction.atomic
def reply_to(decision: Decision, words: str, *, by: Person) -> Application.State:
    """Say the applicant's words to a decision: the application waits for a reviewer again.

    Where more was asked in an appeal it is an appeal still; where nobody vouches any more it waits for a nominator
    first. Raises ``PermissionDenied`` when there is nothing (any more) to reply to, and ``CannotBeChanged`` without
    words or when another application of hers is under way.
    """
    application = Application.objects.select_for_update().get(pk=decision.application_id)
    decision.application = application
    if not can_reply(by, decision):
        raise PermissionDenied
    if not words.strip():
        raise CannotBeChanged(_("Please write an answer."))
    others = Application.objects.filter(person=by, network=application.network_id, state__in=UNDER_WAY)
    if others.exclude(pk=application.pk).exists():
        raise CannotBeChanged(_("Another application is under way. It has to be withdrawn before an appeal."))
    Reply.objects.create(decision=decision, words=words.strip())
    application.state, application.state_since = _state_after(decision), timezone.now()
    application.save(update_fields=["state", "state_since"])
    fact = MoreAnswered if decision.kind == Decision.Kind.MORE else RefusalAppealed
    said = fact(application.public_id, decision.public_id)
    record(said, by=by, about=by, thing=ref_of(application))
    return Application.State(application.state)


def _state_after(decision: Decision) -> Application.State:
    if decision.kind == Decision.Kind.REFUSE or decision.hears_appeal:
        return Application.State.APPEALED
    if vouching_of(decision.application).is_whole:
        return Application.State.REVIEW
    return Application.State.VOUCHING
