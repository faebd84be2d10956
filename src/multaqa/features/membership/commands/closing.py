"""What every end of a membership does, whoever or whatever ends it: keys close at once, what she wrote remains."""

from typing import Final

from django.utils import timezone

from multaqa.features.membership.commands.editions import renew_directory
from multaqa.features.membership.commands.keys import take_keys
from multaqa.features.membership.commands.steps import move
from multaqa.features.membership.commands.successors import end_focal_points
from multaqa.features.membership.models import UNDER_WAY, Application, Member, Nomination, Suspension
from multaqa.foundation.people.api import Person, keep_to

OWN_PAGE: Final = "membership:standing"


def held(member: Member) -> Member:
    """The row as it is stored now, locked, with all that its keys are made of."""
    rows = Member.objects.select_for_update(of=("self",))
    return rows.select_related("person", "network", "constituency", "organisation").get(pk=member.pk)


def close_membership(member: Member, *, by: Person | None, reason: str) -> None:
    """End a locked membership with all its keys, in the caller's transaction, whose fact says why."""
    take_keys(member, by=by, reason=reason)
    end_focal_points(member, by=by, reason=reason)
    now = timezone.now()
    member.suspensions.filter(ended_at=None).update(ended_at=now, ended_by=by, outcome=Suspension.Outcome.OVER)
    withdraw_change_of_post(member)
    member.state, member.ended_at = Member.State.ENDED, now
    member.leaves_post_on = member.between_posts_since = None
    member.save()
    settle(member)


def settle(member: Member) -> None:
    """After every change of a state: the directory is made anew, and her account opens what it should."""
    renew_directory(member.network_id)
    states = set(Member.objects.filter(person=member.person_id).values_list("state", flat=True))
    keep_to(member.person, "" if not states or Member.State.ACTIVE in states else OWN_PAGE)


def withdraw_change_of_post(member: Member) -> None:
    """Whoever was asked to vouch for her at another body is asked no longer."""
    asked = Application.objects.filter(person=member.person_id, network=member.network_id, state__in=UNDER_WAY)
    for application in asked.filter(kind=Application.Kind.POST):
        waiting = application.nominations.filter(state__in=[Nomination.State.NAMED, Nomination.State.ASKED])
        waiting.update(state=Nomination.State.ENDED, token="")
        application.decisions.filter(done_at=None, undone_at=None).update(undone_at=timezone.now())
        move(application, Application.State.WITHDRAWN)
