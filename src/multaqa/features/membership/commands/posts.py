"""A member leaves her organisation: its key closes that day, and she waits to be vouched for by another body."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.commands.closing import held
from multaqa.features.membership.commands.editions import renew_directory
from multaqa.features.membership.commands.keys import renew_keys
from multaqa.features.membership.commands.successors import end_focal_points
from multaqa.features.membership.facts import LeavingPostSet, PostLeft
from multaqa.features.membership.lasting_notices import POST_LEAVES, POST_LEFT
from multaqa.features.membership.models import Capacity, Member
from multaqa.features.membership.policies import can_record_post
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import freeze, ref_of
from multaqa.foundation.facts.api import record
from multaqa.foundation.notify.api import tell
from multaqa.foundation.people.api import Person
from multaqa.lib.dates import format_date


@transaction.atomic
def record_leaving_post(member: Member, *, on: date, by: Person) -> None:
    """Record the day from which a member stands for her organisation no longer; today, and its key closes at once.

    Account and history stay. Until another body vouches for her she remains a member without an organisation's key.
    Raises ``PermissionDenied`` for all but the member, a focal point of that body and staff; ``CannotBeChanged`` for a
    day that has passed or lies beyond her term, and for who stands for no organisation.
    """
    found = held(member)
    if not can_record_post(by, found):
        raise PermissionDenied
    _refuse_without_post(found)
    today = timezone.localdate()
    if on < today:
        raise CannotBeChanged(_("This day has passed. Please choose today or a later day."))
    if found.ends_at is not None and on > timezone.localdate(found.ends_at):
        raise CannotBeChanged(_("The membership ends before this day."))
    if on == today:
        _leave_post(found, by=by)
        return
    found.leaves_post_on = on
    found.save(update_fields=["leaves_post_on"])
    _note_day(found, by=by)
    if by.pk != found.person_id:
        _tell_day(found, on)


@transaction.atomic
def keep_post(member: Member, *, by: Person) -> None:
    """Take back the day on which a member was to leave her organisation. Raises as ``record_leaving_post`` does."""
    found = held(member)
    if not can_record_post(by, found):
        raise PermissionDenied
    if found.leaves_post_on is None:
        raise CannotBeChanged(_("No change of post has been recorded."))
    found.leaves_post_on = None
    found.save(update_fields=["leaves_post_on"])
    _note_day(found, by=by)


def due_leavings() -> list[int]:
    """The row numbers of the members whose day to leave their organisation has come."""
    due = Member.objects.filter(leaves_post_on__lte=timezone.localdate()).exclude(state=Member.State.ENDED)
    return list(due.order_by("leaves_post_on", "pk").values_list("pk", flat=True))


@transaction.atomic
def leave_post_on_time(number: int) -> bool:
    """Have one member leave her organisation if her day has come; returns whether she left now. Safe to repeat."""
    row = Member.objects.filter(pk=number).first()
    if row is None:
        return False
    found = held(row)
    day = found.leaves_post_on
    if found.state == Member.State.ENDED or day is None or day > timezone.localdate():
        return False
    _leave_post(found, by=None)
    return True


def _refuse_without_post(member: Member) -> None:
    if member.state == Member.State.ENDED:
        raise CannotBeChanged(_("This membership has ended."))
    if member.organisation is None or member.capacity == Capacity.PERSONAL:
        raise CannotBeChanged(_("This member stands for no organisation."))


def _note_day(member: Member, *, by: Person) -> None:
    body = member.organisation.public_id if member.organisation else ""
    day = member.leaves_post_on.isoformat() if member.leaves_post_on else ""
    record(LeavingPostSet(member.public_id, body, day), by=by, about=member.person, thing=ref_of(member))


def _tell_day(member: Member, on: date) -> None:
    """Whoever did not record it herself is told: she may say that it is not so."""
    day = format_date(on, member.person.language)
    ref = f"membership.member:{member.public_id}"
    tell([member.person], kind=POST_LEAVES, thing_ref=ref, context={"day": day})


def _leave_post(member: Member, *, by: Person | None) -> None:
    """Close the old organisation's key (and that of a constituency of authorities), end what she did for it, tell.

    What is labelled AMBER and above is shut to her until an officer has verified her anew.
    """
    body = member.organisation
    member.organisation, member.function, member.leaves_post_on = None, {}, None
    member.between_posts_since = timezone.now()
    member.save()
    if body is not None:
        end_focal_points(member, by=by, reason="left the organisation", of=body)
    renew_keys(member, by=by, reason="left the organisation")
    freeze(member.person, by=by, reason="A change of post")
    renew_directory(member.network_id)
    fact = PostLeft(member.public_id, body.public_id if body else "")
    record(fact, by=by, about=member.person, thing=ref_of(member))
    tell([member.person], kind=POST_LEFT, thing_ref=f"membership.member:{member.public_id}")
