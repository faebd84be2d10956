"""Applications as they come before a reviewer, made without the steps of applying."""

from datetime import timedelta

from django.utils import timezone

from multaqa.features.membership.models import Application, ApplicationName, Capacity, Decision, Nomination
from multaqa.features.membership.queries.members import constituency_named
from multaqa.foundation.people.api import the_network
from multaqa.lib.fold import fold


def waiting(person, *, by, days=3, state="review", language="ar", code="academia", **said):
    """An application for which ``by``, a member, has vouched, and which has been waiting for some days."""
    then = timezone.now() - timedelta(days=days)
    application = Application.objects.create(
        person=person,
        network=the_network(),
        state=state,
        state_since=then,
        language=language,
        constituency=constituency_named(code),
        capacity=Capacity.PERSONAL,
        begun_at=then - timedelta(days=1),
        sent_at=then,
        consented_at=then,
        vouched_at=then,
        **said,
    )
    ApplicationName.objects.create(application=application, given=person.name, fold=fold(person.name))
    Nomination.objects.create(
        application=application,
        nominator=by,
        state="confirmed",
        knows_how="We worked together.",
        asked_at=then,
        answered_at=then,
    )
    return application


def let_pass(decision):
    """Let the ten minutes be over."""
    now = timezone.now()
    Decision.objects.filter(pk=decision.pk).update(at=now - timedelta(minutes=11), due_at=now - timedelta(minutes=1))
