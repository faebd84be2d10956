"""Decisions are carried out once they are due: each one once, however often it is tried."""

from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from multaqa.features.membership.commands.entering import admit
from multaqa.features.membership.decision_notices import ADMITTED, ADMITTED_LETTER, COULD_NOT, MORE_ASKED, REFUSED
from multaqa.features.membership.facts import ApplicationRefused, DecisionUndone, MoreAsked
from multaqa.features.membership.lasting_notices import POST_TAKEN
from multaqa.features.membership.models import Application, Decision
from multaqa.features.membership.policies import UNDECIDED
from multaqa.features.membership.refusals import CannotEnter
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.notify.api import queue_letter, tell
from multaqa.foundation.people.api import Person, awaits_second_factor
from multaqa.lib.bidi import html_lang

_STATES = {
    Decision.Kind.APPROVE: Application.State.APPROVED,
    Decision.Kind.REFUSE: Application.State.REFUSED,
    Decision.Kind.MORE: Application.State.MORE,
}
_NOTICES = {
    Decision.Kind.APPROVE: ADMITTED,
    Decision.Kind.REFUSE: REFUSED,
    Decision.Kind.MORE: MORE_ASKED,
}


def due_decisions(*, at: datetime) -> list[int]:
    """The row numbers of the decisions that are to be carried out at a moment."""
    due = Decision.objects.filter(done_at=None, undone_at=None, due_at__lte=at).order_by("due_at", "pk")
    return list(due.values_list("pk", flat=True))


def carry_out(number: int) -> bool:
    """Carry out one decision if it is due, and tell the applicant; returns whether it was carried out now.

    Everything happens in one transaction: whoever is killed has done nothing, whoever comes second finds it done. What
    is impossible by now (the nominator left, the reviewer no longer reviews, the applicant withdrew) is undone; where
    the application waits still, who decided is told.
    """
    try:
        return _carried_out(number)
    except (CannotEnter, PermissionDenied):
        _give_back(number)
        return False


@transaction.atomic
def _carried_out(number: int) -> bool:
    decision = _live(number)
    if decision is None or decision.due_at > timezone.now():
        return False
    now, application = timezone.now(), decision.application
    if application.state not in UNDECIDED:
        raise CannotEnter(_("This application waits no longer."))
    decision.done_at = now
    decision.save(update_fields=["done_at"])
    application.state, application.state_since = _STATES[Decision.Kind(decision.kind)], now
    application.save(update_fields=["state", "state_since"])
    _follow_through(decision)
    _tell_applicant(decision)
    return True


def _tell_applicant(decision: Decision) -> None:
    """By a notice; who has to enrol a second factor first reads none, and gets a letter."""
    application, once = decision.application, f"decision:{decision.public_id}"
    kind = _NOTICES[Decision.Kind(decision.kind)]
    if kind is ADMITTED and application.kind == Application.Kind.POST:
        kind = POST_TAKEN
    person = Person.objects.get(pk=application.person_id)  # admission has changed what it needs
    if decision.kind == Decision.Kind.APPROVE and awaits_second_factor(person):
        said = {"words": decision.words, "words_language": html_lang(decision.language)}
        with override(person.language):
            said["url"] = urljoin(settings.ADDRESS, reverse("membership:beginning"))
        queue_letter(ADMITTED_LETTER, address=person.email, person=person, language=person.language, context=said)
        return
    tell([person], kind=kind, thing_ref=ref_of(application), once=once)


def _follow_through(decision: Decision) -> None:
    application = decision.application
    if decision.kind == Decision.Kind.APPROVE:
        admit(application, by=decision.by)
        return
    fact = ApplicationRefused if decision.kind == Decision.Kind.REFUSE else MoreAsked
    said = fact(application.public_id, decision.public_id)
    record(said, by=decision.by, about=application.person, thing=ref_of(application))


@transaction.atomic
def _give_back(number: int) -> None:
    decision = _live(number)
    if decision is None:
        return
    decision.undone_at = timezone.now()
    decision.save(update_fields=["undone_at"])
    application = decision.application
    fact = DecisionUndone(application.public_id, decision.public_id)
    record(fact, by=None, about=application.person, thing=ref_of(application))
    if application.state in UNDECIDED:
        tell([decision.by], kind=COULD_NOT, once=f"decision:{decision.public_id}")


def _live(number: int) -> Decision | None:
    """The decision if it is neither carried out nor undone, locked with its application."""
    live = Decision.objects.select_for_update(of=("self",)).filter(pk=number, done_at=None, undone_at=None)
    return live.select_related("application__person", "by").first()
