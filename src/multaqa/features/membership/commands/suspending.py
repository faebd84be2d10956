"""Members are suspended with a reason, may appeal to somebody else, and come back to what their state then allows."""

from datetime import timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.features.membership.commands.closing import held, settle
from multaqa.features.membership.commands.keys import give_keys, take_keys
from multaqa.features.membership.commands.lasting import end_by_date
from multaqa.features.membership.facts import (
    AppealAnswered,
    MemberSuspended,
    SuspensionAppealed,
    SuspensionConfirmed,
    SuspensionLapsed,
    SuspensionLifted,
)
from multaqa.features.membership.lasting_notices import (
    ANSWERED,
    CONFIRMED,
    RESTORED,
    SUSPENDED,
    TO_CONFIRM,
    TO_HEAR,
)
from multaqa.features.membership.models import Member, Suspension
from multaqa.features.membership.policies import can_appeal, can_hear, can_keep, leads
from multaqa.features.membership.refusals import CannotBeChanged
from multaqa.foundation.access.api import ref_of
from multaqa.foundation.facts.api import Fact, record
from multaqa.foundation.notify.api import NoticeKind, tell
from multaqa.foundation.people.api import Capability, Person, end_all_sessions, people_with

FOR_NOW: Final = timedelta(hours=72)
REST_BETWEEN: Final = timedelta(days=30)  # a focal point does not suspend the same member twice within it
_OUTCOME = Suspension.Outcome


@transaction.atomic
def suspend_member(member: Member, *, reason: str, by: Person) -> Suspension:
    """Suspend a membership until somebody lifts it: all keys close, her sessions end, and she is told the reason.

    ``reason`` is in her language. Raises ``PermissionDenied`` for all but staff and for the member herself, and
    ``CannotBeChanged`` without a reason and for a membership that is not active.
    """
    found = held(member)
    if not can_keep(by, found):
        raise PermissionDenied
    return _suspended(found, reason=reason, by=by, lasts=None)


@transaction.atomic
def suspend_for_now(member: Member, *, reason: str, by: Person) -> Suspension:
    """Suspend a member of one's own body for 72 hours, within which staff confirm or lift it; they are told.

    Raises ``PermissionDenied`` for all but a focal point of the body for which the member stands, and
    ``CannotBeChanged`` without a reason, for a membership that is not active, and within 30 days of an earlier one by
    a focal point: what staff did not confirm is not simply begun again.
    """
    found = held(member)
    if not leads(by, found):
        raise PermissionDenied
    lately = timezone.now() - REST_BETWEEN
    if found.suspensions.filter(lapses_at__isnull=False, ended_at__gt=lately).exists():
        raise CannotBeChanged(_("This member was suspended lately. Staff decide on another suspension."))
    suspension = _suspended(found, reason=reason, by=by, lasts=FOR_NOW)
    _tell_staff(suspension, TO_CONFIRM)
    return suspension


@transaction.atomic
def confirm_suspension(suspension: Suspension, *, by: Person) -> None:
    """Confirm what a focal point suspended: it lasts from now on until somebody lifts it.

    Raises ``PermissionDenied`` for all but staff, for the member and for who suspended her, and ``CannotBeChanged``
    when it is over or confirmed already.
    """
    member, live = _live(suspension)
    if not can_keep(by, member) or live.by_id == by.pk:
        raise PermissionDenied
    if live.lapses_at is None or live.confirmed_at is not None:
        raise CannotBeChanged(_("This suspension has been confirmed already."))
    live.lapses_at, live.confirmed_by, live.confirmed_at = None, by, timezone.now()
    live.save(update_fields=["lapses_at", "confirmed_by", "confirmed_at"])
    _note(SuspensionConfirmed(member.public_id, live.public_id), member, by=by)
    _tell_her(live, CONFIRMED)


@transaction.atomic
def lift_suspension(suspension: Suspension, *, by: Person) -> None:
    """Lift a suspension: she holds again what her membership gives her by now; one whose term is over has ended.

    Raises ``PermissionDenied`` for all but staff and for the member, ``CannotBeChanged`` when it is over already.
    """
    member, live = _live(suspension)
    if not can_keep(by, member):
        raise PermissionDenied
    _restore(member, live, by=by, outcome=_OUTCOME.LIFTED)
    _note(SuspensionLifted(member.public_id, live.public_id), member, by=by)


@transaction.atomic
def appeal_suspension(suspension: Suspension, words: str, *, by: Person) -> None:
    """Appeal against one's own suspension; staff who had no part in it are told.

    Raises ``PermissionDenied`` for everyone else and a second time, ``CannotBeChanged`` without words.
    """
    member, live = _live(suspension)
    if not can_appeal(by, live):
        raise PermissionDenied
    if not words.strip():
        raise CannotBeChanged(_("Please say why the suspension should be lifted."))
    live.appeal, live.appealed_at = words.strip(), timezone.now()
    live.save(update_fields=["appeal", "appealed_at"])
    _note(SuspensionAppealed(member.public_id, live.public_id), member, by=by)
    _tell_staff(live, TO_HEAR)


@transaction.atomic
def hear_appeal(suspension: Suspension, *, lifts: bool, words: str, by: Person) -> None:
    """Hear an appeal: the suspension is lifted or stays, and the member is told why.

    Raises ``PermissionDenied`` for who suspended or confirmed, ``CannotBeChanged`` without words and when it is over.
    """
    member, live = _live(suspension)
    if not can_hear(by, live):
        raise PermissionDenied
    if not words.strip():
        raise CannotBeChanged(_("A reason is needed: the member is told it."))
    live.answer, live.answered_by, live.answered_at = words.strip(), by, timezone.now()
    if not lifts and live.lapses_at is not None:  # somebody of staff has looked into it: it stays
        live.lapses_at, live.confirmed_by, live.confirmed_at = None, by, timezone.now()
    live.save()
    _note(AppealAnswered(member.public_id, live.public_id, lifts), member, by=by)
    _tell_her(live, ANSWERED)
    if lifts:
        _restore(member, live, by=by, outcome=_OUTCOME.LIFTED)


def lapsed_suspensions() -> list[int]:
    """The row numbers of the suspensions that nobody confirmed in time."""
    over = Suspension.objects.filter(ended_at=None, lapses_at__lte=timezone.now()).order_by("lapses_at", "pk")
    return list(over.values_list("pk", flat=True))


@transaction.atomic
def let_lapse(number: int) -> bool:
    """Lift one suspension that nobody confirmed in time; returns whether it lapsed now. Safe to repeat."""
    row = Suspension.objects.filter(pk=number).select_related("member").first()
    if row is None:
        return False
    member = held(row.member)
    live = member.suspensions.filter(pk=number, ended_at=None, lapses_at__lte=timezone.now()).first()
    if live is None:
        return False
    _restore(member, live, by=None, outcome=_OUTCOME.LAPSED)
    _note(SuspensionLapsed(member.public_id, live.public_id), member, by=None)
    return True


def _suspended(member: Member, *, reason: str, by: Person, lasts: timedelta | None) -> Suspension:
    if member.state == Member.State.SUSPENDED:
        raise CannotBeChanged(_("This member has been suspended already."))
    if member.state != Member.State.ACTIVE:
        raise CannotBeChanged(_("This membership has ended."))
    if not reason.strip():
        raise CannotBeChanged(_("A reason is needed: the member is told it."))
    lapses_at = timezone.now() + lasts if lasts else None
    suspension = Suspension.objects.create(
        member=member, by=by, reason=reason.strip(), language=member.person.language, lapses_at=lapses_at
    )
    take_keys(member, by=by, reason="suspended")
    member.state = Member.State.SUSPENDED
    member.save(update_fields=["state"])
    settle(member)
    end_all_sessions(member.person)
    hours = round(lasts / timedelta(hours=1)) if lasts else 0
    _note(MemberSuspended(member.public_id, suspension.public_id, hours), member, by=by)
    _tell_her(suspension, SUSPENDED)
    return suspension


def _live(suspension: Suspension) -> tuple[Member, Suspension]:
    """The member and her suspension as they are stored now, locked. Raises ``CannotBeChanged`` when it is over."""
    member = held(suspension.member)
    live = Suspension.objects.select_for_update().filter(pk=suspension.pk, ended_at=None).first()
    if live is None:
        raise CannotBeChanged(_("This suspension has ended meanwhile."))
    live.member = member
    return member, live


def _restore(member: Member, suspension: Suspension, *, by: Person | None, outcome: Suspension.Outcome) -> None:
    """Give back what the membership gives by now: nothing once its term is over."""
    suspension.ended_at, suspension.ended_by, suspension.outcome = timezone.now(), by, outcome
    suspension.save(update_fields=["ended_at", "ended_by", "outcome"])
    if member.ends_at is not None and member.ends_at <= timezone.now():
        end_by_date(member)
        return
    member.state = Member.State.ACTIVE
    member.save(update_fields=["state"])
    give_keys(member, by=by, reason="the suspension is over")
    settle(member)
    tell([member.person], kind=RESTORED, thing_ref=f"membership.member:{member.public_id}")


def _note(fact: Fact, member: Member, *, by: Person | None) -> None:
    record(fact, by=by, about=member.person, thing=ref_of(member))


def _tell_her(suspension: Suspension, kind: NoticeKind) -> None:
    ref = f"membership.member:{suspension.member.public_id}"
    tell([suspension.member.person], kind=kind, thing_ref=ref, once=f"suspension:{suspension.public_id}")


def _tell_staff(suspension: Suspension, kind: NoticeKind) -> None:
    """Tell those who keep memberships, but for whoever had a part in this suspension."""
    parties = {suspension.by_id, suspension.confirmed_by_id, suspension.member.person_id}
    staff = [person for person in people_with(Capability.KEEP_MEMBERSHIP) if person.pk not in parties]
    tell(staff, kind=kind, thing_ref="membership.suspension:staff", once=f"suspension:{suspension.public_id}")
