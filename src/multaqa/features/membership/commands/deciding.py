"""Reviewers decide on applications; until a decision is carried out it can be undone, and nobody outside is told."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.facts import ApplicationDecided, DecisionUndone
from multaqa.features.membership.models import Application, Decision
from multaqa.features.membership.policies import UNDECIDED, can_decide, can_undo, refusals_of
from multaqa.features.membership.queries.vouching import vouching_of
from multaqa.features.membership.refusals import CannotBeChanged, DecidedMeanwhile
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.people.api import Person

TIME_TO_UNDO: Final = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a reviewer decides: ``words`` are for the applicant, in the language she is answered in.

    ``seen`` is the state of the application that the reviewer had before her (``version_of``).
    """

    kind: Decision.Kind
    words: str
    seen: str


def version_of(application: Application) -> str:
    """What a reviewer has before her, as one word: it is another after every move of the application."""
    return f"{application.state}-{application.state_since.timestamp():.6f}"


@transaction.atomic
def decide(application: Application, verdict: Verdict, *, by: Person) -> Decision:
    """Decide on an application; it is carried out after ``TIME_TO_UNDO``.

    Raises ``DecidedMeanwhile`` if somebody else decided or it moved on since ``by`` opened it, ``PermissionDenied`` for
    whoever may not decide on this one, and ``CannotBeChanged`` for a refusal without a reason and for the admission of
    somebody for whom nobody vouches.
    """
    held = Application.objects.select_for_update().select_related("person").get(pk=application.pk)
    _refuse_late(held, verdict)
    if not can_decide(by, held):
        raise PermissionDenied
    words = verdict.words.strip()
    if verdict.kind != Decision.Kind.APPROVE and not words:
        raise CannotBeChanged(_("A reason is needed: the applicant is told it."))
    if verdict.kind == Decision.Kind.APPROVE and not vouching_of(held).is_whole:
        raise CannotBeChanged(_("Nobody can be admitted before the vouching is whole."))
    decision = Decision.objects.create(
        application=held,
        kind=verdict.kind,
        words=words,
        language=held.language,
        by=by,
        due_at=timezone.now() + TIME_TO_UNDO,
        hears_appeal=refusals_of(held).exists(),
    )
    fact = ApplicationDecided(held.public_id, decision.public_id, decision.kind, decision.hears_appeal)
    record(fact, by=by, about=held.person, thing=ref_of(held))
    return decision


@transaction.atomic
def undo_decision(decision: Decision, *, by: Person) -> None:
    """Undo a decision that was not carried out yet; the application waits as it did before.

    Raises ``CannotBeChanged`` when it was carried out or undone meanwhile, ``PermissionDenied`` for others.
    """
    application = decision.application
    held = Decision.objects.select_for_update().filter(pk=decision.pk, done_at=None, undone_at=None).first()
    if held is None:
        raise CannotBeChanged(_("This decision has been carried out or undone meanwhile."))
    if not can_undo(by, held):
        raise PermissionDenied
    held.undone_at = timezone.now()
    held.save(update_fields=["undone_at"])
    fact = DecisionUndone(application.public_id, held.public_id)
    record(fact, by=by, about=application.person, thing=ref_of(application))


def _refuse_late(application: Application, verdict: Verdict) -> None:
    """Refuse whoever decides on what she no longer has before her."""
    earlier = Decision.objects.filter(application=application, done_at=None, undone_at=None).first()
    if earlier is not None:
        said = _("Somebody else has decided meanwhile: {decision}. What was written here is kept below.")
        raise DecidedMeanwhile(said.format(decision=earlier.get_kind_display()))
    if application.state not in UNDECIDED or version_of(application) != verdict.seen:
        said = _("This application has moved on since it was opened: {state}. What was written here is kept below.")
        raise DecidedMeanwhile(said.format(state=application.get_state_display()))
