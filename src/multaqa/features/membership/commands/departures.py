"""A nominator has gone meanwhile: what she said counts no longer, and reviewers see it."""

from django.db import transaction

from multaqa.features.membership.commands.steps import look_again
from multaqa.features.membership.models import UNDER_WAY, Application, Nomination


@transaction.atomic
def note_departed(person: int) -> int:
    """Look again at what stands on the vouching of the person with this row number; returns at how many applications.

    That her answer counts no longer needs no writing: it is asked anew whenever somebody decides. Safe to repeat.
    """
    asked = (Nomination.State.ASKED, Nomination.State.CONFIRMED)
    hers = Nomination.objects.filter(nominator=person, state__in=asked).values("application")
    standing = Application.objects.select_for_update(of=("self",)).filter(pk__in=hers, state__in=UNDER_WAY)
    for application in (found := list(standing.select_related("person", "organisation"))):
        look_again(application)
    return len(found)
