"""Slow and timed work of membership."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from multaqa.features.membership.commands import (
    carry_out,
    due_decisions,
    due_leavings,
    due_memberships,
    end_membership,
    forget_intakes,
    forget_invitations,
    forget_readers,
    halt_saving,
    lapsed_suspensions,
    leave_post_on_time,
    let_lapse,
    nominations_to_remind,
    read_intake,
    remind_nominator,
    remind_of_ends,
    remind_reviewers,
    save_some,
    tell_waiting_applicants,
    write_invitation,
)
from multaqa.features.membership.commands.telling import tell_nominator
from multaqa.features.membership.models import Intake
from multaqa.foundation.jobs.api import task
from multaqa.foundation.people.api import the_network


@task(queue="quick")
def ask_nominator(nomination: str) -> None:
    """Tell whoever was asked by the nomination with this public id."""
    tell_nominator(nomination)


@task(queue="quick")
def carry_out_decision(number: int) -> None:
    """Carry out one decision that is due; repeated, it changes nothing."""
    carry_out(number)


@task(queue="quick")
def carry_out_due_decisions() -> None:
    """Have each decision that is due carried out, apart from the others, so that one that fails holds up none."""
    for number in due_decisions(at=timezone.now()):
        carry_out_decision.enqueue(number)


@task(queue="quick")
def remind_of_nomination(nomination: str) -> None:
    """Remind whoever was asked by the nomination with this public id, if that is due."""
    remind_nominator(nomination, at=timezone.now())


@task(queue="quick")
def remind_of_applications() -> None:
    """Once a day: nominators and reviewers who are late are reminded, applicants who wait long are told."""
    now = timezone.now()
    for nomination in nominations_to_remind(at=now):
        remind_of_nomination.enqueue(nomination)
    tell_waiting_applicants(at=now)
    remind_reviewers(the_network(), at=now)


@task(queue="quick")
def keep_terms() -> None:
    """End what is over: suspensions that nobody confirmed, memberships past their term, posts that were left."""
    for number in lapsed_suspensions():
        lapse.enqueue(number)
    for number in due_leavings():
        leave_post.enqueue(number)
    for number in due_memberships(at=timezone.now()):
        end_term.enqueue(number)


@task(queue="quick")
def lapse(number: int) -> None:
    """Lift one suspension that nobody confirmed in time; repeated, it changes nothing."""
    let_lapse(number)


@task(queue="quick")
def end_term(number: int) -> None:
    """End one membership whose term is over; repeated, it changes nothing."""
    end_membership(number)


@task(queue="quick")
def leave_post(number: int) -> None:
    """Have one member leave her organisation on her day; repeated, it changes nothing."""
    leave_post_on_time(number)


@task(queue="quick")
def remind_of_terms() -> None:
    """Tell members and those who can attest them of ends that come; repeated, it tells nobody twice."""
    remind_of_ends(at=timezone.now())


@task(queue="quick")
def send_invitation(invitation: str, number: int) -> None:
    """Write the letter with this number of the invitation with this public id; repeated, it changes nothing."""
    write_invitation(invitation, number)


@task(queue="quick")
def forget_old_invitations() -> None:
    """Delete invitations long over, with the addresses that they went to."""
    forget_invitations()


@task(queue="quick")
def forget_profile_counts() -> None:
    """Forget how many profiles were shown to whoever was shown none for a day."""
    forget_readers()


@task(queue="slow")
def read_in_background(number: int, language: str) -> None:
    """Read the list with this row number; nothing happens when it was read or ended meanwhile."""
    begun = Intake.objects.filter(pk=number).select_related("person", "network").first()
    if begun is not None:
        read_intake(begun, language=language)


@task(queue="slow")
def save_in_background(number: int) -> None:
    """Save the list with this row number to its end; repeated, it goes on where it stopped."""
    try:
        while save_some(number):
            pass
    except PermissionDenied:
        halt_saving(number)


@task(queue="slow")
def forget_old_intakes() -> None:
    """Delete the lists that were begun seven days ago, with the people in them."""
    forget_intakes()
